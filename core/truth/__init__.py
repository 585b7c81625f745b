"""Depth that is known from elsewhere, and estimates compared with it."""
