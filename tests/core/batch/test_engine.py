"""Photos go through the steps side by side and come out in order."""

from __future__ import annotations

import threading
from pathlib import Path, PurePosixPath

import pytest
import torch
from PIL import Image

from core.batch.adjustment import Adjustment
from core.batch.engine import local_engine
from core.batch.items import Item
from core.export.recipe import Recipe
from core.export.reopen import read_npz
from core.types import FocalSource
from tests.core.cli.conftest import FakeSession

PHOTOS = 6
PATIENCE_S = 30


class Together(FakeSession):
    """Goes on only when as many photos are in the network as there are lanes."""

    def __init__(self, lanes: int) -> None:
        super().__init__()
        self.lanes = lanes
        self.threads: set[int] = set()
        self._barrier = threading.Barrier(lanes, timeout=PATIENCE_S)

    def estimate(self, photo, *, with_fov=True, progress=None, cancel=None):
        self._barrier.wait()
        self.threads.add(torch.get_num_threads())
        return super().estimate(photo, with_fov=with_fov)


@pytest.mark.parametrize("lanes", [1, 2])
def test_lanes_share_the_threads_and_keep_the_order(tmp_path: Path, lanes: int) -> None:
    items = []
    for number in range(PHOTOS):
        path = tmp_path / f"{number}.png"
        Image.new("RGB", (32, 24), (number, 90, 30)).save(path)
        items.append(Item(path, path.name, PurePosixPath(path.stem)))
    session, before = Together(lanes), torch.get_num_threads()
    outcomes = list(local_engine(lambda: session)(items, Recipe(("npz",)), tmp_path / "staging"))
    assert [outcome.item for outcome in outcomes] == items
    assert [outcome.error for outcome in outcomes] == [""] * PHOTOS
    assert session.threads == {max(1, before // lanes)}
    assert torch.get_num_threads() == before


def test_what_was_set_for_a_photo_holds_for_it_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    Image.new("RGB", (32, 24), (90, 30, 0)).save(path)
    adjusted = Adjustment(FocalSource.MANUAL, 40.0, 2.0)
    items = [
        Item(path, "a", PurePosixPath("a")),
        Item(path, "b", PurePosixPath("b"), adjusted),
        Item(path, "c", PurePosixPath("c"), Adjustment(FocalSource.PREDICTED, 40.0, 0.5)),
    ]
    recipe = Recipe(("npz",), focal_px=50.0, scene={"far_m": 30.0})
    outcomes = list(local_engine(lambda: Together(1))(items, recipe, tmp_path / "staging"))
    assert [outcome.error for outcome in outcomes] == [""] * 3
    files = [outcome.folder / f"{outcome.item.stem}.npz" for outcome in outcomes]
    plain, own, predicted = (read_npz(file) for file in files)
    assert (plain.focal.px, plain.focal.source, plain.scale) == (50.0, FocalSource.MANUAL, 1.0)
    assert (own.focal.px, own.focal.source, own.scale) == (40.0, FocalSource.MANUAL, 2.0)
    assert (predicted.focal.source, predicted.scale) == (FocalSource.PREDICTED, 0.5)
