"""The batch itself: what is to do, what was done, and everything in its place."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from core.batch import manifest as book
from core.batch.adjustment import Adjustment
from core.batch.engine import Engine, Outcome
from core.batch.films import BatchFilm, FilmWish, film_items, film_outcomes, find_films, is_there
from core.batch.items import Item, find_items, items_of
from core.batch.manifest import Manifest, Record, digest, stamp
from core.batch.report import DONE, FAILED, LEFT, Result, write_report
from core.errors import ExportError, PhotoError, UsageError
from core.export.recipe import Recipe
from core.files.regular_files import is_file, plain_cause
from core.sentence import Sentence

WORKPLACE = ".leadline-batch"


@dataclass(frozen=True)
class PhotoBatch:
    """What is wanted.

    Attributes:
        in_dir: photos.
        out_dir: gets the exports, in the same folders.
        recipe: what to make.
        model: what else the files depend on: model, digest of its weights, precision.
        overwrite: replace files that are there and were not made by a batch.
        recursive: take the photos in folders inside ``in_dir`` too.
        photos: these, wherever they are, instead of those in ``in_dir``.
        adjusted: what the user set for some of ``photos``.
        films: what to make of the films in ``in_dir``; None: they are left out.
    """

    in_dir: Path
    out_dir: Path
    recipe: Recipe
    model: dict[str, Any]
    overwrite: bool = False
    recursive: bool = True
    photos: tuple[Path, ...] = ()
    adjusted: Mapping[Path, Adjustment] = field(default_factory=dict)
    films: FilmWish | None = None

    def options(self, item: Item) -> str:
        """Digest of all that an item's files depend on but the photo."""
        if isinstance(item, BatchFilm) and self.films is not None:
            return digest([self.films.recipe.as_json(), self.films.steady, self.model])
        return digest([item.recipe(self.recipe).as_json(), self.model])

    def files(self, item: Item) -> list[str]:
        """Files that an item will have, relative to the folder of exports."""
        if isinstance(item, BatchFilm) and self.films is not None:
            return item.files(self.films.recipe.formats)
        return item.files(self.recipe.formats)


@dataclass(frozen=True)
class Tally:
    """How far a batch is.

    Attributes:
        total: photos in all, and folders that could not be read.
        done: files are there; ``before``: of these, from an earlier run.
        failed: cannot be done.
        left_s: seconds left at the pace so far; None while nothing can be said.
        last: the latest result; None at the beginning.
    """

    total: int
    done: int = 0
    before: int = 0
    failed: int = 0
    left_s: float | None = None
    last: Result | None = None


def run_batch(batch: PhotoBatch, engine: Engine, *, progress: Callable[[Tally], None]) -> Tally:
    """Do all that is not done yet; the report is written whatever happens.

    Args:
        batch: what is wanted.
        engine: makes the files of photos; see ``core.batch.engine``.
        progress: told in this thread, first before any work, then after every photo.

    Raises:
        UsageError: the folders do not go together.
        PhotoError: the folder of photos cannot be read, or there is no photo.
        ExportError: the folder of exports cannot be used, or another batch uses it.
        WeightsError, ModelError: the engine cannot start.
    """
    results: dict[str, Result] = {}
    films = _films(batch)

    def on_unreadable(error: PhotoError) -> None:
        name = error.path.relative_to(batch.in_dir).as_posix()
        results[name] = Result(name, FAILED, error.cause)

    _check_folders(batch)
    items = _items(batch, on_unreadable)
    taken = {film.photo for film in films}
    items = [item for item in items if item.photo not in taken]
    if not items and not films and not results:
        raise PhotoError(batch.in_dir, "there is no photo in this folder")
    results.update((item.name, Result(item.name, LEFT)) for item in (*items, *films))
    with _workplace(batch.out_dir) as staging, closing(Manifest(batch.out_dir)) as manifest:
        try:
            run = _Run(batch, manifest, results, progress)
            return run.work(items, films, engine, staging)
        finally:
            write_report(batch.out_dir, list(results.values()))


