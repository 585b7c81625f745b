"""Everything that an export is made from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from core.camera import AXES_TEXT, Axes
from core.cloud import build_cloud
from core.depth import full_size_depth
from core.export.facts import Facts
from core.mesh import Mesh, build_mesh, decimated
from core.snap import Side, snap_flying
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
        normals: point clouds with normals.
        snap: move flying pixels of clouds and meshes to the nearer or farther side; none is
            left out then.
        max_triangles: reduce the mesh to this number.
        print_width_mm, print_base_mm, print_relief_mm: width of a print, thickness of its base,
            and how far the nearest point stands out from the farthest.
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
    snap: Side | None = None
    max_triangles: int | None = None
    print_width_mm: float = 100.0
    print_base_mm: float = 2.0
    print_relief_mm: float = 20.0

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
            "flying_pixels_removed": self._cuts_flying,
            "flying_pixels_snapped": self.snap,
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

    @property
    def _cuts_flying(self) -> bool:
        return self.remove_flying and self.snap is None

    @cached_property
    def surface(self) -> Estimate:
        """The estimate that clouds and meshes are made from: flying pixels snapped on request."""
        if self.snap is None:
            return self.estimate
        canonical = self.estimate.canonical_inverse_depth
        snapped = snap_flying(canonical, percent=self.contour_percent, side=self.snap)
        return replace(self.estimate, canonical_inverse_depth=snapped.canonical)

    def cloud(self) -> PointCloud:
        """The point cloud that these settings leave, OpenCV camera frame."""
        return build_cloud(
            self.surface,
            self.photo.rgb,
            focal_px=self.focal.px,
            scale=self.scale,
            far_m=self.far_m,
            flying_percent=self.contour_percent if self._cuts_flying else None,
            max_points=self.max_points,
            normals=self.normals,
        )

    def mesh(self) -> Mesh:
        """The mesh that these settings leave, OpenCV camera frame; cut unless flying is kept."""
        cut = self.remove_flying or self.snap is not None
        mesh = build_mesh(
            self.surface,
            focal_px=self.focal.px,
            scale=self.scale,
            far_m=self.far_m,
            cut_percent=self.contour_percent if cut else None,
        )
        if self.max_triangles is None:
            return mesh
        size = self.photo.size
        return decimated(mesh, self.max_triangles, size=size, focal_px=self.focal.px)
