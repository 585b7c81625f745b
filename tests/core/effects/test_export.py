from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image

from core.effects.export import Order, write_effect
from core.effects.picture import EffectSource
from core.effects.request import EffectRequest
from core.errors import UsageError
from core.progress import Cancelled, CancelToken, Progress
from tests.sample_estimates import SIZE, make_estimate, make_photo


@pytest.fixture
def source() -> EffectSource:
    photo = make_photo()
    return EffectSource(photo, make_estimate(photo), focal_px=70.0)


def test_a_still_has_the_photos_size_and_says_how_it_was_made(
    source: EffectSource, tmp_path: Path
) -> None:
    seen: list[Progress] = []
    path = tmp_path / "a.png"
    request = EffectRequest("refocus", {"blur_by": "lens", "f_number": 2.0})
    write_effect(source, Order(request, path), progress=seen.append)
    with Image.open(path) as image:
        assert image.size == SIZE
        facts = json.loads(image.text["Leadline"])
    assert facts["f_number"] == 2.0
    assert facts["photo"] == "a.jpg"
    assert facts["weights_sha256"] == "0" * 64
    assert seen[-1].fraction == 1


def test_a_clip_has_the_width_asked_for(source: EffectSource, tmp_path: Path) -> None:
    path = tmp_path / "a.webp"
    values = {"parallax": 100.0, "frames": 4.0, "width": 64.0}
    write_effect(source, Order(EffectRequest("parallax", values), path))
    with Image.open(path) as image:
        assert image.size == (64, 48)
        assert image.n_frames == 4


def test_cancelled_before_it_began(source: EffectSource, tmp_path: Path) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        write_effect(source, Order(EffectRequest("haze"), tmp_path / "a.png"), cancel=token)
    assert not list(tmp_path.iterdir())


def test_too_large_a_film_writes_nothing(source: EffectSource, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr("core.effects.files.MAX_PIXELS_PER_CLIP", 1000)
    with pytest.raises(UsageError, match="frames"):
        write_effect(source, Order(EffectRequest("dolly"), tmp_path / "a.mp4"))
    assert not list(tmp_path.iterdir())
