"""The loaded model, and what is done with it in the network lane; slow imports are inside."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from core.progress import CancelToken, ProgressCallback
from core.system.preload import preload
from core.types import Photo, PhotoMetadata
from gui.state.entry import Derived
from gui.state.film import Summary
from gui.state.models import BUNDLED, NOTHING_SAID, ModelChoice, Said
from gui.work.depths import DepthShelf
from gui.work.derive import derive
from gui.work.film import FilmFrame, FilmReader
from gui.work.photos import PhotoReader
from gui.work.precedence import Precedence

if TYPE_CHECKING:
    from core.session import DepthModel


@dataclass(frozen=True, eq=False)
class Estimated:
    """What an estimate brings: the maps, and the camera facts of the photo it was made of."""

    derived: Derived
    metadata: PhotoMetadata


@dataclass(frozen=True, eq=False)
class EstimatedFrame:
    """The same of a frame of a film.

    Attributes:
        summary: what all frames say with this one.
    """

    estimated: Estimated
    summary: Summary


class Jobs:
    """Holds the loaded models between estimates; one instance per window.

    Args:
        photos: reads what is estimated.
    """

    def __init__(self, photos: PhotoReader | None = None) -> None:
        keep_triton_out()
        self._precedence = Precedence()
        self.photos = photos or PhotoReader(self._precedence)
        self._models: dict[ModelChoice, DepthModel] = {}
        self._bundled: DepthModel | None = None
        self._film = FilmReader()
        self.depths = DepthShelf()

    def devices(self) -> tuple[str, ...]:
        """What this machine can run a model on."""
        preload("torch")
        from core.session import available_devices

        return available_devices()

    def load(
        self,
        choice: ModelChoice,
        cancel: CancelToken | None = None,
        *,
        with_fov: bool = True,
    ) -> DepthModel:
        """Load the model unless it is there. WeightsError, ModelError, Cancelled."""
        if choice not in self._models:
            preload("torch")
            from core.session import open_model

            self._make_room()
            self._models[choice] = open_model(
                choice.model,
                device=choice.device,
                precision=choice.precision,
                with_fov=with_fov,
                cancel=cancel,
            )
        return self._models[choice]

    def _make_room(self) -> None:
        """Two large models at once may not fit; the bundled one is small and helps others."""
        kept = {asked: model for asked, model in self._models.items() if asked.model == BUNDLED}
        self._models = dict(list(kept.items())[-1:])

    def unload(self) -> None:
        """Let go of the model: its file has changed."""
        self._models.clear()

    def estimate(
        self,
        choice: ModelChoice,
        source: Path | Photo,
        progress: ProgressCallback,
        cancel: CancelToken,
        *,
        wants_fov: Callable[[PhotoMetadata], bool],
        said: Said = NOTHING_SAID,
    ) -> Estimated:
        """One forward pass and what follows from it; of a panorama one for each of its views.
        Cancelled, PhotoError, ModelError.

        Args:
            wants_fov: whether the focal length is to be predicted, by what the file says.
            said: whether it is one.
        """
        from core.panorama import estimate_photo, wanted_sphere

        photo = self.photos.read(source)
        model = self.load(choice)
        cancel.check()
        sphere = wanted_sphere(photo, said.panorama, span_deg=said.span_deg)
        estimate = estimate_photo(
            model,
            photo,
            sphere,
            with_fov=wants_fov(photo.metadata),
            progress=self._precedence.behind(progress),
            cancel=cancel,
        )
        return Estimated(derive(estimate, photo.rgb), photo.metadata)

    def estimate_frame(
        self,
        choice: ModelChoice,
        frame: FilmFrame,
        progress: ProgressCallback,
        cancel: CancelToken,
        *,
        wants_fov: Callable[[PhotoMetadata], bool],
    ) -> EstimatedFrame:
        """A forward pass of a frame of a film, which is kept. Errors as ``estimate``."""
        photo = self._film.photo(frame, cancel)
        facts = self._film.film(frame.path).facts
        made = self.estimate(choice, photo, progress, cancel, wants_fov=wants_fov)
        estimate = made.derived.estimate
        depths = self.depths.of(facts, estimate.info)
        depths.put(frame.index, estimate)
        return EstimatedFrame(made, depths.summary())

    def preview(self, photo: Photo, cancel: CancelToken, *, said: Said = NOTHING_SAID) -> Derived:
        """What the bundled model says, while a slow one in another lane stands still. Errors as
        those."""
        from core.panorama import estimate_photo, wanted_sphere

        model = self.warm_preview(cancel)
        sphere = wanted_sphere(photo, said.panorama, span_deg=said.span_deg)
        with self._precedence.first():
            return derive(estimate_photo(model, photo, sphere, cancel=cancel), photo.rgb)

    def warm_preview(self, cancel: CancelToken) -> DepthModel:
        """Load the bundled model before a preview wants it. Errors as ``open_bundled``."""
        if self._bundled is None:
            self._bundled = self.open_bundled(cancel)
        return self._bundled

    def open_bundled(self, cancel: CancelToken) -> DepthModel:
        """The bundled model beside the loaded one. WeightsError, ModelError, Cancelled."""
        preload("torch")
        from core.session import open_model

        return open_model(BUNDLED, device="cpu", cancel=cancel)

    def mirror(
        self,
        choice: ModelChoice,
        source: Path | Photo,
        derived: Derived,
        progress: ProgressCallback,
        cancel: CancelToken,
    ) -> Derived:
        """The same with how far the mirrored photo's answer is from it. Errors as ``estimate``."""
        from core.panorama.spread import with_mirrored_spread

        photo = self.photos.read(source)
        estimate = with_mirrored_spread(
            self.load(choice), photo, derived.estimate, progress=progress, cancel=cancel
        )
        return replace(derived, estimate=estimate)

    def predict(
        self,
        choice: ModelChoice,
        source: Path | Photo,
        derived: Derived,
        progress: ProgressCallback,
        cancel: CancelToken,
    ) -> Derived:
        """The same with the focal length that the network predicts. Errors as ``estimate``."""
        photo = self.photos.read(source)
        estimate = self.load(choice).predict_fov(
            photo, derived.estimate, progress=progress, cancel=cancel
        )
        return replace(derived, estimate=estimate)


def keep_triton_out() -> None:
    """Make torch do without Triton in this process.

    Triton's library and the LLVM of Mesa's OpenGL drivers export the same names: importing it
    once a cloud has been drawn ends in a segmentation fault. torch needs it for compiling only.
    """
    modules: dict[str, ModuleType | None] = sys.modules  # type: ignore[assignment]
    modules.setdefault("triton", None)
