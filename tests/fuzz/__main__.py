"""Readers held against broken files: nothing but the program's own errors may come of them."""

from __future__ import annotations

import argparse
import faulthandler
import random
import resource
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from core.datasets import read_folder
from core.errors import LeadlineError
from core.export.reopen import is_export, read_export
from core.images import load_photo
from core.presets import load_presets
from core.settings import load_settings
from core.training.config import read_config
from core.truth_files import looks_like_mask, read_depth, read_mask
from gui.state.session_file import read_session
from tests.fuzz.seeds import seeds

SLOW_S = 10.0
MAX_BYTES = 2_000_000_000
NASTY = (
    b"\0", b"\xff" * 4, b"\x7f\xff\xff\xff", b"\x80\0\0\0", b"9" * 400, b"[" * 3000, b"1e999",
    b"-1", b"NaN", b'"\\ud800"', b"null", b"{}", b"%!PS", b"0.5",
)  # fmt: skip
Reader = Callable[[Path], object]


def _folder(path: Path) -> object:
    meta = path.parent / "meta.json"
    meta.write_bytes(path.read_bytes())
    return read_folder(path.parent)


def _a_copy(read: Reader) -> Reader:
    """What cannot be read is set aside, and another reader wants it too."""

    def reader(path: Path) -> object:
        copy = path.with_name("copy.json")
        copy.write_bytes(path.read_bytes())
        return read(copy)

    return reader


PICTURES: tuple[Reader, ...] = (load_photo, read_mask, looks_like_mask, is_export)
DEPTHS: tuple[Reader, ...] = (read_depth, looks_like_mask, read_export, is_export)
JSONS: tuple[Reader, ...] = (
    _a_copy(load_settings), _a_copy(load_presets), read_session, _folder, read_config,
)  # fmt: skip


def readers(suffix: str) -> tuple[Reader, ...]:
    """All that reads such files."""
    if suffix == ".json":
        return JSONS
    if suffix in (".npz", ".npy", ".exr"):
        return DEPTHS
    return (*PICTURES, *DEPTHS) if suffix in (".png", ".tif") else PICTURES


def broken(content: bytes, rng: random.Random) -> bytes:
    """A file with a few things wrong with it."""
    data = bytearray(content)
    for _ in range(rng.choice((1, 1, 2, 4, 16))):
        place = rng.randrange(len(data) + 1)
        way = rng.randrange(5)
        if way == 0 and data:
            data[place % len(data)] ^= 1 << rng.randrange(8)
        elif way == 1:
            data[place : place + rng.randrange(1, 9)] = rng.choice(NASTY)
        elif way == 2:
            data[place:place] = rng.choice(NASTY)
        elif way == 3:
            del data[place : place + rng.choice((1, 4, 64, 1 << 20))]
        else:
            start = rng.randrange(len(data) + 1)
            data[place:place] = data[start : start + rng.randrange(64)]
    return bytes(data)


def main() -> int:
    """Try until the time is over; 1 where anything but the program's own errors came up."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=time.time_ns() % 10**6)
    options = parser.parse_args()
    faulthandler.enable()
    import torch  # noqa: F401  loaded in the midst of a file it would count as slow

    rng = random.Random(options.seed)
    kinds = [(suffix, each) for suffix, files in seeds().items() for each in files]
    end, tried, wrong = time.monotonic() + 60 * options.minutes, 0, 0
    with tempfile.TemporaryDirectory() as folder:
        while time.monotonic() < end:
            suffix, content = rng.choice(kinds)
            path = Path(folder) / f"a{suffix}"
            path.write_bytes(broken(content, rng))
            for read in readers(suffix):
                tried += 1
                wrong += not _is_fine(read, path, options.seed, tried)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(f"seed {options.seed}: {tried} tried, {wrong} wrong, peak {peak / 1e6:.0f} MB")
    return int(bool(wrong) or peak > MAX_BYTES)


def _is_fine(read: Reader, path: Path, seed: int, number: int) -> bool:
    faulthandler.dump_traceback_later(6 * SLOW_S, exit=True)
    began = time.monotonic()
    try:
        read(path)
    except LeadlineError:
        pass
    except Exception:
        kept = Path(tempfile.gettempdir()) / f"fuzz-{seed}-{number}{path.suffix}"
        kept.write_bytes(path.read_bytes())
        print(f"{kept} ({read}):\n{traceback.format_exc()}", file=sys.stderr)
        return False
    finally:
        faulthandler.cancel_dump_traceback_later()
    took = time.monotonic() - began
    if took > SLOW_S:
        print(f"{path.suffix} took {took:.0f} s by {read}, seed {seed}", file=sys.stderr)
    return took <= SLOW_S


if __name__ == "__main__":
    sys.exit(main())
