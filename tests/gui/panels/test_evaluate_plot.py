from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from gui.panels.evaluate_plot import CurvePanel

PERCENT = np.arange(1.0, 51.0)


@pytest.fixture
def panel(qtbot: QtBot) -> CurvePanel:
    panel = CurvePanel()
    qtbot.addWidget(panel)
    panel.resize(290, 300)
    panel.set_curve({"recall": PERCENT / 50, "f1": 1 - PERCENT / 50}, PERCENT)
    panel.set_threshold(20.0)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def test_values_at_the_threshold(panel: CurvePanel) -> None:
    assert "t 20 %" in panel.readout
    assert "Recall 0.40" in panel.readout
    assert "F1 0.60" in panel.readout
    assert "Precision" not in panel.readout


def test_hovering_reads_elsewhere(panel: CurvePanel) -> None:
    box = panel._plot.item.getViewBox()
    panel._plot._on_hover(box.mapViewToScene(QPointF(40.0, 0.5)))
    assert "t 40 %" in panel.readout
    panel._plot._on_hover(QPointF(-100, -100))
    assert "t 20 %" in panel.readout


def test_dragging_the_mark_moves_the_threshold(qtbot: QtBot, panel: CurvePanel) -> None:
    with qtbot.waitSignal(panel.percent_edited) as heard:
        panel._mark.setValue(33.0)
        panel._mark.sigDragged.emit(panel._mark)
    assert heard.args == [33.0]


def test_setting_emits_nothing(qtbot: QtBot, panel: CurvePanel) -> None:
    with qtbot.assertNotEmitted(panel.percent_edited):
        panel.set_threshold(7.0)


def test_no_curve_no_values(panel: CurvePanel) -> None:
    panel.set_curve({}, np.empty(0))
    assert panel.readout == ""
    assert not panel.isVisible()


def test_fits_a_narrow_side(panel: CurvePanel) -> None:
    assert panel.minimumSizeHint().width() <= 290
