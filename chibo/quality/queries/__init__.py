"""What can be asked about scorecards."""
