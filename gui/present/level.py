"""Stands the cloud on its floor."""

from __future__ import annotations

from gui.panes.cloud import CloudPane
from gui.snapshot.level import LevelPart


def stand(cloud: CloudPane, part: LevelPart) -> None:
    """Turn the cloud's world, with its grid on the floor."""
    cloud.set_level(part.turn, part.floor.height_m if part.floor else None)
