"""Pictures that move: GIF, WebP and PNG with more than one frame."""

from __future__ import annotations

import warnings
from itertools import islice
from pathlib import Path

import numpy as np
from PIL import Image

from core.errors import PhotoError
from core.files.regular_files import require_regular
from core.films.durations import Shown, durations
from core.films.film import MAX_PIXELS, Film, FilmFacts, film_name
from core.films.resized import resized
from core.images.colour import srgb_array
from core.images.limits import require_size
from core.images.opening import open_image
from core.images.png import without_broken_chunks
from core.progress import CancelToken
from core.types import ByteImage, Size

_FORMATS = ("GIF", "WEBP", "PNG")
_MAX_PIXELS = MAX_PIXELS // 4  # Pillow holds up to eight pictures of a frame
_HEADS = (b"GIF8", b"RIFF", b"\x89PNG")
_WEBP = slice(8, 12)


def is_animation(path: Path) -> bool:
    """Whether a file begins like a GIF, WebP or PNG, of one frame or many."""
    try:
        require_regular(path)
        with path.open("rb") as file:
            head = file.read(12)
    except OSError:
        return False
    return head.startswith(_HEADS) and (head[:4] != b"RIFF" or head[_WEBP] == b"WEBP")


def is_animated(path: Path) -> bool:
    """Whether a file is a GIF, WebP or PNG with a second frame."""
    if not is_animation(path):
        return False
    try:
        with path.open("rb") as file:
            return len(list(islice(durations(file), 2))) > 1
    except OSError:
        return False


def open_animation(path: Path, *, cancel: CancelToken | None = None) -> Film:
    """Open a picture of one or more frames; errors as ``open_film``."""
    with (
        open_image(path, formats=_FORMATS, max_pixels=_MAX_PIXELS, error=PhotoError) as image,
        path.open("rb") as file,
    ):
        # a PNG may begin with a picture for viewers that know no animation
        hidden = int(getattr(image, "default_image", False))
        frames = max(1, getattr(image, "n_frames", 1) - hidden)
        size = Size(*image.size)
    shown = []
    with path.open("rb") as file:
        for each in durations(file):
            if cancel is not None:
                cancel.check()
            shown.append(each)
    # Pillow enlarges the picture for frames that reach beyond it
    reach = Size(
        max((size.width, *(each.right for each in shown))),
        max((size.height, *(each.bottom for each in shown))),
    )
    require_size(path, reach, max_pixels=_MAX_PIXELS)
    return AnimatedFilm(path, size, _lengths(shown, frames), hidden)


def _lengths(shown: list[Shown], frames: int) -> np.ndarray:
    """Of as many frames as the decoder finds; further ones are as long as the others."""
    known = np.asarray([each.seconds for each in shown[:frames]] or [0.1])
    return np.concatenate([known, np.full(frames - len(known), np.median(known))])


class AnimatedFilm(Film):
    """A picture that moves, decoded by Pillow; each frame needs those before it.

    Args:
        path: the file.
        size: of its frames.
        lengths: (frames,) seconds that each is shown.
        hidden: how many pictures come before the first frame.
    """

    def __init__(self, path: Path, size: Size, lengths: np.ndarray, hidden: int) -> None:
        ends = np.cumsum(lengths)
        facts = FilmFacts(
            path=path,
            name=film_name(path),
            size=size,
            times_s=np.concatenate([[0.0], ends[:-1]]),
            duration_s=float(ends[-1]),
            variable=bool(np.ptp(lengths) > 1e-6),
        )
        super().__init__(facts)
        self._lengths, self._hidden = lengths, hidden
        self._file = path.open("rb")
        self._reopen()
        self._last: tuple[int, ByteImage] | None = None
        try:
            self._last = 0, self._decoded(0)
        except PhotoError:
            self.close()
            raise

    def _again(self) -> Film:
        return AnimatedFilm(self._facts.path, self._facts.size, self._lengths, self._hidden)

    def close(self) -> None:
        """Let go of the file."""
        self._image.close()
        self._file.close()

    def _picture(self, index: int, size: Size) -> ByteImage:
        if self._last is None or self._last[0] != index:
            self._last = index, self._decoded(index)
        return resized(self._last[1], size)

    def _decoded(self, index: int) -> ByteImage:
        # what cannot be decoded leaves the picture as it was
        for number in range(index, -1, -1):
            if number + self._hidden < self._image.tell():
                self._reopen()  # Pillow loses count where it goes back by itself
            try:
                with warnings.catch_warnings():
                    warnings.filterwarnings("ignore", module=r"PIL\.")
                    self._go(number + self._hidden)
                    return srgb_array(self._image)
            except Exception:  # decoders fail in many ways on damaged data
                self._unreadable.add(index)
                self._reopen()
        raise PhotoError(self._facts.path, "no frame of the film can be decoded")

    def _go(self, number: int) -> None:
        for step in range(self._image.tell() + 1, number + 1):
            self._image.seek(step)
            require_size(self._facts.path, Size(*self._image.size), max_pixels=_MAX_PIXELS)

    def _reopen(self) -> None:
        self._image = Image.open(without_broken_chunks(self._file), formats=_FORMATS)
