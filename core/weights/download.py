"""Fetching weights from a hub: resumed, checked, and whole or not at all."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import BinaryIO

from filelock import FileLock, Timeout

from core.errors import DownloadError, WeightsError
from core.files import plain_cause
from core.progress import CancelToken, Progress, ProgressCallback
from core.sentence import Sentence
from core.weights import hub
from core.weights.arrived import check_arrived
from core.weights.background import CHECK_S, call, stream
from core.weights.digest import file_sha256, known_sha256, remember
from core.weights.entry import CatalogEntry, WeightsSource, user_folder
from core.weights.licence import require_space

ATTEMPTS = 5  # that bring nothing, one after the other
PAUSE_S = 2.0  # before another attempt
REPORT_S = 0.1
TAG_LENGTH = 16


def download(
    source: WeightsSource,
    *,
    entry: CatalogEntry | None = None,
    folder: Path | None = None,
    progress: ProgressCallback | None = None,
    cancel: CancelToken | None = None,
) -> Path:
    """Fetch a file from a hub into the folder of weights, whole and checked, or not at all.

    What an interrupted download has fetched stays beside it under another name, and the next
    one goes on from there. A file that is there already and right is not fetched again.

    Args:
        source: one of the catalog's that a hub offers.
        entry: the model that it is for: what a file without a pinned digest is held against.
        folder: by default the user's folder of weights; made if missing.
        progress: told of bytes, at most ten times a second, while downloading and while checking.
        cancel: takes effect within half a second.

    Returns:
        The installed file.

    Raises:
        DownloadError: the hub cannot be reached, refuses, or sent something else.
        UsageError: the repository must not or cannot be used: nothing large was fetched.
        WeightsError: the disk has too little space or the file cannot be written.
        Cancelled: the token was cancelled.
    """
    remote = call(partial(hub.look_up, source), cancel)
    expected = _expected_digest(source, remote)
    for companion in _companions(source, remote.commit):
        download(companion, folder=folder, cancel=cancel)
    folder = (folder or user_folder()) / source.folder
    target = folder / source.stored
    if expected and target.is_file() and known_sha256(target, cancel=cancel) == expected:
        return target
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / f".{source.stored}.lock", timeout=0):
            part = _partial_file(folder, source, remote)
            require_space(folder, (remote.size_bytes or 0) - part.stat().st_size)
            _fetch(source, remote, part, progress, cancel)
            digest = _check_content(part, remote, expected, progress, cancel)
            if source.sha256 is None:
                check_arrived(part, source, entry, cancel)
            part.replace(target)
    except Timeout as error:
        raise DownloadError("another download of {file} is running", file=source.stored) from error
    except OSError as error:
        raise WeightsError(
            target, "cannot be written: {cause}", cause=plain_cause(error)
        ) from error
    remember(target, sha256=digest)
    return target


def _companions(source: WeightsSource, commit: str) -> Iterator[WeightsSource]:
    """The further files that belong beside it, of the same version of the repository."""
    alone = replace(source, revision=commit, size_bytes=None, sha256=None, companions=())
    for name in source.companions:
        yield replace(alone, stored=name, file=name)


def fetched_bytes(source: WeightsSource, *, folder: Path | None = None) -> int:
    """How much of a file an interrupted download has left, to go on from."""
    parts = ((folder or user_folder()) / source.folder).glob(f"{source.stored}.*.part")
    return sum(part.stat().st_size for part in parts)


def _expected_digest(source: WeightsSource, remote: hub.RemoteFile) -> str | None:
    other_content = source.sha256 and remote.sha256 and source.sha256 != remote.sha256
    other_size = source.size_bytes and remote.size_bytes and source.size_bytes != remote.size_bytes
    if other_content or other_size:
        raise DownloadError(
            "{place} offers another {file} than the one that "
            "this program knows: nothing was fetched",
            place=f"{hub.endpoint()}/{source.repo_id}",
            file=source.file,
        )
    return source.sha256 or remote.sha256


def _partial_file(folder: Path, source: WeightsSource, remote: hub.RemoteFile) -> Path:
    """Where this version's bytes gather; those of another version go."""
    tag = re.sub(r"\W", "", remote.etag)[:TAG_LENGTH]
    part = folder / f"{source.stored}.{tag}.part"
    for other in folder.glob(f"{source.stored}.*.part"):
        if other != part:
            other.unlink(missing_ok=True)
    part.touch()
    return part


def _fetch(
    source: WeightsSource,
    remote: hub.RemoteFile,
    part: Path,
    progress: ProgressCallback | None,
    cancel: CancelToken | None,
) -> None:
    """Append to the partial file until it is whole, over as many connections as it takes."""
    report = _Report(progress, remote.size_bytes)
    failures = 0
    while part.stat().st_size != remote.size_bytes:
        before = part.stat().st_size
        try:
            with part.open("r+b") as file:
                _append(source, remote, file, report, cancel)
            return
        except hub.PassingError as error:
            failures = 0 if part.stat().st_size > before else failures + 1
            if failures >= ATTEMPTS:
                raise DownloadError(
                    "{cause}. {kept}", cause=error, kept=_kept(part, remote)
                ) from error
        _pause(cancel)


def _pause(cancel: CancelToken | None) -> None:
    end = time.monotonic() + PAUSE_S
    while time.monotonic() < end:
        if cancel is not None:
            cancel.check()
        time.sleep(CHECK_S)


def _append(
    source: WeightsSource,
    remote: hub.RemoteFile,
    file: BinaryIO,
    report: _Report,
    cancel: CancelToken | None,
) -> None:
    start = file.seek(0, 2)
    with closing(stream(partial(hub.pieces, source, remote, start), cancel)) as arriving:
        for position, data in arriving:
            if position != file.tell():  # the hub began at the beginning
                file.seek(position)
                file.truncate()
            file.write(data)
            report(position + len(data))
    file.flush()
    os.fsync(file.fileno())


def _kept(part: Path, remote: hub.RemoteFile) -> Sentence:
    kept = part.stat().st_size / 1e6
    if not remote.size_bytes:
        return Sentence(
            "{kept:.0f} MB are kept: start the download again to go on from there", kept=kept
        )
    return Sentence(
        "{kept:.0f} of {total:.0f} MB are kept: start the download again to go on from there",
        kept=kept,
        total=remote.size_bytes / 1e6,
    )


def _check_content(
    part: Path,
    remote: hub.RemoteFile,
    expected: str | None,
    progress: ProgressCallback | None,
    cancel: CancelToken | None,
) -> str:
    found = file_sha256(part, progress=progress, cancel=cancel)
    size = part.stat().st_size
    if found != (expected or found) or size != (remote.size_bytes or size):
        part.unlink()
        raise DownloadError(
            "{hub} sent something else than the file announced: {found_bytes} bytes with "
            "SHA-256 {found}, expected {expected_bytes} with {expected}. It was removed: try "
            "again",
            hub=hub.endpoint(),
            found_bytes=size,
            found=found,
            expected_bytes=remote.size_bytes,
            expected=expected,
        )
    return found


class _Report:
    """Passes progress on, but not for every packet."""

    def __init__(self, report: ProgressCallback | None, total: int | None) -> None:
        self._report = report
        self._total = total
        self._last = -REPORT_S

    def __call__(self, done: int) -> None:
        now = time.monotonic()
        if self._report is None or (now - self._last < REPORT_S and done != self._total):
            return
        self._last = now
        self._report(Progress(done, self._total or done, "downloading"))
