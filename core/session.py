"""One loaded model: photo in, estimate out."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import Tensor
from torch.nn import functional

from core.errors import ModelError, UsageError
from core.network.config import DepthProConfig, PyramidConfig
from core.network.depth_pro import DepthPro
from core.progress import CancelToken, Monitor, ProgressCallback
from core.types import ByteImage, Estimate, ModelInfo, Photo
from core.weights.catalog import find_entry
from core.weights.load import file_sha256, load_network

DEVICES = ("auto", "cpu", "cuda", "mps")
PRECISIONS = {
    "float32": torch.float32,
    "bfloat16": torch.bfloat16,
    "float16": torch.float16,
}
# A photo is first reduced by a whole factor to no less than this many times the input's size.
REDUCING_GAP = 3.0


class Session:
    """A network on a device, ready to estimate.

    Attributes:
        info: which model this is and how it runs.
    """

    def __init__(self, network: DepthPro, info: ModelInfo) -> None:
        self._network = network
        self.info = info

    @classmethod
    def open(
        cls,
        model: str = "compact",
        *,
        checkpoint: Path | None = None,
        device: str = "auto",
        precision: str = "auto",
    ) -> Session:
        """Load a model.

        Args:
            model: id in the catalog.
            checkpoint: weights to use instead of the catalog's file.
            device: "auto", "cpu", "cuda" or "mps".
            precision: "auto", "float32", "bfloat16" or "float16".

        Raises:
            WeightsError: the weights are missing or do not fit.
            ModelError: the device is not there.
            UsageError: an unknown model, device or precision.
        """
        entry = find_entry(model)
        chosen_device = choose_device(device)
        chosen_precision = choose_precision(precision, chosen_device)
        path = checkpoint or entry.path()
        network = load_network(path, entry.preset, dtype=PRECISIONS[chosen_precision])
        network = network.to(chosen_device).to(memory_format=torch.channels_last)
        info = ModelInfo(model, file_sha256(path), chosen_device, chosen_precision)
        return cls(network, info)

    def estimate(
        self,
        photo: Photo,
        *,
        progress: ProgressCallback | None = None,
        cancel: CancelToken | None = None,
    ) -> Estimate:
        """Run the network once on a photo.

        Args:
            photo: any size of at least 1 x 1.
            progress: called in this thread as work gets done.
            cancel: checked throughout; within a small part of the work.

        Raises:
            Cancelled: the token was cancelled.
            ModelError: memory ran out.
        """
        start = time.perf_counter()
        image = prepare_image(photo.rgb, self._network.config)
        image = image.to(self.info.device, PRECISIONS[self.info.precision])
        image = image.contiguous(memory_format=torch.channels_last)
        prepared = time.perf_counter()
        monitor = Monitor(self._network.work(image), progress, cancel)
        try:
            with torch.inference_mode():
                output = self._network(image, monitor=monitor)
                canonical = output.canonical[0, 0].float().cpu().numpy()
        except (torch.OutOfMemoryError, MemoryError) as error:
            raise ModelError(
                f"not enough memory to estimate {photo.name} on {self.info.device}"
            ) from error
        seconds = {"preprocess": prepared - start, "network": time.perf_counter() - prepared}
        fov = float(output.fov_deg[0])
        return Estimate(canonical, fov, photo.size, self.info, seconds)


def prepare_image(rgb: ByteImage, config: DepthProConfig) -> Tensor:
    """Return (1, 3, h, w) float32 in [-1, 1] of the network's input size.

    The full network's input is resized as the released one's: bilinear without antialias.
    The compact network's is far smaller than a photo, so it is resized with antialias.

    Args:
        rgb: (H, W, 3) uint8, sRGB.
        config: of the network.
    """
    height, width = config.input_size(rgb.shape[1], rgb.shape[0])
    if isinstance(config.encoder, PyramidConfig):
        return functional.interpolate(
            _normalised(rgb), (height, width), mode="bilinear", align_corners=False
        )
    small = Image.fromarray(rgb).resize(
        (width, height), Image.Resampling.BILINEAR, reducing_gap=REDUCING_GAP
    )
    return _normalised(small)


def _normalised(image: ByteImage | Image.Image) -> Tensor:
    array = torch.from_numpy(np.array(image))  # a copy: torch wants a writable array
    return array.permute(2, 0, 1)[None].float().div_(127.5).sub_(1.0)


def choose_device(device: str) -> str:
    """Return "cpu", "cuda" or "mps".

    Raises:
        UsageError: an unknown name.
        ModelError: a device that this machine does not have.
    """
    if device not in DEVICES:
        raise UsageError(f"unknown device {device!r}: choose one of {', '.join(DEVICES)}")
    there = {
        "cuda": torch.cuda.is_available(),
        "mps": torch.backends.mps.is_available(),
        "cpu": True,
    }
    if device == "auto":
        return next(name for name, available in there.items() if available)
    if not there[device]:
        raise ModelError(f"this machine has no {device} device: choose cpu or auto")
    return device


def choose_precision(precision: str, device: str) -> str:
    """Return the precision to run in; "auto" is half precision on a GPU, float32 elsewhere.

    Raises:
        UsageError: an unknown name.
    """
    if precision == "auto":
        return "float16" if device in ("cuda", "mps") else "float32"
    if precision not in PRECISIONS:
        names = ", ".join(("auto", *PRECISIONS))
        raise UsageError(f"unknown precision {precision!r}: choose one of {names}")
    return precision
