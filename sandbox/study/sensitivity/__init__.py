"""What an outcome depends on: the parameters that move it most, and where the better of two plans changes."""
