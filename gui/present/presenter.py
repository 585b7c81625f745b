"""Puts a snapshot on the screen: only the parts that changed are drawn again."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, Protocol, cast

from PySide6.QtCore import QCoreApplication, QEvent

from core.camera import intrinsics
from core.types import Size
from gui.kit.translate import mark, tr
from gui.present.cloud import CloudViews
from gui.present.contours import counted
from gui.present.effects import EffectPlayer
from gui.present.focal import show_ghost_title
from gui.present.measure import show_profile, show_scale, show_section
from gui.present.rasters import RasterViews
from gui.present.views import Views
from gui.snapshot.parts import Snapshot, changed_parts
from gui.snapshot.pictures import NO_PICTURES
from gui.snapshot.probe import Reading
from gui.state import panes

INSIDE_LENS = Size(1600, 1000), 800.0
"""Of the eye within a panorama: 90 degrees wide."""
NONE_OF_PANORAMA = mark("Effects are of pictures that one lens saw: there are none of a panorama.")
WORDY = ("timeline", "contours", "ghost", "level", "waiting", "measure")
"""Parts of which several views make words."""
Taker = Callable[[Any], None]


class TakesPart(Protocol):
    """A view that shows one part of a snapshot."""

    def set_part(self, part: Any, /) -> None: ...


def takers_of(views: Views) -> dict[str, list[Taker]]:
    """The views that take a part of a snapshot as it is, by the name of the part."""
    takers: dict[str, list[Taker]] = {
        "depth": [views.depth.set_part, views.legend.set_part],
        "photo": [views.own.set_part, views.panorama.set_part],
        "timeline": [views.timeline.set_part],
        "live": [views.live.set_part],
        "contours": [views.contours.set_part],
        "focal": [views.focal.set_part],
        "evaluation": [views.evaluation.panel.set_part],
        "task": [views.task.set_part],
        "film": [views.film.set_part],
        "layout": [views.area.set_part, views.bar.set_part],
        "model": [views.model.set_part, views.preview.set_part],
        "second": [views.second.set_part],
        "measure": [views.measure.set_part, views.region.set_part, views.known.set_part],
        "cutting": [views.cutting.set_part],
        "level": [views.level.set_part],
        "presets": [views.presets.set_part],
        "settings": [views.cloud_panel.set_part, views.effects_panel.set_part, views.plan.set_part],
    }
    for row in panes.PANES:
        if row.part:
            pane = cast(TakesPart, views.panes[row.id])
            takers.setdefault(row.part, []).append(pane.set_part)
    return takers


class Presenter:
    """Knows which view shows which part."""

    def __init__(self, views: Views) -> None:
        self.views = views
        self._shown: Snapshot | None = None
        self._old: Snapshot | None = None
        self._takers = takers_of(views)
        self._rasters = RasterViews(views)
        self._cloud = CloudViews(views.cloud, views.cloud_panel)
        self.player = EffectPlayer(views.effects)
        views.effects_panel.play_toggled.connect(self.player.play)
        self._steps: dict[str, Callable[[Snapshot], None]] = {
            "photo": self._rasters.show_photo,
            "timeline": self._timeline,
            "depth": lambda new: self._rasters.show_depth(self._old, new),
            "contours": self._contours,
            "second": lambda new: self._rasters.show_second(self._old, new),
            "ghost": self._ghost,
            "cloud": self._camera,
            "cutting": lambda new: self.views.cloud.set_tool(new.cutting.tool),
            "effect": self._effect,
            "waiting": self._waiting,
            "layout": self._layout,
            "measure": self._measure,
            "level": self._level,
            "settings": lambda new: self.views.focal.set_ghost(new.settings.focal_ghost),
            "pictures": self._show_pictures,
        }
        self._picture_steps: dict[str, Callable[[Snapshot], None]] = {
            "points": self._points,
            "mesh": self._cloud.show_mesh,
            "thin": self._thin,
            "detail": self._rasters.show_detail,
            "plan": lambda new: self.views.plan.set_plan(new.pictures.plan),
            "evaluated": lambda new: self.views.evaluation.show_result(new.pictures.evaluated),
            "evaluated_other": lambda new: self.views.evaluation.show_other(
                new.pictures.evaluated_other
            ),
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
        for name in changed:
            for take in self._takers.get(name, ()):
                take(getattr(new, name))
            if name in self._steps:
                self._steps[name](new)
        # Qt draws before it lays out what came or went, and then draws all of that again.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        return changed

    def reword(self) -> None:
        """Texts with values in them, in another language; those of a snapshot come with it."""
        if self._shown is None:
            return
        for name, takers in self._takers.items():
            for take in takers:
                take(getattr(self._shown, name))
        for name in WORDY:
            self._steps[name](self._shown)

    def retheme(self) -> None:
        """Colours that follow the theme."""
        if self._shown is not None:
            self.views.cloud.set_part(self._shown.cloud_look)

    def show_probe(self, reading: Reading | None) -> None:
        """Mark a pixel in all panes and write its values."""
        u, v = (reading.u, reading.v) if reading else (None, None)
        for pane in self._rasters.in_use(self._shown):
            pane.set_probe(u, v)
        self.views.cloud.set_probe(reading.xyz_array() if reading else None)
        self.views.readout.set_reading(reading)
        self.views.profile.set_probe(u, v)

    # Parts that several views share, or that depend on others

    def _contours(self, new: Snapshot) -> None:
        self._rasters.show_contours(self._old, new)
        self.views.contours.set_count(*counted(new.contours, new.pictures.thin))
        self.views.evaluation.plot.set_threshold(new.contours.percent)

    def _timeline(self, new: Snapshot) -> None:
        """Depth of another frame than that of the picture says so."""
        part, text = new.timeline, ""
        if part is not None and part.film.depth_of not in (None, part.frame):
            text = tr("of frame {number}").format(number=part.film.depth_of)
        self.views.rasters["depth"].set_note(text)

    def _layout(self, new: Snapshot) -> None:
        self._rasters.show_wipe(new)
        self.player.set_sides(self._rasters.sides_of(new, "effects"))

    def _thin(self, new: Snapshot) -> None:
        self._rasters.show_thin(new)
        self.views.contours.set_count(*counted(new.contours, new.pictures.thin))

    def _points(self, new: Snapshot) -> None:
        self._cloud.show_points(new)
        show_section(self.views.profile, new)

    def _level(self, new: Snapshot) -> None:
        self._cloud.show_level(new)
        show_section(self.views.profile, new)

    def _camera(self, new: Snapshot) -> None:
        focal = new.focal
        if focal is not None and focal.sphere is not None:
            span = math.radians(focal.sphere.span_deg)
            self.views.cloud.set_camera(intrinsics(*INSIDE_LENS), span)
            return
        self.views.cloud.set_camera(intrinsics(focal.size, focal.active.px) if focal else None)

    def _ghost(self, new: Snapshot) -> None:
        show_ghost_title(self.views.cloud, new.ghost, new.focal)
        self._cloud.show_ghost(new)

    def _effect(self, new: Snapshot) -> None:
        self.views.effects_panel.set_ready(new.effect.ready)
        if new.effect.panorama or (self._old and self._old.effect.panorama):
            text = tr(NONE_OF_PANORAMA) if new.effect.panorama else ""
            self.views.effects_panel.set_note(text)
            self.views.effects.set_note(text)
        self.player.set_seen(new.effect.visible)

    def _waiting(self, new: Snapshot) -> None:
        part = new.waiting
        waiting = [self.views.panes[row.id] for row in panes.PANES if row.waits]
        for pane in (*waiting, *self.views.wipe_sides()):
            if part.text:
                pane.show_busy(part.fraction, part.text)
            else:
                pane.clear_busy()
        for pane in waiting:
            if pane is not self.views.cloud or self.views.cloud.is_available:
                pane.overlay.show_hint(part.hint or None)

    def _measure(self, new: Snapshot) -> None:
        part = new.measure
        self._rasters.show_marks(new)
        self.views.cloud.set_marks(part.marks)
        self.views.level.set_tool(part.tool)
        show_scale(self.views.readout, self.views.depth, part)
        old = self._old.measure.profile if self._old else None
        show_profile(self.views.profile, part.profile, changed=part.profile != old)

    # Pictures that took time

    def _show_pictures(self, new: Snapshot) -> None:
        old = self._old.pictures if self._old else NO_PICTURES
        for name, show in self._picture_steps.items():
            if getattr(old, name) != getattr(new.pictures, name):
                show(new)

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
