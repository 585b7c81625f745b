"""Play back of a film whose depth is there: frames a second, and the longest gap of the window."""

from __future__ import annotations

import atexit
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np
from PIL import Image

from core.settings import Settings
from gui.app import make_application
from gui.kit.theme import apply_theme
from gui.state.app_state import current_entry
from gui.state.entry import Entry
from gui.state.film import FrameRange
from gui.window.main_window import MainWindow
from tests.benchmarks.event_loop import GapMeter, until
from tests.benchmarks.registry import benchmark
from tests.films import write_film

ROOT = Path(__file__).resolve().parents[2]
SIZE, FRAMES, FPS = (1280, 720), 48, 24
QUICK = {"preset": "ultrafast"}
PATIENCE_S = 400.0
WATCHED_S = 8.0


@dataclass(frozen=True)
class Played:
    """What a few seconds of playing gave."""

    per_s: float
    gap_s: float


class Bench:
    """A window with a 720p film whose depth is there."""

    def __init__(self) -> None:
        folder = Path(tempfile.mkdtemp())
        os.environ["LEADLINE_CACHE_DIR"] = str(folder / "cache")
        app = make_application()
        apply_theme(app, "light")
        self.window = MainWindow(Settings(turn_clouds=False), folder / "settings.json")
        self.window.show()
        atexit.register(self.window.close)  # its threads would outlive it
        self.desk = self.window.controller.film
        self.window.controller.open_paths(
            [write_film(folder / "walk.mp4", _frames(), fps=FPS, options=QUICK)]
        )
        until(lambda: self.entry is not None and bool(self.entry.results), PATIENCE_S)
        self._fill()

    @property
    def entry(self) -> Entry | None:
        return current_entry(self.window.controller.store.state)

    def _fill(self) -> None:
        """All frames get the first one's depth, moved a little: the model's time is no matter."""
        opened = self.desk._opened
        assert opened is not None
        depths = self.desk._depths(opened)
        first = depths.get(0)
        assert first is not None
        for index in range(1, FRAMES):
            moved = np.roll(first.canonical_inverse_depth, index, axis=1)
            depths.put(index, replace(first, canonical_inverse_depth=moved))
        self.desk._on_known(opened, depths.summary())
        until(lambda: self._steadied, PATIENCE_S)

    @property
    def _steadied(self) -> bool:
        """Depth is finished once it holds still: until then another process works on it."""
        film = self.entry.film if self.entry is not None else None
        if film is None or film.steadying is not None:
            return False
        return film.steadied.count_in(FrameRange(0, FRAMES)) == FRAMES

    def play(self, layout: str) -> Played:
        """Watch a layout for some seconds, once it plays."""
        self.window.controller.choose_layout(layout)
        shown: list[int] = []
        with _counting(self.window, shown):
            self.desk.play()
            until(lambda: len(shown) > FPS, PATIENCE_S)
            shown.clear()
            began = time.perf_counter()
            with GapMeter() as meter:
                until(lambda: time.perf_counter() - began > WATCHED_S, PATIENCE_S)
            seconds = time.perf_counter() - began
            self.desk.pause()
        return Played(len(shown) / seconds, meter.longest_s)


@contextmanager
def _counting(window: MainWindow, shown: list[int]) -> Iterator[None]:
    """Notes every frame that comes on show."""
    last = -1

    def look() -> None:
        nonlocal last
        entry = current_entry(window.controller.store.state)
        if entry is not None and entry.frame != last:
            last = entry.frame
            shown.append(last)

    window.controller.store.changed.connect(look)
    try:
        yield
    finally:
        window.controller.store.changed.disconnect(look)


def _frames() -> list[np.ndarray]:
    """The sample photo, moving to the left."""
    width, height = SIZE
    with Image.open(ROOT / "resources" / "sample.jpg") as photo:
        wide = np.asarray(photo.convert("RGB").resize((width + 2 * FRAMES, height)))
    return [np.ascontiguousarray(wide[:, 2 * k : 2 * k + width]) for k in range(FRAMES)]


@cache
def _bench() -> Bench:
    return Bench()


@cache
def _played(layout: str) -> Played:
    return _bench().play(layout)


@benchmark("720p film with depth, photo and depth: frames shown", unit="/s", bar=23, at_least=True)
def gui_film_rate() -> float:
    return _played("2").per_s


@benchmark("the same: longest gap in the event loop", unit="ms", bar=50)
def gui_film_gap() -> float:
    return 1e3 * _played("2").gap_s


@benchmark(
    "the same in four panes, with contours and cloud: frames shown",
    unit="/s",
    bar=23,
    at_least=True,
)
def gui_film_rate_four() -> float:
    return _played("4").per_s


@benchmark("the same: longest gap in the event loop", unit="ms", bar=50)
def gui_film_gap_four() -> float:
    return 1e3 * _played("4").gap_s
