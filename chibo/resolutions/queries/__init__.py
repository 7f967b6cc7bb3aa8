"""What can be asked about resolutions and tasks."""
