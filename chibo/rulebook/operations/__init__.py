"""What can happen to rules and criteria tables."""
