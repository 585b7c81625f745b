"""What the window shows, resolved from the state by pure functions."""
