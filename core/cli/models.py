"""``leadline models``: the models that the program knows."""

from __future__ import annotations

import argparse
from typing import Any

from core.cli.common import EXIT_OK, print_json
from core.weights.catalog import CATALOG, CatalogEntry

BYTES_PER_MB = 1e6


def add_parser(commands: Any) -> None:
    """Add the command to argparse's sub-parsers."""
    parser = commands.add_parser("models", help="known models, and where their weights are")
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    listing = actions.add_parser("list", help="known models, and where their weights are")
    listing.add_argument("--json", action="store_true", help="one object per model and line")
    listing.set_defaults(run=run_list)


def run_list(options: argparse.Namespace) -> int:
    """Print every model of the catalog."""
    for entry in CATALOG.values():
        if options.json:
            print_json(_as_json(entry))
        else:
            print(_as_text(entry))
    return EXIT_OK


def _as_json(entry: CatalogEntry) -> dict[str, object]:
    found = entry.find()
    return {
        "id": entry.id,
        "title": entry.title,
        "available": found is not None,
        "path": str(entry.path()),
        "size_bytes": found.stat().st_size if found else entry.sources[0].size_bytes,
        "sha256": entry.sources[0].sha256,
        "licence": entry.licence,
        "origin": entry.origin,
    }


def _as_text(entry: CatalogEntry) -> str:
    found = entry.find()
    size = found.stat().st_size if found else entry.sources[0].size_bytes
    lines = [
        f"{entry.id}: {entry.title}" + (f", {size / BYTES_PER_MB:.0f} MB" if size else ""),
        f"  weights  {entry.path()} ({'there' if found else 'not there'})",
        f"  licence  {entry.licence}",
        f"  origin   {entry.origin}",
    ]
    return "\n".join(lines)
