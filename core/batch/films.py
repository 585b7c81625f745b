"""Films of a batch: found beside the photos, written by their clips' own exports.

Those write whole files under their final names and go on after a kill by themselves, frame by
frame; what is estimated is kept in the program's caches.
"""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from core.batch.engine import Outcome, explain, explain_all
from core.batch.items import Item
from core.errors import ModelError, WeightsError
from core.export.names import output_stems
from core.export.recipe import Recipe
from core.files.regular_files import is_file
from core.films.formats import files_of_clip, find_clip_format
from core.films.opening import is_film
from core.films.request import ClipRequest
from core.films.writers.sequence import FRAMES, is_begun
from core.images.own import is_own_picture
from core.progress import Progress
from core.settings import kept_films_bytes

if TYPE_CHECKING:
    from core.films.network import Network
    from core.session import DepthModel

Networks = Callable[[], AbstractContextManager["Network"]]
"""Opens what estimates frames; only where there is a film to do. WeightsError, ModelError."""


@dataclass(frozen=True)
class FilmWish:
    """What to make of films.

    Attributes:
        recipe: its formats are ids of core.films.formats.CLIP_FORMATS.
        steady: how much depth is steadied.
        networks: opens what estimates frames.
        metres: the bundled model gives metres to models that tell none.
        told: hears of the frames of the film that is worked on.
    """

    recipe: Recipe
    steady: float
    networks: Networks
    metres: bool = False
    told: Callable[[str, Progress], None] = lambda name, progress: None


@dataclass(frozen=True)
class BatchFilm(Item):
    """A film of a batch; ``photo`` is its path."""

    def files(self, formats: Iterable[str]) -> list[str]:
        """Its files; of numbered ones the list beside them, which is written last."""
        found = []
        for fmt in formats:
            entry = find_clip_format(fmt)
            path = PurePosixPath(f"{self.stem}{entry.suffix}")
            found.append(str(path / FRAMES if entry.numbered else path))
        return found


def find_films(in_dir: Path, out_dir: Path, *, recursive: bool = True) -> list[Path]:
    """Films in a folder and those below it, but for exports of this program, in a fixed order."""
    out_dir = out_dir.resolve()
    return [
        path
        for path in _files_below(in_dir, recursive=recursive)
        if is_film(path) and not is_own_picture(path) and not _is_inside(path, out_dir)
    ]


def film_items(in_dir: Path, films: Sequence[Path], formats: Sequence[str]) -> list[BatchFilm]:
    """Films as items, so that no two of a folder share a file."""
    items = []
    for folder, inside in itertools.groupby(films, key=lambda film: film.parent):
        place = PurePosixPath(folder.relative_to(in_dir).as_posix())
        alike = list(inside)
        stems = output_stems([film.name for film in alike], files_of_clip(tuple(formats)))
        for film, stem in zip(alike, stems, strict=True):
            items.append(BatchFilm(film, str(place / film.name), place / stem))
    return items


def film_outcomes(
    items: Iterable[tuple[BatchFilm, bool]], wish: FilmWish, out_dir: Path
) -> Generator[Outcome, None, None]:
    """Write the clips of films, one after the other.

    Args:
        items: with each whether what is there of it may be replaced.
        wish: what to make.
        out_dir: the files go to their places below it.

    Raises:
        WeightsError, ModelError: there is nothing to estimate frames with.
    """
    with wish.networks() as network:
        for item, overwrite in items:
            began = time.perf_counter()
            try:
                outcome = _made(item, wish, network, out_dir, overwrite=overwrite)
            except (WeightsError, ModelError):
                raise
            except Exception as error:  # whatever a film does, the next one gets its turn
                outcome = Outcome(item, out_dir, explain(error))
            yield Outcome(item, out_dir, outcome.error, time.perf_counter() - began)


def is_there(file: Path) -> bool:
    """Whether a file is there, or of numbered files some."""
    return is_file(file) or (file.name == FRAMES and is_begun(file.parent))


def local_networks(open_session: Callable[[], DepthModel]) -> Networks:
    """A model in this process."""

    @contextmanager
    def opened() -> Iterator[Network]:
        from core.films.network import local_network

        with local_network(open_session()) as network:
            yield network

    return opened


def _made(
    item: BatchFilm, wish: FilmWish, network: Network, out_dir: Path, *, overwrite: bool
) -> Outcome:
    from core.films.clip import FilmClip
    from core.films.export import ClipOrder, check_targets, export_clip

    request = ClipRequest(item.photo, steady=wish.steady, with_fov=not wish.recipe.skip_prediction)
    place = out_dir / item.stem
    order = ClipOrder(wish.recipe, place.parent, place.name, overwrite)

    def tell(progress: Progress) -> None:
        wish.told(item.name, progress)

    with FilmClip(
        request,
        network.info,
        metres=wish.metres,
        limit_bytes=kept_films_bytes(),
        progress=tell,
    ) as clip:
        check_targets(clip, order)
        clip.prepare(network, progress=tell)
        exports = export_clip(clip, order, progress=tell)
    return Outcome(item, out_dir, explain_all(exports.failures))


def _files_below(folder: Path, *, recursive: bool) -> Iterator[Path]:
    try:
        entries = sorted(folder.iterdir(), key=lambda path: (path.name.casefold(), path.name))
    except OSError:  # of the photos it is told
        return
    shown = [entry for entry in entries if not entry.name.startswith(".")]
    yield from (entry for entry in shown if entry.is_file())
    for entry in shown if recursive else ():
        if entry.is_dir() and not entry.is_symlink():
            yield from _files_below(entry, recursive=True)


def _is_inside(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder)
