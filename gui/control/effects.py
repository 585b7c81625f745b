"""Effects from depth: the newest wish is made in a worker, shown, played and written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from core.effects.params import Facts, ParamValue
from core.progress import CancelToken, Monitor, Progress, ProgressCallback
from core.types import ByteImage, Size
from gui.control.notes import note_of
from gui.control.store import Store
from gui.control.writer import Work, Writer
from gui.kit.translate import tr
from gui.present.presenter import Presenter
from gui.present.views import Views
from gui.snapshot.parts import EffectPart, Snapshot
from gui.state.app_state import EffectFocus, change_entry
from gui.work.task_runner import Failure, TaskRunner

if TYPE_CHECKING:
    from core.effects.picture import EffectSource
    from core.effects.render import EffectRenderer
    from core.effects.request import EffectRequest

NOTE = "effects"
SETTLE_MS = 160
"""What is slow to make in full is made so once the settings have rested this long."""
COARSE_PIXELS = 200_000
STILL_PIXELS = 1_000_000
CLIP_PIXELS = 400_000
CLIP_FRAMES = 96
"""Frames of a move that are played in the window; the file has all of them."""
GROUND = 24


@dataclass(frozen=True, eq=False)
class Made:
    """What a worker made: one picture, or the frames of a move; the depth in focus; and what the
    scene made of the values, for people."""

    pictures: Sequence[ByteImage]
    focus_m: float
    note: str
    part: EffectPart
    coarse: bool


class EffectsDesk(QObject):
    """Follows the snapshot while the effects pane is on the screen."""

    noted = Signal(object, object)  # Note, what its action does or None

    def __init__(
        self,
        store: Store,
        presenter: Presenter,
        work: TaskRunner,
        writer: Writer,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._store, self._presenter = store, presenter
        self._work, self._writer = work, writer
        self._part: EffectPart | None = None
        self._answered: tuple[EffectPart, bool] | None = None
        self._making = False
        self._renderers: dict[int, tuple[tuple[object, ...], EffectRenderer]] = {}
        self._frames: Sequence[ByteImage] = ()
        self._frame = 0
        self._playing = True
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._make_next)
        self._player = QTimer(self)
        self._player.timeout.connect(self._next_frame)

    # Preview

    def follow(self, snapshot: Snapshot, changed: list[str]) -> None:
        """Bring the pane up to a new snapshot."""
        if "effect" not in changed:
            return
        before, self._part = self._part, snapshot.effect
        ready = is_ready(self._part)
        self._presenter.views.effects_panel.set_ready(ready)
        if before is not None and before.photo is not self._part.photo:
            self._stop_playing()
            self._renderers.clear()
        if not self._part.visible or not ready:
            self._work.cancel(NOTE)
            self._stop_playing()
            return
        self._settle.start()
        self._make_next()

    @property
    def behind(self) -> bool:
        """Whether the pane does not yet show what is wanted."""
        part = self._part
        wanted = part is not None and part.visible and is_ready(part)
        return self._making or (wanted and self._answered != (part, False))

    def _make_next(self) -> None:
        """Make what is wanted now, unless something is being made: then that comes first."""
        part = self._part
        if part is None or self._making or not part.visible or not is_ready(part):
            return
        coarse = not part.request.row.in_place and self._settle.isActive()
        if self._answered not in ((part, coarse), (part, False)):
            self._make(part, coarse=coarse)

    def _make(self, part: EffectPart, *, coarse: bool) -> None:
        self._making = True
        self._answered = (part, coarse)  # also when it fails: it would fail again
        task = self._work.submit(
            lambda progress, cancel: self._render(part, coarse, progress, cancel), slot=NOTE
        )
        task.progressed.connect(self._on_progress)
        task.succeeded.connect(self._on_made)
        task.failed.connect(self._on_failed)
        task.cancelled.connect(self._on_cancelled)
        for outcome in (task.succeeded, task.failed, task.cancelled):
            outcome.connect(self._on_over)

    def _render(
        self, part: EffectPart, coarse: bool, progress: ProgressCallback, cancel: CancelToken
    ) -> Made:
        """In the worker."""
        request = part.request
        full = CLIP_PIXELS if request.row.moving else STILL_PIXELS
        renderer = self._renderer(part, COARSE_PIXELS if coarse else full)
        cancel.check()
        focus_m = request.focus_depth_m(renderer.picture)
        if not request.row.moving:
            pixels, facts = renderer.still(request)
            note = tr(request.row.note).format(**as_texts(facts)) if request.row.note else ""
            return Made((_framed(pixels, renderer.picture.size),), focus_m, note, part, coarse)
        if coarse:  # the camera where it has moved far
            pictures = list(renderer.clip(_with_frames(request, 2)))[1:]
        else:
            frames = min(request.count("frames"), CLIP_FRAMES)
            monitor = Monitor(frames, progress, cancel)
            pictures = list(renderer.clip(_with_frames(request, frames), monitor))
        return Made(pictures, focus_m, "", part, coarse)

    def _renderer(self, part: EffectPart, pixels: int) -> EffectRenderer:
        from core.effects.render import EffectRenderer

        facts = (part.photo, part.derived, part.focal_px, part.scale)
        known = self._renderers.get(pixels)
        if known is None or known[0] != facts:
            known = (facts, EffectRenderer(source_of(part).picture(pixels)))
            self._renderers[pixels] = known
        return known[1]

    def _on_progress(self, progress: Progress) -> None:
        if progress.done < progress.total:
            pane = self._presenter.views.effects
            pane.show_busy(progress.fraction, tr("Making the moving picture"))

    def _on_made(self, made: Made) -> None:
        part = self._part
        if part is None or made.part.photo is not part.photo:
            return
        self._presenter.views.effects_panel.set_focus_m(made.focus_m)
        self._presenter.views.effects_panel.set_note(made.note)
        self._frames, self._frame = made.pictures, 0
        self._presenter.views.effects.set_result(made.pictures[0])
        if len(made.pictures) > 1:
            request = made.part.request
            seconds = request.count("frames") / request.number("fps")
            self._player.setInterval(max(1, round(1000 * seconds / len(made.pictures))))
            if self._playing:
                self._player.start()
        else:
            self._player.stop()

    def _on_over(self, *_: object) -> None:
        self._making = False
        self._presenter.views.effects.clear_busy()
        self._make_next()

    def _on_cancelled(self) -> None:
        self._answered = None

    def _on_failed(self, failure: Failure) -> None:
        part = self._part
        name = part.photo.name if part and part.photo else ""
        self.noted.emit(note_of(name, failure, key=NOTE), None)

    # Playing

    def play(self, on: bool) -> None:
        """Play the move, or stop where it is."""
        self._playing = on
        if on and len(self._frames) > 1:
            self._player.start()
        else:
            self._player.stop()

    def _next_frame(self) -> None:
        if self._frames:
            self._frame = (self._frame + 1) % len(self._frames)
            self._presenter.views.effects.set_result(self._frames[self._frame])

    def _stop_playing(self) -> None:
        self._player.stop()
        self._frames = ()

    # Focus

    def focus_at(self, across: float, down: float) -> None:
        """Focus on a point, shares of the photo's width and height."""
        self._set_focus(EffectFocus((across, down)))

    def focus_on(self, depth_m: float) -> None:
        """Focus on a depth in metres."""
        self._set_focus(EffectFocus(depth_m=depth_m))

    def _set_focus(self, focus: EffectFocus) -> None:
        state = self._store.state
        if state.current is not None:
            self._store.adjust(change_entry(state, state.current, effect_focus=focus))

    # Values

    def set_value(self, name: str, value: ParamValue) -> None:
        """Give a parameter a value; undo takes it back."""
        state = self._store.state
        values = {**state.settings.effect_values, name: value}
        self._store.adjust(replace(state, settings=replace(state.settings, effect_values=values)))

    # Files

    @property
    def request(self) -> EffectRequest | None:
        """The effect on show; None while there is nothing to make it from."""
        part = self._part
        return part.request if part is not None and is_ready(part) else None

    def export(self, path: Path) -> None:
        """Write the effect on show at full size; the file dialog has asked before replacing."""
        part = self._part
        if part is None or not is_ready(part):
            return
        self._writer.write(
            path.name, path.parent, _order_work(part, path), again=lambda: self.export(path)
        )


