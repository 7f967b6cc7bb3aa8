"""What can happen to an electronic vote."""
