"""Depth of frames on disk: the same numbers again, whole files only, within a limit."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from core.errors import ExportError
from core.films.coding import StoredFrame, pack_frame, rounded, unpack_frame
from core.films.store import DepthStore, clear, film_digest, kept, make_room
from core.progress import Cancelled
from core.types import DepthKind, Estimate, ModelInfo, Size

INFO = ModelInfo("compact", "ab" * 32, "cpu", "float32")
SIZE = Size(64, 48)


def estimate(seed: int = 0, fov_deg: float | None = 60.0) -> Estimate:
    values = np.random.default_rng(seed).uniform(0.01, 3, (24, 32)).astype(np.float32)
    return Estimate(values, fov_deg, SIZE, INFO)


def store(root: Path, film: str = "film", **options: int) -> DepthStore:
    return DepthStore(film, {"model": "compact"}, root=root, **options)


def test_values_come_back_within_a_quarter_of_a_thousandth_and_never_change_again() -> None:
    values = np.exp(np.random.default_rng(1).uniform(-9, 6, (37, 53))).astype(np.float32)
    values[3:9, 5:11] = 0
    first = unpack_frame(pack_frame(StoredFrame(values, 41.5)))
    assert first.fov_deg == 41.5
    np.testing.assert_allclose(first.canonical, values, rtol=2.5e-4)
    assert (first.canonical[3:9, 5:11] == 0).all()
    np.testing.assert_array_equal(rounded(first.canonical), first.canonical)


def test_a_map_of_nothing_but_sky_is_kept() -> None:
    assert (rounded(np.zeros((4, 6), np.float32)) == 0).all()


def test_a_smooth_map_takes_a_third_of_its_floats() -> None:
    rows, columns = np.mgrid[:288, :512].astype(np.float32)
    values = 0.2 + 0.1 * np.sin(rows / 40) + columns / 2000
    assert len(pack_frame(StoredFrame(values.astype(np.float32)))) < values.size * 4 / 12


@pytest.mark.parametrize("spoil", [lambda b: b[:20], lambda b: b[:-5], lambda b: b[:-1] + b"x"])
def test_a_frame_that_is_damaged_on_the_disk_counts_as_missing(tmp_path: Path, spoil) -> None:
    with store(tmp_path) as kept:
        kept.put(3, estimate())
        (file,) = kept.folder.rglob("*.depth")
        file.write_bytes(spoil(file.read_bytes()))
        assert kept.get(3) is None
        assert kept.missing(range(3, 4)) == [3]


def test_frames_are_found_by_another_process_later(tmp_path: Path) -> None:
    with store(tmp_path) as kept:
        put = {index: kept.put(index, estimate(index)) for index in (0, 5, 1000)}
    with store(tmp_path) as again:
        assert again.missing(range(0, 7)) == [1, 2, 3, 4, 6]
        assert again.missing(range(999, 1002)) == [999, 1001]
        for index, frame in put.items():
            found = again.estimate(index, SIZE)
            assert found is not None
            np.testing.assert_array_equal(found.canonical_inverse_depth, frame.canonical)
            assert found.fov_deg == again.angle(index) == 60.0
            assert (found.kind, found.info.model) == (DepthKind.CANONICAL_INVERSE, "compact")


def test_another_model_or_film_has_frames_of_its_own(tmp_path: Path) -> None:
    with store(tmp_path) as first, store(tmp_path, "other") as second:
        first.put(0, estimate())
        assert not second.has(0)
    with DepthStore("film", {"model": "depth-pro"}, root=tmp_path) as third:
        assert not third.has(0)
        assert third.estimate(0, SIZE) is None


def test_what_was_not_used_longest_goes_first_and_never_what_is_open(tmp_path: Path) -> None:
    stores = [store(tmp_path, name) for name in ("old", "newer", "newest")]
    for number, each in enumerate(stores):
        each.put(0, estimate(number))
    size = kept(tmp_path).bytes // 3
    for number, each in enumerate(stores):
        if number:
            each.close()
            os.utime(each.folder, (number, number))
    assert make_room(2 * size + size // 2, tmp_path) > 0
    assert [each.has(0) for each in stores] == [True, False, True]
    assert clear(tmp_path) > 0
    assert [each.has(0) for each in stores] == [True, False, False]
    stores[0].close()
    clear(tmp_path)
    assert kept(tmp_path).bytes == 0


def test_a_store_whose_process_was_killed_is_not_in_use(tmp_path: Path) -> None:
    program = (
        "import os, sys\nfrom pathlib import Path\nfrom core.films.store import DepthStore\n"
        f"store = DepthStore('film', 'x', root=Path({str(tmp_path)!r}))\n"
        "store.put_packed(0, b'x' * 1000)\nos.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", program], check=False, cwd=Path.cwd())
    assert kept(tmp_path).bytes >= 1000
    clear(tmp_path)
    assert kept(tmp_path).bytes == 0


def test_one_writes_at_a_time_and_who_waits_can_give_up(tmp_path: Path) -> None:
    def give_up() -> None:
        raise Cancelled

    first, second = store(tmp_path), store(tmp_path)
    with first.writing(give_up), pytest.raises(Cancelled), second.writing(give_up):
        raise AssertionError("both write")
    with second.writing(give_up):
        second.put(0, estimate())
    first.close()
    second.close()


def test_a_film_that_changes_is_another_one(tmp_path: Path) -> None:
    film = tmp_path / "a.mp4"
    film.write_bytes(b"x" * 200_000)
    before = film_digest(film)
    moved = film.rename(tmp_path / "b.mp4")
    assert film_digest(moved) == before
    status = moved.stat()
    moved.write_bytes(b"x" * 199_999 + b"y")
    os.utime(moved, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert film_digest(moved) != before


def test_a_disk_that_cannot_be_written_to_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(ExportError, match="a part of its path is a file"):
        store(tmp_path / "file")
