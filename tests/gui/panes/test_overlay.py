from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QProgressBar, QVBoxLayout, QWidget

from gui.panes.overlay import PaneOverlay

ACCENT = QColor(255, 0, 255)


@pytest.fixture
def overlay(show: Callable[[QWidget], QWidget]) -> Iterator[PaneOverlay]:
    parent = QWidget()
    layout = QVBoxLayout(parent)
    layout.setContentsMargins(0, 0, 0, 0)
    palette = parent.palette()
    palette.setColor(QPalette.ColorRole.Highlight, ACCENT)
    parent.setPalette(palette)
    overlay = PaneOverlay("Photo", parent)
    layout.addWidget(overlay)
    show(parent)
    yield overlay
    parent.close()


def accent_pixels(image: QImage, y: int) -> int:
    return sum(QColor(image.pixel(x, y)) == ACCENT for x in range(image.width()))


def test_progress_is_true(overlay: PaneOverlay) -> None:
    bar = overlay.findChild(QProgressBar)
    lengths = []
    for fraction in (0.0, 0.25, 0.75):
        overlay.show_busy(fraction, "decoder")
        assert bar.value() == round(fraction * bar.maximum())
        middle = bar.mapTo(overlay, bar.rect().center()).y()
        lengths.append(accent_pixels(overlay.grab().toImage(), middle) / bar.width())
    assert lengths == pytest.approx([0.0, 0.25, 0.75], abs=0.02)


def test_unknown_end_is_not_a_fraction(overlay: PaneOverlay) -> None:
    overlay.show_busy(None, "Loading the model")
    assert overlay.findChild(QProgressBar).maximum() == 0
    overlay.show_busy(1.7, "almost")
    assert overlay.findChild(QProgressBar).value() == overlay.findChild(QProgressBar).maximum()


def test_busy_text_is_shown_and_read_out(overlay: PaneOverlay) -> None:
    overlay.show_busy(0.4, "patch encoder, 11 s left")
    assert "patch encoder, 11 s left" in [label.text() for label in overlay.findChildren(QLabel)]
    assert overlay.findChild(QProgressBar).accessibleName() == "patch encoder, 11 s left"


def test_active_border_in_the_accent_colour(overlay: PaneOverlay) -> None:
    assert accent_pixels(overlay.grab().toImage(), 0) == 0
    overlay.set_active(True)
    assert accent_pixels(overlay.grab().toImage(), 0) == overlay.width()


def test_hint_is_shown_whole_and_goes(overlay: PaneOverlay) -> None:
    overlay.show_hint("Drop a photo here, or press Ctrl+O. " * 4)
    QApplication.processEvents()
    label = next(x for x in overlay.findChildren(QLabel) if x.text() == overlay.hint)
    needed = label.fontMetrics().boundingRect(
        label.contentsRect(), Qt.TextFlag.TextWordWrap, label.text()
    )
    assert label.contentsRect().height() >= needed.height()
    assert overlay.rect().contains(label.geometry())
    overlay.show_hint(None)
    assert overlay.hint == ""


def test_note_stands_behind_the_title(overlay: PaneOverlay) -> None:
    overlay.set_note("t = 10 %")
    texts = [label.text() for label in overlay.findChildren(QLabel)]
    assert any(text.startswith("Photo") and text.endswith("t = 10 %") for text in texts)


def test_mouse_goes_through(overlay: PaneOverlay) -> None:
    assert overlay.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


def test_a_long_text_does_not_widen_the_pane(overlay: PaneOverlay) -> None:
    overlay.show_busy(0.5, "a very long description of what is going on " * 5)
    overlay.set_note("a long note " * 20)
    QApplication.processEvents()
    assert overlay.parentWidget().minimumSizeHint().width() < 100
