"""What can happen to scorecards."""
