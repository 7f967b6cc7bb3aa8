"""What can be asked about months of branches and committees."""
