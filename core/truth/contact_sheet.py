"""A contact sheet of an evaluation: photo, truth, prediction and errors in a row each."""

from __future__ import annotations

import math
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from core.colormap import auto_range, colourise
from core.depth import MIN_INVERSE_PER_M
from core.errors import ExportError
from core.files import atomic_path
from core.metrics.depth import Alignment
from core.metrics.surface import WORST_ANGLE_DEG
from core.truth.evaluation import Compared, aligned_inverse
from core.truth.truth_files import valid_depth
from core.types import ByteImage, FloatMap

CELL_WIDTH = 240
CAPTION_HEIGHT = 16
UNKNOWN = 40  # grey level of pixels without truth
COLORMAP = "turbo"
WORST_ERROR = 0.5  # AbsRel that is white


class _Row(NamedTuple):
    error: float
    picture: Image.Image


class ContactSheet:
    """Rows of photos; small pictures only are kept.

    Args:
        alignment: alignment of the predictions that are shown.
        worst: photos of each set that are shown, those with the largest AbsRel, worst first;
            None for all, in their order.
    """

    def __init__(self, alignment: Alignment = "none", *, worst: int | None = None) -> None:
        self._alignment = alignment
        self._worst = worst
        self._sets: dict[str, list[_Row]] = {}

    def add(self, compared: Compared) -> None:
        """Add a row; photos without truth are not for this sheet."""
        truth = compared.example.depth
        assert truth is not None
        height = max(1, round(CELL_WIDTH * truth.shape[0] / truth.shape[1]))
        pictures = _pictures(compared, truth, self._alignment)
        row = Image.new("RGB", (len(pictures) * CELL_WIDTH, height + CAPTION_HEIGHT))
        for column, picture in enumerate(pictures):
            row.paste(_cell(picture, height), (column * CELL_WIDTH, CAPTION_HEIGHT))
        ImageDraw.Draw(row).text((4, 2), _caption(compared), fill="white")
        # A relative truth without alignment has no figures; its photos count as the worst.
        error = compared.figures.get("abs_rel", math.inf)
        self._keep(compared.name.rpartition("/")[0], _Row(error, row))

    def save(self, path: Path) -> None:
        """Write the rows as one PNG.

        Raises:
            ExportError: there is no row, or the file cannot be written.
        """
        pictures = [row.picture for rows in self._sets.values() for row in rows]
        if not pictures:
            raise ExportError(path, "there is no photo with truth to show")
        size = pictures[0].width, sum(picture.height for picture in pictures)
        sheet = Image.new("RGB", size)
        top = 0
        for picture in pictures:
            sheet.paste(picture, (0, top))
            top += picture.height
        with atomic_path(path) as temporary:
            sheet.save(temporary, "PNG")

    def _keep(self, name: str, row: _Row) -> None:
        rows = self._sets.setdefault(name, [])
        rows.append(row)
        if self._worst is not None:
            rows.sort(key=lambda each: -each.error)
            del rows[self._worst :]


def _pictures(compared: Compared, truth: FloatMap, alignment: Alignment) -> list[ByteImage]:
    """Photo, truth and prediction in the truth's colours, errors of depth and of normals."""
    valid = valid_depth(truth)
    inverse = np.divide(1, truth, out=np.zeros_like(truth), where=valid)
    aligned = aligned_inverse(compared.pred_inverse, truth, alignment).astype(np.float32)
    far, near = auto_range(inverse[valid][None])
    true, pred = (
        colourise(each, name=COLORMAP, far_inv=far, near_inv=near) for each in (inverse, aligned)
    )
    error = np.abs(1 / np.maximum(aligned, MIN_INVERSE_PER_M) - truth) / np.where(valid, truth, 1)
    error[~valid] = np.nan
    true[~valid] = UNKNOWN
    angles = np.full(truth.shape, np.nan) if compared.angles is None else compared.angles
    errors = _grey(error / WORST_ERROR), _grey(angles / WORST_ANGLE_DEG)
    return [compared.example.photo.rgb, true, pred, *errors]


def _grey(shares: FloatMap | NDArray[np.float64]) -> ByteImage:
    """Black at 0 to white at 1; what is not a number is unknown."""
    levels = np.clip(np.nan_to_num(shares), 0, 1) * 255
    grey = np.where(np.isnan(shares), UNKNOWN, levels).astype(np.uint8)
    return np.repeat(grey[..., None], 3, axis=2)


def _cell(picture: ByteImage, height: int) -> Image.Image:
    return Image.fromarray(picture).resize((CELL_WIDTH, height), Image.Resampling.BOX)


def _caption(compared: Compared) -> str:
    keys = ("abs_rel", "delta1", "si_boundary_f1", "normals_median_deg")
    figures = "  ".join(
        f"{key} {compared.figures[key]:.3f}" for key in keys if key in compared.figures
    )
    name = compared.name.encode("ascii", "replace").decode()
    return (
        f"{name}   photo, truth, prediction, error (white: {WORST_ERROR:.0%} or more), "
        f"error of normals ({WORST_ANGLE_DEG:.0f} degrees or more)   {figures}"
    )
