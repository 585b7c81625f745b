"""Photos of several folders in one batch, with an engine that only touches files."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from pathlib import Path

from core.batch.engine import Outcome
from core.batch.items import Item
from core.batch.run import PhotoBatch, Tally, run_batch
from core.export.recipe import Recipe

FORMATS = ("npz",)


def engine(items: Sequence[Item], recipe: Recipe, staging: Path) -> Generator[Outcome, None, None]:
    for number, item in enumerate(items):
        folder = staging / str(number)
        folder.mkdir()
        for file in item.files(recipe.formats):
            (folder / file).write_text(str(item.photo))
        yield Outcome(item, folder)


def run(folder: Path, photos: Sequence[Path]) -> Tally:
    batch = PhotoBatch(
        photos[0].parent, folder, Recipe(FORMATS, scene={}), model={}, photos=tuple(photos)
    )
    return run_batch(batch, engine, progress=lambda tally: None)


def test_chosen_photos_are_done_and_no_others(tmp_path: Path) -> None:
    chosen = [tmp_path / "one" / "a.jpg", tmp_path / "two" / "a.jpg"]
    for path in (*chosen, tmp_path / "one" / "other.jpg"):
        path.parent.mkdir(exist_ok=True)
        path.write_text("photo")
    out = tmp_path / "out"
    tally = run(out, chosen)
    assert (tally.total, tally.done, tally.failed) == (2, 2, 0)
    written = sorted(path.read_text() for path in out.rglob("*.npz"))
    assert written == sorted(map(str, chosen))
    assert not list(out.rglob("other*"))
    again = run(out, chosen)  # they are done already
    assert (again.done, again.before) == (2, 2)
