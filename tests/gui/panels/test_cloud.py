from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QLabel, QSlider, QToolButton
from pytestqt.qtbot import QtBot

from core.settings import Settings
from gui.panels.cloud import CloudPanel
from gui.snapshot.pictures import CloudCounts, MeshCounts

OTHER = Settings(
    cloud_point_size=4.5,
    cloud_density=0.25,
    cloud_far_cut=False,
    cloud_far_m=12.0,
    cloud_shape="mesh",
    cloud_flying="snap-far",
    cloud_show_removed=True,
    cloud_color_by="depth",
    cloud_background="grey",
    cloud_frustum=False,
    cloud_grid=False,
    contour_percent=17.5,
)


@pytest.fixture
def panel(qtbot: QtBot) -> CloudPanel:
    panel = CloudPanel()
    qtbot.addWidget(panel)
    panel.set_part(Settings())
    return panel


def named(panel: CloudPanel, kind: type, name: str) -> QSlider | QDoubleSpinBox:
    return next(w for w in panel.findChildren(kind) if w.accessibleName() == name)


def box(panel: CloudPanel, title: str) -> QCheckBox:
    return next(b for b in panel.findChildren(QCheckBox) if b.text() == title)


def button(panel: CloudPanel, title: str) -> QToolButton:
    return next(b for b in panel.findChildren(QToolButton) if b.text() == title)


def shown_texts(panel: CloudPanel) -> str:
    return "\n".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible())


def counts(panel: CloudPanel) -> str:
    return next(label.text() for label in panel.findChildren(QLabel) if " points\n" in label.text())


def texts(panel: CloudPanel) -> str:
    return "\n".join(label.text() for label in panel.findChildren(QLabel))


def test_setting_emits_nothing_and_shows_everything(qtbot: QtBot, panel: CloudPanel) -> None:
    with qtbot.assertNotEmitted(panel.edited):
        panel.set_part(OTHER)
    spins = {name: named(panel, QDoubleSpinBox, name) for name in ("Point size", "Density")}
    assert spins["Point size"].value() == 4.5
    assert spins["Density"].value() == 25
    far = named(panel, QDoubleSpinBox, "Far cut")
    assert far.value() == 12.0
    assert not far.isEnabled()
    chosen = [combo.currentText() for combo in panel.findChildren(QComboBox)]
    assert chosen == ["Mesh", "Snap farther", "Depth", "Grey"]
    assert not spins["Point size"].isEnabled()
    checked = [b.text() for b in panel.findChildren(QCheckBox) if b.isChecked()]
    assert checked == ["Show what was removed"]
    assert "beyond 17.5 %, the threshold of Contours" in texts(panel)


@pytest.mark.parametrize(
    ("title", "edit"),
    [
        ("Far cut", ["cloud_far_cut", False]),
        ("Show what was removed", ["cloud_show_removed", True]),
        ("Camera outline", ["cloud_frustum", True]),
        ("Floor grid", ["cloud_grid", False]),
    ],
)
def test_check_boxes(qtbot: QtBot, panel: CloudPanel, title: str, edit: list[object]) -> None:
    with qtbot.waitSignal(panel.edited) as edited:
        box(panel, title).click()
    assert edited.args == edit


def test_numbers(qtbot: QtBot, panel: CloudPanel) -> None:
    with qtbot.waitSignal(panel.edited) as edited:
        named(panel, QDoubleSpinBox, "Point size").setValue(3.0)
    assert edited.args == ["cloud_point_size", 3.0]
    with qtbot.waitSignal(panel.edited) as edited:
        named(panel, QSlider, "Density").setValue(49)
    assert edited.args == ["cloud_density", 0.5]
    with qtbot.waitSignal(panel.edited) as edited:
        named(panel, QSlider, "Shading").setValue(30)
    assert edited.args == ["cloud_light", 0.3]


