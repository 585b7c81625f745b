"""Says in a corner of the depth picture that the bundled preview model made it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.weights.catalog import CATALOG
from gui.kit.translate import mark, tr
from gui.panes.corner_mark import CornerMark
from gui.snapshot.parts import ModelPart, Preview

FULL_MODEL = "depth-pro"
GET = mark("Preview model \u00b7 Get {model}\u2026")
USE = mark("Preview model \u00b7 Use {model}\u2026")
UNFINISHED = {
    Preview.AWAITED: mark("Preview \u00b7 {model} is at work"),
    Preview.FAILED: mark("Only the preview: {model} failed \u00b7 Try again"),
    Preview.STOPPED: mark("Only the preview \u00b7 Run {model}"),
}
TIP = mark(
    "The small bundled model made this depth. {model} is more accurate and shows more detail."
)


class PreviewMark(CornerMark):
    """A quiet button, hidden but for results of the bundled model."""

    get_requested = Signal(str)  # catalog id
    run_requested = Signal()  # the chosen model, once more

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = Preview.NONE
        self.clicked.connect(self._ask)

    def set_part(self, part: ModelPart) -> None:
        """Come or go as the result on show says."""
        self._shown = part.preview
        better = part.choice.model if part.preview in UNFINISHED else FULL_MODEL
        row = next((row for row in part.rows if row.id == better), None)
        title = tr(row.title) if row else CATALOG[FULL_MODEL].title
        chosen = USE if row and row.available else GET
        self.setText(tr(UNFINISHED.get(part.preview, chosen)).format(model=title))
        self.setToolTip(tr(TIP).format(model=title))
        self.setEnabled(part.preview != Preview.AWAITED)
        self.updateGeometry()
        self.setVisible(bool(part.preview))

    def _ask(self) -> None:
        if self._shown in UNFINISHED:
            self.run_requested.emit()
        else:
            self.get_requested.emit(FULL_MODEL)
