"""The sheets over the window: export, weights, about; one is shown at a time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from core.errors import UsageError
from gui.control.controller import Controller
from gui.dialogs.about import AboutSheet
from gui.dialogs.camera import CameraSheet
from gui.dialogs.clip import ClipSheet
from gui.dialogs.export import ExportSheet
from gui.dialogs.facts import FactsSheet
from gui.dialogs.kept import KeptSheet
from gui.dialogs.models import ModelsSheet
from gui.dialogs.share import ShareSheet
from gui.dialogs.sheet import Sheet
from gui.dialogs.weights import WeightsSheet
from gui.kit.translate import full_sentence, mark, tr
from gui.snapshot.parts import Snapshot
from gui.widgets.error_strip import Note
from gui.window.file_dialogs import ask_open, export_folder
from gui.work.weights import advice, is_here

WEIGHTS = mark("Weights (*.pt *.pth *.safetensors)")


class Sheets(QObject):
    """Makes each sheet when it is first asked for, and keeps those on show up to date.

    Args:
        window: under the sheets.
        version: version of the program.
    """

    shown = Signal(bool)  # a sheet came, or went
    film_requested = Signal(str, str)  # effect, suffix without its dot
    picture_requested = Signal()

    def __init__(self, window: QWidget, controller: Controller, version: str) -> None:
        super().__init__(window)
        self._window, self._controller, self._version = window, controller, version
        self._sheets: dict[str, Sheet] = {}
        controller.changed.connect(self._on_changed)
        controller.facts.told.connect(self._on_facts)
        controller.weights.offer_requested.connect(self.get_model)
        controller.presenter.views.model.get_requested.connect(self.get_model)
        controller.presenter.views.model.compare_requested.connect(self.models)
        controller.presenter.views.preview.get_requested.connect(self.get_model)

    def find(self, name: str, make: Callable[[], Sheet]) -> Sheet:
        """The sheet of that name, made if need be; all others go."""
        for other in self._sheets.values():
            other.dismiss()
        if name not in self._sheets:
            self._sheets[name] = make()
            self._sheets[name].shown.connect(self.shown)
        return self._sheets[name]

    def show(self, name: str, make: Callable[[], Sheet]) -> None:
        """Show the sheet of that name, made if need be, in place of any other."""
        self.find(name, make).present()

    def dismiss(self) -> bool:
        """Close the sheet on show; False when there is none."""
        shown = [sheet for sheet in self._sheets.values() if sheet.isVisible()]
        for sheet in shown:
            sheet.dismiss()
        return bool(shown)

    def about(self) -> None:
        """Show what program this is."""
        self.show("about", lambda: AboutSheet(self._version, self._window))

    def kept(self) -> None:
        """Show how much depth of films is kept."""
        sheet = self.find("kept", self._make_kept_sheet)
        assert isinstance(sheet, KeptSheet)
        sheet.set_limit(self._controller.store.state.settings.kept_films_gb)
        sheet.set_kept(None)
        self._controller.kept.ask()
        sheet.present()

    def _make_kept_sheet(self) -> KeptSheet:
        sheet, kept = KeptSheet(self._window), self._controller.kept
        sheet.limit_edited.connect(kept.set_limit)
        sheet.clear_requested.connect(kept.clear)
        kept.told.connect(sheet.set_kept)
        return sheet

    def facts(self) -> None:
        """Show what is known of the photo on show."""
        self.show("facts", lambda: FactsSheet(self._window))
        self._controller.facts.read()

    def _on_facts(self, name: str, groups: object) -> None:
        sheet = self._sheets.get("facts")
        if isinstance(sheet, FactsSheet) and isinstance(groups, tuple):
            sheet.set_facts(name, groups)

    def _on_changed(self, snapshot: Snapshot, changed: list[str]) -> None:
        clip = self._sheets.get("clip")
        if isinstance(clip, ClipSheet) and clip.isVisible() and {"timeline", "task"} & set(changed):
            self._follow_clip(clip, snapshot)
        export = self._sheets.get("export")
        if isinstance(export, ExportSheet) and export.isVisible():
            self._follow_export(export, snapshot, changed)
        facts = self._sheets.get("facts")
        if "photo" in changed and facts is not None and facts.isVisible():
            self._controller.facts.read()
        if "model" in changed:
            self._show_models()
        if "weights" in changed or "settings" in changed:
            self._show_weights(snapshot)

    def _shown(self) -> Snapshot:
        shown = self._controller.presenter.shown
        assert shown is not None
        return shown

    # Export

    def export(self) -> None:
        """Show the export sheet: of a film that for films."""
        self._controller.film.pause()
        if self._shown().timeline is not None:
            self.export_film()
        else:
            self.export_photo()

    def export_film(self) -> None:
        """Show what can be written of a film."""
        sheet = self.find("clip", self._make_clip_sheet)
        assert isinstance(sheet, ClipSheet)
        self._follow_clip(sheet, self._shown())
        state = self._controller.store.state
        sheet.set_target(Path(self._shown().photo.name).stem, export_folder(state))
        sheet.present()

    def _make_clip_sheet(self) -> ClipSheet:
        sheet = ClipSheet(self._window)
        sheet.export_requested.connect(self._controller.clips.export)
        sheet.frame_requested.connect(self.export_photo)
        return sheet

    def _follow_clip(self, sheet: ClipSheet, snapshot: Snapshot) -> None:
        if snapshot.timeline is None:
            sheet.dismiss()
            return
        sheet.set_part(snapshot.timeline)
        sheet.set_busy(self._controller.store.state.clip is not None)

    def export_photo(self) -> None:
        """Show what can be written of the photo on show, or the frame."""
        sheet = self.find("export", self._make_export_sheet)
        assert isinstance(sheet, ExportSheet)
        state = self._controller.store.state
        sheet.set_values(state.settings)
        sheet.set_triangles(None)
        sheet.set_panorama(_is_panorama(self._shown()))
        self._controller.mesher.count()
        photo = self._shown().photo
        stem = Path(photo.photo.name if photo.photo else photo.name).stem
        sheet.set_target(stem, export_folder(state))
        sheet.present()

    def _make_export_sheet(self) -> ExportSheet:
        sheet = ExportSheet(self._window)
        sheet.export_requested.connect(self._controller.export_files)
        sheet.option_edited.connect(self._controller.exporter.set_option)
        self._controller.mesher.counted.connect(sheet.set_triangles)
        return sheet

    def _follow_export(self, sheet: ExportSheet, snapshot: Snapshot, changed: list[str]) -> None:
        if "settings" in changed:
            sheet.set_values(snapshot.settings)
        if "cloud" in changed:
            self._controller.mesher.count()
        if "focal" in changed:
            sheet.set_panorama(_is_panorama(snapshot))

    # Cameras

    def camera(self) -> None:
        """Show which cameras there are."""
        sheet = self.find("camera", self._make_camera_sheet)
        self._controller.live.look_for_cameras()
        sheet.present()

    def _make_camera_sheet(self) -> CameraSheet:
        sheet = CameraSheet(self._window)
        sheet.open_requested.connect(self._controller.live.open)
        self._controller.live.cameras_found.connect(sheet.set_devices)
        return sheet

    # Models

    def models(self) -> None:
        """Compare the models that there are."""
        self._controller.weights.look()
        sheet = self.find("models", self._make_models_sheet)
        self._show_models()
        sheet.present()

    def _make_models_sheet(self) -> ModelsSheet:
        sheet, weights = ModelsSheet(self._window), self._controller.weights
        sheet.use_requested.connect(self._use)
        sheet.get_requested.connect(self._get_or_use)
        sheet.measure_requested.connect(weights.measure)
        weights.measured.connect(self._show_models)
        return sheet

    def _show_models(self) -> None:
        sheet = self._sheets.get("models")
        if isinstance(sheet, ModelsSheet):
            rows = self._controller.store.state.models
            sheet.set_rows(rows, advice(rows), measuring=self._controller.weights.measuring)

    def _use(self, model: str) -> None:
        self.dismiss()
        self._controller.choose_model(model)

    def _get_or_use(self, model: str) -> None:
        """A typed one may be a folder, which is there already, or no model at all."""
        try:
            there = is_here(model)
        except UsageError as error:
            self._controller.note(Note(tr("Another model"), full_sentence(error.cause)))
            return
        if there:
            self._use(model)
        else:
            self.get_model(model)

    # Sharing

    def share(self) -> None:
        """Show what can be shown to others."""
        self.show("share", self._make_share_sheet)

    def _make_share_sheet(self) -> ShareSheet:
        sheet = ShareSheet(self._window)
        sheet.film_requested.connect(self.film_requested)
        sheet.picture_requested.connect(self.picture_requested)
        for asked in (sheet.film_requested, sheet.picture_requested):
            asked.connect(sheet.dismiss)
        return sheet

    # Weights

    def get_model(self, model: str = "") -> None:
        """Show how to get a model that is not bundled, by default the one of before."""
        self._controller.weights.begin(model)
        sheet = self.find("weights", self._make_weights_sheet)
        self._show_weights(self._shown())
        sheet.present()

    def install_weights(self, path: Path) -> None:
        """Install a file of weights, and show how that goes."""
        self.get_model()
        self._controller.weights.install(path)

    def _make_weights_sheet(self) -> WeightsSheet:
        sheet, weights = WeightsSheet(self._window), self._controller.weights
        sheet.download_requested.connect(weights.download)
        sheet.file_requested.connect(self._choose_weights)
        sheet.cancel_requested.connect(weights.cancel)
        sheet.use_requested.connect(self._use_model)
        return sheet

    def _show_weights(self, snapshot: Snapshot) -> None:
        sheet = self._sheets.get("weights")
        model = self._controller.weights.model
        if isinstance(sheet, WeightsSheet):
            sheet.set_part(snapshot.weights, in_use=snapshot.settings.model == model)

    def _choose_weights(self) -> None:
        folder = self._controller.store.state.settings.last_open_dir
        title = tr("The file with the model's weights")
        path = ask_open(self._window, title, folder, tr(WEIGHTS))
        if path is not None:
            self.install_weights(path)

    def _use_model(self) -> None:
        self._controller.weights.use()
        self._sheets["weights"].dismiss()


def _is_panorama(shown: Snapshot) -> bool:
    """Whether the depth on show is a panorama's."""
    return shown.focal is not None and shown.focal.sphere is not None
