"""The heavy work of the window, as calls for the worker threads; everything slow is imported
inside.

The network lane alone touches the loaded model; the work lane decodes and builds; the export
lane writes files; the fetch lane gets weights.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.depth import MIN_CANONICAL
from core.errors import PhotoError
from core.export.exports import Exports
from core.preload import preload
from core.progress import CancelToken, Monitor, ProgressCallback
from core.types import (
    ByteImage,
    Estimate,
    FloatMap,
    FocalSource,
    Mask,
    Photo,
    PhotoMetadata,
    PointCloud,
    Size,
)
from gui.snapshot.parts import CloudCounts, CloudRequest
from gui.state.app_state import Derived, ExportRequest
from gui.state.models import ModelChoice, ModelRow, Offer, SourceRow

if TYPE_CHECKING:
    from core.export.reopen import Reopened
    from core.export.scene import Scene
    from core.session import DepthModel

THUMBNAIL_PX = 160
HISTOGRAM_STEPS = 128
HISTOGRAM_MARGIN = 3.0
COARSE_POINTS = 400_000


@dataclass(frozen=True, eq=False)
class Decoded:
    """A photo ready to be shown.

    Attributes:
        photo: the picture.
        mips: halved copies of it.
        thumbnail: a small copy.
        reopened: what an exported depth map holds, and what follows from it.
        missing: name of the photo that is not beside it; "" where it is.
    """

    photo: Photo
    mips: Sequence[ByteImage]
    thumbnail: ByteImage
    reopened: tuple[Reopened, Derived] | None = None
    missing: str = ""


@dataclass(frozen=True, eq=False)
class Estimated:
    """What an estimate brings: the maps, and the camera facts of the photo it was made of."""

    derived: Derived
    metadata: PhotoMetadata


@dataclass(frozen=True, eq=False)
class CloudResult:
    """A cloud and what belongs to it.

    Attributes:
        cloud: the points, coloured by the photo.
        surface: what they were made from; its flying pixels may have been moved.
        counts: of the whole cloud, also where this is a coarse one.
        removed: (M, 3) float32 points that were left out; None when not asked for.
    """

    cloud: PointCloud
    surface: Estimate
    counts: CloudCounts
    removed: FloatMap | None


class Jobs:
    """One instance per window; holds the loaded model between estimates."""

    def __init__(self) -> None:
        keep_triton_out()
        self._model: DepthModel | None = None
        self._choice: ModelChoice | None = None

    # Work lane

    def prepare(self) -> None:
        """Import what the first photo needs."""
        import core.images  # noqa: F401
        from gui.panes import mips  # noqa: F401

    def expand(self, paths: Sequence[Path]) -> list[Path]:
        """Files as they are, folders as all the photos below them, sorted. PhotoError."""
        from core.images import find_photos_below

        found: list[Path] = []
        for path in paths:
            found += find_photos_below(path) if path.is_dir() else [path]
        return found

    def decode(self, source: Path | Photo) -> Decoded:
        """Read a photo (PhotoError), or take a pasted one, and make its smaller copies.

        An exported depth map (DataError) comes with its estimate.
        """
        from core.export.reopen import is_export
        from gui.panes.mips import photo_mips

        if isinstance(source, Path) and is_export(source):
            photo, reopened, missing = _reopen(source)
            made = (reopened, derive(reopened.estimate, photo.rgb))
            return Decoded(photo, photo_mips(photo.rgb), self.thumbnail(photo), made, missing)
        photo = _photo(source)
        return Decoded(photo, photo_mips(photo.rgb), self.thumbnail(photo))

    def thumbnail(self, source: Path | Photo) -> ByteImage:
        """A small picture for the film strip. PhotoError."""
        from core.images import thumbnail

        return thumbnail(_photo(source).rgb, THUMBNAIL_PX)

    def cloud(self, request: CloudRequest, *, coarse: bool) -> CloudResult:
        """Points for the cloud pane; a coarse one is thinned to about COARSE_POINTS."""
        from core.cloud import build_cloud, count_cells, flying_points
        from core.snap import snapped_estimate

        derived, percent = request.derived, request.flying_percent or 0.0
        surface, snapped = snapped_estimate(derived.estimate, percent=percent, side=request.side)
        stride = coarse_stride(derived) if coarse else 1
        where: Any = {
            "focal_px": request.focal_px,
            "scale": request.scale,
            "far_m": request.far_m,
            "flying_percent": request.drop_percent,
        }
        cloud = build_cloud(
            surface,
            derived.colors,
            **where,
            max_points=request.max_points,
            stride=stride,
            colors=derived.colors,
        )
        cells = count_cells(surface, **where)
        shown = min(cells.kept, request.max_points or cells.kept)
        counts = CloudCounts(shown, sum(cells), cells.flying, cells.far, snapped)
        removed = None
        if request.show_removed and request.drop_percent is not None:
            removed = flying_points(surface, **where, stride=stride)
        return CloudResult(cloud, surface, counts, removed)

    def export(
        self,
        scene: Scene,
        request: ExportRequest,
        progress: ProgressCallback,
        cancel: CancelToken,
    ) -> Exports:
        """Write files. ExportError, Cancelled; then nothing has changed."""
        from core.export.registry import export_files, write_format

        monitor = Monitor(len(request.formats), progress, cancel)
        scene = replace(scene, monitor=monitor)
        if request.path is not None:
            return Exports(write_format(scene, request.formats[0], request.path, overwrite=True))
        return export_files(
            scene,
            request.folder,
            request.formats,
            overwrite=request.overwrite,
            monitor=monitor,
        )

    def thin(self, derived: Derived, *, percent: float) -> Mask:
        """Contours one pixel wide, (h, w)."""
        from core.contours import thinned_contours

        return thinned_contours(derived.estimate.canonical_inverse_depth, percent=percent)

    # Network lane

    def devices(self) -> tuple[str, ...]:
        """What this machine can run a model on."""
        preload("torch")
        from core.session import available_devices

        return available_devices()

    def load(
        self,
        choice: ModelChoice,
        cancel: CancelToken | None = None,
        *,
        with_fov: bool = True,
    ) -> DepthModel:
        """Load the model unless it is there. WeightsError, ModelError, Cancelled."""
        if self._model is None or self._choice != choice:
            preload("torch")
            from core.session import open_model

            self._model = None  # two models at once may not fit
            self._model = open_model(
                choice.model,
                device=choice.device,
                precision=choice.precision,
                with_fov=with_fov,
                cancel=cancel,
            )
            self._choice = choice
        return self._model

    def unload(self) -> None:
        """Let go of the model: its file has changed."""
        self._model = self._choice = None

    def estimate(
        self,
        choice: ModelChoice,
        source: Path | Photo,
        progress: ProgressCallback,
        cancel: CancelToken,
        *,
        wants_fov: Callable[[PhotoMetadata], bool],
    ) -> Estimated:
        """One forward pass and what follows from it. Cancelled, PhotoError, ModelError.

        Args:
            wants_fov: whether the focal length is to be predicted, by what the file says.
        """
        photo = _photo(source)
        model = self.load(choice)
        cancel.check()
        with_fov = wants_fov(photo.metadata)
        estimate = model.estimate(photo, with_fov=with_fov, progress=progress, cancel=cancel)
        return Estimated(derive(estimate, photo.rgb), photo.metadata)

    def predict(
        self,
        choice: ModelChoice,
        source: Path | Photo,
        derived: Derived,
        progress: ProgressCallback,
        cancel: CancelToken,
    ) -> Derived:
        """The same with the focal length that the network predicts. Errors as ``estimate``."""
        photo = _photo(source)
        estimate = self.load(choice).predict_fov(
            photo, derived.estimate, progress=progress, cancel=cancel
        )
        return replace(derived, estimate=estimate)

    # Fetch lane

    def offer(self, model: str) -> Offer:
        """What there is to know before a model's weights are fetched."""
        from core.weights.catalog import find_entry
        from core.weights.download import fetched_bytes
        from core.weights.licence import free_bytes

        entry = find_entry(model)
        sources = tuple(
            SourceRow(each.id, each.title, each.size_bytes, fetched_bytes(each))
            for each in entry.downloads
        )
        try:
            free = free_bytes(entry.folder)
        except OSError:
            free = None
        return Offer(
            entry.title,
            entry.terms,
            sources,
            entry.folder,
            free,
            entry.find(),
            model=entry.id,
            about=entry.about,
        )

    def download(
        self, model: str, source_id: str, progress: ProgressCallback, cancel: CancelToken
    ) -> Path:
        """Fetch a model's weights. DownloadError, WeightsError, Cancelled."""
        from core.weights.catalog import find_entry
        from core.weights.download import download

        sources = {source.id: source for source in find_entry(model).downloads}
        return download(sources[source_id], progress=progress, cancel=cancel)

    def install(
        self, model: str, path: Path, progress: ProgressCallback, cancel: CancelToken
    ) -> Path:
        """Take a model's weights from a file. WeightsError, Cancelled."""
        from core.weights.catalog import find_entry
        from core.weights.install import install_file

        return install_file(path, find_entry(model), progress=progress, cancel=cancel)


