"""The desks: all that works behind the window, made and joined with each other."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from core.settings import Settings
from gui.control.corrector import Corrector
from gui.control.cutting import CuttingDesk
from gui.control.deriver import Deriver
from gui.control.effects import EffectsDesk
from gui.control.evaluator import Evaluator
from gui.control.exporter import Exporter
from gui.control.facts import FactsDesk
from gui.control.focal import FocalDesk
from gui.control.level import LevelDesk
from gui.control.live import LiveDesk
from gui.control.measure import MeasureDesk
from gui.control.mesher import Mesher
from gui.control.model_desks import ModelDesks
from gui.control.own_depth import OwnDepthDesk
from gui.control.panorama import PanoramaDesk
from gui.control.pictures import PictureDesk
from gui.control.presets import PresetDesk
from gui.control.sessions import SessionDesk
from gui.control.writer import Writer
from gui.present.presenter import Presenter
from gui.work.jobs import Jobs
from gui.work.lanes import Lanes


class Desks(ModelDesks):
    """One desk for each kind of work; they share the store.

    Args:
        folder: that of the settings, where sessions and presets are kept.
    """

    def __init__(
        self,
        presenter: Presenter,
        lanes: Lanes,
        jobs: Jobs,
        settings: Settings,
        folder: Path,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(lanes, jobs, settings, parent)
        self.presenter = presenter
        presenter.player.setParent(self)  # it stops when the window goes
        self.focal = FocalDesk(self.store, presenter, self.estimator, self)
        self.writer = Writer(self.store, lanes.export, self)
        self.exporter = Exporter(self.store, self.writer)
        self.live = LiveDesk(self.store, lanes, jobs, self.photos, self.writer, self)
        self.live.resolved.connect(self.resolved)
        self.store.followed.connect(self.live.follow)
        self.measure = MeasureDesk(self.store, lanes.work, self.writer, self)
        self.evaluator = Evaluator(self.store, presenter, lanes.work, self.writer, self)
        self.level = LevelDesk(self.store, lanes.work, self.writer, self)
        self.own_depth = OwnDepthDesk(self.store, lanes.work, self)
        self.panorama = PanoramaDesk(self.store, self.estimator, self)
        self.facts = FactsDesk(self.store, lanes.work, self)
        self.sessions = SessionDesk(self.store, self.photos, lanes.work, lanes.export, folder, self)
        self.presets = PresetDesk(self.store, lanes.export, folder, self)
        self.corrector = Corrector(self.store, lanes.work, self)
        self.deriver = Deriver(lanes.work, self)
        self.mesher = Mesher(self.store, presenter, lanes.work, self)
        self.cutting = CuttingDesk(self.store, lanes.work, self)
        self.effects = EffectsDesk(self.store, presenter, self.writer, self)
        self.pictures = PictureDesk(self.store, presenter, self.writer, lanes.work, self)
        self._join_results()

    def _join_results(self) -> None:
        noting = (
            self.writer,
            self.live,
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
        resolving = (self.corrector, self.deriver, self.measure, self.evaluator, self.level)
        for desk in (*resolving, self.own_depth):
            desk.resolved.connect(self.resolved)
        self.sessions.model_chosen.connect(self.estimator.change_model)
