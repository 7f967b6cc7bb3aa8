"""A meeting on paper: what is printed before, and what is keyed in afterwards."""
