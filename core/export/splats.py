"""Gaussian splats: a flat disc on the surface for every cell of the estimate.

Each is as large as its cell is seen from the photo's camera, and longer where the surface turns
away. Parameters as in "3D Gaussian Splatting" (Kerbl and others, 2023) and in its PLY files.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.camera import AXES_TEXT, Axes, to_axes
from core.errors import ExportError
from core.export.facts import Facts, fact_line
from core.export.scene import Scene
from core.types import FloatMap, Flying

SIZE = 0.55
"""Standard deviation of a disc over the distance of its neighbours: no gap shows between them."""
FLATNESS = 0.1
_GZIP_TIME = 4  # where the header has the time of writing (RFC 1952)
STEEPEST = 0.2
"""Cosine to the ray beyond which discs grow no longer: of steeper surfaces little is seen."""
OPACITY = 0.99
_SH0 = 0.28209479177387814  # spherical harmonic of degree 0: 1 / (2 sqrt(pi))


@dataclass(frozen=True, eq=False)
class Splats:
    """Discs in the frame of their file.

    Attributes:
        xyz: (N, 3) float32 metres.
        sizes: (N, 3) float32 metres, standard deviations along their own axes.
        turns: (N, 4) float32 unit quaternions, w first.
        rgb: (N, 3) uint8 sRGB.
    """

    xyz: FloatMap
    sizes: FloatMap
    turns: FloatMap
    rgb: NDArray[np.uint8]

    @property
    def colours(self) -> FloatMap:
        """Coefficients of degree 0, (N, 3) float32."""
        return ((self.rgb / np.float32(255) - 0.5) / np.float32(_SH0)).astype(np.float32)


def make_splats(scene: Scene, path: Path, axes: Axes) -> Splats:
    """The discs of a scene, for a file that is to be ``path``.

    Flying pixels are moved to the nearer surface rather than left out, which would leave holes.

    Raises:
        ExportError: no point is left.
        MeasureError: it is to be level, and there is no floor.
    """
    from scipy.spatial.transform import Rotation  # slow to import

    flying = Flying.SNAP_NEAR if scene.flying is Flying.DROP else scene.flying
    whole = replace(scene, flying=flying, normals=True)
    cloud = whole.cloud()
    if len(cloud.xyz) == 0:
        raise ExportError(path, "there is no point to write: take a larger far cut or threshold")
    assert cloud.normals is not None
    origin = np.zeros((1, 3), np.float32)
    rays = cloud.xyz - (whole.floor.level(origin) if scene.level else origin)
    range_m = np.linalg.norm(rays, axis=1)
    frames, slant = _frames(rays / range_m[:, None], cloud.normals)
    across = _cell_m(whole, range_m, len(cloud.xyz))
    sizes = np.stack((across / slant, across, across * FLATNESS), axis=1)
    turned = np.stack([to_axes(frames[..., axis], axes) for axis in range(3)], axis=-1)
    turns = Rotation.from_matrix(turned).as_quat(scalar_first=True)
    return Splats(
        to_axes(cloud.xyz, axes),
        sizes.astype(np.float32),
        turns.astype(np.float32),
        cloud.rgb,
    )


def _frames(rays: FloatMap, normals: FloatMap) -> tuple[FloatMap, FloatMap]:
    """Axes of discs as columns, (N, 3, 3): down the slope, across it, along the normal; and the
    cosine between rays and normals, (N,)."""
    cosine = np.abs(np.einsum("ij,ij->i", rays, normals)).astype(np.float32)
    slope = rays - np.einsum("ij,ij->i", rays, normals)[:, None] * normals
    facing = np.linalg.norm(slope, axis=1) < 1e-4  # any direction will do
    other = np.cross(normals, np.where(np.abs(normals[:, :1]) < 0.5, (1, 0, 0), (0, 1, 0)))
    first = np.where(facing[:, None], other, slope)
    first /= np.linalg.norm(first, axis=1, keepdims=True)
    frames = np.stack((first, np.cross(normals, first), normals), axis=-1)
    return frames.astype(np.float32), np.maximum(cosine, np.float32(STEEPEST))


def _cell_m(scene: Scene, range_m: FloatMap, count: int) -> FloatMap:
    """Standard deviations, (N,) metres; larger where points were thinned out."""
    height, width = scene.surface.canonical_inverse_depth.shape
    size = scene.photo.size
    pitch_px = max(size.width / width, size.height / height)
    thinned = np.sqrt(width * height / count) if scene.max_points else 1.0
    return range_m * np.float32(SIZE * pitch_px * thinned / scene.focal.px)


def splat_facts(scene: Scene) -> Facts:
    """What the files say beside the scene's metadata."""
    return {"gaussians": "flat discs along the normals", "opacity": OPACITY}


def spz_facts(scene: Scene) -> Facts:
    """The same for SPZ, which has axes of its own."""
    axes = Axes.OPENGL
    return splat_facts(scene) | {"axes": str(axes), "axes_directions": AXES_TEXT[axes]}


def write_splat_ply(scene: Scene, path: Path) -> None:
    """Write the layout of the paper's program: log sizes, logit opacity, harmonics of degree 0.

    Raises as ``make_splats``, and OSError.
    """
    splats = make_splats(scene, path, scene.axes)
    columns = {
        **dict(zip(("x", "y", "z"), splats.xyz.T, strict=True)),
        **dict.fromkeys(("nx", "ny", "nz"), np.zeros(len(splats.xyz), np.float32)),
        **{f"f_dc_{n}": splats.colours[:, n] for n in range(3)},
        "opacity": np.full(len(splats.xyz), _logit(OPACITY), np.float32),
        **{f"scale_{n}": np.log(splats.sizes[:, n]) for n in range(3)},
        **{f"rot_{n}": splats.turns[:, n] for n in range(4)},
    }
    facts = scene.metadata | splat_facts(scene)
    header = [
        b"ply",
        b"format binary_little_endian 1.0",
        *(b"comment " + fact_line(name, value) for name, value in facts.items()),
        b"element vertex %d" % len(splats.xyz),
        *(b"property float " + name.encode() for name in columns),
        b"end_header\n",
    ]
    rows = np.stack(list(columns.values()), axis=1).astype("<f4")
    with path.open("wb") as file:
        file.write(b"\n".join(header))
        file.write(rows.data)


def write_spz(scene: Scene, path: Path) -> None:
    """Write Niantic's compressed format, y up as its viewers take it.

    Raises:
        ExportError: gsply is not installed; and as ``make_splats``.
        OSError: the file cannot be written.
    """
    try:
        import gsply
    except ImportError as error:
        raise ExportError(
            path, "SPZ needs the package gsply: pip install 'leadline[splats]'"
        ) from error
    splats = make_splats(scene, path, Axes.OPENGL)
    data = gsply.GSData.from_arrays(
        means=np.ascontiguousarray(splats.xyz),
        scales=np.log(splats.sizes),
        quats=splats.turns,
        opacities=np.full(len(splats.xyz), _logit(OPACITY), np.float32),
        sh0=splats.colours,
        format="ply",
    )
    gsply.write_spz(str(path), data)
    with path.open("r+b") as file:
        file.seek(_GZIP_TIME)
        file.write(bytes(4))  # the same scene is the same file


def _logit(share: float) -> float:
    return float(np.log(share / (1 - share)))
