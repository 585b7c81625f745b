"""What this program is, and what it stands on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from gui.dialogs.sheet import Sheet
from gui.kit.translate import mark, tr

WIDTH_PX = 440

TEXT = mark("""
<p>See, measure and export the depth of a photo with Depth Pro.</p>
<p>Depth Pro: A. Bochkovskii and others, <i>Depth Pro: Sharp Monocular Metric Depth in Less Than
a Second</i>, arXiv 2410.02073. This program is not made by its authors.</p>
<p>Metres come from one photo: they are an estimate, not a survey.</p>
<p>Leadline is free software under the MIT licence. It is built with Qt for Python (LGPL),
PyTorch, timm, NumPy, Pillow, cmap, and the Phosphor icons through QtAwesome.</p>
""")


class AboutSheet(Sheet):
    """Name, version, licence, sources."""

    def __init__(self, version: str, parent: QWidget) -> None:
        super().__init__(f"Leadline {version}".strip(), parent)
        text = QLabel(tr(TEXT), self)
        text.setTextFormat(Qt.TextFormat.RichText)
        text.setWordWrap(True)
        text.setFixedWidth(WIDTH_PX)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.body.addWidget(text)
