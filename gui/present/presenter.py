"""Puts a snapshot on the screen: only the parts that changed are drawn again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QColor

from core.camera import intrinsics
from core.colormap import lut
from core.contours import first_code
from core.settings import Settings
from core.types import Mask
from gui.kit import number_format as fmt
from gui.kit.theme import current_theme
from gui.kit.translate import tr
from gui.panels.cloud import CloudPanel
from gui.panels.contours import ContoursPanel
from gui.panels.depth import DepthPanel
from gui.panels.effects import EffectsPanel
from gui.panels.focal import FocalPanel
from gui.panels.known_length import KnownLengthPanel
from gui.panels.level import LevelPanel
from gui.panels.measure import MeasurePanel
from gui.panels.model import ModelPanel
from gui.panels.plan import PlanPanel
from gui.panels.presets import PresetsPanel
from gui.panes.cloud import CloudPane
from gui.panes.effects import EffectsPane
from gui.panes.raster import RasterPane
from gui.panes.wipe import WipePane
from gui.present.evaluation import EvaluationViews
from gui.present.focal import show_focal, show_ghost_title
from gui.present.measure import show_marks, show_panels, show_profile, show_scale
from gui.snapshot.parts import (
    CloudLook,
    ContourLook,
    DepthLook,
    EffectPart,
    FilmPart,
    FocalPart,
    LayoutPart,
    PhotoPart,
    Snapshot,
    TaskPart,
    Waiting,
    changed_parts,
)
from gui.snapshot.probe import Reading
from gui.state.app_state import Derived
from gui.widgets.film_strip import FilmStrip
from gui.widgets.pane_area import RASTERS, PaneArea
from gui.widgets.profile import ProfileStrip
from gui.widgets.status import Readout, TaskBar
from gui.widgets.view_bar import TITLES, ViewBar

CLOUD_GROUNDS = {"black": "#000000", "white": "#ffffff", "grey": "#808080"}
NO_HISTOGRAM_EDGES = np.array([1 / 50, 1 / 0.5])
# Photo, depth, contours: what each pane is for.
LAYERS = {
    "photo": (True, False, False),
    "depth": (True, True, False),
    "contours": (True, False, True),
    "evaluate": (True, False, False),
}


@dataclass
class Views:
    """Everything on which a snapshot is drawn."""

    rasters: dict[str, RasterPane]
    wipe: WipePane
    cloud: CloudPane
    area: PaneArea
    bar: ViewBar
    film: FilmStrip
    readout: Readout
    task: TaskBar
    focal: FocalPanel
    depth: DepthPanel
    contours: ContoursPanel
    cloud_panel: CloudPanel
    model: ModelPanel
    effects: EffectsPane
    effects_panel: EffectsPanel
    measure: MeasurePanel
    known: KnownLengthPanel
    level: LevelPanel
    plan: PlanPanel
    profile: ProfileStrip
    evaluation: EvaluationViews
    presets: PresetsPanel

    def panes(self) -> tuple[RasterPane | CloudPane, ...]:
        return *self.rasters.values(), self.cloud, self.effects

    def wipe_sides(self) -> tuple[RasterPane, RasterPane]:
        return self.wipe.left(), self.wipe.right()


class Presenter:
    """Knows which view shows which part."""

    def __init__(self, views: Views) -> None:
        self.views = views
        self._shown: Snapshot | None = None
        self._old: Snapshot | None = None
        self._thin: Mask | None = None
        self._steps: dict[str, Callable[[Snapshot], None]] = {
            "photo": lambda new: self._photo(new.photo),
            "depth": lambda new: self._depth(new.depth),
            "contours": lambda new: self._contours(new.contours),
            "focal": lambda new: show_focal(self.views.focal, new.focal),
            "ghost": lambda new: show_ghost_title(self.views.cloud, new.ghost, new.focal),
            "cloud": lambda new: self._camera(new.focal),
            "cloud_look": lambda new: self._cloud_look(new.cloud_look),
            "effect": lambda new: self._effect(new.effect),
            "waiting": lambda new: self._waiting(new.waiting),
            "task": lambda new: self._task(new.task),
            "film": lambda new: self._film(new.film),
            "layout": lambda new: self._layout(new),
            "model": lambda new: self.views.model.set_part(new.model),
            "measure": lambda new: self._measure(new),
            "level": lambda new: self.views.level.set_part(new.level),
            "presets": lambda new: self.views.presets.set_part(new.presets),
            "settings": lambda new: self._settings(new.settings),
        }

    @property
    def shown(self) -> Snapshot | None:
        """What is on the screen."""
        return self._shown

    def show(self, new: Snapshot) -> list[str]:
        """Draw what differs from what is shown; returns the names of those parts."""
        self._old, self._shown = self._shown, new
        changed = changed_parts(self._old, new)
        for part in changed:
            if part in self._steps:
                self._steps[part](new)
        # Qt draws before it lays out what came or went, and then draws all of that again.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        return changed

    def retheme(self) -> None:
        """Colours that follow the theme."""
        if self._shown is not None:
            self._cloud_look(self._shown.cloud_look)

    def show_probe(self, reading: Reading | None) -> None:
        """Mark a pixel in all panes and write its values."""
        for pane in self._pictures():
            if reading is None:
                pane.set_probe(None, None)
            else:
                pane.set_probe(reading.u, reading.v)
        self.views.cloud.set_probe(reading.xyz_array() if reading else None)
        self.views.readout.set_reading(reading)
        self.views.profile.set_probe(*((reading.u, reading.v) if reading else (None, None)))

    def show_thin(self, mask: Mask | None) -> None:
        """Thinned contours in place of all of them; None: all of them again."""
        self._thin = mask
        for pane in self._contour_panes():
            pane.set_contour_mask(mask)

    # Parts

    def _pictures(self) -> list[RasterPane]:
        """The raster panes in use; those of the wipe cost memory, so only while it is shown."""
        panes = [*self.views.rasters.values(), self.views.effects]
        if self._shown is not None and self._shown.layout.layout == "wipe":
            panes += self.views.wipe_sides()
        return panes

    def _layer(self, kind: int) -> list[RasterPane]:
        """The panes in which photo (0), depth (1) or contours (2) are drawn."""
        panes = [pane for name, pane in self.views.rasters.items() if LAYERS[name][kind]]
        if self._shown is not None and self._shown.layout.layout == "wipe":
            for side, name in zip(self.views.wipe_sides(), self._shown.layout.wipe, strict=True):
                if LAYERS[name][kind]:
                    panes.append(side)
        return panes

    def _contour_panes(self) -> list[RasterPane]:
        return self._layer(2)

    def _photo(self, part: PhotoPart) -> None:
        for pane in self._layer(0):
            self._show_photo(pane, part)
        self._show_photo(self.views.effects, part)

    @staticmethod
    def _show_photo(pane: RasterPane, part: PhotoPart) -> None:
        if part.photo is not None:
            pane.set_photo(part.photo.rgb, part.mips or None)
        else:
            pane.set_photo(part.preview.colors if part.preview else None)
        pane.set_image_size(part.size)  # a preview has fewer pixels than its photo

    def _depth(self, look: DepthLook) -> None:
        new_map = self._differs(lambda old: old.depth.derived, look.derived)
        for pane in self._layer(1):
            if new_map:
                _set_depth(pane, look.derived)
            pane.set_depth_look(lut(look.colormap), look.low, look.high, look.opacity)
        self._depth_panel(look)

    def _depth_panel(self, look: DepthLook) -> None:
        panel = self.views.depth
        panel.set_colormap(look.colormap)
        panel.set_opacity(look.opacity)
        if look.derived is not None and look.per_metre is not None:
            counts, edges = look.derived.histogram
            panel.set_histogram(counts, edges * look.per_metre)
        else:
            panel.set_histogram([0], NO_HISTOGRAM_EDGES)
        panel.set_metric(look.derived is None or look.per_metre is not None)
        panel.set_range(look.near_m, look.far_m, look.auto)

    def _contours(self, look: ContourLook) -> None:
        if self._differs(lambda old: old.contours.derived, look.derived):
            self._thin = None
            for pane in self._contour_panes():
                pane.set_contour_mask(None)
                _set_contours(pane, look.derived)
        color = QColor(look.color)
        for pane in self._contour_panes():
            pane.set_contour_look(first_code(look.percent), color, look.opacity, look.visible)
            pane.set_note(f"t = {fmt.percent(look.percent)}" if look.visible else tr("hidden"))

    def show_contour_count(self, count: int | None, total: int) -> None:
        """The contours panel with the number of contour pixels."""
        if self._shown is None:
            return
        look = self._shown.contours
        self.views.contours.set_contours(
            look.percent, look.visible, look.thin, QColor(look.color), look.opacity, count, total
        )

    def _camera(self, part: FocalPart | None) -> None:
        self.views.cloud.set_camera(intrinsics(part.size, part.active.px) if part else None)

    def _cloud_look(self, look: CloudLook) -> None:
        ground = CLOUD_GROUNDS.get(look.background, current_theme().ground)
        self.views.cloud.set_look(
            point_size=look.point_size,
            background=QColor(ground),
            show_frustum=look.frustum,
            show_grid=look.grid,
        )

    def _effect(self, part: EffectPart) -> None:
        request = part.request
        marked = request.row.focused and request.focus_m is None
        self.views.effects.set_focus(request.focus if marked else None)

    def _waiting(self, part: Waiting) -> None:
        rasters = self.views.rasters
        panes = (rasters["depth"], rasters["contours"], self.views.cloud, self.views.effects)
        for pane in (*panes, *self.views.wipe_sides()):
            if part.text:
                pane.show_busy(part.fraction, part.text)
            else:
                pane.clear_busy()
        for pane in panes:
            if pane is not self.views.cloud or self.views.cloud.is_available:
                pane.overlay.show_hint(part.hint or None)

    def _task(self, part: TaskPart) -> None:
        self.views.task.set_part(part)

    def _film(self, part: FilmPart) -> None:
        self.views.film.set_part(part)

    def _layout(self, new: Snapshot) -> None:
        part: LayoutPart = new.layout
        self.views.area.arrange(part.layout, part.panes)
        self.views.bar.set_part(part)
        if part.layout == "wipe":
            self._fill_wipe(new)
            show_marks(self.views.wipe_sides(), self.views.cloud, new.measure)

    def _fill_wipe(self, new: Snapshot) -> None:
        """The wipe's two pictures take on what two panes show."""
        look = new.contours
        for side, name in zip(self.views.wipe_sides(), new.layout.wipe, strict=True):
            kind = name if name in RASTERS else "depth"
            side.set_layers(*LAYERS[kind])
            side.set_title(tr(TITLES[kind]))
            side.set_note("")
            self._show_photo(side, new.photo)
            derived = new.depth.derived
            _set_depth(side, derived)
            side.set_depth_look(
                lut(new.depth.colormap), new.depth.low, new.depth.high, new.depth.opacity
            )
            _set_contours(side, derived)
            side.set_contour_mask(self._thin)
            side.set_contour_look(
                first_code(look.percent), QColor(look.color), look.opacity, look.visible
            )

    def _measure(self, new: Snapshot) -> None:
        part = new.measure
        show_marks(self._pictures(), self.views.cloud, part)
        show_panels(self.views.measure, self.views.known, part)
        self.views.level.set_tool(part.tool)
        show_scale(self.views.readout, self.views.depth, part)
        old = self._old.measure.profile if self._old else None
        show_profile(self.views.profile, part.profile, changed=part.profile != old)

    def _settings(self, settings: Settings) -> None:
        self.views.cloud_panel.set_look(settings)
        self.views.focal.set_ghost(settings.focal_ghost)
        self.views.effects_panel.set_values(settings)
        self.views.plan.set_values(settings)

    def _differs(self, part: Callable[[Snapshot], object], value: object) -> bool:
        return self._old is None or part(self._old) is not value


def _set_depth(pane: RasterPane, derived: Derived | None) -> None:
    if derived is None:
        pane.set_depth(None)
    else:
        pane.set_depth(derived.estimate.canonical_inverse_depth, derived.mips)


def _set_contours(pane: RasterPane, derived: Derived | None) -> None:
    if derived is None:
        pane.set_contours(None)
    else:
        pane.set_contours(derived.codes, derived.code_mips)
