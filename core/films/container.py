"""Files of moving pictures opened by FFmpeg, so that none can do harm."""

from __future__ import annotations

import logging
import os
import re
import struct
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import av
from av.stream import Discard, Disposition

from core.errors import PhotoError
from core.files.regular_files import in_text, plain_cause
from core.files.substance import most_values
from core.films.film import MAX_PIXELS
from core.images.kinds import HEAD_BYTES, is_text
from core.images.limits import require_size, require_substance
from core.sentence import Sentence
from core.types import Size

KINDS = Sentence("MP4, MOV, MKV, WebM, AVI, MTS, MPEG, GIF or another usual kind")
_CUT_OFF = Sentence(
    "the film is cut off or damaged: its table of contents is missing; "
    "copy it again from its source"
)
# No format that names other files or addresses (playlists, scripts), and none of text.
_FORMATS = (
    "mov", "mp4", "matroska", "webm", "avi", "mpegts", "mpeg", "mpegvideo", "flv", "asf", "ogg",
    "mxf", "gxf", "dv", "ivf", "nut", "rm", "m4v", "h264", "hevc", "av1", "obu", "wtv",
    "yuv4mpegpipe", "mp3", "wav", "flac", "aac",
)  # fmt: skip
_PICTURES_BESIDE_SOUND = Disposition.attached_pic | Disposition.timed_thumbnails
_SEE_THROUGH = {"vp8": "libvpx", "vp9": "libvpx-vp9"}
_THREADS = 4
_COST = 48  # bytes that a pixel takes: threads and references hold several frames
_BOX = struct.Struct(">I4s")  # size and kind of a part of an MP4
_LISTENING = threading.Lock()  # what FFmpeg says at all is the same for all threads
_CODEC_IN_LOG = re.compile(
    r"parameters for stream (?P<stream>\d+) \(Video: (?P<name>\w+)[^,]*?\((?P<tag>\S+) / 0x"
)


