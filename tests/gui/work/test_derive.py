"""What follows from an estimate."""

from __future__ import annotations

import numpy as np

from gui.kit.mips import frame_mips
from gui.work.derive import derive, derive_quickly
from tests.sample_estimates import make_estimate, make_photo


def test_derived_facts_belong_to_the_estimate() -> None:
    photo = make_photo()
    derived = derive(make_estimate(photo), photo.rgb)
    canonical = derived.estimate.canonical_inverse_depth
    far, near = derived.auto_range
    assert canonical.min() <= far < near <= canonical.max()
    counts, edges = derived.histogram
    assert counts.sum() == canonical.size
    assert edges[0] < far
    assert near < edges[-1]
    assert derived.colors.shape == (*canonical.shape, 3)


def test_a_scene_without_depth_variation_still_has_a_histogram() -> None:
    estimate = make_estimate()
    estimate.canonical_inverse_depth[:] = 0
    _, edges = derive(estimate, make_photo().rgb).histogram
    assert (np.diff(edges) > 0).all()


def test_a_frame_that_is_played_is_quickly_the_same() -> None:
    photo = make_photo()
    before, estimate = derive(make_estimate(photo), photo.rgb), make_estimate(photo)
    whole = derive(estimate, photo.rgb)
    made = derive_quickly(estimate, frame_mips(photo.rgb), before)
    np.testing.assert_array_equal(made.codes, whole.codes)
    assert made.colors.shape == whole.colors.shape
    assert np.abs(made.colors.astype(int) - whole.colors).max() <= 2
    assert made.auto_range == before.auto_range
    assert made.histogram is before.histogram
