"""The network as a whole, on reduced configurations of the same class."""

from __future__ import annotations

import dataclasses

import pytest
import torch
from torch.nn import functional

from core.depth import MIN_CANONICAL
from core.metrics.surface import equal_neighbours
from core.network import depth_pro
from core.network.config import (
    COMPACT,
    FULL,
    ConvConfig,
    DepthProConfig,
    PyramidConfig,
    VitConfig,
)
from core.network.depth_pro import (
    LAYOUT_LIMIT,
    DepthPro,
    build_network,
    with_layout,
)
from core.network.heads import FAR_KNEE, FarTail
from core.progress import Cancelled, CancelToken, Monitor, Progress

VIT = VitConfig(image_size=128, width=16, depth=4, heads=2)
SMALL = DepthProConfig(
    encoder=PyramidConfig(vit=VIT, taps=(1, 2), dims=(8, 8, 12, 16, 16)),
    decoder_dim=8,
    head_dims=(8, 4),
    fov_vit=VIT,
)
SMALL_COMPACT = dataclasses.replace(
    COMPACT, encoder=ConvConfig(input_pixels=96 * 64), decoder_dim=16, head_dims=(8, 8)
)


@pytest.fixture
def small() -> DepthPro:
    torch.manual_seed(1)
    network = build_network(SMALL)
    torch.nn.init.constant_(network.head[4].bias, 0.5)  # keeps the last ReLU open
    return network


def image_for(config: DepthProConfig, batch: int = 1) -> torch.Tensor:
    torch.manual_seed(2)
    return torch.rand(batch, 3, *config.input_size(300, 200)) * 2 - 1


def test_full_network_has_the_published_number_of_parameters() -> None:
    with torch.device("meta"):
        network = build_network(FULL)
    assert sum(p.numel() for p in network.parameters()) == 951_991_330
    assert len(network.state_dict()) == 1_119


@pytest.mark.parametrize("config", [SMALL, SMALL_COMPACT], ids=["pyramid", "convolutional"])
def test_outputs_have_the_input_size_and_a_plausible_angle(config: DepthProConfig) -> None:
    network = build_network(config)
    image = image_for(config, batch=2)
    output = network(image)
    assert output.canonical.shape == (2, 1, *image.shape[-2:])
    assert bool((output.canonical >= 0).all())
    assert output.fov_deg is not None
    assert output.fov_deg.shape == (2,)


@pytest.mark.parametrize("tile_batch", [1, 3, 25, 100])
def test_the_size_of_a_tile_batch_does_not_change_the_result(
    small: DepthPro, tile_batch: int
) -> None:
    image = image_for(SMALL, batch=2)
    expected = small(image, tile_batch=5)
    found = small(image, tile_batch=tile_batch)
    torch.testing.assert_close(found.canonical, expected.canonical)
    torch.testing.assert_close(found.fov_deg, expected.fov_deg)


def test_images_of_a_batch_do_not_mix(small: DepthPro) -> None:
    images = image_for(SMALL, batch=3)
    together = small(images)
    for number in range(3):
        alone = small(images[number : number + 1])
        torch.testing.assert_close(together.canonical[number : number + 1], alone.canonical)
        torch.testing.assert_close(together.fov_deg[number : number + 1], alone.fov_deg)


@torch.inference_mode()
def test_bands_of_rows_give_what_one_pass_gives(
    small: DepthPro, monkeypatch: pytest.MonkeyPatch
) -> None:
    image = image_for(SMALL)
    monkeypatch.setattr(depth_pro, "BAND_BYTES", 1 << 40)
    whole = small(image).canonical
    row_bytes = 8 * 256 * 4  # 8 channels, 256 columns, float32
    monkeypatch.setattr(depth_pro, "BAND_BYTES", 26 * row_bytes)
    torch.testing.assert_close(small(image).canonical, whole)
    monkeypatch.setattr(depth_pro, "BAND_HALO", depth_pro.BAND_HALO - 2)
    assert not torch.equal(small(image).canonical, whole), "the halo is wider than it has to be"


@pytest.mark.parametrize("config", [SMALL, SMALL_COMPACT], ids=["pyramid", "convolutional"])
@pytest.mark.parametrize("with_fov", [True, False])
def test_progress_ends_at_all_of_the_work(config: DepthProConfig, with_fov: bool) -> None:
    network = build_network(config)
    image = image_for(config)
    seen: list[Progress] = []
    total = network.work(image, with_fov=with_fov)
    output = network(image, with_fov=with_fov, monitor=Monitor(total, seen.append))
    assert [p.done for p in seen] == sorted(p.done for p in seen)
    assert seen[-1].done == pytest.approx(total)
    assert (output.fov_deg is None) != with_fov


def test_cancelling_stops_between_blocks(small: DepthPro) -> None:
    image, token, steps = image_for(SMALL), CancelToken(), []

    def report(progress: Progress) -> None:
        steps.append(progress)
        if len(steps) == 3:
            token.cancel()

    with pytest.raises(Cancelled):
        small(image, monitor=Monitor(small.work(image), report, token))
    assert len(steps) == 3
    again = small(image)
    torch.testing.assert_close(again.canonical, small(image).canonical)


def test_every_parameter_that_the_result_depends_on_gets_a_gradient() -> None:
    network = DepthPro(SMALL).train()
    torch.nn.init.constant_(network.head[4].bias, 0.5)
    output = network(image_for(SMALL))
    (output.canonical.mean() + output.fov_deg.mean()).backward()
    idle = {name for name, p in network.named_parameters() if p.grad is None}
    # The coarsest level has no finer features to add; its unit only stands in the checkpoint.
    assert all(name.startswith("decoder.fusions.4.resnet1.") for name in idle)
    for name, parameter in network.named_parameters():
        assert name in idle or bool(torch.isfinite(parameter.grad).all()), name


