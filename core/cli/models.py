"""``leadline models``: which models there are, and getting their weights."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from core.cli.common import EXIT_FAILED, EXIT_OK, complain, model_id, print_json, say
from core.cli.progress_line import TerminalProgress
from core.errors import LeadlineError, UsageError
from core.types import DepthKind
from core.weights.advice import Purpose, allowed_use, recommended
from core.weights.entry import CatalogEntry, WeightsSource
from core.weights.licence import free_bytes
from core.weights.models import all_models, find_entry, installed_models, to_download, to_install
from core.weights.speeds import Speed, known_speeds

BYTES_PER_MB = 1e6


def add_parser(commands: Any) -> None:
    """Add the command to argparse's sub-parsers."""
    parser = commands.add_parser("models", help="known models, and getting their weights")
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    listing = actions.add_parser("list", help="known models, and where their weights are")
    listing.add_argument("--json", action="store_true", help="one object per model and line")
    listing.set_defaults(run=run_list)
    _add_download(actions)
    _add_install(actions)
    verifying = actions.add_parser("verify", help="check weights that are there")
    with_files = [entry.id for entry in all_models().values() if entry.sources]
    verifying.add_argument("model", nargs="?", choices=with_files, help="default: all")
    verifying.set_defaults(run=run_verify)
    measuring = actions.add_parser("bench", help="how long a photo takes here; it is remembered")
    measuring.add_argument("models", nargs="*", type=model_id, metavar="MODEL", help="default: all")
    measuring.set_defaults(run=run_bench)


def _add_download(actions: Any) -> None:
    downloadable = [entry.id for entry in to_download()]
    offered = [(entry, source) for entry in to_download() for source in entry.downloads]
    parser = actions.add_parser(
        "download",
        help="fetch a model's weights",
        description="Fetch a model's weights. An interrupted download goes on where it stopped. "
        "HF_ENDPOINT and HF_TOKEN are respected.",
    )
    parser.add_argument("model", type=model_id, metavar="MODEL", help=", ".join(downloadable))
    parser.add_argument(
        "--source",
        choices=list(dict.fromkeys(source.id for _, source in offered)),
        help="default: the model's first; "
        + "; ".join(
            f"{entry.id} {each.id}: {each.title} ({each.repo_id})" for entry, each in offered
        ),
    )
    parser.add_argument(
        "--accept-licence", action="store_true", help="accept the terms without being asked"
    )
    parser.set_defaults(run=run_download)


def _add_install(actions: Any) -> None:
    models = [entry.id for entry in to_install()]
    parser = actions.add_parser("install", help="take a model's weights from a file")
    parser.add_argument("file", type=Path, metavar="FILE", help="it is checked and copied")
    parser.add_argument("--model", choices=models, default=models[0], help="default: %(default)s")
    parser.set_defaults(run=run_install)


def run_list(options: argparse.Namespace) -> int:
    """Print every model of the catalog."""
    for problem in installed_models()[1]:
        complain(problem)
    models, speeds = all_models(), known_speeds()
    for entry in models.values():
        if options.json:
            print_json(_as_json(entry, speeds.get(entry.id)))
        else:
            say(_as_text(entry, speeds.get(entry.id)))
    if not options.json:
        seconds = {model: speed.seconds for model, speed in speeds.items()}
        for purpose in Purpose:
            found = recommended(purpose, list(models.values()), seconds)
            say(f"{purpose}: {found.id if found else 'none of those that are there'}")
    return EXIT_OK


def run_bench(options: argparse.Namespace) -> int:
    """Measure the models named, or all that can be opened; one that fails stops no other."""
    from core.session.bench import bench  # imports torch

    status = EXIT_OK
    there = [entry.id for entry in all_models().values() if entry.available]
    for model in options.models or there:
        try:
            speed = bench(model)
        except LeadlineError as error:
            complain(f"{model}: {error}")
            status = EXIT_FAILED
            continue
        say(f"{model}: {speed.seconds:.2f} s a photo on {speed.device} in {speed.precision}")
    return status


def run_download(options: argparse.Namespace) -> int:
    """Show the terms, ask, and fetch."""
    entry = find_entry(options.model)
    source = _source(entry, options.source)
    print(_before_download(entry, source), file=sys.stderr)
    if not (options.accept_licence or _accepted()):
        complain("the terms were not accepted: nothing was fetched")
        return EXIT_FAILED
    from core.weights.download import download, fetched_bytes

    try:
        with TerminalProgress() as line:
            say(download(source, entry=entry, progress=line.show))
    except KeyboardInterrupt:
        kept = _megabytes(fetched_bytes(source))
        complain(f"{kept} are kept: the same command goes on from there")
        raise
    return EXIT_OK


