"""A camera that is on: the newest frame, one error, and an end that never hangs."""

import threading

import pytest

from core.errors import CameraError
from core.live import Camera, photo_of
from core.live.latest import Latest
from core.live.sources import Pace, Stop, open_source
from tests.core.live.feed import Feed
from tests.films import Size, number_in, write_film


def test_only_the_newest_frame_is_kept():
    feed = Feed()
    with Camera("cam", open_it=feed.open) as camera:
        assert camera.latest() is None
        last = feed.give(5)
        frame = camera.wait(last - 1)
        assert (frame.number, frame.rgb[0, 0, 0]) == (4, 4)
        assert camera.latest() is frame
        assert camera.wait(last, 0) is None  # none newer
        feed.give()
        assert camera.wait(last).number == 5
        feed.end()
    assert feed.closed.wait(30)


def test_no_frame_is_kept_beside_the_newest():
    latest = Latest()
    for number in range(1000):
        latest.put(number)
    assert (latest.newest, latest.count) == (999, 1000)
    assert [value for value in vars(latest).values() if isinstance(value, list | dict)] == []


def test_an_unplugged_camera_is_told_once():
    feed = Feed()
    with Camera("cam", open_it=feed.open) as camera:
        feed.give()
        assert camera.wait() is not None
        feed.fail(CameraError("{camera}: {cause}", camera="cam", cause="it was unplugged"))
        with pytest.raises(CameraError, match="cam: it was unplugged"):
            camera.wait(0)
        assert camera.wait(0) is None
        assert camera.ended
        assert camera.latest().number == 0


def test_whatever_a_driver_raises_is_a_clear_error():
    def denied(name, stop):
        raise PermissionError(13, "Permission denied")

    with Camera("cam", open_it=denied) as camera:
        with pytest.raises(CameraError, match="cam: it stopped"):
            camera.wait()
        assert camera.latest() is None


def test_closing_does_not_wait_for_a_device_that_hangs():
    feed = Feed()
    camera = Camera("cam", open_it=feed.open)
    feed.give()
    camera.wait()
    camera.close()  # its thread is still in ``frames``
    assert camera.ended
    assert not feed.closed.is_set()
    assert camera.wait(0) is None
    feed.give()
    feed.end()
    assert feed.closed.wait(30)
    assert camera.latest().number == 0  # what came afterwards is dropped


def test_who_waits_is_woken_by_the_end():
    feed = Feed()
    camera = Camera("cam", open_it=feed.open)
    found = []
    waiting = threading.Thread(target=lambda: found.append(camera.wait()))
    waiting.start()
    camera.close()
    waiting.join()
    assert found == [None]
    feed.end()


def test_every_frame_reaches_the_listener():
    feed = Feed()
    with Camera("cam", open_it=feed.open) as camera:
        heard, three = [], threading.Event()

        def listener(frame):
            heard.append(frame.number)
            if len(heard) == 3:
                three.set()

        camera.listen(listener)
        feed.give(3)
        assert three.wait(30)
        assert heard == [0, 1, 2]
        feed.end()


def test_a_film_is_a_camera(tmp_path):
    path = write_film(tmp_path / "a.mp4", 4, fps=50)
    with Camera(str(path)) as camera:
        seen = []
        while (frame := camera.wait(seen[-1][0] if seen else -1)) is not None:
            seen.append((frame.number, number_in(frame.rgb)))
        assert camera.ended
        assert seen[-1][1] == 3
        assert [each for _, each in seen] == sorted(each for _, each in seen)
        photo = photo_of(camera.latest(), camera.name)
        assert (photo.name, photo.size, photo.path) == ("a.mp4", Size(64, 48), None)


def test_a_film_plays_at_its_own_pace():
    """The clock stands still, so the pace asks for the whole time to the frame."""
    asked = []

    class Waited(Stop):
        def wait(self, seconds):
            asked.append(seconds)

    now = [5.0]
    pace = Pace(Waited(), lambda: now[0])
    pace.wait_until(0)
    now[0] += 0.25
    pace.wait_until(1)
    assert asked == [0, 0.75]


def test_sources_that_are_not_there(tmp_path):
    for name, words in {
        "/dev/video77": "plugged in",
        str(tmp_path / "none.mp4"): "no such file",
        "99": "no camera 99",
        "file:///none.mp4": "there is none of that name",
    }.items():
        with pytest.raises(CameraError, match=words):
            open_source(name, Stop())


def test_a_film_that_is_no_film(tmp_path):
    (tmp_path / "a.mp4").write_text("Dear reader")
    with Camera(str(tmp_path / "a.mp4")) as camera, pytest.raises(CameraError, match="found text"):
        camera.wait()
