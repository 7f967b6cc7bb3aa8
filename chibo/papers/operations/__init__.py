"""What can happen to files, terms and numbers."""
