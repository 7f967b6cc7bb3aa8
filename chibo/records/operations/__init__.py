"""What can happen to minutes and seals."""
