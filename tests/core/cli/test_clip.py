"""``leadline clip``: films in, files and a summary out."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.cli import clip, main
from tests.film_model import FilmModel
from tests.films import damaged, write_film

ROOT = Path(__file__).resolve().parents[3]
FRAMES = 5


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> FilmModel:
    fake = FilmModel()
    monkeypatch.setattr(clip, "open_session", lambda options, **_: fake)
    return fake


@pytest.fixture
def film(tmp_path: Path) -> Path:
    return write_film(tmp_path / "film.mp4", FRAMES, sound=True)


def run(*arguments: object) -> int:
    return main(["clip", *map(str, arguments)])


def test_files_are_told_one_a_line(model, film, tmp_path, capsys) -> None:
    assert run(film, "--out", tmp_path / "out", "--format", "depth-mp4,npz") == 0
    told = capsys.readouterr().out.splitlines()
    assert told == [str(tmp_path / "out" / "film.depth.mp4"), str(tmp_path / "out" / "film-npz")]
    assert len(list((tmp_path / "out" / "film-npz").glob("*.npz"))) == FRAMES
    assert model.seen == FRAMES


def test_the_summary(model, film, tmp_path, capsys) -> None:
    options = ("--format", "png16,ffv1", "--json", "--steady", "0.5", "--from", "0.04", "--to", "9")
    assert run(film, "--out", tmp_path / "out", *options) == 0
    summary = json.loads(capsys.readouterr().out)
    assert summary["frames"] == FRAMES - 1
    assert summary["first_frame"] == 1
    assert summary["fps"] == pytest.approx(25)
    assert (summary["focal_source"], summary["fov_deg"]) == ("predicted", pytest.approx(60))
    assert (summary["shots_begin"][0], summary["zooms"], summary["steady"]) == (0, [], 0.5)
    assert [Path(file).name for file in summary["files"]] == ["film-png16", "film.depth.mkv"]
    assert summary["failed"] == {}
    assert set(summary["seconds"]) == {"depth", "export"}
    assert {"flicker_before", "flicker_after", "shots", "notes", "sound"} <= set(summary)


def test_progress_is_told_on_standard_error(model, film, tmp_path, capsys) -> None:
    assert run(film, "--out", tmp_path / "out", "--format", "ffv1") == 0
    told = capsys.readouterr().err
    assert f"estimating 100%  {FRAMES} of {FRAMES} frames" in told
    assert f"writing 100%  {FRAMES} of {FRAMES} frames" in told


def test_a_focal_length_and_a_scale_of_the_user(model, film, tmp_path, capsys) -> None:
    options = ("--format", "npz", "--focal-px", "100", "--scale", "2", "--json")
    assert run(film, "--out", tmp_path / "out", *options) == 0
    assert json.loads(capsys.readouterr().out)["focal_source"] == "manual"
    with np.load(tmp_path / "out" / "film-npz" / "000002.npz") as npz:
        canonical = npz["canonical_inverse_depth"]
        assert npz["depth"].min() >= 2 * 100 / (64 * canonical.max()) * 0.999


def test_frames_that_cannot_be_read_are_told_and_all_others_written(
    model, tmp_path, capsys
) -> None:
    film = damaged(write_film(tmp_path / "a.mp4", 40, codec="mpeg4", gop=1))
    assert run(film, "--out", tmp_path / "out", "--format", "npz") == 0
    assert "frames cannot be read; the one before is shown" in capsys.readouterr().err
    assert len(list((tmp_path / "out" / "a-npz").glob("*.npz"))) == 40


def test_pictures_of_a_folder_and_animations_are_films(model, tmp_path, capsys) -> None:
    folder = tmp_path / "shot"
    folder.mkdir()
    pictures = [Image.new("RGB", (40, 30), (40 * number, 90, 20)) for number in range(3)]
    for number, picture in enumerate(pictures):
        picture.save(folder / f"{number:02}.png")
    gif = tmp_path / "moving.gif"
    pictures[0].save(gif, save_all=True, append_images=pictures[1:], duration=100)
    out = tmp_path / "out"
    assert run(folder, gif, "--out", out, "--format", "npz", "--fps", "10", "--json") == 0
    shot, moving = map(json.loads, capsys.readouterr().out.splitlines())
    assert (shot["frames"], shot["fps"]) == (3, pytest.approx(10))
    assert moving["frames"] == 3
    assert sorted(path.name for path in out.iterdir()) == ["moving-npz", "shot-npz"]


def test_a_bad_film_does_not_stop_the_others(model, film, tmp_path, capsys) -> None:
    bad = tmp_path / "bad.mp4"
    bad.write_bytes(b"no film")
    cut = tmp_path / "cut.mp4"
    cut.write_bytes(film.read_bytes()[:600])
    out = tmp_path / "out"
    assert run(bad, cut, film, "--out", out, "--format", "npz") == 1
    told = [line for line in capsys.readouterr().err.splitlines() if line.startswith("leadline")]
    assert any("bad.mp4" in line for line in told)
    assert any("cut.mp4" in line for line in told)
    assert "film-npz" in {path.name for path in out.iterdir()}


def test_a_film_that_was_cut_off_gives_what_can_be_read(model, tmp_path) -> None:
    whole = write_film(tmp_path / "whole.mkv", 40)
    cut = tmp_path / "cut.mkv"
    cut.write_bytes(whole.read_bytes()[: whole.stat().st_size * 2 // 3])
    assert run(cut, "--out", tmp_path / "out", "--format", "npz") == 0
    assert 1 <= len(list((tmp_path / "out" / "cut-npz").glob("*.npz"))) < 40


@pytest.mark.parametrize("frames", [1, 2])
def test_a_film_of_few_frames(model, tmp_path, frames) -> None:
    film = write_film(tmp_path / "few.mp4", frames)
    formats = "depth-mp4,ffv1,stereo,npz,ply"
    assert run(film, "--out", tmp_path / "out", "--format", formats) == 0


@pytest.mark.parametrize(
    ("options", "status", "said"),
    [
        (("--format", "betamax"), 2, "betamax is not available; choose from depth-mp4"),
        (("--format", "npz", "--steady", "1.5"), 2, "from 0 to 1"),
        (("--format", "npz", "--from", "-1"), 2, "--from"),
        (("--format", "npz", "--from", "3", "--to", "2"), 2, "begins at 3 s, but ends at 2 s"),
        (("--format", "npz", "--from", "99"), 1, "begins at 99 s, but the film ends at 0.2 s"),
    ],
)
def test_bad_options_are_told(model, film, tmp_path, capsys, options, status, said) -> None:
    assert run(film, "--out", tmp_path / "out", *options) == status
    assert said in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
    assert model.seen == 0


def test_files_that_are_there_stay(model, film, tmp_path, capsys) -> None:
    out = tmp_path / "out"
    assert run(film, "--out", out, "--format", "npz") == 0
    before = (out / "film-npz" / "000000.npz").read_bytes()
    assert run(film, "--out", out, "--format", "npz", "--scale", "2") == 1
    assert "is there already; choose another folder or --overwrite" in capsys.readouterr().err
    assert (out / "film-npz" / "000000.npz").read_bytes() == before
    assert run(film, "--out", out, "--format", "npz", "--scale", "2", "--overwrite") == 0
    assert (out / "film-npz" / "000000.npz").read_bytes() != before


def test_a_target_that_cannot_be_written_to(model, film, tmp_path, capsys) -> None:
    (tmp_path / "file").write_text("no folder")
    assert run(film, "--out", tmp_path / "file" / "out", "--format", "npz") == 1
    assert "a part of its path is a file" in capsys.readouterr().err


INTERRUPTED = """
import os, signal, sys
from core.cli import clip, main
from tests.film_model import FilmModel
class Model(FilmModel):
    def estimate(self, photo, **options):
        if self.seen == 3:
            os.kill(os.getpid(), signal.SIGINT)
        return super().estimate(photo, **options)
clip.open_session = lambda options, **_: Model(lanes=1)
sys.exit(main(sys.argv[1:]))
"""


def test_ctrl_c_leaves_what_the_next_call_goes_on_from(model, film, tmp_path) -> None:
    out = tmp_path / "out"
    arguments = ["clip", str(film), "--out", str(out), "--format", "npz"]
    stopped = subprocess.run(
        [sys.executable, "-c", INTERRUPTED, *arguments],
        cwd=ROOT,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
        capture_output=True,
        check=False,
    )
    assert stopped.returncode in (130, -signal.SIGINT)
    assert b"Traceback" not in stopped.stderr
    assert main(arguments) == 0
    assert 0 < model.seen < FRAMES
    assert len(list((out / "film-npz").glob("*.npz"))) == FRAMES
