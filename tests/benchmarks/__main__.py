"""Take the figures, print a row for each, and write them all into build/bench.json.

``python -m tests.benchmarks [--full] [NAME ...]`` takes only the figures whose name or module
has one of these texts in it; ``--full`` those of the full network, which take long. Exit status
1 when a bar is missed or a figure fails.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tests.benchmarks.registry import registered, take

ROOT = Path(__file__).resolve().parents[2]
RESULT = ROOT / "build" / "bench.json"
KINDS = ("core", "gpu", "gui")  # of modules
COLUMNS = "{title:<58}{value:>12}  {unit:<8}{bar:>10}  {outcome}"


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--full", action="store_true", help="the full network's figures")
    parser.add_argument("--module", help=argparse.SUPPRESS)
    options = parser.parse_args(argv)
    if options.module:
        return run_module(options.module, options.names)
    print(COLUMNS.format(title="figure", value="value", unit="", bar="bar", outcome=""))
    rows = []
    for row in all_rows(options.names, full=options.full):
        print(_as_text(row), flush=True)
        rows.append(row)
    _write(rows, RESULT.with_name("bench_full.json") if options.full else RESULT)
    return int(any(row["outcome"] in ("missed", "failed") for row in rows))


def run_module(module: str, names: Sequence[str]) -> int:
    """Take one module's figures; a line of JSON for each on standard output."""
    importlib.import_module(f"tests.benchmarks.{module}")
    for entry in registered():
        if _wanted(names, module, entry.name):
            print(json.dumps(take(entry).as_json()), flush=True)
    return 0


def all_rows(names: Sequence[str], *, full: bool) -> Iterator[dict[str, Any]]:
    """Every module's rows, each module in a process of its own."""
    folder = Path(__file__).parent
    for path in sorted(each for kind in KINDS for each in folder.glob(f"{kind}_*.py")):
        if path.stem.endswith("_full") == full:
            yield from _module_rows(path.stem, names)


def _module_rows(module: str, names: Sequence[str]) -> Iterator[dict[str, Any]]:
    command = [sys.executable, "-m", "tests.benchmarks", "--module", module, *names]
    if module.startswith("gui_") and sys.platform == "linux" and not os.environ.get("DISPLAY"):
        if shutil.which("xvfb-run") is None:
            yield _failed(module, "there is neither a display nor xvfb-run", "skipped")
            return
        command = ["xvfb-run", "-a", "-s", "-screen 0 1600x1000x24", *command]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if line.startswith("{"):
                yield json.loads(line)
    if process.returncode != 0:
        yield _failed(module, f"its process ended with {process.returncode}", "failed")


def _wanted(names: Sequence[str], module: str, name: str) -> bool:
    return not names or any(text in name or text in module for text in names)


def _failed(module: str, note: str, outcome: str) -> dict[str, Any]:
    return {"name": module, "title": module, "value": None, "outcome": outcome, "note": note}


def _as_text(row: dict[str, Any]) -> str:
    value, bar = row["value"], row.get("bar")
    sign = ">=" if row.get("at_least") else "<="
    return COLUMNS.format(
        title=row["title"],
        value="-" if value is None else f"{value:.4g}",
        unit=row.get("unit", ""),
        bar="" if bar is None else f"{sign} {bar:g}",
        outcome=" ".join(filter(None, [row["outcome"], row["note"]])),
    )


def _write(rows: list[dict[str, Any]], result: Path) -> None:
    machine = {
        "system": platform.platform(),
        "python": platform.python_version(),
        "cores": os.cpu_count(),
        "load": os.getloadavg()[0] if hasattr(os, "getloadavg") else None,
    }
    result.parent.mkdir(exist_ok=True)
    result.write_text(json.dumps({"machine": machine, "figures": rows}, indent=1) + "\n")
    print(f"written: {result.relative_to(ROOT)}")


if __name__ == "__main__":
    sys.exit(main())
