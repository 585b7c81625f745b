"""What went wrong, in words for the strip under the toolbar."""

from __future__ import annotations

from core.errors import FileError, LeadlineError
from gui.kit.translate import full_sentence, tr
from gui.widgets.error_strip import Note
from gui.work.task_runner import Failure


def cause(failure: Failure) -> str:
    """A sentence without the file's name."""
    error = failure.error
    if isinstance(error, LeadlineError):
        return full_sentence(error.cause)
    if isinstance(error, MemoryError):
        return tr(
            "There is not enough memory for this. Close other programs or take a smaller photo."
        )
    what = error or type(error).__name__
    return tr("Something unexpected went wrong: {what}.").format(what=what)


def file_or(what: str, failure: Failure) -> str:
    """The name of the file that is to blame, else ``what``."""
    error = failure.error
    return error.path.name if isinstance(error, FileError) else what


def note_of(subject: str, failure: Failure, *, action: str = "", key: str = "") -> Note:
    """A note about a failed task; the traceback only where the cause is unexpected."""
    expected = isinstance(failure.error, LeadlineError)
    details = "" if expected else failure.details
    return Note(subject, cause(failure), action=action, details=details, key=key)
