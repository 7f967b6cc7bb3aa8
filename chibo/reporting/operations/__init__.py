"""Sweeps that keep the rows of months equal to the raw facts."""
