"""Has the pictures made that take time, and puts them into the snapshot."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from core.progress import Progress
from gui.control.latest import Build, Latest, never
from gui.control.notes import file_or, note_of
from gui.snapshot.parts import Snapshot
from gui.snapshot.pictures import NO_PICTURES
from gui.state.panes import pictures_of
from gui.work import cloud, detail, effects, level, mesh
from gui.work.derive import thin
from gui.work.draw_budget import DrawBudget
from gui.work.evaluation import Comparer
from gui.work.task_runner import Failure, TaskRunner


@dataclass(frozen=True)
class Wanted:
    """A kind of picture.

    Attributes:
        wish: what a snapshot wants; None for nothing.
        build: makes it, in the lane.
        large: whether a coarse one comes first.
        seen: whether it is on the screen.
    """

    wish: Callable[[Snapshot], Any]
    build: Build
    large: Callable[[Any], bool] = never
    seen: Callable[[Snapshot], bool] = lambda snapshot: True


def make_kinds(budget: DrawBudget) -> dict[str, Wanted]:
    """All kinds, by the names of ``Pictures``; some keep what the next one can take over.

    Args:
        budget: for the cloud of a film that plays.
    """
    points, effect = cloud.PointMaker(), effects.EffectMaker()
    comparer, other_comparer = Comparer(), Comparer()
    return {
        "points": Wanted(
            lambda new: new.points,
            lambda wish, how: points.make(
                wish, coarse=how.coarse, played=budget.at_most(cloud.PLAYED_POINTS)
            ),
            cloud.is_large,
            seen=lambda new: _cloud_seen(new) or bool(new.cloud and new.cloud.cutout.section),
        ),
        "mesh": Wanted(
            lambda new: new.mesh,
            lambda wish, how: mesh.build_live_mesh(
                wish, coarse=how.coarse, triangles=budget.at_most(mesh.PLAYED_TRIANGLES)
            ),
            mesh.is_large,
            _cloud_seen,
        ),
        "thin": Wanted(lambda new: new.contours.thinned, lambda wish, how: thin(wish)),
        "plan": Wanted(lambda new: new.level.plan, lambda wish, how: level.draw(wish, how.cancel)),
        "evaluated": Wanted(
            lambda new: new.evaluation.request,
            lambda wish, how: comparer.compare(wish, how.cancel),
        ),
        "evaluated_other": Wanted(
            lambda new: new.evaluation.other_request,
            lambda wish, how: other_comparer.compare(wish, how.cancel),
        ),
        "effect": Wanted(
            lambda new: new.effect if new.effect.ready else None,
            lambda wish, how: effect.make(
                wish, coarse=how.coarse, progress=how.progress, cancel=how.cancel
            ),
            effects.is_slow,
            seen=lambda new: new.effect.visible,
        ),
        "detail": Wanted(
            lambda new: new.detail, lambda wish, how: detail.enlarge(wish, how.cancel)
        ),
    }


def _cloud_seen(new: Snapshot) -> bool:
    """Whether its pane is on the screen, or will still fit when it is: while a film plays the next
    frame's come at once."""
    return not new.plays or "cloud" in pictures_of(new.settings)


class Deriver(QObject):
    """Follows the snapshot: of every kind the newest wish is made.

    Attributes:
        pictures: what was made last.
        budget: is told how long drawing the cloud takes.
    """

    changed = Signal()  # there are other pictures
    noted = Signal(object, object)  # Note, what its action does or None
    resolved = Signal(str)  # key of a note that is no longer true

    def __init__(self, lane: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self.pictures = NO_PICTURES
        self._snapshot: Snapshot | None = None
        self.budget = DrawBudget()
        self._kinds = make_kinds(self.budget)
        self._makers = {name: self._maker(lane, name, kind) for name, kind in self._kinds.items()}
        self._makers["effect"].progressed.connect(self._on_effect_progress)
        self._makers["effect"].over.connect(lambda: self._set(effect_fraction=None))

    def _maker(self, lane: TaskRunner, name: str, kind: Wanted) -> Latest:
        maker = Latest(lane, name, kind.build, self, kind.large)
        maker.built.connect(partial(self._on_built, name))
        maker.failed.connect(partial(self._on_failed, name))
        return maker

    @property
    def behind(self) -> bool:
        """Whether a picture on show is not yet the one that is wanted."""
        return any(maker.behind for maker in self._makers.values())

    def follow(self, snapshot: Snapshot) -> None:
        """Have made what a new snapshot wants."""
        before, self._snapshot = self._snapshot, snapshot
        self.pictures = snapshot.pictures  # those that do not fit any more are gone
        if before is None or before.photo.key != snapshot.photo.key:
            for name in self._kinds:
                self.resolved.emit(name)
        for name, kind in self._kinds.items():
            self._makers[name].follow(kind.wish(snapshot), seen=kind.seen(snapshot))

    def _set(self, **made: Any) -> None:
        pictures = replace(self.pictures, **made)
        if pictures != self.pictures:
            self.pictures = pictures
            self.changed.emit()

    def _on_built(self, name: str, _wish: object, result: object) -> None:
        self.resolved.emit(name)
        self._set(**{name: result})

    def _on_effect_progress(self, progress: Progress) -> None:
        self._set(effect_fraction=progress.fraction if progress.done < progress.total else None)

    def _on_failed(self, name: str, failure: Failure) -> None:
        assert self._snapshot is not None
        truth = self._snapshot.evaluation.truth
        blamed = truth.path.name if name == "evaluated" and truth else self._snapshot.photo.name
        self.noted.emit(note_of(file_or(blamed, failure), failure, key=name), None)
