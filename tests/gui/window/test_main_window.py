"""The whole window with a fake model: menus, drops, pasting, layouts, sheets, closing."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QScrollArea,
    QScrollBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui.kit.theme import DARK, LIGHT, current_theme
from gui.state.app_state import current_entry
from gui.state.entry import Status
from gui.state.panes import FOUR
from gui.state.session_file import read_session
from gui.window.main_window import MainWindow
from tests.gui.paintings import Paintings
from tests.gui.seen import press_action, shown_layers
from tests.gui.windows import WAIT_MS, Files, open_photo, wait_done


def mime_of(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def drag_and_drop(target: QWidget, mime: QMimeData) -> None:
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    QApplication.sendEvent(target, QDragEnterEvent(QPoint(9, 9), copy, mime, buttons, keys))
    QApplication.sendEvent(target, QDropEvent(QPointF(9, 9), copy, mime, buttons, keys))


def test_an_empty_window_says_what_to_do(window: MainWindow) -> None:
    assert window.frame.empty.isVisible()
    assert not window.views.area.isVisible()
    assert not window.menus.actions["export"].isEnabled()


def test_a_dropped_photo_becomes_depth(qtbot, window: MainWindow, files: Files, session) -> None:
    drag_and_drop(window, mime_of(files.photo("a.png")))
    wait_done(qtbot, window)
    assert window.views.area.isVisible()
    assert window.windowTitle().startswith("a.png")
    assert window.frame.title.text().split() == ["a.png", "80", "\u00d7", "60"]
    assert session.passes == ["a.png"]
    assert all(shown_layers(window.views.rasters["depth"])[:2])
    assert window.menus.actions["export"].isEnabled()


def test_no_panel_is_wider_than_its_column(qtbot, window: MainWindow, files: Files) -> None:
    drag_and_drop(window, mime_of(files.photo("a.png")))
    wait_done(qtbot, window)
    pages = window.frame.side.findChildren(QScrollArea)
    needed = {page.accessibleName(): page.widget().minimumSizeHint().width() for page in pages}
    assert len(needed) == 4
    assert max(needed.values()) <= window.frame.side.minimumWidth(), needed


def test_f11_shows_one_picture_on_the_whole_screen(qtbot, window: MainWindow, files: Files) -> None:
    open_photo(qtbot, window, files.photo("a.png"))
    window.views.panes["depth"].setFocus()
    before = window.controller.store.state.settings
    window.menus.actions["full_screen"].trigger()
    qtbot.waitUntil(window.isFullScreen, timeout=WAIT_MS)
    shown = [name for name, pane in window.views.panes.items() if pane.isVisible()]
    assert shown == ["depth"]
    tools = (window.frame.toolbar, window.frame.side, window.views.film)
    assert not any(part.isVisible() for part in tools)
    window.menus.actions["full_screen"].trigger()
    qtbot.waitUntil(lambda: not window.isFullScreen(), timeout=WAIT_MS)
    assert all(part.isVisible() for part in tools)
    after = window.controller.store.state.settings
    assert (after.layout, after.layout_panes) == (before.layout, before.layout_panes)


def test_folders_are_searched(qtbot, window: MainWindow, files: Files, tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    for name in ("b.png", "a.png", "below/c.png"):
        files.photo(name)
    files.text("notes.txt")
    drag_and_drop(window, mime_of(tmp_path))
    wait_done(qtbot, window, 3)
    names = [entry.name for entry in window.controller.store.state.entries]
    assert names == ["a.png", "b.png", "c.png"]
    assert window.views.film.count() == 3


def test_a_folder_without_photos_is_said(qtbot, window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    window.controller.open_paths([tmp_path / "none"])
    qtbot.waitUntil(lambda: bool(window.frame.strip.notes()), timeout=WAIT_MS)
    assert "neither a photo" in window.frame.strip.notes()[0].text


def test_dragging_is_answered(window: MainWindow, files: Files) -> None:
    mime = mime_of(files.photo("a.png"))
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, mime, buttons, keys)
    QApplication.sendEvent(window, event)
    assert event.isAccepted()
    frame = window.frame.empty.findChild(QWidget, "DropFrame")
    assert frame.property("dragging") is True
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert frame.property("dragging") is False


def test_a_bad_file_leaves_the_photo_on_show(qtbot, window: MainWindow, files: Files) -> None:
    open_photo(qtbot, window, files.photo("a.png"))
    open_photo(qtbot, window, files.text("b.jpg"))
    (note,) = window.frame.strip.notes()
    assert note.subject == "b.jpg"
    assert window.frame.strip.isVisible()
    assert current_entry(window.controller.store.state).name == "a.png"
    press_action(window.frame.strip)
    assert not window.frame.strip.isVisible()
    assert window.views.film.count() == 1


def test_a_missing_file_is_named(qtbot, window: MainWindow, tmp_path: Path) -> None:
    open_photo(qtbot, window, tmp_path / "gone.jpg")
    assert window.frame.strip.notes()[0].subject == "gone.jpg"
    assert window.frame.empty.isVisible() is False or window.views.film.count() == 1


def test_a_picture_is_pasted(qtbot, window: MainWindow, session) -> None:
    image = QImage(40, 30, QImage.Format.Format_ARGB32)
    image.fill(QColor(0, 0, 0, 0))
    QGuiApplication.clipboard().setImage(image)
    window.commands.intake.paste()
    wait_done(qtbot, window)
    entry = current_entry(window.controller.store.state)
    assert entry.name == "pasted image"
    np.testing.assert_array_equal(entry.photo.rgb, 255)  # transparent is white
    assert session.passes == ["pasted image"]


@pytest.mark.parametrize("wrap", ["{}", '"{}"', "file://{}"])
def test_a_path_is_pasted(qtbot, window: MainWindow, files: Files, wrap: str) -> None:
    QGuiApplication.clipboard().setText(wrap.format(files.photo("a b.png")))
    window.commands.intake.paste()
    wait_done(qtbot, window)
    assert current_entry(window.controller.store.state).name == "a b.png"


@pytest.mark.parametrize(
    ("text", "said"), [("just words", "neither"), ("https://example.org/a.jpg", "no web")]
)
def test_what_cannot_be_pasted_is_said(window: MainWindow, text: str, said: str) -> None:
    QGuiApplication.clipboard().setText(text)
    window.commands.intake.paste()
    assert said in window.frame.strip.notes()[0].text


def test_layouts_show_what_they_say(qtbot, window: MainWindow, files: Files) -> None:
    open_photo(qtbot, window, files.photo("a.png"))
    panes = {name: window.views.rasters.get(name, window.views.cloud) for name in FOUR}

    def visible() -> set[str]:
        return {name for name, pane in panes.items() if pane.isVisible()}

    assert visible() == set(panes)
    qtbot.keyClick(window, Qt.Key.Key_2)
    assert visible() == {"depth"}
    qtbot.keyClick(window, Qt.Key.Key_2)
    assert visible() == set(panes)
    window.controller.choose_layout("2")
    window.controller.choose_pane("cloud")
    assert len(visible()) == 2
    assert "cloud" in visible()
    qtbot.keyClick(window, Qt.Key.Key_W)
    assert visible() == set()
    assert window.views.wipe.isVisible()


def test_two_panes_have_equal_shares(qtbot, window: MainWindow, files: Files) -> None:
    open_photo(qtbot, window, files.photo("a.png"))
    for layout, names in (("4", ("contours", "cloud")), ("2", ("photo", "depth"))):
        window.controller.choose_layout(layout)
        panes = {name: window.views.rasters.get(name, window.views.cloud) for name in FOUR}
        qtbot.waitUntil(
            lambda panes=panes, names=names: (
                abs(panes[names[0]].width() - panes[names[1]].width()) <= 2
            ),
            timeout=WAIT_MS,
        )


def test_brackets_move_the_threshold(qtbot, window: MainWindow, files: Files) -> None:
    open_photo(qtbot, window, files.photo("a.png"))
    qtbot.keyClick(window, Qt.Key.Key_BracketRight)
    assert window.controller.store.state.settings.contour_percent == 11.0
    qtbot.keyClick(window, Qt.Key.Key_BracketLeft)
    assert window.controller.store.state.settings.contour_percent == 10.0
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not window.menus.actions["undo"].isEnabled()


def test_escape_cancels(qtbot, window: MainWindow, files: Files, session) -> None:
    session.gate = threading.Event()
    window.controller.open_paths([files.photo("a.png")])
    qtbot.waitUntil(lambda: bool(session.passes), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: shown_layers(window.views.rasters["photo"])[0], timeout=WAIT_MS)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    wait_done(qtbot, window)
    assert current_entry(window.controller.store.state).status == Status.CANCELLED
    assert shown_layers(window.views.rasters["photo"])[0]
    session.gate.set()
    qtbot.keyClick(window, Qt.Key.Key_R)
    qtbot.waitUntil(
        lambda: current_entry(window.controller.store.state).status == Status.DONE,
        timeout=WAIT_MS,
    )


def test_a_second_photo_can_be_viewed_while_the_first_runs(
    qtbot, window: MainWindow, files: Files, session
) -> None:
    session.gate = threading.Event()
    window.controller.open_paths([files.photo("a.png")])
    qtbot.waitUntil(lambda: bool(session.passes), timeout=WAIT_MS)
    window.controller.open_paths([files.photo("b.png")])
    qtbot.waitUntil(lambda: window.windowTitle().startswith("b.png"), timeout=WAIT_MS)
    assert session.passes == ["a.png"]
    session.gate.set()
    wait_done(qtbot, window, 2)
    assert session.passes == ["a.png", "b.png"]


def test_export_sheet_asks_before_replacing(
    qtbot, window: MainWindow, files: Files, tmp_path: Path
) -> None:
    open_photo(qtbot, window, files.photo("a.png"))
    out = tmp_path / "out"
    out.mkdir()
    (out / "a.ply").write_text("precious")
    qtbot.keyClick(window, Qt.Key.Key_E)
    sheet = window.commands.sheets._sheets["export"]
    assert sheet.isVisible()
    sheet.set_target("a", out)
    sheet._button.click()
    assert sheet.isVisible()
    assert "a.ply" in sheet._warning.text()
    assert (out / "a.ply").read_text() == "precious"
    sheet._button.click()
    qtbot.waitUntil(lambda: bool(window.frame.strip.notes()), timeout=WAIT_MS)
    assert (out / "a.ply").read_bytes().startswith(b"ply\n")
    assert not window.frame.strip.notes()[0].error
    assert not sheet.isVisible()


def test_what_an_export_is_to_be_like_is_remembered(
    qtbot, window: MainWindow, files: Files, tmp_path: Path
) -> None:
    open_photo(qtbot, window, files.photo("a.png"))
    window.commands.sheets.export()
    sheet = window.commands.sheets._sheets["export"]
    sheet._choice.choose(("ply", "obj", "stl"))
    assert sheet._button.text() == "Export 6 files"  # OBJ has two beside it, STL one
    options = sheet._choice._geometry
    options._decimate.click()
    options._triangles.setValue(500)
    options._print["export_print_width_mm"].setValue(50.0)
    options._flying.setCurrentIndex(2)
    settings = window.controller.store.state.settings
    assert (settings.export_decimate, settings.export_triangles) == (True, 500.0)
    assert settings.export_print_width_mm == 50.0
    assert settings.cloud_flying == "snap-near"
    window.controller.undo()  # as the cloud's panel does it
    assert options._flying.currentText() == "Cut"
    sheet.set_target("a", tmp_path / "out")
    sheet._button.click()
    qtbot.waitUntil(lambda: bool(window.frame.strip.notes()), timeout=WAIT_MS)
    assert not window.frame.strip.notes()[0].error
    written = {path.name for path in (tmp_path / "out").iterdir()}
    assert written == {"a.ply", "a.obj", "a.mtl", "a.texture.jpg", "a.stl", "a.json"}
    assert 0 < (tmp_path / "out" / "a.obj").read_text().count("\nf ") <= 500


def test_the_sheet_counts_triangles(qtbot, window: MainWindow, files: Files) -> None:
    open_photo(qtbot, window, files.photo("a.png"))
    window.commands.sheets.export()
    label = window.commands.sheets._sheets["export"]._choice._geometry._now
    qtbot.waitUntil(lambda: "triangles" in label.text(), timeout=WAIT_MS)
    before = label.text()
    window.controller.edit(cloud_flying="keep")
    qtbot.waitUntil(lambda: label.text() != before, timeout=WAIT_MS)


def test_a_key_turns_the_mesh_into_points_and_back(qtbot, window: MainWindow, files: Files) -> None:
    open_photo(qtbot, window, files.photo("a.png"))
    action = window.menus.actions["shape_mesh"]
    for shape in ("points", "mesh"):
        qtbot.keyClick(window, Qt.Key.Key_M, Qt.KeyboardModifier.ShiftModifier)
        assert window.controller.store.state.settings.cloud_shape == shape
        assert action.isChecked() == (shape == "mesh")


def test_an_export_that_fails_says_why(qtbot, window: MainWindow, files: Files) -> None:
    path = files.photo("a.png")
    open_photo(qtbot, window, path)
    window.commands.sheets.export()
    sheet = window.commands.sheets._sheets["export"]
    sheet.set_target("a", path / "inside a file")
    sheet._button.click()
    qtbot.waitUntil(lambda: bool(window.frame.strip.notes()), timeout=WAIT_MS)
    (note,) = window.frame.strip.notes()
    assert note.error
    assert note.action == "Retry"


def test_quick_export_writes_where_asked(
    qtbot, window: MainWindow, files: Files, tmp_path: Path, monkeypatch
) -> None:
    open_photo(qtbot, window, files.photo("a.png"))
    target = tmp_path / "cloud"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *args: (str(target), ""))
    window.commands.files.export_ply()
    qtbot.waitUntil(lambda: bool(window.frame.strip.notes()), timeout=WAIT_MS)
    assert (tmp_path / "cloud.ply").read_bytes().startswith(b"ply\n")


def test_files_are_asked_for(qtbot, window: MainWindow, files: Files, monkeypatch) -> None:
    path = files.photo("a.png")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *args: ([str(path)], ""))
    window.commands.files.open_files()
    wait_done(qtbot, window)
    assert window.controller.store.state.settings.last_open_dir == str(path.parent)
    assert window.controller.store.state.settings.recent_files == (str(path),)


def test_sheets_come_one_at_a_time_and_escape_closes(qtbot, window: MainWindow) -> None:
    window.menus.actions["cheat_sheet"].trigger()
    window.commands.sheets.about()
    assert not window.commands.sheets._sheets["keys"].isVisible()
    assert window.commands.sheets._sheets["about"].isVisible()
    qtbot.keyClick(window.commands.sheets._sheets["about"], Qt.Key.Key_Escape)
    assert not window.commands.sheets._sheets["about"].isVisible()


def test_theme_is_chosen_and_kept(qtbot, window: MainWindow, settings_path: Path) -> None:
    assert current_theme() == LIGHT
    window.menus.theme_chosen.emit("dark")
    assert current_theme() == DARK
    assert window.palette().window().color() == QColor(DARK.window)
    window.close()
    assert json.loads(settings_path.read_text())["theme"] == "dark"


def test_the_window_comes_back_as_it_was(qtbot, make_window, files: Files, settings_path) -> None:
    first = make_window()
    path = files.photo("a.png")
    open_photo(qtbot, first, path)
    first.resize(1010, 707)
    first.controller.choose_layout("2")
    first.menus.actions["toggle_film"].trigger()
    first.close()
    saved = json.loads(settings_path.read_text())
    kept = read_session(settings_path.with_name("last.leadline"))
    assert [photo.file.path for photo in kept.photos] == [str(path)]
    second = make_window(
        **{name: saved[name] for name in ("window_geometry", "splitter_state", "window_state")},
        layout=saved["layout"],
    )
    open_photo(qtbot, second, path)
    assert second.size() == first.size()
    assert not second.views.film.isVisible()
    assert not second.views.rasters["contours"].isVisible()


@pytest.mark.parametrize("text", ["?", "\u00fc", "\ud800"])
def test_spoilt_layout_texts_do_no_harm(make_window, text: str) -> None:
    window = make_window(window_geometry=text, splitter_state=f"{text} {text}", window_state=text)
    assert window.isVisible()


def test_closing_while_the_network_runs(qtbot, window: MainWindow, files: Files, session) -> None:
    session.gate = threading.Event()
    window.controller.open_paths([files.photo("a.png")])
    qtbot.waitUntil(lambda: bool(session.passes), timeout=WAIT_MS)
    assert window.close()


def test_everything_to_press_has_a_name(qtbot, window: MainWindow, files: Files) -> None:
    open_photo(qtbot, window, files.photo("a.png"))
    window.commands.sheets.export()
    window.controller.choose_layout("wipe")
    kinds = (QAbstractButton, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit)
    nameless = [
        widget
        for kind in kinds
        for widget in window.findChildren(kind)
        if not isinstance(widget, QScrollBar)
        and not isinstance(widget.parent(), QAbstractSpinBox)
        and not widget.objectName().startswith("qt_")
        and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]
    assert not nameless


def test_moving_over_a_picture_reads_values(qtbot, window: MainWindow, files: Files) -> None:
    open_photo(qtbot, window, files.photo("a.png", "#102030"))
    pane = window.views.rasters["depth"]
    pane.probed.emit(40.0, 30.0)
    assert "RGB 16 32 48" in window.views.readout.text()
    assert window.views.rasters["photo"].probe() == (40, 30)
    window.menus.actions["copy_readout"].trigger()
    assert "Z " in QGuiApplication.clipboard().text()
    QApplication.sendEvent(window, QEvent(QEvent.Type.WindowDeactivate))
    pane.probe_left.emit()
    assert window.views.readout.text() == ""


def test_the_window_is_drawn_after_every_result(
    window: MainWindow, files: Files, qtbot: QtBot
) -> None:
    """Drawing waits a turn when a result arrives; after it, a change must be seen."""
    paintings = Paintings()
    window.views.rasters["contours"].canvas().viewport().installEventFilter(paintings)
    for number, name in enumerate(("a.png", "b.png"), start=1):
        open_photo(qtbot, window, files.photo(name))
        wait_done(qtbot, window, number)
        qtbot.wait(50)
        before = paintings.count
        window.controller.edit(contour_percent=20.0 + number)
        qtbot.waitUntil(lambda before=before: paintings.count > before, timeout=WAIT_MS)
