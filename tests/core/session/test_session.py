"""A session: photo in, estimate out."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch

from core.errors import ModelError, WeightsError
from core.network.config import COMPACT, ConvConfig
from core.network.depth_pro import DepthPro, build_network
from core.progress import Cancelled, CancelToken, Progress
from core.session import Session, open_model
from core.session import session as session_module
from core.session.run_plan import RunPlan
from core.session.session import MAX_LANES
from core.types import ModelInfo, Photo, Size
from core.weights import catalog
from tests.small_depth_pro import small_entry, write_checkpoint

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


# The full network's class, small


@pytest.fixture
def checkpoint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = write_checkpoint(tmp_path / "small.pt")
    monkeypatch.setitem(catalog.CATALOG, "depth-pro", small_entry(path))
    return path


def opened(checkpoint: Path, **options: object) -> Session:
    return open_model("depth-pro", checkpoint=checkpoint, device="cpu", **options)


@pytest.mark.parametrize("precision", ["float32", "bfloat16"])
def test_prediction_can_be_left_out_and_made_up_for(checkpoint: Path, precision: str) -> None:
    whole = opened(checkpoint, precision=precision).estimate(photo(60, 40))
    session = opened(checkpoint, precision=precision, with_fov=False)
    assert session._network.fov is None
    without = session.estimate(photo(60, 40), with_fov=False)
    assert without.fov_deg is None
    np.testing.assert_array_equal(without.canonical_inverse_depth, whole.canonical_inverse_depth)
    steps: list[Progress] = []
    made_up = session.predict_fov(photo(60, 40), without, progress=steps.append)
    assert made_up.fov_deg == pytest.approx(whole.fov_deg, rel=1e-6)
    assert made_up.context is None
    assert steps[-1].fraction == pytest.approx(1.0)


def test_focal_head_is_loaded_when_a_prediction_is_asked_for(checkpoint: Path) -> None:
    session = opened(checkpoint, with_fov=False)
    assert session.estimate(photo(60, 40)).fov_deg is not None


def test_checkpoint_removed_before_its_focal_head_was_needed(checkpoint: Path) -> None:
    session = opened(checkpoint, with_fov=False)
    before = session.estimate(photo(60, 40), with_fov=False)
    checkpoint.unlink()
    with pytest.raises(WeightsError, match=r"small\.pt.*no such file"):
        session.estimate(photo(60, 40))
    again = session.estimate(photo(60, 40), with_fov=False)
    np.testing.assert_array_equal(before.canonical_inverse_depth, again.canonical_inverse_depth)


def test_only_the_small_network_takes_several_photos_at_a_time(
    session: Session, checkpoint: Path
) -> None:
    assert session.lanes == min(MAX_LANES, torch.get_num_threads())
    assert opened(checkpoint).lanes == 1


def test_an_estimate_with_prediction_holds_nothing_to_predict_from(session: Session) -> None:
    estimate = session.estimate(photo(60, 40), with_fov=False)
    assert estimate.fov_deg is not None, "the compact model predicts at no cost"
    with pytest.raises(ModelError, match="nothing to predict"):
        session.predict_fov(photo(60, 40), estimate)


# When memory runs out


@pytest.fixture
def run_out(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[tuple[int, torch.dtype]]]:
    """Lets the network fail for want of memory while ``enough`` is not fulfilled."""

    def install(enough: Callable[[int, torch.dtype], bool]) -> list[tuple[int, torch.dtype]]:
        tried: list[tuple[int, torch.dtype]] = []
        forward = DepthPro.forward

        def scarce(self: DepthPro, image: torch.Tensor, **options: object) -> object:
            attempt = (options["tile_batch"], image.dtype)
            tried.append(attempt)
            if not enough(*attempt):
                raise RuntimeError("[enforce fail] DefaultCPUAllocator: can't allocate memory")
            return forward(self, image, **options)

        monkeypatch.setattr(DepthPro, "forward", scarce)
        return tried

    return install


def test_smaller_batches_first(checkpoint: Path, run_out: Callable[..., list]) -> None:
    session = opened(checkpoint, precision="float32")
    tried = run_out(lambda tiles, _: tiles <= 2)
    estimate = session.estimate(photo(60, 40))
    assert [tiles for tiles, _ in tried] == [5, 2]
    assert estimate.notices == ("Memory ran out; went on with 2 tiles at a time.",)
    session.estimate(photo(60, 40))
    assert [tiles for tiles, _ in tried] == [5, 2, 2], "what worked is kept"


def test_then_a_lower_precision(checkpoint: Path, run_out: Callable[..., list]) -> None:
    session = opened(checkpoint, precision="float32")
    run_out(lambda _, dtype: dtype == torch.bfloat16)
    estimate = session.estimate(photo(60, 40))
    assert estimate.info.precision == session.info.precision == "bfloat16"
    assert "memory ran out" in estimate.info.reason
    assert estimate.fov_deg is not None
    assert "bfloat16" in estimate.notices[0]


def test_then_an_error_for_people_and_the_next_photo_is_tried(
    checkpoint: Path, run_out: Callable[..., list]
) -> None:
    session = opened(checkpoint, precision="float32")
    short = True
    run_out(lambda *_: not short)
    with pytest.raises(ModelError, match="not enough memory to estimate noise"):
        session.estimate(photo(60, 40))
    short = False
    assert session.estimate(photo(60, 40)).info.precision == "bfloat16"


def test_other_errors_are_not_taken_for_it(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object, **_options: object) -> None:
        raise RuntimeError("shapes do not match")

    monkeypatch.setattr(DepthPro, "forward", broken)
    with pytest.raises(RuntimeError, match="shapes"):
        session.estimate(photo(30, 20))


def test_a_network_without_a_file_cannot_change_its_precision(
    session: Session, run_out: Callable[..., list]
) -> None:
    run_out(lambda *_: False)
    with pytest.raises(ModelError, match="not enough memory"):
        session.estimate(photo(30, 20))
    assert session.info.precision == "float32"


def test_session_says_how_it_runs(session: Session) -> None:
    network = build_network(PRESET)
    info = ModelInfo("compact", "none", "cpu", "float32")
    told = Session(network, info, RunPlan("cpu", "float32", 1, "because.")).info
    assert told == dataclasses.replace(info, reason="because.")


def test_weights_that_do_not_fit_are_taken_in_a_lower_precision(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    placed = session_module._placed

    def scarce(module: torch.nn.Module, plan: RunPlan) -> torch.nn.Module:
        if plan.precision == "float32":
            raise torch.OutOfMemoryError("CUDA out of memory")
        return placed(module, plan)

    monkeypatch.setattr(session_module, "_placed", scarce)
    opened = Session(build_network(PRESET), ModelInfo("compact", "none", "cpu", "float32"))
    assert opened.info.precision == "bfloat16"
    assert opened.estimate(photo(60, 40)).fov_deg is not None


def test_weights_that_fit_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    def scarce(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(session_module, "_placed", scarce)
    with pytest.raises(ModelError, match="not enough memory for the model on the cpu"):
        Session(build_network(PRESET), ModelInfo("compact", "none", "cpu", "float32"))
