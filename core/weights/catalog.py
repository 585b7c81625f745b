"""The known checkpoints: preset, layout, size, digest, licence, and where they are kept."""

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
    SAFETENSORS = "safetensors"


@dataclass(frozen=True)
class CatalogEntry:
    """A checkpoint that the program knows.

    Attributes:
        id: what options and settings call it.
        title: what people read.
        preset: the network's configuration.
        layout: of the file.
        file: file name.
        size_bytes: of the file; None where it may change with a release of this program.
        sha256: of the file, hex; None likewise.
        licence: in one line, for people.
        origin: where it comes from, for people.
        bundled: it ships with the program.
    """

    id: str
    title: str
    preset: DepthProConfig
    layout: Layout
    file: str
    size_bytes: int | None
    sha256: str | None
    licence: str
    origin: str
    bundled: bool = False

    def path(self) -> Path:
        """Where the file belongs, whether it is there or not."""
        return (bundled_folder() if self.bundled else user_folder()) / self.file

    def find(self) -> Path | None:
        """The file, where it is there."""
        path = self.path()
        return path if path.is_file() else None


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
            layout=Layout.SAFETENSORS,
            file="compact.safetensors",
            size_bytes=None,
            sha256=None,
            licence="MIT",
            origin="trained by this project, see the model card beside it",
            bundled=True,
        ),
        CatalogEntry(
            id="depth-pro",
            title="Depth Pro",
            preset=FULL,
            layout=Layout.OFFICIAL_PT,
            file="depth_pro.pt",
            size_bytes=1_904_446_787,
            sha256="3eb35ca68168ad3d14cb150f8947a4edf85589941661fdb2686259c80685c0ce",
            licence="Apple's own terms (apple-amlr: research use only)",
            origin="Apple, huggingface repository apple/DepthPro",
        ),
    )
}


def find_entry(model: str) -> CatalogEntry:
    """Return the entry with that id.

    Raises:
        UsageError: there is none.
    """
    if model not in CATALOG:
        raise UsageError(f"unknown model {model!r}: choose one of {', '.join(CATALOG)}")
    return CATALOG[model]
