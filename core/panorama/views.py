"""Views of a panorama: which directions they look in, and their pictures."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from core.camera import SphereCamera, directions, intrinsics, rays, upright
from core.types import ByteImage, Intrinsics, Projection, Size, Sphere

FOV_DEG = 100.0
"""Of a view: the widest in which models still see well; six of them overlap by 40 degrees."""
HIGH_FOV_DEG, CAP_FOV_DEG = 105.0, 112.0
"""From top to bottom of the ring's views, and of those that look up and down: both overlap by
some 15 degrees."""
TURN_DEG = 60.0
"""Between neighbours of the ring, at most."""
EDGE_DEG = 35.0
"""So far from its edge a panorama's first and last view look."""
TALL_DEG = 95.0
"""A picture that reaches no further from top to bottom needs no views above and below its ring."""
ALL_DEG = 179.0
"""From the top to the bottom of a picture that shows everything."""
MAX_SIDE_PX = 1536
LEAST_SIDE_PX = 64
Array = NDArray[np.float64]


@dataclass(frozen=True)
class Look:
    """Where a view looks: turned right by ``yaw``, then up by ``pitch``, and how wide it is."""

    yaw_deg: float
    pitch_deg: float
    fov_deg: float = FOV_DEG
    tall_deg: float = FOV_DEG

    @property
    def rotation(self) -> Array:
        """(3, 3) from the view's camera frame to the panorama's."""
        yaw, pitch = math.radians(self.yaw_deg), math.radians(self.pitch_deg)
        right, ahead = directions(yaw + math.pi / 2, 0.0), directions(yaw, pitch)
        return np.stack((right, np.cross(ahead, right), ahead), axis=1)


@dataclass(frozen=True)
class View:
    """One view and its pinhole camera.

    Attributes:
        sphere: of the panorama. Views of a whole turn stand upright; those of a part, which have
            to see all of it and no more, as its picture does.
    """

    look: Look
    camera: Intrinsics
    sphere: Sphere = field(default_factory=Sphere)

    @cached_property
    def rotation(self) -> Array:
        """(3, 3) from the view's camera frame to the panorama's upright one."""
        turn = None if _all_around(self.sphere) else upright(self.sphere)
        return self.look.rotation if turn is None else turn @ self.look.rotation


def _all_around(sphere: Sphere) -> bool:
    """Whether it shows whatever a view looks at, however it is turned."""
    return sphere.wraps and sphere.top_deg - sphere.bottom_deg > ALL_DEG


def layout(sphere: Sphere) -> tuple[Look, ...]:
    """Where to look so that all of a panorama is seen, and neighbours overlap."""
    middle, tall = (sphere.top_deg + sphere.bottom_deg) / 2, sphere.top_deg - sphere.bottom_deg
    yaws, reach = _ring(sphere)
    fov = min(FOV_DEG, sphere.span_deg)
    if tall <= TALL_DEG:
        seen = _tall_deg(sphere, middle, reach)
        return tuple(Look(yaw, middle, fov, seen) for yaw in yaws)
    caps = [
        math.copysign(90.0, edge)
        for edge in (sphere.top_deg, sphere.bottom_deg)
        if abs(edge) > TALL_DEG / 2 - 5
    ]
    if sphere.span_deg >= 180:
        above = [Look(_middle(sphere), cap, CAP_FOV_DEG, CAP_FOV_DEG) for cap in caps]
    else:
        above = [Look(yaw, cap * 0.6, fov) for cap in caps for yaw in yaws]
    return (*(Look(yaw, 0.0, fov, HIGH_FOV_DEG) for yaw in yaws), *above)


def _middle(sphere: Sphere) -> float:
    return (sphere.left_deg + sphere.right_deg) / 2


def _ring(sphere: Sphere) -> tuple[list[float], float]:
    """Directions of a ring of views, and how far to its sides each is needed."""
    middle, span = _middle(sphere), sphere.span_deg
    if sphere.wraps:
        count = round(360 / TURN_DEG)
        return [middle + TURN_DEG * number for number in range(count)], TURN_DEG / 2
    reach = min(EDGE_DEG, span / 2)
    count = math.ceil((span - 2 * reach) / TURN_DEG - 1e-9) + 1
    yaws = np.linspace(sphere.left_deg + reach, sphere.right_deg - reach, count)
    return yaws.tolist(), reach


