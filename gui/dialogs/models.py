"""The models that there are, compared, and which of them suits what."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from gui.dialogs.sheet import Sheet
from gui.kit import number_format as fmt
from gui.kit.plain_text import plain_tip
from gui.kit.translate import mark, tr
from gui.state.models import ModelRow, Use

WIDTH_PX, LIST_HEIGHT_PX = 960, 340
COLUMNS = (
    (mark("Model"), ""),
    (mark("You may use it for"), mark("What its licence allows; the licence itself is in the tip")),
    (mark("Size"), mark("Of its weights on disk, else its parameters")),
    (mark("A photo takes"), mark("Measured on this machine on the sample photo")),
    (mark("Memory"), mark("The most that this program took in all while it was measured")),
    (
        mark("Sharpness"),
        mark(
            "How much of a step of depth two neighbouring pixels of the sample photo take: 100 % "
            "is cut out, less is blurred"
        ),
    ),
    (mark("Metres"), mark("Whether it tells metres by itself")),
    (mark("Here"), ""),
)
USES = {
    Use.ANY: mark("anything"),
    Use.NOT_COMMERCIAL: mark("nothing commercial"),
    Use.UNKNOWN: mark("see its licence"),
}
PURPOSES = {
    "quick": mark("Quick: {model}"),
    "best": mark("Best: {model}"),
    "commercial use": mark("For commercial use: {model}"),
}
OTHER = mark("org/name on Hugging Face, or a folder: any depth model of transformers")


class ModelsSheet(Sheet):
    """A table, what is recommended, and a field for any other model."""

    use_requested = Signal(str)  # id
    get_requested = Signal(str)  # id
    measure_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(tr("Models"), parent)
        self.setFixedWidth(WIDTH_PX)
        self._rows: tuple[ModelRow, ...] = ()
        self._list = self._make_list()
        self._advice = QLabel(self)
        self._advice.setTextFormat(Qt.TextFormat.PlainText)
        self._other = QLineEdit(self)
        self._other.setPlaceholderText(tr(OTHER))
        self._other.setAccessibleName(tr("Another model"))
        self._take = QPushButton(tr("Take it"), self)
        self._measure = QPushButton(tr("Measure those here"), self)
        self._act = QPushButton(self)
        self._act.setObjectName("Primary")
        self._lay_out()
        self._list.itemSelectionChanged.connect(self._follow)
        self._act.clicked.connect(self._on_act)
        self._measure.clicked.connect(self.measure_requested)
        self._take.clicked.connect(self._on_other)
        self._other.returnPressed.connect(self._on_other)
        self._follow()

    def _make_list(self) -> QTreeWidget:
        made = QTreeWidget(self)
        made.setRootIsDecorated(False)
        made.setFixedHeight(LIST_HEIGHT_PX)
        made.setAccessibleName(tr("Models"))
        made.setHeaderLabels([tr(title) for title, _ in COLUMNS])
        for column, (_, tip) in enumerate(COLUMNS):
            made.headerItem().setToolTip(column, tr(tip) if tip else "")
        header = made.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        return made

    def _lay_out(self) -> None:
        self.body.addWidget(self._advice)
        self.body.addWidget(self._list)
        for widgets in ((self._other, self._take), (self._measure, None, self._act)):
            row = QHBoxLayout()
            for widget in widgets:
                if widget is None:
                    row.addStretch(1)
                else:
                    row.addWidget(widget, 1 if widget is self._other else 0)
            self.body.addLayout(row)

    def set_rows(
        self, rows: Sequence[ModelRow], advice: Sequence[tuple[str, str]], *, measuring: bool
    ) -> None:
        """Show the models.

        Args:
            rows: all that are known.
            advice: purposes of ``core.weights.advice`` and the titles that suit them.
            measuring: their speed is being measured.
        """
        if tuple(rows) != self._rows:
            chosen = self._chosen()
            self._rows = tuple(rows)
            self._list.clear()
            for row in rows:
                item = QTreeWidgetItem(self._list, cells(row))
                item.setToolTip(1, plain_tip(row.licence))
                item.setSelected(chosen is not None and chosen.id == row.id)
        texts = (tr(PURPOSES[purpose]).format(model=tr(title)) for purpose, title in advice)
        self._advice.setText(" \u00b7 ".join(texts))
        self._measure.setEnabled(not measuring)
        self._measure.setText(tr("Measuring\u2026") if measuring else tr("Measure those here"))
        self._follow()

    def _chosen(self) -> ModelRow | None:
        items = self._list.selectedItems()
        return self._rows[self._list.indexOfTopLevelItem(items[0])] if items else None

    def _follow(self) -> None:
        row = self._chosen()
        text = tr("Use {model}") if row is None or row.available else tr("Get {model}\u2026")
        self._act.setText(text.format(model=tr(row.title) if row else ""))
        self._act.setEnabled(row is not None and (row.available or row.offered))
        self._act.setToolTip(plain_tip(row.needs) if row else "")

    def _on_act(self) -> None:
        row = self._chosen()
        if row is not None:
            (self.use_requested if row.available else self.get_requested).emit(row.id)

    def _on_other(self) -> None:
        if name := self._other.text().strip():
            self.get_requested.emit(f"transformers:{name.removeprefix('transformers:')}")


def cells(row: ModelRow) -> list[str]:
    """What each column says of a model."""
    parameters = tr("{count} M parameters")
    size = fmt.file_size(row.size_bytes) if row.size_bytes else ""
    if not size and row.parameters:
        size = parameters.format(count=round(row.parameters / 1e6))
    return [
        tr(row.title),
        tr(USES[row.use]),
        size or fmt.UNKNOWN,
        fmt.seconds(row.seconds) if row.seconds else fmt.UNKNOWN,
        fmt.file_size(row.memory_bytes) if row.memory_bytes else fmt.UNKNOWN,
        fmt.percent(round(100 * row.sharpness)) if row.sharpness else fmt.UNKNOWN,
        tr("yes") if row.tells_metres else tr("no"),
        tr("yes") if row.available else tr("no"),
    ]
