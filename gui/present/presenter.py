"""Puts a snapshot on the screen: only the parts that changed are drawn again."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QColor

from core.camera import intrinsics
from core.colormap import lut
from core.contours import first_code
from core.settings import Settings
from gui.kit import number_format as fmt
from gui.kit.theme import current_theme
from gui.kit.translate import tr
from gui.panes.raster import RasterPane
from gui.present.cloud import CloudViews
from gui.present.contours import counted
from gui.present.effects import EffectPlayer
from gui.present.focal import show_focal, show_ghost_title
from gui.present.measure import show_marks, show_panels, show_profile, show_scale
from gui.present.views import Views
from gui.snapshot.parts import (
    CloudLook,
    ContourLook,
    DepthLook,
    FilmPart,
    FocalPart,
    LayoutPart,
    PhotoPart,
    Snapshot,
    TaskPart,
    Waiting,
    changed_parts,
)
from gui.snapshot.pictures import NO_PICTURES, EffectPart
from gui.snapshot.probe import Reading
from gui.state import panes
from gui.state.app_state import Derived
from gui.state.panes import Layers, Pane, pane_of

CLOUD_GROUNDS = {"black": "#000000", "white": "#ffffff", "grey": "#808080"}
NO_HISTOGRAM_EDGES = np.array([1 / 50, 1 / 0.5])


class Presenter:
    """Knows which view shows which part."""

    def __init__(self, views: Views) -> None:
        self.views = views
        self._shown: Snapshot | None = None
        self._old: Snapshot | None = None
        self._cloud = CloudViews(views.cloud, views.cloud_panel)
        self.player = EffectPlayer(views.effects)
        views.effects_panel.play_toggled.connect(self.player.play)
        self._steps: dict[str, Callable[[Snapshot], None]] = {
            "photo": lambda new: self._photo(new.photo),
            "depth": lambda new: self._depth(new.depth),
            "contours": self._contours,
            "focal": lambda new: show_focal(self.views.focal, new.focal),
            "ghost": self._ghost,
            "cloud": lambda new: self._camera(new.focal),
            "cloud_look": lambda new: self._cloud_look(new.cloud_look),
            "effect": lambda new: self._effect(new.effect),
            "waiting": lambda new: self._waiting(new.waiting),
            "task": lambda new: self._task(new.task),
            "film": lambda new: self._film(new.film),
            "layout": lambda new: self._layout(new),
            "model": lambda new: self.views.model.set_part(new.model),
            "measure": lambda new: self._measure(new),
            "level": self._level,
            "presets": lambda new: self.views.presets.set_part(new.presets),
            "settings": lambda new: self._settings(new.settings),
            "pictures": self._show_pictures,
        }
        self._picture_steps: dict[str, Callable[[Snapshot], None]] = {
            "points": self._cloud.show_points,
            "mesh": self._cloud.show_mesh,
            "thin": self._thin,
            "plan": self._plan,
            "evaluated": lambda new: self.views.evaluation.show_result(new.pictures.evaluated),
            "effect": self._effect_picture,
            "effect_fraction": self._effect_progress,
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
        if {"photo", "contours", "evaluation"} & set(changed):
            self.views.evaluation.show(new)
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

    # Parts

    def _pictures(self) -> list[RasterPane]:
        """The raster panes in use; those of the wipe cost memory, so only while it is shown."""
        return [pane for _, pane in self._rows()]

    def _rows(self) -> list[tuple[Pane, RasterPane]]:
        """The raster panes in use, each with its row of the table."""
        rows = [(pane_of(name), pane) for name, pane in self.views.rasters.items()]
        if self._shown is not None and self._shown.layout.layout == "wipe":
            sides = zip(self._shown.layout.wipe, self.views.wipe_sides(), strict=True)
            rows += [(pane_of(name), side) for name, side in sides]
        return rows

    def _panes_with(self, layer: Callable[[Layers], bool]) -> list[RasterPane]:
        """The panes in which a layer is drawn."""
        return [pane for row, pane in self._rows() if row.layers and layer(row.layers)]

    def _photo(self, part: PhotoPart) -> None:
        for pane in self._panes_with(lambda layers: layers.photo):
            self._show_photo(pane, part)

    @staticmethod
    def _show_photo(pane: RasterPane, part: PhotoPart) -> None:
        if part.photo is not None:
            pane.set_photo(part.photo.rgb, part.mips or None)
        else:
            pane.set_photo(part.preview.colors if part.preview else None)
        pane.set_image_size(part.size)  # a preview has fewer pixels than its photo

    def _depth(self, look: DepthLook) -> None:
        new_map = self._differs(lambda old: old.depth.derived, look.derived)
        for pane in self._panes_with(lambda layers: layers.depth):
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

    def _contours(self, new: Snapshot) -> None:
        look: ContourLook = new.contours
        if self._differs(lambda old: old.contours.derived, look.derived):
            for pane in self._panes_with(lambda layers: layers.contours):
                pane.set_contour_mask(None)
                _set_contours(pane, look.derived)
        color = QColor(look.color)
        for pane in self._panes_with(lambda layers: layers.contours):
            pane.set_contour_look(first_code(look.percent), color, look.opacity, look.visible)
            pane.set_note(f"t = {fmt.percent(look.percent)}" if look.visible else tr("hidden"))
        self._thin(new)

    def _thin(self, new: Snapshot) -> None:
        """Thinned contours in place of all of them, or all of them again; and their number."""
        look, thin = new.contours, new.pictures.thin
        for pane in self._panes_with(lambda layers: layers.contours):
            pane.set_contour_mask(thin.mask if thin else None)
        count, total = counted(look, thin)
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
        marked = request.row.focused and request.row.in_place and request.focus_m is None
        self.views.effects.set_in_place(request.row.in_place)
        self.views.effects.set_focus(request.focus if marked else None)
        self.views.effects_panel.set_ready(part.ready)
        self.player.set_seen(part.visible)

    def _waiting(self, part: Waiting) -> None:
        waiting = [self.views.panes[row.id] for row in panes.PANES if row.waits]
        for pane in (*waiting, *self.views.wipe_sides()):
            if part.text:
                pane.show_busy(part.fraction, part.text)
            else:
                pane.clear_busy()
        for pane in waiting:
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
        sides = zip(part.wipe, self.views.wipe_sides(), strict=True)
        shown = [side for name, side in sides if name == "effects" and part.layout == "wipe"]
        self.player.set_sides(shown)

    def _fill_wipe(self, new: Snapshot) -> None:
        """The wipe's two pictures take on what two panes show."""
        look = new.contours
        for side, name in zip(self.views.wipe_sides(), new.layout.wipe, strict=True):
            row = pane_of(name)
            side.set_layers(*(row.layers or Layers()))
            side.set_title(tr(row.title))
            side.set_note("")
            self._show_photo(side, new.photo)
            derived = new.depth.derived
            _set_depth(side, derived)
            side.set_depth_look(
                lut(new.depth.colormap), new.depth.low, new.depth.high, new.depth.opacity
            )
            _set_contours(side, derived)
            side.set_contour_mask(new.pictures.thin.mask if new.pictures.thin else None)
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

    def _ghost(self, new: Snapshot) -> None:
        show_ghost_title(self.views.cloud, new.ghost, new.focal)
        self._cloud.show_ghost(new)

    def _level(self, new: Snapshot) -> None:
        self.views.level.set_part(new.level)
        self._cloud.show_level(new)

    # Pictures that took time

    def _show_pictures(self, new: Snapshot) -> None:
        old = self._old.pictures if self._old else NO_PICTURES
        for name, show in self._picture_steps.items():
            if getattr(old, name) != getattr(new.pictures, name):
                show(new)

    def _plan(self, new: Snapshot) -> None:
        plan = new.pictures.plan
        if plan is None:
            self.views.plan.set_plan(None)
        elif plan.picture is None:
            self.views.plan.set_plan(None, problem=plan.problem)
        else:
            self.views.plan.set_plan(plan.picture, plan.pixel_m)

    def _effect_picture(self, new: Snapshot) -> None:
        made = new.pictures.effect
        if made is not None:
            self.views.effects_panel.set_focus_m(made.focus_m)
            self.views.effects_panel.set_note(made.note)
        self.player.show(made)

    def _effect_progress(self, new: Snapshot) -> None:
        fraction = new.pictures.effect_fraction
        if fraction is not None:
            self.views.effects.show_busy(fraction, tr("Making the moving picture"))
        else:
            self.views.effects.clear_busy()

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
