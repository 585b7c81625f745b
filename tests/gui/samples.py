"""Small photos, estimates and states for the window's tests."""

from __future__ import annotations

from typing import Any

from core.settings import Settings
from core.types import Photo
from gui.state.app_state import AppState
from gui.state.entry import Derived, Entry, Status
from gui.state.models import ModelChoice
from gui.work.derive import derive
from tests.sample_estimates import make_estimate, make_photo

CHOICE = ModelChoice("compact")


def make_derived(photo: Photo | None = None, **facts: Any) -> Derived:
    photo = photo or make_photo()
    return derive(make_estimate(photo, **facts), photo.rgb)


def make_entry(key: int = 1, *, done: bool = True, **changes: Any) -> Entry:
    """A photo that was opened, and estimated where ``done``."""
    photo = changes.pop("photo", None) or make_photo(f"{key}.jpg")
    values: dict[str, Any] = {
        "photo": photo,
        "mips": (photo.rgb,),
        "status": Status.DONE if done else Status.QUEUED,
        "results": {CHOICE: make_derived(photo)} if done else {},
        "metadata": photo.metadata,
    }
    return Entry(key, photo.name, photo.path, **(values | changes))


def make_state(*entries: Entry, **changes: Any) -> AppState:
    """The first entry is on show."""
    values: dict[str, Any] = {"current": entries[0].key if entries else None}
    return AppState(Settings(), entries, **(values | changes))
