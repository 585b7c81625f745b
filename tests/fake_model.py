"""A model as a newcomer would add it: a file with a factory, and a row."""

from __future__ import annotations

import dataclasses
import threading

import numpy as np

from core.errors import ModelError
from core.progress import CancelToken
from core.session import DepthModel, OpenRequest
from core.types import Estimate, ModelInfo, Photo
from core.weights.entry import CatalogEntry

GRID = (24, 32)
FOV_DEG = 60.0


class FakeModel:
    """Sees a near box before a far wall, whatever the photo shows."""

    lanes = 1

    def __init__(self, model: str) -> None:
        self.info = ModelInfo(model, "", "cpu", "float32")

    def estimate(self, photo: Photo, **_: object) -> Estimate:
        canonical = np.full(GRID, 0.25, np.float32)
        canonical[8:16, 8:16] = 1.0
        return Estimate(canonical, FOV_DEG, photo.size, self.info, {"network": 0.1})

    def predict_fov(self, photo: Photo, estimate: Estimate, **_: object) -> Estimate:
        raise ModelError("it is always predicted")


class SlowModel(FakeModel):
    """Takes until ``LET_GO`` is set, or it is cancelled."""

    def estimate(
        self, photo: Photo, *, cancel: CancelToken | None = None, **options: object
    ) -> Estimate:
        while not LET_GO.wait(0.005):
            if cancel is not None:
                cancel.check()
        return super().estimate(photo, **options)


LET_GO = threading.Event()


def open_slow(request: OpenRequest) -> DepthModel:
    return SlowModel(request.entry.id)


def open_fake(request: OpenRequest) -> DepthModel:
    return FakeModel(request.entry.id)


FAKE = CatalogEntry(
    id="fake",
    title="Fake",
    factory="tests.fake_model:open_fake",
    licence="MIT",
    origin="the tests",
    quick=True,
)
SLOW = dataclasses.replace(
    FAKE, id="slow", title="Slow", factory="tests.fake_model:open_slow", quick=False
)
