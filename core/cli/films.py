"""``leadline films``: the depth of films that is kept on the disk, and how much of it may be."""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import Any

from core.cli.common import EXIT_OK, complain, number, print_json, say
from core.films.request import KEPT_GB
from core.settings import kept_films_bytes, load_settings, save_settings, settings_path

BYTES_PER_GB = 1e9


def add_parser(commands: Any) -> None:
    """Add the command to argparse's sub-parsers."""
    parser = commands.add_parser(
        "films",
        help="depth of films that is kept on the disk: how much, the limit, deleting it",
        description="Depth of films is kept, so that what was estimated once is not estimated "
        "again; what was not used longest goes first. Tells where it is and what it takes.",
    )
    parser.add_argument(
        "--clear", action="store_true", help="delete all of it but of films that are in use"
    )
    parser.add_argument(
        "--limit-gb",
        type=number(minimum=KEPT_GB.low, maximum=KEPT_GB.high),
        metavar="GB",
        help=f"from now on keep so much at most (at first {KEPT_GB.default:g})",
    )
    parser.add_argument("--json", action="store_true", help="one object on a line")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Do what is asked, then tell what is kept."""
    from core.films.store import caches_folder, clear, kept, make_room

    if options.limit_gb is not None:
        _set_limit(options.limit_gb)
    limit = kept_films_bytes()
    gone = clear() if options.clear else make_room(limit) if options.limit_gb is not None else 0
    there = kept()
    if options.json:
        told = {"limit_bytes": limit, "deleted_bytes": gone, **vars(there)}
        print_json({"folder": str(caches_folder()), **told})
        return EXIT_OK
    if gone:
        say(f"{_gb(gone)} deleted")
    say(
        f"{caches_folder()}: {_gb(there.bytes)} of at most {_gb(limit)}, "
        f"of {there.stores} clips, {there.in_use} of them in use"
    )
    return EXIT_OK


def _set_limit(gigabytes: float) -> None:
    """In the settings that the window reads as well. SettingsError."""
    path = settings_path()
    settings, messages = load_settings(path)
    for message in messages:
        complain(str(message))
    save_settings(replace(settings, kept_films_gb=gigabytes), path)


def _gb(size: int) -> str:
    return f"{size / BYTES_PER_GB:.2f} GB"
