"""Which cells of a cloud someone drew around, made for the lane."""

from __future__ import annotations

import numpy as np

from core.surface.cutout import CellSet
from gui.panes.cloud_outline import Outline
from gui.snapshot.pictures import CloudRequest
from gui.work.cloud import all_points, shown_cells


def hidden_after(request: CloudRequest, outline: Outline) -> CellSet | None:
    """What is hidden of a cloud once the points in an outline are; None where nothing changes.

    Raises:
        MeasureError: what is hidden already cannot be read.
    """
    from core.cloud import cloud_depth
    from core.surface.cutout import within_outline
    from core.surface.mesh import usable
    from core.surface.snap import snapped_estimate

    estimate, grid = request.derived.estimate, request.derived.grid
    percent = request.flying_percent or 0.0
    surface, _ = snapped_estimate(estimate, percent=percent, side=request.side)
    depth = cloud_depth(surface, request.focal_px, request.scale)
    xyz = all_points(request, surface).reshape(-1, 3)
    seen = outline.viewport.project(xyz)[:2]
    inside = within_outline(seen, outline.corners, outline.viewport.size).reshape(depth.shape)
    meant = ~inside if outline.outside else inside
    shown = usable(depth, request.far_m, shown_cells(request, surface))
    meant = meant if shown is None else meant & shown
    if not meant.any():
        return None
    hidden = request.cutout.hidden
    before = np.zeros_like(meant) if hidden is None else hidden.mask(grid)
    return CellSet.of(before | meant)