def model_rows() -> tuple[ModelRow, ...]:
    """The models known; quick enough for the GUI thread."""
    from core.weights.catalog import CATALOG

    return tuple(
        ModelRow(entry.id, entry.title, entry.available, entry.bundled, entry.precisions)
        for entry in CATALOG.values()
    )


def _photo(source: Path | Photo) -> Photo:
    from core.export.reopen import is_export
    from core.images import load_photo

    if isinstance(source, Photo):
        return source
    return _reopen(source)[0] if is_export(source) else load_photo(source)


def _reopen(path: Path) -> tuple[Photo, Reopened, str]:
    """An exported depth map with its photo, else with its depth as a picture. DataError."""
    from core.export.reopen import find_photo, read_export
    from core.images import load_photo

    reopened = read_export(path)
    beside = find_photo(path, reopened)
    with suppress(PhotoError):
        if beside is not None:
            photo = load_photo(beside)
            if photo.size == reopened.estimate.image_size:
                return replace(photo, metadata=_camera(reopened)), reopened, ""
    picture = Photo(reopened.photo_name, path, _depth_picture(reopened), _camera(reopened))
    return picture, reopened, reopened.photo_name


def _camera(reopened: Reopened) -> PhotoMetadata:
    """The focal length of the metadata, if that was in force."""
    known = reopened.focal.source == FocalSource.METADATA
    return PhotoMetadata(focal_px=reopened.focal.px if known else None)


