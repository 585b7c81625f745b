"""A folder of assets: packs of textured meshes, tileable textures and environments.

Each pack is a folder with an ``index.json``: entries with ``id``, ``kind``, ``group``, ``file``
(.glb, y up, metres, origin under the middle), ``texture`` (one atlas), ``alpha`` (cut-outs,
opaque where at least ``tracing.OPAQUE``), ``size_m`` (x, y, z), ``top_m`` (height of the surface
that things stand on) and ``elevation_m`` (height at which it hangs), beside licence and
attribution. Files of the pack ``layouts`` hold ``objects`` that stand in a place, or ``groups``
of furniture.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import trimesh
from numpy.typing import NDArray
from PIL import Image

from core.errors import DataError
from core.training.synthetic.assets.normals import creased
from core.training.synthetic.meshes import Mesh
from core.training.synthetic.textures import SIZE

log = logging.getLogger(__name__)

_T = TypeVar("_T")
U8 = NDArray[np.uint8]
Rng = np.random.Generator

FORMATS = ("PNG", "JPEG", "WEBP")
"""Of textures."""
INDEX = "index.json"
TILES, ENVIRONMENTS, LAYOUTS = "textures", "hdri", "layouts"
# What Pillow and trimesh make of files that are cut off or of another kind.
READ_ERRORS = (
    DataError, OSError, ValueError, LookupError, TypeError, AttributeError, RuntimeError,
)  # fmt: skip
KEPT_ASSETS = 400


@dataclass(frozen=True)
class IndexEntry:
    """One mesh of a pack; ``size`` is width x, depth y and height z in metres, z up."""

    pack: str
    id: str
    kind: str
    group: str
    size: tuple[float, float, float]
    file: Path
    texture: Path
    alpha: Path | None
    top_m: float | None
    elevation_m: float


@dataclass(frozen=True)
class Asset:
    """A mesh, z up, and its atlas (SIZE, SIZE, 4) as RGB and coverage in bytes."""

    mesh: Mesh
    image: U8
    cutout: bool


@dataclass
class Library:
    """The assets of one folder.

    Attributes:
        folder: holds the packs.
        skipped: why an asset could not be used, by "pack/id" or "pack/file".

    Raises:
        DataError: the folder holds no pack, or an index is broken (when first read).
    """

    folder: Path
    skipped: dict[str, str] = field(default_factory=dict)

    @cached_property
    def entries(self) -> tuple[IndexEntry, ...]:
        """Every mesh that the indexes name."""
        packs = sorted(path.parent for path in self.folder.glob(f"*/{INDEX}"))
        if not packs:
            raise DataError(
                self.folder, "holds no pack of assets (a folder with {index})", index=INDEX
            )
        found = [_entry(pack, row) for pack in packs for row in rows(pack) if _is_mesh(row)]
        return tuple(found)

    @cached_property
    def by_name(self) -> dict[tuple[str, str], IndexEntry]:
        """Entries by pack and id."""
        return {(entry.pack, entry.id): entry for entry in self.entries}

    @lru_cache(maxsize=256)  # noqa: B019 - one library lives as long as the process
    def chosen(
        self, groups: tuple[str, ...], wanted: Callable[[IndexEntry], bool] | None = None
    ) -> tuple[IndexEntry, ...]:
        """Entries of the groups that ``wanted`` likes."""
        fit = (entry for entry in self.entries if entry.group in groups)
        return tuple(entry for entry in fit if wanted is None or wanted(entry))

    def tile(self, rng: Rng, *kinds: str) -> Path | None:
        """A tileable texture of one of the kinds."""
        paths = _tiles(self.folder, kinds)
        return paths[int(rng.integers(len(paths)))] if paths else None

    def asset(self, entry: IndexEntry) -> Asset | None:
        """The mesh and its picture; None, named in ``skipped``, where it cannot be used."""
        return self.usable(f"{entry.pack}/{entry.id}", lambda: load_asset(entry))

    def usable(self, name: str, read: Callable[[], _T]) -> _T | None:
        """What ``read`` gives; None, and the name in ``skipped``, where that cannot be read."""
        if name in self.skipped:
            return None
        try:
            return read()
        except READ_ERRORS as error:
            self.skipped[name] = str(error)
            log.warning("skipped the asset %s: %s", name, error)
            return None

    def tell_skipped(self) -> None:
        """Say how many assets were skipped, and which."""
        if self.skipped:
            log.warning("skipped %d assets: %s", len(self.skipped), ", ".join(sorted(self.skipped)))

    __hash__ = object.__hash__


def rows(pack: Path) -> list[dict[str, Any]]:
    """The entries of a pack's index; DataError where it is broken."""
    path = pack / INDEX
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DataError(path, "is no index of assets ({detail})", detail=error) from error
    if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
        raise DataError(path, "is no index of assets (expected a list of objects)")
    return found


