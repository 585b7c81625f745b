"""A camera in the window: how late its depth is shown, and how soon it is off.

A film of numbered frames stands for the device: it plays at its own pace, and its frames say which
they are. The network is the bundled one.
"""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import overload

import numpy as np
from PIL import Image
from PySide6.QtCore import QEvent, QObject, QTimer

from core.images import photo_from_rgb
from core.live.camera import Camera, CameraFrame
from core.session import open_model
from core.settings import Settings
from core.types import ByteImage, Size
from core.weights.catalog import bundled_weights
from gui.app import make_application
from gui.kit.theme import apply_theme
from gui.state.app_state import current_entry
from gui.window.main_window import MainWindow
from tests.benchmarks.bare_network import bare_seconds
from tests.benchmarks.event_loop import until
from tests.benchmarks.registry import Skip, benchmark
from tests.films import number_in, numbered_frame, write_film

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample.jpg"
SIZE, FRAMES, FPS = Size(640, 480), 1500, 30
PATIENCE_S = 400.0
WATCHED = 16
"""Frames with depth of which the latency is taken; fewer where the film ends before."""
BARE_RUNS = 5
CLOSINGS = 3
SHARE_OF_A_PASS = 0.37
"""Where in a pass of the network a camera is switched off: nowhere in particular."""


@dataclass(frozen=True)
class Seen:
    """What was seen of cameras that were on.

    Attributes:
        late_s: from the moment at which a frame came to the end of the painting of its depth.
        pass_s: what the network took for each of these frames.
        alone_s: what it takes without a window.
        off_s: from switching a camera off, or closing the window, to the end of its device.
        closed_s: what closing the window takes.
    """

    late_s: Sequence[float]
    pass_s: Sequence[float]
    alone_s: float
    off_s: Sequence[float]
    closed_s: Sequence[float]


