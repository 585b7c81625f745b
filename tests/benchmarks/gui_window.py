"""The whole window with the bundled model: start, drop, cancel, sliders, gaps in its event loop."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

import numpy as np
from PIL import Image
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from core.settings import Settings
from core.weights.catalog import bundled_weights
from gui.app import make_application
from gui.kit.theme import apply_theme
from gui.state.app_state import current_entry
from gui.window.main_window import MainWindow
from tests.benchmarks.event_loop import GapMeter, until
from tests.benchmarks.registry import Skip, benchmark

ROOT = Path(__file__).resolve().parents[2]
TWELVE_MEGAPIXELS = (4000, 3000)
TOO_LONG_S = 120.0
TICK_MS = 2
STARTS = 3
# Prints when the window is painted for the first time, and ends there.
START_SCRIPT = """
import os
from gui.window.main_window import MainWindow

def paintEvent(self, event):
    print("visible", flush=True)
    os._exit(0)

MainWindow.paintEvent = paintEvent
import gui.app
gui.app.main([])
"""


class Bench:
    """A window with a loaded model and one photo."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        app = make_application()
        apply_theme(app, "light")
        self.window = MainWindow(Settings(), self.folder / "settings.json")
        self.controller = self.window.controller
        self.window.show()
        self.until(lambda: self.state.model is not None)
        self.open(ROOT / "resources" / "sample.jpg")

    @property
    def state(self):
        return self.controller.store.state

    def until(self, done: Callable[[], object]) -> None:
        end = time.perf_counter() + TOO_LONG_S
        while not done():
            assert time.perf_counter() < end, "waited in vain"
            QApplication.processEvents()

    def open(self, path: Path) -> None:
        """Until its depth is on the screen and its cloud stands."""
        self.controller.open_paths([path])
        self.until(lambda: self._shows(path) and self._derived() is not None)
        self.until(lambda: not self.controller.deriver.behind)

    def _shows(self, path: Path) -> bool:
        entry = current_entry(self.state)
        return entry is not None and entry.path == path

    def _derived(self) -> object:
        return self.controller.presenter.shown.depth.derived

    def large_photo(self) -> Path:
        path = self.folder / f"large{len(self.state.entries)}.jpg"
        with Image.open(ROOT / "resources" / "sample.jpg") as sample:
            sample.resize(TWELVE_MEGAPIXELS).save(path, quality=92)
        return path


@cache
def bench() -> Bench:
    if not bundled_weights().is_file():
        raise Skip("the compact model's weights are not here")
    return Bench()


@benchmark("window visible after start", bar=1.5)
def gui_window_visible() -> float:
    return float(np.median([_seconds_to_visible() for _ in range(STARTS)]))


def _seconds_to_visible() -> float:
    start = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", START_SCRIPT], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        line = child.stdout.readline()
        seconds = time.perf_counter() - start
    assert line.strip() == "visible"
    return seconds


@benchmark("12-megapixel JPEG dropped to depth on the screen, model loaded", bar=2.0)
def gui_drop_to_depth() -> float:
    window, seconds = bench(), []
    for _ in range(3):
        path = window.large_photo()
        start = time.perf_counter()
        window.controller.open_paths([path])
        window.until(lambda path=path: window._shows(path) and window._derived() is not None)
        window.window.repaint()
        seconds.append(time.perf_counter() - start)
        window.until(lambda: not window.controller.deriver.behind)
    return float(np.median(seconds))


@benchmark("longest gap in the event loop while a model runs", unit="ms", bar=50)
def gui_window_gap() -> float:
    window, gaps = bench(), []
    last = time.perf_counter()

    def tick() -> None:
        nonlocal last
        now = time.perf_counter()
        gaps.append(now - last)
        last = now

    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(tick)
    timer.start(TICK_MS)
    for _ in range(3):
        window.controller.estimate()
        window.until(lambda: window.state.running is None)
    timer.stop()
    return 1e3 * max(gaps[1:])


@benchmark("cancel to idle", bar=0.5)
def gui_window_cancel() -> float:
    window, seconds = bench(), []
    for _ in range(3):
        window.controller.estimate()
        window.until(lambda: window.state.progress is not None)
        start = time.perf_counter()
        window.controller.cancel()
        window.until(lambda: window.state.running is None)
        seconds.append(time.perf_counter() - start)
    return max(seconds)


@benchmark("new focal length to depth, readouts and cloud", unit="ms", bar=150)
def gui_window_focal() -> float:
    window, seconds = bench(), []
    for px in (600.0, 700.0, 800.0, 900.0, 1000.0):
        start = time.perf_counter()
        window.controller.focal.set(px)
        window.until(lambda: not window.controller.deriver.behind)
        seconds.append(time.perf_counter() - start)
    return 1e3 * float(np.median(seconds))


@benchmark("another photo of the strip to its picture", unit="ms", bar=100)
def gui_window_switch() -> float:
    window, seconds = _with_two_large(), []
    keys = [entry.key for entry in window.state.entries[-2:]]
    for key in keys * 3:
        start = time.perf_counter()
        window.controller.photos.choose(key)
        window.window.views.rasters["photo"].repaint()
        seconds.append(time.perf_counter() - start)
        window.until(lambda: not window.controller.deriver.behind)
    return 1e3 * float(np.median(seconds))


@benchmark("longest gap in the event loop after a switch of photos", unit="ms", bar=50)
def gui_window_switch_gap() -> float:
    window = _with_two_large()
    keys = [entry.key for entry in window.state.entries[-2:]]
    return max(_gap_ms(partial(window.controller.photos.choose, key)) for key in keys * 3)


@benchmark("longest gap in the event loop after a focal length, with its ghost", unit="ms", bar=50)
def gui_window_ghost_gap() -> float:
    set_focal = bench().controller.focal.set
    return max(_gap_ms(partial(set_focal, px)) for px in (610.0, 720.0, 830.0, 940.0))


def _with_two_large() -> Bench:
    window = bench()
    while len(window.state.entries) < 3:
        window.open(window.large_photo())
    return window


def _gap_ms(act: Callable[[], object]) -> float:
    """The longest that the window did not answer, until all has followed."""
    with GapMeter() as meter:
        act()
        until(lambda: not bench().controller.deriver.behind, TOO_LONG_S)
    return 1e3 * meter.longest_s


@benchmark("threshold moved to a new overlay", unit="ms", bar=30)
def gui_window_threshold() -> float:
    window, seconds = bench(), []
    pane = window.window.views.rasters["contours"]
    for percent in range(5, 30):
        start = time.perf_counter()
        window.controller.edit(contour_percent=float(percent))
        pane.repaint()
        seconds.append(time.perf_counter() - start)
        window.until(lambda: not window.controller.deriver.behind)
    return 1e3 * float(np.median(seconds))


@benchmark("window closed")
def gui_window_closed() -> float:
    """Last: it ends the window's threads."""
    start = time.perf_counter()
    assert bench().window.close()
    return time.perf_counter() - start
