"""Changes of pictures on their device."""

from __future__ import annotations

import io

import numpy as np
import pytest
import torch
from numpy.random import default_rng
from PIL import Image

from core.training import retouch
from core.training.augment import NO_AUGMENTATION, AugmentConfig

CHANGES = (
    retouch.lit,
    retouch.coloured,
    retouch.blurred,
    retouch.sharpened,
    retouch.shrunk,
    retouch.noisy,
    retouch.compressed,
)


def pictures(count: int = 3) -> torch.Tensor:
    x = torch.linspace(0, 1, 96).expand(32, 96)
    made = torch.stack([x, x.flip(-1), (x * 40).sin() * 0.3 + 0.5])
    return made.expand(count, 3, 32, 96).clone()


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_change_is_one_and_leaves_a_picture(change) -> None:  # type: ignore[no-untyped-def]
    before = pictures()
    after = change(before, default_rng(2))
    assert after.shape == before.shape
    assert bool(after.isfinite().all())
    assert 1e-4 < float((after - before).abs().mean()) < 0.5


def test_without_changes_the_bytes_stay() -> None:
    source = torch.randint(0, 256, (2, 3, 32, 32), dtype=torch.uint8)
    found = retouch.retouch(source.float() / 255, NO_AUGMENTATION, default_rng(0))
    assert torch.equal(found, source)


def test_a_share_of_the_pictures_is_changed() -> None:
    before = pictures(40)
    config = AugmentConfig(color=0, blur=0, jpeg=0.5)
    after = retouch.retouch(before, config, default_rng(0)).float() / 255
    changed = ((after - before).abs().amax((1, 2, 3)) > 0.02).sum()
    assert 10 < int(changed) < 30


def test_blocks_are_those_of_jpeg() -> None:
    """Compared with Pillow's own of the same quality; grey, as colour is enlarged otherwise."""
    smooth = (pictures(1)[:, 2:].expand(-1, 3, -1, -1) * 255).round()
    rgb = smooth[0].permute(1, 2, 0).byte().numpy()
    file = io.BytesIO()
    Image.fromarray(rgb).save(file, "JPEG", quality=40, subsampling="4:2:0")
    expected = torch.from_numpy(np.asarray(Image.open(file)).copy()).permute(2, 0, 1).float()

    class Fixed:
        def uniform(self, low: float, high: float, size: object) -> np.ndarray:
            return np.full(size, 40.0)  # type: ignore[call-overload, no-any-return]

    found = retouch.compressed(smooth / 255, Fixed())[0] * 255  # type: ignore[arg-type]
    lost = float((smooth[0] - expected).abs().mean())
    assert float((found.clamp(0, 255) - expected).abs().mean()) < 0.5 * lost
