"""What can happen to resolutions and tasks."""
