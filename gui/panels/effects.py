"""Which effect is made from the depth, and its values."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QCheckBox, QComboBox, QPushButton, QToolButton, QWidget

from core.settings import Settings, limits
from gui.kit.icons import icon
from gui.kit.translate import mark, tr
from gui.panels.contours import ColorButton
from gui.panels.metres_field import MetresField
from gui.panels.section import Section, form_layout, row_layout
from gui.panels.slider_field import LinkedSlider, SliderField

EFFECTS = (
    ("refocus", mark("Refocus")),
    ("haze", mark("Haze")),
    ("stereo", mark("Stereo")),
    ("dolly", mark("Dolly zoom")),
    ("parallax", mark("Parallax")),
)
LAYOUTS = (
    ("anaglyph", mark("Anaglyph, red and cyan")),
    ("parallel", mark("Side by side")),
    ("crossed", mark("Side by side, crossed eyes")),
)
MOVING = ("dolly", "parallax")
FOCUSED = ("refocus", "stereo", *MOVING)


class EffectsPanel(Section):
    """The effect, its sliders, compare, play and export."""

    edited = Signal(str, object)  # name of a setting, its value
    focus_edited = Signal(float)  # metres
    compare_toggled = Signal(bool)
    play_toggled = Signal(bool)
    export_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Effects"), parent)
        self._effect = self._combo(tr("Effect"), EFFECTS, "effect")
        self._focus = MetresField(tr("Distance in focus"), nearest_m=0.05, farthest_m=1000)
        self._focus.setToolTip(tr("What is in focus or stays at rest; a click in the pane sets it"))
        self._focus.value_edited.connect(self.focus_edited)
        self._stereo = self._combo(tr("Stereo pictures"), LAYOUTS, "effect_stereo")
        self._color = ColorButton(tr("Colour of the haze"), self)
        self._color.color_chosen.connect(self._on_color)
        self._loop = QCheckBox(tr("Play again at the end"), self)
        self._loop.clicked.connect(lambda on: self.edited.emit("effect_loop", on))
        self._numbers = self._make_numbers()
        self._make_buttons()
        self._lay_out()

    def _combo(self, name: str, rows: tuple[tuple[str, str], ...], setting: str) -> QComboBox:
        combo = QComboBox(self)
        for value, title in rows:
            combo.addItem(tr(title), value)
        combo.setAccessibleName(name)
        combo.activated.connect(lambda: self.edited.emit(setting, combo.currentData()))
        return combo

    def _make_numbers(self) -> dict[str, LinkedSlider]:
        low_m, high_m = limits("effect_haze_m")
        return {
            "effect_f_number": self._slider("effect_f_number", tr("f-number"), 0.1, decimals=1),
            "effect_haze_m": self._wired(
                "effect_haze_m",
                MetresField(tr("Visibility"), nearest_m=low_m, farthest_m=high_m),
            ),
            "effect_baseline_mm": self._slider(
                "effect_baseline_mm", tr("Baseline"), 1, suffix=" mm", maximum=300
            ),
            "effect_dolly": self._slider("effect_dolly", tr("Move"), 1, suffix=" %"),
            "effect_parallax": self._slider("effect_parallax", tr("Move"), 1, suffix=" %"),
            "effect_frames": self._slider("effect_frames", tr("Frames"), 1),
            "effect_fps": self._slider("effect_fps", tr("Frames per second"), 1),
            "effect_width": self._slider("effect_width", tr("Width of the file"), 2, suffix=" px"),
        }

    def _slider(
        self,
        setting: str,
        name: str,
        step: float,
        *,
        decimals: int = 0,
        suffix: str = "",
        maximum: float | None = None,
    ) -> LinkedSlider:
        low, high = limits(setting)
        field = SliderField(
            name,
            minimum=low,
            maximum=maximum or high,
            step=step,
            decimals=decimals,
            suffix=suffix,
        )
        return self._wired(setting, field)

    def _wired(self, setting: str, field: LinkedSlider) -> LinkedSlider:
        field.value_edited.connect(lambda value: self.edited.emit(setting, value))
        return field

    def _make_buttons(self) -> None:
        self._compare = QPushButton(tr("Compare"), self)
        self._compare.setToolTip(tr("Hold to see the photo itself (hold \\ in the effects pane)"))
        self._compare.pressed.connect(lambda: self.compare_toggled.emit(True))
        self._compare.released.connect(lambda: self.compare_toggled.emit(False))
        self._play = QToolButton(self)
        self._play.setCheckable(True)
        self._play.setChecked(True)
        self._play.setAccessibleName(tr("Play"))
        self._play.setToolTip(tr("Play or pause"))
        self._play.toggled.connect(self._on_play)
        self._on_play(True)
        self._export = QPushButton(icon("export"), tr("Export\u2026"), self)
        self._export.setToolTip(tr("Write the effect at full size to a file"))
        self._export.clicked.connect(self.export_requested)

    def _lay_out(self) -> None:
        tips = {
            "effect_f_number": tr("Small numbers blur more: the opening of a full-frame lens"),
            "effect_haze_m": tr("Depth at which only 2 % of the contrast is left"),
            "effect_baseline_mm": tr("Distance between the eyes; people have about 65 mm"),
        }
        titles = {
            "effect_f_number": tr("f-number"),
            "effect_haze_m": tr("Visibility"),
            "effect_baseline_mm": tr("Baseline"),
            "effect_dolly": tr("Move"),
            "effect_parallax": tr("Move"),
            "effect_frames": tr("Frames"),
            "effect_fps": tr("Per second"),
            "effect_width": tr("Width"),
        }
        self._form = form_layout()
        self._form.addRow(tr("Effect"), self._effect)
        self._form.addRow(tr("Focus"), self._focus)
        for name, field in self._numbers.items():
            field.setToolTip(tips.get(name, ""))
            self._form.addRow(titles[name], field)
        self._form.addRow(tr("Colour"), self._color)
        self._form.addRow(tr("Pictures"), self._stereo)
        self._form.addRow(tr("Loop"), self._loop)
        self.body.addLayout(self._form)
        self.body.addLayout(row_layout(self._compare, self._play, self._export))

    def set_values(self, settings: Settings) -> None:
        """Show the settings without emitting, and only the fields of the effect chosen."""
        self._effect.setCurrentIndex(self._effect.findData(settings.effect))
        self._stereo.setCurrentIndex(self._stereo.findData(settings.effect_stereo))
        self._color.set_color(QColor(settings.effect_haze_color))
        self._loop.setChecked(settings.effect_loop)
        for name, field in self._numbers.items():
            field.set_value(getattr(settings, name))
        self._show_rows(settings.effect)

    def set_focus_m(self, metres: float) -> None:
        """Depth of what is in focus, without emitting."""
        self._focus.set_value(metres)

    def set_ready(self, ready: bool) -> None:
        """Whether there is depth to make an effect of."""
        self._export.setEnabled(ready)
        self._compare.setEnabled(ready)
        self._focus.setEnabled(ready)

    def _show_rows(self, effect: str) -> None:
        moving = effect in MOVING
        self._form.setRowVisible(self._focus, effect in FOCUSED)
        shown = {
            "effect_f_number": effect == "refocus",
            "effect_haze_m": effect == "haze",
            "effect_baseline_mm": effect == "stereo",
            "effect_dolly": effect == "dolly",
            "effect_parallax": effect == "parallax",
            "effect_frames": moving,
            "effect_fps": moving,
            "effect_width": moving,
        }
        for name, visible in shown.items():
            self._form.setRowVisible(self._numbers[name], visible)
        self._form.setRowVisible(self._color, effect == "haze")
        self._form.setRowVisible(self._stereo, effect == "stereo")
        self._form.setRowVisible(self._loop, moving)
        self._play.setVisible(moving)

    def _on_color(self, color: QColor) -> None:
        self.edited.emit("effect_haze_color", color.name())

    def _on_play(self, on: bool) -> None:
        self._play.setIcon(icon("pause" if on else "play"))
        self.play_toggled.emit(on)
