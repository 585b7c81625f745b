"""Hands each part of a snapshot to the views that show it."""
