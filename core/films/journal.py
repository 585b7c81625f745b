"""What an export of a clip has finished, so that the next one goes on instead of beginning anew."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

from core.errors import ExportError
from core.files import atomic_path
from core.files.safe_json import read_json


class Journal:
    """A hidden file in the folder of exports, there while an export is not whole.

    Args:
        out_dir, stem: where the files go, and how their names begin.
        order: digest of all that the files depend on.
    """

    def __init__(self, out_dir: Path, stem: str, order: str) -> None:
        self._path = out_dir / f".{stem}.leadline-clip.json"
        self._order = order
        self._begun: set[str] = set()
        self._done: set[str] = set()
        self._read()

    def is_ours(self, fmt: str) -> bool:
        """Whether what is there of a format is of this export, stopped earlier."""
        return fmt in self._begun

    def is_done(self, fmt: str) -> bool:
        """Whether a format is whole."""
        return fmt in self._done

    def begin(self, formats: list[str]) -> None:
        """From now on what is there of these formats is of this export. ExportError."""
        self._begun.update(formats)
        self._write()

    def finish(self, fmt: str) -> None:
        """A format is whole. ExportError."""
        self._done.add(fmt)
        self._write()

    def close(self) -> None:
        """All is whole: nothing is left to go on with."""
        with suppress(OSError):
            self._path.unlink(missing_ok=True)

    def _read(self) -> None:
        try:
            found = read_json(self._path)
            if found["order"] == self._order:
                self._begun, self._done = set(found["begun"]), set(found["done"])
        except (OSError, ValueError, KeyError, TypeError):
            return

    def _write(self) -> None:
        facts = {"order": self._order, "begun": sorted(self._begun), "done": sorted(self._done)}
        try:
            with atomic_path(self._path) as temporary:
                temporary.write_text(json.dumps(facts) + "\n", "utf-8")
        except ExportError as error:
            raise ExportError(self._path.parent, error.cause) from error
