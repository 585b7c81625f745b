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

import numpy as np
from PIL import Image

from core.batch.manifest import MANIFEST, Manifest
from core.errors import LeadlineError
from core.export.reopen import is_export, read_export
from core.films import VIDEO_SUFFIXES, is_film, open_film
from core.images import load_photo
from core.images.raw import embedded_preview
from core.measuring.known_points import read_points
from core.own_depth import read_own_depth
from core.presets import load_presets
from core.settings import load_settings
from core.training.config import read_config
from core.truth.datasets import read_folder
from core.truth.truth_files import looks_like_mask, read_depth, read_mask
from core.types import Size
from core.weights.load import read_tensors
from gui.state.session_file import read_session
from tests.fuzz.seeds import seeds

SLOW_S = 10.0
DEAD_S = 300.0
MAX_BYTES = 2_000_000_000
NASTY = (
    b"\0", b"\xff" * 4, b"\x7f\xff\xff\xff", b"\x80\0\0\0", b"9" * 400, b"[" * 3000, b"1e999",
    b"-1", b"NaN", b'"\\ud800"', b"null", b"{}", b"%!PS", b"0.5",
)  # fmt: skip
Reader = Callable[[Path], object]


def _as(name: str, read: Reader) -> Reader:
    """The reader of a file that it finds by its name alone."""

    def reader(path: Path) -> object:
        copy = path.parent / name
        copy.write_bytes(path.read_bytes())
        return read(copy)

    return reader


def _manifest(path: Path) -> None:
    Manifest(path.parent).close()


def _beside(picture: Path) -> object:
    """What a JSON file beside a depth map says is read with the map."""
    Image.fromarray(np.ones((4, 5), np.uint16)).save(picture)
    return read_export(picture)


def _sidecar(path: Path) -> object:
    path.with_name("map.depth.json").write_bytes(path.read_bytes())
    return _beside(path.with_name("map.depth.png"))


def _film(path: Path) -> None:
    is_film(path)
    with open_film(path) as film:
        for _ in film.frames():
            pass
        for index in range(film.facts.frames - 1, -1, -3):
            film.small_frame(index, Size(16, 12))


PICTURES: tuple[Reader, ...] = (
    load_photo, read_own_depth, embedded_preview, read_mask, looks_like_mask, is_export,
)  # fmt: skip
DEPTHS: tuple[Reader, ...] = (read_depth, looks_like_mask, read_export, is_export)
JSONS: tuple[Reader, ...] = (
    # what cannot be read is set aside, and another reader wants it too
    _as("copy.json", load_settings), _as("copy.json", load_presets),
    _as("meta.json", lambda path: read_folder(path.parent)), read_session, read_config, _sidecar,
)  # fmt: skip
POINTS: tuple[Reader, ...] = (lambda path: read_points(path, Size(32, 24)),)
OTHERS: dict[str, tuple[Reader, ...]] = {
    ".json": JSONS, ".npz": DEPTHS, ".npy": DEPTHS, ".exr": DEPTHS, ".csv": POINTS,
    ".jsonl": (_as(MANIFEST, _manifest),), ".pt": (read_tensors,), ".safetensors": (read_tensors,),
    ".png": (*PICTURES, *DEPTHS, _film), ".gif": (*PICTURES, _film), ".webp": (*PICTURES, _film),
    **dict.fromkeys(VIDEO_SUFFIXES, (_film,)),
    ".tif": (*PICTURES, *DEPTHS),
}  # fmt: skip


def readers(suffix: str) -> tuple[Reader, ...]:
    """All that reads such files."""
    return OTHERS.get(suffix, PICTURES)


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
    faulthandler.dump_traceback_later(DEAD_S, exit=True)
    began = time.process_time()  # of this process: others may want the machine
    problem = ""
    try:
        read(path)
    except LeadlineError:
        pass
    except Exception:
        problem = traceback.format_exc()
    finally:
        faulthandler.cancel_dump_traceback_later()
    took = time.process_time() - began
    if took > SLOW_S:
        problem = f"took {took:.0f} s"
    if problem:
        kept = Path(tempfile.gettempdir()) / f"fuzz-{seed}-{number}{path.suffix}"
        kept.write_bytes(path.read_bytes())
        print(f"{kept} ({read}):\n{problem}", file=sys.stderr)
    return not problem


if __name__ == "__main__":
    sys.exit(main())
