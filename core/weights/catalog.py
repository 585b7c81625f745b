"""The known models: preset, licence, the files that hold their weights, and where those are."""

from __future__ import annotations

import os
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from pathlib import Path

import platformdirs

from core.errors import UsageError
from core.network.config import COMPACT, FULL, DepthProConfig

DATA_DIR_VARIABLE = "LEADLINE_DATA_DIR"


class Layout(StrEnum):
    """How a checkpoint's file and its tensors are organised."""

    OFFICIAL_PT = "official-pt"
    OFFICIAL_SAFETENSORS = "official-safetensors"
    TRANSFORMERS = "transformers"


@dataclass(frozen=True)
class Source:
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
        preset: the network's configuration.
        sources: the files that can hold its weights, the preferred one first.
        licence: in one line, for people.
        origin: where it comes from, for people.
        bundled: it ships with the program.
    """

    id: str
    title: str
    preset: DepthProConfig
    sources: tuple[Source, ...]
    licence: str
    origin: str
    bundled: bool = False

    @property
    def downloads(self) -> tuple[Source, ...]:
        """The sources that a hub offers, the preferred one first."""
        return tuple(source for source in self.sources if source.repo_id)

    @property
    def folder(self) -> Path:
        """Where its files belong."""
        return bundled_folder() if self.bundled else user_folder()

    def path(self) -> Path:
        """Where the preferred file belongs, whether it is there or not."""
        return self.folder / self.sources[0].stored

    def find(self) -> Path | None:
        """The file that is there; the first of several in the order of the sources."""
        source = self.installed()
        return self.folder / source.stored if source else None

    def installed(self) -> Source | None:
        """The source whose file is there; the first of several in their order."""
        there = (source for source in self.sources if (self.folder / source.stored).is_file())
        return next(there, None)


def bundled_folder() -> Path:
    """The folder of the weights that ship with the program."""
    return Path(str(files("resources"))) / "weights"


def bundled_weights() -> Path:
    """The compact model's weights."""
    return CATALOG["compact"].path()


def user_folder() -> Path:
    """The folder of the weights that a user downloads or brings."""
    chosen = os.environ.get(DATA_DIR_VARIABLE)
    base = Path(chosen) if chosen else Path(platformdirs.user_data_dir("leadline", appauthor=False))
    return base / "weights"


CATALOG = {
    entry.id: entry
    for entry in (
        CatalogEntry(
            id="compact",
            title="Compact",
            preset=COMPACT,
            sources=(
                Source(
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
            preset=FULL,
            sources=(
                Source(
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
                Source(
                    id="transformers",
                    title="the same weights as laid out for transformers",
                    layout=Layout.TRANSFORMERS,
                    stored="depth_pro_transformers.safetensors",
                    repo_id="apple/DepthPro-hf",
                    file="model.safetensors",
                    url="https://huggingface.co/apple/DepthPro-hf",
                ),
                Source(
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
