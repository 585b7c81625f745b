"""Films made for tests: small, of any container, codec and colour, their frames told apart.

write_film(tmp_path / "a.mp4", 30)                      # frames that say their number
with open_film(tmp_path / "a.mp4") as film:
    assert number_in(film.frame(7)) == 7
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from pathlib import Path

import av
import numpy as np

from core.types import ByteImage, Size

SIZE = Size(64, 48)
_BITS = 12
_UNIT = Fraction(1, 90_000)


def numbered_frame(number: int, size: Size = SIZE) -> ByteImage:
    """A picture that says its number: its upper half in stripes, black and white, as bits."""
    pixels = np.full((size.height, size.width, 3), (number * 37) % 200 + 20, np.uint8)
    edges = np.linspace(0, size.width, _BITS + 1).round().astype(int)
    for bit, (left, right) in enumerate(itertools.pairwise(edges)):
        pixels[: size.height // 2, left:right] = 255 * (number >> bit & 1)
    return pixels


def number_in(rgb: ByteImage) -> int:
    """The number that a frame of ``numbered_frame`` says, however it was compressed."""
    height, width = rgb.shape[:2]
    edges = np.linspace(0, width, _BITS + 1)
    centres = ((edges[:-1] + edges[1:]) / 2).astype(int)
    return sum(int(rgb[height // 4, x].mean() > 127) << bit for bit, x in enumerate(centres))


def damaged(path: Path) -> Path:
    """The same MP4 or MOV with a tenth of its pictures' bytes lost, in the middle."""
    data = bytearray(path.read_bytes())
    begin = data.index(b"mdat") + 8
    end = len(data) if data.index(b"moov") < begin else data.index(b"moov")
    middle = (begin + end) // 2
    data[middle : middle + (end - begin) // 10] = bytes((end - begin) // 10)
    path.write_bytes(data)
    return path


def cut_off(path: Path, share: float = 2 / 3) -> Path:
    """The same file without its end."""
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    return path


def film_without_rate(path: Path, frames: int = 8) -> Path:
    """An AVI that says neither how long its frames are shown nor how many come in a second."""
    write_film(path, frames, codec="mjpeg", pixels="yuvj420p", fps=25)
    data = bytearray(path.read_bytes())
    place = data.index(b"strh") + 8 + 20  # scale and rate of the stream
    data[place : place + 8] = bytes(8)
    data[data.index(b"avih") + 8 :][:4] = bytes(4)
    path.write_bytes(data)
    return path


def film_without_decoder(path: Path) -> Path:
    """A MOV in the codec ZyX1, which is none."""
    write_film(path, 3, codec="mjpeg", pixels="yuvj420p")
    path.write_bytes(path.read_bytes().replace(b"jpeg\0\0\0\0\0\0\0\1", b"ZyX1\0\0\0\0\0\0\0\1"))
    return path


def write_film(
    path: Path,
    frames: int | Sequence[ByteImage] = 10,
    *,
    size: Size = SIZE,
    fps: float = 25,
    times_s: Sequence[float] | None = None,
    codec: str = "libx264",
    pixels: str = "yuv420p",
    container: str | None = None,
    options: Mapping[str, str] | None = None,
    container_options: Mapping[str, str] | None = None,
    gop: int = 12,
    matrix: Sequence[int] | None = None,
    aspect: Fraction | None = None,
    colour: Mapping[str, int] | None = None,
    metadata: Mapping[str, str] | None = None,
    sound: bool = False,
    prepare: Callable[[av.VideoFrame], av.VideoFrame] = lambda frame: frame,
) -> Path:
    """Write a film.

    Args:
        path: its suffix chooses the container.
        frames: pictures (H, W, 3) uint8, or how many numbered ones.
        size: of numbered ones.
        fps: frames a second.
        times_s: when each is shown, in place of ``fps``.
        codec: FFmpeg's encoder.
        pixels: FFmpeg's pixel format.
        container: FFmpeg's format where the suffix does not say it.
        options: of the encoder.
        container_options: of the container.
        gop: frames between two seek points.
        matrix: the display matrix, nine integers.
        aspect: width of a pixel by its height.
        colour: ``colorspace``, ``color_range``, ``color_primaries``, ``color_trc`` by code points.
        metadata: of the file.
        sound: with a silent sound track.
        prepare: what happens to each frame of RGB; in ``pixels`` it is encoded as it is.
    """
    pictures = frames if not isinstance(frames, int) else _numbered(frames, size)
    written = _container_options(metadata) | dict(container_options or {})
    with av.open(str(path), "w", format=container, options=written) as file:
        file.metadata.update(metadata or {})
        rate = Fraction(fps).limit_denominator(1001)
        stream = file.add_stream(codec, rate=rate)
        stream.height, stream.width = pictures[0].shape[:2]
        stream.pix_fmt = pixels
        stream.gop_size = gop
        stream.options = dict(options or {})
        stream.codec_context.time_base = _UNIT if times_s is not None else 1 / rate
        if matrix is not None:
            stream.set_display_matrix(matrix)
        if aspect is not None:
            stream.sample_aspect_ratio = aspect
        for name, value in (colour or {}).items():
            setattr(stream.codec_context, name, value)
        track = file.add_stream("aac", rate=8000) if sound else None
        for number, picture in enumerate(pictures):
            frame = prepare(av.VideoFrame.from_ndarray(picture, format="rgb24"))
            frame.time_base = stream.codec_context.time_base
            frame.pts = number if times_s is None else round(times_s[number] / frame.time_base)
            file.mux(stream.encode(_in_colour(frame, pixels, colour or {})))
        file.mux(stream.encode())
        if track is not None:
            _silence(file, track, len(pictures) / fps)
    return path


def write_sound(path: Path, seconds: float = 0.5) -> Path:
    """A file that holds sound only."""
    with av.open(str(path), "w") as file:
        _silence(file, file.add_stream("aac", rate=8000), seconds)
    return path


def _numbered(count: int, size: Size) -> list[ByteImage]:
    return [numbered_frame(number, size) for number in range(count)]


def _container_options(metadata: Mapping[str, str] | None) -> dict[str, str]:
    # MP4 and MOV keep names that they do not know only so
    return {"movflags": "use_metadata_tags"} if metadata else {}


def _in_colour(frame: av.VideoFrame, pixels: str, colour: Mapping[str, int]) -> av.VideoFrame:
    frame_range = colour.get("color_range", 1)
    if frame.format.name == pixels:  # as ``prepare`` made it
        return frame
    made = frame.reformat(
        format=pixels,
        src_color_range=2,
        dst_color_range=frame_range if pixels.startswith("yuv") else 2,
        dst_colorspace={1: 1, 9: 9}.get(colour.get("colorspace", 6), 5),
    )
    for name, value in colour.items():
        setattr(made, name, value)
    made.pts, made.time_base = frame.pts, frame.time_base
    return made


def _silence(file: av.container.OutputContainer, track: av.AudioStream, seconds: float) -> None:
    samples = np.zeros((1, int(8000 * seconds)), np.float32)
    frame = av.AudioFrame.from_ndarray(samples, format="fltp", layout="mono")
    frame.sample_rate = 8000
    frame.pts = 0
    file.mux(track.encode(frame))
    file.mux(track.encode())
