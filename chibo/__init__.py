"""Chibo: the monthly meeting of a Party branch, and the committees above it."""
