"""All that is known of a film, for people."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from core.errors import PhotoError
from core.files.regular_files import plain_cause
from core.films.film import FilmFacts, clock
from core.focal import FocalChoices
from core.photo_facts import Fact, FactGroup, focal_facts
from core.sentence import Sentence
from core.types import Photo


def film_facts(facts: FilmFacts, photo: Photo, focal: FocalChoices) -> tuple[FactGroup, ...]:
    """What is known of a film, group by group; its file is not read.

    Args:
        facts: of the film.
        photo: one of its frames.
        focal: what each source says of its focal length.

    Raises:
        PhotoError: its file is gone.
    """
    groups = (
        FactGroup(Sentence("File"), tuple(_file(facts))),
        FactGroup(Sentence("Film"), tuple(_film(facts))),
        FactGroup(Sentence("Camera"), tuple(_camera(facts))),
        FactGroup(Sentence("Focal length"), tuple(focal_facts(photo, focal))),
    )
    return tuple(group for group in groups if group.facts)


def _file(facts: FilmFacts) -> Iterator[Fact]:
    yield Fact(Sentence("Name"), facts.name)
    yield Fact(Sentence("Folder"), str(facts.path.parent))
    try:
        status = facts.path.stat()
    except FileNotFoundError as error:
        if facts.path.parent.is_dir() and ("%" in facts.name or "#" in facts.name):
            return  # a pattern of names is no file
        raise PhotoError(facts.path, plain_cause(error)) from error
    except OSError as error:
        raise PhotoError(facts.path, plain_cause(error)) from error
    if facts.path.is_file():
        yield Fact(Sentence("Size of the file"), f"{status.st_size:,} B")
    changed = datetime.fromtimestamp(status.st_mtime)
    yield Fact(Sentence("Changed"), f"{changed:%Y-%m-%d %H:%M:%S}")


def _film(facts: FilmFacts) -> Iterator[Fact]:
    yield Fact(Sentence("Pixels"), f"{facts.size.width} x {facts.size.height}")
    yield Fact(Sentence("Frames"), f"{facts.frames:,}")
    rate = f"{facts.fps:.3f}".rstrip("0").rstrip(".")
    varying = Sentence("{rate} on average, changing", rate=rate)
    yield Fact(Sentence("Frames per second"), varying if facts.variable else rate)
    yield Fact(Sentence("Duration"), clock(facts.duration_s))
    yield Fact(Sentence("Sound"), Sentence("yes") if facts.sound else Sentence("none"))
    for note in facts.notes:
        yield Fact(Sentence("Note"), note)


def _camera(facts: FilmFacts) -> Iterator[Fact]:
    if facts.metadata.camera is not None:
        yield Fact(Sentence("Make and model"), facts.metadata.camera)
