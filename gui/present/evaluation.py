"""Shows a comparison in its pane, its panel and its plot."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gui.kit.translate import mark, tr
from gui.panels.evaluate import EvaluatePanel
from gui.panels.evaluate_plot import CurvePanel
from gui.panes.evaluate import EvaluatePane
from gui.snapshot.parts import EvaluationPart, Snapshot
from gui.snapshot.pictures import Evaluated

NO_TRUTH = mark("Drop true depth or a matte of this photo here, or press T.")


@dataclass
class EvaluationViews:
    """Where a comparison is drawn."""

    pane: EvaluatePane
    panel: EvaluatePanel
    plot: CurvePanel

    def show(self, snapshot: Snapshot) -> None:
        """What a snapshot says, apart from the result."""
        part = snapshot.evaluation
        self.pane.set_show(part.show, part.limit_percent)
        hint = tr(NO_TRUTH) if part.truth is None and snapshot.photo.key is not None else None
        self.pane.show_hint(hint)
        self._show_panel(part)
        self.plot.set_threshold(snapshot.contours.percent)

    def _show_panel(self, part: EvaluationPart) -> None:
        truth = part.truth
        self.panel.set_truth(truth.path.name if truth else "", truth.kind if truth else "")
        self.panel.set_look(part.show, part.alignment, part.limit_percent)

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
