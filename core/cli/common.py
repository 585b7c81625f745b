"""What the commands share: options of the model, number types, messages."""

from __future__ import annotations

import argparse
import math
import sys
from collections.abc import Callable, Collection, Sequence
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from core.batch.engine import explain
from core.errors import ExportError, LeadlineError, PhotoError, UsageError
from core.export.names import Files, output_stems
from core.files.regular_files import is_file, plain_cause
from core.files.safe_json import to_json
from core.types import AUTO, DEVICES, PRECISIONS
from core.weights.catalog import DEFAULT_MODEL
from core.weights.models import PREFIX, all_models, find_entry

if TYPE_CHECKING:
    from core.session import DepthModel

EXIT_OK, EXIT_FAILED, EXIT_USAGE = 0, 1, 2


def complain(text: str) -> None:
    """One line on standard error."""
    if sys.stderr is not None:  # closed; print would take standard output instead
        print(f"leadline: {printable(' '.join(text.split()))}", file=sys.stderr, flush=True)


def say(text: object) -> None:
    """One line on standard output; a terminal gets nothing from a file's name that steers it."""
    shown = str(text)
    write_out(printable(shown) if sys.stdout is not None and sys.stdout.isatty() else shown)


def write_out(text: str, file: TextIO | None = None) -> None:
    """Print a text to standard output (or a file that stands for it) at once.

    Raises:
        ExportError: that cannot be written to (the disk is full).
        BrokenPipeError: who read it has gone.
    """
    try:
        print(text, file=file, flush=True)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise ExportError(
            "standard output", "cannot be written: {cause}", cause=plain_cause(error)
        ) from error


def printable(text: str) -> str:
    """A text with escapes in place of what would steer a terminal or cannot be written."""
    return "".join(
        letter if letter.isprintable() or letter == "\n" else ascii(letter)[1:-1] for letter in text
    )


def print_json(value: Any, file: TextIO | None = None) -> None:
    """One object on one line, by default of standard output; NaN and infinity as null."""
    write_out(to_json(_finite(value)), file)


def add_model_options(parser: argparse.ArgumentParser) -> None:
    """Options that ``open_session`` reads."""
    group = parser.add_argument_group("model")
    group.add_argument(
        "--model",
        type=model_id,
        default=DEFAULT_MODEL,
        metavar="MODEL",
        help=f"one of {', '.join(all_models())}, or {PREFIX}ID_OR_FOLDER",
    )
    group.add_argument("--checkpoint", type=Path, metavar="FILE", help="weights of that model")
    group.add_argument(
        "--bundled-metres",
        action="store_true",
        help="give a model that tells no metres those of the bundled one",
    )
    group.add_argument("--device", choices=(AUTO, *DEVICES), default=AUTO)
    group.add_argument("--precision", choices=(AUTO, *PRECISIONS), default=AUTO)


def model_id(text: str) -> str:
    """An argparse type: a model that can be named."""
    try:
        return find_entry(text).id
    except UsageError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def open_session(options: argparse.Namespace, *, with_fov: bool = True) -> DepthModel:
    """Load the model that the options name; arguments and errors as ``open_model``."""
    from core.session import open_model  # imports torch

    return open_model(
        options.model,
        checkpoint=options.checkpoint,
        device=options.device,
        precision=options.precision,
        with_fov=with_fov,
        bundled_metres=options.bundled_metres,
    )


class _NotOpenedError(Exception):
    """The model cannot be had: no photo can do without it."""

    def __init__(self, cause: LeadlineError) -> None:
        super().__init__(cause)
        self.cause = cause


def once(opening: Callable[[], DepthModel]) -> Callable[[], DepthModel]:
    """Opens the model when it is first asked for: what is wrong with a photo is told before.

    In the work of ``for_each_photo`` alone; where the model cannot be opened that ends.
    """

    @cache
    def opened() -> DepthModel:
        try:
            return opening()
        except LeadlineError as error:
            raise _NotOpenedError(error) from error

    return opened


def require_folder(folder: Path) -> None:
    """See that files can be put into a folder that is there, or may be made.

    Raises:
        ExportError: it is something else.
    """
    if folder.exists() and not folder.is_dir():
        raise ExportError(folder, "this is not a folder")


def add_photo_options(parser: argparse.ArgumentParser) -> None:
    """Photos in, files into a folder."""
    parser.add_argument("photos", nargs="+", type=Path, metavar="PHOTO")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="made if missing")
    parser.add_argument("--overwrite", action="store_true", help="replace files that exist")


def refuse_replacing(path: Path, options: argparse.Namespace) -> None:
    """See that a file is not there yet, or may be replaced: before the network runs, not after.

    Raises:
        ExportError: it is there.
    """
    if is_file(path) and not options.overwrite:
        raise ExportError(path, "is there already; choose another folder or --overwrite")


def for_each_photo(
    photos: Sequence[Path], work: Callable[[Path, str], Sequence[LeadlineError]], files: Files
) -> int:
    """Work on photo after photo; a bad one is reported and does not stop the others.

    Args:
        work: gets a photo and the start of its files' names; returns what could not be made.
        files: names of the files that it makes of a photo, which no other photo may make.

    Returns:
        The exit status.
    """
    status = EXIT_OK
    names = output_stems([photo.name for photo in photos], files, dot="_")
    for path, name in zip(photos, names, strict=True):
        for failure in _failures(path, partial(work, path, name)):
            complain(str(failure) if hasattr(failure, "path") else f"{path}: {failure}")
            status = EXIT_FAILED
    return status


def _failures(path: Path, work: Callable[[], Sequence[LeadlineError]]) -> Sequence[LeadlineError]:
    """What came of a photo, whatever it does: the next one gets its turn."""
    try:
        return work()
    except BrokenPipeError:  # nobody reads what is told of the others
        raise
    except _NotOpenedError as stop:
        raise stop.cause from None
    except LeadlineError as error:
        return [error]
    except Exception as error:
        return [PhotoError(path, explain(error))]


def number(
    *, above: float = -math.inf, minimum: float = -math.inf, maximum: float = math.inf
) -> Callable[[str], float]:
    """An argparse type: a finite number within limits (``above`` itself is outside)."""

    def parse(text: str) -> float:
        try:
            value = float(text)
        except ValueError:
            value = math.nan
        if not (math.isfinite(value) and value > above and minimum <= value <= maximum):
            raise argparse.ArgumentTypeError(f"expected {_limits()}, found {text!r}")
        return value

    def _limits() -> str:
        if math.isfinite(maximum):
            low = above if math.isfinite(above) else minimum
            return f"a number from {low:g} to {maximum:g}"
        return f"a number above {above:g}"

    return parse


def ids_of(known: Collection[str]) -> Callable[[str], list[str]]:
    """An argparse type: some of these, between commas; each once."""

    def parse(text: str) -> list[str]:
        wanted = [part.strip() for part in text.split(",") if part.strip()]
        unknown = [part for part in wanted if part not in known]
        if unknown or not wanted:
            raise argparse.ArgumentTypeError(
                f"{', '.join(unknown) or 'nothing'} is not available; "
                f"choose from {', '.join(known)}"
            )
        return list(dict.fromkeys(wanted))

    return parse


def count(text: str) -> int:
    """An argparse type: a whole number above 0."""
    if not text.isdecimal() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"expected a whole number above 0, found {text!r}")
    return int(text)


def _finite(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _finite(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(each) for each in value]
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value
