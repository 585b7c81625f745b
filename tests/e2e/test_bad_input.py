"""Whatever comes in, the message names the file, the window goes on, nothing is lost."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from core.settings import settings_path
from core.weights import entry
from gui.state.app_state import current_entry
from gui.state.entry import Status
from tests.e2e.driver import User, run
from tests.gui.seen import shown_layers


def png_that_claims(width: int, height: int) -> bytes:
    """A PNG whose header promises a picture that would fill the memory."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(bytes(100))), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )


def bad_files(photo: Path) -> dict[str, str]:
    """Make files that no photo can be read from: name -> word of the cause."""
    folder, data = photo.parent, photo.read_bytes()
    contents = {
        "text.jpg": (b"not a picture", "text"),
        "truncated.jpg": (data[: len(data) // 2], "cut off"),
        "empty.jpg": (b"", "empty"),
        "bomb.png": (png_that_claims(100_000, 100_000), "at most"),
    }
    for name, (content, _) in contents.items():
        (folder / name).write_bytes(content)
    return {name: word for name, (_, word) in contents.items()} | {"missing.jpg": "no such"}


def test_bad_photos_among_good_ones(photo: Path) -> None:
    causes = bad_files(photo)
    Image.new("RGB", (1, 1), "red").save(photo.with_name("dot.png"))
    Image.new("RGB", (20_000, 10), "red").save(photo.with_name("strip.png"))
    names = [*causes, "dot.png", "strip.png", photo.name]

    def script(user: User) -> None:
        user.drop(*(photo.with_name(name) for name in names))
        user.wait_for_depth(len(names))
        entries = {entry.name: entry for entry in user.state.entries}
        failed = {name for name, entry in entries.items() if entry.status == Status.FAILED}
        assert failed == set(causes)
        for name, word in causes.items():
            assert word in entries[name].error.lower(), entries[name].error
        told = [note.subject for note in user.window.frame.strip.notes()]
        assert told  # the strip keeps the latest few; the film strip marks all
        assert set(told) <= set(causes)
        assert current_entry(user.state).status == Status.DONE

    run(script)


def test_a_photo_deleted_while_it_waits(photo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from core.session import Session

    waiting = photo.with_name("waiting.jpg")
    waiting.write_bytes(photo.read_bytes())
    estimate = Session.estimate

    def delete_meanwhile(self, photo, **options):
        waiting.unlink(missing_ok=True)
        return estimate(self, photo, **options)

    monkeypatch.setattr(Session, "estimate", delete_meanwhile)

    def script(user: User) -> None:
        user.drop(photo, waiting)
        user.wait_for_depth(2)
        first, second = user.state.entries
        assert (first.status, second.status) == (Status.DONE, Status.FAILED)
        assert [note.subject for note in user.window.frame.strip.notes()] == ["waiting.jpg"]
        assert current_entry(user.state).name == photo.name

    run(script)


def test_corrupt_settings_are_kept_aside(photo: Path) -> None:
    path = settings_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("{ not json")

    def script(user: User) -> None:
        (note,) = user.window.frame.strip.notes()
        assert "settings.json" in note.text
        user.drop(photo)
        user.wait_for_depth()

    run(script)
    assert path.with_name("settings.json.bad").read_text() == "{ not json"


def test_corrupt_weights_leave_the_photo_on_show(
    photo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "compact.safetensors").write_bytes(b"\xff\xd8 a renamed picture")
    monkeypatch.setattr(entry, "bundled_folder", lambda: tmp_path)

    def script(user: User) -> None:
        user.drop(photo)
        user.wait(lambda: shown_layers(user.window.views.rasters["photo"])[0], "the photo")
        user.wait(lambda: user.state.model_error, "the message")
        note = user.window.frame.strip.notes()[0]
        assert note.subject == "compact.safetensors"
        assert "Not a readable checkpoint" in note.text

    run(script, wait_for_model=False)


def test_an_export_that_cannot_be_written(photo: Path, tmp_path: Path) -> None:
    occupied = tmp_path / "occupied"
    occupied.write_text("a file where a folder should be")

    def script(user: User) -> None:
        user.drop(photo)
        user.wait_for_depth()
        user.press_export("sample", occupied)
        user.wait(lambda: user.window.frame.strip.notes(), "the message")
        note = user.window.frame.strip.notes()[0]
        assert note.error
        assert "occupied" in note.subject + note.text

    run(script)
    assert occupied.read_text() == "a file where a folder should be"
