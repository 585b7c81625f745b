"""Keeps Python's cycle collector to the GUI thread.

The collector runs in whichever thread happens to allocate. Run in a worker thread it would
destroy widgets there, which crashes Qt. So it is switched off, and a timer of the GUI thread
does its work.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

INTERVAL_MS = 1000
OLDEST = 2


class GarbageKeeper(QObject):
    """Collects in the thread that made it, until it is closed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.collect()
        gc.disable()
        self._settled = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect)
        self._timer.start(INTERVAL_MS)

    def collect(self) -> None:
        """Collect the oldest generation that is due, as the collector itself would."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        for generation in range(OLDEST, -1, -1):
            if counts[generation] > thresholds[generation]:
                gc.collect(generation)
                return

    def hold(self) -> None:
        """Collect nothing while libraries are loaded: their objects come by the hundred thousand,
        and visiting them again and again holds up the window."""
        self._timer.stop()

    def settle(self) -> None:
        """Go on collecting, with all that lives now taken for permanent.

        To be called when big libraries have been loaded: visiting their objects takes a tenth of
        a second.
        """
        if gc.isenabled():  # closed meanwhile
            return
        if self._settled:
            gc.collect()  # quick by now; what is let go of must not become permanent
        self._settled = True
        gc.freeze()
        self._timer.start(INTERVAL_MS)

    def close(self) -> None:
        """Give the work back to the collector; when all worker threads have ended."""
        self._timer.stop()
        gc.enable()
