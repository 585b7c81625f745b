"""The cloud's pane as a mesh of 4.7 million triangles."""

from __future__ import annotations

import threading
import time
from functools import cache

import numpy as np
from PySide6.QtWidgets import QApplication

from gui.jobs import derive
from gui.panes.cloud_mesh import LiveMesh
from gui.panes.orbit import Camera, orbit
from gui.snapshot import CloudColors, CloudRequest, MeshRequest
from gui.work.mesh import MeshResult, build_live_mesh
from tests.benchmarks.gui_cloud import (
    FOCAL_PX,
    TURNS,
    _until_complete,
    _until_painted,
    _view,
    build,
    colors,
    estimate,
    pane,
)
from tests.benchmarks.registry import benchmark, median_s


@cache
def request(percent: float = 10.0) -> MeshRequest:
    derived = derive(estimate(), colors())
    cloud = CloudRequest(derived, FOCAL_PX, 1.0, None, percent, 1.0, show_removed=False)
    return MeshRequest(cloud, CloudColors("photo", "", 0.0, 1.0))


@cache
def whole() -> LiveMesh:
    return build_live_mesh(request(), coarse=False).mesh


def show() -> None:
    pane().set_cloud(build(FOCAL_PX))
    _until_complete(lambda: pane().set_mesh(whole()))


@benchmark("Mesh of 4.7 million triangles cut coarsely, as a slider wants it", bar=1.0)
def gui_mesh_coarse() -> float:
    return median_s(lambda: build_live_mesh(request(), coarse=True))


@benchmark("Mesh of 4.7 million triangles built and shown whole")
def gui_mesh_shown() -> float:
    show()
    result: list[MeshResult] = []

    def again() -> None:
        result[:] = [build_live_mesh(request(), coarse=False)]
        _until_complete(lambda: pane().set_mesh(result[0].mesh))

    return median_s(again, repeat=3)


@benchmark("Orbiting a mesh of 4.7 million triangles", unit="frame/s", bar=15, at_least=True)
def gui_mesh_frames() -> float:
    show()
    view = _view()
    start = time.perf_counter()
    for _ in range(TURNS):
        view.set_camera(orbit(view.camera, np.array([0.0, 0.0, 3.0]), yaw=0.02, pitch=0.0))
        _until_painted()
    view.set_camera(Camera())
    return TURNS / (time.perf_counter() - start)


@benchmark("Longest stop of the window while a mesh is built, uploaded and drawn", bar=0.05)
def gui_mesh_gap() -> float:
    show()
    made: list[MeshResult] = []
    worker = threading.Thread(
        target=lambda: made.append(build_live_mesh(request(), coarse=False))
    )
    worker.start()
    longest = _longest_stop(lambda: not worker.is_alive())
    done: list[bool] = []
    connection = pane().completed.connect(lambda: done.append(True))
    start = time.perf_counter()
    pane().set_mesh(made[0].mesh)
    longest = max(longest, time.perf_counter() - start, _longest_stop(lambda: bool(done)))
    pane().completed.disconnect(connection)
    pane().set_mesh(None)
    return longest


def _longest_stop(over) -> float:  # type: ignore[no-untyped-def]
    longest, last = 0.0, time.perf_counter()
    while not over():
        QApplication.processEvents()
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
    return longest
