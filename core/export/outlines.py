"""Contours as an SVG file: outlines of the grid's contour cells."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
from numpy.typing import NDArray

from core.export.pictures import contours_png_facts, scene_contours
from core.export.scene import Scene
from core.types import Mask

SVG = "http://www.w3.org/2000/svg"
_EAST = 0  # then south, west, north
_TURNS = (1, 0, -1)  # right, straight on, left
Loop = NDArray[np.int64]


def write_contours_svg(scene: Scene, path: Path) -> None:
    """Write one filled path in the photo's pixels: pixel (0, 0) spans 0 to 1 on both axes."""
    mask = scene_contours(scene)
    size = scene.photo.size
    height, width = mask.shape
    ElementTree.register_namespace("", SVG)
    box = {"width": str(size.width), "height": str(size.height)}
    root = ElementTree.Element(
        f"{{{SVG}}}svg", {**box, "viewBox": f"0 0 {size.width} {size.height}"}
    )
    add_element(root, "title").text = f"Occluding contours of {printable(scene.photo.name)}"
    facts = scene.metadata | contours_png_facts(scene)
    add_element(root, "metadata").text = json.dumps(facts | {"unit": "pixel of the photo"})
    scales = (size.width / width, size.height / height)
    d = " ".join(loop_path(loop, scales) for loop in outlines(mask))
    add_element(root, "path", {"d": d, "fill": "black", "fill-rule": "evenodd"})
    path.write_bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True))


def add_element(
    root: ElementTree.Element, name: str, attributes: dict[str, str] | None = None
) -> ElementTree.Element:
    """A child of an SVG element."""
    return ElementTree.SubElement(root, f"{{{SVG}}}{name}", attributes or {})


def printable(name: str) -> str:
    """XML has no place for control characters."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in name)


def loop_path(loop: Loop, scales: tuple[float, float]) -> str:
    """A closed outline as data of an SVG path, its corners times the scales of x and y."""
    points = " ".join(f"{x * scales[0]:.6g},{y * scales[1]:.6g}" for x, y in loop.tolist())
    return f"M{points}Z"


def outlines(mask: Mask) -> list[Loop]:
    """Closed outlines of the set cells, clockwise on a screen around cells, else around holes.

    Args:
        mask: (h, w) bool.

    Returns:
        Corners (N, 2) int64, x and y between 0 and the grid's sides; no two neighbouring
        sides of a loop point the same way. Cells that touch at a corner only stay apart.
    """
    edges = _edges(mask)
    line = mask.shape[1] + 1
    loops = []
    for start in sorted(edges[_EAST]):  # every loop has a side that goes there
        if start in edges[_EAST]:
            corners = np.array(_follow(edges, start, line))
            loops.append(np.stack((corners % line, corners // line), axis=-1))
    return loops


def _edges(mask: Mask) -> list[set[int]]:
    """Starting corners (y * (w + 1) + x) of the sides, by direction; cells lie at their right."""
    padded = np.pad(mask, 1)
    inner = padded[1:-1, 1:-1]
    beside = (  # the neighbour, and where the side begins: east, south, west, north
        (padded[:-2, 1:-1], 0, 0),
        (padded[1:-1, 2:], 0, 1),
        (padded[2:, 1:-1], 1, 1),
        (padded[1:-1, :-2], 1, 0),
    )
    edges = []
    for neighbour, down, right in beside:
        rows, columns = np.nonzero(inner & ~neighbour)
        edges.append(set(((rows + down) * (mask.shape[1] + 1) + columns + right).tolist()))
    return edges


def _follow(edges: list[set[int]], start: int, line: int) -> list[int]:
    """Take the loop that goes east from ``start`` out of the edges; the corners where it turns."""
    steps = (1, line, -1, -line)
    corners, corner, way = [], start, _EAST
    while True:
        edges[way].remove(corner)
        corner += steps[way]
        ways = [(way + turn) % 4 for turn in _TURNS]
        turned = next(
            each for each in ways if corner in edges[each] or (corner, each) == (start, _EAST)
        )
        if turned != way:
            corners.append(corner)
        way = turned
        if (corner, way) == (start, _EAST):
            return corners
