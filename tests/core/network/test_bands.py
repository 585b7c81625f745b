"""Convolutions in bands of rows."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from core.network import bands
from core.network.bands import convolve
from core.progress import Cancelled, CancelToken, Monitor, Progress


@pytest.mark.parametrize("rows", [1, 3, 7, 100])
@torch.inference_mode()
def test_bands_give_what_one_pass_gives(rows: int, monkeypatch: pytest.MonkeyPatch) -> None:
    torch.manual_seed(0)
    conv, x = nn.Conv2d(3, 5, 3, padding=1), torch.randn(2, 3, 17, 11)
    monkeypatch.setattr(bands, "CONV_MACS", rows * 2 * 11 * conv.weight.numel())
    found = convolve(conv, x, monitor=Monitor(), stage="")
    torch.testing.assert_close(found, conv(x))


@torch.inference_mode()
def test_every_band_counts_and_can_be_cancelled(monkeypatch: pytest.MonkeyPatch) -> None:
    conv, x = nn.Conv2d(3, 5, 3, padding=1), torch.randn(1, 3, 16, 8)
    work = 16 * 8 * conv.weight.numel()
    monkeypatch.setattr(bands, "CONV_MACS", work / 4)
    seen: list[Progress] = []
    token = CancelToken()
    convolve(conv, x, monitor=Monitor(work, seen.append, token), stage="decoder")
    assert [p.fraction for p in seen] == [0.25, 0.5, 0.75, 1.0]
    token.cancel()
    with pytest.raises(Cancelled):
        convolve(conv, x, monitor=Monitor(work, seen.append, token), stage="decoder")
    assert len(seen) == 4
