"""A pane's picture, copied or saved: as it is on the screen, or at the photo's full size."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage

from core.files.regular_files import text_name
from core.types import ByteImage
from gui.control.notes import note_of
from gui.control.store import Store
from gui.control.writer import Writer
from gui.kit.pixels import qt_image, rgb_of
from gui.kit.translate import tr
from gui.present.presenter import Presenter
from gui.state.panes import WIPE
from gui.widgets.error_strip import Note
from gui.work.effects import full_still
from gui.work.task_runner import TaskRunner

NOTE = "picture"
Paint = Callable[[], ByteImage]


class PictureDesk(QObject):
    """Panes are named as in their table; "wipe" is both pictures under it."""

    noted = Signal(object, object)  # Note, what its action does or None

    def __init__(
        self,
        store: Store,
        presenter: Presenter,
        writer: Writer,
        lane: TaskRunner,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._store, self._presenter, self._writer, self._lane = store, presenter, writer, lane

    def copy(self, pane: str, *, full: bool) -> None:
        """Put the picture on the clipboard."""
        paint = self._painter(pane, full=full)
        task = self._lane.submit(lambda progress, cancel: qt_image(paint()))
        task.succeeded.connect(self._on_painted)
        task.failed.connect(
            lambda failure: self.noted.emit(note_of(tr("Copy picture"), failure, key=NOTE), None)
        )

    def _on_painted(self, picture: QImage) -> None:
        QGuiApplication.clipboard().setImage(picture)
        size = tr("{width} \u00d7 {height} pixels are on the clipboard").format(
            width=picture.width(), height=picture.height()
        )
        self.noted.emit(Note(tr("Picture copied"), size, error=False, key=NOTE), None)

    def save(self, pane: str, path: Path, *, full: bool) -> None:
        """Write the picture; the file dialog has asked before replacing."""
        paint, facts = self._painter(pane, full=full), self._facts(pane)

        def write() -> list[Path]:
            from core.effects.files import write_still

            return [write_still(paint(), path, facts, overwrite=True)]

        self._writer.write(
            path.name,
            path.parent,
            lambda progress, cancel: write(),
            again=lambda: self.save(pane, path, full=full),
        )

    def _painter(self, pane: str, *, full: bool) -> Paint:
        """What makes the picture of what is on show now, for a lane."""
        views, shown = self._presenter.views, self._presenter.shown
        widget = views.wipe if pane == WIPE else views.panes[pane]
        if not full:
            shot = widget.screen_picture()
            return lambda: rgb_of(shot)
        effect = shown.effect if shown and pane == "effects" else None
        if effect and effect.ready and not effect.request.row.moving:
            part = effect
            return lambda: full_still(part)
        still = widget.still()
        return still.paint if still else self._painter(pane, full=False)

    def _facts(self, pane: str) -> dict[str, object]:
        shown = self._presenter.shown
        photo = text_name(shown.photo.name) if shown else ""
        return {"software": "Leadline", "photo": photo, "picture": pane}
