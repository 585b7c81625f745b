"""What came of an export."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from core.errors import ExportError


@dataclass(frozen=True)
class Exports:
    """Files of one photo, and those that are missing.

    Attributes:
        files: those written.
        failures: why others were not, one for each format.
    """

    files: list[Path]
    failures: list[ExportError] = field(default_factory=list)