def _films(batch: PhotoBatch) -> list[BatchFilm]:
    if batch.films is None:
        return []
    found = find_films(batch.in_dir, batch.out_dir, recursive=batch.recursive)
    return film_items(batch.in_dir, found, batch.films.recipe.formats)


def _items(batch: PhotoBatch, on_unreadable: Callable[[PhotoError], None]) -> list[Item]:
    if not batch.recipe.formats:
        return []
    if batch.photos:
        return items_of(batch.photos, batch.recipe.formats, batch.adjusted)
    return find_items(
        batch.in_dir,
        batch.out_dir,
        batch.recipe.formats,
        recursive=batch.recursive,
        report=on_unreadable,
    )


def _check_folders(batch: PhotoBatch) -> None:
    if not batch.in_dir.is_dir():
        raise PhotoError(batch.in_dir, "there is no such folder")
    if batch.in_dir.resolve() == batch.out_dir.resolve():
        raise UsageError("the exports need another folder than the photos")


@contextmanager
def _workplace(out_dir: Path) -> Iterator[Path]:
    """A folder for unfinished files on the same disk, for one batch at a time.

    What a killed batch left there goes.
    """
    place = out_dir / WORKPLACE
    try:
        place.mkdir(parents=True, exist_ok=True)
        lock = FileLock(place / "lock", timeout=0)
        lock.acquire()
    except Timeout as error:
        raise ExportError(out_dir, "another batch is writing into this folder") from error
    except OSError as error:
        raise ExportError(
            out_dir, "cannot be written to: {cause}", cause=plain_cause(error)
        ) from error
    staging = place / "staging"
    shutil.rmtree(staging, ignore_errors=True)
    try:
        staging.mkdir()
        yield staging
    finally:
        shutil.rmtree(staging, ignore_errors=True)
        with suppress(OSError):  # another one may have begun to wait
            Path(lock.lock_file).unlink()
        lock.release()
        with suppress(OSError):
            place.rmdir()


class _Pace:
    """Time left, from the first photo on: what comes before it is loading."""

    def __init__(self, total: int) -> None:
        self._left = total
        self._over = -1
        self._began = 0.0

    def step(self) -> float | None:
        """Seconds left after one more photo; None after the first."""
        now = time.monotonic()
        self._left -= 1
        self._over += 1
        if self._over == 0:
            self._began = now
            return None
        return (now - self._began) / self._over * self._left


