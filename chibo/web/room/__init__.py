"""The room in which a meeting is held: the clerk's page, and the member's own check-in."""
