"""Rooms of boxes seen all around: true range by intersecting rays, and textured pictures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from core.camera import SphereCamera, grid_pixels, rays
from core.errors import ModelError
from core.panorama.views import View, views_of
from core.types import (
    ByteImage,
    DepthKind,
    Estimate,
    FloatMap,
    ModelInfo,
    Photo,
    PhotoMetadata,
    Size,
    Sphere,
)

Array = NDArray[np.float64]
Box = tuple[tuple[float, float, float], tuple[float, float, float]]
"""Lower and upper corner, metres, as the camera sees them: x right, y down, z ahead."""
SHELL: Box = ((-3.1, -1.2, -2.4), (2.6, 1.5, 4.3))
INFO = ModelInfo("compact", "ab" * 32, "cpu", "float32")
THINGS: tuple[Box, ...] = (
    ((-2.2, 0.6, 1.4), (-0.9, 1.5, 2.3)),
    ((0.8, 0.2, -2.0), (1.7, 1.5, -1.1)),
    ((1.6, -0.4, 1.0), (2.1, 1.5, 3.0)),
    ((-2.6, 0.9, -1.6), (-1.4, 1.5, -0.3)),
    ((-0.2, -1.2, 2.6), (0.2, -0.6, 3.0)),
)


def ranges(way: Array, shell: Box = SHELL, things: Sequence[Box] = THINGS) -> Array:
    """True range along unit vectors (..., 3) from the origin, metres."""
    found = crossings(way, shell)[1]
    for thing in things:
        enter, leave = crossings(way, thing)
        found = np.where((enter < leave) & (enter > 0), np.minimum(found, enter), found)
    return found


def crossings(way: Array, box: Box) -> tuple[Array, Array]:
    low, high = (np.array(corner) for corner in box)
    with np.errstate(divide="ignore", invalid="ignore"):
        one, two = low / way, high / way
    return np.fmin(one, two).max(axis=-1), np.fmax(one, two).min(axis=-1)


def colours(way: Array) -> ByteImage:
    """What is seen along unit vectors: tiles and grain that lie on the surfaces, lit from above."""
    points = way * ranges(way)[..., None]
    tiles = np.floor(points / 0.3 + 1e-6).sum(axis=-1) % 2
    grain = np.sin(points @ np.array((37.0, 21.0, 29.0))) * np.sin(points @ np.array((5, 11, 7)))
    lit = 0.75 - 0.15 * points[..., 1] / 1.5
    value = lit * (0.55 + 0.25 * tiles + 0.1 * grain)
    tint = 0.85 + 0.15 * np.sin(points[..., :3] * 0.9)
    return np.clip(255 * value[..., None] * tint, 0, 255).astype(np.uint8)


def way_of(sphere: Sphere, grid: Size) -> Array:
    """Directions of the cells of a panorama's grid, (h, w, 3)."""
    u, v = grid_pixels(grid, grid)
    return SphereCamera(sphere, grid).ways(u, v[:, None])


def panorama(size: Size = Size(960, 480), sphere: Sphere = Sphere()) -> Photo:  # noqa: B008
    """A picture of the room; its file says what part of the sphere it is."""
    rgb = colours(way_of(sphere, size))
    return Photo("room.jpg", None, rgb, PhotoMetadata(panorama=True, sphere=sphere))


def truth(estimate: Estimate) -> FloatMap:
    """True range in the cells of an estimate's grid."""
    height, width = estimate.canonical_inverse_depth.shape
    assert estimate.sphere is not None
    return ranges(way_of(estimate.sphere, Size(width, height))).astype(np.float32)


@dataclass
class TrueModel:
    """Knows the depth of every view of the room, asked in their order; each with its own error.

    Attributes:
        views: of the panorama.
        kind: of the answers.
        factors: by which the views' depths are wrong.
        tilt: relative error from edge to edge of a view, its direction another in each.
        offsets: of affine inverse depth.
    """

    views: tuple[View, ...]
    kind: DepthKind = DepthKind.METRIC
    factors: Sequence[float] = (1.0,)
    tilt: float = 0.0
    offsets: Sequence[float] = (0.0,)
    grid_px: int = 192
    lanes: int = 1
    info: ModelInfo = INFO
    asked: list[Photo] = field(default_factory=list)

    @classmethod
    def of(cls, photo: Photo, **options: object) -> TrueModel:
        sphere = photo.metadata.sphere or Sphere()
        return cls(views_of(sphere, photo.size), **options)  # type: ignore[arg-type]

    def estimate(
        self, photo: Photo, *, with_fov: bool = True, progress: object = None, cancel: object = None
    ) -> Estimate:
        if cancel is not None:
            cancel.check()  # type: ignore[attr-defined]
        number = len(self.asked) % len(self.views)
        view = self.views[number]
        self.asked.append(photo)
        assert (photo.size, photo.metadata.focal_px) == (view.camera.size, view.camera.f)
        side = max(photo.size)
        grid = Size(*(max(1, round(each * self.grid_px / side)) for each in photo.size))
        u, v = np.meshgrid(*grid_pixels(grid, photo.size))
        way = rays(u, v, view.camera) @ view.rotation.T
        away = np.linalg.norm(way, axis=-1)
        depth = ranges(way / away[..., None]) / away  # along the axis: rays have Z = 1
        turn = 2 * np.pi * number / len(self.views)
        across = (u / photo.size.width - 0.5) * np.cos(turn)
        across = across + (v / photo.size.height - 0.5) * np.sin(turn)
        depth = depth * self.factors[number % len(self.factors)] * np.exp(self.tilt * across)
        inverse = 1 / depth
        if self.kind is DepthKind.CANONICAL_INVERSE:
            inverse = inverse * view.camera.f / photo.size.width
        if self.kind is DepthKind.AFFINE_INVERSE:
            inverse = inverse + self.offsets[number % len(self.offsets)]
        return Estimate(inverse.astype(np.float32), None, photo.size, self.info, {}, kind=self.kind)

    def predict_fov(self, photo: Photo, estimate: Estimate, **_: object) -> Estimate:
        raise ModelError("none")
