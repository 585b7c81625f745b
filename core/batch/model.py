"""Which model the photos of a batch go through."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from core.types import DepthKind
from core.weights.catalog import DEFAULT_MODEL
from core.weights.digest import known_sha256
from core.weights.models import find_entry

if TYPE_CHECKING:
    from core.session import DepthModel


@dataclass(frozen=True)
class Model:
    """A model and how to run it; values that pickle can hold.

    Attributes:
        name: id in the catalog.
        checkpoint: weights to use instead of the catalog's file.
        device, precision, with_fov, bundled_metres: as ``open_model``.
    """

    name: str = DEFAULT_MODEL
    checkpoint: Path | None = None
    device: str = "auto"
    precision: str = "auto"
    with_fov: bool = True
    bundled_metres: bool = False

    @property
    def weights(self) -> Path | None:
        """The file; where it is missing, the place where it is looked for; None for a model
        without one. UsageError: there is no such model."""
        entry = find_entry(self.name)
        return self.checkpoint or entry.find() or entry.path()

    @property
    def files(self) -> tuple[Path, ...]:
        """All files that another machine needs to open it; empty for a model without any."""
        weights = self.weights
        if weights is None:
            return ()
        sources = find_entry(self.name).sources
        beside = {name for source in sources for name in source.companions}
        return (weights, *(weights.with_name(name) for name in sorted(beside)))

    @property
    def facts(self) -> dict[str, object]:
        """What the exports depend on beside the photos and the recipe."""
        path = self.weights
        return {
            "model": self.name,
            # Where the file is missing, loading the model says so, and what to do.
            "weights_sha256": known_sha256(path) if path and path.is_file() else "",
            "precision": self.precision,
            **({"bundled_metres": True} if self._takes_metres else {}),
        }

    @property
    def _takes_metres(self) -> bool:
        return self.bundled_metres and find_entry(self.name).kind is DepthKind.AFFINE_INVERSE

    def open(self) -> DepthModel:
        """Load it; errors as ``open_model``."""
        from core.session import open_model  # imports torch

        return open_model(
            self.name,
            checkpoint=self.checkpoint,
            device=self.device,
            precision=self.precision,
            with_fov=self.with_fov,
            bundled_metres=self.bundled_metres,
        )
