"""What a device is given for one evening, part by part."""
