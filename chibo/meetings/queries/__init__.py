"""What can be asked about meetings."""
