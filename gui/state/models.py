"""Which model to run and how, what there is to choose from, and getting those that are not
bundled: frozen values that state and views share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from core.progress import Progress
from core.settings import Settings, choices
from core.types import AUTO, ModelInfo
from core.weights.catalog import CATALOG, DEFAULT_MODEL
from gui.kit.translate import tr

BUNDLED = DEFAULT_MODEL
MODEL_SETTINGS = ("model", "device", "precision")


@dataclass(frozen=True)
class Said:
    """What the user says that a photo is.

    Attributes:
        panorama: one (True), or none (False); None: as its file says.
        span_deg: of a sweep, how far it goes from left to right; None where that is known.
    """

    panorama: bool | None = None
    span_deg: float | None = None


NOTHING_SAID = Said()


@dataclass(frozen=True)
class ModelChoice:
    """Which model to run, and how: an id of the catalog, and names of core.session or "auto".

    Attributes:
        said: of a result: what the photo was taken for.
    """

    model: str
    device: str = AUTO
    precision: str = AUTO
    said: Said = NOTHING_SAID


def choice_of(settings: Settings, said: Said = NOTHING_SAID) -> ModelChoice:
    """What the settings ask for, of a photo that is what the user said."""
    return ModelChoice(settings.model, settings.device, settings.precision, said)


def answers(wanted: ModelChoice, asked: ModelChoice, ran: ModelInfo) -> bool:
    """Whether a result, asked for as ``asked`` and made as ``ran`` says, is what is wanted."""
    return (
        (wanted.model, wanted.said) == (asked.model, asked.said)
        and wanted.device in (asked.device, ran.device)
        and wanted.precision in (asked.precision, ran.precision)
    )


def is_slow(model: str) -> bool:
    """Whether a run takes so long that none should start without being looked at."""
    entry = CATALOG.get(model)
    return entry is None or not entry.quick


def takes_long(choice: ModelChoice, devices: tuple[str, ...]) -> bool:
    """Whether a run takes so long that a preview is wanted meanwhile: slow, and on the CPU.

    Args:
        devices: those of this machine, best first; empty while that is unknown.
    """
    device = devices[0] if devices and choice.device == AUTO else choice.device
    return is_slow(choice.model) and device == "cpu"


class Use(StrEnum):
    """What a model's licence allows."""

    ANY = "any"
    NOT_COMMERCIAL = "not-commercial"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class ModelRow:
    """A model of the catalog.

    Attributes:
        id: what the settings call it.
        title: for people.
        available: it can be opened: its weights are there.
        bundled: it ships with the program.
        precisions: in which it can run.
        use: what its licence allows.
        licence: in one line.
        offered: its weights can be downloaded, or taken from a file.
        needs: how to get the package that it needs and that is not here; "" for none.
        size_bytes, parameters: how large it is; None while unknown.
        tells_metres: by itself.
        seconds, memory_bytes, sharpness: as measured on this machine; None or 0 before.
    """

    id: str
    title: str
    available: bool
    bundled: bool = False
    precisions: tuple[str, ...] = choices("precision")
    use: Use = Use.UNKNOWN
    licence: str = ""
    offered: bool = False
    needs: str = ""
    size_bytes: int | None = None
    parameters: int | None = None
    tells_metres: bool = True
    seconds: float | None = None
    memory_bytes: int = 0
    sharpness: float = 0.0


def title_of(rows: Iterable[ModelRow], model: str) -> str:
    """What people read of a model: its title, else its id."""
    known = {entry.id: entry.title for entry in CATALOG.values()}
    known |= {row.id: row.title for row in rows}
    return tr(known[model]) if model in known else model


@dataclass(frozen=True)
class SourceRow:
    """A file with the model's weights that can be downloaded.

    Attributes:
        id: as in core.weights.catalog.
        title: for people.
        size_bytes: None where only the hub knows.
        here_bytes: what an interrupted download has fetched already.
    """

    id: str
    title: str
    size_bytes: int | None = None
    here_bytes: int = 0


@dataclass(frozen=True)
class Offer:
    """What there is to know before the weights are fetched.

    Attributes:
        title: title of the model.
        terms: the licence situation, for people.
        sources: where it can be downloaded from, the preferred one first.
        folder: where the file will be.
        free_bytes: room on that disk; None where the system does not tell.
        installed: the file, where it is there already.
        model: id of the catalog.
        about: what the model is good for, a sentence or two.
    """

    title: str
    terms: str
    sources: tuple[SourceRow, ...]
    folder: Path
    free_bytes: int | None = None
    installed: Path | None = None
    model: str = ""
    about: str = ""


class FetchStage(StrEnum):
    """Where getting the weights stands."""

    RUNNING = "running"
    STOPPING = "stopping"
    FAILED = "failed"
    DONE = "done"


@dataclass(frozen=True)
class Fetch:
    """A download, or the installation of a file that the user has.

    Attributes:
        what: what is done, for people ("Downloading Depth Pro").
        stage: where it stands.
        progress: bytes, None before the first.
        bytes_per_s: lately; None while unknown.
        error: why it failed, a sentence.
    """

    what: str
    stage: FetchStage = FetchStage.RUNNING
    progress: Progress | None = None
    bytes_per_s: float | None = None
    error: str = ""

    @property
    def active(self) -> bool:
        return self.stage in (FetchStage.RUNNING, FetchStage.STOPPING)

    @property
    def left_s(self) -> float | None:
        """Seconds left at the pace of late."""
        if self.progress is None or not self.bytes_per_s:
            return None
        return max(0.0, self.progress.total - self.progress.done) / self.bytes_per_s
