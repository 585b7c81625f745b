"""Depth of films that is kept on the disk: how much there may be, and deleting it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from core.settings import limits
from gui.control.store import Store
from gui.kit import number_format as fmt
from gui.kit.translate import tr
from gui.widgets.error_strip import Note
from gui.work.depths import BYTES_PER_GB, clear_kept, keep_at_most, kept_bytes
from gui.work.task_runner import TaskRunner


class KeptDesk(QObject):
    """Looks at the disk in a lane; depth of films that are open stays whatever is asked."""

    noted = Signal(object, object)  # Note, what its action does or None
    told = Signal(object)  # how many bytes there are

    def __init__(self, store: Store, lane: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._store, self._lane = store, lane

    def ask(self) -> None:
        """Have told how much there is."""
        self._lane.submit(lambda _p, _c: kept_bytes()).succeeded.connect(self.told)

    def set_limit(self, gigabytes: float) -> None:
        """Keep no more than that, in 10 ** 9 bytes; what was not used longest goes first."""
        low, high = limits("kept_films_gb")
        gigabytes = min(max(gigabytes, low), high)
        self._store.remember(kept_films_gb=gigabytes)
        most = round(gigabytes * BYTES_PER_GB)
        self._lane.submit(lambda _p, _c: keep_at_most(most)).succeeded.connect(lambda _: self.ask())

    def clear(self) -> None:
        """Delete the depth of films that are not open."""
        self._lane.submit(lambda _p, _c: clear_kept()).succeeded.connect(self._on_cleared)

    def _on_cleared(self, gone: int) -> None:
        text = tr("{size} deleted; that of open films stays.").format(size=fmt.file_size(gone))
        self.noted.emit(Note(tr("Depth of films"), text, error=False, key="kept"), None)
        self.ask()
