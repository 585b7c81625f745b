"""What the commands share: options of the model, number types, messages."""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from core.errors import LeadlineError, PhotoError, UsageError
from core.weights.catalog import DEFAULT_MODEL
from core.weights.models import PREFIX, all_models, find_entry

if TYPE_CHECKING:
    from core.session import DepthModel

EXIT_OK, EXIT_FAILED, EXIT_USAGE = 0, 1, 2

Commands = "argparse._SubParsersAction[argparse.ArgumentParser]"


def complain(text: str) -> None:
    """One line on standard error."""
    print(f"leadline: {' '.join(text.split())}", file=sys.stderr, flush=True)


def print_json(value: Any, file: TextIO | None = None) -> None:
    """One object on one line, by default of standard output; NaN and infinity as null."""
    print(json.dumps(_finite(value), ensure_ascii=False, allow_nan=False), file=file, flush=True)


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
    group.add_argument("--device", choices=("auto", "cpu", "cuda", "mps"), default="auto")
    precisions = ("auto", "float32", "bfloat16", "float16", "int8")
    group.add_argument(
        "--bundled-metres",
        action="store_true",
        help="give a model that tells no metres those of the bundled one",
    )
    group.add_argument("--precision", choices=precisions, default="auto")


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


def add_photo_options(parser: argparse.ArgumentParser) -> None:
    """Photos in, files into a folder."""
    parser.add_argument("photos", nargs="+", type=Path, metavar="PHOTO")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="made if missing")
    parser.add_argument("--overwrite", action="store_true", help="replace files that exist")


def for_each_photo(
    photos: Sequence[Path], work: Callable[[Path, str], Sequence[LeadlineError]]
) -> int:
    """Work on photo after photo; a bad one is reported and does not stop the others.

    Args:
        work: gets a photo and the start of its files' names; returns what could not be made.

    Returns:
        The exit status.
    """
    status = EXIT_OK
    for path, name in zip(photos, output_names(photos), strict=True):
        try:
            failures = work(path, name)
        except LeadlineError as error:
            failures = [error]
        except MemoryError:
            failures = [PhotoError(path, "there is not enough memory for this photo")]
        for failure in failures:
            complain(str(failure) if hasattr(failure, "path") else f"{path}: {failure}")
            status = EXIT_FAILED
    return status


def output_names(photos: Sequence[Path]) -> list[str]:
    """Start of the file names of each photo's exports, all different.

    The photo's name without suffix; with it (``a_jpg``) where several photos share that, and
    with a number (``a_jpg-2``) where they share even the suffix. Names that differ only in
    case count as equal, as they do for some file systems.
    """
    shared = Counter(photo.stem.casefold() for photo in photos)
    taken: set[str] = set()
    names = []
    for photo in photos:
        alone = shared[photo.stem.casefold()] == 1
        base = photo.stem if alone else photo.name.replace(".", "_")
        name, number = base, 1
        while name.casefold() in taken:
            number += 1
            name = f"{base}-{number}"
        taken.add(name.casefold())
        names.append(name)
    return names


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