def _depth_picture(reopened: Reopened) -> ByteImage:
    from core.colormap import auto_range, colourise
    from core.depth import resize_map

    estimate = reopened.estimate
    canonical = resize_map(estimate.canonical_inverse_depth, estimate.image_size)
    far, near = auto_range(canonical)
    return colourise(canonical, name="turbo", far_inv=far, near_inv=near)


def keep_triton_out() -> None:
    """Make torch do without Triton in this process.

    Triton's library and the LLVM of Mesa's OpenGL drivers export the same names: importing it
    once a cloud has been drawn ends in a segmentation fault. torch needs it for compiling only.
    """
    modules: dict[str, ModuleType | None] = sys.modules  # type: ignore[assignment]
    modules.setdefault("triton", None)


def derive(estimate: Estimate, rgb: ByteImage) -> Derived:
    """All that follows from an estimate alone."""
    from core.cloud import grid_colors
    from core.colormap import auto_range
    from core.contours import neighbour_ratio, ratio_codes
    from gui.panes.mips import max_pyramid, mean_pyramid

    canonical = estimate.canonical_inverse_depth
    ratio = neighbour_ratio(canonical)
    codes = ratio_codes(ratio)
    far, near = auto_range(canonical)
    height, width = canonical.shape
    return Derived(
        estimate=estimate,
        ratio=ratio,
        codes=codes,
        colors=grid_colors(rgb, Size(width, height)),
        auto_range=(far, near),
        histogram=_histogram(canonical, far, near),
        mips=mean_pyramid(canonical),
        code_mips=max_pyramid(codes),
    )


def _histogram(
    canonical: FloatMap, far: float, near: float
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Counts in steps of equal ratio, somewhat beyond the automatic range on both sides."""
    low = max(far, MIN_CANONICAL) / HISTOGRAM_MARGIN
    high = max(near, 2 * low) * HISTOGRAM_MARGIN
    edges = np.geomspace(low, high, HISTOGRAM_STEPS + 1)
    counts, _ = np.histogram(canonical, bins=edges)
    return counts, edges


def coarse_stride(derived: Derived) -> int:
    """Every how many-th row and column a coarse cloud has."""
    points = derived.grid.width * derived.grid.height
    return max(1, round(math.sqrt(points / COARSE_POINTS)))
