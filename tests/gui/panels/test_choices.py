"""What the panels offer is what the settings take, neither more nor less."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from core.settings import choices
from gui.dialogs import export_geometry
from gui.kit import flying_titles
from gui.panels import cloud, evaluate, model, plan
from gui.window.menus import THEMES


@pytest.mark.parametrize(
    ("name", "offered"),
    [
        ("cloud_shape", cloud.SHAPES),
        ("cloud_flying", flying_titles.TITLES),
        ("cloud_color_by", cloud.COLORS),
        ("cloud_background", cloud.BACKGROUNDS),
        ("plan_color", plan.COLORS),
        ("evaluate_show", evaluate.SHOWS),
        ("evaluate_align", evaluate.ALIGNMENTS),
        ("device", model.DEVICES),
        ("export_axes", export_geometry.AXES),
        ("theme", THEMES),
    ],
)
def test_every_choice_has_a_title(name: str, offered: Collection[str]) -> None:
    assert set(offered) == set(choices(name))
