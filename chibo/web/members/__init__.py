"""The roster of a branch and its import."""
