"""What is set beside the depth on show: another model, how sure the first one is."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget

from gui.kit.translate import mark, tr
from gui.panels.section import Section, form_layout
from gui.snapshot.second import SecondPart

SHOWS = {
    "other": mark("Depth by the other model"),
    "spread": mark("How sure the depth is"),
    "correction": mark("Correction by known distances"),
    "own": mark("Depth in the photo's file"),
}
ASK_TIP = mark(
    "Estimates the mirrored photo too: where both answers differ, the model is unsure. The "
    "compact model tells it without that, by its three inputs."
)


class SecondPanel(Section):
    """Which other model, and what the second map shows."""

    edited = Signal(str, object)  # field of Settings, value
    mirror_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Beside it"), parent)
        self._other, self._show = QComboBox(self), QComboBox(self)
        self._models: tuple[tuple[str, str], ...] = ()
        self._mirror = QPushButton(tr("Ask the mirrored photo"), self)
        self._mirror.setToolTip(tr(ASK_TIP))
        self._mirror.clicked.connect(self.mirror_requested)
        self._other.setAccessibleName(tr("Other model"))
        self._other.setToolTip(tr("Its depth of the same photo is compared with the one on show"))
        self._show.setAccessibleName(tr("Second map"))
        self._show.setToolTip(tr("What the pane Second shows, and the wipe"))
        for name, title in SHOWS.items():
            self._show.addItem(tr(title), name)
        for box, name in ((self._other, "other_model"), (self._show, "second_show")):
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.activated.connect(
                lambda row, box=box, name=name: self.edited.emit(name, box.itemData(row))
            )
        form = form_layout()
        form.addRow(tr("Model"), self._other)
        form.addRow(tr("Shows"), self._show)
        self.body.addLayout(form)
        self.body.addWidget(self._mirror)
        self.set_part(SecondPart())

    def set_part(self, part: SecondPart) -> None:
        """Show what there is to choose from and what is chosen; emits nothing."""
        models = (("", tr("none")), *part.models)
        with QSignalBlocker(self._other):
            if models != self._models:
                self._models = models
                self._other.clear()
                for model, title in models:
                    self._other.addItem(title, model)
            self._other.setCurrentIndex(max(self._other.findData(part.other), 0))
        self._show.setCurrentIndex(self._show.findData(part.show))
        self._mirror.setEnabled(part.can_ask)
