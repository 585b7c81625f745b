"""How good the depth is: the truth, the way of comparing, the figures."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QPushButton, QToolButton, QWidget

from core.metrics.surface import NORMAL_LIMITS_DEG
from core.settings import limits
from core.truth.comparison import Truth
from gui.kit import number_format as fmt
from gui.kit.translate import mark, tr
from gui.panels.section import SPACING_PX, Section, form_layout, row_layout
from gui.panels.slider_field import SliderField
from gui.snapshot.parts import EvaluationPart

KINDS = {"depth": mark("true depth"), "mask": mark("matte"), "": mark("none loaded")}
SHOWS = {
    "error": mark("Error of the depth"),
    "normals": mark("Error of the normals"),
    "boundaries": mark("Boundaries"),
}
ALIGNMENTS = {
    "none": mark("None: metres as they are"),
    "scale": mark("Scale"),
    "scale-shift": mark("Scale and shift"),
}
# Figure, title, what it means, whether less is better.
FIGURES = {
    "abs_rel": (mark("AbsRel"), mark("Mean of the error as a share of the true depth; 0 is best")),
    "delta1": (mark("\u03b4 < 1.25"), mark("Share of pixels within 25 %; 100 % is best")),
    "delta2": (mark("\u03b4 < 1.25\u00b2"), mark("Share of pixels within 56 %; 100 % is best")),
    "delta3": (mark("\u03b4 < 1.25\u00b3"), mark("Share of pixels within 95 %; 100 % is best")),
    "log10": (mark("log10"), mark("Mean difference of the depths' logarithms; 0 is best")),
    "rmse": (mark("RMSE"), mark("Root of the mean squared error in metres; 0 is best")),
    "silog": (mark("SILog"), mark("Spread of the logarithmic error, whatever the scale")),
    "si_boundary_f1": (
        mark("Boundary F1"),
        mark("How well the occluding contours agree, over ten thresholds; 1 is best"),
    ),
    "si_boundary_recall": (
        mark("Boundary recall"),
        mark("Share of the matte's outline that is found, over ten thresholds; 1 is best"),
    ),
    "normals_median_deg": (
        mark("Normals, median"),
        mark(
            "Angle between the normals of depth and truth, both with the focal length in use, "
            "after a fit by scale and shift; away from edges; 0\u00b0 is best"
        ),
    ),
    "normals_mean_deg": (mark("Normals, mean"), mark("Mean of the same angle")),
    "normals_within_11": (mark("Normals < 11.25\u00b0"), mark("Share of smaller angles")),
    "normals_within_22": (mark("Normals < 22.5\u00b0"), mark("Share of smaller angles")),
    "normals_within_30": (mark("Normals < 30\u00b0"), mark("Share of smaller angles")),
    "equal_neighbours": (
        mark("Equal neighbours"),
        mark("Share of pixels as deep as the next one: stairs instead of slopes; 0 % is best"),
    ),
    "valid_pixels": (mark("Known pixels"), mark("Pixels whose true depth is known")),
}
SHARES = ("abs_rel", "delta1", "delta2", "delta3", *NORMAL_LIMITS_DEG, "equal_neighbours")


class EvaluatePanel(Section):
    """The comparison's settings and its table; every edit names the setting."""

    edited = Signal(str, object)  # field of Settings, value
    load_requested = Signal()
    forget_requested = Signal()
    export_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Compare with the truth"), parent)
        self._name, self._load = QLabel(self), QPushButton(tr("Load\u2026"), self)
        self._forget = QToolButton(self)
        self._show = self._combo("evaluate_show", SHOWS, tr("Picture"))
        self._align = self._combo("evaluate_align", ALIGNMENTS, tr("Fit"))
        low, high = limits("evaluate_range_percent")
        self._limit = SliderField(tr("Range"), minimum=low, maximum=high, step=1, suffix=" %")
        self._export = QPushButton(tr("Save figures as CSV\u2026"), self)
        self._values: dict[str, tuple[QLabel, QLabel, QLabel]] = {}
        self._heads = tuple(self._head() for _ in range(2))
        self._dress()
        self._lay_out()
        self._show_truth(None)
        self.set_figures({})
        self.set_other_figures({})

    def _dress(self) -> None:
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        self._name.setWordWrap(True)
        self._load.setToolTip(
            tr("Depth as NPZ, NPY, EXR, float TIFF or 16-bit PNG in mm; or a grey matte (T)")
        )
        self._load.clicked.connect(self.load_requested)
        self._forget.setText(tr("Remove"))
        self._forget.setAutoRaise(True)
        self._forget.setToolTip(tr("Compare with nothing; the file stays"))
        self._forget.clicked.connect(self.forget_requested)
        self.header.addWidget(self._forget)
        self._limit.setToolTip(tr("Errors from here on have the strongest colour"))
        self._limit.value_edited.connect(
            lambda value: self.edited.emit("evaluate_range_percent", value)
        )
        self._align.setToolTip(
            tr("Bring the depth to the truth's scale before it is compared, boundaries excepted")
        )
        self._export.clicked.connect(self.export_requested)

    def _combo(self, name: str, titles: Mapping[str, str], title: str) -> QComboBox:
        combo = QComboBox(self)
        for value, text in titles.items():
            combo.addItem(tr(text), value)
        combo.setAccessibleName(title)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.activated.connect(lambda _row: self.edited.emit(name, combo.currentData()))
        return combo

    def _lay_out(self) -> None:
        row = row_layout(self._name, self._load)
        row.setStretch(0, 1)
        form = form_layout()
        form.addRow(tr("Picture"), self._show)
        form.addRow(tr("Range"), self._limit)
        form.addRow(tr("Fit"), self._align)
        self.body.addLayout(row)
        self.body.addLayout(form)
        self.body.addLayout(self._table())
        self.body.addWidget(self._export)

    def _table(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACING_PX)
        grid.setVerticalSpacing(SPACING_PX // 2)
        grid.setColumnStretch(0, 1)
        for place, head in enumerate(self._heads, start=1):
            grid.addWidget(head, 0, place)
        for row, (name, (title, meaning)) in enumerate(FIGURES.items(), start=1):
            label, value, other = QLabel(tr(title), self), QLabel(self), QLabel(self)
            label.setObjectName("Quiet")
            for cell in (value, other):
                cell.setAccessibleName(tr(title))
                cell.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            for place, widget in enumerate((label, value, other)):
                widget.setToolTip(tr(meaning))
                grid.addWidget(widget, row, place)
            self._values[name] = (label, value, other)
        return grid

    def _head(self) -> QLabel:
        """Over a column: whose figures these are, while there are two."""
        head = QLabel(self)
        head.setObjectName("Quiet")
        head.setTextFormat(Qt.TextFormat.PlainText)
        head.setWordWrap(True)
        head.hide()
        return head

    def set_part(self, part: EvaluationPart) -> None:
        """Show the truth and the settings without emitting."""
        self._show_truth(part.truth)
        if part.truth is None and part.request is not None:
            self._name.setText(tr("against {model}").format(model=part.titles[1]))
        for head, title in zip(self._heads, part.titles, strict=True):
            head.setText(title)
            head.setVisible(part.other_request is not None)
        self._show.setCurrentIndex(self._show.findData(part.show))
        self._align.setCurrentIndex(self._align.findData(part.alignment))
        self._limit.set_value(part.limit_percent)
        self._limit.setEnabled(part.show == "error")

    def _show_truth(self, truth: Truth | None) -> None:
        """Which file it is, and its kind; a matte has boundaries alone."""
        kind = tr(KINDS[truth.kind if truth else ""])
        self._name.setText(f"{truth.path.name} ({kind})" if truth else kind)
        self._forget.setEnabled(truth is not None)
        for field in (self._show, self._align):
            field.setEnabled(truth is None or truth.kind != "mask")

    def set_figures(self, figures: Mapping[str, float]) -> None:
        """Fill the table; rows without a figure are left out."""
        for name, row in self._values.items():
            for widget in row[:2]:
                widget.setVisible(name in figures)
            row[1].setText(_figure(name, figures[name]) if name in figures else "")
        self._export.setEnabled(bool(figures))

    def set_other_figures(self, figures: Mapping[str, float]) -> None:
        """Fill the column of the other model; nothing for none."""
        for name, row in self._values.items():
            row[2].setVisible(name in figures)
            row[2].setText(_figure(name, figures[name]) if name in figures else "")


def _figure(name: str, value: float) -> str:
    if name in SHARES:
        return fmt.percent(100 * value)
    if name.endswith("_deg"):
        return fmt.degrees(value)
    if name == "rmse":
        return fmt.metres(value)
    return fmt.count(int(value)) if name == "valid_pixels" else fmt.significant(value)
