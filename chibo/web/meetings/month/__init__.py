"""The months of a branch: the list of them, and the one in hand."""
