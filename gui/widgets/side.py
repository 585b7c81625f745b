"""The panels beside the panes, on pages: one for looking, others for kinds of work."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFrame,
    QScrollArea,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from gui.kit.translate import mark, tr
from gui.state import panes

TITLES = {"look": mark("Look"), "measure": mark("Measure")}
"""Of pages that belong to no pane."""


class SidePages(QWidget):
    """Tabs over columns of panels that scroll; a single page needs no tabs.

    Args:
        pages: panels by page, in their order.
    """

    page_chosen = Signal(str)  # by the user

    def __init__(
        self, pages: Mapping[str, Sequence[QWidget]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("SidePanel")
        self._names = tuple(pages)
        self._tabs = QTabBar(self)
        self._tabs.setExpanding(True)
        self._tabs.setDrawBase(False)
        self._tabs.setAccessibleName(tr("Pages of panels"))
        self._stack = QStackedWidget(self)
        for name, panels in pages.items():
            title = tr(page_title(name))
            self._tabs.addTab(title)
            self._stack.addWidget(_page(title, panels))
        self._tabs.setVisible(len(pages) > 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._tabs)
        column.addWidget(self._stack)
        self._tabs.currentChanged.connect(self._stack.setCurrentIndex)
        self._tabs.tabBarClicked.connect(self._on_clicked)

    def _on_clicked(self, place: int) -> None:
        if place >= 0:
            self.page_chosen.emit(self._names[place])

    @property
    def page(self) -> str:
        """Name of the page on show."""
        return self._names[self._stack.currentIndex()]

    def show_page(self, name: str) -> None:
        """Bring a page to the front; one that is not there changes nothing."""
        if name in self._names:
            self._tabs.setCurrentIndex(self._names.index(name))

    def reveal(self, panel: QWidget) -> None:
        """Bring a panel's page to the front, and the panel into view."""
        for place in range(self._stack.count()):
            page = self._stack.widget(place)
            if isinstance(page, QScrollArea) and page.isAncestorOf(panel):
                self._tabs.setCurrentIndex(place)
                page.ensureWidgetVisible(panel, 0)


def page_title(name: str) -> str:
    """What a page is called: as its pane, if it has one."""
    titles = (pane.title for pane in panes.PANES if pane.page == name)
    return TITLES.get(name) or next(titles)


def _page(title: str, panels: Sequence[QWidget]) -> QScrollArea:
    content = QWidget()
    column = QVBoxLayout(content)
    column.setContentsMargins(0, 8, 0, 8)
    column.setSpacing(6)
    for panel in panels:
        column.addWidget(panel)
    column.addStretch(1)
    page = QScrollArea()
    page.setAccessibleName(title)
    page.setFrameShape(QFrame.Shape.NoFrame)
    page.setWidgetResizable(True)
    page.setWidget(content)
    return page
