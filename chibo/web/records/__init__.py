"""The minutes of a meeting, from composing to the seal, and what stands behind a code."""
