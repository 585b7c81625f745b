"""How much a file may say that it holds: a few damaged or made-up bytes ask for gigabytes."""

from __future__ import annotations

from pathlib import Path

MUCH_MEMORY = 1_000_000_000
"""Bytes that reading may take for a file of any size."""
VALUES_PER_BYTE = 200
"""More than photos and depth are compressed to."""


def most_values(path: Path, *, cost: float) -> int:
    """How many pixels or numbers a file can be believed to hold.

    Args:
        path: a file that is there; a larger one is believed more.
        cost: bytes of memory that each takes while it is read, > 0.
    """
    return max(int(MUCH_MEMORY / cost), path.stat().st_size * VALUES_PER_BYTE)
