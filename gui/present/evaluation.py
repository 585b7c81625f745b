"""Shows a comparison in its pane, its panel and its plot."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from gui.panels.evaluate import EvaluatePanel
from gui.panels.evaluate_plot import CurvePanel
from gui.panes.evaluate import EvaluatePane
from gui.snapshot.pictures import Evaluated


@dataclass
class EvaluationViews:
    """Where a comparison is drawn."""

    pane: EvaluatePane
    panel: EvaluatePanel = field(default_factory=EvaluatePanel)
    plot: CurvePanel = field(default_factory=CurvePanel)

    def show_other(self, result: Evaluated | None) -> None:
        """The other model's figures for the same truth."""
        self.panel.set_other_figures(result.figures if result else {})

    def show_result(self, result: Evaluated | None) -> None:
        """A comparison, or that there is none."""
        if result is None:
            self.pane.clear_result()
            self.panel.set_figures({})
            self.plot.set_curve({}, np.empty(0))
            return
        self.pane.set_error(result.picture)
        self.pane.set_normals(result.normals_picture, result.request.focal_px)
        self.pane.set_edges(result.edges)
        self.panel.set_figures(result.figures)
        self.plot.set_curve(result.curve.columns(), result.curve.percent)
