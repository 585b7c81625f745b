"""What takes long is done in a lane, whatever the window is asked: it is never waited for."""

from __future__ import annotations

import threading

import pytest
from pytestqt.qtbot import QtBot

from core import contours, images
from core.surface import grid_mesh, shading
from gui.kit import mips
from gui.window.main_window import MainWindow
from gui.work import cloud, derive, mesh, photos
from tests.gui.windows import WAIT_MS, Files, open_photo

SLOW = (
    (images, "load_photo"),
    (mips, "photo_mips"),
    (mips, "mean_pyramid"),
    (mips, "max_pyramid"),
    (contours, "neighbour_ratio"),
    (contours, "thinned_contours"),
    (grid_mesh, "cut_grid"),
    (shading, "dark_map"),
    (derive, "_derived"),
    (cloud, "make_points"),
    (mesh, "_bands"),
    (photos, "_thumbnail"),
)
"""Functions that a switch of photos, a focal length and the cloud need; imported where called."""


@pytest.fixture
def callers(monkeypatch: pytest.MonkeyPatch) -> dict[str, set[bool]]:
    """Of every slow function, whether it was called by the window's own thread."""
    seen: dict[str, set[bool]] = {}

    def watched(name: str, does):
        def call(*args, **options):
            own = threading.current_thread() is threading.main_thread()
            seen.setdefault(name, set()).add(own)
            return does(*args, **options)

        return call

    for module, name in SLOW:
        monkeypatch.setattr(module, name, watched(name, getattr(module, name)))
    return seen


def test_nothing_slow_runs_in_the_windows_thread(
    qtbot: QtBot, make_window, files: Files, callers: dict[str, set[bool]]
) -> None:
    window = make_window(cloud_shape="mesh", contour_thin=True)
    open_photo(qtbot, window, files.photo("a.png"))
    open_photo(qtbot, window, files.photo("b.png", "navy"))
    settle(qtbot, window)
    window.controller.previous_photo()
    settle(qtbot, window)
    window.controller.focal.set(70.0)
    window.controller.edit(contour_percent=17.0)
    settle(qtbot, window)
    assert {name for _, name in SLOW} - set(callers) == set()
    assert {name for name, own in callers.items() if True in own} == set()


def settle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.controller.deriver.behind, timeout=WAIT_MS)
