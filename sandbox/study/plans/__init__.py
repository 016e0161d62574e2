"""Plans that nobody has tried: a search for good ones, what breaks them, and agents that make their own."""