class _Run:
    def __init__(
        self,
        batch: PhotoBatch,
        manifest: Manifest,
        results: dict[str, Result],
        progress: Callable[[Tally], None],
    ) -> None:
        self._batch = batch
        self._manifest = manifest
        self._results = results
        self._progress = progress
        self._stamps: dict[str, tuple[int, int]] = {}

    def work(
        self, items: Sequence[Item], films: Sequence[BatchFilm], engine: Engine, staging: Path
    ) -> Tally:
        waiting = [item for item in (*items, *films) if not self._is_done(item)]
        before = len(items) + len(films) - len(waiting)
        todo = [item for item in waiting if not self._is_in_the_way(item)]
        tally = replace(self._count(), before=before)
        self._progress(tally)
        for result in [each for each in self._results.values() if each.status == FAILED]:
            self._progress(replace(tally, last=result))  # these fail before any work
        pace = _Pace(len(todo))
        with closing(self._outcomes(todo, engine, staging)) as outcomes:
            for outcome in outcomes:
                ended = self._settle_film if isinstance(outcome.item, BatchFilm) else self._settle
                result = ended(outcome)
                self._results[result.file] = result
                tally = replace(self._count(), before=before, left_s=pace.step(), last=result)
                self._progress(tally)
        return tally

    def _outcomes(
        self, todo: Sequence[Item], engine: Engine, staging: Path
    ) -> Generator[Outcome, None, None]:
        """Photos first, then films, which take longer."""
        films = [item for item in todo if isinstance(item, BatchFilm)]
        photos = [item for item in todo if not isinstance(item, BatchFilm)]
        yield from engine(photos, self._batch.recipe, staging)
        if films and self._batch.films is not None:
            ours = ((film, self._begin_film(film)) for film in films)
            yield from film_outcomes(ours, self._batch.films, self._batch.out_dir)

    def _begin_film(self, film: BatchFilm) -> bool:
        """Make what is there of a film the batch's own; whether it may be replaced."""
        files = tuple(self._files(film))
        owned = any(self._manifest.owns(file) for file in files)
        self._manifest.add(self._record(film, book.BEGUN, files=files))
        return owned or self._batch.overwrite

    def _settle_film(self, outcome: Outcome) -> Result:
        """Note what came of a film, whose files are in their places."""
        item = outcome.item
        place = self._batch.out_dir
        files = tuple(file for file in self._files(item) if is_file(place / file))
        if outcome.error:
            return self._fail(item, outcome.error, outcome.seconds, files)
        seconds = round(outcome.seconds, 4)
        self._manifest.add(self._record(item, book.DONE, files=files, seconds=seconds))
        return Result(item.name, DONE, seconds=outcome.seconds, files=files)

    def _count(self) -> Tally:
        states = [result.status for result in self._results.values()]
        return Tally(len(states), done=states.count(DONE), failed=states.count(FAILED))

    def _files(self, item: Item) -> list[str]:
        return self._batch.files(item)

    def _is_done(self, item: Item) -> bool:
        record = self._manifest.done(item, self._batch.options(item), self._files(item))
        if record is not None:
            done = Result(item.name, DONE, seconds=record.seconds, files=record.files)
            self._results[item.name] = done
        else:
            self._stamps[item.name] = stamp(item.photo)  # before it is read
        return record is not None

    def _is_in_the_way(self, item: Item) -> bool:
        """Whether a file is there that no batch has made."""
        found = [] if self._batch.overwrite else self._foreign(item)
        if found:
            cause = Sentence(
                "{file} is there already and was not made by a batch; "
                "choose another folder or --overwrite",
                file=found[0],
            )
            self._fail(item, cause)
        return bool(found)

    def _foreign(self, item: Item) -> list[str]:
        return [
            file
            for file in self._files(item)
            if not self._manifest.owns(file) and is_there(self._batch.out_dir / file)
        ]

    def _fail(
        self, item: Item, error: Sentence, seconds: float = 0.0, files: tuple[str, ...] = ()
    ) -> Result:
        """Note why an item has not all, or none, of its files."""
        result = Result(item.name, FAILED, error, seconds, files)
        self._results[item.name] = result
        record = self._record(item, book.FAILED, seconds=seconds, error=error, files=files)
        self._manifest.add(record)
        return result

    def _record(self, item: Item, status: str, **facts: Any) -> Record:
        size, mtime_ns = self._stamps[item.name]
        return Record(item.name, status, self._batch.options(item), size, mtime_ns, **facts)

    def _settle(self, outcome: Outcome) -> Result:
        """Put an item's files into their places, or note why there are none."""
        item = outcome.item
        files = tuple(
            file for file in self._files(item) if is_file(outcome.folder / Path(file).name)
        )
        if not files:
            return self._fail(item, outcome.error, outcome.seconds)
        self._manifest.add(self._record(item, book.BEGUN, files=files))
        try:
            self._move(outcome, files)
        except OSError as error:
            cause = Sentence(
                "its files cannot be put into their places: {cause}", cause=plain_cause(error)
            )
            return self._fail(item, cause, outcome.seconds)
        if outcome.error:
            return self._fail(item, outcome.error, outcome.seconds, files)
        self._manifest.add(
            self._record(item, book.DONE, files=files, seconds=round(outcome.seconds, 4))
        )
        return Result(item.name, DONE, seconds=outcome.seconds, files=files)

    def _move(self, outcome: Outcome, files: Sequence[str]) -> None:
        for file in files:
            target = self._batch.out_dir / file
            target.parent.mkdir(parents=True, exist_ok=True)
            (outcome.folder / target.name).replace(target)
        shutil.rmtree(outcome.folder, ignore_errors=True)
