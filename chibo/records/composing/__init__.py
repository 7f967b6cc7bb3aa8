"""From the folded journal to the minutes: pure, one file per part of the minutes."""
