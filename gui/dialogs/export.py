"""Which files to write of a photo, and where."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.settings import Settings
from gui.dialogs.form_scroll import FormScroll
from gui.dialogs.formats import FormatChoice
from gui.dialogs.target_sheet import TargetSheet
from gui.kit.translate import tr
from gui.state.app_state import ExportRequest

MANY = 88  # files: what the button has room for, whatever it says
CHECKED_AT_FIRST = ("ply",)


class ExportSheet(TargetSheet):
    """Formats, what the geometry among them is to be like, folder; asks for an ExportRequest."""

    option_edited = Signal(str, object)  # field of Settings, value

    def __init__(self, parent: QWidget) -> None:
        super().__init__(tr("Export"), parent)
        self._choice = FormatChoice(self)
        self._choice.choose(CHECKED_AT_FIRST)
        self._choice.edited.connect(self._on_edited)
        self._choice.option_edited.connect(self.option_edited)
        self._button.setText(self._title_for(MANY))
        self._button.setMinimumWidth(self._button.sizeHint().width())
        scroll = FormScroll(self)
        self._choice.add_to(scroll.form)
        self._fill(scroll)

    def set_values(self, settings: Settings) -> None:
        """Show the preferences; emits nothing."""
        self._choice.set_values(settings)

    def set_panorama(self, panorama: bool) -> None:
        """Offer what there is of a panorama, or all."""
        self._choice.set_panorama(panorama)

    def set_triangles(self, count: int | None) -> None:
        """How many triangles the mesh on show has; None while that is not known."""
        self._choice.set_triangles(count)

    def request(self) -> ExportRequest:
        return ExportRequest(self._choice.chosen(), self.folder, overwrite=self._replacing)

    def files(self) -> list[Path]:
        from core.export.registry import find_format

        return [
            file
            for entry in map(find_format, self._choice.chosen())
            for file in entry.files(self.folder / (self._stem + entry.suffix))
        ]

    def _title_for(self, count: int) -> str:
        return tr("Export") if count < 2 else tr("Export %n files", count)
