"""Clips as files: what is in them, and that each is whole or not there, whatever happens."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np
import open3d
import OpenEXR
import pytest
from PIL import Image

from core.errors import ExportError, UsageError
from core.export.recipe import Recipe
from core.films.clip import FilmClip
from core.films.export import ClipExports, ClipOrder, check_targets, export_clip
from core.films.formats import CLIP_FORMATS
from core.films.network import local_network
from core.films.request import ClipRequest
from core.progress import Cancelled, CancelToken
from core.truth.truth_files import read_depth
from core.types import DepthKind
from tests.film_model import FOV_DEG, FilmModel, stopping_at
from tests.films import write_film

ROOT = Path(__file__).resolve().parents[3]
FRAMES = 6
FOCAL_PX = 32 / np.tan(np.radians(FOV_DEG / 2))


@pytest.fixture
def film(tmp_path: Path) -> Path:
    return write_film(tmp_path / "a.mp4", FRAMES, sound=True)


@pytest.fixture
def clip(film: Path) -> Iterator[FilmClip]:
    with open_clip(film) as clip:
        yield clip


def open_clip(
    film: Path, *, kind: DepthKind = DepthKind.CANONICAL_INVERSE, **wanted: float
) -> FilmClip:
    model = FilmModel(kind=kind)
    clip = FilmClip(ClipRequest(film, **wanted), model.info)
    with local_network(model) as network:
        clip.prepare(network)
    return clip


def order(out: Path, *formats: str, overwrite: bool = False, **scene: object) -> ClipOrder:
    return ClipOrder(Recipe(formats, scene=scene), out, "a", overwrite)


def files(out: Path) -> dict[str, bytes]:
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file()
    }


def export(clip: FilmClip, out: Path, *formats: str, **scene: object) -> ClipExports:
    exports = export_clip(clip, order(out, *formats, **scene))
    assert not exports.failures
    return exports


def pictures(path: Path) -> list[np.ndarray]:
    with av.open(str(path)) as container:
        return [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]


def comment(path: Path) -> dict[str, object]:
    with av.open(str(path)) as container:
        texts = {key.lower(): value for key, value in container.metadata.items()}
    return json.loads(texts["comment"])


def metres(clip: FilmClip, number: int) -> np.ndarray:
    """Depth on the grid by the formula."""
    frame = clip.steady_frame(clip.frames[number])
    return FOCAL_PX / (64 * frame.canonical)


def test_every_format_is_written_the_same_twice(clip: FilmClip, tmp_path: Path) -> None:
    formats = [fmt for fmt in CLIP_FORMATS if fmt != "usd"]
    first = export(clip, tmp_path / "one", *formats)
    export(clip, tmp_path / "two", *formats)
    assert files(tmp_path / "one") == files(tmp_path / "two")
    assert len(first.files) == len(formats)
    assert not [name for name in files(tmp_path / "one") if Path(name).name.startswith(".")]
    for fmt in formats:
        path = CLIP_FORMATS[fmt].path(tmp_path / "one", "a")
        if CLIP_FORMATS[fmt].numbered:
            assert len(list(path.glob("00000?.*"))) == FRAMES
        else:
            assert len(pictures(path)) == FRAMES


def test_lossless_depth_is_the_depth(clip: FilmClip, tmp_path: Path) -> None:
    export(clip, tmp_path, "ffv1")
    facts = comment(tmp_path / "a.depth.mkv")
    far, near = facts["depth_far_per_metre"], facts["depth_near_per_metre"]
    assert facts["unit"] == "metre"
    with av.open(str(tmp_path / "a.depth.mkv")) as container:
        codes = [frame.to_ndarray() for frame in container.decode(video=0)]
    for number, values in enumerate(codes):
        inverse = far + values.astype(np.float64) / 65_535 * (near - far)
        grid = metres(clip, number)
        assert inverse.min() >= 0.999 / grid.max()
        assert inverse.max() <= 1.001 / grid.min()
    assert max(values.max() for values in codes) > 60_000


def test_numbered_files_hold_metres_with_one_focal_length(clip: FilmClip, tmp_path: Path) -> None:
    export(clip, tmp_path, "npz", "exr", "png16")
    for number in range(FRAMES):
        with np.load(tmp_path / "a-npz" / f"{number:06}.npz") as npz:
            assert npz["focal_px"] == pytest.approx(FOCAL_PX)
            depth = npz["depth"]
            assert npz["canonical_inverse_depth"].shape == (36, 48)
        grid = metres(clip, number)
        assert grid.min() * 0.999 <= depth.min() <= depth.max() <= grid.max() * 1.001
        with OpenEXR.File(str(tmp_path / "a-exr" / f"{number:06}.exr")) as exr:
            np.testing.assert_array_equal(exr.channels()["Z"].pixels, depth)
        png = read_depth(tmp_path / "a-png16" / f"{number:06}.png")
        np.testing.assert_allclose(png, depth, atol=6e-4)
    told = json.loads((tmp_path / "a-npz" / "frames.json").read_text())
    assert [each["file"] for each in told["files"]] == [f"{n:06}.npz" for n in range(FRAMES)]
    np.testing.assert_allclose([each["time_s"] for each in told["files"]], np.arange(6) / 25)


def test_a_scale_and_a_focal_length_hold_for_all_frames(clip: FilmClip, tmp_path: Path) -> None:
    export(clip, tmp_path / "plain", "npz")
    recipe = Recipe(("npz",), focal_px=2 * FOCAL_PX, scene={"scale": 3.0})
    export_clip(clip, ClipOrder(recipe, tmp_path / "far", "a"))
    for number in range(FRAMES):
        name = f"a-npz/{number:06}.npz"
        with np.load(tmp_path / "plain" / name) as one, np.load(tmp_path / "far" / name) as other:
            np.testing.assert_allclose(other["depth"], 6 * one["depth"], rtol=1e-5)
            assert other["focal_source"] == "manual"


def test_films_keep_sound_and_times(tmp_path: Path) -> None:
    times = [0.0, 0.05, 0.3, 0.34, 0.9]
    film = write_film(tmp_path / "v.mp4", 5, times_s=times, sound=True)
    with open_clip(film) as clip:
        export(clip, tmp_path, "depth-mp4", "color-mp4", "stereo")
    for name in ("a.depth.mp4", "a.color.mp4", "a_LRF_Full_SBS.mp4"):
        with av.open(str(tmp_path / name)) as container:
            assert container.streams.audio
            found = [float(frame.time) for frame in container.decode(video=0)]
        np.testing.assert_allclose(found, times, atol=1e-3)


def test_stereo_films_have_their_layouts_and_names(clip: FilmClip, tmp_path: Path) -> None:
    export(clip, tmp_path, "stereo", "half-sbs", "tb")
    sizes = {
        "a_LRF_Full_SBS.mp4": (48, 128),
        "a_LR.mp4": (48, 64),
        "a_TBF_fulltb.mp4": (96, 64),
    }
    for name, size in sizes.items():
        assert pictures(tmp_path / name)[0].shape[:2] == size
        assert comment(tmp_path / name)["baseline_mm"] > 0
    full = pictures(tmp_path / "a_LRF_Full_SBS.mp4")[5].astype(int)
    assert np.abs(full[:, :64] - full[:, 64:]).mean() > 1


def test_colours_have_one_range(clip: FilmClip, tmp_path: Path) -> None:
    export(clip, tmp_path, "color-mp4", colormap="grey")
    low, high = comment(tmp_path / "a.color.mp4")["colormap_range"]
    shown = pictures(tmp_path / "a.color.mp4")
    for number, picture in enumerate(shown):
        share = ((1 / metres(clip, number)).mean() - low) / (high - low)
        assert picture.mean() / 255 == pytest.approx(share, abs=0.1)


def test_clouds_are_of_each_frame(clip: FilmClip, tmp_path: Path) -> None:
    export(clip, tmp_path, "ply", max_points=500, far_m=None)
    for number in range(FRAMES):
        path = tmp_path / "a-ply" / f"{number:06}.ply"
        points = np.asarray(open3d.io.read_point_cloud(str(path)).points)
        assert 0 < len(points) <= 500
        assert points[:, 2].max() <= metres(clip, number).max() * 1.001


def test_one_usd_scene_holds_all_clouds(clip: FilmClip, tmp_path: Path) -> None:
    usd = pytest.importorskip("pxr.Usd")
    geom = pytest.importorskip("pxr.UsdGeom")
    export(clip, tmp_path, "usd", max_points=400, far_m=None)
    export(clip, tmp_path / "again", "usd", max_points=400, far_m=None)
    assert files(tmp_path)["a.usdc"] == files(tmp_path / "again")["a.usdc"]
    stage = usd.Stage.Open(str(tmp_path / "a.usdc"))
    points = geom.Points(stage.GetPrimAtPath("/scene/points"))
    assert points.GetPointsAttr().GetTimeSamples() == list(map(float, range(FRAMES)))
    for number in range(FRAMES):
        xyz = np.asarray(points.GetPointsAttr().Get(number))
        assert 0 < len(xyz) <= 400
        assert -xyz[:, 2].min() <= metres(clip, number).max() * 1.001  # y up: z goes backwards
        assert len(points.GetWidthsAttr().Get(number)) == len(xyz)


def test_a_model_without_metres_loses_the_formats_that_need_them(
    film: Path, tmp_path: Path
) -> None:
    with open_clip(film, kind=DepthKind.AFFINE_INVERSE) as clip:
        exports = export_clip(clip, order(tmp_path / "out", "exr", "ffv1", "png16"))
    assert [path.name for path in exports.files] == ["a.depth.mkv"]
    assert {failed.path.name for failed in exports.failures} == {"a-exr", "a-png16"}
    assert comment(tmp_path / "out" / "a.depth.mkv")["unit"] == "relative"


def test_what_is_there_is_not_replaced_unasked(clip: FilmClip, tmp_path: Path) -> None:
    export(clip, tmp_path, "ffv1", "npz")
    before = files(tmp_path)
    for fmt in ("ffv1", "npz"):
        with pytest.raises(ExportError, match="is there already"):
            export_clip(clip, order(tmp_path, fmt))
        with pytest.raises(ExportError, match="is there already"):
            check_targets(clip, order(tmp_path, fmt))
    assert files(tmp_path) == before
    (tmp_path / "a-npz" / "000099.npz").write_text("of a longer clip")
    (tmp_path / "a-npz" / "notes.txt").write_text("mine")
    export_clip(clip, order(tmp_path, "ffv1", "npz", overwrite=True, scale=2.0))
    assert not (tmp_path / "a-npz" / "000099.npz").exists()
    assert (tmp_path / "a-npz" / "notes.txt").exists()
    assert files(tmp_path)["a-npz/000000.npz"] != before["a-npz/000000.npz"]


def test_an_export_that_was_stopped_goes_on(clip: FilmClip, tmp_path: Path) -> None:
    formats = ("depth-mp4", "npz")
    export(clip, tmp_path / "whole", *formats)
    cancel = CancelToken()
    out = tmp_path / "out"
    stop = stopping_at(3, cancel)
    with pytest.raises(Cancelled):
        export_clip(clip, order(out, *formats), progress=stop, cancel=cancel)
    assert [path.name for path in out.iterdir() if not path.name.startswith(".")] == ["a-npz"]
    first = (out / "a-npz" / "000000.npz").stat().st_mtime_ns
    export(clip, out, *formats)
    assert files(out) == files(tmp_path / "whole")
    assert (out / "a-npz" / "000000.npz").stat().st_mtime_ns == first


def test_a_stopped_export_with_other_settings_is_another(clip: FilmClip, tmp_path: Path) -> None:
    cancel = CancelToken()
    with pytest.raises(Cancelled):
        export_clip(clip, order(tmp_path, "npz"), progress=lambda _: cancel.cancel(), cancel=cancel)
    with pytest.raises(ExportError, match="is there already"):
        export_clip(clip, order(tmp_path, "npz", scale=2.0))


KILLED = """
import os, sys
from pathlib import Path
from core.export.recipe import Recipe
from core.films.clip import FilmClip
from core.films.export import ClipOrder, export_clip
from core.films.network import local_network
from core.films.request import ClipRequest
from tests.film_model import FilmModel
stage, frame = sys.argv[3], int(sys.argv[4])
def tell(progress):
    if (progress.stage, progress.done) == (stage, frame):
        os.kill(os.getpid(), 9)
