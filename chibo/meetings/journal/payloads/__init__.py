"""The payload of every kind of entry, each with its version: one table, one way to read."""
