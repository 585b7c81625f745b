"""A session: photo in, estimate out."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
import torch
from torch.nn import functional

from core.errors import ModelError, UsageError
from core.network.config import COMPACT, ConvConfig, DepthProConfig, PyramidConfig, VitConfig
from core.network.depth_pro import build_network
from core.progress import Cancelled, CancelToken, Progress
from core.session import Session, choose_device, choose_precision, prepare_image
from core.types import ModelInfo, Photo, Size

PRESET = dataclasses.replace(
    COMPACT, encoder=ConvConfig(input_pixels=96 * 64), decoder_dim=16, head_dims=(8, 8)
)


@pytest.fixture
def session() -> Session:
    torch.manual_seed(3)
    return Session(build_network(PRESET), ModelInfo("compact", "none", "cpu", "float32"))


def photo(width: int, height: int) -> Photo:
    rng = np.random.default_rng(0)
    return Photo("noise", None, rng.integers(0, 256, (height, width, 3), dtype=np.uint8))


@pytest.mark.parametrize("size", [(300, 200), (200, 300), (1, 1), (2000, 10)])
def test_estimate_of_any_shape(session: Session, size: tuple[int, int]) -> None:
    estimate = session.estimate(photo(*size))
    assert estimate.image_size == Size(*size)
    assert estimate.canonical_inverse_depth.dtype == np.float32
    assert bool(np.isfinite(estimate.canonical_inverse_depth).all())
    assert estimate.fov_deg is not None
    assert 0 < estimate.fov_deg < 180
    assert set(estimate.seconds) == {"preprocess", "network"}


def test_progress_reaches_the_end(session: Session) -> None:
    seen: list[Progress] = []
    session.estimate(photo(300, 200), progress=seen.append)
    assert len(seen) >= 5
    assert seen[-1].fraction == pytest.approx(1.0)


def test_cancelled_run_raises_and_the_next_one_is_whole(session: Session) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        session.estimate(photo(300, 200), cancel=token)
    first = session.estimate(photo(300, 200)).canonical_inverse_depth
    again = session.estimate(photo(300, 200)).canonical_inverse_depth
    np.testing.assert_array_equal(first, again)


def test_lack_of_memory_is_an_error_for_people(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object, **_kwargs: object) -> None:
        raise MemoryError

    monkeypatch.setattr(session, "_network", _Failing(session._network, fail))
    with pytest.raises(ModelError, match="not enough memory to estimate noise"):
        session.estimate(photo(30, 20))


class _Failing:
    def __init__(self, network: object, call: object) -> None:
        self.config, self.work, self._call = network.config, network.work, call

    def __call__(self, *args: object, **kwargs: object) -> object:
        return self._call(*args, **kwargs)


def test_full_network_gets_its_input_without_antialias() -> None:
    vit = VitConfig(image_size=128, width=16, depth=2, heads=2)
    config = DepthProConfig(encoder=PyramidConfig(vit=vit, taps=(0, 1)), fov_vit=vit)
    rgb = photo(700, 900).rgb
    expected = functional.interpolate(
        torch.from_numpy(rgb).permute(2, 0, 1)[None] / 255 * 2 - 1,
        (512, 512),
        mode="bilinear",
        align_corners=False,
    )
    torch.testing.assert_close(prepare_image(rgb, config), expected, atol=1e-5, rtol=0)


def test_compact_network_gets_its_input_with_antialias() -> None:
    rgb = np.zeros((640, 960, 3), np.uint8)
    rgb[:, ::2] = 255  # finer than the input can show: grey, not black or white
    image = prepare_image(rgb, PRESET)
    assert image.shape == (1, 3, 64, 96)
    assert float(image.abs().max()) < 0.1


def test_devices_and_precisions() -> None:
    assert choose_device("cpu") == "cpu"
    assert choose_precision("auto", "cpu") == "float32"
    assert choose_precision("auto", "cuda") == "float16"
    assert choose_precision("bfloat16", "cpu") == "bfloat16"
    with pytest.raises(UsageError, match="unknown device 'gpu'"):
        choose_device("gpu")
    with pytest.raises(UsageError, match="unknown precision 'int8'"):
        choose_precision("int8", "cpu")
    if not torch.cuda.is_available():
        with pytest.raises(ModelError, match="no cuda device"):
            choose_device("cuda")
