"""How a branch is divided into Party groups."""
