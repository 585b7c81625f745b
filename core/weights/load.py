"""Loading a checkpoint into a network: strict, safe, and within the memory of the result."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from pickle import UnpicklingError
from typing import Any
from zipfile import is_zipfile

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.overrides import TorchFunctionMode

from core.errors import WeightsError
from core.network.backbone import VitBackbone
from core.network.config import DepthProConfig
from core.network.cpu import prepare_for_cpu
from core.network.depth_pro import DepthPro, build_network
from core.network.encoder import PyramidEncoder
from core.network.int8 import quantised_weight
from core.progress import CancelToken, Monitor, ProgressCallback
from core.sentence import Sentence, joined
from core.weights.entry import Layout
from core.weights.hf_layout import is_transformers_layout, official_parts
from core.weights.pages import release_pages

STEP_VALUES = 1 << 17  # half a megabyte of float32, which stays in the cache
NAMES_SHOWN = 3  # of missing or unexpected tensors in a message
FOCAL_PREFIX = "fov."
PATCH_PREFIX = "encoder.patch_encoder."
LEVELS = ".levels"  # of a layer in 8-bit integers, which stand for its weight
PICKLE = b"\x80"  # how one begins
CUT_SHORT = Sentence("it is cut short: copy or download it again")
MISNAMED = Sentence("a PyTorch file that is named as safetensors: rename it to .pt")


def load_network(
    path: Path,
    preset: DepthProConfig,
    *,
    dtype: torch.dtype,
    int8: bool = False,
    with_fov: bool = True,
    cancel: CancelToken | None = None,
) -> DepthPro:
    """Build the network and fill it with the checkpoint's tensors.

    The result shares no memory with the file: that may change or go afterwards.

    Args:
        path: ``.safetensors`` or a PyTorch file, in the official or the transformers layout.
        preset: the configuration that the checkpoint is for.
        dtype: floating type of the loaded network.
        int8: the transformers come prepared for a CPU, with linear layers in 8-bit integers that
            are made straight from the file's values.
        with_fov: whether the focal head is loaded; without it ``fov`` of the result is None.
        cancel: checked between tensors.

    Raises:
        WeightsError: the file is missing, damaged, unsafe, or for another network.
        Cancelled: the token was cancelled.
    """
    network = _waiting(preset, dtype, int8=int8)
    if not with_fov:
        network.fov = None
    _fill(network, path, preset, cancel=cancel)
    return network


def load_focal_head(
    path: Path,
    network: DepthPro,
    *,
    dtype: torch.dtype,
    int8: bool = False,
    cancel: CancelToken | None = None,
) -> None:
    """Load the focal head into a network that was loaded without it.

    Args:
        path: the checkpoint that the network was loaded from.
        network: ``fov`` is filled in, on the device of the rest.
        dtype, int8: as ``load_network``.
        cancel: checked between tensors.

    Raises:
        WeightsError: as ``load_network``, also when the file has gone meanwhile; the network
            stays as it was.
        Cancelled: the token was cancelled.
    """
    head = _waiting(network.config, dtype, int8=int8).fov
    assert head is not None
    _fill(head, path, network.config, prefix=FOCAL_PREFIX, cancel=cancel)
    network.fov = head.to(next(network.head.parameters()).device)


def load_patch_encoder(
    path: Path, preset: DepthProConfig, *, dtype: torch.dtype, cancel: CancelToken | None = None
) -> VitBackbone:
    """Load nothing but the transformer that sees the tiles; arguments as ``load_network``."""
    encoder = _waiting(preset, dtype).encoder
    assert isinstance(encoder, PyramidEncoder)
    _fill(encoder.patch_encoder, path, preset, prefix=PATCH_PREFIX, cancel=cancel)
    return encoder.patch_encoder


def check_file(
    path: Path,
    preset: DepthProConfig,
    *,
    progress: ProgressCallback | None = None,
    cancel: CancelToken | None = None,
) -> Layout:
    """Raise what ``load_network`` would for this file, in the memory of a single tensor.

    Args:
        path: the checkpoint.
        preset: the configuration that it should be for.
        progress: told of bytes.
        cancel: checked between tensors.

    Returns:
        The layout in which it was found.

    Raises:
        WeightsError, Cancelled: as ``load_network``.
    """
    expected = _expected(preset)
    layout = recognise(path)
    size, count = path.stat().st_size, sum(tensor.numel() for tensor in expected.values())
    monitor = Monitor(size, progress, cancel)
    for name, parts in _stream(path, expected, expected, cancel):
        tensor = _converted(path, name, parts, expected[name].dtype)
        monitor.advance(size * tensor.numel() / count, "checking")
    return layout


def recognise(path: Path) -> Layout:
    """The layout of a checkpoint; errors as ``read_tensors``."""
    if is_transformers_layout(read_tensors(path)):
        return Layout.TRANSFORMERS
    return Layout.OFFICIAL_SAFETENSORS if _is_safetensors(path) else Layout.OFFICIAL_PT


def read_tensors(path: Path) -> dict[str, Tensor]:
    """Return the tensors of a checkpoint, memory-mapped, without running any code in it.

    Raises:
        WeightsError: the file is missing, damaged or unsafe.
    """
    if not path.is_file():
        raise WeightsError(path, "there is no such file")
    try:
        found = _open_any_format(path)
    except Exception as error:  # what is no checkpoint can make its readers fail in any way
        raise WeightsError(path, _why_unreadable(path, error)) from error
    if not isinstance(found, Mapping) or not all(isinstance(v, Tensor) for v in found.values()):
        raise WeightsError(path, "it holds no table of tensors, as a checkpoint does")
    return dict(found)


def empty_network(preset: DepthProConfig) -> DepthPro:
    """A network whose parameters have shapes but no values and take no memory."""
    with torch.device("meta"), _Uninitialised():
        return build_network(preset)


def _waiting(preset: DepthProConfig, dtype: torch.dtype, *, int8: bool = False) -> DepthPro:
    """A network without values, in the types and with the layers that it will run with."""
    network = empty_network(preset).to(dtype).requires_grad_(False)
    if int8:
        prepare_for_cpu(network, int8=True)
    return network


class _Uninitialised(TorchFunctionMode):
    """Leaves out the random initial values, which cost most of the time of building."""

    _INITIALISERS = frozenset(("uniform_", "normal_", "erfinv_", "mul_", "add_", "clamp_"))
    _FILLERS = frozenset(("fill_", "zero_", "constant_", "ones_", "zeros_", "kaiming_uniform_"))

    def __torch_function__(
        self,
        func: Any,
        types: Any,
        args: tuple[Any, ...] = (),
        kwargs: dict[str, Any] | None = None,
    ) -> Any:
        options = kwargs or {}
        if func.__name__ in self._INITIALISERS or func.__name__ in self._FILLERS:
            return args[0] if args else options["tensor"]
        return func(*args, **options)


def _is_mapped(path: Path) -> bool:
    """Whether its tensors are read from a mapping: not those of PyTorch before 1.6."""
    return is_zipfile(path) or _is_safetensors(path)


def _is_safetensors(path: Path) -> bool:
    return _start(path)[8:] == b"{"  # behind the length of its header


def _start(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(9)


def _open_any_format(path: Path) -> Any:
    if _is_safetensors(path):
        return load_file(path)
    zipped = is_zipfile(path)  # as torch.save writes since 1.6; only that can be mapped
    if not zipped and _start(path).startswith(b"PK"):
        raise EOFError(CUT_SHORT)
    if not zipped:
        with path.open("rb") as file, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about pickles that are refused right afterwards
            return torch.load(file, map_location="cpu", weights_only=True)
    if path.suffix == ".safetensors":  # by which torch would choose the format
        raise ValueError(MISNAMED)
    return torch.load(path, map_location="cpu", weights_only=True, mmap=True)


def _why_unreadable(path: Path, error: Exception) -> Sentence:
    text = str(error).strip() or type(error).__name__
    detail: object = text.splitlines()[0]
    if isinstance(error, UnpicklingError):
        code = re.search(r"GLOBAL (\S+)", text)
        if code or _start(path).startswith(PICKLE):
            return Sentence(
                "refused, since opening it could run code{name}: a checkpoint holds nothing "
                "but tensors",
                name=f" ({code.group(1)})" if code else "",
            )
        detail = Sentence("neither a PyTorch file nor safetensors")
    elif "not fully covered" in text:
        detail = CUT_SHORT
    elif text in (CUT_SHORT, MISNAMED):
        detail = error
    return Sentence("not a readable checkpoint ({detail})", detail=detail)


def _fill(
    module: nn.Module,
    path: Path,
    preset: DepthProConfig,
    *,
    prefix: str = "",
    cancel: CancelToken | None,
) -> None:
    """Give a module without values those that the checkpoint has for it; nothing else is read.

    Args:
        module: whose names begin with ``prefix`` in the official layout.
        path: the checkpoint.
        preset: configuration of the whole network, whose tensors the file must hold.
        prefix: what the module is called.
        cancel: checked between tensors.
    """
    expected = _expected(preset)
    state = module.state_dict()
    official = {prefix + name.replace(LEVELS, ".weight"): name for name in state}
    for name, parts in _stream(path, expected, [n for n in expected if n in official], cancel):
        own = official[name]
        if own.endswith(LEVELS):
            whole = _converted(path, name, parts, parts[0].dtype) if parts[1:] else parts[0]
            _check_finite(path, name, whole)
            levels, scale = quantised_weight(whole)
            _assign(module, own, levels)
            _assign(module, own.replace(LEVELS, ".scale"), scale)
        else:
            _assign(module, own, _converted(path, name, parts, state[own].dtype))


def _assign(module: nn.Module, name: str, values: Tensor) -> None:
    """Give one parameter or buffer its values. All at once, as ``load_state_dict`` does, would
    keep the interpreter from other threads for as long as a picture may take to be drawn."""
    owner, _, own = name.rpartition(".")
    parent = module.get_submodule(owner)
    is_parameter = own in parent._parameters
    setattr(parent, own, nn.Parameter(values, requires_grad=False) if is_parameter else values)


@lru_cache(maxsize=4)
def _expected(preset: DepthProConfig) -> Mapping[str, Tensor]:
    """The tensors that a checkpoint must have, without values; to build them takes a while."""
    state: Mapping[str, Tensor] = empty_network(preset).state_dict()
    return state


def _stream(
    path: Path,
    expected: Mapping[str, Tensor],
    wanted: Iterable[str],
    cancel: CancelToken | None,
) -> Iterator[tuple[str, tuple[Tensor, ...]]]:
    """The parts of the wanted tensors, one after the other, each to be done with before the next;
    the file must hold all expected ones."""
    parts = _open_checked(path, expected)
    mapped = _is_mapped(path)
    for name in wanted:
        if cancel is not None:
            cancel.check()
        yield name, parts[name]
        read = parts.pop(name)
        if mapped:
            release_pages(read)


def _open_checked(path: Path, expected: Mapping[str, Tensor]) -> dict[str, tuple[Tensor, ...]]:
    tensors = read_tensors(path)
    if is_transformers_layout(tensors):
        parts = official_parts(tensors)
    else:
        parts = {name: (tensor,) for name, tensor in tensors.items()}
    shapes = {name: _joined_shape(each) for name, each in parts.items()}
    _check_names(path, shapes, {name: tuple(each.shape) for name, each in expected.items()})
    return parts


def _joined_shape(parts: tuple[Tensor, ...]) -> tuple[int, ...]:
    shape = tuple(parts[0].shape)
    return shape if len(parts) == 1 else (sum(len(part) for part in parts), *shape[1:])


def _converted(path: Path, name: str, parts: tuple[Tensor, ...], dtype: torch.dtype) -> Tensor:
    """The parts joined, in memory of their own."""
    like = parts[0]
    if like.is_floating_point() != dtype.is_floating_point:
        raise WeightsError(
            path, "damaged: {name} is of the kind {kind}", name=name, kind=str(like.dtype)
        )
    whole = torch.empty(_joined_shape(parts), dtype=dtype)
    try:
        if len(parts) == 1:
            _copy(whole, like)
        else:
            for target, part in zip(
                torch.split(whole, [len(p) for p in parts]), parts, strict=True
            ):
                _copy(target, part)
    except RuntimeError as error:
        raise WeightsError(path, "damaged: {name} cannot be read", name=name) from error
    _check_finite(path, name, whole)
    return whole


def _check_finite(path: Path, name: str, tensor: Tensor) -> None:
    if not _is_finite(tensor):
        raise WeightsError(path, "damaged: {name} holds values that are not finite", name=name)


def _copy(target: Tensor, source: Tensor) -> None:
    """Copy and convert; by way of float32, from which torch is five times as fast to bfloat16.

    In small steps: memory of a passing copy of the whole would not go back to the system.
    """
    if (source.dtype, target.dtype) != (torch.float16, torch.bfloat16):
        target.copy_(source)
        return
    for narrow, half in zip(
        torch.split(target.view(-1), STEP_VALUES),
        torch.split(source.reshape(-1), STEP_VALUES),
        strict=True,
    ):
        narrow.copy_(half.float())


def _is_finite(tensor: Tensor) -> bool:
    """Whether no value is NaN or infinite; thirty times as fast as asking each one."""
    if not tensor.is_floating_point() or tensor.numel() == 0:
        return True
    return all(bool(torch.isfinite(end)) for end in torch.aminmax(tensor))


def _check_names(
    path: Path, found: Mapping[str, tuple[int, ...]], expected: Mapping[str, tuple[int, ...]]
) -> None:
    missing = [f"{name} {shape}" for name, shape in expected.items() if name not in found]
    unexpected = [f"{name} {shape}" for name, shape in found.items() if name not in expected]
    other = [
        Sentence("{name} {found}, expected {shape}", name=name, found=found[name], shape=shape)
        for name, shape in expected.items()
        if name in found and found[name] != shape
    ]
    listed = []
    if missing:
        listed.append(Sentence("{count} missing: {names}", count=len(missing), names=_few(missing)))
    if unexpected:
        listed.append(
            Sentence("{count} unexpected: {names}", count=len(unexpected), names=_few(unexpected))
        )
    if other:
        listed.append(
            Sentence("{count} of another shape: {names}", count=len(other), names=_few(other))
        )
    if listed:
        raise WeightsError(
            path, "weights of another network: {differences}", differences=joined(listed, "; ")
        )


def _few(names: Sequence[str]) -> Sentence:
    shown = joined(names[:NAMES_SHOWN], ", ")
    more = len(names) - NAMES_SHOWN
    return Sentence("{names} and {more} more", names=shown, more=more) if more > 0 else shown
