"""Sheets that lie over the window without blocking it."""
