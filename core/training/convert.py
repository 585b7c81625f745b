"""Public data sets turned into dataset folders (``core.truth.datasets``).

NYU Depth v2: the labelled ``.mat`` (HDF5) with ``images`` (N, 3, W, H) uint8 and ``depths``
(N, W, H) float metres, transposed as MATLAB writes them.

Hypersim: scenes ``ai_VVV_NNN`` with ``images/scene_cam_XX_final_preview/frame.FFFF.tonemap.jpg``
(or ``.png``) and ``images/scene_cam_XX_geometry_hdf5/frame.FFFF.depth_meters.hdf5`` (or
``.hdf5`` beside it), whose ``dataset`` is the distance from the camera's centre along each ray.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import h5py
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from core.errors import DataError
from core.files import atomic_path
from core.files.regular_files import require_regular
from core.images import load_photo
from core.truth.datasets import META_NAME
from core.types import FloatMap

Report = Callable[[str], None]

# The Kinect's colour camera, as the authors' toolbox states it; a white frame of some pixels is
# around the photos, without meaning.
NYU_FX, NYU_FY, NYU_CX, NYU_CY = 518.857901, 519.469611, 325.582449, 253.736166
NYU_BORDER = 8
# Renders of 1024 x 768; scenes with a shifted or tilted lens are a little off.
HYPERSIM_FX, HYPERSIM_WIDTH = 886.81, 1024
MAX_MILLIMETRES = 65535


def convert_nyu(source: Path, folder: Path) -> int:
    """Convert the labelled NYU Depth v2; returns the number of photos.

    Args:
        source: ``nyu_depth_v2_labeled.mat``.
        folder: new or empty.

    Raises:
        DataError: the file cannot be read or is another one, or ``folder`` holds something.
    """
    _require_empty(folder)
    items = []
    with _open(source) as file:
        images, depths = (_array(source, file, name) for name in ("images", "depths"))
        if images.ndim != 4 or depths.shape != (images.shape[0], *images.shape[2:]):
            raise DataError(
                source,
                "has images {images} and depths {depths}",
                images=images.shape,
                depths=depths.shape,
            )
        for number in range(len(images)):
            rgb = np.asarray(images[number]).transpose(2, 1, 0)
            depth = np.asarray(depths[number], np.float32).T.copy()
            depth[_border(depth.shape)] = 0
            intrinsics = {"fx": NYU_FX, "fy": NYU_FY, "cx": NYU_CX, "cy": NYU_CY}
            items.append(_write(folder, f"{number:04d}", rgb, depth) | intrinsics)
    source_name = {"name": "NYU Depth v2, labelled", "synthetic": False}
    return _finish(folder, items, source_name)


def convert_hypersim(source: Path, folder: Path, *, report: Report = print) -> int:
    """Convert Hypersim's scenes; returns the number of photos.

    Args:
        source: a scene, or a folder of them.
        folder: new or empty.
        report: told of every photo that is left out, and why.

    Raises:
        DataError: there is no scene, or ``folder`` holds something.
    """
    _require_empty(folder)
    items = []
    for scene, photo, distance in _hypersim_frames(source):
        try:
            items.append(_hypersim_item(scene, photo, distance, folder))
        except DataError as error:
            report(str(error))
    if not items:
        raise DataError(source, "holds no frame of Hypersim: a photo and its depth_meters.hdf5")
    return _finish(folder, items, {"name": "Hypersim", "synthetic": True})


def planar_depth(distance: FloatMap, focal_px: float) -> FloatMap:
    """Depth along the optical axis from the distance along each ray, both (H, W) in metres."""
    height, width = distance.shape
    x = np.arange(width) - (width - 1) / 2
    y = np.arange(height)[:, None] - (height - 1) / 2
    depth: FloatMap = distance * focal_px / np.sqrt(x**2 + y**2 + focal_px**2)
    return depth.astype(np.float32)


def _hypersim_frames(source: Path) -> Iterator[tuple[str, Path, Path]]:
    """Scene, photo and distance file of every frame."""
    for distance in sorted(source.rglob("scene_cam_*_geometry_hdf5/frame.*.depth_meters.hdf5")):
        camera = distance.parent.name.removesuffix("_geometry_hdf5")
        frame = distance.name.split(".")[1]
        images = distance.parent.parent
        scene = f"{images.parent.name}_{camera}_{frame}"
        photos = sorted((images / f"{camera}_final_preview").glob(f"frame.{frame}.tonemap.*"))
        yield scene, photos[0] if photos else images / f"{scene}.jpg", distance


def _hypersim_item(scene: str, photo: Path, distance: Path, folder: Path) -> dict[str, Any]:
    if not photo.is_file():
        raise DataError(distance, "has no tone-mapped photo beside it")
    rgb = load_photo(photo).rgb
    with _open(distance) as file:
        values = np.asarray(_array(distance, file, "dataset"), np.float32)
    if values.shape != rgb.shape[:2]:
        raise DataError(
            distance,
            "has the shape {shape}, its photo {photo}",
            shape=values.shape,
            photo=rgb.shape[:2],
        )
    focal_px = HYPERSIM_FX * rgb.shape[1] / HYPERSIM_WIDTH
    depth = planar_depth(np.nan_to_num(values, nan=0, posinf=0, neginf=0), focal_px)
    return _write(folder, scene, rgb, depth) | {"fx": focal_px, "fy": focal_px}


def _write(folder: Path, name: str, rgb: NDArray[np.uint8], depth: FloatMap) -> dict[str, Any]:
    """Write one photo and its depth in millimetres; returns its entry."""
    folder.mkdir(parents=True, exist_ok=True)
    millimetres = np.rint(depth * 1000)
    millimetres[~(millimetres <= MAX_MILLIMETRES) | (millimetres < 0)] = 0
    files = {"rgb": f"{name}.png", "depth": f"{name}.depth.png"}
    for file, pixels in zip(files.values(), (rgb, millimetres.astype(np.uint16)), strict=True):
        with atomic_path(folder / file, error=DataError) as temporary:
            Image.fromarray(np.ascontiguousarray(pixels)).save(temporary)
    return {"id": name, **files, "width": rgb.shape[1], "height": rgb.shape[0]}


def _finish(folder: Path, items: list[dict[str, Any]], about: dict[str, Any]) -> int:
    """Write the meta last: a folder without it is unfinished."""
    meta = about | {"kind": "metric", "depth_scale": 0.001, "items": items}
    with atomic_path(folder / META_NAME, error=DataError) as temporary:
        temporary.write_text(json.dumps(meta, indent=1), encoding="utf-8")
    return len(items)


def _border(shape: tuple[int, ...]) -> NDArray[np.bool_]:
    outside = np.ones(shape, bool)
    outside[NYU_BORDER:-NYU_BORDER, NYU_BORDER:-NYU_BORDER] = False
    return outside


def _require_empty(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise DataError(folder, "is there already and not empty; choose another folder")


def _open(path: Path) -> h5py.File:
    try:
        require_regular(path)
        return h5py.File(path, "r")
    except (OSError, ValueError) as error:
        raise DataError(path, "is no readable HDF5 file ({detail})", detail=error) from error


def _array(path: Path, file: h5py.File, name: str) -> h5py.Dataset:
    if name not in file:
        raise DataError(
            path, 'has no array "{name}"; it holds {names}', name=name, names=", ".join(file)
        )
    return file[name]
