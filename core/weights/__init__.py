"""Checkpoints: which are known, where they are, and how they become a network."""
