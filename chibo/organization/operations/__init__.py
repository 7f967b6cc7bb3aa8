"""What can happen to a unit."""
