"""The cloud's pane on screen with 2.36 million points, and as a mesh of 4.7 million triangles."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from itertools import cycle

import numpy as np
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from core.camera import intrinsics
from core.cloud import build_cloud
from core.types import ByteImage, Estimate, ModelInfo, PointCloud, Size
from gui.panes.cloud import CloudPane
from gui.panes.cloud_pick import Picker
from gui.panes.cloud_view import CloudView
from gui.panes.orbit import Pose, orbit
from gui.snapshot.pictures import CloudColors, CloudRequest, LiveMesh, MeshRequest, MeshResult
from gui.work.derive import derive
from gui.work.mesh import build_live_mesh
from tests.benchmarks.registry import Skip, benchmark, median_s

GRID = 1536
PHOTO = Size(3000, 3000)
FOCAL_PX = 2600.0
PANE = (900, 700)
TOO_LONG_S = 30.0
TURNS = 40


@cache
def estimate() -> Estimate:
    """Waves between two and five metres."""
    v, u = np.mgrid[:GRID, :GRID]
    depth_m = 3.5 + 0.8 * np.sin(u / 90) + 0.7 * np.cos(v / 70)
    canonical = (FOCAL_PX / PHOTO.width / depth_m).astype(np.float32)
    return Estimate(canonical, 60.0, PHOTO, ModelInfo("compact", "0" * 64, "cpu", "float32"))


@cache
def colors() -> ByteImage:
    return np.random.default_rng(1).integers(0, 256, (GRID, GRID, 3)).astype(np.uint8)


def build(focal_px: float) -> PointCloud:
    return build_cloud(estimate(), colors(), focal_px=focal_px, colors=colors())


@cache
def pane() -> CloudPane:
    """On screen, with nothing in it."""
    QApplication.instance() or QApplication([])
    made = CloudPane()
    if not made.is_available:
        raise Skip("there is no OpenGL 3.3 here")
    made.set_camera(intrinsics(PHOTO, FOCAL_PX))
    made.resize(*PANE)
    made.show()
    _until(lambda: False, at_most_s=0.5)
    return made


@benchmark("Cloud of 2.36 million points built and shown whole", bar=1.0)
def gui_cloud_shown() -> float:
    view = pane()
    return median_s(lambda: _until_complete(lambda: view.set_cloud(build(FOCAL_PX))), repeat=5)


@benchmark("New focal length to the moved cloud, 2.36 million points", bar=0.15)
def gui_cloud_focal() -> float:
    view, focals = pane(), cycle((2500.0, 2700.0))
    cloud = build(FOCAL_PX)

    def change() -> None:
        focal_px = next(focals)
        stretched = cloud.xyz * np.float32([1, 1, focal_px / FOCAL_PX])
        view.set_camera(intrinsics(PHOTO, focal_px))
        view.set_cloud(replace(cloud, xyz=stretched))
        _until_painted()

    _until_complete(lambda: view.set_cloud(cloud))
    return median_s(change)


@benchmark("Orbiting 2.36 million points", unit="frame/s", bar=15, at_least=True)
def gui_cloud_frames() -> float:
    _until_complete(lambda: pane().set_cloud(build(FOCAL_PX)))
    return _frames_per_s()


@benchmark("Orbiting 2.36 million points and their ghost", unit="frame/s", bar=15, at_least=True)
def gui_cloud_ghost() -> float:
    _until_complete(lambda: pane().set_cloud(build(FOCAL_PX)))
    _until_complete(lambda: pane().set_ghost((1.0, 1.0, 1.4)))
    frames = _frames_per_s()
    _until_complete(lambda: pane().set_ghost(None))
    return frames


def _frames_per_s() -> float:
    view = _view()
    start = time.perf_counter()
    for _ in range(TURNS):
        view.set_camera(orbit(view.camera, np.array([0.0, 0.0, 3.0]), yaw=0.02, pitch=0.0))
        _until_painted()
    view.set_camera(Pose())
    return TURNS / (time.perf_counter() - start)


@benchmark("Longest stop of the window while the whole cloud is drawn")
def gui_cloud_gap() -> float:
    _until_complete(lambda: pane().set_cloud(build(FOCAL_PX)))
    done: list[bool] = []
    connection = pane().completed.connect(lambda: done.append(True))
    _view().set_camera(Pose(yaw=0.01))
    longest = _longest_stop(lambda: bool(done))
    pane().completed.disconnect(connection)
    return longest


@benchmark("Point under the mouse, still view, 2.36 million points", unit="ms", bar=10)
def gui_cloud_pick() -> float:
    picker, viewport = Picker(build(FOCAL_PX)), replace(_view().viewport(), camera=Pose())
    columns = cycle(range(300, 600, 7))
    return 1e3 * median_s(lambda: picker.pick(viewport, next(columns), 350.0), repeat=21)


@cache
def mesh_request() -> MeshRequest:
    derived = derive(estimate(), colors())
    cloud = CloudRequest(derived, FOCAL_PX, 1.0, None, 10.0, 1.0, show_removed=False)
    return MeshRequest(cloud, CloudColors("photo", "", 0.0, 1.0))


@cache
def whole_mesh() -> LiveMesh:
    return build_live_mesh(mesh_request(), coarse=False).mesh


def show_mesh() -> None:
    pane().set_cloud(build(FOCAL_PX))
    _until_complete(lambda: pane().set_mesh(whole_mesh()))


@benchmark("Mesh of 4.7 million triangles cut coarsely, as a slider wants it", bar=0.15)
def gui_mesh_coarse() -> float:
    return median_s(lambda: build_live_mesh(mesh_request(), coarse=True))


@benchmark("Mesh of 4.7 million triangles built and shown whole")
def gui_mesh_shown() -> float:
    show_mesh()
    result: list[MeshResult] = []

    def again() -> None:
        result[:] = [build_live_mesh(mesh_request(), coarse=False)]
        _until_complete(lambda: pane().set_mesh(result[0].mesh))

    return median_s(again, repeat=3)


@benchmark("Orbiting a mesh of 4.7 million triangles", unit="frame/s", bar=15, at_least=True)
def gui_mesh_frames() -> float:
    show_mesh()
    return _frames_per_s()


@cache
def small_mesh() -> LiveMesh:
    """What is drawn of it while it moves, lit: about 200 000 triangles."""
    return LiveMesh(whole_mesh().moving)


@benchmark("Orbiting a lit mesh of 200 000 triangles", unit="frame/s", bar=20, at_least=True)
def gui_mesh_lit_frames() -> float:
    show_lit()
    return _frames_per_s()


@benchmark("Processor's time for a frame of that, all cores together", unit="ms")
def gui_mesh_lit_cpu() -> float:
    show_lit()
    start = time.process_time()
    _frames_per_s()
    return 1e3 * (time.process_time() - start) / TURNS


def show_lit() -> None:
    pane().set_cloud(build(FOCAL_PX))
    pane().set_look(
        point_size=2.0, background=QColor("black"), show_frustum=False, show_grid=True, light=0.6
    )
    _until_complete(lambda: pane().set_mesh(small_mesh()))


@benchmark("Longest stop of the window while a mesh is built, uploaded and drawn", bar=0.05)
def gui_mesh_gap() -> float:
    show_mesh()
    made: list[MeshResult] = []
    worker = threading.Thread(
        target=lambda: made.append(build_live_mesh(mesh_request(), coarse=False))
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


def _view() -> CloudView:
    view = pane().findChild(CloudView)
    assert isinstance(view, CloudView)
    return view


def _until_painted() -> None:
    """Until what changed is on the screen, if only coarsely."""
    _view().finish()
    _view().repaint()
    QApplication.processEvents()


def _until_complete(change: Callable[[], object]) -> None:
    done: list[bool] = []
    connection = pane().completed.connect(lambda: done.append(True))
    change()
    _until(lambda: bool(done))
    pane().completed.disconnect(connection)


def _until(condition: Callable[[], bool], *, at_most_s: float = TOO_LONG_S) -> None:
    end = time.perf_counter() + at_most_s
    while not condition() and time.perf_counter() < end:
        QApplication.processEvents()


def _longest_stop(over: Callable[[], bool]) -> float:
    longest, last = 0.0, time.perf_counter()
    while not over():
        QApplication.processEvents()
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
    return longest
