"""The known models: what each offers, its licence, its weights' files and where those are.

A new model is a row here and a file in ``core/session/models`` with its factory.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from pathlib import Path

import platformdirs

from core.errors import UsageError
from core.network.config import COMPACT, FULL, DepthProConfig
from core.types import DepthKind
from core.weights.licence import DEPTH_PRO_TERMS

DATA_DIR_VARIABLE = "LEADLINE_DATA_DIR"
DEFAULT_MODEL = "compact"


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
        layout: of the file.
        stored: its name in the folder of weights.
        repo_id: hub repository that offers it; None where it cannot be downloaded.
        file: its name in that repository.
        size_bytes: of the file; None where only the hub tells, or where it may change with a
            release of this program.
        sha256: of the file, hex; None likewise.
        url: where people find it without this program.
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

    @property
    def downloads(self) -> tuple[WeightsSource, ...]:
        """The sources that a hub offers, the preferred one first."""
        return tuple(source for source in self.sources if source.repo_id)

    @property
    def folder(self) -> Path:
        """Where its files belong."""
        return bundled_folder() if self.bundled else user_folder()

    @property
    def available(self) -> bool:
        """Whether it can be opened: its weights are there, or it has none to look for."""
        return not self.sources or self.installed() is not None

    def path(self) -> Path | None:
        """Where the preferred file belongs, whether it is there or not; None without any."""
        return self.folder / self.sources[0].stored if self.sources else None

    def find(self) -> Path | None:
        """The file that is there; the first of several in the order of the sources."""
        source = self.installed()
        return self.folder / source.stored if source else None

    def installed(self) -> WeightsSource | None:
        """The source whose file is there; the first of several in their order."""
        there = (source for source in self.sources if (self.folder / source.stored).is_file())
        return next(there, None)


def bundled_folder() -> Path:
    """The folder of the weights that ship with the program."""
    return Path(str(files("resources"))) / "weights"


def bundled_weights() -> Path:
    """The bundled model's weights."""
    path = CATALOG[DEFAULT_MODEL].path()
    assert path is not None
    return path


def user_folder() -> Path:
    """The folder of the weights that a user downloads or brings."""
    chosen = os.environ.get(DATA_DIR_VARIABLE)
    base = Path(chosen) if chosen else Path(platformdirs.user_data_dir("leadline", appauthor=False))
    return base / "weights"


DEPTH_PRO_FACTORY = "core.session.models.depth_pro:open_session"
CATALOG = {
    entry.id: entry
    for entry in (
        CatalogEntry(
            id=DEFAULT_MODEL,
            title="Compact",
            factory=DEPTH_PRO_FACTORY,
            preset=COMPACT,
            quick=True,
            sources=(
                WeightsSource(
                    id="bundled",
                    title="bundled",
                    layout=Layout.OFFICIAL_SAFETENSORS,
                    stored="compact.safetensors",
                ),
            ),
            licence="MIT",
            origin="trained by this project, see the model card beside it",
            bundled=True,
        ),
        CatalogEntry(
            id="depth-pro",
            title="Depth Pro",
            factory=DEPTH_PRO_FACTORY,
            preset=FULL,
            precisions=("float32", "bfloat16", "float16", "int8"),
            about="The released network: finer edges and steadier metres than the compact model, "
            "for more memory and time. Without a GPU a photo takes a minute or more.",
            terms=DEPTH_PRO_TERMS,
            sources=(
                WeightsSource(
                    id="official",
                    title="Apple's checkpoint",
                    layout=Layout.OFFICIAL_PT,
                    stored="depth_pro.pt",
                    repo_id="apple/DepthPro",
                    file="depth_pro.pt",
                    size_bytes=1_904_446_787,
                    sha256="3eb35ca68168ad3d14cb150f8947a4edf85589941661fdb2686259c80685c0ce",
                    url="https://ml-site.cdn-apple.com/models/depth-pro/depth_pro.pt",
                ),
                WeightsSource(
                    id="transformers",
                    title="the same weights as laid out for transformers",
                    layout=Layout.TRANSFORMERS,
                    stored="depth_pro_transformers.safetensors",
                    repo_id="apple/DepthPro-hf",
                    file="model.safetensors",
                    url="https://huggingface.co/apple/DepthPro-hf",
                ),
                WeightsSource(
                    id="safetensors",
                    title="Apple's checkpoint as safetensors",
                    layout=Layout.OFFICIAL_SAFETENSORS,
                    stored="depth_pro.safetensors",
                ),
            ),
            licence="Apple's own terms (apple-amlr: research use only)",
            origin="Apple, huggingface repositories apple/DepthPro and apple/DepthPro-hf",
        ),
    )
}


def to_download() -> tuple[CatalogEntry, ...]:
    """The models whose weights a hub offers."""
    return tuple(entry for entry in CATALOG.values() if entry.downloads)


def to_install() -> tuple[CatalogEntry, ...]:
    """The models whose weights can be taken from a file that the user has."""
    return tuple(entry for entry in CATALOG.values() if entry.preset and not entry.bundled)


def find_entry(model: str) -> CatalogEntry:
    """Return the entry with that id.

    Raises:
        UsageError: there is none.
    """
    if model not in CATALOG:
        raise UsageError(
            "unknown model {model!r}: choose one of {models}",
            model=model,
            models=", ".join(CATALOG),
        )
    return CATALOG[model]
