"""The command line: serve, build the demo, verify. Another door to the same operations."""