def test_far_cut_slider_is_logarithmic(qtbot: QtBot, panel: CloudPanel) -> None:
    slider = named(panel, QSlider, "Far cut")
    lengths = []
    for position in (0, 50, 100, 150, 200):
        with qtbot.waitSignal(panel.edited) as edited:
            slider.setValue(position)
        assert edited.args[0] == "cloud_far_m"
        lengths.append(edited.args[1])
    ratios = [b / a for a, b in pairwise(lengths)]
    assert lengths[0] == 0.5
    assert lengths[-1] == 250.0
    assert ratios == pytest.approx([ratios[0]] * 4, rel=0.01)
    assert named(panel, QDoubleSpinBox, "Far cut").value() == 250.0


@pytest.mark.parametrize(
    ("place", "row", "edit"),
    [
        (0, 0, ["cloud_shape", "points"]),
        (1, 0, ["cloud_flying", "keep"]),
        (1, 2, ["cloud_flying", "snap-near"]),
        (2, 1, ["cloud_color_by", "depth"]),
        (3, 3, ["cloud_background", "white"]),
    ],
)
def test_choices(qtbot: QtBot, panel: CloudPanel, place: int, row: int, edit: list[object]) -> None:
    with qtbot.waitSignal(panel.edited) as edited:
        panel.findChildren(QComboBox)[place].setCurrentIndex(row)
    assert edited.args == edit


def test_the_threshold_is_named_only_where_it_counts(panel: CloudPanel) -> None:
    panel.show()
    assert "the threshold of Contours" in shown_texts(panel)
    assert box(panel, "Show what was removed").isEnabled()
    panel.set_part(replace(Settings(), cloud_flying="keep"))
    assert "the threshold of Contours" not in shown_texts(panel)
    panel.set_part(replace(Settings(), cloud_flying="snap-near"))
    assert "the threshold of Contours" in shown_texts(panel)
    assert not box(panel, "Show what was removed").isEnabled()


def test_every_edit_is_a_setting_that_the_settings_take(panel: CloudPanel) -> None:
    edits: list[tuple[str, object]] = []
    panel.edited.connect(lambda name, value: edits.append((name, value)))
    for check in panel.findChildren(QCheckBox):
        check.click()
    shape, *others = panel.findChildren(QComboBox)
    shape.setCurrentIndex(0)
    for combo in others:
        combo.setCurrentIndex(combo.count() - 1)
    changed = replace(Settings(), **dict(edits))  # a name that is no setting raises
    assert len(edits) == 8
    assert changed.cloud_flying == "snap-far"
    assert changed.cloud_color_by == "height"


def test_views(qtbot: QtBot, panel: CloudPanel) -> None:
    asked: list[str] = []
    panel.view_requested.connect(asked.append)
    for title in ("Camera", "Front", "Side", "Top"):
        button(panel, title).click()
    assert asked == ["camera", "front", "side", "top"]
    with qtbot.waitSignal(panel.fit_requested):
        button(panel, "Fit").click()


def test_counts(panel: CloudPanel) -> None:
    panel.set_counts(CloudCounts(132504, 140357, cut=7853))
    assert counts(panel) == "132\u202f504 points\n7\u202f853 of 140\u202f357 points cut"
    panel.set_counts(CloudCounts(9, 12, snapped=4, far=3))
    assert counts(panel) == "9 points\n4 of 12 points snapped\n3 of 12 points too far"
    panel.set_counts(None)
    assert "points" not in texts(panel)


def test_counts_of_a_mesh(panel: CloudPanel) -> None:
    panel.set_mesh_counts(MeshCounts(200, 40, 60))
    assert "triangles" not in texts(panel)  # of a cloud that is gone
    panel.set_counts(CloudCounts(110, 130, cut=20))
    assert counts(panel).splitlines()[2:] == ["200 triangles", "40 of 300 triangles cut"]
    panel.set_mesh_counts(None)
    assert "triangles" not in texts(panel)