def run_install(options: argparse.Namespace) -> int:
    """Copy a file that the user has to where the model is looked for."""
    from core.weights.install import install_file  # imports torch

    with TerminalProgress() as line:
        say(install_file(options.file, find_entry(options.model), progress=line.show))
    return EXIT_OK


def run_verify(options: argparse.Namespace) -> int:
    """Check one model's weights, or those of every model that has some."""
    from core.weights.verify import Verdict, verify  # imports torch

    status = EXIT_OK
    entries = [find_entry(options.model)] if options.model else all_models().values()
    for entry in filter(lambda each: each.sources, entries):
        with TerminalProgress() as line:
            found = verify(entry, progress=line.show)
        say(f"{entry.id}: {found.verdict}: {found.reason}\n  weights  {found.path}")
        if found.sha256:
            say(f"  SHA-256  {found.sha256}")
        missing = found.verdict is Verdict.MISSING
        if found.verdict is Verdict.DAMAGED or (missing and options.model):
            complain(f"{found.path}: {found.reason}")
            status = EXIT_FAILED
    return status


def _source(entry: CatalogEntry, wanted: str | None) -> WeightsSource:
    """The source with that id, by default the first. UsageError: the model has none such."""
    for source in entry.downloads:
        if wanted in (None, source.id):
            return source
    raise UsageError("{id} cannot be had from {wanted}", id=entry.id, wanted=wanted)


def _before_download(entry: CatalogEntry, source: WeightsSource) -> str:
    size = _megabytes(source.size_bytes) if source.size_bytes else "told when it begins"
    return "\n".join(
        [
            entry.terms,
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


def _as_json(entry: CatalogEntry, speed: Speed | None) -> dict[str, object]:
    source = _shown_source(entry)
    path = entry.find() or entry.path()
    return {
        "id": entry.id,
        "title": entry.title,
        "available": entry.available,
        "path": str(path) if path else None,
        "source": source.id if source else None,
        "size_bytes": _size(entry),
        "sha256": source.sha256 if source else None,
        "licence": entry.licence,
        "origin": entry.origin,
        "downloads": [each.id for each in entry.downloads],
        "commercial_use": entry.commercial,
        "parameters": entry.parameters,
        "depth_kind": str(entry.kind),
        "predicts_focal": entry.predicts_focal,
        "seconds_a_photo": speed.seconds if speed else None,
        "memory_bytes": speed.memory_bytes if speed else None,
        "sharpness": speed.sharpness if speed else None,
    }


def _as_text(entry: CatalogEntry, speed: Speed | None) -> str:
    size = _size(entry)
    lines = [
        f"{entry.id}: {entry.title}" + (f", {_megabytes(size)}" if size else ""),
        f"  weights  {_place(entry)} ({'there' if entry.available else 'not there'})",
        f"  licence  {entry.licence} ({allowed_use(entry)})",
        f"  tells    {_tells(entry, speed)}",
        f"  origin   {entry.origin}",
    ]
    if entry.lacks_package:
        lines.append(f"  needs    {entry.needs.partition('.')[0]}: {entry.install}")
    if entry.downloads and not entry.available:
        lines.append(f"  get it   leadline models download {entry.id}")
    return "\n".join(lines)


def _tells(entry: CatalogEntry, speed: Speed | None) -> str:
    """Whether it tells metres, how large it is and how long a photo takes here."""
    parts = ["no metres" if entry.kind is DepthKind.AFFINE_INVERSE else "metres"]
    if entry.parameters:
        parts.append(f"{entry.parameters / 1e6:.0f} million parameters")
    if speed:
        parts.append(f"{speed.seconds:.2f} s a photo on {speed.device}")
    return ", ".join(parts)


def _shown_source(entry: CatalogEntry) -> WeightsSource | None:
    """The source of the file that is there, else the preferred one."""
    return entry.installed() or next(iter(entry.sources), None)


def _place(entry: CatalogEntry) -> str:
    return str(entry.find() or entry.path() or "of its own package")


def _size(entry: CatalogEntry) -> int | None:
    found, source = entry.find(), _shown_source(entry)
    return found.stat().st_size if found else source.size_bytes if source else None


def _megabytes(size: int) -> str:
    return f"{size / BYTES_PER_MB:,.0f} MB"
