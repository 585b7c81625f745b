"""An effect of a photo as a file, at full size."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from core.effects.files import check_clip_size, write_clip, write_still
from core.effects.picture import Source
from core.effects.recipe import Recipe
from core.effects.render import Kitchen
from core.progress import CancelToken, Monitor, ProgressCallback

CLIP_WIDTH_PX = 1280


@dataclass(frozen=True)
class Order:
    """What to write, and where.

    Attributes:
        recipe: the effect.
        path: the file; its suffix says the format.
        width: of moving pictures, in pixels, at most that of the photo.
        loop: GIF and WebP start again at their end.
        overwrite: replace a file that is there.
    """

    recipe: Recipe
    path: Path
    width: int = CLIP_WIDTH_PX
    loop: bool = True
    overwrite: bool = False


def write_effect(
    source: Source,
    order: Order,
    *,
    progress: ProgressCallback | None = None,
    cancel: CancelToken | None = None,
) -> Path:
    """Make an effect at full size (moving ones at ``order.width``) and write it.

    Raises:
        UsageError: a value is out of range.
        ExportError: the file is there already or cannot be written.
        Cancelled: stopped. In each case nothing has changed.
    """
    recipe = order.recipe
    if recipe.moving:
        return _write_clip(source, order, progress, cancel)
    monitor = Monitor(3, progress, cancel)
    monitor.check()
    kitchen = Kitchen(source.picture())
    monitor.advance(1, "depth at full size")
    pixels = kitchen.still(recipe, full=True)
    monitor.advance(1, recipe.effect)
    facts = source.facts | recipe.facts(kitchen.picture)
    path = write_still(pixels, order.path, facts, overwrite=order.overwrite)
    monitor.advance(1, "written")
    return path


def _write_clip(
    source: Source,
    order: Order,
    progress: ProgressCallback | None,
    cancel: CancelToken | None,
) -> Path:
    width, height = source.photo.size
    wanted = min(order.width, width)
    check_clip_size(order.recipe.frames, wanted, height * wanted // width)
    monitor = Monitor(order.recipe.frames, progress, cancel)
    monitor.check()
    kitchen = Kitchen(source.picture(max_pixels=max(1, wanted * wanted * height // width)))
    frames = kitchen.clip(order.recipe, monitor)
    facts = source.facts | order.recipe.facts(kitchen.picture)
    return write_clip(
        frames, order.path, facts, fps=order.recipe.fps, loop=order.loop, overwrite=order.overwrite
    )
