"""The month of a branch: plan, prepare, convene, and the answers of the members."""