@lru_cache(maxsize=16)
def layouts(folder: Path, key: str) -> tuple[tuple[Path, tuple[dict[str, Any], ...]], ...]:
    """Layout files of a library that hold objects under ``key``, with these.

    Raises:
        DataError: a file is no layout.
    """
    files = sorted(path for path in (folder / LAYOUTS).glob("*.json") if path.name != INDEX)
    found = ((path, _objects(path, key)) for path in files)
    return tuple((path, objects) for path, objects in found if objects)


def _objects(path: Path, key: str) -> tuple[dict[str, Any], ...]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return tuple(found.get(key, ()))
    except (OSError, ValueError, AttributeError) as error:
        raise DataError(path, "is no layout ({detail})", detail=error) from error


def _is_mesh(row: dict[str, Any]) -> bool:
    return "size_m" in row and str(row.get("file", "")).endswith(".glb")


def _entry(pack: Path, row: dict[str, Any]) -> IndexEntry:
    try:
        x, y, z = (float(side) for side in row["size_m"])
        return IndexEntry(
            pack.name, str(row["id"]), str(row.get("kind", "")), str(row.get("group", "")),
            (x, z, y), pack / row["file"], pack / row.get("texture", "without-texture"),
            pack / row["alpha"] if "alpha" in row else None,
            row.get("top_m"), float(row.get("elevation_m", 0.0)),
        )  # fmt: skip
    except (KeyError, TypeError, ValueError) as error:
        raise DataError(pack / INDEX, "has a broken entry ({detail!r})", detail=error) from error


@lru_cache(maxsize=64)
def _tiles(folder: Path, kinds: tuple[str, ...]) -> tuple[Path, ...]:
    pack = folder / TILES
    if not (pack / INDEX).is_file():
        return ()
    return tuple(pack / row["file"] for row in rows(pack) if row.get("kind") in kinds)


@lru_cache(maxsize=KEPT_ASSETS)
def load_asset(entry: IndexEntry) -> Asset:
    """Read one entry; OSError or ValueError tells what is wrong with a file."""
    raw = trimesh.load_mesh(entry.file, process=False)
    vertices = np.asarray(raw.vertices, np.float32)
    faces = np.asarray(raw.faces, np.int32)
    uv = getattr(raw.visual, "uv", None)
    if uv is None or not len(faces):
        raise ValueError(f"{entry.file.name} holds no triangles with texture coordinates")
    turned = np.stack([vertices[:, 0], -vertices[:, 2], vertices[:, 1]], 1)
    # Trimesh counts v upwards; pictures count downwards.
    mesh = creased(turned, faces, np.asarray(uv, np.float32) * (1, -1) + (0, 1))
    return Asset(mesh, atlas(entry.texture, entry.alpha), entry.alpha is not None)


def atlas(texture: Path, alpha: Path | None) -> U8:
    """A picture brought to (SIZE, SIZE, 4); the fourth byte is its coverage."""
    with Image.open(texture, formats=FORMATS) as picture:
        colour = _sized(picture.convert("RGB"))
    if alpha is None:
        return np.dstack([colour, np.full((SIZE, SIZE), 255, np.uint8)])
    with Image.open(alpha, formats=FORMATS) as picture:
        return np.dstack([colour, _sized(picture.convert("L"))])


def _sized(picture: Image.Image) -> U8:
    # Small pictures are palettes whose colours must not run into one another.
    small = max(picture.size) < SIZE
    method = Image.Resampling.NEAREST if small else Image.Resampling.BILINEAR
    return np.asarray(picture.resize((SIZE, SIZE), method))
