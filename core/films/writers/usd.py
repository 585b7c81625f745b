"""A clip's clouds as one USD scene whose points change with time; written by usd-core."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from core.camera import Axes, to_axes
from core.errors import ExportError
from core.export.usdz import add_camera, plain_facts
from core.files import atomic_path
from core.films.writers.films import Add
from core.films.writers.look import ClipFrame, ClipLook

MOST_POINTS = 50_000
"""Of a frame, where no number is given: programs hold all of them in memory."""
_SAVE_EVERY = 16  # frames
_POINT_SHARE = 1.5  # of the distance between points: surfaces look closed


@contextmanager
def cloud_scene(look: ClipLook, path: Path) -> Iterator[Add]:
    """Points in metres, y up, and the film's camera; a time code is a frame.

    Raises:
        ExportError: usd-core is not installed.
    """
    try:
        from pxr import Usd  # noqa: F401
    except ImportError as error:
        raise ExportError(
            path, "USD needs the package usd-core: pip install 'leadline[usd]'"
        ) from error
    with atomic_path(path) as temporary:
        temporary.unlink()  # USD makes it itself
        with _told(path):
            stage, points = _begin(look, temporary)

        def add(frame: ClipFrame) -> None:
            with _told(path):
                _add(stage, points, look, frame)

        yield add
        with _told(path):
            stage.GetRootLayer().Save()


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """USD's errors as ours."""
    try:
        yield
    except RuntimeError as error:
        cause = str(error).strip().splitlines()[-1:] or ["?"]
        raise ExportError(path, "USD could not write: {detail}", detail=cause[0]) from error


def _begin(look: ClipLook, path: Path) -> tuple[Any, Any]:
    from pxr import Usd, UsdGeom

    stage = Usd.Stage.CreateNew(str(path))
    UsdGeom.SetStageUpAxis(stage, UsdGeom.Tokens.y)
    UsdGeom.SetStageMetersPerUnit(stage, 1.0)
    stage.SetStartTimeCode(0)
    stage.SetEndTimeCode(len(look.frames) - 1)
    stage.SetTimeCodesPerSecond(look.fps)
    stage.SetFramesPerSecond(look.fps)
    root = UsdGeom.Xform.Define(stage, "/scene")
    stage.SetDefaultPrim(root.GetPrim())
    root.GetPrim().SetCustomData({"leadline": plain_facts(look.metadata)})
    points = UsdGeom.Points.Define(stage, "/scene/points")
    points.CreateDisplayColorPrimvar(UsdGeom.Tokens.vertex)
    return stage, points


def _add(stage: Any, points: Any, look: ClipLook, frame: ClipFrame) -> None:
    from pxr import Usd, Vt

    scene = frame.scene
    if frame.number == 0:
        add_camera(stage, scene)
    cloud = (scene if scene.max_points else replace(scene, max_points=MOST_POINTS)).cloud()
    xyz = np.ascontiguousarray(to_axes(cloud.xyz, Axes.OPENGL))
    place = Usd.TimeCode(frame.number)
    points.GetPointsAttr().Set(Vt.Vec3fArray.FromNumpy(xyz), place)
    linear = np.ascontiguousarray((cloud.rgb.astype(np.float32) / 255) ** np.float32(2.2))
    points.GetDisplayColorPrimvar().Set(Vt.Vec3fArray.FromNumpy(linear), place)
    apart = _POINT_SHARE * look.film.size.width / max(1, cloud.grid.width)
    widths = np.ascontiguousarray(cloud.xyz[:, 2] * np.float32(apart / look.focal.px))
    points.GetWidthsAttr().Set(Vt.FloatArray.FromNumpy(widths), place)
    if len(xyz):
        extent = np.stack((xyz.min(0), xyz.max(0)))
        points.GetExtentAttr().Set(Vt.Vec3fArray.FromNumpy(extent), place)
    if frame.number % _SAVE_EVERY == _SAVE_EVERY - 1:
        stage.GetRootLayer().Save()
