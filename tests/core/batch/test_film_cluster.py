"""Frames of films on a cluster: runs of a shot's frames, all answered, whatever comes last."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from core.batch import film_cluster
from core.batch.film_cluster import CHUNK, ray_networks
from core.batch.model import Model
from core.images import photo_from_rgb
from core.types import Photo
from tests.film_model import FilmModel


class ActorDiedError(Exception):
    """Stands for Ray's."""


class Cluster:
    """Stands for Ray: workers answer when ``work`` is called.

    Attributes:
        chunks: how many frames each worker's task had, in order.
        deaths: workers that die before they answer.
    """

    def __init__(self, deaths: int = 0) -> None:
        self.chunks: list[list[Photo]] = []
        self.deaths, self._model = deaths, FilmModel()
        self.exceptions = SimpleNamespace(RayError=Exception, RayActorError=ActorDiedError)

    def cluster_resources(self) -> dict[str, float]:
        return {}

    def put(self, value: object) -> object:
        return value

    def wait(self, waiting: list[Any], **_: object) -> tuple[list[Any], list[Any]]:
        return waiting[:1], waiting[1:]

    def get(self, value: Any) -> Any:
        return value

    def shutdown(self) -> None:
        """Nothing is left."""

    def remote(self, **_: object) -> Any:
        def hire(*_: object) -> Any:
            see = SimpleNamespace(remote=self._see)
            info = SimpleNamespace(remote=lambda: self._model.info)
            return SimpleNamespace(see=see, model_info=info)

        return lambda actor: SimpleNamespace(remote=hire)

    def _see(self, photos: list[Photo], with_fov: bool) -> Any:
        done: Future[Any] = Future()
        if self.deaths:
            self.deaths -= 1
            done.set_exception(ActorDiedError())
        else:
            self.chunks.append(photos)
            done.set_result([self._model.estimate(each, with_fov=with_fov) for each in photos])
        return SimpleNamespace(future=lambda: done)


def photos(*counts: int, side: int = 64) -> list[Photo]:
    """Frames of scenes that move slowly."""
    rng, found = np.random.default_rng(3), []
    for count in counts:
        scene = np.kron(rng.integers(0, 255, (9, 40, 3)), np.ones((6, 6, 1))).astype(np.uint8)
        found += [scene[:48, step : step + 64] for step in range(count)]
    enlarged = [np.kron(rgb, np.ones((side // 64, side // 64, 1), np.uint8)) for rgb in found]
    return [photo_from_rgb(rgb, str(number)) for number, rgb in enumerate(enlarged)]


def seen(
    cluster: Cluster,
    frames: list[Photo],
    monkeypatch: pytest.MonkeyPatch,
    begins: Sequence[int] = (0,),
) -> list[int]:
    """Sizes of the chunks, where shots begin with some frames; all answers are one worker's."""
    monkeypatch.setattr(film_cluster, "connect", lambda *_: cluster)
    monkeypatch.setattr(film_cluster, "content_of", lambda path: b"")
    with ray_networks("local", Model(), workers=2)() as network:
        waiting = [
            network.submit(photo, with_fov=True, begins=number in begins)
            for number, photo in enumerate(frames)
        ]
        answers = [each.result(10) for each in waiting]
    model = FilmModel()
    for photo, answer in zip(frames, answers, strict=True):
        expected = model.estimate(photo).canonical_inverse_depth
        np.testing.assert_array_equal(answer.canonical_inverse_depth, expected)
    return [len(chunk) for chunk in cluster.chunks]


def test_chunks_are_runs_of_one_shot_and_the_last_one_is_sent_when_it_is_waited_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert CHUNK == 4
    assert seen(Cluster(), photos(6, 9), monkeypatch, begins=(0, 6)) == [4, 2, 4, 4, 1]


def test_large_frames_travel_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    assert seen(Cluster(), photos(3, side=64 * 40), monkeypatch) == [1, 1, 1]


def test_a_chunk_whose_worker_dies_goes_to_another(monkeypatch: pytest.MonkeyPatch) -> None:
    assert seen(Cluster(deaths=2), photos(5), monkeypatch) == [4, 1]


def test_frames_are_no_longer_waited_for_where_workers_die_again_and_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with pytest.raises(film_cluster.ModelError, match="a worker failed: ActorDiedError"):
        seen(Cluster(deaths=3), photos(4), monkeypatch)
