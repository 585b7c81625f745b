"""``leadline models``: which models there are, and getting the full one's weights."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from core.cli.common import EXIT_FAILED, EXIT_OK, complain, print_json
from core.cli.progress_line import ProgressLine
from core.errors import UsageError
from core.weights.catalog import CATALOG, CatalogEntry, Source, find_entry
from core.weights.licence import TERMS, free_bytes

FULL_MODEL = "depth-pro"
BYTES_PER_MB = 1e6


def add_parser(commands: Any) -> None:
    """Add the command to argparse's sub-parsers."""
    parser = commands.add_parser("models", help="known models, and getting their weights")
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    listing = actions.add_parser("list", help="known models, and where their weights are")
    listing.add_argument("--json", action="store_true", help="one object per model and line")
    listing.set_defaults(run=run_list)
    _add_download(actions)
    installing = actions.add_parser("install", help="take the full model's weights from a file")
    installing.add_argument("file", type=Path, metavar="FILE", help="it is checked and copied")
    installing.set_defaults(run=run_install)
    verifying = actions.add_parser("verify", help="check weights that are there")
    verifying.add_argument("model", nargs="?", choices=tuple(CATALOG), help="default: all")
    verifying.set_defaults(run=run_verify)


def _add_download(actions: Any) -> None:
    entry = CATALOG[FULL_MODEL]
    parser = actions.add_parser(
        "download",
        help="fetch a model's weights",
        description="Fetch a model's weights. An interrupted download goes on where it stopped. "
        "HF_ENDPOINT and HF_TOKEN are respected.",
    )
    parser.add_argument("model", choices=[FULL_MODEL])
    parser.add_argument(
        "--source",
        choices=[source.id for source in entry.downloads],
        default=entry.downloads[0].id,
        help="; ".join(f"{each.id}: {each.title} ({each.repo_id})" for each in entry.downloads),
    )
    parser.add_argument(
        "--accept-licence", action="store_true", help="accept the terms without being asked"
    )
    parser.set_defaults(run=run_download)


def run_list(options: argparse.Namespace) -> int:
    """Print every model of the catalog."""
    for entry in CATALOG.values():
        if options.json:
            print_json(_as_json(entry))
        else:
            print(_as_text(entry))
    return EXIT_OK


def run_download(options: argparse.Namespace) -> int:
    """Show the terms, ask, and fetch."""
    entry = find_entry(options.model)
    source = next(each for each in entry.downloads if each.id == options.source)
    print(_before_download(entry, source), file=sys.stderr)
    if not (options.accept_licence or _accepted()):
        complain("the terms were not accepted: nothing was fetched")
        return EXIT_FAILED
    from core.weights.download import download, fetched_bytes

    try:
        with ProgressLine() as line:
            print(download(source, progress=line.show))
    except KeyboardInterrupt:
        kept = _megabytes(fetched_bytes(source))
        complain(f"{kept} are kept: the same command goes on from there")
        raise
    return EXIT_OK


def run_install(options: argparse.Namespace) -> int:
    """Copy a file that the user has to where the model is looked for."""
    from core.weights.install import install_file  # imports torch

    with ProgressLine() as line:
        print(install_file(options.file, find_entry(FULL_MODEL), progress=line.show))
    return EXIT_OK


def run_verify(options: argparse.Namespace) -> int:
    """Check one model's weights, or those of every model that has some."""
    from core.weights.verify import Verdict, verify  # imports torch

    status = EXIT_OK
    for entry in [find_entry(options.model)] if options.model else CATALOG.values():
        with ProgressLine() as line:
            found = verify(entry, progress=line.show)
        print(f"{entry.id}: {found.verdict}: {found.reason}\n  weights  {found.path}")
        if found.sha256:
            print(f"  SHA-256  {found.sha256}")
        missing = found.verdict is Verdict.MISSING
        if found.verdict is Verdict.DAMAGED or (missing and options.model):
            complain(f"{found.path}: {found.reason}")
            status = EXIT_FAILED
    return status


def _before_download(entry: CatalogEntry, source: Source) -> str:
    size = _megabytes(source.size_bytes) if source.size_bytes else "told when it begins"
    return "\n".join(
        [
            TERMS,
            "",
            f"from       {source.repo_id}, {source.file}",
            f"into       {entry.folder}",
            f"size       {size}",
            f"free disk  {_megabytes(free_bytes(entry.folder))}",
        ]
    )


def _accepted() -> bool:
    if not sys.stdin.isatty():
        raise UsageError(
            "the terms have to be accepted first: run this on a terminal, or with --accept-licence"
        )
    print("Do you accept these terms? [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def _as_json(entry: CatalogEntry) -> dict[str, object]:
    found, source = entry.find(), entry.installed() or entry.sources[0]
    return {
        "id": entry.id,
        "title": entry.title,
        "available": found is not None,
        "path": str(found or entry.path()),
        "source": source.id,
        "size_bytes": found.stat().st_size if found else source.size_bytes,
        "sha256": source.sha256,
        "licence": entry.licence,
        "origin": entry.origin,
        "downloads": [each.id for each in entry.downloads],
    }


def _as_text(entry: CatalogEntry) -> str:
    found = entry.find()
    size = found.stat().st_size if found else entry.sources[0].size_bytes
    lines = [
        f"{entry.id}: {entry.title}" + (f", {_megabytes(size)}" if size else ""),
        f"  weights  {found or entry.path()} ({'there' if found else 'not there'})",
        f"  licence  {entry.licence}",
        f"  origin   {entry.origin}",
    ]
    if entry.downloads and not found:
        lines.append(f"  get it   leadline models download {entry.id}")
    return "\n".join(lines)


def _megabytes(size: int) -> str:
    return f"{size / BYTES_PER_MB:,.0f} MB"
