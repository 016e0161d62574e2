"""What published numbers say: the card of them, the search that sees the early ones, and the back-cast by all."""
