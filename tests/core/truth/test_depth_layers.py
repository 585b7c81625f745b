"""core.truth.depth_layers: depth by the names that renderers give it, colour never."""

from __future__ import annotations

import pytest

from core.truth.depth_layers import depth_channels

COLOUR = ("R", "G", "B", "A")


@pytest.mark.parametrize(
    "name",
    [
        "Z",
        "z",
        "depth.Z",
        "ViewLayer.Depth.Z",
        "View Layer.Depth.V",
        "RenderLayer.Depth.Z",
        "ZDepth",
        "depth",
        "beauty.Z",
        "zdepth.R",
    ],
)
def test_depth_beside_colour(name: str) -> None:
    assert depth_channels([*COLOUR, "ViewLayer.Combined.R", "ViewLayer.Mist.Z", name]) == [name]


def test_depth_that_is_repeated_as_a_colour_counts_once() -> None:
    assert depth_channels([*COLOUR, "depth.B", "depth.G", "depth.R"]) == ["depth.R"]


@pytest.mark.parametrize(
    "names",
    [
        COLOUR,
        ("R", "G", "B"),
        ("Normal.X", "Normal.Y", "Normal.Z", "R"),
        ("X", "Y", "Z"),
        ("Y", "A"),
    ],
)
def test_colours_and_vectors_are_no_depth(names: tuple[str, ...]) -> None:
    assert depth_channels(names) == []


def test_a_single_channel_is_taken_whatever_its_name() -> None:
    assert depth_channels(["R"]) == ["R"]


def test_several_are_all_told() -> None:
    assert depth_channels([*COLOUR, "left.Z", "right.Z"]) == ["left.Z", "right.Z"]