def test_focal_head_does_not_train_the_depth_network() -> None:
    network = DepthPro(SMALL).train()
    network(image_for(SMALL)).fov_deg.sum().backward()
    assert all(p.grad is None for p in network.decoder.parameters())
    assert all(p.grad is not None for p in network.fov.parameters())


def test_compact_network_keeps_the_shape_of_the_photo() -> None:
    assert COMPACT.input_size(4000, 3000) == (384, 512)
    assert COMPACT.input_size(3000, 4000) == (512, 384)
    height, width = COMPACT.input_size(20000, 10)
    assert width / height == pytest.approx(4, rel=0.1)


def test_compact_output_is_in_units_of_the_width() -> None:
    """The same scene predicted in a wide input: C is relative to the width, so it is smaller."""
    network = build_network(dataclasses.replace(SMALL_COMPACT, layout_shares=()))
    with torch.no_grad():
        for parameter in network.head.parameters():
            parameter.zero_()
        network.head[4].bias.fill_(1.0)  # the head now says 1 everywhere
    with torch.no_grad():
        wide = network(torch.zeros(1, 3, 32, 128)).canonical
        tall = network(torch.zeros(1, 3, 128, 32)).canonical
    assert float(wide.mean()) == pytest.approx(0.5)
    assert float(tall.mean()) == pytest.approx(2.0)


def test_a_compact_network_keeps_the_order_of_what_is_too_far_to_tell() -> None:
    """A sky is no plateau of equal values, and no cell of it looks like depth."""
    torch.manual_seed(3)
    network = build_network(SMALL_COMPACT)
    torch.nn.init.constant_(network.head[4].bias, -1.0)
    with torch.no_grad():
        network.head[4].weight *= 30  # so that it does not say nearly the same everywhere
        canonical = network(image_for(SMALL_COMPACT)).canonical[0, 0].numpy()
    assert 0 < canonical.min() <= canonical.max() <= MIN_CANONICAL
    assert equal_neighbours(canonical) < 0.02


def test_the_far_tail_is_a_relu_that_goes_on() -> None:
    said = torch.tensor([-10.0, -1e-2, -1e-5, 0.0, FAR_KNEE, 1e-3, 2.0])
    kept = FarTail()(said)
    assert bool((kept.diff() > 0).all())
    torch.testing.assert_close(kept[4:], said[4:])
    around = FAR_KNEE + torch.tensor([-1e-8, 0, 1e-8])
    assert FarTail()(around).diff().tolist() == pytest.approx([1e-8, 1e-8], rel=1e-2)
    assert float(kept[3]) * LAYOUT_LIMIT < MIN_CANONICAL
    assert FarTail()(said.half()).dtype == torch.float32


def test_layout_and_angle_come_from_smaller_images() -> None:
    """Every second one mirrored; they count as work, all of which is reported."""
    torch.manual_seed(3)
    plain = build_network(dataclasses.replace(SMALL_COMPACT, sharpen_radius=0, layout_shares=()))
    torch.nn.init.constant_(plain.head[4].bias, 0.5)  # keeps the last ReLU open
    network = build_network(dataclasses.replace(plain.config, layout_shares=(0.5, 0.75)))
    network.load_state_dict(plain.state_dict())
    image = torch.randn(1, 3, 128, 256)
    seen: list[Progress] = []
    with torch.no_grad():
        answer = network(image, monitor=Monitor(network.work(image), seen.append))
        details = plain(image)
        half, larger = (
            functional.interpolate(image, size, mode="bilinear", antialias=True)
            for size in ((64, 128), (96, 192))
        )
        direct, mirrored = plain(half), plain(larger.flip(-1))
    maps = [
        functional.interpolate(each, (128, 256), mode="bilinear")
        for each in (direct.canonical, mirrored.canonical.flip(-1))
    ]
    wanted = with_layout(details.canonical, (maps[0] + maps[1]) / 2)
    torch.testing.assert_close(answer.canonical, wanted)
    torch.testing.assert_close(answer.fov_deg, (direct.fov_deg + mirrored.fov_deg) / 2)
    assert answer.context.shape == direct.context.shape
    assert network.work(image) == plain.work(image) + plain.work(half) + plain.work(larger)
    assert seen[-1].fraction == pytest.approx(1, abs=0.02)


def test_a_map_with_another_ones_layout_has_its_means_and_keeps_its_own_steps() -> None:
    details = torch.ones(1, 1, 64, 96)
    details[..., 40:] = 2.0
    layout = 0.5 + torch.arange(96.0).expand(1, 1, 64, 96) / 96
    taken = with_layout(details, layout)
    columns = taken[0, 0, 32]
    assert float(columns[40] / columns[39]) == pytest.approx(2, rel=0.05)
    assert float(columns[:16].mean()) == pytest.approx(float(layout[..., :16].mean()), rel=0.05)
    assert float(columns[-16:].mean()) == pytest.approx(float(layout[..., -16:].mean()), rel=0.05)
    assert torch.allclose(with_layout(details, details), details)


def test_layout_changes_a_map_by_a_bounded_factor() -> None:
    sky, near = torch.zeros(1, 1, 32, 32), torch.ones(1, 1, 32, 32)
    assert not with_layout(sky, near).any()
    torch.testing.assert_close(with_layout(near, 100 * near), 3 * near)
