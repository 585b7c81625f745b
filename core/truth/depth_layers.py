"""Which channel of an EXR holds depth, by the names that renderers give it.

OpenEXR itself says ``Z``; Nuke ``depth.Z``; Blender ``ViewLayer.Depth.Z`` or ``.V``; Arnold
``Z``; V-Ray ``ZDepth``; others ``z``, ``Depth`` or ``depth.R``. Colour is never depth.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

_DEPTHS = ("z", "depth", "zdepth", "z_depth", "distance", "range")
_VALUES = ("z", "v", "r", "y", "x", "depth")
"""Channels that hold the one value of a layer of depth."""
_OTHERS = {
    "mist", "normal", "normals", "n", "position", "p", "vector", "motion", "speed", "uv",
    "crypto",
}  # fmt: skip


def depth_channels(names: Collection[str]) -> list[str]:
    """The channels that may hold depth; of a file with a single channel that one.

    Args:
        names: ``layer.channel``, or ``channel`` alone.
    """
    if len(names) == 1:
        return list(names)
    return [name for name in names if _is_depth(name, names)]


def _is_depth(name: str, names: Collection[str]) -> bool:
    *layers, channel = name.lower().split(".")
    layer = layers[-1] if layers else ""
    if _names_depth(layer):
        return channel in _VALUES and channel == _first(name, names)
    if layer in _OTHERS or _is_vector(name, names):
        return False
    return _names_depth(channel)


def _names_depth(word: str) -> bool:
    return word in _DEPTHS or word.endswith("depth") or word.startswith("depth")


def _is_vector(name: str, names: Collection[str]) -> bool:
    """Whether a Z is the third of X, Y and Z."""
    siblings = _siblings(name, names)
    return name.lower().endswith("z") and {"x", "y"} <= set(siblings)


def _first(name: str, names: Collection[str]) -> str:
    """The channel of a layer of depth that counts: programs repeat it as R, G and B."""
    siblings = _siblings(name, names)
    return next((value for value in _VALUES if value in siblings), "")


def _siblings(name: str, names: Collection[str]) -> Sequence[str]:
    layer = name.rpartition(".")[0]
    return [each.rpartition(".")[2].lower() for each in names if each.rpartition(".")[0] == layer]
