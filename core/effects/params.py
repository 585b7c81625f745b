"""What an effect can be told: a number, a choice, a colour or a switch, with its limits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from core.value_checks import check_colour, check_number, check_switch, check_text

ParamValue = bool | float | str
Facts = dict[str, object]
"""What a file says about itself; values that JSON can hold."""


@dataclass(frozen=True)
class Param:
    """One value that an effect can be given.

    Attributes:
        name: within an effect's values; a settings file has it after ``effect_``.
        title: for people, short, beside its field.
        default: its type is the parameter's: a switch, a number, or a text.
        limits: smallest and largest value of a number.
        unit: unit of a number: "m", "mm", "px", "%" or none.
        choices: what a text may be, each with its title; none: a colour as ``#rrggbb``.
        tip: a sentence for people.
        full_title: where there is more room than for ``title``.
        step: step of a number's slider; its decimals are those of the number's field.
        slider_end: upper end of the slider where that of ``limits`` is too far to be useful.
        flag: on the command line; the name by default.
        only_with: another parameter and its value: with any other value this one does not count.
    """

    name: str
    title: str
    default: ParamValue
    limits: tuple[float, float] = (0.0, 0.0)
    unit: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    tip: str = ""
    full_title: str = ""
    step: float = 1.0
    slider_end: float | None = None
    flag: str = ""
    only_with: tuple[str, str] | None = None

    def counts(self, values: Mapping[str, ParamValue]) -> bool:
        """Whether it makes a difference beside the values of the other parameters."""
        return self.only_with is None or values[self.only_with[0]] == self.only_with[1]

    @property
    def kind(self) -> str:
        """ "switch", "number", "choice" or "colour"."""
        if isinstance(self.default, bool):
            return "switch"
        if isinstance(self.default, float):
            return "number"
        return "choice" if self.choices else "colour"

    @property
    def option(self) -> str:
        """The option on the command line."""
        return self.flag or "--" + self.name.replace("_", "-")

    def checked(self, value: object) -> ParamValue:
        """``value`` as this parameter's type; UnexpectedError."""
        if isinstance(self.default, bool):
            return check_switch(value)
        if isinstance(self.default, float):
            return check_number(value, *self.limits)
        if self.choices:
            return check_text(value, [choice for choice, _ in self.choices])
        return check_colour(value)
