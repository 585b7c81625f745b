"""Model: which network, on which device and with which precision it runs, and how long."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QPalette, QStandardItemModel
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from core.settings import choices
from core.types import AUTO
from gui.kit import number_format as fmt
from gui.kit.translate import mark, said, tr
from gui.panels.section import Section, form_layout
from gui.snapshot.parts import ModelPart
from gui.state.models import ModelRow

DEVICES = {AUTO: mark("Automatic"), "cpu": "CPU", "cuda": "GPU (CUDA)", "mps": mark("GPU (Apple)")}
PRECISIONS = {AUTO: mark("Automatic")}
NOT_HERE = mark("{device}: none here")
NOT_INSTALLED = mark("{model} (not installed)")
SKIP = mark("Skip the focal prediction when\nthe focal length is known")
SKIP_TIP = mark(
    "Takes less time and memory. The focal length of a photo that says nothing about it is "
    "predicted all the same, and any other's when you ask for it."
)
METRES = mark("Use the compact model's metres")
METRES_TIP = mark(
    "This model tells no metres. Scale and shift of its depth are fitted to the depth that the "
    "bundled compact model gives, which takes one run of that. Or mark a known length instead."
)

LIST_MARGIN_PX = 16


class ModelPanel(Section):
    """Shows the models and ways to run them to choose from, and how the last estimate ran."""

    model_chosen = Signal(str)  # catalog id
    device_chosen = Signal(str)  # of core.settings
    precision_chosen = Signal(str)  # likewise
    skip_toggled = Signal(bool)
    metres_toggled = Signal(bool)  # the bundled model's, for one that tells none
    get_requested = Signal(str)  # a model that is not there
    compare_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Model"), parent)
        self._missing = ""
        self._models = self._box(tr("Network"), tr("Which network estimates the depth"))
        self._get = QPushButton(self)
        self._get.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._get.clicked.connect(lambda: self.get_requested.emit(self._missing))
        self._compare = QToolButton(self)
        self._compare.setText(tr("Compare\u2026"))
        self._compare.setAutoRaise(True)
        self._compare.setToolTip(tr("Licence, size, speed and sharpness of all models"))
        self._compare.clicked.connect(self.compare_requested)
        self.header.addWidget(self._compare)
        self._device = self._box(tr("Device"), tr("What the network runs on"))
        self._precision = self._box(
            tr("Precision"),
            tr("How exactly the network computes: half precision is quicker and smaller"),
        )
        self._skip = QCheckBox(tr(SKIP), self)
        self._skip.setAccessibleName(tr(SKIP))
        self._skip.setToolTip(tr(SKIP_TIP))
        self._metres = QCheckBox(tr(METRES), self)
        self._metres.setToolTip(tr(METRES_TIP))
        self._metres.hide()
        self._runs, self._seconds = QLabel(self), QLabel(self)
        self._reason, self._notices = self._note("Quiet"), self._note("")
        self._borrowed = self._note("Quiet")
        self._notices.setForegroundRole(QPalette.ColorRole.BrightText)
        self._fill()
        self._connect()

    def _box(self, name: str, tip: str) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(name)
        box.setToolTip(tip)
        # Models have long names: they must not widen the panel beyond its column.
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(8)
        return box

    def _note(self, style: str) -> QLabel:
        note = QLabel(self)
        note.setObjectName(style)
        note.setWordWrap(True)
        note.setTextFormat(Qt.TextFormat.PlainText)
        note.hide()
        return note

    def _fill(self) -> None:
        form = self._form = form_layout()
        form.addRow(tr("Network"), self._models)
        form.addRow("", self._get)
        form.addRow(tr("Device"), self._device)
        form.addRow(tr("Precision"), self._precision)
        self.body.addLayout(form)
        self.body.addWidget(self._skip)
        self.body.addWidget(self._metres)
        self.body.addWidget(self._borrowed)
        facts = form_layout()
        facts.addRow(tr("Runs on"), self._runs)
        facts.addRow(tr("Last run"), self._seconds)
        self.body.addLayout(facts)
        self.body.addWidget(self._reason)
        self.body.addWidget(self._notices)

    def _connect(self) -> None:
        for box, chosen in (
            (self._models, self.model_chosen),
            (self._device, self.device_chosen),
            (self._precision, self.precision_chosen),
        ):
            box.activated.connect(lambda row, b=box, signal=chosen: signal.emit(b.itemData(row)))
        self._skip.clicked.connect(self.skip_toggled)
        self._metres.clicked.connect(self.metres_toggled)

    def set_part(self, part: ModelPart) -> None:
        """Show what there is and what is chosen; emits nothing."""
        self._set_models(part.rows, part.choice.model, part.fetching)
        _offer(self._device, _device_items(part.devices), part.choice.device)
        _offer(self._precision, _precision_items(part), part.choice.precision)
        self._skip.setChecked(part.skip_prediction)
        self._metres.setChecked(part.bundled_metres)
        self._metres.setVisible(part.relative)
        _say(self._borrowed, "\n".join(part.borrowed))
        self._set_running(part)

    def _set_models(self, rows: Sequence[ModelRow], model: str, fetching: str) -> None:
        items = [
            (
                row.id,
                tr(row.title) if row.available else tr(NOT_INSTALLED).format(model=tr(row.title)),
                row.available,
            )
            for row in rows
        ]
        _offer(self._models, items, model)
        missing = [row for row in rows if not row.available and not row.bundled]
        self._missing = missing[0].id if missing else ""
        self._form.setRowVisible(self._get, bool(missing or fetching))
        get = tr("Get {model}\u2026").format(model=missing[0].title if missing else "")
        self._get.setText(fetching or get)

    def _set_running(self, part: ModelPart) -> None:
        device = tr(DEVICES.get(part.device, part.device))
        runs = f"{device} \u00b7 {part.precision}" if device else fmt.UNKNOWN
        self._runs.setText(tr("Loading\u2026") if part.loading else runs)
        self._seconds.setText(fmt.UNKNOWN if part.seconds is None else fmt.seconds(part.seconds))
        _say(self._reason, part.error or said(part.reason))
        _say(self._notices, "\n".join(map(said, part.notices)))


def _say(label: QLabel, text: str) -> None:
    label.setText(text)
    label.setVisible(bool(text))


def _device_items(here: Sequence[str]) -> list[tuple[str, str, bool]]:
    """Name, title and whether it can be chosen; what is not known yet can."""
    items = []
    for name in choices("device"):
        available = name == AUTO or not here or name in here
        title = tr(DEVICES[name])
        title = title if available else tr(NOT_HERE).format(device=title)
        items.append((name, title, available))
    return items


def _precision_items(part: ModelPart) -> list[tuple[str, str, bool]]:
    """Name, title and whether the chosen model can run in it."""
    rows = (row.precisions for row in part.rows if row.id == part.choice.model)
    can = next(rows, choices("precision"))
    return [
        (name, tr(PRECISIONS.get(name, name)), name == AUTO or name in can)
        for name in choices("precision")
    ]


def _offer(box: QComboBox, items: Sequence[tuple[str, str, bool]], chosen: str) -> None:
    """Fill a box with (data, text, enabled), unless that is what it has; emits nothing."""
    with QSignalBlocker(box):
        rows = box.model()
        assert isinstance(rows, QStandardItemModel)
        shown = [
            (box.itemData(row), box.itemText(row), rows.item(row).isEnabled())
            for row in range(box.count())
        ]
        if shown != list(items):  # an open list would jump
            box.clear()
            for row, (data, text, enabled) in enumerate(items):
                box.addItem(text, data)
                rows.item(row).setEnabled(enabled)
            view = box.view()  # the open list shows the names in full
            view.setMinimumWidth(view.sizeHintForColumn(0) + 2 * LIST_MARGIN_PX)
        box.setCurrentIndex(box.findData(chosen))
