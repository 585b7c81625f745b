"""What to make of photos, whichever they are: formats, focal length, settings of the scene."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from core.export.scene import Scene
from core.focal import FocalChoices, px_from_35mm, px_from_fov
from core.types import Estimate, FocalLength, FocalSource, Photo, Size


@dataclass(frozen=True)
class Recipe:
    """The same for every photo; values that JSON and pickle can hold.

    Attributes:
        formats: ids of core.export.registry.FORMATS.
        focal_px: focal length given by the user in pixels; of the three at most one is set.
        focal_35mm: the same as 35 mm equivalent in mm.
        fov_deg: the same as horizontal field of view in degrees.
        preferred: whose focal length is in force where none is given here; None for metadata,
            then predicted.
        skip_prediction: no prediction where the focal length is given or in the metadata.
        panorama: estimate photos as panoramas: None, those whose files say that they are; True,
            all; False, none.
        span_deg: of sweeps, degrees from left to right; None for what the lens tells.
        scene: further fields of core.export.scene.Scene, by name.
    """

    formats: tuple[str, ...]
    focal_px: float | None = None
    focal_35mm: float | None = None
    fov_deg: float | None = None
    preferred: FocalSource | None = None
    skip_prediction: bool = False
    panorama: bool | None = None
    span_deg: float | None = None
    scene: Mapping[str, Any] = field(default_factory=dict)

    def manual_px(self, size: Size) -> float | None:
        """The user's focal length in pixels of a photo of that size."""
        if self.focal_35mm is not None:
            return px_from_35mm(self.focal_35mm, size)
        if self.fov_deg is not None:
            return px_from_fov(self.fov_deg, size.width)
        return self.focal_px

    def wants_prediction(self, photo: Photo) -> bool:
        """Whether the network is to predict the photo's focal length."""
        known = self.manual_px(photo.size) is not None or photo.metadata.focal_px is not None
        wanted = self.preferred == FocalSource.PREDICTED
        return wanted or not (self.skip_prediction and known)

    def choices(self, photo: Photo, estimate: Estimate) -> FocalChoices:
        """What every source says about the focal length; of a panorama pixels for a radian."""
        if estimate.sphere is not None:
            return FocalChoices(estimate.sphere.focal_px(photo.size))
        width = photo.size.width
        predicted = None if estimate.fov_deg is None else px_from_fov(estimate.fov_deg, width)
        return FocalChoices(photo.metadata.focal_px, predicted, self.manual_px(photo.size))

    def focal(self, photo: Photo, estimate: Estimate) -> FocalLength:
        """The focal length in force: the user's, else the preferred, metadata's, predicted."""
        choices = self.choices(photo, estimate)
        return choices.choose(self.preferred if choices.manual is None else FocalSource.MANUAL)

    def make_scene(self, photo: Photo, estimate: Estimate) -> Scene:
        """The scene that is exported."""
        predicted = self.choices(photo, estimate).predicted
        return Scene(photo, estimate, self.focal(photo, estimate), predicted, **self.scene)

    def as_json(self) -> dict[str, Any]:
        """All of it as JSON can hold it; batches from before there was a preference go on."""
        facts = asdict(self)
        for name in ("preferred", "panorama", "span_deg"):
            if facts[name] is None:
                del facts[name]
        return facts
