"""A short film of a photo, to be shown to others: one call with good defaults."""

from __future__ import annotations

from pathlib import Path

from core.effects.export import Order, write_effect
from core.effects.picture import EffectSource
from core.effects.request import EffectRequest
from core.progress import CancelToken, ProgressCallback
from core.types import Size

SECONDS, FPS = 3.0, 24.0
FILM_SIZES = {".mp4": Size(1920, 1080), ".webp": Size(1280, 720), ".gif": Size(640, 360)}
"""By suffix: what is larger takes minutes to make, and no message takes it."""
_AMOUNT_PERCENT = 80.0


def share_film(
    source: EffectSource,
    path: Path,
    *,
    effect: str = "parallax",
    overwrite: bool = False,
    progress: ProgressCallback | None = None,
    cancel: CancelToken | None = None,
) -> Path:
    """Write a film of three seconds that starts again at its end.

    Args:
        source: the photo and its depth.
        path: of the film, as MP4, WebP or GIF by its suffix.
        effect: "parallax", "orbit" or "dolly".
        overwrite: replace a file that is there.

    Raises:
        UsageError: another effect.
        ExportError: the file is there already or cannot be written.
        Cancelled: stopped. In each case nothing has changed.
    """
    values = {
        effect: _AMOUNT_PERCENT,
        "frames": SECONDS * FPS,
        "fps": FPS,
        "width": float(film_width(source.photo.size, _screen(path))),
    }
    order = Order(EffectRequest(effect, values), path, overwrite)
    return write_effect(source, order, progress=progress, cancel=cancel)


def film_width(size: Size, screen: Size) -> int:
    """Width in pixels at which a photo fits into a screen, either way up; no more than its own."""
    longer, shorter = screen
    box = Size(longer, shorter) if size.width >= size.height else Size(shorter, longer)
    width = min(size.width, box.width, box.height * size.width // size.height)
    return max(width, 64)


def _screen(path: Path) -> Size:
    return FILM_SIZES.get(path.suffix.lower(), FILM_SIZES[".mp4"])
