"""``leadline convert``: public data sets as folders to train and evaluate on."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from core.cli.common import EXIT_OK, complain, say
from core.cli.train import require_extra


def add_parser(commands: Any) -> None:
    """Add the command to argparse's sub-parsers."""
    parser = commands.add_parser(
        "convert",
        help="turn a public data set into a folder to train on",
        description="nyu: SRC is nyu_depth_v2_labeled.mat. hypersim: SRC is a scene (ai_...) or "
        "a folder of scenes with the tone-mapped previews and depth_meters.hdf5.",
    )
    parser.add_argument("kind", choices=("nyu", "hypersim"))
    parser.add_argument("source", type=Path, metavar="SRC")
    parser.add_argument("folder", type=Path, metavar="DST", help="new or empty")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Convert, and tell how many photos there are now."""
    require_extra()
    from core.training.convert import convert_hypersim, convert_nyu

    if options.kind == "nyu":
        number = convert_nyu(options.source, options.folder)
    else:
        number = convert_hypersim(options.source, options.folder, report=complain)
    say(f"{options.folder}: {number} photos")
    return EXIT_OK
