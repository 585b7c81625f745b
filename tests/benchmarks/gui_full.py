"""The window during full-size runs on a CPU: gaps in its event loop, cancel, a second photo.

Takes minutes and several GB of memory; wants the synthetic weights of ``core_full``.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

from PIL import Image

from core.settings import Settings
from gui.app import make_application
from gui.kit.theme import apply_theme
from gui.state.app_state import current_entry, preview_of
from gui.window.main_window import MainWindow
from tests.benchmarks.event_loop import GapMeter, until
from tests.benchmarks.registry import Skip, benchmark

ROOT = Path(__file__).resolve().parents[2]
CHECKPOINT = ROOT / "build" / "depth_pro.pt"
SAMPLE = ROOT / "resources" / "sample.jpg"
PATIENCE_S = 900.0
CANCEL_AT = (0.05, 0.5, 0.97)
"""Where a run is cancelled: in the first tiles, in the middle, in the decoder or heads."""
SECOND_SHOWN_BAR_S = 2.0
PREVIEW_BAR_S = 1.5
TWELVE_MEGAPIXELS = (4000, 3000)


class Bench:
    """A window that knows the full model but has the compact one loaded."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        weights = self.folder / "weights"
        weights.mkdir()
        (weights / "depth_pro.pt").symlink_to(CHECKPOINT)
        os.environ["LEADLINE_DATA_DIR"] = str(self.folder)
        apply_theme(make_application(), "light")
        self.window = MainWindow(Settings(device="cpu"), self.folder / "settings.json")
        self.controller = self.window.controller
        self.window.show()
        until(lambda: self.state.model is not None, PATIENCE_S)
        self.show(SAMPLE)
        until(lambda: self.has_depth and not self.controller.deriver.behind, PATIENCE_S)

    @property
    def state(self):
        return self.controller.store.state

    @property
    def fraction(self) -> float:
        return self.state.progress.fraction if self.state.progress else 0.0

    @property
    def has_depth(self) -> bool:
        return self.controller.presenter.shown.depth.derived is not None

    def show(self, path: Path) -> None:
        """Open a photo, until it is on the screen."""
        self.controller.open_paths([path])
        until(lambda: self._on_show(path), PATIENCE_S)
        self.window.repaint()

    def preview(self, path: Path) -> None:
        """Open a photo, until the bundled model's depth of it is on the screen."""
        self.controller.open_paths([path])
        until(lambda: self._on_show(path) and self._previewed, PATIENCE_S)
        self.window.repaint()

    @property
    def _previewed(self) -> bool:
        seen = preview_of(self.state, current_entry(self.state)) is not None
        return seen and self.has_depth

    def _on_show(self, path: Path) -> bool:
        entry = current_entry(self.state)
        return entry is not None and entry.path == path and entry.photo is not None

    def second_photo(self) -> Path:
        path = self.folder / "second.jpg"
        path.write_bytes(SAMPLE.read_bytes())
        return path

    def large_photo(self) -> Path:
        path = self.folder / "large.jpg"
        with Image.open(SAMPLE) as sample:
            sample.resize(TWELVE_MEGAPIXELS).save(path, quality=92)
        return path


class FullRun:
    """Choosing the full model for the photo on show, and all that was measured meanwhile."""

    def __init__(self, window: Bench) -> None:
        large = window.large_photo()
        with GapMeter() as loading:
            window.controller.choose_model("depth-pro")
            until(lambda: window.state.progress is not None, PATIENCE_S)
        with GapMeter() as running:
            self.second_s = self._another(window, window.second_photo(), window.show)
            self.preview_s = self._another(window, large, window.preview)
            self.forecasts = self._follow(window)
        with GapMeter() as drawing:
            until(lambda: window.has_depth and not window.controller.deriver.behind, PATIENCE_S)
        self.gap_loading_s, self.gap_running_s = loading.longest_s, running.longest_s
        self.gap_drawing_s = drawing.longest_s

    def _another(self, window: Bench, path: Path, show: Callable[[Path], None]) -> float:
        """Seconds until another photo is shown; then back to the first."""
        first, start = window.state.current, time.perf_counter()
        show(path)
        seconds = time.perf_counter() - start
        second = window.state.current
        window.controller.photos.choose(first)
        window.controller.remove(second)  # it would be the next to run
        return seconds

    def _follow(self, window: Bench) -> list[tuple[float, float, float]]:
        """Until the first photo is done: fraction, time, and the time left that was shown."""
        from gui.state.runs import time_left_s

        key, seen = window.state.running, []

        def over() -> bool:
            state = window.state
            left = time_left_s(window.fraction, state.running_s, from_fraction=state.running_from)
            if left is not None:
                seen.append((window.fraction, time.perf_counter(), left))
            return state.running != key

        until(over, PATIENCE_S)
        self.ended_s = time.perf_counter()
        return seen

    @property
    def worst_forecast(self) -> float:
        """Largest error of the time left, as a share of it; the last 3 s do not count."""
        errors = [
            abs(left - (self.ended_s - at)) / (self.ended_s - at)
            for _, at, left in self.forecasts
            if self.ended_s - at > 3.0
        ]
        return max(errors)


@cache
def bench() -> Bench:
    if not CHECKPOINT.is_file():
        raise Skip("the synthetic weights of core_full are not in build")
    return Bench()


@cache
def full_run() -> FullRun:
    return FullRun(bench())


@benchmark("window: longest gap while the full model is loaded", unit="ms", bar=50)
def gui_full_gap_loading() -> float:
    return 1e3 * full_run().gap_loading_s


@benchmark("window: longest gap during a full run, two photos", unit="ms", bar=50)
def gui_full_gap_running() -> float:
    return 1e3 * full_run().gap_running_s


@benchmark("window: longest gap while its 2.4 million points are shown", unit="ms")
def gui_full_gap_drawing() -> float:
    """Where the processor draws in place of a graphics card, they take their time to arrive."""
    return 1e3 * full_run().gap_drawing_s


@benchmark("window: a second photo on show during a full run", bar=SECOND_SHOWN_BAR_S)
def gui_full_second_photo() -> float:
    return full_run().second_s


@benchmark("window: preview of a 12-megapixel photo during a full run", bar=PREVIEW_BAR_S)
def gui_full_preview() -> float:
    return full_run().preview_s


@benchmark("window: time left after the first tenth, off by at most", unit="", bar=1 / 3)
def gui_full_time_left() -> float:
    return full_run().worst_forecast


@benchmark("window: cancel to idle in a full run", bar=0.5)
def gui_full_cancel() -> float:
    window, seconds = bench(), []
    full_run()
    for fraction in CANCEL_AT:
        window.controller.estimate()
        until(lambda fraction=fraction: window.fraction >= fraction, PATIENCE_S)
        start = time.perf_counter()
        window.controller.cancel()
        until(lambda: window.state.running is None, PATIENCE_S)
        seconds.append(time.perf_counter() - start)
    return max(seconds)


@benchmark("window: from the full model back to the compact one and again", bar=0.5)
def gui_full_back() -> float:
    """Both answers are there: no run, no loading."""
    window = bench()
    full_run()
    start = time.perf_counter()
    for model in ("compact", "depth-pro"):
        window.controller.choose_model(model)
        assert window.has_depth
    window.window.repaint()
    return time.perf_counter() - start


@benchmark("window closed after full runs")
def gui_full_closed() -> float:
    """Last: it ends the window's threads."""
    start = time.perf_counter()
    assert bench().window.close()
    return time.perf_counter() - start
