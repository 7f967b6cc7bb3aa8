"""What can be asked about minutes, seals and documents."""
