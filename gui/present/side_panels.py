"""The panels at the side of the panes."""

from __future__ import annotations

from dataclasses import dataclass, field

from gui.panels.cloud import CloudPanel
from gui.panels.contours import ContoursPanel
from gui.panels.cutting import CuttingPanel
from gui.panels.depth import DepthPanel
from gui.panels.effects import EffectsPanel
from gui.panels.focal import FocalPanel
from gui.panels.known_length import KnownLengthPanel
from gui.panels.level import LevelPanel
from gui.panels.measure import MeasurePanel
from gui.panels.model import ModelPanel
from gui.panels.plan import PlanPanel
from gui.panels.presets import PresetsPanel
from gui.panels.region import RegionPanel
from gui.panels.second import SecondPanel


@dataclass(kw_only=True)
class SidePanels:
    """The panels, without a parent yet."""

    focal: FocalPanel = field(default_factory=FocalPanel)
    depth: DepthPanel = field(default_factory=DepthPanel)
    contours: ContoursPanel = field(default_factory=ContoursPanel)
    cloud_panel: CloudPanel = field(default_factory=CloudPanel)
    cutting: CuttingPanel = field(default_factory=CuttingPanel)
    model: ModelPanel = field(default_factory=ModelPanel)
    effects_panel: EffectsPanel = field(default_factory=EffectsPanel)
    second: SecondPanel = field(default_factory=SecondPanel)
    measure: MeasurePanel = field(default_factory=MeasurePanel)
    region: RegionPanel = field(default_factory=RegionPanel)
    known: KnownLengthPanel = field(default_factory=KnownLengthPanel)
    level: LevelPanel = field(default_factory=LevelPanel)
    plan: PlanPanel = field(default_factory=PlanPanel)
    presets: PresetsPanel = field(default_factory=PresetsPanel)
