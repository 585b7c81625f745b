"""A field for one parameter of an effect, as the core's table describes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from core.effects.params import Param, ParamValue
from gui.kit.translate import tr
from gui.panels.contours import ColorButton
from gui.panels.metres_field import MetresField
from gui.panels.slider_field import LinkedSlider, SliderField


@dataclass(frozen=True)
class ParamField:
    """A widget, and how a value is shown in it without telling of an edit."""

    widget: QWidget
    show: Callable[[Any], None]


def param_field(param: Param, edited: Callable[[ParamValue], None]) -> ParamField:
    """Make the field of a parameter.

    Args:
        param: what the field is for.
        edited: is told of every value that the user gives.
    """
    make = {"switch": _switch, "number": _number, "choice": _choice, "colour": _color}
    field = make[param.kind](param, edited)
    field.widget.setToolTip(tr(param.tip) if param.tip else field.widget.toolTip())
    return field


def choice_box(name: str, choices: tuple[tuple[str, str], ...]) -> QComboBox:
    """A box of choices, (value, English title) each."""
    box = QComboBox()
    # A long choice must not widen the panel beyond its column.
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(8)
    for value, title in choices:
        box.addItem(tr(title), value)
    box.setAccessibleName(name)
    return box


def _name(param: Param) -> str:
    return tr(param.full_title or param.title)


def _switch(param: Param, edited: Callable[[ParamValue], None]) -> ParamField:
    box = QCheckBox(_name(param))
    box.clicked.connect(edited)
    return ParamField(box, box.setChecked)


def _choice(param: Param, edited: Callable[[ParamValue], None]) -> ParamField:
    box = choice_box(_name(param), param.choices)
    box.activated.connect(lambda: edited(box.currentData()))
    return ParamField(box, lambda value: box.setCurrentIndex(box.findData(value)))


def _color(param: Param, edited: Callable[[ParamValue], None]) -> ParamField:
    button = ColorButton(_name(param))
    button.color_chosen.connect(lambda color: edited(color.name()))
    return ParamField(button, lambda value: button.set_color(QColor(value)))


def _number(param: Param, edited: Callable[[ParamValue], None]) -> ParamField:
    field = _metres(param) if param.unit == "m" else _slider(param)
    field.value_edited.connect(edited)
    return ParamField(field, field.set_value)


def _metres(param: Param) -> LinkedSlider:
    nearest_m, farthest_m = param.limits
    return MetresField(_name(param), nearest_m=nearest_m, farthest_m=farthest_m)


def _slider(param: Param) -> LinkedSlider:
    low, high = param.limits
    return SliderField(
        _name(param),
        minimum=low,
        maximum=param.slider_end or high,
        step=param.step,
        decimals=0 if param.step >= 1 else 1,
        suffix=f" {param.unit}" if param.unit else "",
    )
