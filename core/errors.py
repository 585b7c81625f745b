"""Errors whose text a person can act on: what was expected, what was found, what to do."""

from __future__ import annotations

from pathlib import Path


class LeadlineError(Exception):
    """Base of every error that is shown to people as it stands."""


class FileError(LeadlineError):
    """A file could not be used.

    Attributes:
        path: the file in question.
        cause: what is wrong with it, a sentence without the file's name.
    """

    def __init__(self, path: Path | str, cause: str) -> None:
        self.path = Path(path)
        self.cause = cause
        super().__init__(f"{self.path}: {cause}")

    def __reduce__(self) -> tuple[type[FileError], tuple[Path, str]]:
        return type(self), (self.path, self.cause)


class PhotoError(FileError):
    """A photo could not be read."""


class WeightsError(FileError):
    """A checkpoint could not be loaded."""


class ExportError(FileError):
    """A file could not be written."""


class DataError(FileError):
    """Ground truth, a mask, an exported NPZ or a dataset folder could not be read."""


class SettingsError(FileError):
    """The settings file could not be read or written."""


class SessionError(FileError):
    """A session file or the presets could not be read or written."""


class DownloadError(LeadlineError):
    """A file could not be fetched; nothing was installed."""


class ModelError(LeadlineError):
    """The model could not run (unknown model, device or precision, out of memory)."""


class MeasureError(LeadlineError):
    """Nothing can be measured so (sky, both ends in one pixel, no length typed)."""


class UsageError(LeadlineError):
    """Options that contradict each other or lie outside their range."""
