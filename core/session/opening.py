"""Opening a model of the catalog, whoever wrote it."""

from __future__ import annotations

import pkgutil
import threading
import time
from functools import partial
from pathlib import Path

from core.errors import LeadlineError, ModelError
from core.progress import Cancelled, CancelToken
from core.session.completed import Completed
from core.session.guarded import Guarded
from core.session.model import DepthModel, Factory, OpenRequest
from core.weights.catalog import DEFAULT_MODEL
from core.weights.entry import CatalogEntry
from core.weights.models import find_entry

IMPORT_S = 120.0
"""A package that is not imported by then hangs."""
POLL_S = 0.05


def open_model(
    model: str = DEFAULT_MODEL,
    *,
    checkpoint: Path | None = None,
    device: str = "auto",
    precision: str = "auto",
    with_fov: bool = True,
    bundled_metres: bool = False,
    cancel: CancelToken | None = None,
) -> DepthModel:
    """Load a model of the catalog.

    Args:
        model: id in the catalog, or "transformers:" and a repository or folder.
        checkpoint: weights to use instead of the catalog's file.
        device: "auto", "cpu", "cuda" or "mps".
        precision: "auto", "float32", "bfloat16", "float16", or "int8": the transformers' layers
            in 8-bit integers, the rest in bfloat16.
        with_fov: whether what predicts the focal length is loaded now; else when asked for.
        bundled_metres: give a model that tells no metres those of the bundled one.
        cancel: checked while loading.

    Raises:
        WeightsError: the weights are missing or do not fit.
        ModelError: the device is not there, or the model's code cannot be imported.
        UsageError: an unknown model, device or precision.
        Cancelled: the token was cancelled.
    """
    entry = find_entry(model)
    path = checkpoint or entry.find() or entry.path()
    request = OpenRequest(entry, path, device, precision, with_fov, cancel)
    opened = _open_package(request) if entry.package else _resolved(entry)(request)
    if entry.predicts_focal and not bundled_metres:
        return opened
    helper = partial(open_model, DEFAULT_MODEL, device=device)
    return Completed(opened, helper, metres=bundled_metres)


def _resolved(entry: CatalogEntry) -> Factory:
    try:
        factory: Factory = pkgutil.resolve_name(entry.factory)
    except BaseException as error:  # a module can fail in any way, and even try to exit
        if isinstance(error, KeyboardInterrupt):
            raise
        raise ModelError(
            "{title} cannot be opened: {detail}", title=entry.title, detail=str(error)
        ) from error
    return factory


def _open_package(request: OpenRequest) -> DepthModel:
    factory = _imported(request.entry, request.cancel)
    try:
        return Guarded(factory(request), request.entry.title)
    except (LeadlineError, Cancelled, MemoryError):
        raise
    except Exception as error:  # somebody else's code
        raise ModelError(
            "{title} cannot be opened: {detail}", title=request.entry.title, detail=str(error)
        ) from error


def _imported(entry: CatalogEntry, cancel: CancelToken | None) -> Factory:
    """A package's factory; in a thread, since somebody else's import may hang."""
    found: list[Factory | ModelError] = []

    def resolve() -> None:
        try:
            found.append(_resolved(entry))
        except ModelError as error:
            found.append(error)

    thread = threading.Thread(target=resolve, daemon=True, name=f"import of {entry.id}")
    thread.start()
    end = time.monotonic() + IMPORT_S
    while thread.is_alive() and time.monotonic() < end:
        thread.join(POLL_S)
        if cancel is not None:
            cancel.check()
    if not found:
        raise ModelError(
            "{title} cannot be opened: its code was not imported within {seconds:g} s",
            title=entry.title,
            seconds=IMPORT_S,
        )
    if isinstance(found[0], ModelError):
        raise found[0]
    return found[0]