model = FilmModel()
with FilmClip(ClipRequest(Path(sys.argv[1])), model.info) as clip:
    with local_network(model) as network:
        clip.prepare(network, progress=tell)
    formats = ("depth-mp4", "ffv1", "stereo", "exr", "npz")
    export_clip(clip, ClipOrder(Recipe(formats), Path(sys.argv[2]), "a"), progress=tell)
"""


@pytest.mark.parametrize(("stage", "frame"), [("estimating", 3), ("writing", 1), ("writing", 5)])
def test_a_killed_export_goes_on_and_makes_the_same_bytes(
    film: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stage: str, frame: int
) -> None:
    def run(out: Path, *when: str) -> int:
        arguments = [sys.executable, "-c", KILLED, str(film), str(out), *when]
        return subprocess.run(arguments, cwd=ROOT, env=os.environ, check=False).returncode

    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    out, whole = tmp_path / "out", tmp_path / "whole"
    assert run(out, stage, str(frame)) == -signal.SIGKILL
    there = files(out) if out.exists() else {}
    assert not [name for name in there if name.endswith((".mp4", ".mkv")) and name[0] != "."]
    assert run(out, "never", "0") == 0
    monkeypatch.setenv("LEADLINE_CACHE_DIR", str(tmp_path / "fresh"))
    assert run(whole, "never", "0") == 0
    assert files(out) == files(whole)


def test_a_format_that_fails_does_not_lose_the_others(
    clip: FilmClip, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from core.films.writers import film_file

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(film_file, "ten_bits", full)
    exports = export_clip(clip, order(tmp_path, "npz", "depth-av1", "ffv1"))
    assert [path.name for path in exports.files] == ["a-npz", "a.depth.mkv"]
    (failed,) = exports.failures
    assert failed.path.name == "a.depth-av1.mp4"
    assert "the disk is full" in str(failed)
    assert not (tmp_path / "a.depth-av1.mp4").exists()
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".leadline")]
    monkeypatch.undo()
    again = export_clip(clip, order(tmp_path, "npz", "depth-av1", "ffv1"))
    assert len(again.files) == 3
    assert not again.failures


def test_a_codec_that_is_not_there_is_named(
    clip: FilmClip, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from core.films.writers import film_file

    lacking = film_file.FilmCodec("10-bit HEVC", "libx999", "mp4", "yuv420p10le")
    monkeypatch.setattr(film_file, "HEVC_10", lacking)
    exports = export_clip(clip, order(tmp_path, "depth-mp4", "npz"))
    assert [path.name for path in exports.files] == ["a-npz"]
    assert "10-bit HEVC cannot be written here" in str(exports.failures[0])
    assert str(exports.failures[0].path) == str(tmp_path / "a.depth.mp4")


def test_a_folder_that_cannot_be_written_to_is_named(clip: FilmClip, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(ExportError, match="file"):
        export_clip(clip, order(tmp_path / "file" / "out", "npz"))


def test_an_unknown_format_is_refused(clip: FilmClip, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="choose from depth-mp4"):
        export_clip(clip, order(tmp_path, "betamax"))


def test_a_focal_length_that_nobody_knows_is_asked_for(film: Path, tmp_path: Path) -> None:
    model = FilmModel(fov_deg=None)
    with FilmClip(ClipRequest(film), model.info) as clip, local_network(model) as network:
        clip.prepare(network)
        with pytest.raises(UsageError, match=r"focal length of a\.mp4 is not known"):
            export_clip(clip, order(tmp_path / "out", "npz"))


@pytest.mark.parametrize(
    ("size", "too_small"),
    [((63, 47), set()), ((1, 1), {"a.depth.mp4", "a.depth.mkv"}), ((2, 95), {"a.depth.mp4"})],
)
def test_odd_sizes(tmp_path: Path, size: tuple[int, int], too_small: set[str]) -> None:
    width, height = size
    pixels = np.random.default_rng(0).integers(0, 255, (height, width, 3)).astype(np.uint8)
    folder = tmp_path / "pictures"
    folder.mkdir()
    for number in range(3):
        Image.fromarray(np.roll(pixels, number, 0)).save(folder / f"{number}.png")
    formats = (
        "depth-mp4",
        "ffv1",
        "color-mp4",
        "contours-mp4",
        "stereo",
        "half-sbs",
        "tb",
        "png16",
    )
    with open_clip(folder) as clip:
        exports = export_clip(clip, order(tmp_path / "out", *formats))
    assert {failed.path.name for failed in exports.failures} == too_small
    assert all("cannot hold pictures of" in str(failed) for failed in exports.failures)
    depth = read_depth(tmp_path / "out" / "a-png16" / "000000.png")
    assert depth.shape == (height, width)
