"""Hostile files for every reader: ``python -m tests.fuzz [--minutes N] [--seed S]``."""