class _Frames(Sequence[ByteImage]):
    """Numbers over the lower half of the sample photo, which goes to the left."""

    def __init__(self) -> None:
        with Image.open(SAMPLE) as photo:
            wide = photo.convert("RGB").resize((2 * SIZE.width, SIZE.height))
        self._lower = np.asarray(wide)[SIZE.height // 2 :]

    def __len__(self) -> int:
        return FRAMES

    @overload
    def __getitem__(self, number: int) -> ByteImage: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[ByteImage]: ...
    def __getitem__(self, number: int | slice) -> ByteImage | Sequence[ByteImage]:
        if isinstance(number, slice) or not 0 <= number < FRAMES:
            raise IndexError(number)
        frame = numbered_frame(number, SIZE)
        left = 2 * number % SIZE.width
        frame[SIZE.height // 2 :] = self._lower[:, left : left + SIZE.width]
        return frame


class _Painted(QObject):
    """Notes when the depth of each frame was painted.

    Attributes:
        at: by the frame's number.
        pass_s: what the network took for it.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.at: dict[int, float] = {}
        self.pass_s: dict[int, float] = {}
        self._presenter = window.controller.presenter
        window.views.rasters["depth"].canvas().viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        number = self._number() if event.type() == QEvent.Type.Paint else None
        if number is not None and number not in self.at:
            # the canvas paints after this filter
            QTimer.singleShot(0, lambda: self.at.setdefault(number, time.perf_counter()))
        return False

    def _number(self) -> int | None:
        shown = self._presenter.shown
        if shown is None or shown.depth.derived is None or shown.photo.photo is None:
            return None
        number = number_in(shown.photo.photo.rgb)
        self.pass_s[number] = shown.depth.derived.estimate.seconds["network"]
        return number


class Bench:
    """Windows in which a film is shown as a camera is."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        apply_theme(make_application(), "light")
        self._film = write_film(
            folder / "camera.avi", _Frames(), fps=FPS, codec="mjpeg", pixels="yuvj420p"
        )
        self.off_s: list[float] = []
        self.closed_s: list[float] = []

    def watch(self) -> tuple[list[float], list[float]]:
        """How late each frame's depth is shown, and what the network took for it."""
        window, camera = self._camera_on()
        taken: dict[int, float] = {}
        painted = _Painted(window)

        def note(frame: CameraFrame) -> None:
            taken[number_in(frame.rgb)] = time.perf_counter()

        def seen() -> list[int]:
            return [number for number in painted.at if number in taken]

        camera.listen(note)
        until(lambda: len(seen()) >= WATCHED or camera.ended, PATIENCE_S)
        self._end(camera, window.close)
        late_s = [painted.at[number] - taken[number] for number in seen()]
        return late_s, [painted.pass_s[number] for number in seen()]

    def switch(self, pass_s: float) -> None:
        """Switch it off and close the window, in the middle of a pass."""
        pause_s = SHARE_OF_A_PASS * pass_s
        window, camera = self._camera_on()
        for _ in range(CLOSINGS):
            self._end(camera, window.controller.live.stop, pause_s)
            camera = self._switched_on(window, window.controller.live.start)
        self._end(camera, window.close)
        for _ in range(CLOSINGS):
            window, camera = self._camera_on()
            self.closed_s.append(self._end(camera, window.close, pause_s))

    def _end(self, camera: Camera, act: Callable[[], object], pause_s: float = 0.0) -> float:
        """Seconds that what ends the camera takes, after a pause."""
        start = time.perf_counter() + pause_s
        until(lambda: time.perf_counter() >= start, PATIENCE_S)
        began = time.perf_counter()
        act()
        ended = time.perf_counter()
        until(lambda: not camera._thread.is_alive(), PATIENCE_S)
        self.off_s.append(time.perf_counter() - began)
        return ended - began

    def _camera_on(self) -> tuple[MainWindow, Camera]:
        """A window with a camera that gives depth."""
        window = MainWindow(Settings(turn_clouds=False), self._folder / "settings.json")
        window.show()
        open_it = window.controller.live.open
        return window, self._switched_on(window, lambda: open_it(str(self._film), "camera"))

    def _switched_on(self, window: MainWindow, act: Callable[[], object]) -> Camera:
        act()
        until(lambda: _fps(window) > 0, PATIENCE_S)
        camera = window.controller.live._camera
        assert camera is not None
        return camera


def _fps(window: MainWindow) -> float:
    entry = current_entry(window.controller.store.state)
    return entry.live.fps if entry is not None and entry.live is not None else 0.0


@cache
def seen() -> Seen:
    if not bundled_weights().is_file():
        raise Skip("the bundled model's weights are not here")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["LEADLINE_CACHE_DIR"] = f"{folder}/cache"
        bench = Bench(Path(folder))
        model, photo = open_model("compact", device="cpu"), photo_from_rgb(_Frames()[0], "camera")
        alone_s = bare_seconds(model, [photo], BARE_RUNS)
        late_s, pass_s = bench.watch()
        bench.switch(statistics.median(pass_s))
    print(f"{statistics.median(late_s):.3f} s late, {statistics.median(pass_s):.3f} s a pass")
    return Seen(late_s, pass_s, alone_s, bench.off_s, bench.closed_s)


@benchmark("camera in the window: depth is late by, in passes of the network", unit="", bar=2)
def gui_camera_latency() -> float:
    return statistics.median(seen().late_s) / statistics.median(seen().pass_s)


@benchmark("the same, the latest of the frames watched", unit="")
def gui_camera_latest() -> float:
    return max(seen().late_s) / statistics.median(seen().pass_s)


@benchmark("the same, in passes of the network alone", unit="")
def gui_camera_latency_alone() -> float:
    return statistics.median(seen().late_s) / seen().alone_s


@benchmark("camera switched off, or its window closed: until its device is let go of", bar=0.5)
def gui_camera_off() -> float:
    return max(seen().off_s)


@benchmark("a window with a camera closed in the middle of a pass", bar=0.5)
def gui_camera_closed() -> float:
    return max(seen().closed_s)
