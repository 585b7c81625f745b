from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from core.effects.files import check_clip_size, write_clip, write_still
from core.errors import ExportError, UsageError
from core.progress import Cancelled

PIXELS = np.random.default_rng(1).integers(0, 255, (31, 41, 3)).astype(np.uint8)
FACTS = {"effect": "refocus", "f_number": 1.4}


def frames(count: int = 6, *, fail: bool = False) -> Iterator[np.ndarray]:
    for number in range(count):
        if fail and number == 3:
            raise Cancelled
        yield np.roll(PIXELS, 5 * number, axis=1)


def write(path: Path, *, overwrite: bool = False) -> None:
    if path.suffix == ".png":
        write_still(PIXELS, path, FACTS, overwrite=overwrite)
    else:
        write_clip(frames(40), path, FACTS, fps=10, overwrite=overwrite)


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".tif"])
def test_stills_say_what_they_are(tmp_path: Path, suffix: str) -> None:
    path = write_still(PIXELS, tmp_path / "new" / f"a{suffix}", FACTS)
    with Image.open(path) as image:
        image.load()
        text = {".png": lambda: image.text["Leadline"], ".jpg": lambda: image.getexif()[270]}
        said = text.get(suffix, lambda: image.tag_v2[270])()
        assert json.loads(said) == FACTS
        if suffix != ".jpg":
            np.testing.assert_array_equal(np.asarray(image), PIXELS)


@pytest.mark.parametrize("suffix", [".gif", ".webp"])
def test_animations(tmp_path: Path, suffix: str) -> None:
    path = write_clip(frames(), tmp_path / f"a{suffix}", FACTS, fps=20)
    with Image.open(path) as image:
        assert image.n_frames == 6
        assert image.size == (41, 31)
        assert image.info["loop"] == 0
        said = image.info["comment"] if suffix == ".gif" else image.getexif()[270]
        assert json.loads(said) == FACTS
        image.seek(1)
        image.load()
        assert image.info["duration"] == 50


def test_mp4(tmp_path: Path) -> None:
    path = write_clip(frames(), tmp_path / "a.mp4", FACTS, fps=12.5)
    with av.open(path) as container:
        stream = container.streams.video[0]
        assert json.loads(container.metadata["comment"]) == FACTS
        assert stream.codec_context.name == "h264"
        assert (stream.width, stream.height) == (40, 30)
        assert float(stream.average_rate) == 12.5
        assert sum(1 for _ in container.decode(video=0)) == 6


@pytest.mark.parametrize("suffix", [".gif", ".webp", ".mp4"])
def test_what_is_cancelled_leaves_nothing(tmp_path: Path, suffix: str) -> None:
    with pytest.raises(Cancelled):
        write_clip(frames(fail=True), tmp_path / f"a{suffix}", FACTS, fps=10)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("suffix", [".png", ".gif", ".mp4"])
def test_nothing_is_replaced_unasked(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_text("precious")
    with pytest.raises(ExportError, match="there already"):
        write(path)
    assert path.read_text() == "precious"


@pytest.mark.parametrize("suffix", [".png", ".gif", ".mp4"])
def test_a_full_disk_is_said_and_leaves_what_was_there(
    tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("there is no /dev/full here")
    path = tmp_path / f"a{suffix}"
    path.write_text("precious")

    monkeypatch.setattr("core.effects.files._opened", lambda path: full.open("wb"))
    with pytest.raises(ExportError, match="disk is full"):
        write(path, overwrite=True)
    assert path.read_text() == "precious"
    assert len(list(tmp_path.iterdir())) == 1


def test_other_names_and_endless_clips_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="ends in"):
        write_still(PIXELS, tmp_path / "a.exe", FACTS)
    with pytest.raises(UsageError, match="too many"):
        check_clip_size(600, 8000, 6000)


@pytest.mark.parametrize("shape", [(1, 64), (64, 1), (1, 1)])
def test_pictures_of_a_single_row_or_column_move_too(
    tmp_path: Path, shape: tuple[int, int]
) -> None:
    pixels = np.full((*shape, 3), 90, np.uint8)
    write_clip(iter([pixels] * 3), tmp_path / "a.mp4", FACTS, fps=10)
    with av.open(tmp_path / "a.mp4") as container:
        assert sum(1 for _ in container.decode(video=0)) == 3
