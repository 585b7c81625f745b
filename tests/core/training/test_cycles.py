"""Cycles: with a stand-in for Blender, and with Blender itself where there is one."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

pytest.importorskip("numba", reason="the train extra is not installed")

from core.errors import UsageError
from core.training.sources import RenderedViews
from core.training.synthetic import textures as textures_module
from core.training.synthetic.cycles import __main__ as command
from core.training.synthetic.cycles import blender, shards
from core.training.synthetic.cycles.blender import VARIABLE, BlenderError, find_blender
from core.training.synthetic.cycles.export import choose_focus
from core.training.synthetic.cycles.shards import Rendering, write_scenes
from core.training.synthetic.textures import bank
from tests.core.training.tiny_library import write_library

STAND_IN = """
import json, sys, numpy as np, OpenEXR
from pathlib import Path
folder = Path(sys.argv[1])
views = json.loads((folder / "scene.json").read_text())["views"]
for number, view in enumerate(views):
    if {dies} and number:
        sys.exit("out of memory")
    colour = np.full((view["height"], view["width"], 3), 0.1 + 0.1 * number, np.float32)
    with OpenEXR.File({{"type": OpenEXR.scanlineimage}}, {{"RGB": colour}}) as file:
        file.write(str(folder / f"{{number:02d}}.exr"))
"""


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(textures_module, "PROCEDURAL_PER_CATEGORY", 1)
    monkeypatch.setattr(shards, "VIEWS_PER_SCENE", 2)
    bank.cache_clear()
    yield
    bank.cache_clear()


def stand_in(monkeypatch: pytest.MonkeyPatch, folder: Path, *, dies: bool = False) -> None:
    script = folder / "stand_in.py"
    script.write_text(STAND_IN.format(dies=dies))
    monkeypatch.setattr(blender, "SCRIPT", script)


def job(assets: Path | None = None) -> Rendering:
    return Rendering(Path(sys.executable), assets=assets, kind="shapes", pixels=3000)


def test_without_blender_the_message_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "no-such-python"))
    with pytest.raises(UsageError, match=r"pip install bpy.*LEADLINE_BLENDER_PYTHON"):
        find_blender()
    monkeypatch.setattr(sys, "argv", ["cycles", "--out", str(tmp_path / "a"), "--scenes", "1"])
    assert command.main() == 1
    assert "pip install bpy" in capsys.readouterr().err
    assert not (tmp_path / "a").exists()


def test_scenes_are_folders_of_rendered_views(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    stand_in(monkeypatch, tmp_path)
    assert write_scenes(tmp_path / "out", job(), scenes=2, seed=5) == 2
    source = RenderedViews(tmp_path / "out")
    assert len(source.roles) == 4
    assert not source.missing()
    first, second = source.load(0), source.load(1)
    assert (first.inverse > 0).any()
    assert first.rgb.std() < 12, "one colour but for vignette and grain"
    assert second.focal_px > 0
    rows = (tmp_path / "out" / "scene-000000005" / "index.jsonl").read_text().splitlines()
    assert json.loads(rows[0])["kind"] == "shapes"
    assert not list(tmp_path.glob("out/*/blender"))


def test_a_killed_render_is_begun_anew_and_finished_scenes_stay(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    stand_in(monkeypatch, tmp_path)
    write_scenes(out, job(), scenes=1, seed=5)
    before = (out / "scene-000000005" / "000000.jpg").stat().st_mtime_ns
    stand_in(monkeypatch, tmp_path, dies=True)
    with pytest.raises(BlenderError, match="out of memory"):
        write_scenes(out, job(), scenes=2, seed=5)
    assert len(RenderedViews(out).roles) == 2, "nothing of the broken scene is seen"
    stand_in(monkeypatch, tmp_path)
    assert write_scenes(out, job(), scenes=2, seed=5) == 2
    assert (out / "scene-000000005" / "000000.jpg").stat().st_mtime_ns == before
    assert not list(out.glob("unfinished-*"))


def test_what_blender_reads_describes_the_scene(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    stand_in(monkeypatch, tmp_path)
    library = write_library(tmp_path / "library")
    kept: list[Path] = []
    monkeypatch.setattr(shards.shutil, "rmtree", lambda path, **_: kept.append(path))
    garden = Rendering(Path(sys.executable), assets=library, kind="garden", pixels=2000)
    write_scenes(tmp_path / "out", garden, scenes=1, seed=3)
    folder = tmp_path / "out" / "scene-000000003" / "blender"
    described = json.loads((folder / "scene.json").read_text())
    data = np.load(folder / "scene.npz")
    assert data["faces"].max() < len(data["vertices"]) == len(data["uv"]) == len(data["normals"])
    assert (folder / "surroundings.exr").is_file()
    assert not described["lights"], "the sky is sampled by Blender itself"
    used = {described["materials"][m]["texture"] for m in np.unique(data["material_of"])}
    assert used == {path.name for path in (folder / "textures").iterdir()}
    cut = next(m for m in described["materials"] if m["cutout"])
    with Image.open(folder / "textures" / cut["texture"]) as picture:
        assert picture.mode == "RGBA"
    assert 10 < described["views"][0]["lens_mm"] < 200


def test_a_lens_is_sharp_at_something_that_is_seen() -> None:
    random = np.random.default_rng(0)
    inverse = np.array([[0.0, 0.5], [1.0, 2.0]], np.float32)
    focus = choose_focus(random, inverse, 1.0)
    assert focus is not None
    assert 0.5 <= focus.distance_m <= 2.0
    assert choose_focus(random, inverse, 0.0) is None
    assert choose_focus(random, np.zeros((2, 2), np.float32), 1.0) is None, "only sky"


@pytest.mark.skipif(VARIABLE not in os.environ, reason=f"{VARIABLE} names no Blender")
def test_blender_renders_what_the_other_renderer_sees(tmp_path: Path) -> None:
    real = Rendering(find_blender(), kind="shapes", pixels=3000, samples=4)
    assert write_scenes(tmp_path, real, scenes=1, seed=5) == 1
    view = RenderedViews(tmp_path).load(0)
    assert view.rgb.std() > 12
