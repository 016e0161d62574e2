"""Questions that take longer than a week does, asked and answered beside the game."""
