"""Whether a model's weights are there and what they should be."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from core.progress import CancelToken, ProgressCallback
from core.weights.catalog import CatalogEntry, Source


class Verdict(StrEnum):
    """What a check found."""

    MISSING = "missing"
    OK = "ok"  # the digest is the one that it should be
    UNKNOWN_DIGEST = "unknown-digest"  # readable and complete, but nothing to hold it against
    DAMAGED = "damaged"


@dataclass(frozen=True)
class Verification:
    """The state of a model's weights.

    Attributes:
        verdict: what was found.
        path: the file that was checked, or where it would be.
        reason: one sentence for people.
        source: which of the model's files it is; None where it is missing.
        size_bytes: of the file; None likewise.
        sha256: of the file, hex; None likewise.
    """

    verdict: Verdict
    path: Path
    reason: str
    source: Source | None = None
    size_bytes: int | None = None
    sha256: str | None = None


def verify(
    entry: CatalogEntry,
    *,
    progress: ProgressCallback | None = None,
    cancel: CancelToken | None = None,
) -> Verification:
    """Check the file that the model would be loaded from, whole, as it is on disk now.

    Args:
        entry: the model.
        progress: told of bytes.
        cancel: takes effect within half a second.

    Raises:
        Cancelled: the token was cancelled.
    """
    raise NotImplementedError
