"""An exported NPZ opened again, without the model."""

from __future__ import annotations

import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from core.errors import DataError
from core.files import plain_cause
from core.types import Estimate, FloatMap, FocalLength, FocalSource, ModelInfo, Size

_KEYS = (
    "depth",
    "canonical_inverse_depth",
    "focal_px",
    "focal_source",
    "predicted_focal_px",
    "fov_deg",
    "scale",
    "model",
    "weights_sha256",
    "image_size",
)


@dataclass(frozen=True, eq=False)
class Reopened:
    """What an exported NPZ holds.

    Attributes:
        estimate: as the model made it; device and precision read "file".
        depth: (H, W) float32 metres, with the focal length and scale below.
        focal: focal length in force at export.
        predicted_focal_px: None where the network did not predict one.
        scale: factor on all lengths.
    """

    estimate: Estimate
    depth: FloatMap
    focal: FocalLength
    predicted_focal_px: float | None
    scale: float


def read_npz(path: Path) -> Reopened:
    """Open an NPZ that was exported.

    Raises:
        DataError: missing, unreadable, not an NPZ, or a value that does not fit.
    """
    arrays = _load(path)
    try:
        return _reopened(arrays)
    except (ValueError, TypeError) as failure:
        raise DataError(path, f"is not a complete exported NPZ: {failure}") from failure


def _load(path: Path) -> dict[str, np.ndarray]:
    try:
        with path.open("rb") as file:
            archive = np.load(file, allow_pickle=False)
            if not isinstance(archive, np.lib.npyio.NpzFile):
                raise DataError(path, "is not an NPZ but a single array")
            missing = [key for key in _KEYS if key not in archive]
            if missing:
                raise DataError(path, f"was not exported by Leadline: no {', '.join(missing)}")
            return {key: archive[key] for key in _KEYS}
    except (zipfile.BadZipFile, zlib.error, ValueError, EOFError) as failure:
        raise DataError(path, "is not an NPZ file, or not a whole one") from failure
    except OSError as failure:
        raise DataError(path, f"cannot be read: {plain_cause(failure)}") from failure


def _reopened(arrays: dict[str, np.ndarray]) -> Reopened:
    width, height = (int(side) for side in arrays["image_size"])
    info = ModelInfo(str(arrays["model"]), str(arrays["weights_sha256"]), "file", "file")
    estimate = Estimate(
        canonical_inverse_depth=_map(arrays, "canonical_inverse_depth", None),
        fov_deg=_optional(arrays, "fov_deg"),
        image_size=Size(width, height),
        info=info,
    )
    return Reopened(
        estimate=estimate,
        depth=_map(arrays, "depth", (height, width)),
        focal=FocalLength(_positive(arrays, "focal_px"), FocalSource(str(arrays["focal_source"]))),
        predicted_focal_px=_optional(arrays, "predicted_focal_px"),
        scale=_positive(arrays, "scale"),
    )


def _map(arrays: dict[str, np.ndarray], key: str, shape: tuple[int, int] | None) -> FloatMap:
    values = arrays[key]
    if values.dtype != np.float32 or values.ndim != 2 or values.size == 0:
        raise ValueError(f"{key} is {values.dtype} {values.shape}, not a float32 map")
    if shape is not None and values.shape != shape:
        raise ValueError(f"{key} is {values.shape}, but the image is {shape}")
    if not np.isfinite(values).all() or values.min() < 0:
        raise ValueError(f"{key} holds negative or non-finite values")
    return values


def _optional(arrays: dict[str, np.ndarray], key: str) -> float | None:
    return None if np.isnan(arrays[key]) else _positive(arrays, key)


def _positive(arrays: dict[str, np.ndarray], key: str) -> float:
    value = float(arrays[key])
    if not 0 < value < np.inf:
        raise ValueError(f"{key} is {value}, not a positive number")
    return value
