"""Facts about this computer: where the files are, who holds them, what is written about a fault. No Qt."""
