"""Frames made of two half pictures, taken one after the other: made whole by FFmpeg's bwdif."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

import av
from av.filter import Graph


def deinterlaced(frames: Iterable[av.VideoFrame], unit: Fraction) -> Iterator[av.VideoFrame]:
    """As many frames as come in, with their times; each needs the one before and behind it.

    Frames that are whole pass through as they are.

    Args:
        frames: decoded, in the order in which they are shown.
        unit: of their times, in seconds.
    """
    graph: Graph | None = None
    shape: tuple[int, int, str] | None = None
    last: av.VideoFrame | None = None
    for frame in frames:
        if shape != (frame.width, frame.height, frame.format.name):
            yield from _rest(graph, last)
            shape = (frame.width, frame.height, frame.format.name)
            graph = None
        graph = graph or _graph(frame, unit)
        frame.time_base = unit
        graph.push(frame)
        last = frame
        yield from _ready(graph, frame)
    yield from _rest(graph, last)


def _graph(frame: av.VideoFrame, unit: Fraction) -> Graph:
    graph = Graph()
    source = graph.add_buffer(
        width=frame.width, height=frame.height, format=frame.format, time_base=unit
    )
    graph.link_nodes(
        source, graph.add("bwdif", "mode=send_frame:deint=interlaced"), graph.add("buffersink")
    )
    graph.configure()
    return graph


def _rest(graph: Graph | None, like: av.VideoFrame | None) -> Iterator[av.VideoFrame]:
    if graph is not None and like is not None:
        graph.push(None)
        yield from _ready(graph, like)


def _ready(graph: Graph, like: av.VideoFrame) -> Iterator[av.VideoFrame]:
    while True:
        try:
            frame = graph.pull()
        except (BlockingIOError, av.FFmpegError):
            return
        # the filter counts time in half units
        if frame.pts is not None and frame.time_base:
            frame.pts = round(frame.pts * frame.time_base / like.time_base)
            frame.time_base = like.time_base
        for name in ("colorspace", "color_range", "color_trc", "color_primaries"):
            setattr(frame, name, getattr(like, name))
        yield frame
