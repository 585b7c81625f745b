"""What is there stays, nothing half-written remains, one format's failure names its file."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from core.errors import ExportError, MeasureError, UsageError
from core.export import registry
from core.export.exports import Exports
from core.export.registry import FORMATS, Format, export_files, find_format, write_format
from core.export.scene import Facts, Scene
from core.progress import Cancelled, CancelToken, Monitor, Progress

ALL = list(FORMATS)
FILES = [
    "p.ply",
    "p.pcd",
    "p.xyz",
    "p.glb",
    "p.obj",
    "p.mtl",
    "p.texture.jpg",
    "p.stl",
    "p.json",
    "p.usdz",
    "p.splat.ply",
    "p.splat.glb",
    "p.splat.spz",
    "p.splat.json",
    "p.npz",
    "p.exr",
    "p.layers.exr",
    "p.depth.tif",
    "p.depth.png",
    "p.depth.json",
    "p.depth-scaled.png",
    "p.depth-scaled.json",
    "p.inverse.png",
    "p.spread.png",
    "p.spread.json",
    "p.color.png",
    "p.color.json",
    "p.legend.png",
    "p.legend.json",
    "p.labelled.png",
    "p.labelled.json",
    "p.normals.png",
    "p.normals.json",
    "p.contours.png",
    "p.contours.json",
    "p.contours.svg",
    "p.plan.png",
    "p.plan.svg",
    "p.gdepth.jpg",
    "p.rgbd.png",
    "p.rgbd-tb.png",
    "p.rgbd.tif",
    "p_LRF_Full_SBS.jpg",
    "p_LR.jpg",
    "p_TBF_fulltb.jpg",
    "p_180_LR.jpg",
]


@pytest.fixture
def scene(scene: Scene) -> Scene:
    """One that every format can be made of: the model was asked several times."""
    spread = np.full_like(scene.estimate.canonical_inverse_depth, 0.1)
    return replace(scene, estimate=replace(scene.estimate, spread=spread))


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.mark.parametrize("fmt", ["spatial", "heic"])
def test_spatial_photos_are_refused_with_what_to_take_instead(fmt) -> None:
    with pytest.raises(UsageError, match=r"cannot be written yet.*vr180"):
        find_format(fmt)


def test_every_format_is_listed_under_its_id() -> None:
    assert ALL[:2] == ["ply", "pcd"]
    assert all(entry.id == key for key, entry in FORMATS.items())


def test_all_files_are_written_and_named(scene: Scene, tmp_path: Path) -> None:
    folder = tmp_path / "new" / "out"
    exports = export_files(scene, folder, ALL, stem="p")
    assert exports == Exports([folder / name for name in FILES])
    assert names(folder) == set(FILES)


def test_the_photo_gives_the_name(scene: Scene, tmp_path: Path) -> None:
    assert export_files(scene, tmp_path, ["ply", "ply"]).files == [tmp_path / "Straße 1.ply"]


def test_a_name_with_dots_stays_whole(scene: Scene, tmp_path: Path) -> None:
    export_files(scene, tmp_path, ["contours"], stem="v1.2")
    assert names(tmp_path) == {"v1.2.contours.png", "v1.2.contours.json"}


@pytest.mark.parametrize("fmt", ["gltf", "nonsense"])
def test_unknown_formats_are_named(scene: Scene, tmp_path: Path, fmt: str) -> None:
    with pytest.raises(UsageError, match=f"'{fmt}' is not available; choose from ply, pcd"):
        export_files(scene, tmp_path / "out", ["ply", fmt])
    assert not names(tmp_path)


@pytest.mark.parametrize("existing", FILES)
def test_one_existing_file_stops_all(scene: Scene, tmp_path: Path, existing: str) -> None:
    (tmp_path / existing).write_text("precious")
    with pytest.raises(ExportError, match="is there already") as caught:
        export_files(scene, tmp_path, ALL, stem="p")
    assert caught.value.path == tmp_path / existing
    assert names(tmp_path) == {existing}
    assert (tmp_path / existing).read_text() == "precious"


def test_overwrite_replaces(scene: Scene, tmp_path: Path) -> None:
    (tmp_path / "p.ply").write_text("old")
    export_files(scene, tmp_path, ["ply"], stem="p", overwrite=True)
    assert (tmp_path / "p.ply").read_bytes().startswith(b"ply\n")
    assert names(tmp_path) == {"p.ply"}


def raising(failure: BaseException) -> Callable[[Scene, Path], None]:
    def write(_scene: Scene, path: Path) -> None:
        path.write_bytes(b"half")
        raise failure

    return write


def failing_facts(_scene: Scene) -> Facts:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize(
    ("replacement", "culprit"),
    [
        (
            Format("color", "", ".color.png", raising(OSError(errno.ENOSPC, ""))),
            "p.color.png",
        ),
        (
            Format("color", "", ".color.png", FORMATS["color"].write, failing_facts),
            "p.color.png",
        ),
    ],
)
def test_one_formats_failure_leaves_its_file_as_it_was_and_the_others_are_written(
    scene: Scene,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    replacement: Format,
    culprit: str,
) -> None:
    for name in ("p.ply", "p.color.png"):
        (tmp_path / name).write_text("precious")
    monkeypatch.setitem(FORMATS, "color", replacement)
    exports = export_files(scene, tmp_path, ["ply", "color", "npz"], stem="p", overwrite=True)
    assert [(failed.path, failed.cause) for failed in exports.failures] == [
        (tmp_path / culprit, "cannot be written: the disk is full")
    ]
    assert exports.files == [tmp_path / "p.ply", tmp_path / "p.npz"]
    assert names(tmp_path) == {"p.ply", "p.color.png", "p.npz"}
    assert (tmp_path / "p.color.png").read_text() == "precious"
    assert (tmp_path / "p.ply").read_bytes().startswith(b"ply\n")


def test_a_plan_without_a_floor_does_not_keep_the_others_back(
    scene: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    no_floor = Format("plan-png", "", ".plan.png", raising(MeasureError("no floor was found")))
    monkeypatch.setitem(FORMATS, "plan-png", no_floor)
    exports = export_files(scene, tmp_path, ["ply", "plan-png", "tiff"], stem="p")
    assert names(tmp_path) == {"p.ply", "p.depth.tif"}
    assert [str(failed) for failed in exports.failures] == [
        f"{tmp_path / 'p.plan.png'}: no floor was found"
    ]


@pytest.mark.parametrize("fmt", ALL)
def test_writers_name_the_cause_when_the_disk_stops_them(
    scene: Scene, tmp_path: Path, fmt: str
) -> None:
    resource = pytest.importorskip("resource")
    target = tmp_path / ("a" + FORMATS[fmt].suffix)
    target.write_text("precious")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (64, limits[1]))
    try:
        with pytest.raises(ExportError, match="too large for this disk") as caught:
            write_format(scene, fmt, target, overwrite=True)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert caught.value.path == target
    assert names(tmp_path) == {target.name}
    assert target.read_text() == "precious"


def test_a_failed_move_leaves_the_old_file(
    scene: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "p.ply").write_text("precious")

    def refuse(_self: Path, _target: Path) -> Path:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(Path, "replace", refuse)
    exports = export_files(scene, tmp_path, ["ply"], stem="p", overwrite=True)
    assert "no permission" in exports.failures[0].cause
    assert not exports.files
    assert names(tmp_path) == {"p.ply"}
    assert (tmp_path / "p.ply").read_text() == "precious"


def test_a_file_where_the_folder_should_be(scene: Scene, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(ExportError, match="out: the folder cannot be made"):
        export_files(scene, tmp_path / "out", ["ply"], overwrite=True)


def test_progress_counts_formats(scene: Scene, tmp_path: Path) -> None:
    seen: list[Progress] = []
    export_files(scene, tmp_path, ["npz", "ply"], stem="p", monitor=Monitor(2, seen.append))
    assert [step.fraction for step in seen] == [0.5, 1.0]
    assert [step.stage for step in seen] == ["wrote p.npz", "wrote p.ply"]


@pytest.mark.parametrize("files_before_stop", [1, 2])
def test_a_cancelled_export_leaves_nothing(
    scene: Scene, tmp_path: Path, files_before_stop: int
) -> None:
    token = CancelToken()
    seen: list[Progress] = []

    def stop_later(step: Progress) -> None:
        seen.append(step)
        if len(seen) == files_before_stop:
            token.cancel()

    with pytest.raises(Cancelled):
        export_files(scene, tmp_path, ["npz", "ply"], monitor=Monitor(2, stop_later, token))
    assert len(seen) == files_before_stop
    assert not names(tmp_path)


def test_find_format_knows_the_table() -> None:
    assert registry.find_format("npz") is FORMATS["npz"]


@pytest.mark.skipif(os.name != "posix", reason="names are text on this system")
@pytest.mark.parametrize("fmt", ALL)
@pytest.mark.parametrize("name", [b"caf\xe9", b" -a\n'\"\\#$(b)"])
def test_every_format_takes_every_name(scene: Scene, tmp_path: Path, fmt: str, name: bytes) -> None:
    stem = os.fsdecode(name)
    folder = tmp_path / os.fsdecode(b"caf\xe9")
    named = replace(scene, photo=replace(scene.photo, name=f"{stem}.jpg"))
    exports = export_files(named, folder, [fmt], stem=stem)
    assert not exports.failures
    assert set(folder.iterdir()) == set(exports.files)
