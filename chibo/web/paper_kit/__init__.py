"""A meeting on paper: the kit to print, and the page on which what came back is keyed in."""
