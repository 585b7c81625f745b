"""Exports of depth opened again, without the model."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from core.depth import MAX_INVERSE_PER_M, MIN_INVERSE_PER_M, resize_map
from core.errors import DataError
from core.export.facts import Facts, from_texts
from core.export.spheres import KEY as PANORAMA
from core.export.spheres import panorama_in
from core.files.regular_files import is_file, read_whole
from core.files.safe_arrays import read_arrays
from core.files.safe_exr import read_header
from core.files.safe_json import parse_json
from core.focal import fov_from_px
from core.images.opening import MAX_PIXELS, open_image
from core.sentence import Sentence
from core.truth.truth_files import STEP_KEY, read_depth, valid_depth
from core.types import (
    DepthKind,
    Estimate,
    FloatMap,
    FocalLength,
    FocalSource,
    ModelInfo,
    Size,
    Sphere,
)

SUFFIXES = (".npz", ".exr", ".tif", ".tiff", ".png")
_ALWAYS = (".npz", ".exr")  # no photo has one of these
_OURS = "Leadline"
MAX_SIDECAR_BYTES = 1 << 20
_PLAIN = (str, int, float)
_IMAGE_DESCRIPTION = 270
_ALL_KEYS = ("canonical_inverse_depth", "scale", "model", "weights_sha256", "image_size")
_PHOTO_KEYS = ("depth", "focal_px", "focal_source", "predicted_focal_px", "fov_deg")
_PANORAMA_KEYS = ("range", PANORAMA)
_KIND = "depth_kind"  # NPZ of the first release lack both
_METADATA = "metadata"  # JSON
_SPREAD = "spread"  # of models that were asked several times


@dataclass(frozen=True, eq=False)
class Reopened:
    """What an exported depth map holds.

    Attributes:
        estimate: as the model made it, or as the depth map says; device and precision read
            "file".
        depth: (H, W) float32 metres, with the focal length and scale below; on a panorama range.
        focal: focal length in force at export; of a panorama pixels for a radian.
        predicted_focal_px: None where the network did not predict one.
        scale: factor on all lengths.
        photo_name: name of the photo that it was made from.
    """

    estimate: Estimate
    depth: FloatMap
    focal: FocalLength
    predicted_focal_px: float | None
    scale: float
    photo_name: str


def is_export(path: Path) -> bool:
    """Whether a file is to be opened as depth rather than as a photo.

    NPZ and EXR always are; a TIFF or a 16-bit PNG when Leadline wrote it, by what it says
    about itself or, for a PNG, by the JSON file beside it.
    """
    suffix = path.suffix.lower()
    return suffix in _ALWAYS or (suffix in SUFFIXES and bool(_picture_facts(path)))


def read_export(path: Path) -> Reopened:
    """Open an NPZ, an EXR, a float TIFF or a 16-bit PNG that was exported.

    Raises:
        DataError: missing, unreadable, not an export, or changed since.
    """
    if path.suffix.lower() == ".npz":
        return read_npz(path)
    depth = read_depth(path, unit_m=1)  # says what is wrong with the file itself
    facts = _exr_facts(path) if path.suffix.lower() == ".exr" else _picture_facts(path)
    if facts.get("software") != _OURS:
        raise DataError(path, "was not exported by Leadline: it does not say the focal length")
    try:
        return _from_map(_metres(depth, facts), facts, path)
    except (KeyError, ValueError, TypeError, OverflowError) as failure:
        raise DataError(
            path, "does not say all that is needed: {detail}", detail=failure
        ) from failure


def find_photo(path: Path, reopened: Reopened) -> Path | None:
    """The photo that an export was made from, where it lies beside it."""
    photo = path.parent / Path(reopened.photo_name).name
    return photo if is_file(photo) and photo != path else None


def read_npz(path: Path) -> Reopened:
    """Open an NPZ that was exported.

    Raises:
        DataError: missing, unreadable, not an NPZ, or a value that does not fit.
    """
    arrays = _load(path)
    try:
        return _from_arrays(arrays, path)
    except (ValueError, TypeError, OverflowError) as failure:
        raise DataError(
            path, "is not a complete exported NPZ: {detail}", detail=failure
        ) from failure


def _load(path: Path) -> dict[str, np.ndarray]:
    arrays = read_arrays(
        path, (*_ALL_KEYS, *_PHOTO_KEYS, *_PANORAMA_KEYS, _KIND, _METADATA, _SPREAD)
    )
    own = _PANORAMA_KEYS if PANORAMA in arrays else _PHOTO_KEYS
    missing = [key for key in (*own, *_ALL_KEYS) if key not in arrays]
    if missing:
        raise DataError(
            path, "was not exported by Leadline: no {missing}", missing=", ".join(missing)
        )
    return arrays


def _from_arrays(arrays: dict[str, np.ndarray], path: Path) -> Reopened:
    size = _size({"image_size": arrays["image_size"].tolist()}, "image_size")
    info = ModelInfo(str(arrays["model"]), str(arrays["weights_sha256"]), "file", "file")
    whole = PANORAMA in arrays
    told = {PANORAMA: parse_json(str(arrays[PANORAMA]))} if whole else {}
    sphere, joint = panorama_in(told)
    estimate = Estimate(
        canonical_inverse_depth=_map(arrays, "canonical_inverse_depth", None),
        fov_deg=None if whole else _optional(arrays, "fov_deg"),
        image_size=size,
        info=info,
        kind=_kind(str(arrays.get(_KIND, "")), _facts(arrays)),
        spread=_map(arrays, _SPREAD, None) if _SPREAD in arrays else None,
        sphere=sphere,
        joint=joint,
    )
    return Reopened(
        estimate=estimate,
        depth=_map(arrays, "range" if whole else "depth", (size.height, size.width)),
        focal=_sphere_focal(sphere, size) if sphere else _photo_focal(arrays),
        predicted_focal_px=None if whole else _optional(arrays, "predicted_focal_px"),
        scale=_positive(arrays, "scale"),
        photo_name=_photo_name(arrays, path),
    )


def _sphere_focal(sphere: Sphere, size: Size) -> FocalLength:
    return FocalLength(sphere.focal_px(size), FocalSource.METADATA)


def _photo_focal(arrays: dict[str, np.ndarray]) -> FocalLength:
    return FocalLength(_positive(arrays, "focal_px"), FocalSource(str(arrays["focal_source"])))


def _facts(arrays: dict[str, np.ndarray]) -> Facts:
    return _as_facts(str(arrays[_METADATA])) if _METADATA in arrays else {}


def _photo_name(arrays: dict[str, np.ndarray], path: Path) -> str:
    return str(_facts(arrays).get("photo", path.stem))


def _kind(written: str, facts: Facts) -> DepthKind:
    """What an estimate is; one that a known length has given metres has them."""
    kind = DepthKind(written or DepthKind.CANONICAL_INVERSE)
    known = kind is DepthKind.AFFINE_INVERSE and facts.get("unit") != "relative"
    return DepthKind.METRIC if known else kind


def _map(arrays: dict[str, np.ndarray], key: str, shape: tuple[int, int] | None) -> FloatMap:
    values = arrays[key]
    if values.dtype != np.float32 or values.ndim != 2 or values.size == 0:
        raise ValueError(
            Sentence(
                "{key} is {dtype} {shape}, not a float32 map",
                key=key,
                dtype=values.dtype,
                shape=values.shape,
            )
        )
    if shape is not None and values.shape != shape:
        raise ValueError(
            Sentence(
                "{key} is {found}, but the image is {shape}",
                key=key,
                found=values.shape,
                shape=shape,
            )
        )
    if not np.isfinite(values).all() or values.min() < 0:
        raise ValueError(Sentence("{key} holds negative or non-finite values", key=key))
    return values


def _optional(arrays: dict[str, np.ndarray], key: str) -> float | None:
    return None if np.isnan(arrays[key]) else _positive(arrays, key)


def _positive(arrays: dict[str, np.ndarray], key: str) -> float:
    value = float(arrays[key])
    if not 0 < value < np.inf:
        raise ValueError(Sentence("{key} is {value}, not a positive number", key=key, value=value))
    return value


# Depth maps


def _exr_facts(path: Path) -> Facts:
    header = read_header(path).items()
    return from_texts({name: each for name, each in header if isinstance(each, _PLAIN)})


def _picture_facts(path: Path) -> Facts:
    """What a depth map says about itself; nothing where it is another picture."""
    try:
        with open_image(path, formats=("PNG", "TIFF")) as image:
            if image.mode not in _READERS:
                return {}
            facts = _READERS[image.mode](image, path)
    except DataError:
        return {}  # opened as a photo it says what is wrong
    return facts if facts.get("software") == _OURS else {}


def _tiff_facts(image: Image.Image, path: Path) -> Facts:
    tags = getattr(image, "tag_v2", {})
    return _as_facts(tags.get(_IMAGE_DESCRIPTION, ""))


def _png_facts(image: Image.Image, path: Path) -> Facts:
    # Not image.text, which would decode the whole picture.
    facts = from_texts(
        {str(name): each for name, each in image.info.items() if isinstance(each, str)}
    )
    sidecar = path.with_suffix(".json")
    if "software" not in facts and is_file(sidecar):
        facts = _as_facts(read_whole(sidecar, max_bytes=MAX_SIDECAR_BYTES))
    return facts if STEP_KEY in facts or facts.get("unit") == "millimetre" else {}


def _as_facts(text: str | bytes) -> Facts:
    facts = parse_json(text)
    return facts if isinstance(facts, dict) else {}


# By Pillow's mode: float TIFF, 16-bit grey PNG.
_READERS: dict[str, Callable[[Image.Image, Path], Facts]] = {
    "F": _tiff_facts,
    "I;16": _png_facts,
}


def _metres(values: FloatMap, facts: Facts) -> FloatMap:
    default = 1e-3 if facts.get("unit") == "millimetre" else 1.0
    step = _number(facts.get(STEP_KEY, default), STEP_KEY)
    return values if step == 1 else values * np.float32(step)


def _from_map(depth: FloatMap, facts: Facts, path: Path) -> Reopened:
    size = _size(facts, "image_size")
    if depth.shape != (size.height, size.width):
        height, width = depth.shape
        raise DataError(
            path,
            "is {width} x {height}, but was exported with {own_width} x {own_height} pixels: "
            "it was changed since",
            width=width,
            height=height,
            own_width=size.width,
            own_height=size.height,
        )
    sphere, joint = panorama_in(facts)
    focal = _sphere_focal(sphere, size) if sphere else _told_focal(facts)
    scale = _number(facts["scale"], "scale")
    predicted = facts.get("predicted_focal_px")
    kind = _kind(str(facts.get(_KIND, "")), facts)
    depth_px = focal.px if kind is DepthKind.CANONICAL_INVERSE else size.width
    predicted_px = None if predicted is None else _number(predicted, "predicted_focal_px")
    estimate = Estimate(
        canonical_inverse_depth=_canonical(depth, depth_px * scale, _size(facts, "grid_size")),
        fov_deg=None if predicted_px is None else fov_from_px(predicted_px, size.width),
        image_size=size,
        info=ModelInfo(str(facts["model"]), str(facts["weights_sha256"]), "file", "file"),
        kind=kind,
        sphere=sphere,
        joint=joint,
    )
    return Reopened(estimate, depth, focal, predicted_px, scale, str(facts["photo"]))


def _told_focal(facts: Facts) -> FocalLength:
    px = _number(facts["focal_px"], "focal_px")
    return FocalLength(px, FocalSource(str(facts["focal_source"])))


def _canonical(depth: FloatMap, focal_px: float, grid: Size) -> FloatMap:
    """C = f / (W Z) on the network's grid: contours are judged there, not on an enlarged map.

    The inverse of ``core.enlarge.photo_depth``. Depth that is unknown counts as far away.
    """
    known = valid_depth(depth)
    with np.errstate(over="ignore"):  # cut off below
        inverse = np.where(known, 1 / np.where(known, depth, 1), 0).astype(np.float32)
    np.clip(inverse, MIN_INVERSE_PER_M, MAX_INVERSE_PER_M, out=inverse)
    height, width = depth.shape
    if grid.width < width or grid.height < height:
        inverse = resize_map(inverse, grid)
    return inverse * np.float32(focal_px / width)


def _size(facts: Facts, key: str) -> Size:
    sides = facts[key]
    if not isinstance(sides, list) or len(sides) != 2:
        raise ValueError(
            Sentence("{key} is {value!r}, not a width and a height", key=key, value=sides)
        )
    width, height = (int(_number(side, key)) for side in sides)
    if min(width, height) < 1 or width * height > MAX_PIXELS:
        raise ValueError(
            Sentence(
                "{key} is {width} x {height}, not the size of a photo",
                key=key,
                width=width,
                height=height,
            )
        )
    return Size(width, height)


def _number(value: object, key: str) -> float:
    if not isinstance(value, int | float) or not 0 < value < np.inf:
        raise ValueError(
            Sentence("{key} is {value!r}, not a positive number", key=key, value=value)
        )
    return float(value)
