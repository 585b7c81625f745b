"""What exports of one photo and of many have in common."""

from __future__ import annotations

from typing import Any

from core.settings import Settings


def look_of_scene(settings: Settings, *, axes: str, ascii_ply: bool) -> dict[str, Any]:
    """The fields of a Scene that are the same for every photo."""
    from core.camera import Axes

    return {
        "contour_percent": settings.contour_percent,
        "thin_contours": settings.contour_thin,
        "remove_flying": settings.cloud_remove_flying,
        "axes": Axes(axes),
        "colormap": settings.colormap,
        "ply_ascii": ascii_ply,
    }
