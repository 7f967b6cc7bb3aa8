"""What makes the application installable, and opens the room without a network."""
