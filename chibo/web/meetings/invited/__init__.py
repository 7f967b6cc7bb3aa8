"""The meeting as those see it who are invited: overview, own answer, invitation, clerk."""
