"""Which kinds of files to write, and the options that go with them."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from core.effects.viewing import NO_SPATIAL
from core.settings import Settings
from gui.dialogs.export_geometry import GeometryOptions
from gui.dialogs.format_boxes import FormatBoxes
from gui.kit.translate import mark, tr

PRINT = "stl"
SPATIAL = mark("No spatial photos (HEIC) yet: headsets show these as well")


class FormatChoice(QObject):
    """Rows for a sheet's form: a box for each format, and the options that they have."""

    edited = Signal()
    option_edited = Signal(str, object)  # field of Settings, value

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        from core.export.registry import FORMATS, GROUPS, MESH, POINTS  # not before it is wanted

        self._formats, self._groups = FORMATS, GROUPS
        self._points, self._mesh = POINTS, MESH
        self._boxes = FormatBoxes(FORMATS, parent)
        self._boxes.toggled.connect(self._on_toggled)
        self._spatial = QLabel(tr(SPATIAL), parent)  # one line: the sheet is high enough
        self._spatial.setObjectName("Quiet")
        self._spatial.setToolTip(tr(NO_SPATIAL))
        self._geometry = GeometryOptions(parent)
        self._geometry.edited.connect(self._on_option)

    def add_to(self, form: QFormLayout) -> None:
        """Put the rows into a form."""
        self._boxes.add_to(form, self._groups)
        form.addRow("", self._spatial)
        self._geometry.add_to(form)
        self._show_options()

    def _on_toggled(self) -> None:
        self._show_options()
        self.edited.emit()

    def _on_option(self, name: str, value: object) -> None:
        self.edited.emit()
        self.option_edited.emit(name, value)

    def _show_options(self) -> None:
        chosen = [self._formats[fmt] for fmt in self.chosen()]
        self._geometry.open_for(
            points=any(entry.group == self._points for entry in chosen),
            mesh=any(entry.group == self._mesh and entry.id != PRINT for entry in chosen),
            prints=any(entry.id == PRINT for entry in chosen),
        )

    def set_values(self, settings: Settings) -> None:
        """Show the preferences; emits nothing."""
        self._geometry.set_values(settings)

    def set_panorama(self, panorama: bool) -> None:
        """Offer no files that are of flat pictures only; what is ticked stays so."""
        self._boxes.offer([id for id, row in self._formats.items() if not (panorama and row.flat)])

    def set_triangles(self, count: int | None) -> None:
        """How many triangles the mesh on show has; None while that is not known."""
        self._geometry.set_triangles(count)

    def chosen(self) -> tuple[str, ...]:
        """Ids of the formats that are ticked and can be had."""
        return self._boxes.chosen()

    def choose(self, formats: Collection[str]) -> None:
        """Tick these and no others; unknown ones do not matter."""
        self._boxes.choose(formats)
