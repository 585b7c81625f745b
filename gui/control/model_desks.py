"""The desks that bring photos and models together, joined with each other."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from core.settings import Settings
from gui.control.batch import BatchDesk
from gui.control.clips import ClipDesk
from gui.control.estimator import Estimator
from gui.control.film import FilmDesk
from gui.control.kept import KeptDesk
from gui.control.loader import Loader
from gui.control.photos import PhotoDesk
from gui.control.previewer import Previewer
from gui.control.sequences import SequenceDesk
from gui.control.store import Store
from gui.control.weights import WeightsDesk
from gui.state.app_state import AppState
from gui.work.jobs import Jobs
from gui.work.lanes import Lanes


class ModelDesks(QObject):
    """What opens photos, loads models and runs them; all share the store."""

    noted = Signal(object, object)  # Note, what its action does or None
    resolved = Signal(str)  # key of a note that is no longer true

    def __init__(
        self, lanes: Lanes, jobs: Jobs, settings: Settings, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.store = Store(AppState(settings), self)
        self.photos = PhotoDesk(self.store, lanes.work, jobs.photos, self)
        self.sequences = SequenceDesk(self.store, lanes.work, jobs.photos, self.photos, self)
        self.loader = Loader(self.store, lanes.network, jobs, self)
        self.estimator = Estimator(self.store, lanes.network, jobs, self.loader, self)
        self.film = FilmDesk(self.store, lanes.film, jobs, self.estimator, self)
        self.kept = KeptDesk(self.store, lanes.film, self)
        self.previewer = Previewer(self.store, lanes.preview, jobs, self)
        self.weights = WeightsDesk(self.store, lanes.fetch, self)
        self.batch = BatchDesk(self.store, lanes.work, self.loader, self)
        self.clips = ClipDesk(self.store, self.loader, self)
        self._join_models()

    def _join_models(self) -> None:
        for desk in (self.photos, self.film, self.clips, self.estimator, self.loader, self.weights):
            desk.noted.connect(self.noted)
            desk.resolved.connect(self.resolved)
        self.sequences.noted.connect(self.noted)
        self.sequences.resolved.connect(self.resolved)
        self.kept.noted.connect(self.noted)
        self.store.followed.connect(self.film.follow)
        self.store.followed.connect(self.previewer.pump)
        self.store.followed.connect(self.estimator.pump)
        self.estimator.estimated.connect(self.photos.keep_result)
        self.estimator.photo_failed.connect(self.photos.fail)
