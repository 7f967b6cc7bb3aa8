"""What all pages of a meeting share: reach, frame, steps, and what is there already."""
