"""What exports of one photo and of many have in common."""

from __future__ import annotations

from typing import Any

from core.settings import Settings
from core.types import Flying


def look_of_scene(settings: Settings) -> dict[str, Any]:
    """What preferences say about exports, as fields of a Scene: the same for every photo."""
    from core.camera import Axes

    return {
        "contour_percent": settings.contour_percent,
        "thin_contours": settings.contour_thin,
        "flying": Flying(settings.cloud_flying),
        "axes": Axes(settings.export_axes),
        "colormap": settings.colormap,
        "ply_ascii": settings.export_ply_ascii,
        "normals": settings.export_normals,
        "max_triangles": round(settings.export_triangles) if settings.export_decimate else None,
        "behind": settings.export_behind,
        "print_width_mm": settings.export_print_width_mm,
        "print_base_mm": settings.export_print_base_mm,
        "print_relief_mm": settings.export_print_relief_mm,
        "plan_low_m": settings.plan_low_m,
        "plan_high_m": settings.plan_high_m,
        "plan_cell_m": settings.plan_cell_cm / 100 or None,
        "plan_color": settings.plan_color,
    }
