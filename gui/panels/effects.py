"""Which effect is made from the depth, and its values."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QWidget

from core.effects.params import Param
from core.effects.table import EFFECTS, all_params
from core.settings import Settings
from gui.kit.icons import icon
from gui.kit.translate import tr
from gui.panels.metres_field import MetresField
from gui.panels.param_field import ParamField, choice_box, param_field
from gui.panels.section import Section, form_layout, row_layout


class EffectsPanel(Section):
    """The effect, a field for each of its parameters, compare, play and export."""

    effect_chosen = Signal(str)
    edited = Signal(str, object)  # name of a parameter, its value
    focus_edited = Signal(float)  # metres
    compare_toggled = Signal(bool)
    play_toggled = Signal(bool)
    export_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Effects"), parent)
        titles = tuple((effect.id, effect.title) for effect in EFFECTS.values())
        self._effect = choice_box(tr("Effect"), titles)
        self._effect.activated.connect(lambda: self.effect_chosen.emit(self._effect.currentData()))
        self._focus = MetresField(tr("Distance in focus"), nearest_m=0.05, farthest_m=1000)
        self._focus.setToolTip(tr("What is in focus or stays at rest; a click in the pane sets it"))
        self._focus.value_edited.connect(self.focus_edited)
        self._fields = {name: self._field(param) for name, param in all_params().items()}
        self._note = QLabel(self, wordWrap=True)
        self._make_buttons()
        self._lay_out()

    def _field(self, param: Param) -> ParamField:
        return param_field(param, lambda value: self.edited.emit(param.name, value))

    def _make_buttons(self) -> None:
        self._compare = QPushButton(tr("Hold to compare"), self)
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
        self._form = form_layout()
        self._form.addRow(tr("Effect"), self._effect)
        self._form.addRow(tr("Focus"), self._focus)
        for name, param in all_params().items():
            self._form.addRow(tr(param.title), self._fields[name].widget)
        self.body.addLayout(self._form)
        self.body.addWidget(self._note)
        self.body.addLayout(row_layout(self._compare, self._play, self._export))

    def set_part(self, settings: Settings) -> None:
        """Show the settings without emitting, and only the fields of the effect chosen."""
        effect = EFFECTS[settings.effect]
        self._effect.setCurrentIndex(self._effect.findData(effect.id))
        values = settings.effect_values
        own = {param.name for param in effect.params if param.counts(values)}
        for name, field in self._fields.items():
            field.show(values[name])
            self._form.setRowVisible(field.widget, name in own)
        self._form.setRowVisible(self._focus, effect.focused)
        self._play.setVisible(effect.moving)

    def set_focus_m(self, metres: float) -> None:
        """Depth of what is in focus, without emitting."""
        self._focus.set_value(metres)

    def set_note(self, text: str) -> None:
        """What the scene made of the values; "" for nothing to say."""
        self._note.setText(text)
        self._note.setVisible(bool(text))

    def set_ready(self, ready: bool) -> None:
        """Whether there is depth to make an effect of."""
        self._export.setEnabled(ready)
        self._compare.setEnabled(ready)
        self._focus.setEnabled(ready)

    def _on_play(self, on: bool) -> None:
        self._play.setIcon(icon("pause" if on else "play"))
        self.play_toggled.emit(on)
