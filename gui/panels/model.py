"""Model: which network, on which device and with which precision it runs, and how long."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from gui import format as fmt
from gui.panels.section import Section, form_layout

DEVICES = {"cpu": "CPU", "cuda": "GPU (CUDA)", "mps": "GPU (Apple)"}
MISSING = "not installed"


class ModelPanel(Section):
    """Shows the models to choose from and how the last estimate ran."""

    model_chosen = Signal(str)  # catalog id

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Model", parent)
        self._models = QComboBox(self)
        self._models.setAccessibleName("Model")
        self._models.currentIndexChanged.connect(self._on_chosen)
        self._device, self._precision, self._seconds = QLabel(), QLabel(), QLabel()
        self._reason = QLabel(self)
        self._reason.setObjectName("Quiet")
        self._reason.setWordWrap(True)
        form = form_layout()
        form.addRow("Network", self._models)
        form.addRow("Device", self._device)
        form.addRow("Precision", self._precision)
        form.addRow("Last run", self._seconds)
        self.body.addLayout(form)
        self.body.addWidget(self._reason)
        self.set_running("", "", "", None)

    def set_models(self, models: Sequence[tuple[str, str, bool]], active: str) -> None:
        """Offer models.

        Args:
            models: (id, title, available) of each; those not available cannot be chosen.
            active: id of the model in use.
        """
        with QSignalBlocker(self._models):
            self._models.clear()
            for name, title, available in models:
                self._add_model(name, title, available)
            self._models.setCurrentIndex(self._models.findData(active))

    def set_running(self, device: str, precision: str, reason: str, seconds: float | None) -> None:
        """Show how the model runs.

        Args:
            device: "cpu", "cuda", "mps"; "" while none is loaded.
            precision: "float32", "bfloat16", "float16"; "" while none is loaded.
            reason: why so, or why not at all; "" for nothing to say.
            seconds: of the last estimate; None before the first.
        """
        self._device.setText(DEVICES.get(device, device) or fmt.UNKNOWN)
        self._precision.setText(precision or fmt.UNKNOWN)
        self._seconds.setText(fmt.UNKNOWN if seconds is None else fmt.seconds(seconds))
        self._reason.setText(reason)
        self._reason.setVisible(bool(reason))

    def _add_model(self, name: str, title: str, available: bool) -> None:
        self._models.addItem(title if available else f"{title} ({MISSING})", name)
        rows = self._models.model()
        if not available and isinstance(rows, QStandardItemModel):
            rows.item(rows.rowCount() - 1).setEnabled(False)

    def _on_chosen(self, row: int) -> None:
        if row >= 0:
            self.model_chosen.emit(self._models.itemData(row))
