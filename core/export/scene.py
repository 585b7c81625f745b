"""Everything that an export is made from."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeVar

from core.camera import AXES_TEXT, Axes, camera_of, unproject
from core.cloud import build_cloud, cloud_depth, grid_colors
from core.contours import THRESHOLD_PERCENT
from core.depth import MAX_DEPTH_M, resize_map
from core.effects.viewing import DEFAULT_VIEWING
from core.errors import MeasureError
from core.export.facts import Facts
from core.export.spheres import sphere_facts
from core.files.regular_files import text_name
from core.measuring.floor import find_floor
from core.measuring.floor_plan import COLORS, HIGH_M, LOW_M, Cut, FloorPlan, make_plan
from core.measuring.known_points import Fitted
from core.measuring.level import Floor, FloorPlane
from core.measuring.measure import MetricCamera
from core.progress import Monitor
from core.surface.cutout import Cutout
from core.surface.decimate import SURPLUS, decimated
from core.surface.mesh import DepthMesh, build_mesh
from core.surface.relief import BASE_MM, RELIEF_MM, WIDTH_MM
from core.surface.snap import snapped_estimate
from core.types import Estimate, FloatMap, Flying, FocalLength, Mask, Photo, PointCloud, Size

LARGE_PIXELS = 40_000_000
"""Of a photo whose maps are made row by row where they are only written."""
_Shape = TypeVar("_Shape", PointCloud, DepthMesh)


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
        flying: what becomes of flying pixels in clouds and meshes. Where they are moved none is
            left out; meshes are cut at contours unless they are kept.
        far_m: leave points beyond this depth, in metres, out of the cloud.
        axes: frame of exported geometry.
        max_points: thin the cloud to this number.
        density: points and cells of a mesh for each cell of the grid, where it is above 1.
        colormap: name in core.colormap.COLORMAPS.
        color_range: inverse depth (1/m) of the colour map's far and near end; None for the
            automatic range.
        ply_ascii: PLY as text.
        normals: point clouds with normals.
        max_triangles: reduce the mesh to this number.
        behind: GLB also holds what nearer things hide behind their contours, guessed.
        print_width_mm, print_base_mm, print_relief_mm: width of a print, thickness of its base,
            and how far the nearest point stands out from the farthest.
        monitor: asked whether to stop by what takes long.
        floor_plane: the floor; None: it is found when it is needed.
        level: turn clouds and meshes upright, the origin on the floor below the camera.
        plan_low_m, plan_high_m: what a plan shows, metres above the floor.
        plan_cell_m: edge of a plan's cells; None for one that suits the scene.
        plan_color: "ink", "photo" or "height".
        viewing: where stereo pairs are looked at, one of core.effects.viewing.VIEWINGS.
        scale_known: known lengths or distances gave the scale.
        cutout: what of clouds and meshes is written; None for all.
        fitted: what known points made of the estimate, where they did.
    """

    photo: Photo
    estimate: Estimate
    focal: FocalLength
    predicted_focal_px: float | None
    scale: float = 1.0
    contour_percent: float = THRESHOLD_PERCENT.default
    thin_contours: bool = False
    flying: Flying = Flying.DROP
    far_m: float | None = None
    axes: Axes = Axes.OPENCV
    max_points: int | None = None
    density: float = 1.0
    colormap: str = "turbo"
    color_range: tuple[float, float] | None = None
    ply_ascii: bool = False
    normals: bool = False
    max_triangles: int | None = None
    behind: bool = False
    print_width_mm: float = WIDTH_MM.default
    print_base_mm: float = BASE_MM.default
    print_relief_mm: float = RELIEF_MM.default
    monitor: Monitor = field(default_factory=Monitor)
    floor_plane: FloorPlane | None = None
    level: bool = False
    plan_low_m: float = LOW_M.default
    plan_high_m: float = HIGH_M.default
    plan_cell_m: float | None = None
    plan_color: str = COLORS[0]
    viewing: str = DEFAULT_VIEWING
    scale_known: bool = False
    cutout: Cutout | None = None
    fitted: Fitted | None = None

    @property
    def in_metres(self) -> bool:
        """Whether lengths are metres, rather than multiples of an unknown one."""
        return self.estimate.tells_metres or self.scale_known

    @property
    def far_cut_m(self) -> float | None:
        """The far cut; None where there are no metres to cut at."""
        return self.far_m if self.in_metres else None

    @property
    def metadata(self) -> Facts:
        """What every export says about itself; values that JSON can hold."""
        info = self.estimate.info
        height, width = self.estimate.canonical_inverse_depth.shape
        return {
            "software": "Leadline",
            "photo": text_name(self.photo.name),
            "image_size": list(self.photo.size),
            "grid_size": [width, height],
            **self._focal_facts(),
            "scale": float(self.scale),
            "contour_threshold_percent": float(self.contour_percent),
            "contours_thinned": self.thin_contours,
            "flying_pixels_removed": self.flying is Flying.DROP,
            "flying_pixels_snapped": self.flying.side,
            "far_m": self.far_cut_m,
            "points_cut_out": self.cutout is not None and not self.cutout.everything,
            "depth_limit_m": MAX_DEPTH_M,
            "axes": str(self.axes),
            "axes_directions": AXES_TEXT[self.axes],
            "unit": "metre" if self.in_metres else "relative",
            "depth_kind": str(self.estimate.kind),
            **({"metres_from": self.estimate.metres_from} if self.estimate.metres_from else {}),
            **({"focal_from": self.estimate.fov_from} if self.estimate.fov_from else {}),
            **self._fit_facts(),
            "model": info.model,
            "weights_sha256": info.weights_sha256,
            "precision": info.precision,
            **self._floor_facts(),
            **sphere_facts(self.estimate),
        }

    def _focal_facts(self) -> Facts:
        """A panorama has no focal length."""
        if self.estimate.sphere is not None:
            return {}
        return {
            "focal_px": float(self.focal.px),
            "focal_source": str(self.focal.source),
            "predicted_focal_px": self.predicted_focal_px,
        }

    def _fit_facts(self) -> Facts:
        """How well known points agree: errors at those in the fit, and at those left out."""
        if self.fitted is None:
            return {}
        error = self.fitted.left_out_error
        return {
            "known_points": len(self.fitted.points),
            "known_point_fit": str(self.fitted.fit),
            "known_point_error": self.fitted.error,
            "known_point_left_out_error": None if math.isnan(error) else error,
        }

    def _floor_facts(self) -> Facts:
        """Nothing where no floor is known or needed."""
        if self.floor_plane is None and not self.level:
            return {}
        return {
            "floor_normal": list(self.floor.normal),
            "floor_normal_axes": str(Axes.OPENCV),
            "camera_height_m": self.floor.height_m,
            "leveled": self.level,
            "origin": "on the floor below the camera" if self.level else "camera",
        }

    @property
    def camera(self) -> MetricCamera:
        """What turns the estimate into metres."""
        return MetricCamera.of(self.estimate, self.focal.px, self.scale)

    @cached_property
    def floor_found(self) -> FloorPlane:
        """The floor, which is looked for where none is given; MeasureError."""
        if self.floor_plane is not None:
            return self.floor_plane
        return find_floor(self.estimate.canonical_inverse_depth, self.camera)

    @property
    def floor(self) -> Floor:
        """The floor in metres. MeasureError."""
        return self.floor_found.floor(self.camera)

    @cached_property
    def depth(self) -> FloatMap:
        """Depth Z of every pixel of the photo, (H, W) float32 metres; on a panorama range."""
        from core.enlarge import photo_depth  # imports torch

        return photo_depth(self.estimate, self.photo.rgb, focal_px=self.focal.px, scale=self.scale)

    def depth_rows(self) -> Callable[[int, int], FloatMap]:
        """What makes rows, from one to before another, of ``depth``.

        Of a large photo they are made when they are asked for, unless the whole is there already:
        what goes through it once needs no memory for it.
        """
        large = math.prod(self.photo.size) > LARGE_PIXELS and "depth" not in self.__dict__
        if not large:
            whole = self.depth
            return lambda first, last: whole[first:last]
        from core.enlarge import photo_depth_rows  # imports torch

        camera = {"focal_px": self.focal.px, "scale": self.scale}
        return photo_depth_rows(self.estimate, self.photo.rgb, **camera)

    @cached_property
    def spread(self) -> FloatMap:
        """Relative spread of depth of every pixel, (H, W) float32.

        Raises:
            MeasureError: the model was asked only once.
        """
        if self.estimate.spread is None:
            raise MeasureError("the model was asked only once: there is no spread to write")
        return resize_map(self.estimate.spread, self.photo.size)

    @cached_property
    def surface(self) -> Estimate:
        """The estimate that clouds and meshes are made from: flying pixels snapped on request."""
        side = self.flying.side
        from core.enlarge import densified  # imports torch

        finer = densified(self.estimate, self.photo.rgb, density=self.density)
        return snapped_estimate(finer, percent=self.contour_percent, side=side)[0]

    @cached_property
    def shown(self) -> Mask | None:
        """The cells (h, w) of which there are points; None for all. MeasureError."""
        if self.cutout is None or self.cutout.everything:
            return None
        depth = cloud_depth(self.surface, self.focal.px, self.scale)
        size = self.estimate.image_size
        return self.cutout.shown(unproject(depth, camera_of(self.surface, self.focal.px)), size)

    def cloud(self) -> PointCloud:
        """The point cloud that these settings leave, OpenCV camera frame or level.

        Raises:
            MeasureError: it is to be level, and there is no floor; or what is hidden cannot be
                read.
        """
        cloud = build_cloud(
            self.surface,
            self.photo.rgb,
            focal_px=self.focal.px,
            scale=self.scale,
            far_m=self.far_cut_m,
            flying_percent=self.contour_percent if self.flying is Flying.DROP else None,
            max_points=self.max_points,
            normals=self.normals,
            shown=self.shown,
        )
        return self._leveled(cloud) if self.level else cloud

    def _leveled(self, shape: _Shape) -> _Shape:
        normals = shape.normals
        turned = None if normals is None else self.floor.turn(normals)
        return replace(shape, xyz=self.floor.level(shape.xyz), normals=turned)

    def plan(self) -> FloorPlan:
        """The scene from above. MeasureError."""
        height, width = self.surface.canonical_inverse_depth.shape
        cut = Cut(
            self.plan_low_m,
            self.plan_high_m,
            self.plan_cell_m,
            self.far_cut_m,
            self.contour_percent if self.flying is Flying.DROP else None,
        )
        colors = grid_colors(self.photo.rgb, Size(width, height))
        return make_plan(self.surface, colors, self.floor_found, self.camera, cut)

    @cached_property
    def mesh(self) -> DepthMesh:
        """The mesh that these settings leave, cut unless flying pixels are kept.

        Its frame and errors are those of ``cloud``, and Cancelled.
        """
        camera = {"focal_px": self.focal.px, "scale": self.scale}
        percent = None if self.flying is Flying.KEEP else self.contour_percent
        wanted = self.max_triangles
        enough = None if wanted is None else SURPLUS * wanted
        mesh = build_mesh(
            self.surface,
            **camera,
            far_m=self.far_cut_m,
            cut_percent=percent,
            enough=enough,
            shown=self.shown,
        )
        if wanted is not None:
            mesh = decimated(
                mesh, wanted, self.surface, **camera, percent=percent, monitor=self.monitor
            )
        return self._leveled(mesh) if self.level else mesh