def _tall_deg(sphere: Sphere, pitch_deg: float, reach_deg: float) -> float:
    """How tall a view has to be: to its sides a row of the panorama leads outwards in it."""
    longitude = np.radians(np.linspace(-reach_deg, reach_deg, 9))
    latitude = np.radians(np.linspace(sphere.bottom_deg, sphere.top_deg, 9))[:, None]
    way = directions(longitude, latitude)
    _, down, ahead = np.moveaxis(way @ Look(0.0, pitch_deg).rotation, -1, 0)
    highest = math.degrees(math.atan(float(np.max(np.abs(down) / np.maximum(ahead, 1e-3)))))
    return min(FOV_DEG, 2 * highest)


def views_of(sphere: Sphere, size: Size) -> tuple[View, ...]:
    """The views of a panorama of that size, as fine as it is or ``MAX_SIDE_PX`` allows."""
    focal_px = sphere.focal_px(size)
    return tuple(View(look, _camera(look, focal_px), sphere) for look in layout(sphere))


def _camera(look: Look, finest_px: float) -> Intrinsics:
    widest = math.radians(max(look.fov_deg, look.tall_deg))
    focal_px = min(finest_px, MAX_SIDE_PX / (2 * math.tan(widest / 2)))
    sides = [
        2 * focal_px * math.tan(math.radians(angle / 2)) for angle in (look.fov_deg, look.tall_deg)
    ]
    finer = max(1.0, LEAST_SIDE_PX / min(sides))
    size = Size(*(max(1, round(finer * side)) for side in sides))
    return intrinsics(size, focal_px * finer)


class Cutter:
    """Makes the pictures of views.

    The panorama is first made as coarse as the views are, and near the poles, where its pixels
    are narrow, smoothed along its rows: nothing finer than a view's pixel is left to flicker.

    Args:
        rgb: (H, W, 3) uint8, the panorama.
        sphere: where its pixels look.
        focal_px: of the views.
    """

    def __init__(self, rgb: ByteImage, sphere: Sphere, focal_px: float) -> None:
        height, width = rgb.shape[:2]
        share = min(1.0, focal_px / sphere.focal_px(Size(width, height)))
        size = Size(max(1, round(width * share)), max(1, round(height * share)))
        self._camera = SphereCamera(sphere, size)
        small = Image.fromarray(rgb).resize(size, Image.Resampling.BILINEAR, reducing_gap=3.0)
        self._rgb = np.array(small)
        if sphere.projection is Projection.EQUIRECTANGULAR:
            self._smooth_poles()
        self._edge = 2 if sphere.wraps else 0
        if self._edge:
            self._rgb = np.concatenate(
                (self._rgb[:, -self._edge :], self._rgb, self._rgb[:, : self._edge]), axis=1
            )

    def _smooth_poles(self) -> None:
        from scipy.ndimage import uniform_filter1d

        size, sphere = self._camera.size, self._camera.sphere
        rows = np.arange(size.height)
        _, latitudes = self._camera.angles(np.zeros(1), rows)
        widths = np.minimum(1 / np.maximum(np.cos(latitudes), 1e-6), size.width)
        for row in np.flatnonzero(widths >= 2):
            self._rgb[row] = uniform_filter1d(
                self._rgb[row].astype(np.float32),
                int(widths[row]) | 1,  # odd: it must not shift
                axis=0,
                mode="wrap" if sphere.wraps else "nearest",
            ).round()

    def picture(self, view: View) -> ByteImage:
        """What a view sees, (h, w, 3) uint8; beyond the panorama's edges they go on."""
        import cv2

        size = view.camera.size
        u, v = np.meshgrid(np.arange(size.width), np.arange(size.height))
        way = rays(u, v, view.camera) @ view.rotation.T
        longitude, latitude = self._camera.angles_to(way)
        if self._camera.sphere.projection is Projection.CYLINDRICAL:
            latitude = np.clip(latitude, -_ALMOST_UP, _ALMOST_UP)
        column, row = self._camera.pixels(longitude, latitude)
        picture: ByteImage = cv2.remap(
            self._rgb,
            (column + self._edge).astype(np.float32),
            row.astype(np.float32),
            cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_REPLICATE,
        )
        return picture


_ALMOST_UP = math.radians(89.9)


def pictures(rgb: ByteImage, sphere: Sphere, views: tuple[View, ...]) -> Iterator[ByteImage]:
    """The pictures of all views, one after the other."""
    cutter = Cutter(rgb, sphere, max(view.camera.f for view in views))
    for view in views:
        yield cutter.picture(view)
