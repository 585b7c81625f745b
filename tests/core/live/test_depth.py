"""A model on the newest frame: never late by more than one run and the frame taken."""

import pytest

from core.errors import CameraError
from core.live.camera import Camera, CameraFrame
from core.live.depth import live_depth
from core.progress import Cancelled, CancelToken
from tests.core.live.feed import Feed
from tests.fake_model import FakeModel

FRAMES_PER_RUN = 7


class TickingModel(FakeModel):
    """While it runs, the camera goes on; remembers which frames it was given."""

    def __init__(self, feed, camera):
        super().__init__("fake")
        self._feed, self._camera, self.given = feed, camera, []
        self.with_fov = []

    def estimate(self, photo, *, with_fov=True, **options):
        newest = self._feed.given - 1
        self.given.append((int(photo.rgb[0, 0, 0]), newest))
        self.with_fov.append(with_fov)
        self._camera.wait(self._feed.give(FRAMES_PER_RUN) - 1)
        return super().estimate(photo, **options)


def test_latency_is_at_most_two_runs_of_the_network():
    feed = Feed()
    clock = iter(range(1000))
    with Camera("cam", open_it=feed.open) as camera:
        model = TickingModel(feed, camera)
        camera.wait(feed.give(3) - 1)
        results = live_depth(camera, model, now=lambda: float(next(clock)))
        for _ in range(6):
            live = next(results)
            assert feed.given - 1 - live.frame.number <= 2 * FRAMES_PER_RUN
            assert live.behind == FRAMES_PER_RUN
            assert live.seconds == 1
        assert [given for given, _ in model.given] == [newest for _, newest in model.given]
        assert live.fps == pytest.approx(1 / 2)
        assert live.photo.rgb is live.frame.rgb
        feed.end()


def test_the_last_frame_of_a_film_is_seen_and_then_it_ends():
    feed = Feed()
    with Camera("cam", open_it=feed.open) as camera:
        last = feed.give(4)
        feed.end()
        camera.wait(last - 1)
        assert [live.frame.number for live in live_depth(camera, FakeModel("fake"))] == [last]


def test_an_end_without_a_frame():
    feed = Feed()
    feed.end()
    with Camera("cam", open_it=feed.open) as camera:
        assert list(live_depth(camera, FakeModel("fake"))) == []


def test_errors_and_cancelling():
    feed = Feed()
    with Camera("cam", open_it=feed.open) as camera:
        feed.give()
        results = live_depth(camera, FakeModel("fake"))
        next(results)
        feed.fail(CameraError("it was unplugged"))
        with pytest.raises(CameraError, match="unplugged"):
            next(results)
    feed, token = Feed(), CancelToken()
    with Camera("cam", open_it=feed.open) as camera:
        feed.give()
        results = live_depth(camera, FakeModel("fake"), cancel=token)
        next(results)
        token.cancel()
        with pytest.raises(Cancelled):
            next(results)
        feed.end()


def test_the_focal_length_is_predicted_when_asked():
    class Still:
        name, ended = "cam", False

        def latest(self):
            return CameraFrame(0, 0.0, FRAME)

        def wait(self, after=-1, timeout_s=None):
            return self.latest()

    import numpy as np

    FRAME = np.zeros((4, 4, 3), np.uint8)
    asked = []

    class Asked(FakeModel):
        def estimate(self, photo, *, with_fov=True, **options):
            asked.append(with_fov)
            return super().estimate(photo)

    next(live_depth(Still(), Asked("fake"), with_fov=False))
    assert asked == [False]
