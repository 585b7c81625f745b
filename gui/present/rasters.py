"""Shows photo, depth and contours in all panes that are for them, and under the wipe."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QColor

from core.colormap import diverging_lut, lut
from core.contours import first_code
from core.types import ByteImage, FloatMap, Mask
from gui.kit import number_format as fmt
from gui.kit.translate import tr
from gui.panes.raster import RasterPane
from gui.present.views import Views
from gui.snapshot.parts import PhotoPart, Snapshot
from gui.snapshot.second import SecondPart
from gui.state.app_state import HIDING, Tool
from gui.state.panes import Layers, Pane, pane_of

SECOND = "second"


class RasterViews:
    """The raster panes; the wipe's two pictures cost memory, so only while it is shown."""

    def __init__(self, views: Views) -> None:
        self._views = views

    def in_use(self, shown: Snapshot | None) -> list[RasterPane]:
        """All panes that show the photo's pixels now."""
        return [pane for _, pane in self._rows(shown)]

    def _rows(self, shown: Snapshot | None) -> list[tuple[Pane, RasterPane]]:
        """The panes in use, each with its row of the table."""
        rows = [(pane_of(name), pane) for name, pane in self._views.rasters.items()]
        return rows + (self._sides(shown) if shown and shown.layout.layout == "wipe" else [])

    def _sides(self, shown: Snapshot) -> list[tuple[Pane, RasterPane]]:
        sides = zip(shown.layout.wipe, self._views.wipe_sides(), strict=True)
        return [(pane_of(name), side) for name, side in sides]

    def _panes_with(self, shown: Snapshot, layer: Callable[[Layers], bool]) -> list[RasterPane]:
        """The panes in which a layer is drawn."""
        return [pane for row, pane in self._rows(shown) if row.layers and layer(row.layers)]

    def show_second(self, old: Snapshot | None, new: Snapshot) -> None:
        """Another second map, or other colours of the same one."""
        new_map = old is None or old.second.values is not new.second.values
        for row, pane in self._rows(new):
            if row.id == SECOND:
                _draw_second(pane, new.second, new_map=new_map)

    def sides_of(self, shown: Snapshot, name: str) -> list[RasterPane]:
        """The pictures under the wipe that are a pane's; none while there is no wipe."""
        sides = self._sides(shown) if shown.layout.layout == "wipe" else []
        return [side for row, side in sides if row.id == name]

    def show_photo(self, new: Snapshot) -> None:
        """Another photo."""
        for pane in self._panes_with(new, lambda layers: layers.photo):
            _draw_photo(pane, new.photo)

    def show_depth(self, old: Snapshot | None, new: Snapshot) -> None:
        """Another map of depth, or other colours of the same one."""
        new_map = old is None or old.depth.derived is not new.depth.derived
        for pane in self._panes_with(new, lambda layers: layers.depth):
            _draw_depth(pane, new, new_map=new_map)

    def show_contours(self, old: Snapshot | None, new: Snapshot) -> None:
        """Other contours, or another look of the same ones."""
        new_map = old is None or old.contours.derived is not new.contours.derived
        for pane in self._panes_with(new, lambda layers: layers.contours):
            _draw_contours(pane, new, new_map=new_map)

    def show_detail(self, new: Snapshot) -> None:
        """Depth and contours beyond the grid, or on the grid again."""
        for pane in self._panes_with(new, lambda layers: layers.depth):
            pane.set_depth(*_depth_levels(new))
        for pane in self._panes_with(new, lambda layers: layers.contours):
            pane.set_contours(*_code_levels(new))

    def show_thin(self, new: Snapshot) -> None:
        """Thinned contours in place of all of them, or all of them again."""
        for pane in self._panes_with(new, lambda layers: layers.contours):
            pane.set_contour_mask(_thin_mask(new))

    def show_wipe(self, new: Snapshot) -> None:
        """The wipe's two pictures take on what two panes show."""
        if new.layout.layout != "wipe":
            return
        for row, side in self._sides(new):
            side.set_layers(*(row.layers or Layers()))
            side.set_title(tr(row.title))
            _draw_photo(side, new.photo)
            _draw_depth(side, new, new_map=True)
            _draw_contours(side, new, new_map=True)
            side.set_note("")
            if row.id == SECOND:
                _draw_second(side, new.second, new_map=True)
        self.show_marks(new)

    def show_marks(self, new: Snapshot) -> None:
        """The marks in every pane, and whether the mouse draws."""
        for pane in self.in_use(new):
            pane.set_marks(new.measure.marks)
            pane.set_drawing(new.measure.tool not in (Tool.NONE, *HIDING))


def _thin_mask(new: Snapshot) -> Mask | None:
    return new.pictures.thin.mask if new.pictures.thin else None


def _draw_photo(pane: RasterPane, part: PhotoPart) -> None:
    if part.photo is not None:
        pane.set_photo(part.photo.rgb, part.mips or None)
    else:
        pane.set_photo(part.preview.colors if part.preview else None)
    pane.set_image_size(part.size)  # a preview has fewer pixels than its photo


def _draw_second(pane: RasterPane, part: SecondPart, *, new_map: bool) -> None:
    if new_map:
        pane.set_depth(part.values)
    pane.set_layers(True, part.values is not None, False)
    colors = lut(part.colormap) if part.colormap else diverging_lut()
    pane.set_depth_look(colors, part.low, part.high, part.opacity)
    pane.set_note(part.note)
    pane.overlay.show_hint(part.hint or None)


def _depth_levels(new: Snapshot) -> tuple[FloatMap | None, Sequence[FloatMap] | None]:
    """The finest map of depth that there is, and its halved copies."""
    made = new.pictures.detail or new.depth.derived
    return (made.mips[0], made.mips) if made else (None, None)


def _code_levels(new: Snapshot) -> tuple[ByteImage | None, Sequence[ByteImage] | None]:
    """The same for contours."""
    made = new.pictures.detail or new.contours.derived
    return (made.code_mips[0], made.code_mips) if made else (None, None)


def _draw_depth(pane: RasterPane, new: Snapshot, *, new_map: bool) -> None:
    look = new.depth
    if new_map:
        pane.set_depth(*_depth_levels(new))
    pane.set_depth_look(lut(look.colormap), look.low, look.high, look.opacity)


def _draw_contours(pane: RasterPane, new: Snapshot, *, new_map: bool) -> None:
    look = new.contours
    if new_map:
        pane.set_contour_mask(None)
        pane.set_contours(*_code_levels(new))
    pane.set_contour_look(first_code(look.percent), QColor(look.color), look.opacity, look.visible)
    pane.set_note(f"t = {fmt.percent(look.percent)}" if look.visible else tr("hidden"))
    pane.set_contour_mask(_thin_mask(new))
