"""Tools that measure: points picked in the panes become lengths, references and profiles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from core.errors import MeasureError
from core.measuring.known_length import Kind, Reference, parse_length
from core.measuring.known_points import Fit, KnownPoint, read_points
from core.measuring.measure import Measurement, MetricCamera, Point, check_apart
from core.measuring.region import MOST_CORNERS, checked_outline, rectangle
from core.progress import CancelToken, ProgressCallback
from gui.control.notes import note_of
from gui.control.store import Store
from gui.control.writer import Writer
from gui.kit.plot import load_plots
from gui.kit.translate import full_sentence, tr
from gui.present.measure import profile_of
from gui.snapshot.measure import ProfileRequest, spot_of
from gui.snapshot.parts import Snapshot
from gui.snapshot.resolve import resolve
from gui.state.app_state import HIDING, MarkId, Tool, change_entry, current_entry, entry_of
from gui.state.entry import Entry
from gui.widgets.error_strip import Note
from gui.work.task_runner import TaskRunner

NOTE = "measure"
PAGE = "measure"
SKY_TOO = (Tool.PROFILE, Tool.RECTANGLE, Tool.LASSO)
"""Tools that draw over sky as well."""
EMPTY: dict[str, tuple[()] | None] = {"profile": None, "region": ()}
"""What stands for none of the marks of which a photo has one."""
LISTS = {"measure": "measurements", "known": "references", "floor": "floor_points"}


class MeasureDesk(QObject):
    """Holds nothing: what was measured is part of the photo's entry, the tool of the state."""

    noted = Signal(object, object)  # Note, what its action does or None
    resolved = Signal(str)  # key of a note that has become pointless
    known_added = Signal(int)  # place of a reference whose length is to be told

    def __init__(self, store: Store, work: TaskRunner, writer: Writer, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._work = work
        self._writer = writer

    # Tools

    def choose_tool(self, name: str) -> None:
        """Take up a tool; the one that is in use is laid down."""
        tool = Tool(name)
        if tool == self._store.state.tool:
            tool = Tool.NONE
        if tool != Tool.NONE and not self._shown().measure.ready:
            self._complain(tr("There is no depth yet: wait for the estimate, then measure."))
            return
        settings = self._store.state.settings
        if tool != Tool.NONE:
            settings = replace(settings, side_page=PAGE)
        if tool == Tool.PROFILE:  # slow to import: while the line is being drawn, in a thread
            self._work.submit(lambda progress, cancel: load_plots())
        self._set(tool=tool, draft=None, settings=settings)

    def escape(self) -> bool:
        """Drop the half-made segment, else lay down the tool, else choose nothing.

        Returns:
            False when there was nothing to leave.
        """
        state = self._store.state
        if state.draft is not None:
            self._set(draft=None)
        elif state.tool != Tool.NONE:
            self._set(tool=Tool.NONE)
        elif state.selected is not None:
            self._set(selected=None)
        else:
            return False
        return True

    def set_point(self, u: float, v: float) -> None:
        """A point picked in a pane; without a tool it means nothing here."""
        state, entry = self._store.state, self._entry()
        if state.tool in (Tool.NONE, *HIDING) or entry is None:
            return
        point = self._clamped(u, v)
        try:
            self._check(point, can_be_sky=state.tool in SKY_TOO)
            self._take(entry, point)
        except MeasureError as error:
            self._complain(full_sentence(error.cause))
        else:
            self.resolved.emit(NOTE)

    def click(self, u: float, v: float) -> None:
        """Enter, or a click that hit no mark."""
        if self._store.state.tool != Tool.NONE:
            self.set_point(u, v)
        elif self._store.state.selected is not None:
            self._set(selected=None)

    def follow(self, u: float, v: float) -> None:
        """The cursor moved: the half-made segment ends there."""
        state = self._store.state
        if state.draft is not None:
            point = self._clamped(u, v)
            trail = (*state.trail, point) if state.tool == Tool.LASSO else ()
            self._set(draft=(state.draft[0], point), trail=trail[:MOST_CORNERS])

    def _take(self, entry: Entry, point: Point) -> None:
        state = self._store.state
        if state.tool == Tool.DISTANCE:
            self._add_reference(entry, Reference(Kind.RANGE, point, point))
        elif state.tool == Tool.FLOOR:
            points = (*entry.floor_points, point)
            self._store.adjust(change_entry(state, entry.key, floor_points=points), alone=True)
        elif state.draft is None:
            self._set(draft=(point, point), trail=(point,))
        else:
            start = state.draft[0]
            check_apart(start, point)
            self._finish(entry, start, point)

    def _finish(self, entry: Entry, start: Point, end: Point) -> None:
        tool = self._store.state.tool
        if tool == Tool.MEASURE:
            name = _free_name(entry)
            rows = (*entry.measurements, Measurement(name, start, end))
            selected = MarkId("measure", len(rows) - 1)
            self._adjust(entry, {"measurements": rows}, draft=None, selected=selected)
        elif tool == Tool.RECTANGLE:
            self._keep_region(entry, rectangle(start, end))
        elif tool == Tool.LASSO:
            self._keep_region(entry, (*self._store.state.trail, end))
        elif tool == Tool.PROFILE:
            self._adjust(entry, {"profile": (start, end)}, draft=None, tool=Tool.NONE)
        else:
            self._add_reference(entry, Reference(Kind.LENGTH, start, end))

    def _keep_region(self, entry: Entry, outline: Sequence[Point]) -> None:
        """Another takes its place: the tool stays at hand."""
        self._adjust(entry, {"region": checked_outline(outline)}, draft=None, trail=())

    def _add_reference(self, entry: Entry, reference: Reference) -> None:
        rows = (*entry.references, reference)
        place = len(rows) - 1
        self._adjust(
            entry,
            {"references": rows},
            draft=None,
            tool=Tool.NONE,
            selected=MarkId("known", place),
        )
        self.known_added.emit(place)

    def _check(self, point: Point, *, can_be_sky: bool) -> None:
        derived, focal = self._shown().depth.derived, self._shown().focal
        if derived is None or focal is None:
            raise MeasureError("there is no depth yet: wait for the estimate, then measure")
        if not can_be_sky:
            spot_of(derived, point).xyz(MetricCamera.of(derived.estimate, focal.active.px))

    # Marks

    def choose(self, mark: MarkId | None) -> None:
        self._set(selected=mark)

    def move_end(self, mark: MarkId, number: int, u: float, v: float) -> None:
        """Drag an end of a mark: 0 is its start, 1 its end."""
        entry = self._entry()
        if entry is None:
            return
        point = self._clamped(u, v)
        if mark.kind == "profile" and entry.profile is not None:
            start, end = entry.profile
            line = (point, end) if number == 0 else (start, point)
            self._adjust(entry, {"profile": line}, alone=False)
        elif mark.kind in LISTS:
            self._change(mark, lambda row: _moved(row, number, point), alone=False)

    def rename(self, place: int, name: str) -> None:
        """Another name for a measurement; an empty one changes nothing."""
        if name.strip():
            self._change(MarkId("measure", place), lambda row: replace(row, name=name.strip()))
        else:
            self._set()  # the list shows the old name again

    def tell(self, place: int, text: str) -> None:
        """The true length or distance of a reference, as typed."""
        try:
            true_m = parse_length(text)
        except MeasureError as error:
            self._complain(full_sentence(error.cause))
            return
        self.resolved.emit(NOTE)
        self._change(MarkId("known", place), lambda row: replace(row, true_m=true_m))

    def choose_kind(self, place: int, kind: str) -> None:
        """What is known of a single point: its range or its depth."""
        self._change(MarkId("known", place), lambda row: replace(row, kind=Kind(kind)))

    def choose_fit(self, fit: str) -> None:
        """What several known distances correct."""
        entry = self._entry()
        if entry is not None:
            self._adjust(entry, {"fit": Fit(fit)})

    def load_points(self, path: Path) -> None:
        """Add the known distances in a table to those of the photo on show."""
        entry, size = self._entry(), self._shown().photo.size
        if entry is None or size is None:
            return
        key = entry.key
        task = self._work.submit(lambda progress, cancel: read_points(path, size), slot="points")
        task.succeeded.connect(lambda points: self._on_points(key, points))
        task.failed.connect(
            lambda failure: self.noted.emit(note_of(path.name, failure, key=NOTE), None)
        )

    def _on_points(self, key: int, points: Sequence[KnownPoint]) -> None:
        entry = entry_of(self._store.state, key)
        if entry is not None:
            self.resolved.emit(NOTE)
            told = (((each.u, each.v), each.metres) for each in points)
            rows = (Reference(Kind.DEPTH, place, place, metres) for place, metres in told)
            self._adjust(entry, {"references": (*entry.references, *rows)})

    def remove(self, mark: MarkId) -> None:
        entry = self._entry()
        if entry is None:
            return
        if mark.kind in EMPTY:
            self._adjust(entry, {mark.kind: EMPTY[mark.kind]}, selected=None)
            return
        rows = list(getattr(entry, LISTS[mark.kind]))
        if mark.place < len(rows):
            del rows[mark.place]
            self._adjust(entry, {LISTS[mark.kind]: tuple(rows)}, selected=None)

    def remove_selected(self) -> bool:
        """Remove the mark that is highlighted; False without one."""
        selected = self._store.state.selected
        if selected is None:
            return False
        self.remove(selected)
        return True

    def clear(self, kind: str) -> None:
        """Remove all measurements ("measure"), references ("known") or points ("floor")."""
        entry = self._entry()
        if entry is not None:
            self._adjust(entry, {LISTS[kind]: ()}, selected=None)

    def _change(self, mark: MarkId, change: Callable[[Any], Any], *, alone: bool = True) -> None:
        entry = self._entry()
        rows = list(getattr(entry, LISTS[mark.kind])) if entry else []
        if entry is not None and mark.place < len(rows):
            rows[mark.place] = change(rows[mark.place])
            self._adjust(entry, {LISTS[mark.kind]: tuple(rows)}, alone=alone)

    # Files

    def save_measurements(self, path: Path) -> None:
        """Write all lengths that can be measured, in the export lane."""
        from core.export.measurements import write_measurements

        rows = self._shown().measure.rows
        lengths = [(row.measurement, row.length) for row in rows if row.length is not None]
        region, facts = self._shown().measure.region, self._facts()
        held = [(region.outline, region.stats)] if region and region.stats else []
        self._write(path, lambda: write_measurements(path, lengths, facts, held))

    def save_profile(self, path: Path) -> None:
        """Write the profile on show, in the export lane."""
        from core.export.measurements import write_profile

        request, facts = self._shown().measure.profile, self._facts()
        profile = profile_of(request)
        if isinstance(request, ProfileRequest) and profile is not None:
            self._write(path, lambda: write_profile(path, profile, facts))

    def _write(self, path: Path, write: Callable[[], None]) -> None:
        def work(_progress: ProgressCallback, _cancel: CancelToken) -> list[Path]:
            write()
            return [path]

        self._writer.write(path.name, path.parent, work, again=lambda: self._write(path, write))

    def _facts(self) -> dict[str, object]:
        shown = self._shown()
        derived, focal = shown.depth.derived, shown.focal
        if derived is None or focal is None:
            return {}
        info = derived.estimate.info
        return {
            "unit": "metre",
            "photo": shown.photo.name,
            "focal_px": float(focal.active.px),
            "focal_source": str(focal.active.source),
            "scale": shown.measure.scale.factor,
            "references": shown.measure.scale.used,
            "model": info.model,
            "weights_sha256": info.weights_sha256,
        }

    # State

    def _shown(self) -> Snapshot:
        return resolve(self._store.state)

    def _entry(self) -> Entry | None:
        return current_entry(self._store.state)

    def _set(self, **changes: Any) -> None:
        self._store.set(replace(self._store.state, **changes))

    def _adjust(
        self, entry: Entry, adjusted: dict[str, Any], *, alone: bool = True, **changes: Any
    ) -> None:
        """One step for undo, or, not alone, one with a drag's last; what else changes (tool,
        choice) is none."""
        state = change_entry(self._store.state, entry.key, **adjusted)
        self._store.adjust(replace(state, **changes), alone=alone)

    def _clamped(self, u: float, v: float) -> Point:
        """On the photo."""
        size = self._shown().photo.size
        if size is None:
            return u, v
        return min(max(u, 0.0), size.width - 1.0), min(max(v, 0.0), size.height - 1.0)

    def _complain(self, text: str) -> None:
        self.noted.emit(Note(tr("Measuring"), text, key=NOTE), None)


def _free_name(entry: Entry) -> str:
    """ "Length 3", the first number that is free."""
    used = {row.name for row in entry.measurements}
    numbers = range(1, len(used) + 2)
    names = (tr("Length {number}").format(number=number) for number in numbers)
    return next(name for name in names if name not in used)


def _moved(
    row: Measurement | Reference | Point, number: int, point: Point
) -> Measurement | Reference | Point:
    """With one end elsewhere; what has one point moves whole."""
    if isinstance(row, tuple):
        return point
    if isinstance(row, Reference) and row.kind != Kind.LENGTH:
        return replace(row, start=point, end=point)
    return replace(row, start=point) if number == 0 else replace(row, end=point)
