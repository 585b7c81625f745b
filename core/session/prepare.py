"""From a photo to the network's input."""

from __future__ import annotations

import numpy as np
import torch
from PIL import Image
from torch import Tensor
from torch.nn import functional

from core.network.config import DepthProConfig
from core.types import ByteImage

# A photo is first reduced by a whole factor to no less than this many times the input's size.
REDUCING_GAP = 3.0


def prepare_image(rgb: ByteImage, config: DepthProConfig, device: str = "cpu") -> Tensor:
    """Return (1, 3, h, w) float32 in [-1, 1] of the network's input size.

    The full network's input is resized as the released one's: bilinear without antialias.
    The compact network's is far smaller than a photo, so it is resized with antialias.

    Args:
        rgb: (H, W, 3) uint8, sRGB.
        config: configuration of the network.
        device: where the result is; a GPU resizes a large photo for the full network itself.
    """
    height, width = config.input_size(rgb.shape[1], rgb.shape[0])
    if config.tiled and device != "cpu":
        return _resized_there(rgb, (height, width), device)
    if config.tiled:
        return functional.interpolate(
            _normalised(rgb), (height, width), mode="bilinear", align_corners=False
        )
    small = Image.fromarray(rgb).resize(
        (width, height), Image.Resampling.BILINEAR, reducing_gap=REDUCING_GAP
    )
    return _normalised(small).to(device)


def _normalised(image: ByteImage | Image.Image) -> Tensor:
    array = torch.from_numpy(np.array(image))  # a copy: torch wants a writable array
    return array.permute(2, 0, 1)[None].float().div_(127.5).sub_(1.0)


def _resized_there(rgb: ByteImage, size: tuple[int, int], device: str) -> Tensor:
    """As for the CPU, but the photo travels in bytes and is resized a channel at a time: in
    float32 the whole of a large one would take gigabytes."""
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
