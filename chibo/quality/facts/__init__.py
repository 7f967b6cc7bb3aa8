"""Facts: what each means, who counts it, and the people and entries behind it."""
