"""Films that FFmpeg decodes: any container, any frame by its number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import av
import numpy as np
from av.sidedata.sidedata import Type
from PIL import ExifTags, Image

from core.errors import PhotoError
from core.films.container import Container
from core.films.contents import listed_index
from core.films.film import MAX_PIXELS, Film, FilmFacts, film_name
from core.films.index import read_index
from core.films.picture import Converter, Turn, is_hdr, shown_size, side_data, turn_of
from core.films.request import FPS
from core.films.walk import Walk
from core.focal import focal_from_exif
from core.images.limits import require_size
from core.progress import CancelToken, ProgressCallback
from core.sentence import Sentence
from core.types import ByteImage, PhotoMetadata, Size

_PLAUSIBLE_FPS = (0.01, 1000.0)
_VARIABLE = 0.25  # of a frame, that one is shown early or late
_APPLE = "com.apple.quicktime."
# Names in the metadata of files, by the tag of Exif that means the same.
_TAGS = {
    ExifTags.Base.Make: (f"{_APPLE}make", "com.android.manufacturer", "make"),
    ExifTags.Base.Model: (f"{_APPLE}model", "com.android.model", "model"),
    ExifTags.Base.FocalLengthIn35mmFilm: (f"{_APPLE}camera.focal_length.35mm_equivalent",),
}


def open_video(
    path: Path, *, progress: ProgressCallback | None = None, cancel: CancelToken | None = None
) -> Film:
    """Open a file of moving pictures; arguments and errors as ``open_film``."""
    container = Container(path)
    try:
        if cancel is not None:
            cancel.check()
        index = listed_index(container)
        if index is None:
            container.rewind()
            index = read_index(container.input, container.stream, progress, cancel)
        walk = Walk(container, index)
        first = walk.probe(cancel) if len(index.pts) else None
        if first is None:
            raise PhotoError(
                path, "no frame of the film can be decoded; copy it again from its source"
            )
        return VideoFilm(container, walk, _facts(container, walk, first), turn_of(first))
    except BaseException:
        container.close()
        raise


class VideoFilm(Film):
    """A film that FFmpeg decodes.

    Args:
        container: the open file.
        walk: of its frames.
        facts: what is known of it.
        turn: what makes its frames upright.
    """

    def __init__(self, container: Container, walk: Walk, facts: FilmFacts, turn: Turn) -> None:
        super().__init__(facts)
        self._container = container
        self._walk = walk
        self._turn = turn
        self._converter = Converter()

    def _again(self) -> Film:
        container = Container(self._facts.path)
        walk = Walk(container, self._walk.index, interlaced=self._walk.interlaced)
        return VideoFilm(container, walk, self._facts, self._turn)

    def close(self) -> None:
        """Let go of the file."""
        self._walk.close()
        self._container.close()

    def _picture(self, index: int, size: Size) -> ByteImage:
        try:
            frame, readable = self._walk.to(index)
        except EOFError as error:
            raise PhotoError(
                self._facts.path, "no frame of the film can be decoded any more"
            ) from error
        if not readable:
            self._unreadable.add(index)
        try:
            return self._converter.picture(frame, size, self._turn)
        except av.FFmpegError as error:
            raise PhotoError(
                self._facts.path,
                "its pixels ({format}) cannot be converted",
                format=frame.format.name,
            ) from error


def _facts(container: Container, walk: Walk, first: av.VideoFrame) -> FilmFacts:
    path, index = container.path, walk.index
    size = shown_size(first, _aspect(container.stream), turn_of(first))
    require_size(path, size, max_pixels=MAX_PIXELS)
    times, duration = index.times_s(_told_fps(container.stream))
    return FilmFacts(
        path=path,
        name=film_name(path),
        size=size,
        times_s=times,
        duration_s=duration,
        variable=_is_variable(times, duration),
        sound=container.sound,
        metadata=_metadata(container, size, first),
        notes=tuple(_notes(container, walk, first)),
        seek_points=index.seek_points,
    )


def _notes(container: Container, walk: Walk, first: av.VideoFrame) -> list[Sentence]:
    notes = []
    if container.lost_sound:
        notes.append(Sentence("its sound is coded in a way that is not known here and is left out"))
    if is_hdr(first):
        notes.append(Sentence("it holds light brighter than white (HDR), which is shown as white"))
    if walk.interlaced:
        notes.append(Sentence("its frames are interlaced; they were made whole"))
    return notes


def _aspect(stream: av.VideoStream) -> float:
    """Width of a pixel by its height; 1 where the file says nothing."""
    return float(stream.sample_aspect_ratio or 1)


def _told_fps(stream: av.VideoStream) -> float:
    low, high = _PLAUSIBLE_FPS
    told = (stream.average_rate, stream.guessed_rate, stream.base_rate)
    return next((float(rate) for rate in told if rate and low <= rate <= high), FPS.default)


def _is_variable(times: np.ndarray, duration: float) -> bool:
    usual = duration / len(times)
    late = times - np.arange(len(times)) * usual
    return bool(np.ptp(late) > _VARIABLE * usual)


def _metadata(container: Container, size: Size, first: av.VideoFrame) -> PhotoMetadata:
    told = {**container.input.metadata, **container.stream.metadata}
    found = focal_from_exif(Image.Exif(), size, beside=_as_exif(told))
    # the shape alone makes no panorama: films of 2:1 are common
    return replace(found, panorama=Type.SPHERICAL in side_data(first))


def _as_exif(told: Mapping[str, str]) -> dict[int, object]:
    return {tag: told[name] for tag, names in _TAGS.items() for name in names[::-1] if name in told}
