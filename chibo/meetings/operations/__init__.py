"""What can happen to a meeting."""
