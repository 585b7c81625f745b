"""What FFmpeg says of a camera becomes a clear error; a camera is asked for the best it has."""

import errno
import os

import av
import pytest

from core.errors import CameraError
from core.live import Camera
from core.live.sources import Stop, open_source
from tests.films import number_in, write_film

CAUSES = {
    errno.EACCES: "no permission",
    errno.EBUSY: "another program uses it",
    errno.ENOENT: "plugged in",
    errno.ENODEV: "unplugged",
    errno.EINVAL: "no pictures",
}


@pytest.mark.parametrize("code", CAUSES)
def test_denied_busy_and_gone(monkeypatch, code):
    tried = []

    def refuse(address, mode, **options):
        tried.append(options["options"])
        raise (
            av.error.make_error(code)
            if hasattr(av.error, "make_error")
            else OSError(code, os.strerror(code))
        )

    monkeypatch.setattr("av.open", refuse)
    monkeypatch.setattr("sys.platform", "linux")
    with pytest.raises(CameraError, match=CAUSES[code]) as caught:
        open_source("/dev/video0", Stop())
    assert str(caught.value).startswith("/dev/video0: ")
    once = code in (errno.EACCES, errno.EBUSY, errno.ENOENT)
    assert len(tried) == (1 if once else 3)
    assert (tried[-1] == {}) is not once


class Unplugged:
    """A camera of two frames whose cable is then pulled."""

    def __init__(self, path):
        self._file = av.open(str(path))
        self.streams, self.closed = self._file.streams, False

    def decode(self, stream):
        frames = self._file.decode(stream)
        yield next(frames)
        yield next(frames)
        raise OSError(errno.ENODEV, os.strerror(errno.ENODEV))

    def close(self):
        self._file.close()
        self.closed = True


def test_a_pulled_cable(tmp_path, monkeypatch):
    pulled = Unplugged(write_film(tmp_path / "a.mkv", 5))
    asked = {}
    monkeypatch.setattr("av.open", lambda *places, **options: asked.update(options) or pulled)
    monkeypatch.setattr("sys.platform", "linux")
    with Camera("/dev/video0") as camera:
        with pytest.raises(CameraError, match="/dev/video0: it was unplugged"):
            camera.wait(1)
        assert number_in(camera.latest().rgb) == 1
        assert camera.ended
    assert pulled.closed
    assert asked["format"] == "v4l2"
    assert asked["options"]["video_size"] == "1280x720"


def test_an_address(tmp_path):
    path = write_film(tmp_path / "a.mp4", 5, fps=100)
    source = open_source(path.as_uri(), Stop())
    found = list(source.frames())
    source.close()
    assert [number_in(rgb) for _, rgb in found] == list(range(5))
    assert [seconds for seconds, _ in found] == pytest.approx([0, 0.01, 0.02, 0.03, 0.04])


def test_an_address_that_holds_only_sound(tmp_path):
    from tests.films import write_sound

    with pytest.raises(CameraError, match="no pictures"):
        open_source(write_sound(tmp_path / "a.m4a").as_uri(), Stop())


def test_a_numbered_camera(monkeypatch):
    from core.live import sources
    from core.live.devices import CameraDevice

    opened = []
    monkeypatch.setattr(sources, "list_cameras", lambda: (CameraDevice("/dev/video4", "Front"),))
    monkeypatch.setattr(sources, "_camera", opened.append)
    open_source("0", Stop())
    assert opened == ["/dev/video4"]
