"""What of a cloud is shown: the box, hidden points, a section."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from core.surface.cutout import CellSet, ClipBox
from gui.control.notes import note_of
from gui.control.store import Store
from gui.kit.translate import tr
from gui.panes.cloud_outline import Outline
from gui.present.views import Views
from gui.snapshot.parts import SECTION_M
from gui.snapshot.resolve import resolve
from gui.state.app_state import Tool, change_entry, current_entry
from gui.work.hiding import hidden_after
from gui.work.task_runner import Failure, TaskRunner

NOTE = "cutting"


class CuttingDesk(QObject):
    """Holds nothing: what is cut away is part of the photo's entry."""

    noted = Signal(object, object)  # Note, what its action does or None

    def __init__(self, store: Store, lane: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._lane = lane

    def clip(self, side: str, share: float) -> None:
        """Cut another share of the extent off at a side, a field of ``ClipBox``."""
        entry = current_entry(self._store.state)
        if entry is not None:
            self._adjust(clip=replace(entry.clip, **{side: share}))

    def choose_tool(self, name: str) -> None:
        """Take up what draws around points, or lay it down."""
        state = self._store.state
        tool = Tool.NONE if state.tool == name else Tool(name)
        self._store.set(replace(state, tool=tool, draft=None, trail=()))

    def hide(self, outline: Outline) -> None:
        """Hide the points that were drawn around."""
        state = self._store.state
        request, key = resolve(state).cloud, state.current
        if request is None or key is None:
            return
        task = self._lane.submit(lambda progress, cancel: hidden_after(request, outline))
        task.succeeded.connect(lambda hidden: self._set_hidden(key, hidden))
        task.failed.connect(self._complain)

    def set_section(self, thickness_m: float) -> None:
        """Show a slab along the profile's line alone; 0 for everything."""
        self._adjust(section_m=thickness_m)

    def toggle_section(self) -> None:
        entry = current_entry(self._store.state)
        if entry is not None:
            self.set_section(0.0 if entry.section_m else SECTION_M.default)

    def show_all(self) -> None:
        """Nothing is hidden or cut away any more."""
        self._adjust(clip=ClipBox(), hidden=None, section_m=0.0)

    def _set_hidden(self, key: int, hidden: CellSet | None) -> None:
        if hidden is not None:
            state = change_entry(self._store.state, key, hidden=hidden)
            self._store.adjust(state, alone=True)

    def _adjust(self, **changes: Any) -> None:
        state = self._store.state
        if state.current is not None:
            self._store.adjust(change_entry(state, state.current, **changes))

    def _complain(self, failure: Failure) -> None:
        self.noted.emit(note_of(tr("Points cannot be hidden"), failure, key=NOTE), None)


def connect_cutting(desk: CuttingDesk, views: Views) -> None:
    """What the cloud's pane and the panel ask for goes to the desk."""
    views.cloud.outlined.connect(desk.hide)
    panel = views.cutting
    panel.clipped.connect(desk.clip)
    panel.tool_chosen.connect(desk.choose_tool)
    panel.section_edited.connect(desk.set_section)
    panel.show_all_requested.connect(desk.show_all)
