"""The sections of the side bar: they show settings and signal edits, nothing more."""
