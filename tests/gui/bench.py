"""A controller between specced fakes for views and lanes that the test steps itself."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from unittest.mock import MagicMock, create_autospec

from PySide6.QtCore import Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from core.settings import Settings
from gui.control.controller import Controller
from gui.control.view_signals import connect_views
from gui.panels.cloud import CloudPanel
from gui.panels.contours import ContoursPanel
from gui.panels.cutting import CuttingPanel
from gui.panels.depth import DepthPanel
from gui.panels.effects import EffectsPanel
from gui.panels.evaluate import EvaluatePanel
from gui.panels.evaluate_plot import CurvePanel
from gui.panels.focal import FocalPanel
from gui.panels.known_length import KnownLengthPanel
from gui.panels.level import LevelPanel
from gui.panels.measure import MeasurePanel
from gui.panels.model import ModelPanel
from gui.panels.plan import PlanPanel
from gui.panels.presets import PresetsPanel
from gui.panels.region import RegionPanel
from gui.panels.second import SecondPanel
from gui.panes.depth_legend import DepthLegend
from gui.panes.overlay import PaneOverlay
from gui.panes.own_mark import OwnMark
from gui.panes.panorama_mark import PanoramaMark
from gui.panes.preview_mark import PreviewMark
from gui.panes.raster import RasterPane
from gui.panes.wipe import WipePane
from gui.present.evaluation import EvaluationViews
from gui.present.presenter import Presenter
from gui.present.views import OWN_WIDGETS, Views
from gui.state.models import is_slow
from gui.state.panes import PANES
from gui.widgets.error_strip import ErrorStrip, Note
from gui.widgets.film_strip import FilmStrip
from gui.widgets.live_bar import LiveBar
from gui.widgets.pane_area import PaneArea
from gui.widgets.profile import ProfileStrip
from gui.widgets.status import Readout, TaskBar
from gui.widgets.timeline import Timeline
from gui.widgets.view_bar import ViewBar
from gui.work.lanes import Lanes
from tests.gui.fakes import FakeJobs, StepLane


def fake(kind: type) -> MagicMock:
    """A fake with the methods, signals and signatures of a view."""
    made = create_autospec(own_part(kind), instance=True)
    for name in dir(kind):
        if isinstance(getattr(kind, name), Signal):
            setattr(made, name, MagicMock(spec_set=("connect", "disconnect", "emit")))
    made.overlay = create_autospec(own_part(PaneOverlay), instance=True)
    return made


@cache
def own_part(kind: type) -> type:
    """A class with this program's methods of a widget, and the few of Qt's that are used.

    Specs of whole Qt classes take a second each.
    """
    members = {name: getattr(QWidget, name) for name in ("setEnabled", "hasFocus")}
    for base in reversed(kind.__mro__):
        if base.__module__.startswith("gui."):
            members |= {name: value for name, value in vars(base).items() if callable(value)}
    return type(kind.__name__, (), members)


@cache
def fake_views() -> Views:
    wipe = fake(WipePane)
    wipe.left.return_value, wipe.right.return_value = fake(RasterPane), fake(RasterPane)
    panes = {row.id: fake(OWN_WIDGETS.get(row.id, RasterPane)) for row in PANES}
    panes["cloud"].is_available = True
    evaluation = EvaluationViews(panes["evaluate"], fake(EvaluatePanel), fake(CurvePanel))
    return Views(
        panes=panes,
        wipe=wipe,
        area=fake(PaneArea),
        evaluation=evaluation,
        bar=fake(ViewBar),
        film=fake(FilmStrip),
        readout=fake(Readout),
        task=fake(TaskBar),
        focal=fake(FocalPanel),
        depth=fake(DepthPanel),
        contours=fake(ContoursPanel),
        cloud_panel=fake(CloudPanel),
        cutting=fake(CuttingPanel),
        model=fake(ModelPanel),
        preview=fake(PreviewMark),
        legend=fake(DepthLegend),
        own=fake(OwnMark),
        panorama=fake(PanoramaMark),
        effects_panel=fake(EffectsPanel),
        measure=fake(MeasurePanel),
        region=fake(RegionPanel),
        known=fake(KnownLengthPanel),
        level=fake(LevelPanel),
        plan=fake(PlanPanel),
        second=fake(SecondPanel),
        profile=fake(ProfileStrip),
        presets=fake(PresetsPanel),
        timeline=fake(Timeline),
        live=fake(LiveBar),
    )


class Bench:
    """A controller and everything around it."""

    def __init__(
        self, views: Views, folder: Path, settings: Settings, *, warm: bool = True
    ) -> None:
        self.views = views
        self.jobs = FakeJobs()
        self.network, self.work = StepLane(), StepLane()
        self.writing, self.fetching, self.previewing = StepLane(), StepLane(), StepLane()
        self.filming = StepLane()
        self.strip = create_autospec(ErrorStrip, instance=True)
        self.settings_path = folder / "settings.json"
        self.controller = Controller(
            Presenter(views),
            Lanes(
                self.network, self.work, self.writing, self.fetching, self.previewing, self.filming
            ),
            self.jobs,
            self.strip,
            settings,
            self.settings_path,
        )
        connect_views(self.controller)
        if warm:
            self.controller.estimator.warm_up()
            self.network.run_all()

    @property
    def state(self):
        return self.controller.store.state

    @property
    def shown(self):
        return self.controller.presenter.shown

    @property
    def passes(self) -> list[str]:
        return self.jobs.session.passes

    @property
    def notes(self) -> list[Note]:
        return [call.args[0] for call in self.strip.show_note.call_args_list]

    def run_all(self) -> None:
        """Until nothing is left to do."""
        lanes = (self.work, self.network, self.previewing)
        making = (self.controller.deriver, self.controller.corrector)
        while any(lane.busy for lane in lanes) or any(each.behind for each in making):
            for lane in lanes:
                lane.run_all()
            QTest.qWait(1)

    def open(self, *names: str) -> None:
        self.controller.open_paths([Path("/photos") / name for name in names])

    def restore(self, *names: str) -> None:
        paths = [Path("/photos") / name for name in names]
        slow = is_slow(self.state.settings.model)
        self.controller.photos.open_paths(paths, when_seen=slow)

    def opened(self, *names: str) -> Bench:
        self.open(*names)
        self.run_all()
        return self

    def forget_calls(self) -> None:
        for view in (*self.views.rasters.values(), self.views.cloud, self.views.depth):
            view.reset_mock()
