"""Who holds which post in a unit: appoint, hand on, relieve."""
