"""Actions that ask for a file first."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from gui.control.controller import Controller
from gui.kit.translate import mark, tr
from gui.state.app_state import AppState, ExportRequest, current_entry
from gui.state.session_file import SUFFIX
from gui.window.file_dialogs import ALL_FILES, ask_open, ask_save, export_folder, photo_folder

DEPTHS = mark("Exported depth (*.npz *.exr *.tif *.tiff *.png)")
TRUTHS = mark("Depth or matte (*.npz *.npy *.exr *.png *.tif *.tiff *.jpg *.webp)")
SESSIONS = mark("Leadline sessions (*.leadline)")
CLOUDS = mark("Point cloud (*.ply)")
TABLES = mark("Table (*.csv)")
JSON = mark("JSON (*.json)")
STILLS = mark("Pictures (*.png *.jpg *.jpeg *.tif *.tiff)")
PLANS = {
    "plan-png": (".plan.png", mark("Picture (*.png)")),
    "plan-svg": (".plan.svg", mark("Drawing (*.svg)")),
}
PNG = mark("Picture (*.png)")
FILMS = {
    "mp4": mark("Film (*.mp4)"),
    "webp": mark("Moving picture (*.webp)"),
    "gif": mark("Moving picture (*.gif)"),
}
CLIPS = mark("Moving pictures (*.mp4 *.gif *.webp)")


def photo_kinds() -> list[str]:
    """What the dialog for photos offers."""
    from core.films.film import VIDEO_SUFFIXES
    from core.images import RAW_SUFFIXES, SUFFIXES, USUAL_SUFFIXES

    rows = (
        (tr("Photos, films and exported depth"), (*SUFFIXES, *VIDEO_SUFFIXES, ".npz", ".exr")),
        (tr("Photos"), USUAL_SUFFIXES),
        (tr("Films"), VIDEO_SUFFIXES),
        (tr("Camera raw files"), RAW_SUFFIXES),
    )
    kinds = [f"{title} ({' '.join(f'*{each}' for each in suffixes)})" for title, suffixes in rows]
    return [*kinds, tr(DEPTHS), tr(ALL_FILES)]


class FileActions(QObject):
    """Asks over ``window``, and tells the controller."""

    def __init__(self, window: QWidget, controller: Controller) -> None:
        super().__init__(window)
        self._window = window
        self._controller = controller
        views = controller.presenter.views
        views.evaluation.panel.load_requested.connect(self.load_truth)
        views.known.load_requested.connect(self.load_points)
        views.evaluation.panel.export_requested.connect(self.export_figures)
        views.measure.export_requested.connect(self.save_measurements)
        views.plan.export_requested.connect(self.export_plan)
        views.profile.export_requested.connect(self.save_profile)
        views.live.record_requested.connect(self.record)
        views.effects_panel.export_requested.connect(self.export_effect)

    @property
    def _state(self) -> AppState:
        return self._controller.store.state

    def _save(self, title: str, ending: str, *kinds: str) -> Path | None:
        """Ask for a name; offered is the photo's with another ending, in the folder of exports."""
        entry = current_entry(self._state)
        stem = Path(entry.name).stem if entry else "photo"
        start = export_folder(self._state) / f"{stem}{ending}"
        return ask_save(self._window, title, start, *map(tr, kinds))

    # Reading

    def open_files(self) -> None:
        """Ask for photos, films and exported depth maps, and open them."""
        folder = photo_folder(self._state)
        kinds = ";;".join(photo_kinds())
        names, _ = QFileDialog.getOpenFileNames(
            self._window, tr("Open photos or films"), folder, kinds
        )
        self._open([Path(name) for name in names])

    def open_folder(self) -> None:
        """Ask for a folder and open all photos in it."""
        folder = photo_folder(self._state)
        title = tr("Open a folder of photos")
        name = QFileDialog.getExistingDirectory(self._window, title, folder)
        self._open([Path(name)] if name else [])

    def open_sequence(self) -> None:
        """Ask for a folder and open the pictures in it as the frames of a film."""
        folder = photo_folder(self._state)
        title = tr("Open a folder of pictures as a film")
        name = QFileDialog.getExistingDirectory(self._window, title, folder)
        if name:
            self._controller.store.remember(last_open_dir=str(Path(name).parent))
            self._controller.sequences.open(Path(name))

    def _open(self, paths: list[Path]) -> None:
        if paths:
            self._controller.store.remember(last_open_dir=str(paths[0].parent))
            self._controller.open_paths(paths)

    def open_session(self) -> None:
        """Ask for a session file and open it."""
        path = ask_open(self._window, tr("Open a session"), str(self._sessions()), tr(SESSIONS))
        if path is not None:
            self._controller.store.remember(last_open_dir=str(path.parent))
            self._controller.sessions.open(path)

    def load_truth(self) -> None:
        """Ask for the truth of the photo on show."""
        folder = photo_folder(self._state)
        title = tr("True depth or a matte of this photo")
        path = ask_open(self._window, title, folder, tr(TRUTHS))
        if path is not None:
            self.show_evaluation(path)

    def load_points(self) -> None:
        """Ask for a table of known distances in the photo on show."""
        title = tr("Known distances: u, v, metres")
        path = ask_open(self._window, title, photo_folder(self._state), tr(TABLES))
        if path is not None:
            self._controller.measure.load_points(path)

    def show_evaluation(self, path: Path) -> None:
        """Take a file as the truth, and show what it says."""
        self._controller.choose_page("evaluate")
        self._controller.evaluator.load(path)

    def compare_own_depth(self) -> None:
        """Take the depth in the photo's own file as its truth, and show what it says."""
        self._controller.choose_page("evaluate")
        self._controller.own_depth.compare()

    # Writing

    def save_session(self) -> None:
        """Ask for a name and write what is open and adjusted there."""
        start = self._sessions() / f"{tr('Session')}{SUFFIX}"
        path = ask_save(self._window, tr("Save the session"), start, tr(SESSIONS))
        if path is not None:
            self._controller.sessions.save(path)

    def _sessions(self) -> Path:
        return Path(photo_folder(self._state))

    def export_ply(self) -> None:
        """Ask for a name and write the cloud there."""
        path = self._save(tr("Export point cloud"), ".ply", CLOUDS)
        if path is not None:
            self._controller.export_files(ExportRequest(("ply",), path.parent, path))

    def save_measurements(self) -> None:
        """Ask for a name and write all measurements there."""
        path = self._save(tr("Save measurements"), "-measurements.csv", TABLES, JSON)
        if path is not None:
            self._controller.measure.save_measurements(path)

    def save_profile(self) -> None:
        """Ask for a name and write the profile there."""
        path = self._save(tr("Save the profile"), "-profile.csv", TABLES)
        if path is not None:
            self._controller.measure.save_profile(path)

    def export_plan(self, fmt: str) -> None:
        """Ask for a name and write the plan there, as "plan-png" or "plan-svg"."""
        suffix, kind = PLANS[fmt]
        path = self._save(tr("Save the plan"), suffix, kind)
        if path is not None:
            self._controller.level.write_plan(path, fmt)

    def export_figures(self) -> None:
        """Ask for a name and write figures and curve there."""
        path = self._save(tr("Save the figures"), ".evaluation.csv", TABLES)
        if path is not None:
            self._controller.evaluator.write(path)

    def share_film(self, effect: str, suffix: str) -> None:
        """Ask for a name and write a short film of the photo in motion there."""
        path = self._save(tr("Share a film"), f".film.{suffix}", tr(FILMS[suffix]))
        if path is not None:
            self._controller.effects.share(path, effect)

    def share_picture(self) -> None:
        """Ask for a name and write the depth picture with its explanations there."""
        path = self._save(tr("Share the depth picture"), ".labelled.png", PNG)
        if path is not None:
            self._controller.export_files(ExportRequest(("labelled",), path.parent, path))

    def record(self) -> None:
        """Stop recording the camera, or ask for a name and begin."""
        live = self._controller.live
        if live.recording:
            live.stop_recording()
            return
        path = self._save(tr("Record the camera"), ".mp4", FILMS["mp4"])
        if path is not None:
            live.record(path)

    def save_picture(self, *, full: bool) -> None:
        """Ask for a name and write the picture of the pane with the keyboard there."""
        pane = self._controller.picture_pane
        path = self._save(tr("Save the picture"), f".{pane}.png", STILLS)
        if path is not None:
            self._controller.pictures.save(pane, path, full=full)

    def export_effect(self) -> None:
        """Ask for a name and write the effect on show there."""
        request = self._controller.effects.request
        if request is not None:
            suffix, kind = request.row.file_types[0], CLIPS if request.row.moving else STILLS
            path = self._save(tr("Export effect"), f".{request.effect}.{suffix}", kind)
            if path is not None:
                self._controller.effects.export(path)
