"""Errors whose text a person can act on: what was expected, what was found, what to do.

Each takes its sentence as a literal template and the values as keywords, so that the window can
say it in another language; see ``core.sentence``:

    raise UsageError("unknown model {model}: choose one of {models}", model=..., models=...)
    raise PhotoError(path, "the picture is {width} pixels wide", width=...)
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from core.sentence import Sentence


class LeadlineError(Exception):
    """Base of every error that is shown to people as it stands.

    Args:
        template: the sentence, with places for the values; or a Sentence that is ready.
        values: by name.

    Attributes:
        cause: what is wrong, a sentence.
    """

    def __init__(self, template: str, /, **values: object) -> None:
        if not isinstance(template, Sentence):
            template = Sentence(template, **values)
        self.cause = template
        super().__init__(template)

    def __str__(self) -> str:
        return str(self.sentence)

    @property
    def sentence(self) -> Sentence:
        """All that is said."""
        return self.cause

    @property
    def code(self) -> str:
        """What tells this error from others: the template of its cause."""
        return self.cause.template

    @property
    def values(self) -> Mapping[str, Any]:
        """What stands in the places of the template."""
        return self.cause.values

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.cause,)


class FileError(LeadlineError):
    """A file could not be used.

    Attributes:
        path: the file in question.
        cause: what is wrong with it, a sentence without the file's name.
    """

    def __init__(self, path: Path | str, template: str, /, **values: object) -> None:
        super().__init__(template, **values)
        self.path = Path(path)

    @property
    def sentence(self) -> Sentence:
        """The file and the cause."""
        return Sentence("{path}: {cause}", path=self.path, cause=self.cause)

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.path, self.cause)


class PhotoError(FileError):
    """A photo could not be read."""


class WeightsError(FileError):
    """A checkpoint could not be loaded."""


class ExportError(FileError):
    """A file could not be written."""


class DataError(FileError):
    """Truth, a mask, an exported NPZ or a dataset folder could not be read."""


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


class CameraError(LeadlineError):
    """A live source could not be opened, or has stopped (missing, denied, busy, unplugged)."""


class UsageError(LeadlineError):
    """Options that contradict each other or lie outside their range."""
