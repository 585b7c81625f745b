from __future__ import annotations

import gc
from weakref import ref

import numpy as np
import pytest

from core.surface import shading
from gui.work.light import light_of
from tests.sample_estimates import make_estimate


def test_points_and_mesh_share_their_light() -> None:
    surface = make_estimate()
    assert light_of(surface, 500.0) is light_of(surface, 500.0)


def test_another_focal_length_turns_the_normals_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    surface = make_estimate()
    near = light_of(surface, 300.0)
    monkeypatch.setattr(shading, "occlusion", None)  # is not asked for again
    far = light_of(surface, 600.0)
    assert (near[..., :3] != far[..., :3]).any()
    np.testing.assert_array_equal(near[..., 3], far[..., 3])


def test_light_goes_with_its_surface() -> None:
    surface = make_estimate()
    light = ref(light_of(surface, 500.0))
    del surface
    gc.collect()
    assert light() is None
