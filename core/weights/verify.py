"""Whether a model's weights are there and what they should be."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from core.errors import UsageError, WeightsError
from core.files import plain_cause
from core.progress import CancelToken, ProgressCallback
from core.sentence import Sentence
from core.weights.digest import file_sha256, remember, remembered_sha256
from core.weights.entry import CatalogEntry, WeightsSource
from core.weights.load import check_file


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
        size_bytes: size of the file; None likewise.
        sha256: digest of the file, hex; None likewise.
    """

    verdict: Verdict
    path: Path
    reason: Sentence
    source: WeightsSource | None = None
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
        UsageError: the model has no file of weights.
        Cancelled: the token was cancelled.
    """
    source, expected = entry.installed(), entry.path()
    if expected is None:
        raise UsageError("{title} has no file of weights that could be checked", title=entry.title)
    if source is None:
        return Verification(Verdict.MISSING, expected, Sentence("it is not there"))
    path = source.place(entry.folder)
    earlier = remembered_sha256(path)
    try:
        size = path.stat().st_size
        found = file_sha256(path, progress=progress, cancel=cancel)
        verdict, reason = _judge(path, entry, source, found, earlier, progress, cancel)
    except (WeightsError, OSError) as error:
        cause = error.cause if isinstance(error, WeightsError) else plain_cause(error)
        return Verification(Verdict.DAMAGED, path, cause, source)
    if verdict != Verdict.DAMAGED and not entry.bundled:
        remember(path, sha256=found)
    return Verification(verdict, path, reason, source, size, found)


def _judge(
    path: Path,
    entry: CatalogEntry,
    source: WeightsSource,
    found: str,
    earlier: str | None,
    progress: ProgressCallback | None,
    cancel: CancelToken | None,
) -> tuple[Verdict, Sentence]:
    if found == source.sha256:
        return Verdict.OK, Sentence("it is the published file, by its SHA-256")
    if earlier not in (None, found):
        return Verdict.DAMAGED, Sentence(
            "its content has changed on the disk, though nobody wrote it"
        )
    if entry.preset is None:
        return _without_preset(source, earlier)
    check_file(path, entry.preset, progress=progress, cancel=cancel)
    if source.sha256:
        return Verdict.UNKNOWN_DIGEST, Sentence(
            "it is complete, but not the file that was published"
        )
    if earlier:
        return Verdict.OK, Sentence(
            "it is complete, and unchanged since it was installed or last checked"
        )
    return Verdict.UNKNOWN_DIGEST, Sentence("it is complete; there is no digest to compare it with")


def _without_preset(source: WeightsSource, earlier: str | None) -> tuple[Verdict, Sentence]:
    """What its digest alone says of a file whose content cannot be judged here."""
    if source.sha256:
        return Verdict.UNKNOWN_DIGEST, Sentence("it is not the file that was published")
    if earlier:
        return Verdict.OK, Sentence("it is unchanged since it was installed or last checked")
    return Verdict.UNKNOWN_DIGEST, Sentence("there is no digest to compare it with")
