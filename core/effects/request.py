"""One effect with its values: what the window and the command line ask for; quick to import."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from core.effects.params import Facts, ParamValue
from core.effects.table import Effect, find_effect
from core.errors import UsageError
from core.sentence import Sentence
from core.value_checks import UnexpectedError, refusal

if TYPE_CHECKING:
    from core.effects.picture import Picture

MIDDLE = (0.5, 0.5)


@dataclass(frozen=True)
class EffectRequest:
    """An effect and its values, which are checked.

    Attributes:
        effect: id of a row of the table.
        values: by parameter; those that are not there take their defaults, and those of other
            effects are left out.
        focus: point in focus (refocus), of no disparity (stereo) or at rest (motion), as shares
            (0 to 1) of width and height; MIDDLE where nobody has chosen one.
        focus_m: its depth in metres instead; None: that of ``focus``.

    Raises:
        UsageError: there is no such effect, or a value is out of range.
    """

    effect: str
    values: Mapping[str, ParamValue] = field(default_factory=dict)
    focus: tuple[float, float] = MIDDLE
    focus_m: float | None = None

    def __post_init__(self) -> None:
        own = {param.name: self.values.get(param.name, param.default) for param in self.row.params}
        for param in self.row.params:
            try:
                param.checked(own[param.name])
            except UnexpectedError as error:
                title = Sentence(param.full_title or param.title)
                raise UsageError(refusal(title, error.expected, own[param.name])) from error
        if self.focus_m is not None and not (math.isfinite(self.focus_m) and self.focus_m > 0):
            raise UsageError("focus: expected metres above 0, found {found:g}", found=self.focus_m)
        object.__setattr__(self, "values", own)

    @property
    def row(self) -> Effect:
        """The effect's row in the table."""
        return find_effect(self.effect)

    def number(self, name: str) -> float:
        return float(self.values[name])

    def count(self, name: str) -> int:
        return round(self.number(name))

    def text(self, name: str) -> str:
        return str(self.values[name])

    def color(self, name: str) -> tuple[int, int, int]:
        """A colour as sRGB, 0 to 255."""
        red, green, blue = bytes.fromhex(self.text(name)[1:])
        return red, green, blue

    def focus_depth_m(self, picture: Picture) -> float:
        """Depth in metres of what is in focus."""
        if self.focus_m is not None:
            return self.focus_m
        if self.focus == MIDDLE and self.row.moving:  # near and far move alike
            return 1 / picture.middle_inverse
        if self.focus == MIDDLE and self.row.paired:
            from core.effects.comfort import converged_m  # imports torch

            return converged_m(picture)
        return 1 / picture.inverse_at(self.focus)

    def facts(self, picture: Picture) -> Facts:
        """What a file says about the effect."""
        focus = {"focus_m": round(self.focus_depth_m(picture), 4)} if self.row.focused else {}
        counted = {
            param.name: self.values[param.name]
            for param in self.row.params
            if param.counts(self.values)
        }
        return {"effect": self.effect, **focus, **counted}
