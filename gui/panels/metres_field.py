"""A length in metres on a logarithmic slider, with a number beside it."""

from __future__ import annotations

import math

from PySide6.QtWidgets import QWidget

from gui.panels.metres_spin import MetresSpin
from gui.panels.slider_field import LinkedSlider

STEPS = 200


class MetresField(LinkedSlider):
    """A length between two ends: near lengths get as much of the slider as far ones.

    Args:
        name: what it is, for screen readers.
        nearest_m: lower end, > 0.
        farthest_m: upper end.
    """

    def __init__(
        self, name: str, *, nearest_m: float, farthest_m: float, parent: QWidget | None = None
    ) -> None:
        span = math.log(farthest_m / nearest_m)

        def metres(step: int) -> float:
            return float(f"{nearest_m * math.exp(step / STEPS * span):.3g}")

        super().__init__(
            name,
            MetresSpin(name, nearest_m=nearest_m, farthest_m=farthest_m),
            steps=STEPS,
            to_value=metres,
            to_step=lambda value: round(math.log(value / nearest_m) / span * STEPS),
            parent=parent,
        )
