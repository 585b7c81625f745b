"""The estimate of a panorama by any model of photos."""

from __future__ import annotations

import math
import time
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from core.camera import SphereCamera, grid_pixels
from core.panorama.blend import Blended, blend, steps
from core.panorama.join import Joined, join
from core.panorama.seen import Array, Seen
from core.panorama.views import View, pictures, views_of
from core.progress import CancelToken, Monitor, Progress, ProgressCallback
from core.types import (
    ByteImage,
    DepthKind,
    Estimate,
    Joint,
    Photo,
    PhotoMetadata,
    Size,
    Sphere,
)

if TYPE_CHECKING:
    from core.session.model import DepthModel

JOINING = 0.5
"""Time that joining takes, in passes of a quick model."""
MOST_CELLS = 3_000_000
COLUMNS_MULTIPLE = 48
"""Widths of a sphere's map have many divisors, so that fewer columns still close."""
COMPARED_ROWS = 240
LEAST_CELLS = 16


def estimate_panorama(
    model: DepthModel,
    photo: Photo,
    sphere: Sphere,
    *,
    progress: ProgressCallback | None = None,
    cancel: CancelToken | None = None,
) -> Estimate:
    """Estimate views of a panorama and join them.

    Args:
        model: sees one view after the other, with the focal length that it has.
        photo: the panorama.
        sphere: where its pixels look.
        progress: called in this thread as work gets done.
        cancel: checked throughout.

    Returns:
        An estimate of inverse range, ``METRIC`` unless the model tells no metres, over the photo.

    Raises:
        Cancelled, ModelError, WeightsError: as ``DepthModel.estimate``.
    """
    begun = time.perf_counter()
    views = views_of(sphere, photo.size)
    seen, estimates = [], []
    for number, (view, picture) in enumerate(
        zip(views, pictures(photo.rgb, sphere, views), strict=True)
    ):
        if cancel is not None:
            cancel.check()
        told = _part(progress, number, len(views) + JOINING)
        estimate = _see(model, photo, view, picture, told, cancel)
        seen.append(Seen.of(view, estimate))
        estimates.append(estimate)
    looked = time.perf_counter()
    if progress is not None:
        progress(Progress(len(views), len(views) + JOINING, "joining views"))
    estimate = _joined(seen, estimates, photo, sphere, cancel)
    seconds = {"network": looked - begun, "join": time.perf_counter() - looked}
    if progress is not None:
        progress(Progress(1.0, 1.0, "joining views"))
    return replace(estimate, seconds=seconds)


def estimate_photo(
    model: DepthModel,
    photo: Photo,
    sphere: Sphere | None,
    *,
    with_fov: bool = True,
    progress: ProgressCallback | None = None,
    cancel: CancelToken | None = None,
) -> Estimate:
    """The estimate of a photo, or of a panorama.

    Args:
        sphere: where the pixels of a panorama look; None of a photo.
        with_fov: of a photo the angle of view is predicted, too.
        model, photo, progress, cancel: as ``estimate_panorama``.

    Raises:
        Cancelled, ModelError, WeightsError: as ``DepthModel.estimate``.
    """
    if sphere is not None:
        return estimate_panorama(model, photo, sphere, progress=progress, cancel=cancel)
    return model.estimate(photo, with_fov=with_fov, progress=progress, cancel=cancel)


def _part(report: ProgressCallback | None, number: int, total: float) -> ProgressCallback | None:
    """Tells of one view's progress as a part of the whole."""
    if report is None:
        return None
    return lambda view: report(Progress(number + view.fraction, total, view.stage))


def _see(
    model: DepthModel,
    photo: Photo,
    view: View,
    picture: ByteImage,
    progress: ProgressCallback | None,
    cancel: CancelToken | None,
) -> Estimate:
    metadata = PhotoMetadata(focal_px=view.camera.f)
    part = Photo(photo.name, photo.path, np.ascontiguousarray(picture), metadata)
    return model.estimate(part, with_fov=False, progress=progress, cancel=cancel)


def _joined(
    seen: Sequence[Seen],
    estimates: Sequence[Estimate],
    photo: Photo,
    sphere: Sphere,
    cancel: CancelToken | None,
) -> Estimate:
    camera, first = SphereCamera(sphere, photo.size), estimates[0]
    grid = grid_of(seen, camera)
    affine = first.kind is DepthKind.AFFINE_INVERSE
    joined = join(seen, *_compared(camera), affine=affine, cancel=cancel)
    blended = blend(seen, joined.corrections, camera, grid, Monitor(cancel=cancel))
    return Estimate(
        canonical_inverse_depth=blended.inverse,
        fov_deg=None,
        image_size=photo.size,
        info=estimates[-1].info,
        notices=tuple(dict.fromkeys(notice for each in estimates for notice in each.notices)),
        kind=DepthKind.AFFINE_INVERSE if affine else DepthKind.METRIC,
        metres_from=first.metres_from,
        sphere=sphere,
        joint=_joint(seen, joined, blended, sphere, cancel),
    )


def grid_of(seen: Sequence[Seen], camera: SphereCamera) -> Size:
    """A grid over the panorama as fine as the views' own are in their middles."""
    finest = max(
        each.inverse.shape[1] / each.view.camera.size.width * each.view.camera.f for each in seen
    )
    size, sphere = camera.size, camera.sphere
    width = min(finest * math.radians(sphere.span_deg), float(size.width))
    width = min(width, math.sqrt(MOST_CELLS * size.width / size.height))
    if width >= COLUMNS_MULTIPLE:
        width = COLUMNS_MULTIPLE * (width // COLUMNS_MULTIPLE)
    columns = max(1, min(LEAST_CELLS, size.width), round(width))
    return Size(columns, max(1, round(columns * size.height / size.width)))


def _compared(camera: SphereCamera) -> tuple[Array, Array]:
    """Directions (n, 3) all over a panorama, and how much of the sphere each stands for."""
    size = camera.size
    rows = min(COMPARED_ROWS, size.height)
    grid = Size(max(1, min(size.width, round(rows * size.width / size.height))), rows)
    u, v = grid_pixels(grid, size)
    _, latitude = camera.angles(u, v)
    return camera.ways(u, v[:, None]).reshape(-1, 3), np.repeat(np.cos(latitude), grid.width)


def _joint(
    seen: Sequence[Seen],
    joined: Joined,
    blended: Blended,
    sphere: Sphere,
    cancel: CancelToken | None,
) -> Joint:
    found = steps(blended, wraps=sphere.wraps, cancel=cancel)
    return Joint(
        views=len(seen),
        coverage=blended.coverage,
        overlap_before=100 * math.expm1(joined.before),
        overlap_after=100 * math.expm1(joined.after),
        seam_step=found.seam,
        within_step=found.within,
        spread=joined.spread,
    )
