"""The desks: all that works behind the window, made and joined with each other."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from core.settings import Settings
from gui.control.batch import BatchDesk
from gui.control.corrector import Corrector
from gui.control.cutting import CuttingDesk
from gui.control.deriver import Deriver
from gui.control.effects import EffectsDesk
from gui.control.estimator import Estimator
from gui.control.evaluator import Evaluator
from gui.control.exporter import Exporter
from gui.control.facts import FactsDesk
from gui.control.focal import FocalDesk
from gui.control.level import LevelDesk
from gui.control.loader import Loader
from gui.control.measure import MeasureDesk
from gui.control.mesher import Mesher
from gui.control.own_depth import OwnDepthDesk
from gui.control.photos import PhotoDesk
from gui.control.pictures import PictureDesk
from gui.control.presets import PresetDesk
from gui.control.previewer import Previewer
from gui.control.sessions import SessionDesk
from gui.control.store import Store
from gui.control.weights import WeightsDesk
from gui.control.writer import Writer
from gui.present.presenter import Presenter
from gui.state.app_state import AppState
from gui.work.jobs import Jobs
from gui.work.lanes import Lanes


class Desks(QObject):
    """One desk for each kind of work; they share the store.

    Args:
        folder: that of the settings, where sessions and presets are kept.
    """

    noted = Signal(object, object)  # Note, what its action does or None
    resolved = Signal(str)  # key of a note that is no longer true

    def __init__(
        self,
        presenter: Presenter,
        lanes: Lanes,
        jobs: Jobs,
        settings: Settings,
        folder: Path,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.presenter = presenter
        presenter.player.setParent(self)  # it stops when the window goes
        self.store = Store(AppState(settings), self)
        self.photos = PhotoDesk(self.store, lanes.work, jobs.photos, self)
        self.loader = Loader(self.store, lanes.network, jobs, self)
        self.estimator = Estimator(self.store, lanes.network, jobs, self.loader, self)
        self.previewer = Previewer(self.store, lanes.preview, jobs, self)
        self.focal = FocalDesk(self.store, presenter, self.estimator, self)
        self.writer = Writer(self.store, lanes.export, self)
        self.exporter = Exporter(self.store, self.writer)
        self.weights = WeightsDesk(self.store, lanes.fetch, self)
        self.batch = BatchDesk(self.store, lanes.work, self.loader, self)
        self.measure = MeasureDesk(self.store, lanes.work, self.writer, self)
        self.evaluator = Evaluator(self.store, presenter, lanes.work, self.writer, self)
        self.level = LevelDesk(self.store, lanes.work, self.writer, self)
        self.own_depth = OwnDepthDesk(self.store, lanes.work, self)
        self.facts = FactsDesk(self.store, lanes.work, self)
        self.sessions = SessionDesk(self.store, self.photos, lanes.work, lanes.export, folder, self)
        self.presets = PresetDesk(self.store, lanes.export, folder, self)
        self.corrector = Corrector(self.store, lanes.work, self)
        self.deriver = Deriver(lanes.work, self)
        self.mesher = Mesher(self.store, presenter, lanes.work, self)
        self.cutting = CuttingDesk(self.store, lanes.work, self)
        self.effects = EffectsDesk(self.store, presenter, self.writer, self)
        self.pictures = PictureDesk(self.store, presenter, self.writer, lanes.work, self)
        self._join()

    def _join(self) -> None:
        noting = (
            self.photos,
            self.estimator,
            self.loader,
            self.writer,
            self.weights,
            self.corrector,
            self.deriver,
            self.measure,
            self.cutting,
            self.evaluator,
            self.own_depth,
            self.facts,
            self.level,
            self.sessions,
            self.presets,
            self.pictures,
        )
        for desk in noting:
            desk.noted.connect(self.noted)
        resolving = (self.photos, self.estimator, self.loader, self.weights)
        further = (self.corrector, self.deriver, self.measure, self.evaluator, self.level)
        for desk in (*resolving, *further, self.own_depth):
            desk.resolved.connect(self.resolved)
        self.store.followed.connect(self.previewer.pump)
        self.store.followed.connect(self.estimator.pump)
        self.estimator.estimated.connect(self.photos.keep_result)
        self.estimator.photo_failed.connect(self.photos.fail)
        self.sessions.model_chosen.connect(self.estimator.change_model)
