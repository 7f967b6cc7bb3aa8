"""What can happen to an account."""
