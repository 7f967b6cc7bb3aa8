"""The whole month of a branch, told by five people in five windows; one chapter a file."""
