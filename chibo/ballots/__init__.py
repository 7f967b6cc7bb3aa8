"""Electronic votes of members on their own telephones: sealed envelopes, and votes by name."""
