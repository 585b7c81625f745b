"""A clip: the part of a film that is wanted, from the model's answers to depth that holds still.

Both are kept on disk: what was estimated or steadied once is not done again, whatever ended the
program. All that comes out is read back from there, so that a clip that goes on after a kill is
the same, bit for bit, as one that never stopped.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Self

from core.errors import ExportError
from core.films.checkpoint import Arrays, Checkpoint
from core.films.coding import StoredFrame, pack_frame, unpack_frame
from core.films.cuts import CutFinder
from core.films.film import Film, FilmFacts
from core.films.lens import Lens, clip_focal
from core.films.network import Network
from core.films.opening import open_film
from core.films.request import ClipRequest
from core.films.spread import Spread
from core.films.steady import FrameDepth, Steadier, reach_of, shrunk
from core.films.still import Stillness
from core.films.store import DEFAULT_LIMIT_BYTES, DepthStore, StoreFacts, film_digest
from core.focal import px_from_fov
from core.progress import CancelToken, Monitor, ProgressCallback
from core.system.memory import release_freed
from core.types import ByteImage, Estimate, ModelInfo, Photo

SHARES = (0.005, 0.02, 0.98, 0.995)
_VERSION = 1
"""Of what makes steady frames of raw ones: others were made otherwise."""
_AHEAD = 2  # frames that are decoded, beside those in the network
_RELEASE_AFTER = 64
_CHECKPOINT_EVERY = 100
ESTIMATING, STEADYING = "estimating", "steadying"


@dataclass(frozen=True)
class ClipSummary:
    """What is known of a clip once all its frames are steady.

    Attributes:
        begins: frames of the film at which shots begin; the clip's first one among them.
        ends: smallest and largest canonical inverse depth.
        quantiles: of canonical inverse depth, at ``SHARES``.
        flicker_raw, flicker: how restless the model's answers and steady depth are, see
            ``core.films.still``; None where that cannot be said.
    """

    begins: tuple[int, ...]
    ends: tuple[float, float]
    quantiles: tuple[float, ...]
    flicker_raw: float | None = None
    flicker: float | None = None


class FilmClip:
    """A film's part with its depth; closes film and stores at its end.

    Attributes:
        frames: numbers of its frames.
        raw, steady: the model's answers, and what they were steadied to.
        depth: the one of these that counts.

    Args:
        request: what is wanted.
        info: which model estimates it.
        metres: the bundled model gives metres to it.
        root, limit_bytes: as ``DepthStore``.
        progress, cancel: of the opening of the film, as ``open_film``.

    Raises:
        PhotoError: the film cannot be opened.
        Cancelled: stopped while its frames were listed.
        UsageError: there is no such part.
        ExportError: depth cannot be kept.
    """

    def __init__(
        self,
        request: ClipRequest,
        info: ModelInfo,
        *,
        metres: bool = False,
        root: Path | None = None,
        limit_bytes: int = DEFAULT_LIMIT_BYTES,
        progress: ProgressCallback | None = None,
        cancel: CancelToken | None = None,
    ) -> None:
        self.request = request
        with ExitStack() as held:
            film = open_film(request.film, fps=request.fps, progress=progress, cancel=cancel)
            self._film = held.enter_context(film)
            self.frames = request.frames(self._film.facts)
            self.digest = film_digest(request.film)
            variant = raw_variant(info, with_fov=request.with_fov, metres=metres)
            store = partial(DepthStore, self.digest, root=root, limit_bytes=limit_bytes)
            self.raw = held.enter_context(store(variant))
            self.steady = held.enter_context(
                store(steady_variant(variant, request.steady, self.frames))
            )
            self.depth = self.steady if request.steady else self.raw
            self._held = held.pop_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._held.close()

    @property
    def film(self) -> FilmFacts:
        """What is known of the film."""
        return self._film.facts

    def open_film(self) -> Film:
        """The film once more, for another thread."""
        return self._film.again()

    def estimate_missing(
        self,
        network: Network,
        *,
        order: Iterable[int] | None = None,
        progress: ProgressCallback | None = None,
        cancel: CancelToken | None = None,
    ) -> None:
        """Let the model see the frames that it has not seen yet.

        Args:
            network: see ``core.films.network.local_network``.
            order: the frames to see, and in which order; by default those of the clip.
            progress: told of frames.

        Raises:
            Cancelled, ModelError; ExportError: depth cannot be kept.
        """
        todo = self.raw.missing(self.frames)
        monitor = Monitor(max(1, len(todo)), progress, cancel)
        wanted = todo if order is None else (each for each in order if not self.raw.has(each))
        with self.raw.writing(monitor.check), self.open_film() as film:
            waiting: deque[tuple[int, Future[Estimate]]] = deque()
            for index in wanted:
                monitor.check()
                if len(waiting) >= network.in_flight:
                    self._keep(*waiting.popleft())
                    monitor.advance(1, ESTIMATING)
                waiting.append((index, self._ask(network, film.photo(index))))
            for each in waiting:
                self._keep(*each)
                monitor.advance(1, ESTIMATING)

    def prepare(
        self,
        network: Network,
        *,
        progress: ProgressCallback | None = None,
        cancel: CancelToken | None = None,
    ) -> ClipSummary:
        """Estimate what is missing and steady it, in one go.

        While the network has some frames, the next ones are decoded and those before them are
        steadied. Arguments and errors as ``estimate_missing``.
        """
        done = self.summary()
        if done is not None:
            return done
        missing = len(self.raw.missing(self.frames))
        monitor = Monitor(missing or len(self.frames), progress, cancel)
        with self.raw.writing(monitor.check):
            return _Pass(self, network, monitor, ESTIMATING if missing else STEADYING).run()

    def summary(self) -> ClipSummary | None:
        """What is known of the clip; None where not all frames are steady yet."""
        plain = self.steady.summary()
        if not plain or self.depth.missing(self.frames):
            return None
        try:
            lists = {name: tuple(value) for name, value in plain.items() if isinstance(value, list)}
            return ClipSummary(**plain | lists)
        except TypeError:
            return None

    def lens(self, manual_px: float | None = None) -> Lens | None:
        """The one focal length of the clip, once its depth is there; None where nobody knows it.

        Args:
            manual_px: what people said.
        """
        summary = self.summary()
        begins = set() if summary is None else set(summary.begins)
        marks = [index in begins for index in self.frames]
        told = self.film.metadata.focal_px
        return clip_focal(told, self.predicted_px(), marks, manual_px=manual_px)

    def predicted_px(self) -> list[float | None]:
        """The focal length that the model predicts for each frame, in pixels."""
        width = self.film.size.width
        angles = (self.depth.angle(index) for index in self.frames)
        return [None if angle is None else px_from_fov(angle, width) for angle in angles]

    def facts(self) -> StoreFacts:
        """What all estimates have in common. ExportError: there is none."""
        facts = self.depth.facts()
        if facts is None:
            raise self.gone()
        return facts

    def gone(self) -> ExportError:
        return ExportError(self.depth.folder, "the depth of this film is not there any more")

    def steady_frame(self, index: int) -> StoredFrame:
        """Steady depth of one frame. ExportError: it is not there."""
        found = self.depth.get(index)
        if found is None:
            raise self.gone()
        return found

    def _ask(self, network: Network, photo: Photo, *, begins: bool = False) -> Future[Estimate]:
        return network.submit(photo, with_fov=self.request.with_fov, begins=begins)

    def _keep(self, index: int, made: Future[Estimate]) -> StoredFrame:
        return self.raw.put(index, made.result())


def raw_variant(info: ModelInfo, *, with_fov: bool = True, metres: bool = False) -> list[object]:
    """What tells the answers of a model from others, for a store of them."""
    return [info.model, info.weights_sha256, info.precision, with_fov, metres]


def steady_variant(raw: list[object], strength: float, frames: range) -> list[object]:
    """What tells steady depth from other, for a store of it: how it was made, of which frames."""
    return [*raw, _VERSION, strength, frames.start, frames.stop]


@dataclass(frozen=True, eq=False)
class _Look:
    """A frame as what steadies it sees it.

    Attributes:
        small: its picture, see ``shrunk``.
        begins: a shot begins with it.
        cuts: state of what finds shots, behind a frame after which that is noted; else None.
    """

    index: int
    small: ByteImage
    begins: bool
    cuts: Arrays | None = None


class _Pass:
    """One way through the clip: decoding here, the network in its lanes, steadying in a thread."""

    def __init__(self, clip: FilmClip, network: Network, monitor: Monitor, stage: str) -> None:
        self._clip, self._network = clip, network
        self._monitor, self._stage = monitor, stage
        self._cuts = CutFinder()
        self._steadier = Steadier(clip.request.steady)
        self._begins: list[int] = []
        self._given = clip.frames.start  # the first frame whose steady depth is not kept yet
        self._spread = Spread()
        self._stillness = Stillness()
        self._angles: dict[int, float | None] = {}

    def run(self) -> ClipSummary:
        clip = self._clip
        waiting: deque[tuple[bool, Future[None]]] = deque()
        with clip.open_film() as film, ThreadPoolExecutor(1, "steady") as steadying:
            try:
                for index, rgb in film.frames(self._go_on(film), clip.frames.stop):
                    look, known = self._looked_at(index, rgb), clip.raw.get(index)
                    seen = known or clip._ask(
                        self._network, _photo(film, index, rgb), begins=look.begins
                    )
                    job = steadying.submit(self._take, look, seen)
                    waiting.append((known is None, job))
                    self._settle(waiting, self._network.in_flight + _AHEAD)
                    if index % _RELEASE_AFTER == 0:
                        release_freed()
                self._settle(waiting, 0)
                steadying.submit(self._end).result()
            finally:
                for _, job in waiting:
                    job.cancel()
        return self._summed_up()

    def _looked_at(self, index: int, rgb: ByteImage) -> _Look:
        small = shrunk(rgb)
        begins = self._cuts.push(small)
        noted = (index + 1) % _CHECKPOINT_EVERY == 0
        return _Look(index, small, begins, self._cuts.state if noted else None)

    def _settle(self, waiting: deque[tuple[bool, Future[None]]], most: int) -> None:
        """Until no more than so many frames are under way."""
        self._monitor.check()
        while len(waiting) > most:
            asked, job = waiting.popleft()
            job.result()
            counts = asked or self._stage == STEADYING
            self._monitor.advance(1 if counts else 0, self._stage)

    def _go_on(self, film: Film) -> int:
        """Stand where an earlier pass was stopped or killed; the next frame to be taken.

        Frames that it has given are as they were. Those that later ones hang on are taken again.
        """
        clip, first = self._clip, self._clip.frames.start
        found = Checkpoint.unpacked(clip.steady.checkpoint())
        if found is None or clip.depth.missing(range(first, found.given)):
            return first
        back = max(found.begins[-1], found.given - max(1, reach_of(clip.request.steady)))
        again = [
            (_Look(index, shrunk(rgb), index in found.begins), clip.raw.get(index))
            for index, rgb in film.frames(back, found.taken + 1)
        ]
        before = {index: clip.depth.get(index) for index in range(back, found.given)}
        if any(raw is None for _, raw in again) or None in before.values():
            return first
        for look, raw in again:
            assert raw is not None
            self._see(look, raw)
            if (steady := before.get(look.index)) is not None:
                self._stillness.steadied(steady.canonical)
        self._angles = {index: a for index, a in self._angles.items() if index >= found.given}
        self._begins, self._given = list(found.begins), found.given
        self._cuts.restore(found.cuts)
        self._spread.restore(found.spread)
        self._stillness.restore(found.stillness)
        if self._stage == STEADYING:
            self._monitor.advance(found.taken + 1 - first, STEADYING)
        return found.taken + 1

    def _take(self, look: _Look, seen: StoredFrame | Future[Estimate]) -> None:
        frame = self._clip._keep(look.index, seen) if isinstance(seen, Future) else seen
        if look.begins:
            self._begins.append(look.index)
        self._hold(self._see(look, frame))
        if look.cuts is not None:
            self._clip.steady.put_checkpoint(self._checkpoint(look.index, look.cuts).packed())

    def _see(self, look: _Look, frame: StoredFrame) -> list[FrameDepth]:
        """Let all look at a frame; what is steady by now."""
        self._angles[look.index] = frame.fov_deg
        self._stillness.look(look.small, frame.canonical, begins=look.begins)
        depth = FrameDepth(look.index, frame.canonical, look.begins)
        return self._steadier.push(look.small, depth)

    def _end(self) -> None:
        self._hold(self._steadier.finish())

    def _hold(self, steady: list[FrameDepth]) -> None:
        for each in steady:
            angle, canonical = self._angles.pop(each.index), each.canonical
            if self._clip.request.steady:
                packed = pack_frame(StoredFrame(canonical, angle))
                self._clip.steady.put_packed(each.index, packed)
                canonical = unpack_frame(packed).canonical
            self._spread.add(canonical)
            self._stillness.steadied(canonical)
            self._given = each.index + 1

    def _checkpoint(self, taken: int, cuts: Arrays) -> Checkpoint:
        return Checkpoint(
            taken,
            self._given,
            tuple(self._begins),
            cuts,
            self._spread.state,
            self._stillness.state,
        )

    def _summed_up(self) -> ClipSummary:
        summary = ClipSummary(
            tuple(self._begins),
            self._spread.ends,
            tuple(self._spread.quantiles(SHARES)),
            self._stillness.raw,
            self._stillness.steady,
        )
        facts = self._clip.raw.facts()
        if facts is not None:
            self._clip.steady.put_facts(facts)
        self._clip.steady.put_summary(
            {name: list(v) if isinstance(v, tuple) else v for name, v in vars(summary).items()}
        )
        self._clip.steady.put_checkpoint(None)
        return summary


def _photo(film: Film, index: int, rgb: ByteImage) -> Photo:
    """A frame for the network, which looks at nothing but its pixels and the focal length."""
    facts = film.facts
    return Photo(f"{facts.name} {index}", facts.path, rgb, facts.metadata)
