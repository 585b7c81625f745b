"""Everything that an export is made from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from core.camera import AXES_TEXT, Axes
from core.cloud import build_cloud
from core.depth import full_size_depth
from core.export.facts import Facts
from core.types import Estimate, FloatMap, FocalLength, Photo, PointCloud


@dataclass(frozen=True, eq=False)
class Scene:
    """A photo, its estimate and the settings in force.

    Attributes:
        photo: colours and name.
        estimate: what the network said of that photo.
        focal: focal length in force.
        predicted_focal_px: what the network predicts; None where it does not.
        scale: factor on all lengths.
        contour_percent: threshold t of contours and of flying pixels.
        thin_contours: contours one grid cell wide.
        remove_flying: leave flying pixels out of the cloud.
        far_m: leave points beyond this depth, in metres, out of the cloud.
        axes: frame of exported geometry.
        max_points: thin the cloud to this number.
        colormap: name in core.colormap.COLORMAPS.
        color_range: inverse depth (1/m) of the colour map's far and near end; None for the
            automatic range.
        ply_ascii: PLY as text.
        normals: PLY with normals.
    """

    photo: Photo
    estimate: Estimate
    focal: FocalLength
    predicted_focal_px: float | None
    scale: float = 1.0
    contour_percent: float = 10.0
    thin_contours: bool = False
    remove_flying: bool = True
    far_m: float | None = None
    axes: Axes = Axes.OPENCV
    max_points: int | None = None
    colormap: str = "turbo"
    color_range: tuple[float, float] | None = None
    ply_ascii: bool = False
    normals: bool = False

    @property
    def metadata(self) -> Facts:
        """What every export says about itself; values that JSON can hold."""
        info = self.estimate.info
        height, width = self.estimate.canonical_inverse_depth.shape
        return {
            "software": "Leadline",
            "photo": self.photo.name,
            "image_size": list(self.photo.size),
            "grid_size": [width, height],
            "focal_px": float(self.focal.px),
            "focal_source": str(self.focal.source),
            "predicted_focal_px": self.predicted_focal_px,
            "scale": float(self.scale),
            "contour_threshold_percent": float(self.contour_percent),
            "contours_thinned": self.thin_contours,
            "flying_pixels_removed": self.remove_flying,
            "far_m": self.far_m,
            "axes": str(self.axes),
            "axes_directions": AXES_TEXT[self.axes],
            "unit": "metre",
            "model": info.model,
            "weights_sha256": info.weights_sha256,
            "precision": info.precision,
        }

    @cached_property
    def depth(self) -> FloatMap:
        """Depth Z of every pixel of the photo, (H, W) float32 metres."""
        return full_size_depth(self.estimate, focal_px=self.focal.px, scale=self.scale)

    def cloud(self) -> PointCloud:
        """The point cloud that these settings leave, OpenCV camera frame."""
        return build_cloud(
            self.estimate,
            self.photo.rgb,
            focal_px=self.focal.px,
            scale=self.scale,
            far_m=self.far_m,
            flying_percent=self.contour_percent if self.remove_flying else None,
            max_points=self.max_points,
            normals=self.normals,
        )
