"""What the user does with effects: focusing them, and writing them to files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from core.effects.params import ParamValue
from core.progress import CancelToken, ProgressCallback
from gui.control.store import Store
from gui.control.writer import Work, Writer
from gui.present.presenter import Presenter
from gui.present.views import Views
from gui.snapshot.pictures import EffectPart
from gui.state.app_state import change_entry
from gui.state.entry import EffectFocus
from gui.work.effects import source_of

if TYPE_CHECKING:
    from core.effects.request import EffectRequest


class EffectsDesk(QObject):
    """The picture itself follows the snapshot, as all pictures do."""

    def __init__(self, store: Store, presenter: Presenter, writer: Writer, parent: QObject) -> None:
        super().__init__(parent)
        self._store, self._presenter, self._writer = store, presenter, writer

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
        return part.request if part is not None else None

    @property
    def _part(self) -> EffectPart | None:
        shown = self._presenter.shown
        return shown.effect if shown is not None and shown.effect.ready else None

    def export(self, path: Path) -> None:
        """Write the effect on show at full size; the file dialog has asked before replacing."""
        part = self._part
        if part is not None:
            self._write(path, _order_work(part, path), self.export)

    def share(self, path: Path, effect: str) -> None:
        """Write a short film of the photo in motion; the file dialog has asked likewise."""
        part = self._part
        if part is not None:
            work = _film_work(part, path, effect)
            self._write(path, work, lambda path: self.share(path, effect))

    def _write(self, path: Path, work: Work, again: Callable[[Path], None]) -> None:
        self._writer.write(path.name, path.parent, work, again=lambda: again(path))


def connect_effects(desk: EffectsDesk, views: Views, edit: Callable[..., None]) -> None:
    """Join pane and panel to the desk, and the panel's values to the settings."""
    pane, panel = views.effects, views.effects_panel
    pane.focus_chosen.connect(desk.focus_at)
    panel.focus_edited.connect(desk.focus_on)
    panel.effect_chosen.connect(lambda effect: edit(effect=effect))
    panel.edited.connect(desk.set_value)
    panel.compare_toggled.connect(pane.compare)


def _order_work(part: EffectPart, path: Path) -> Work:
    def work(progress: ProgressCallback, cancel: CancelToken) -> list[Path]:
        from core.effects.export import Order, write_effect

        order = Order(part.request, path, overwrite=True)
        return [write_effect(source_of(part), order, progress=progress, cancel=cancel)]

    return work


def _film_work(part: EffectPart, path: Path, effect: str) -> Work:
    def work(progress: ProgressCallback, cancel: CancelToken) -> list[Path]:
        from core.effects.share import share_film

        source = source_of(part)
        film = share_film(
            source, path, effect=effect, overwrite=True, progress=progress, cancel=cancel
        )
        return [film]

    return work
