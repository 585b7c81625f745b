"""Effects as files: stills as PNG, JPEG or TIFF, moving ones as GIF, WebP or MP4.

Whole or not at all, never over a file that is there unless asked. They say in a text of
their format's own what they are.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import BinaryIO

import av
import numpy as np
from PIL import Image, PngImagePlugin

from core.effects.params import Facts
from core.effects.table import CLIP_TYPES, STILL_TYPES
from core.errors import ExportError, UsageError
from core.files import atomic_path, make_folder, refuse_existing
from core.types import ByteImage

STILL_SUFFIXES = (*(f".{kind}" for kind in STILL_TYPES), ".jpeg", ".tiff")
CLIP_SUFFIXES = tuple(f".{kind}" for kind in CLIP_TYPES)
MAX_PIXELS_PER_CLIP = 4_000_000_000
"""Frames times pixels: more than that would take hours and fill a disk."""
_JPEG_QUALITY = 95
_WEBP_QUALITY = 85
_H264_QUALITY = "18"  # constant rate factor: visually lossless
_DESCRIPTION = 270  # the tag ImageDescription of TIFF and Exif


def write_still(pixels: ByteImage, path: Path, facts: Facts, *, overwrite: bool = False) -> Path:
    """Write a picture, its format by the suffix.

    Args:
        pixels: (H, W, 3) uint8 sRGB.
        path: with one of STILL_SUFFIXES; its folder is made where it is missing.
        facts: what the file says about itself, as JSON in the format's own text.
        overwrite: replace a file that is there.

    Raises:
        ExportError: another suffix, a file that is there, or one that cannot be written.
    """
    _check_target(path, STILL_SUFFIXES, overwrite=overwrite)
    with atomic_path(path) as temporary:
        _save_still(Image.fromarray(pixels), temporary, json.dumps(facts))
    return path


def write_clip(
    frames: Iterator[ByteImage],
    path: Path,
    facts: Facts,
    *,
    fps: float,
    loop: bool = True,
    overwrite: bool = False,
) -> Path:
    """Write moving pictures, their format by the suffix.

    Args:
        frames: (H, W, 3) uint8 each, all of one size; taken one by one.
        path: with one of CLIP_SUFFIXES; its folder is made where it is missing.
        facts: as ``write_still``.
        fps: frames per second.
        loop: GIF and WebP start again at their end.
        overwrite: replace a file that is there.

    Raises:
        ExportError: as ``write_still``; whatever ``frames`` raises. Then nothing is written.
    """
    _check_target(path, CLIP_SUFFIXES, overwrite=overwrite)
    with atomic_path(path) as temporary:
        if path.suffix.lower() == ".mp4":
            _save_mp4(frames, temporary, fps, json.dumps(facts))
        else:
            _save_animation(frames, temporary, fps, loop, json.dumps(facts))
    return path


def check_clip_size(frames: int, width: int, height: int) -> None:
    """Raise UsageError for moving pictures that no machine would finish."""
    if frames * width * height > MAX_PIXELS_PER_CLIP:
        most = MAX_PIXELS_PER_CLIP // (width * height)
        raise UsageError(
            "{frames} frames of {width} x {height} pixels are too many; "
            "choose at most {most} frames or a smaller width",
            frames=frames,
            width=width,
            height=height,
            most=most,
        )


def _check_target(path: Path, suffixes: tuple[str, ...], *, overwrite: bool) -> None:
    if path.suffix.lower() not in suffixes:
        raise ExportError(
            path, "expected a name that ends in {suffixes}", suffixes=", ".join(suffixes)
        )
    if not overwrite:
        refuse_existing(path)
    make_folder(path.parent)


def _opened(path: Path) -> BinaryIO:
    return path.open("wb")


def _save_still(image: Image.Image, path: Path, text: str) -> None:
    suffix = path.suffix.lower()
    with _opened(path) as file:
        if suffix == ".png":
            info = PngImagePlugin.PngInfo()
            info.add_itxt("Leadline", text)
            image.save(file, "PNG", pnginfo=info, compress_level=3)
        elif suffix in (".jpg", ".jpeg"):
            quality = {"quality": _JPEG_QUALITY, "subsampling": 0}
            image.save(file, "JPEG", exif=_exif(text), **quality)
        else:
            image.save(file, "TIFF", compression="tiff_lzw", tiffinfo={_DESCRIPTION: text})


def _exif(text: str) -> Image.Exif:
    exif = Image.Exif()
    exif[_DESCRIPTION] = text
    return exif


def _save_animation(
    frames: Iterator[ByteImage], path: Path, fps: float, loop: bool, text: str
) -> None:
    first = Image.fromarray(next(frames))
    options: dict[str, object] = {
        "save_all": True,
        "append_images": (Image.fromarray(frame) for frame in frames),
        "duration": round(1000 / fps),
    }
    if loop:
        options["loop"] = 0
    elif path.suffix.lower() == ".webp":
        options["loop"] = 1
    if path.suffix.lower() == ".webp":
        options |= {"quality": _WEBP_QUALITY, "method": 3, "exif": _exif(text)}
    else:
        options["comment"] = text.encode()
    with _opened(path) as file:
        first.save(file, "WEBP" if path.suffix.lower() == ".webp" else "GIF", **options)


def _save_mp4(frames: Iterator[ByteImage], path: Path, fps: float, text: str) -> None:
    """H.264, which players and browsers know."""
    try:
        with _opened(path) as file, av.open(file, "w", format="mp4") as container:
            container.metadata["comment"] = text
            stream: av.VideoStream | None = None
            for frame in frames:
                pixels = even(frame)
                stream = stream or _stream(container, pixels, fps)
                picture = av.VideoFrame.from_ndarray(pixels, format="rgb24")
                container.mux(stream.encode(picture))
            if stream is not None:
                container.mux(stream.encode())
    except av.FFmpegError as failure:
        raise OSError(failure.errno, failure.strerror) from failure


def even(frame: ByteImage) -> ByteImage:
    """With even sides: an odd last row or column is left out, the only one of them doubled."""
    for axis in (0, 1):
        if frame.shape[axis] == 1:
            frame = frame.repeat(2, axis=axis)
    return np.ascontiguousarray(frame[: frame.shape[0] & ~1, : frame.shape[1] & ~1])


def _stream(
    container: av.container.OutputContainer, frame: ByteImage, fps: float
) -> av.VideoStream:
    """H.264 needs even sides; its colours are stored at half the size."""
    stream = container.add_stream("libx264", rate=Fraction(fps).limit_denominator(1001))
    stream.height, stream.width = frame.shape[:2]
    stream.pix_fmt = "yuv420p"
    # "medium" takes 2.5 times as long for 2 dB at the same size
    stream.options = {"crf": _H264_QUALITY, "preset": "veryfast"}
    return stream
