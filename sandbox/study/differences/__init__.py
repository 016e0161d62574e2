"""Two runs: how far apart they are, and what parts of it which cause makes."""
