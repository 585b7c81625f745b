"""What training does to a network's modules and weights beside the optimizer's step."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import torch
from torch import Tensor, nn
from torch.nn.functional import conv2d, pixel_shuffle

from core.network.depth_pro import DepthPro
from core.session.run_plan import has_native_bfloat16
from core.training.curriculum import Precision, WantedPrecision

# While few steps are behind, the average must not be dominated by the first weights.
EMA_RAMP_STEPS = 10


def chosen_precision(precision: WantedPrecision, accelerator: str) -> Precision:
    """What "auto" means on this machine.

    Without instructions for it, a CPU takes five times as long in bfloat16 as in float32.
    """
    if precision != "auto":
        return precision
    on_cpu = accelerator == "cpu" or not torch.cuda.is_available()
    return "32-true" if on_cpu and not has_native_bfloat16() else "bf16-mixed"


def suit(network: DepthPro, precision: Precision, *, on_cpu: bool) -> None:
    """Have the modules compute in what suits them, where and in which precision they train."""
    if precision == "bf16-mixed":
        run_output_in_float32(network)
    if on_cpu and precision == "bf16-mixed":
        run_depthwise_in_float32(network)
    if on_cpu:
        run_doublings_as_products(network)


def run_depthwise_in_float32(network: nn.Module) -> None:
    """Their gradients in bfloat16 take four times as long on a CPU as in float32."""
    for module in network.modules():
        if isinstance(module, nn.Conv2d) and module.groups > 1:
            setattr(module, "forward", partial(_float32_forward, module.forward))  # noqa: B010


def run_doublings_as_products(network: nn.Module) -> None:
    """Transposed convolutions of 2 x 2 that do not overlap: a product at each pixel, spread out.

    On a CPU the gradient of their weights takes several times as long otherwise.
    """
    for module in network.modules():
        if isinstance(module, nn.ConvTranspose2d) and module.kernel_size == module.stride == (2, 2):
            setattr(module, "forward", partial(_doubled, module))  # noqa: B010


def _doubled(layer: nn.ConvTranspose2d, x: Tensor) -> Tensor:
    wide = layer.weight.flatten(1).t()[:, :, None, None]
    bias = None if layer.bias is None else layer.bias.repeat_interleave(4)
    return pixel_shuffle(conv2d(x, wide, bias), 2)


def run_output_in_float32(network: DepthPro) -> None:
    """The depth head's last convolution: bfloat16 has 8 bits, and its steps would look like edges.

    Losses on gradients see them in a map that is smooth.
    """
    last = network.head[-2]
    setattr(last, "forward", partial(_float32_forward, last.forward))  # noqa: B010


def _float32_forward(forward: Callable[[Tensor], Tensor], x: Tensor) -> Tensor:
    with torch.autocast(x.device.type, enabled=False):
        return forward(x.float())


def freeze_statistics(network: nn.Module) -> None:
    """Keep ImageNet's batch statistics: small batches of one kind of scene have poor ones."""
    for module in network.modules():
        if isinstance(module, nn.modules.batchnorm._BatchNorm):
            module.eval()


def normalised(rgb: Tensor) -> Tensor:
    """(B, 3, h, w) uint8 to the network's input, float32 in [-1, 1]."""
    image = rgb.to(memory_format=torch.channels_last).float()
    return image.div_(127.5).sub_(1.0)


def average(averaged: nn.Module, network: nn.Module, decay: float, step: int) -> None:
    """Move ``averaged`` towards ``network``; nothing to do where it is the network itself."""
    if averaged is network:
        return
    decay = min(decay, step / (step + EMA_RAMP_STEPS))
    with torch.no_grad():
        # All at once: on a GPU, hundreds of small ones would take longer than the step's losses.
        torch._foreach_lerp_(list(averaged.parameters()), list(network.parameters()), 1 - decay)
