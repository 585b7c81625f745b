from __future__ import annotations

import math

import numpy as np
import pytest

from core.errors import MeasureError
from core.measuring.known_length import Kind, Reference, fit_scale, parse_length, unscaled_m
from core.measuring.measure import MetricCamera, spot
from tests.core.boxes import PHOTO, on_face, random_scene


def test_a_planted_scale_is_recovered_within_a_percent() -> None:
    rng = np.random.default_rng(5)
    for planted in rng.uniform(0.2, 5.0, 50):
        scene = random_scene(rng)
        canonical, found, told = scene.canonical(), [], []
        points = [on_face(scene, *rng.uniform(-0.8, 0.8, 2)) for _ in range(3)]
        for kind, a, b in ((Kind.LENGTH, 0, 1), (Kind.RANGE, 2, 2), (Kind.DEPTH, 1, 1)):
            reference = Reference(kind, points[a], points[b])
            ends = (spot(canonical, PHOTO, point) for point in (points[a], points[b]))
            found.append(unscaled_m(reference, *ends, scene.camera))
            first, second = scene.point(points[a]), scene.point(points[b])
            truths = {
                Kind.LENGTH: np.linalg.norm(second - first),
                Kind.RANGE: np.linalg.norm(first),
                Kind.DEPTH: first[2],
            }
            told.append(planted * truths[kind])
        for count in (1, 3):
            scale = fit_scale(found[:count], told[:count])
            assert scale.factor == pytest.approx(planted, rel=0.01)


def test_least_squares_of_relative_residuals() -> None:
    found, told = [1.0, 2.0, 5.0], [1.1, 2.0, 5.6]
    scale = fit_scale(found, told)
    ratios = np.divide(found, told)

    def cost(factor: float) -> float:
        return float(((factor * ratios - 1) ** 2).sum())

    assert cost(scale.factor) < min(cost(scale.factor * 1.001), cost(scale.factor * 0.999))
    np.testing.assert_allclose(scale.residuals, scale.factor * ratios - 1)
    assert scale.residual == pytest.approx(math.sqrt(cost(scale.factor) / 3))


def test_what_cannot_be_measured_does_not_count() -> None:
    scale = fit_scale([2.0, math.nan], [3.0, 1.0])
    assert (scale.factor, scale.used) == (pytest.approx(1.5), 1)
    assert math.isnan(scale.residuals[1])
    nothing = fit_scale([math.nan], [1.0])
    assert (nothing.factor, nothing.used, nothing.residual) == (1.0, 0, 0.0)


def test_sky_is_no_reference() -> None:
    sky = np.full((20, 30), 1e-6, np.float32)
    here = spot(sky, PHOTO, (100.0, 100.0))
    with pytest.raises(MeasureError, match="sky"):
        unscaled_m(
            Reference(Kind.RANGE, (100, 100), (100, 100)), here, here, MetricCamera(PHOTO, 900)
        )


@pytest.mark.parametrize(
    ("text", "metres"),
    [
        ("1.2", 1.2),
        ("1,25 m", 1.25),
        ("85mm", 0.085),
        (" 30 CM ", 0.3),
        ("12 in", 0.3048),
        ("5 ft 3 in", 1.6002),
        ("5' 3\"", 1.6002),
        ("2m 5cm", 2.05),
        (".5 m", 0.5),
        ("3 km", 3000.0),
    ],
)
def test_typed_lengths(text: str, metres: float) -> None:
    assert parse_length(text) == pytest.approx(metres)


@pytest.mark.parametrize("text", ["", "abc", "-2 m", "1 2", "5 ft 3", "2 yards", "1e3", "nan", "m"])
def test_nonsense_is_named(text: str) -> None:
    with pytest.raises(MeasureError, match="is no length"):
        parse_length(text)


@pytest.mark.parametrize("text", ["0", "0 mm", "200 km"])
def test_impossible_lengths(text: str) -> None:
    with pytest.raises(MeasureError, match="and 100 km"):
        parse_length(text)
