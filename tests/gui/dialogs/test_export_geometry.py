"""Options that show, hide, are typed and say what they mean."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QLabel,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from core.settings import Settings
from gui.dialogs.export_geometry import GeometryOptions

HIDDEN = "What nearer things hide, guessed (GLB)"
OTHER = Settings(
    export_axes="opengl",
    export_ply_ascii=True,
    export_normals=True,
    export_decimate=True,
    export_behind=True,
    export_triangles=25_000.0,
    export_print_width_mm=60.0,
    export_print_base_mm=1.5,
    export_print_relief_mm=9.0,
    cloud_flying="snap-near",
)


@pytest.fixture
def room(qtbot: QtBot) -> QWidget:
    room = QWidget()
    qtbot.addWidget(room)
    return room


@pytest.fixture
def options(room: QWidget) -> GeometryOptions:
    made = GeometryOptions(room)
    made.add_to(QFormLayout(room))
    made.set_values(Settings())
    room.show()
    return made


def named(options: GeometryOptions, kind: type, name: str):
    return next(w for w in options.parent().findChildren(kind) if w.accessibleName() == name)


def box(options: GeometryOptions, title: str) -> QCheckBox:
    return next(b for b in options.parent().findChildren(QCheckBox) if b.text() == title)


def test_setting_emits_nothing_and_shows_everything(qtbot: QtBot, options: GeometryOptions) -> None:
    with qtbot.assertNotEmitted(options.edited):
        options.set_values(OTHER)
    assert named(options, QComboBox, "Flying pixels").currentText() == "Snap nearer"
    assert named(options, QComboBox, "Axes of point clouds").currentData() == "opengl"
    assert all(check.isChecked() for check in options.parent().findChildren(QCheckBox))
    assert named(options, QSpinBox, "Triangles to keep").value() == 25_000
    assert [spin.value() for spin in options.parent().findChildren(QDoubleSpinBox)] == [
        60.0,
        1.5,
        9.0,
    ]


@pytest.mark.parametrize(
    ("formats", "open_"),
    [
        ({"points": True}, {"With normals", "Flying pixels", "Axes of point clouds"}),
        ({"mesh": True}, {"Flying pixels", "Reduce to", "Triangles to keep", HIDDEN}),
        ({"prints": True}, {"Flying pixels", "Width of the print"}),
        ({}, set()),
    ],
)
def test_what_no_format_needs_keeps_its_place_and_cannot_be_set(
    options: GeometryOptions, formats: dict[str, bool], open_: set[str]
) -> None:
    options.set_values(replace(Settings(), export_decimate=True))
    options.open_for(**{"points": False, "mesh": False, "prints": False, **formats})
    kinds = (QCheckBox, QComboBox, QSpinBox, QDoubleSpinBox)
    fields = [field for kind in kinds for field in options.parent().findChildren(kind)]
    assert all(field.isVisible() for field in fields)
    enabled = {
        name
        for field in fields
        if field.isEnabled()
        for name in (field.accessibleName(), getattr(field, "text", str)())
    }
    everything = {
        "With normals",
        "Flying pixels",
        "Axes of point clouds",
        "Reduce to",
        "Triangles to keep",
        "Width of the print",
        HIDDEN,
    }
    assert enabled & everything == open_


def test_every_edit_is_a_setting(options: GeometryOptions) -> None:
    edits: dict[str, object] = {}
    options.edited.connect(edits.__setitem__)
    for check in options.parent().findChildren(QCheckBox):
        check.click()
    for combo in options.parent().findChildren(QComboBox):
        combo.setCurrentIndex(0 if combo.currentIndex() else 1)
    for spin in options.parent().findChildren(QDoubleSpinBox):
        spin.setValue(spin.value() + 1)
    named(options, QSpinBox, "Triangles to keep").setValue(5_000)
    changed = replace(Settings(), **edits)  # a name that is no setting raises
    assert len(edits) == 11
    assert changed.export_triangles == 5_000.0
    assert changed.cloud_flying == "keep"


def test_numbers_stay_within_their_limits(options: GeometryOptions) -> None:
    spin = named(options, QSpinBox, "Triangles to keep")
    spin.setValue(3)
    assert spin.value() == 100
    base = named(options, QDoubleSpinBox, "Thickness under the farthest point")
    base.setValue(0.0)
    assert base.value() == 0.2


def test_a_target_can_be_set_only_when_there_is_one(options: GeometryOptions) -> None:
    spin = named(options, QSpinBox, "Triangles to keep")
    assert not spin.isEnabled()
    box(options, "Reduce to").click()
    assert spin.isEnabled()


def test_the_number_of_triangles(options: GeometryOptions) -> None:
    def texts() -> str:
        return " ".join(label.text() for label in options.parent().findChildren(QLabel))

    options.set_triangles(199_675)
    assert "of 199\u202f675 triangles" in texts()
    options.set_triangles(None)
    assert "triangles" not in texts()
