"""Joins state, views and lanes: the views' signals come in, snapshots go out."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from core.errors import FileError
from core.settings import Settings, limits, save_settings
from core.types import ByteImage
from gui.control.desks import Desks
from gui.control.loader import MODEL_NOTE
from gui.control.notes import file_or, note_of
from gui.control.weights import NOTE as WEIGHTS_NOTE
from gui.kit.motion import ask_desktop
from gui.kit.translate import tr
from gui.present.presenter import Presenter
from gui.snapshot.pictures import ColoredPoints
from gui.snapshot.probe import pixel_of_index, read
from gui.snapshot.resolve import resolve_from
from gui.state import panes
from gui.state.app_state import AppState, ExportRequest, Tool
from gui.state.conditions import Conditions
from gui.state.models import BUNDLED, MODEL_SETTINGS
from gui.state.session_file import SUFFIX
from gui.widgets.error_strip import ErrorStrip, Note
from gui.work.jobs import Jobs
from gui.work.lanes import Lanes
from gui.work.task_runner import Failure

logger = logging.getLogger("leadline")

SAVE_AFTER_MS = 1500
THRESHOLD_STEP_PERCENT = 1.0


class Controller(Desks):
    """What the window can do, without the window: the desks, and what concerns several of them."""

    changed = Signal(object, object)  # Snapshot, names of the parts that changed
    conditions_changed = Signal(object)  # Conditions

    def __init__(
        self,
        presenter: Presenter,
        lanes: Lanes,
        jobs: Jobs,
        strip: ErrorStrip,
        settings: Settings,
        settings_path: Path,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(presenter, lanes, jobs, settings, settings_path.parent, parent)
        self._lanes = lanes
        self._jobs = jobs
        self._strip = strip
        self._settings_path = settings_path
        self._saved = settings
        self._seen: AppState | None = None
        self._probe: tuple[float, float] | None = None
        self._layout_before = "4"
        self._active = ""
        self._conditions = Conditions()
        self._save_timer = QTimer(self)
        self._save_timer.setSingleShot(True)
        self._save_timer.setInterval(SAVE_AFTER_MS)
        self._save_timer.timeout.connect(self._save)
        self._connect()
        self.presets.load()
        self._on_changed()

    def _connect(self) -> None:
        self.store.changed.connect(self._on_changed)
        self.deriver.changed.connect(self._on_changed)
        self.noted.connect(self.note)
        self.resolved.connect(self._strip.clear)
        self.loader.bundled_requested.connect(lambda: self.choose_model(BUNDLED))
        self.weights.use_requested.connect(self.choose_model)
        self.weights.changed.connect(self._on_weights)

    # Following the state

    def _on_changed(self) -> None:
        state = self.store.state
        shown, pictures = self.presenter.shown, self.deriver.pictures
        snapshot = resolve_from(self._seen, shown, state, pictures)
        self._seen = state
        changed = self.presenter.show(snapshot)
        self.corrector.follow(snapshot)
        self.deriver.follow(snapshot)
        self.level.follow(snapshot)
        if {"photo", "depth", "focal", "evaluation", "level", "pictures"} & set(changed):
            self._read_probe()
        self._update_conditions()
        self.changed.emit(snapshot, changed)
        if state.settings is not self._saved:
            self._save_timer.start()

    def _update_conditions(self) -> None:
        state, shown = self.store.state, self.presenter.shown
        assert shown is not None
        conditions = Conditions(
            has_photo=state.current is not None,
            has_depth=shown.depth.derived is not None and shown.photo.photo is not None,
            busy=shown.task.cancellable,
            several=len(state.entries) > 1,
            has_probe=self._probe is not None,
            can_undo=self.store.can_undo,
            can_redo=self.store.can_redo,
            drawing=state.tool != Tool.NONE or state.selected is not None,
            has_measurement=shown.measure.to_write,
            has_profile=shown.measure.profile is not None,
            has_floor=shown.level.floor is not None,
            has_own_depth=shown.photo.own is not None,
            may_be_panorama=shown.photo.may_be_panorama,
            has_film=shown.timeline is not None,
            has_camera=shown.live is not None,
        )
        if conditions != self._conditions:
            self._conditions = conditions
            self.conditions_changed.emit(conditions)

    def reword(self) -> None:
        """Say everything again, in another language."""
        self._seen = None  # what follows from the state has words in it
        self.presenter.reword()
        self._on_changed()

    # Settings

    def edit(self, **changes: Any) -> None:
        """An adjustment by the user; undo takes it back."""
        state = self.store.state
        settings = replace(state.settings, **changes)
        self.store.adjust(replace(state, settings=settings))
        if any(name in MODEL_SETTINGS for name in changes):
            self.estimator.change_model()

    def set_range(self, near_m: float, far_m: float) -> None:
        """Ends of the colour map, in metres."""
        if near_m < far_m:
            self.edit(range_auto=False, near_m=near_m, far_m=far_m)

    def raise_threshold(self) -> None:
        self._step_threshold(THRESHOLD_STEP_PERCENT)

    def lower_threshold(self) -> None:
        self._step_threshold(-THRESHOLD_STEP_PERCENT)

    def _step_threshold(self, step: float) -> None:
        low, high = limits("contour_percent")
        percent = self.store.state.settings.contour_percent + step
        self.edit(contour_percent=min(max(percent, low), high))

    def toggle_contours(self) -> None:
        self.edit(contours_visible=not self.store.state.settings.contours_visible)

    def toggle_turning(self) -> None:
        """Whether a new cloud turns a little, to show that it can be turned."""
        self.store.remember(turn_clouds=not self.store.state.settings.turn_clouds)

    def choose_model(self, model: str) -> None:
        """Estimate with another model from now on; what the old one made stays."""
        self.run_with(model=model)

    def run_with(self, **changes: str) -> None:
        """Estimate with another model, device or precision from now on."""
        settings = self.store.state.settings
        if any(getattr(settings, name) != value for name, value in changes.items()):
            for key in (MODEL_NOTE, WEIGHTS_NOTE):  # what they offer has been done
                self._strip.clear(key)
            self.edit(**changes)

    def _on_weights(self, model: str) -> None:
        """Other weights are on disk: those that are loaded are not what is there."""
        if self.store.state.settings.model == model:
            self.loader.forget()
            self.estimator.warm_up()

    def undo(self) -> None:
        self._keep_model(self.store.undo)

    def redo(self) -> None:
        self._keep_model(self.store.redo)

    def _keep_model(self, step: Callable[[], None]) -> None:
        """Undo and redo may change the model too."""
        before = self.store.state.settings
        step()
        after = self.store.state.settings
        if any(getattr(before, name) != getattr(after, name) for name in MODEL_SETTINGS):
            self.estimator.change_model()

    # Panes

    def choose_pane(self, name: str) -> None:
        """A pane's button or key; see ``gui.state.panes.choose_pane``."""
        settings = self.store.state.settings
        self._active = name
        changes = panes.choose_pane(settings, name, self._layout_before)
        changes |= panes.page_of_pane(settings, name)
        if settings.layout != "1":
            self._layout_before = settings.layout
        self.store.remember(**changes)

    def choose_page(self, name: str) -> None:
        """A page of panels; some bring their pane along."""
        shown = panes.pane_of_page(self.store.state.settings, name)
        self.store.remember(side_page=name, **shown)

    def choose_wipe(self, left: str, right: str) -> None:
        """The two pictures under the wipe; see ``gui.state.panes.choose_wipe``."""
        self.edit(**panes.choose_wipe(self.store.state.settings, left, right))

    def choose_layout(self, layout: str) -> None:
        """A layout's button or key; see ``gui.state.panes.choose_layout``."""
        self.store.remember(**panes.choose_layout(self.store.state.settings, layout, self._active))

    def put_pane(self, name: str, other: str) -> None:
        """Show another pane in a pane's place; see ``gui.state.panes.put_pane``."""
        self.store.remember(**panes.put_pane(self.store.state.settings, name, other))

    def activate(self, name: str) -> None:
        """A pane has got the keyboard."""
        self._active = name

    @property
    def picture_pane(self) -> str:
        """Whose picture is copied and saved; see ``gui.state.panes.picture_pane``."""
        return panes.picture_pane(self.store.state.settings, self._active)

    def copy_picture(self, *, full: bool) -> None:
        """Put the picture of the pane with the keyboard on the clipboard."""
        self.pictures.copy(self.picture_pane, full=full)

    # Photos

    def remove(self, key: int) -> None:
        """Take a photo out of the film strip, and what is being done with it."""
        if self.store.state.current == key:
            self.live.stop()
        self.estimator.drop(key)
        self.photos.remove(key)

    def remove_photo(self) -> None:
        if self.store.state.current is not None:
            self.remove(self.store.state.current)

    def delete(self) -> None:
        """Remove the mark that is highlighted, else the photo from the film strip."""
        if not self.measure.remove_selected():
            self.remove_photo()

    def next_photo(self) -> None:
        self.photos.step(1)

    def previous_photo(self) -> None:
        self.photos.step(-1)

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Open photos, folders of photos, and sessions."""
        sessions = [path for path in paths if path.suffix == SUFFIX]
        for path in sessions:
            self.sessions.open(path)
        photos = [path for path in paths if path not in sessions]
        task = self.photos.open_paths(photos)
        if task is not None:  # the first photo does not wait for it
            task.succeeded.connect(lambda _: self.sequences.look(photos))

    def open_photo(self, rgb: ByteImage) -> None:
        self.photos.open_photo(rgb)

    def clear_pasted(self) -> None:
        """Delete the files of pasted pictures that are not open."""
        self.photos.clear_pasted()

    def estimate(self) -> None:
        """Estimate the photo on show again."""
        if self.store.state.current is not None:
            self.estimate_photo(self.store.state.current)

    def estimate_photo(self, key: int) -> None:
        self.estimator.request(key)

    def cancel(self) -> None:
        """Leave a tool, else open a film no further, else stop what runs; a download or a batch
        when nothing else runs."""
        if self.measure.escape() or self.photos.openings.cancel():
            return
        state = self.store.state
        if state.running is None and not state.loading and not state.exporting:
            self._cancel_behind(state)
        self.estimator.cancel()
        self.writer.cancel()
        self.level.cancel()

    def _cancel_behind(self, state: AppState) -> None:
        """What runs behind all else, one at a time."""
        if state.fetch and state.fetch.active:
            self.weights.cancel()
        else:
            (self.clips if state.clip else self.batch).cancel()

    def export_files(self, request: ExportRequest) -> None:
        self.exporter.export(request)

    # Probe

    def probe(self, u: float, v: float) -> None:
        """The cursor is on pixel (u, v) of the photo."""
        self._probe = (u, v)
        self.measure.follow(u, v)
        self._read_probe()
        self._update_conditions()

    def step_probe(self, right: float, down: float) -> None:
        """Move the cursor by pixels of the photo; the first step starts at its middle."""
        size = self.presenter.shown.photo.size if self.presenter.shown else None
        if size is not None:
            u, v = self._probe or ((size.width - 1) / 2, (size.height - 1) / 2)
            u, v = round(u + right), round(v + down)
            self.probe(min(max(u, 0), size.width - 1), min(max(v, 0), size.height - 1))

    def leave_probe(self) -> None:
        self._probe = None
        self._read_probe()
        self._update_conditions()

    def probe_cloud(self, index: int) -> None:
        """The cursor is on the point of that cell of the network's grid; -1: on none."""
        shown = self.presenter.shown
        points = shown.pictures.points if shown else None
        if index < 0 or points is None:
            self.leave_probe()
        else:
            self.probe(*_place_of(index, points))

    def pick_cloud(self, index: int) -> None:
        """A point of the cloud was clicked: that cell of the network's grid; -1: none."""
        shown = self.presenter.shown
        points = shown.pictures.points if shown else None
        if index >= 0 and points is not None:
            self.measure.click(*_place_of(index, points))

    def _read_probe(self) -> None:
        shown = self.presenter.shown
        reading = read(shown, *self._probe) if shown and self._probe else None
        self.presenter.show_probe(reading)

    # Messages, start and end

    def note(self, note: Note, action: Callable[[], None] | None = None) -> None:
        """Show a message in the strip."""
        self._strip.show_note(note, action)

    def start(self) -> None:
        """Load what is slow to load; called once the window is on the screen."""
        self._lanes.work.submit(lambda progress, cancel: self._jobs.photos.prepare())
        self._lanes.work.submit(lambda progress, cancel: ask_desktop())
        self.estimator.warm_up()

    def _save(self) -> None:
        settings = self.store.state.settings
        self._saved = settings
        path = self._settings_path
        task = self._lanes.work.submit(lambda progress, cancel: save_settings(settings, path))
        task.failed.connect(self._on_save_failed)

    def _on_save_failed(self, failure: Failure) -> None:
        subject = file_or(tr("Settings cannot be saved"), failure)
        self.note(note_of(subject, failure, key="settings"))

    def close(self, **settings: Any) -> bool:
        """Stop all work, wait for it, write what is kept; False when work would not stop.

        What cannot be written is logged, for the window that could say so is going.
        """
        self.estimator.close()
        self.film.close()
        self.live.close()
        self.clips.close()
        self.previewer.close()
        self.batch.close()
        self._save_timer.stop()
        last = replace(self.store.state.settings, **settings)
        stopped = self._lanes.close()
        self._jobs.depths.close()
        _log_failure(partial(save_settings, last, self._settings_path))
        _log_failure(self.sessions.close)
        return stopped


def _place_of(index: int, points: ColoredPoints) -> tuple[float, float]:
    """The photo's pixel in the middle of a cell of the points' grid."""
    made = points.points
    return pixel_of_index(index, made.cloud.grid, made.surface.image_size)


def _log_failure(write: Callable[[], None]) -> None:
    try:
        write()
    except FileError as error:
        logger.error("%s", error)
