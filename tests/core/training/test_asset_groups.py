"""Groups of furniture: what layouts say of them, and where their members stand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

pytest.importorskip("numba", reason="the train extra is not installed")

from core.errors import DataError
from core.training.synthetic import textures as textures_module
from core.training.synthetic.assets.groups import arrange, found_groups, laid_out
from core.training.synthetic.assets.library import Library
from core.training.synthetic.stage import Prop, Stage
from core.training.synthetic.textures import bank
from tests.core.training.tiny_library import write_library


@pytest.fixture(autouse=True)
def small_banks(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(textures_module, "PROCEDURAL_PER_CATEGORY", 1)
    bank.cache_clear()
    yield
    bank.cache_clear()


def member_row(
    name: str,
    *,
    anchor: int,
    at: tuple[float, float],
    align: tuple[int, int] = (1, 1),
    rotation: float = 0,
) -> dict[str, Any]:
    """A member of a group as layouts describe it."""
    position = {"relativeAnchorToParent": anchor, "verticalAlignment": "nextTo", "x": at[0]}
    position |= {"z": at[1], "xAlignment": align[0], "zAlignment": align[1]}
    loose = {"dx": 0, "dz": 0, "dtheta": 0}
    return {"name": name, "position": position, "rotation": rotation, "randomness": loose}


GROUP = {
    "groupProperties": {"location": {"middle": True}},
    "treeData": [{"instanceId": 1, "children": [{"instanceId": 2}, {"instanceId": 3}]}],
    "assetMetadata": {
        "1": member_row("DiningTable", anchor=4, at=(9, 9)),
        "2": member_row("Chair", anchor=7, at=(0, 0.1), align=(1, 2), rotation=180),
        "3": member_row("Chair-2", anchor=3, at=(-0.2, 0), align=(2, 1), rotation=270),
    },
}


def with_group(folder: Path, data: dict[str, Any]) -> Library:
    write_library(folder)
    (folder / "layouts" / "sets.json").write_text(json.dumps({"groups": [{"data": data}]}))
    return Library(folder)


def test_chairs_stand_around_their_table_and_face_it(tmp_path: Path) -> None:
    library = with_group(tmp_path, GROUP)
    (group,) = found_groups(library)
    entries = {"DiningTable": library.by_name["things", "table"]}
    entries["Chair"] = library.by_name["things", "chair"]
    table, behind, left = laid_out(np.random.default_rng(0), group, entries)
    np.testing.assert_allclose(table.half, [0.7, 0.4])
    np.testing.assert_allclose(behind.centre, [0, 0.4 + 0.1 + 0.25], atol=1e-6)
    np.testing.assert_allclose(left.centre, [-0.7 - 0.2 - 0.25, 0], atol=1e-6)
    for spot in (behind, left):
        faces = np.array([-np.sin(spot.turn), np.cos(spot.turn)])
        assert faces @ spot.centre < -0.9 * np.linalg.norm(spot.centre)


def test_a_group_stands_between_the_walls_or_not_at_all(tmp_path: Path) -> None:
    stage = Stage(np.random.default_rng(1), bank((), 0), library=with_group(tmp_path, GROUP))
    assert arrange(stage, 1.0, 1.0) == []
    assert not stage.parts
    tops = arrange(stage, 2.5, 2.5)
    assert len(tops) == 1, "things may be put on the table"
    low, high = Prop(stage.parts).bounds
    assert low.min() > -1.26
    assert high[:2].max() < 1.26
    assert len(stage.parts) == 3


def test_a_broken_group_is_an_error_that_names_its_file(tmp_path: Path) -> None:
    library = with_group(tmp_path, GROUP | {"treeData": [{"instanceId": 7}]})
    with pytest.raises(DataError, match=r"sets\.json.*broken group"):
        found_groups(library)
