"""Whether the photo on show is a panorama."""

from __future__ import annotations

from gui.control.store import Store
from gui.state.app_state import change_entry, current_entry
from gui.state.entry import Status


class PanoramaDesk:
    """Answers what the user says about the photo on show.

    Args:
        store: has the photo.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def toggle(self) -> None:
        """Estimate it as a panorama, or as a photo again.

        What was estimated so far goes, and what was found in it: it is of another camera.
        """
        entry = current_entry(self._store.state)
        if entry is None or entry.reopened is not None:
            return
        state = change_entry(
            self._store.state,
            entry.key,
            panorama=not entry.is_panorama,
            results={},
            corrected=None,
            floor=None,
            floor_points=(),
            own_used=False,
            asks_mirror=False,
            error="",
            status=Status.QUEUED,
        )
        self._store.set(state)