def connect_effects(desk: EffectsDesk, views: Views, edit: Callable[..., None]) -> None:
    """Join pane and panel to the desk, and the panel's values to the settings."""
    pane, panel = views.effects, views.effects_panel
    pane.focus_chosen.connect(desk.focus_at)
    panel.focus_edited.connect(desk.focus_on)
    panel.effect_chosen.connect(lambda effect: edit(effect=effect))
    panel.edited.connect(desk.set_value)
    panel.compare_toggled.connect(pane.compare)
    panel.play_toggled.connect(desk.play)


def is_ready(part: EffectPart) -> bool:
    """There is all that an effect is made from."""
    return part.photo is not None and part.derived is not None and part.focal_px is not None


def source_of(part: EffectPart) -> EffectSource:
    """What a ready part's pictures are made from."""
    from core.effects.picture import EffectSource

    assert part.photo is not None
    assert part.derived is not None
    assert part.focal_px is not None
    return EffectSource(part.photo, part.derived.estimate, part.focal_px, part.scale)


def as_texts(facts: Facts) -> dict[str, str]:
    """Numbers as people read them."""
    return {
        name: f"{value:.3g}" if isinstance(value, float) else str(value)
        for name, value in facts.items()
    }


def _order_work(part: EffectPart, path: Path) -> Work:
    def work(progress: ProgressCallback, cancel: CancelToken) -> list[Path]:
        from core.effects.export import Order, write_effect

        order = Order(part.request, path, overwrite=True)
        return [write_effect(source_of(part), order, progress=progress, cancel=cancel)]

    return work


def _with_frames(request: EffectRequest, frames: int) -> EffectRequest:
    return replace(request, values={**request.values, "frames": float(frames)})


def _framed(rgb: ByteImage, size: Size) -> ByteImage:
    """A stereo pair, which is twice as wide, in the middle of a picture of the photo's shape."""
    width, height = size
    if rgb.shape[1] == width:
        return rgb
    half = rgb[: height & ~1 : 2, ::2]
    framed = np.full((height, half.shape[1], 3), GROUND, np.uint8)
    top = (height - half.shape[0]) // 2
    framed[top : top + half.shape[0]] = half
    return framed
