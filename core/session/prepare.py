"""From a photo to the network's input."""

from __future__ import annotations

import numpy as np
import torch
from PIL import Image
from torch import Tensor
from torch.nn import functional

from core.network.config import DepthProConfig
from core.types import ByteImage, Size

# A photo is first reduced by a whole factor to no less than this many times the input's size.
REDUCING_GAP = 3.0
BAND_PIXELS = 1 << 22


def prepare_image(rgb: ByteImage, config: DepthProConfig, device: str = "cpu") -> Tensor:
    """Return (1, 3, h, w) float32 in [-1, 1] of the network's input size.

    The full network's input is resized as the released one's: bilinear without antialias.
    The compact network's is far smaller than a photo, so it is resized with antialias.

    Args:
        rgb: (H, W, 3) uint8, sRGB.
        config: configuration of the network.
        device: where the result is; it resizes a photo for the full network itself.
    """
    height, width = config.input_size(rgb.shape[1], rgb.shape[0])
    if config.tiled:
        return _resized_there(rgb, (height, width), device)
    return _normalised(resized(rgb, Size(width, height))).to(device)


def resized(rgb: ByteImage, size: Size) -> Image.Image:
    """A photo made smaller, as Pillow's ``resize`` with a ``reducing_gap`` does, but in bands.

    A large photo as a whole would be copied for it.
    """
    height, width = rgb.shape[:2]
    across, down = (
        max(1, int(long / short / REDUCING_GAP))
        for long, short in ((width, size.width), (height, size.height))
    )
    if across == down == 1:
        return Image.fromarray(rgb).resize(size, Image.Resampling.BILINEAR)
    rows = down * max(1, BAND_PIXELS // (down * width))
    bands = (Image.fromarray(rgb[top : top + rows]) for top in range(0, height, rows))
    reduced = np.concatenate([np.asarray(band.reduce((across, down))) for band in bands])
    box = (0, 0, width / across, height / down)
    return Image.fromarray(reduced).resize(size, Image.Resampling.BILINEAR, box)


def _normalised(image: ByteImage | Image.Image) -> Tensor:
    array = torch.from_numpy(np.array(image))  # a copy: torch wants a writable array
    return array.permute(2, 0, 1)[None].float().div_(127.5).sub_(1.0)


def _resized_there(rgb: ByteImage, size: tuple[int, int], device: str) -> Tensor:
    """The photo travels in bytes and is resized a channel at a time: in float32 the whole of a
    large one would take gigabytes."""
    usable = rgb.flags.writeable and rgb.flags.c_contiguous  # torch wants nothing else
    photo = torch.from_numpy(rgb if usable else np.array(rgb)).to(device)
    channels = [
        functional.interpolate(
            channel[None, None].float().div_(127.5).sub_(1.0),
            size,
            mode="bilinear",
            align_corners=False,
        )
        for channel in photo.unbind(-1)
    ]
    return torch.cat(channels, dim=1)
