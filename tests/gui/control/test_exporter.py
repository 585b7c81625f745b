"""What is on show, as it is exported."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.camera import Axes
from core.settings import Settings
from core.types import Flying
from gui.control.exporter import scene_of
from gui.snapshot.resolve import resolve
from tests.gui.samples import make_entry, make_state


def test_an_export_is_of_what_is_on_show() -> None:
    state = make_state(make_entry(1))
    settings = Settings(export_axes="opengl", export_ply_ascii=True, cloud_flying="snap-far")
    state = replace(state, settings=settings)
    scene = scene_of(state)
    shown = resolve(state)
    assert scene.axes == Axes.OPENGL
    assert scene.ply_ascii
    assert scene.flying is Flying.SNAP_FAR
    assert scene.focal == shown.focal.active
    far, near = scene.color_range
    assert 1 / near == pytest.approx(shown.depth.near_m)
    assert 1 / far == pytest.approx(shown.depth.far_m)


def test_there_is_no_export_without_depth() -> None:
    assert scene_of(make_state(make_entry(1, done=False))) is None
