"""Every effect is a row of the table, and a new row is found everywhere."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from PIL import Image

from core.cli import main
from core.effects.export import Order, write_effect
from core.effects.params import Param
from core.effects.picture import EffectSource
from core.effects.render import EffectRenderer
from core.effects.request import EffectRequest
from core.effects.table import EFFECTS, Effect, all_params, default_values
from tests.core.effects.scenes import picture
from tests.sample_effects import SEPIA
from tests.sample_estimates import make_estimate, make_photo


@pytest.fixture
def row(monkeypatch: pytest.MonkeyPatch) -> Effect:
    monkeypatch.setitem(EFFECTS, SEPIA.id, SEPIA)
    return SEPIA


@pytest.mark.parametrize("param", all_params().values(), ids=lambda param: param.name)
def test_every_default_is_allowed(param: Param) -> None:
    assert param.checked(param.default) == param.default
    with pytest.raises(ValueError, match=r"number|true|one of|colour"):
        param.checked(None)


def test_parameters_that_effects_share_are_the_same() -> None:
    for effect in EFFECTS.values():
        for param in effect.params:
            assert all_params()[param.name] == param


def test_a_new_row_is_a_command(
    row: Effect, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = SimpleNamespace(estimate=lambda photo, with_fov: make_estimate(photo))
    monkeypatch.setattr("core.cli.effect.open_session", lambda options, with_fov: session)
    Image.fromarray(make_photo().rgb).save(tmp_path / "a.png")
    command = ["effect", str(tmp_path / "a.png"), "--out", str(tmp_path), "--effect", "sepia"]
    assert main([*command, "--sepia-share", "100"]) == 0
    with Image.open(tmp_path / "a.sepia.png") as image:
        assert image.getchannel("B").getextrema() == (0, 0)
    assert main([*command, "--sepia-share", "101"]) == 2


def test_a_new_row_is_written(row: Effect, tmp_path: Path) -> None:
    photo = make_photo()
    source = EffectSource(photo, make_estimate(photo), focal_px=70.0)
    path = write_effect(source, Order(EffectRequest("sepia"), tmp_path / "a.png"))
    with Image.open(path) as image:
        assert json.loads(image.text["Leadline"])["sepia_share"] == 50


@pytest.mark.parametrize("effect", ["stereo", "anaglyph"])
def test_a_pair_says_what_it_asks_of_the_eyes_where_it_is_seen(effect) -> None:
    renderer = EffectRenderer(picture())
    told = {}
    for viewing in ("television", "cinema"):
        request = EffectRequest(effect, values=default_values() | {"viewing": viewing})
        told[viewing] = renderer.still(request)[1]
    shares = {each["parallax_percent"] for each in told.values()}
    assert len(shares) == 1
    assert told["cinema"]["parallax_degrees"] > told["television"]["parallax_degrees"]
    assert "cinema" in told["cinema"]["viewing_place"]
