"""What can happen to prepared devices and to the files they export."""
