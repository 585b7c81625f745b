"""Where depth comes from: a model, or the photo's own file."""

from __future__ import annotations

import argparse
from pathlib import Path

from core.cli.common import complain
from core.errors import DataError, PhotoError
from core.own_depth import OwnDepth, own_estimate, read_own_depth
from core.types import Estimate, Photo

FROM_FILE, FROM_MODEL = DEPTH_SOURCES = ("file", "model")


def add_source_option(parser: argparse.ArgumentParser) -> None:
    """The option that says so."""
    parser.add_argument(
        "--depth-from",
        choices=DEPTH_SOURCES,
        default=FROM_MODEL,
        help="a model, or the depth that phones write into the photo's file: no model runs then, "
        "and photos without such depth fail (default: %(default)s)",
    )


def depth_beside(path: Path) -> OwnDepth | None:
    """The depth in a photo's file; where that is broken it is told, for a model can do without."""
    try:
        return read_own_depth(path)
    except DataError as error:
        complain(str(error))
        return None


def estimate_in(path: Path, photo: Photo) -> tuple[OwnDepth, Estimate]:
    """The depth in a photo's file, in place of a model's.

    Raises:
        PhotoError: there is none.
        DataError: it cannot be read.
    """
    own = read_own_depth(path)
    if own is None:
        raise PhotoError(path, "there is no depth in this file")
    return own, own_estimate(own, photo)
