"""Readers held against broken files: nothing but the program's own errors may come of them."""

from __future__ import annotations

import argparse
import base64
import faulthandler
import random
import sys
import tempfile
import time
import traceback
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
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
from tests.fuzz.memory import forget_peak, peak_bytes
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
    run, end = Run(options.seed), time.monotonic() + 60 * options.minutes
    with tempfile.TemporaryDirectory() as folder:
        while time.monotonic() < end:
            suffix, content = rng.choice(kinds)
            path = Path(folder) / f"a{suffix}"
            path.write_bytes(broken(content, rng))
            for read in readers(suffix):
                run.attempt(read, path)
    print(
        f"seed {run.seed}: {run.tried} tried, {run.wrong} wrong, peak {run.peak / 1e6:.0f} MB; "
        f"the hungriest took {run.most / 1e6:.0f} MB ({run.hungriest})"
    )
    return int(bool(run.wrong))


@dataclass
class Run:
    """What became of the inputs of a seed.

    Attributes:
        seed: of all of them.
        tried: how many were read.
        wrong: how many raised other errors than the program's own, or took too long or too much.
        peak: largest resident size in bytes.
        most: bytes of memory that reading took at most.
        hungriest: where that input is kept, and its reader.
    """

    seed: int
    tried: int = 0
    wrong: int = 0
    peak: int = field(default_factory=peak_bytes)
    most: int = 0
    hungriest: str = "none"

    def attempt(self, read: Reader, path: Path) -> None:
        """Read a file; one that goes wrong is kept, and told whole for machines that are lost."""
        self.tried += 1
        began, before = time.process_time(), forget_peak()
        problem = _raised(read, path)
        took = time.process_time() - began  # of this process: others may want the machine
        peak = peak_bytes()
        self.peak = max(self.peak, peak)
        if took > SLOW_S:
            problem = problem or f"took {took:.0f} s"
        if peak > MAX_BYTES:
            problem = problem or f"took {(peak - before) / 1e6:.0f} MB, up to {peak / 1e6:.0f} MB"
        if problem:
            self.wrong += 1
            kept = self._keep(path, str(self.tried))
            packed = base64.b85encode(zlib.compress(path.read_bytes(), 9)).decode()
            said = (
                f"{kept} ({_name(read)}):\n{problem}\nzlib.decompress(base64.b85decode({packed!r}))"
            )
            print(said, file=sys.stderr)
        if peak - before > self.most:
            self.most = peak - before
            self.hungriest = f"{self._keep(path, 'hungriest')}, {_name(read)}"

    def _keep(self, path: Path, name: str) -> Path:
        kept = Path(tempfile.gettempdir()) / f"fuzz-{self.seed}-{name}{path.suffix}"
        kept.write_bytes(path.read_bytes())
        return kept


def _name(read: Reader) -> str:
    return getattr(read, "__qualname__", str(read))


def _raised(read: Reader, path: Path) -> str:
    """The traceback of an error that is not the program's own; "" without one."""
    faulthandler.dump_traceback_later(DEAD_S, exit=True)
    try:
        read(path)
    except LeadlineError:
        pass
    except Exception:
        return traceback.format_exc()
    finally:
        faulthandler.cancel_dump_traceback_later()
    return ""


if __name__ == "__main__":
    sys.exit(main())
