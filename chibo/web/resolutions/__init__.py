"""Resolutions, their targets, and the tasks that follow from them."""
