"""An effect of a photo as a file, at full size."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from core.effects.files import check_clip_size, write_clip, write_still
from core.effects.picture import EffectSource
from core.effects.render import EffectRenderer
from core.effects.request import EffectRequest
from core.progress import CancelToken, Monitor, ProgressCallback


@dataclass(frozen=True)
class Order:
    """What to write, and where.

    Attributes:
        request: the effect.
        path: the file; its suffix says the format.
        overwrite: replace a file that is there.
    """

    request: EffectRequest
    path: Path
    overwrite: bool = False


def write_effect(
    source: EffectSource,
    order: Order,
    *,
    progress: ProgressCallback | None = None,
    cancel: CancelToken | None = None,
) -> Path:
    """Make an effect at full size (moving ones at the width they ask for) and write it.

    Raises:
        UsageError: the moving picture would have too many pixels.
        ExportError: the file is there already or cannot be written.
        Cancelled: stopped. In each case nothing has changed.
    """
    request = order.request
    if request.row.moving:
        return _write_clip(source, order, progress, cancel)
    monitor = Monitor(3, progress, cancel)
    monitor.check()
    renderer = EffectRenderer(source.picture())
    monitor.advance(1, "depth at full size")
    pixels, facts = renderer.still(request, full=True)
    monitor.advance(1, request.effect)
    path = write_still(pixels, order.path, source.facts | facts, overwrite=order.overwrite)
    monitor.advance(1, "written")
    return path


def _write_clip(
    source: EffectSource,
    order: Order,
    progress: ProgressCallback | None,
    cancel: CancelToken | None,
) -> Path:
    request = order.request
    width, height = source.photo.size
    wanted = min(request.count("width"), width)
    frames = request.count("frames")
    check_clip_size(frames, wanted, height * wanted // width)
    monitor = Monitor(frames, progress, cancel)
    monitor.check()
    renderer = EffectRenderer(source.picture(max_pixels=max(1, wanted * wanted * height // width)))
    return write_clip(
        renderer.clip(request, monitor),
        order.path,
        source.facts | request.facts(renderer.picture),
        fps=request.number("fps"),
        loop=bool(request.values["loop"]),
        overwrite=order.overwrite,
    )
