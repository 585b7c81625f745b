"""A model of somebody else's package behind the port: one call from photo to depth."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib import import_module
from importlib.util import find_spec
from typing import Any, TypeVar

import numpy as np
import torch

from core.errors import LeadlineError, ModelError, UsageError
from core.progress import CancelToken, Monitor, ProgressCallback
from core.sentence import Sentence
from core.session.model import OpenRequest
from core.session.run_plan import RunPlan, choose_device, is_out_of_memory
from core.types import DepthKind, Estimate, FloatMap, ModelInfo, Photo, Size
from core.weights.digest import known_sha256

_T = TypeVar("_T")
MAX_CELLS = 1536 * 1536
"""What a model enlarges beyond the full network's grid holds nothing more."""


@dataclass(frozen=True, eq=False)
class Answer:
    """What a package says of a photo.

    Attributes:
        values: (h, w) float, any grid over the photo: metres for ``METRIC`` (0 or not finite:
            sky), else inverse depth.
        kind: what they are.
        fov_deg: predicted horizontal field of view; None where it predicts none.
    """

    values: FloatMap
    kind: DepthKind
    fov_deg: float | None = None


class Adapter:
    """A ``DepthModel`` around one function.

    Args:
        request: what was asked for.
        plan: where and how it runs.
        predict: photo and, where it is known, its focal length in pixels; the answer.
        predict_fov: the horizontal field of view in degrees, for a model that predicts it apart.
    """

    lanes = 1

    def __init__(
        self,
        request: OpenRequest,
        plan: RunPlan,
        predict: Callable[[Photo, float | None], Answer],
        predict_fov: Callable[[Photo], float] | None = None,
    ) -> None:
        path = request.path
        digest = known_sha256(path) if path is not None and path.is_file() else ""
        self._title = request.entry.title
        self._predict, self._predict_fov = predict, predict_fov
        self.info = ModelInfo(request.entry.id, digest, plan.device, plan.precision, plan.reason)

    def estimate(
        self,
        photo: Photo,
        *,
        with_fov: bool = True,
        progress: ProgressCallback | None = None,
        cancel: CancelToken | None = None,
    ) -> Estimate:
        """One pass, which cannot be stopped midway. Cancelled, ModelError."""
        monitor = Monitor(1.0, progress, cancel)
        monitor.advance(0.0, "network")
        began = time.perf_counter()
        answer = self._ask(photo, lambda: self._predict(photo, photo.metadata.focal_px))
        seconds = {"network": time.perf_counter() - began}
        monitor.advance(1.0, "network")
        values = _checked(self._title, answer.values)
        canonical = canonical_of(values, answer.kind)
        estimate = Estimate(
            canonical, answer.fov_deg, photo.size, self.info, seconds, kind=answer.kind
        )
        apart = with_fov and answer.fov_deg is None and self._predict_fov is not None
        return self.predict_fov(photo, estimate) if apart else estimate

    def predict_fov(self, photo: Photo, estimate: Estimate, **_: object) -> Estimate:
        """The same with its field of view. ModelError: it predicts none, or fails."""
        ask = self._predict_fov
        if ask is None:
            raise ModelError("{model} predicts no focal length", model=self._title)
        return replace(estimate, fov_deg=self._ask(photo, lambda: ask(photo)))

    def _ask(self, photo: Photo, work: Callable[[], _T]) -> _T:
        try:
            with torch.inference_mode():
                return work()
        except LeadlineError:
            raise
        except Exception as error:  # somebody else's code can fail in any way
            if is_out_of_memory(error):
                raise ModelError(
                    "not enough memory to estimate {name} on the {device}",
                    name=photo.name,
                    device=self.info.device,
                ) from error
            raise ModelError(
                "{model} failed: {cause}", model=self._title, cause=first_line(error)
            ) from error


def package_call(request: OpenRequest, use: Callable[[Any], _T]) -> _T:
    """Call what a row's package offers.

    Args:
        request: its row says which module and how to install it.
        use: gets the module.

    Raises:
        ModelError: the package is not there, is another version, or cannot open the weights.
    """
    entry = request.entry
    if find_spec(entry.needs.partition(".")[0]) is None:
        raise ModelError(
            "{model} needs the package {package}: {install}",
            model=entry.title,
            package=entry.needs.partition(".")[0],
            install=entry.install,
        )
    try:
        return use(import_module(entry.needs))
    except (ImportError, AttributeError, TypeError) as error:
        raise ModelError(
            "the package {package} is another version than the one known: {cause}. {install}",
            package=entry.needs.partition(".")[0],
            cause=first_line(error),
            install=entry.install,
        ) from error
    except Exception as error:  # somebody else's code can fail in any way
        raise ModelError(
            "{title} cannot be opened: {detail}", title=entry.title, detail=first_line(error)
        ) from error


def simple_plan(request: OpenRequest) -> RunPlan:
    """Where and how a package's model runs: half precision on a GPU, else float32.

    Raises:
        UsageError: an unknown device, or a precision that is not the model's.
        ModelError: a device that this machine does not have.
    """
    chosen, why = choose_device(request.device)
    precision = request.precision
    if precision not in ("auto", *request.entry.precisions):
        raise UsageError(
            "{model} does not run in {precision}: choose one of {precisions}",
            model=request.entry.title,
            precision=precision,
            precisions=", ".join(("auto", *request.entry.precisions)),
        )
    if precision == "auto":
        precision = "float32" if chosen == "cpu" else "float16"
        so = Sentence("{name}: as models of this kind run", name=precision)
    else:
        so = Sentence("{name}: your choice", name=precision)
    return RunPlan(
        chosen, precision, 1, Sentence("{device}; {precision}.", device=why, precision=so)
    )


def canonical_of(values: FloatMap, kind: DepthKind) -> FloatMap:
    """Values of an ``Answer`` as an ``Estimate`` holds them, (h, w) float32 >= 0.

    Affine inverse depth is brought between 0 and 1: its factor and offset mean nothing.
    """
    if kind is DepthKind.METRIC:
        known = np.isfinite(values) & (values > 0)
        return np.where(known, 1 / np.where(known, values, 1), 0).astype(np.float32)
    inverse = values - min(0.0, float(values.min()))
    if kind is DepthKind.AFFINE_INVERSE:
        inverse = inverse / (float(inverse.max()) or 1.0)
    return np.ascontiguousarray(inverse, np.float32)


def _checked(model: str, values: FloatMap) -> FloatMap:
    """The values, of at most MAX_CELLS; ModelError where they cannot be depth."""
    found = np.asarray(values)
    if found.ndim != 2 or found.size == 0 or found.dtype.kind != "f":
        raise ModelError(
            "{model} gave {dtype} of shape {shape} instead of a map of depth",
            model=model,
            dtype=str(found.dtype),
            shape=str(found.shape),
        )
    if np.isnan(found).any():
        raise ModelError("{model} gave values that are not numbers", model=model)
    step = int(np.ceil(np.sqrt(found.size / MAX_CELLS)))
    return found[step // 2 :: step, step // 2 :: step].astype(np.float32)


def first_line(error: Exception) -> str:
    """What an error says first; its kind where it says nothing."""
    text = str(error).strip()
    return text.splitlines()[0] if text else type(error).__name__


def grid_of(estimate: Estimate) -> Size:
    """(w, h) of an estimate's own grid."""
    height, width = estimate.canonical_inverse_depth.shape
    return Size(width, height)
