"""What can happen to a member."""