class Container:
    """An open file, the stream in it that is shown, and its decoder.

    Args:
        path: a regular file.

    Raises:
        PhotoError: as ``open_film``.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._open()

    def _open(self) -> None:
        self.input = open_input(self.path)
        try:
            self.stream = _film_stream(self.path, self.input)
            self.decoder = _decoder(self.path, self.stream)
        except BaseException:
            self.input.close()
            raise

    @property
    def sound(self) -> bool:
        """Whether it has a sound track that is known here."""
        return bool(sound_streams(self.input))

    @property
    def lost_sound(self) -> bool:
        """Whether it has sound, and none of it is known here."""
        return bool(self.input.streams.audio) and not self.sound

    def seek(self, pts: int) -> None:
        """Go to where decoding can begin, at or before a time of the stream; at worst to 0."""
        try:
            self.input.seek(pts, stream=self.stream)
            self.decoder.flush_buffers()
        except av.FFmpegError:
            self.rewind()

    def rewind(self) -> None:
        """Go to the very beginning, whatever times the file tells."""
        self.close()
        self._open()

    def packets(self) -> Iterator[av.Packet]:
        """Packets from here to the end of what can be read."""
        with suppress(av.FFmpegError):
            for packet in self.input.demux(self.stream):
                if packet.size:
                    yield packet

    def decode(self, packet: av.Packet | None) -> list[av.VideoFrame]:
        """Whole frames that are ready after a packet, or at the end; none of a damaged one."""
        try:
            return [frame for frame in self.decoder.decode(packet) if not frame.is_corrupt]
        except av.FFmpegError:
            return []

    def close(self) -> None:
        """Let go of the file."""
        self.input.close()


def open_input(path: Path) -> av.container.InputContainer:
    """A file of moving pictures as FFmpeg reads it: nothing but this file, of a harmless format.

    Raises:
        PhotoError: it cannot be read, or is something else.
    """
    # absolute: a relative name with a colon would be an address
    options = {
        "format_whitelist": ",".join(_FORMATS),
        "protocol_whitelist": "file",
        "fflags": "+genpts",  # AVI does not say when frames are shown
    }
    try:
        with in_text(path.absolute()) as name:
            return av.open(str(name), "r", options=options, metadata_errors="replace")
    except av.FFmpegError as error:
        raise PhotoError(path, _not_opened(path, error)) from error


def sound_streams(opened: av.container.InputContainer) -> list[av.AudioStream]:
    """Sound tracks for which there is a decoder, the one that players choose first."""
    known = [stream for stream in opened.streams.audio if stream.codec_context is not None]
    best = opened.streams.best("audio")
    return sorted(known, key=lambda stream: stream is not best)


def _not_opened(path: Path, error: av.FFmpegError) -> Sentence:
    try:
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
    except OSError as failure:
        return plain_cause(failure)
    if head[4:8] in (b"ftyp", b"moov", b"mdat", b"wide"):
        return _CUT_OFF
    if isinstance(error, av.InvalidDataError) and head.startswith((b"\x1aE\xdf\xa3", b"RIFF")):
        return Sentence("the film is damaged or cut off; copy it again from its source")
    if is_text(head):
        return Sentence("expected a film ({kinds}), found text", kinds=KINDS)
    return Sentence("expected a film ({kinds}), found something else", kinds=KINDS)


def _film_stream(path: Path, opened: av.container.InputContainer) -> av.VideoStream:
    """The stream that players show; all others are passed over."""
    films = [
        stream for stream in opened.streams.video if not stream.disposition & _PICTURES_BESIDE_SOUND
    ]
    if not films:
        if opened.streams.audio:
            raise PhotoError(path, "there is only sound in it, no moving pictures")
        if opened.format.name.startswith("mov") and _ends_early(path):
            raise PhotoError(path, _CUT_OFF)
        raise PhotoError(path, "there are no moving pictures in it")
    chosen = max(films, key=lambda stream: (_area(stream), -stream.index))
    for other in opened.streams:
        if other is not chosen:
            other.discard = Discard.all
    return chosen


def _ends_early(path: Path) -> bool:
    """Whether an MP4 or MOV ends within one of the boxes that it is made of."""
    end, place = path.stat().st_size, 0
    with path.open("rb") as file:
        while place + _BOX.size <= end:
            file.seek(place)
            size, _ = _BOX.unpack(file.read(_BOX.size))
            if size == 1:  # the real one follows
                size = int.from_bytes(file.read(8), "big")
            if size < _BOX.size:  # 0: up to the end
                return False
            place += size
    return place != end


def _area(stream: av.VideoStream) -> int:
    context = stream.codec_context
    return context.width * context.height if context is not None else 0


def _decoder(path: Path, stream: av.VideoStream) -> av.VideoCodecContext:
    context = stream.codec_context
    if context is None:
        raise PhotoError(
            path,
            "the film is coded as {codec}, for which there is no decoder here; "
            "convert it to H.264 first",
            codec=_codec_name(path, stream),
        )
    size = Size(context.width, context.height)
    require_size(path, size, max_pixels=MAX_PIXELS)
    require_substance(path, size, cost=_COST)
    other = _SEE_THROUGH.get(context.name)
    if other and stream.metadata.get("alpha_mode") == "1":
        # FFmpeg's own decoders leave the transparency out
        see_through = av.CodecContext.create(other, "r")
        see_through.extradata = context.extradata
        context = see_through
    context.thread_type = "AUTO"
    context.thread_count = min(_THREADS, os.cpu_count() or 1)
    context.options = {"max_pixels": str(min(MAX_PIXELS, most_values(path, cost=_COST)))}
    return context


def _codec_name(path: Path, stream: av.VideoStream) -> str:
    """What FFmpeg calls the codec, or the four letters of the file; PyAV tells neither."""
    logging.getLogger("libav").addHandler(logging.NullHandler())
    with _LISTENING:
        before = av.logging.get_level(), av.logging.get_skip_repeated()
        av.logging.set_level(av.logging.WARNING)
        av.logging.set_skip_repeated(False)
        try:
            with av.logging.Capture() as said:
                open_input(path).close()
        finally:
            av.logging.set_level(before[0])
            av.logging.set_skip_repeated(before[1])
    for _, _, text in said:
        found = _CODEC_IN_LOG.search(text)
        if found and int(found["stream"]) == stream.index:
            return found["tag"] if found["name"] == "none" else found["name"]
    return "?"
