"""The record of who did what: append-only, one hash chain per unit, readable by people.

Knows nothing above it: the actor is kept as id, name and post in text, the
subject as kind and id. Every operation of the house writes here in the same
transaction as its deed.
"""
