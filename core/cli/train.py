"""``leadline train``: train a network, or continue what was begun."""

from __future__ import annotations

import argparse
import logging
from dataclasses import replace
from pathlib import Path
from typing import Any

from core.cli.common import EXIT_OK, say
from core.errors import UsageError


def add_parser(commands: Any) -> None:
    """Add the command to argparse's sub-parsers."""
    parser = commands.add_parser(
        "train",
        help="train a network on folders of photos with depth",
        description="Train a network through a curriculum. The same command continues a run "
        "that was stopped or killed. Named configurations: laptop (minutes, on views that it "
        "renders), compact (the bundled model), paper (Depth Pro in full).",
    )
    parser.add_argument(
        "--config", required=True, metavar="NAME|FILE", help="a named configuration or a JSON file"
    )
    parser.add_argument(
        "--data",
        type=Path,
        nargs="+",
        default=[],
        metavar="DIR",
        help="folders to train on, beside the configuration's",
    )
    parser.add_argument(
        "--out", type=Path, metavar="DIR", help="checkpoints and log (default: runs/NAME)"
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="check the data and tell the plan, train nothing"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Train, or tell what would be done."""
    require_extra()
    from rich.console import Console

    from core.training.config import find_config
    from core.training.plan import dry_run
    from core.training.run import train

    config = find_config(options.config)
    config = replace(config, data=(*config.data, *options.data))
    out = options.out or Path("runs") / Path(options.config).stem
    if options.dry_run:
        for line in dry_run(config, out):
            say(line)
        return EXIT_OK
    console = Console(stderr=True)
    _set_up_log(console)
    train(config, out, console=console)
    say(out / "last.safetensors")
    return EXIT_OK


def require_extra() -> None:
    """Raise UsageError where the packages of the extra "train" are not installed."""
    try:
        import h5py  # noqa: F401
        import lightning_fabric  # noqa: F401
    except ImportError as error:
        raise UsageError(
            "training needs more packages: pip install -c constraints.txt -e '.[train]'"
        ) from error


def _set_up_log(console: Any) -> None:
    from rich.logging import RichHandler

    if console.is_terminal:
        handler: logging.Handler = RichHandler(console=console, show_path=False)
        logging.basicConfig(level=logging.INFO, format="%(message)s", handlers=[handler])
    else:
        logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
