"""What is known of a model: what it offers, its licence, its weights' files and where those are."""

from __future__ import annotations

import os
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

import platformdirs

from core.network.config import DepthProConfig
from core.types import DepthKind

DATA_DIR_VARIABLE = "LEADLINE_DATA_DIR"


class Layout(StrEnum):
    """How a checkpoint's file and its tensors are organised."""

    OFFICIAL_PT = "official-pt"
    OFFICIAL_SAFETENSORS = "official-safetensors"
    TRANSFORMERS = "transformers"


@dataclass(frozen=True)
class WeightsSource:
    """A file that holds a model's weights.

    Attributes:
        id: what options call it.
        title: what people read.
        layout: layout of the file.
        stored: its name in the folder of weights.
        repo_id: hub repository that offers it; None where it cannot be downloaded.
        file: its name in that repository.
        size_bytes: size of the file; None where only the hub tells, or where it may change with a
            release of this program.
        sha256: digest of the file, hex; None likewise.
        url: where people find it without this program.
        revision: commit of the repository; None for its newest.
        folder: below the folder of weights; an absolute one stands for itself.
        companions: further small files of the repository that belong beside it.
    """

    id: str
    title: str
    layout: Layout
    stored: str
    repo_id: str | None = None
    file: str | None = None
    size_bytes: int | None = None
    sha256: str | None = None
    url: str | None = None
    revision: str | None = None
    folder: str = ""
    companions: tuple[str, ...] = ()

    def place(self, weights: Path) -> Path:
        """Where its file is, or belongs, in a folder of weights."""
        return weights / self.folder / self.stored


@dataclass(frozen=True)
class CatalogEntry:
    """A model that the program knows.

    Attributes:
        id: what options and settings call it.
        title: what people read.
        factory: ``module:function`` of a ``core.session.model.Factory``, imported when the
            model is opened.
        sources: the files that can hold its weights, the preferred one first; none for a model
            whose weights are its own package's business.
        licence: in one line, for people.
        origin: where it comes from, for people.
        about: what it is good for, one or two sentences for people.
        terms: what people are to accept before the weights are fetched, Markdown.
        preset: the network's configuration, where the weights are of Depth Pro's class: what a
            file is held against before it is installed.
        kind: what its estimates are.
        predicts_focal: whether it predicts the focal length.
        precisions: in which it can run.
        bundled: it ships with the program.
        quick: a photo takes about a second without a GPU, so that runs may start unasked.
        parameters: how many, as its makers say; None where they do not.
        commercial: whether its licence allows commercial use; None where that is not known.
        needs: the module of a package that is to be installed for it.
        install: how people get that package.
        repo_id: what that package is told to open.
        package: the installed package that brings it, by an entry point.
    """

    id: str
    title: str
    factory: str
    sources: tuple[WeightsSource, ...] = ()
    licence: str = ""
    origin: str = ""
    about: str = ""
    terms: str = ""
    preset: DepthProConfig | None = None
    kind: DepthKind = DepthKind.CANONICAL_INVERSE
    predicts_focal: bool = True
    precisions: tuple[str, ...] = ("float32", "bfloat16", "float16")
    bundled: bool = False
    quick: bool = False
    parameters: int | None = None
    commercial: bool | None = None
    needs: str = ""
    install: str = ""
    repo_id: str = ""
    package: str = ""

    @property
    def downloads(self) -> tuple[WeightsSource, ...]:
        """The sources that a hub offers, the preferred one first."""
        return tuple(source for source in self.sources if source.repo_id)

    @property
    def folder(self) -> Path:
        """Where its files belong."""
        return bundled_folder() if self.bundled else user_folder()

    @property
    def lacks_package(self) -> bool:
        """Whether a package that it needs is not installed."""
        return bool(self.needs) and find_spec(self.needs.partition(".")[0]) is None

    @property
    def available(self) -> bool:
        """Whether it can be opened: its package and weights are there, where it has any."""
        return not self.lacks_package and (not self.sources or self.installed() is not None)

    def path(self) -> Path | None:
        """Where the preferred file belongs, whether it is there or not; None without any."""
        return self.sources[0].place(self.folder) if self.sources else None

    def find(self) -> Path | None:
        """The file that is there; the first of several in the order of the sources."""
        source = self.installed()
        return source.place(self.folder) if source else None

    def installed(self) -> WeightsSource | None:
        """The source whose file is there; the first of several in their order."""
        there = (each for each in self.sources if each.place(self.folder).is_file())
        return next(there, None)


def bundled_folder() -> Path:
    """The folder of the weights that ship with the program."""
    return Path(str(files("resources"))) / "weights"


def user_folder() -> Path:
    """The folder of the weights that a user downloads or brings."""
    chosen = os.environ.get(DATA_DIR_VARIABLE)
    base = Path(chosen) if chosen else Path(platformdirs.user_data_dir("leadline", appauthor=False))
    return base / "weights"
