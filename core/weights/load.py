"""Loading a checkpoint into a network: strict, safe, and explaining what does not fit."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file
from torch import Tensor

from core.errors import WeightsError
from core.network.config import DepthProConfig
from core.network.depth_pro import DepthPro, build_network
from core.progress import CancelToken
from core.weights.digest import file_sha256 as file_sha256

NAMES_SHOWN = 3  # of missing or unexpected tensors in a message


def load_network(
    path: Path,
    preset: DepthProConfig,
    *,
    dtype: torch.dtype,
    with_fov: bool = True,
    cancel: CancelToken | None = None,
) -> DepthPro:
    """Build the network and fill it with the checkpoint's tensors.

    Args:
        path: ``.safetensors`` or a PyTorch file, tensors named as the official checkpoint's.
        preset: the configuration that the checkpoint is for.
        dtype: floating type of the loaded network.
        with_fov: whether the focal head is loaded; without it ``fov`` of the result is None.
        cancel: checked between tensors.

    Raises:
        WeightsError: the file is missing, damaged, unsafe, or for another network.
        Cancelled: the token was cancelled.
    """
    tensors = read_tensors(path)
    with torch.device("meta"):
        network = build_network(preset)
    _check_names(path, tensors, network.state_dict())
    converted = {name: _convert(tensor, dtype) for name, tensor in tensors.items()}
    _check_finite(path, converted)
    network.load_state_dict(converted, strict=True, assign=True)
    return network.requires_grad_(False)


def read_tensors(path: Path) -> dict[str, Tensor]:
    """Return the tensors of a checkpoint, memory-mapped, without running any code in it.

    Raises:
        WeightsError: the file is missing, damaged or unsafe.
    """
    if not path.is_file():
        raise WeightsError(path, "there is no such file")
    try:
        if path.suffix == ".safetensors":
            return load_file(path)
        found = torch.load(path, map_location="cpu", weights_only=True, mmap=True)
    except (SafetensorError, pickle.UnpicklingError, RuntimeError, EOFError, OSError) as error:
        raise WeightsError(path, f"not a readable checkpoint ({_first_line(error)})") from error
    if not isinstance(found, Mapping) or not all(isinstance(v, Tensor) for v in found.values()):
        raise WeightsError(path, "it holds no table of tensors, as a checkpoint does")
    return dict(found)


def load_focal_head(path: Path, network: DepthPro, *, cancel: CancelToken | None = None) -> None:
    """Load the focal head into a network that was loaded without it.

    Args:
        path: the checkpoint that the network was loaded from.
        network: ``fov`` is filled in, in the type and on the device of the rest.
        cancel: checked between tensors.

    Raises:
        WeightsError: as ``load_network``, also when the file has gone meanwhile; the network
            stays as it was.
        Cancelled: the token was cancelled.
    """
    raise NotImplementedError


def _convert(tensor: Tensor, dtype: torch.dtype) -> Tensor:
    return tensor.to(dtype) if tensor.is_floating_point() else tensor


def _check_names(path: Path, found: Mapping[str, Tensor], expected: Mapping[str, Tensor]) -> None:
    missing = [name for name in expected if name not in found]
    unexpected = [name for name in found if name not in expected]
    other = [n for n in expected if n in found and found[n].shape != expected[n].shape]
    if not (missing or unexpected or other):
        return
    parts = [
        _listed("missing", [f"{name} {tuple(expected[name].shape)}" for name in missing]),
        _listed("unexpected", [f"{name} {tuple(found[name].shape)}" for name in unexpected]),
        _listed(
            "of another shape",
            [f"{n} {tuple(found[n].shape)}, expected {tuple(expected[n].shape)}" for n in other],
        ),
    ]
    raise WeightsError(path, "weights of another network: " + "; ".join(p for p in parts if p))


def _listed(what: str, names: list[str]) -> str:
    if not names:
        return ""
    more = f" and {len(names) - NAMES_SHOWN} more" if len(names) > NAMES_SHOWN else ""
    return f"{len(names)} {what}: {', '.join(names[:NAMES_SHOWN])}{more}"


def _check_finite(path: Path, tensors: Mapping[str, Tensor]) -> None:
    for name, tensor in tensors.items():
        if tensor.is_floating_point() and not torch.isfinite(tensor).all():
            raise WeightsError(path, f"damaged: {name} holds values that are not finite")


def _first_line(error: Exception) -> str:
    text = str(error).strip()
    return text.splitlines()[0] if text else type(error).__name__
