"""Facts survive the ways in which files hold them."""

from __future__ import annotations

import pytest

from core.export.facts import as_text, exr_attributes, from_text, from_texts
from core.export.scene import Scene


@pytest.mark.parametrize("value", [None, True, 1, 70.25, [60, 44], "Straße 1.jpg", "opencv", ""])
def test_text_and_back(value: object) -> None:
    assert from_text(as_text(value)) == value


def test_numbers_stay_numbers_in_an_exr() -> None:
    attributes = exr_attributes({"a": 1.5, "b": 2, "c": True, "d": None, "e": [1, 2], "f": "x"})
    assert attributes == {"a": 1.5, "b": 2, "c": "true", "d": "null", "e": "[1, 2]", "f": "x"}


def test_a_scenes_metadata_comes_back(scene: Scene) -> None:
    facts = scene.metadata
    assert from_texts({name: as_text(value) for name, value in facts.items()}) == facts
