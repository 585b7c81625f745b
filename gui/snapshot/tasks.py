"""What runs, and why panes are empty."""

from __future__ import annotations

from gui.kit.translate import tr
from gui.snapshot.parts import TaskPart, Waiting
from gui.snapshot.timeline import clip_task, how_far, making_task
from gui.state.app_state import AppState, Opening, entry_of
from gui.state.batch import BatchRun, BatchStage
from gui.state.entry import Derived, Entry, Status
from gui.state.models import Fetch, FetchStage, title_of
from gui.state.runs import time_left_s


def waiting_of(state: AppState, entry: Entry | None, derived: Derived | None) -> Waiting:
    """The panes wait only where there is nothing to show: an old picture stays."""
    if entry is None or derived is not None:
        return Waiting()
    running = entry.key == state.running and state.running_frame in (None, entry.frame)
    if running and state.progress is not None:
        return Waiting(tr("Estimating depth"), state.progress.fraction)
    if entry.status == Status.CANCELLED:
        return Waiting(hint=tr("Cancelled. Press R to estimate the depth."))
    if entry.live is not None:
        return Waiting(tr("Waiting for the camera") if entry.live.on else "")
    if entry.status == Status.FAILED or state.model_error:
        return Waiting(hint=tr("No depth. Press R to try again."))
    if state.loading:
        return Waiting(tr("Loading the model"))
    if entry.film is not None and entry.film.moving:
        return Waiting(hint=tr("No depth of this frame yet"))
    return Waiting(tr("Estimating depth") if entry.key == state.running else _waits_for(state))


def _waits_for(state: AppState) -> str:
    other = entry_of(state, state.running)
    return tr("Waiting for {name}").format(name=other.name) if other else tr("Waiting")


def task_of(state: AppState) -> TaskPart:
    """What runs, the most wanted first."""
    if state.opening is not None:
        return _opening(state.opening, entry_of(state, state.opening.key))
    entry = entry_of(state, state.running)
    if state.exporting:
        written = state.export_progress.fraction if state.export_progress else None
        text = tr("Exporting {name}").format(name=state.exporting)
        return TaskPart(text, written, cancellable=True)
    if state.leveling:
        return TaskPart(tr("Finding the floor"), None, cancellable=True)
    if state.stopping:
        return TaskPart(tr("Stopping"))
    if entry is not None:
        return _run(state, entry)
    if state.loading:
        return TaskPart(_loading(state), None, cancellable=True)
    if state.fetch and state.fetch.active:
        return _fetching(state.fetch)
    if state.clip is not None:
        return clip_task(state.clip)
    return _batch(state.batch) if state.batch and state.batch.active else TaskPart()


def _opening(opening: Opening, entry: Entry | None) -> TaskPart:
    if entry is None:
        return TaskPart()
    fraction = opening.progress.fraction
    text = how_far(tr("Opening {name}").format(name=entry.name), fraction, None)
    return TaskPart(text, fraction, cancellable=True)


def _batch(run: BatchRun) -> TaskPart:
    text, fraction = tr("Batch"), run.fraction
    if run.stage == BatchStage.STOPPING:
        return TaskPart(tr("Stopping"))
    if fraction is not None:
        text = how_far(text, fraction, run.left_s)
    return TaskPart(text, fraction, cancellable=True)


def _run(state: AppState, entry: Entry) -> TaskPart:
    text = tr("Estimating {name}")
    if entry.film is not None and entry.film.making is not None:
        return making_task(entry, entry.film)
    if state.predicting:
        text = tr("Predicting the focal length of {name}")
    elif state.running_other:
        text = tr("Estimating {name} with {model}")
    text = text.format(name=entry.name, model=title_of(state.models, state.running_other))
    if state.progress is None:
        return TaskPart(text, None, cancellable=True)
    fraction = state.progress.fraction
    left = time_left_s(fraction, state.running_s, from_fraction=state.running_from)
    return TaskPart(how_far(text, fraction, left), fraction, cancellable=True)


def _fetching(fetch: Fetch) -> TaskPart:
    if fetch.stage == FetchStage.STOPPING:
        return TaskPart(tr("Stopping"))
    if fetch.progress is None:
        return TaskPart(fetch.what, None, cancellable=True)
    fraction = fetch.progress.fraction
    return TaskPart(how_far(fetch.what, fraction, fetch.left_s), fraction, cancellable=True)


def fetched(fetch: Fetch) -> str:
    """In a few words, for a button."""
    return how_far(tr("Getting it"), fetch.progress.fraction if fetch.progress else 0.0, None)


def _loading(state: AppState) -> str:
    titles = {row.id: row.title for row in state.models}
    model = titles.get(state.settings.model)
    return tr("Loading {name}").format(name=tr(model)) if model else tr("Loading the model")
