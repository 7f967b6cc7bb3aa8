"""What can be asked about devices."""
