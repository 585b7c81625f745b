"""Getting the full model in the window, from a hub on this machine or from a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from core.weights import download, licence
from core.weights.catalog import CATALOG
from gui.state.models import FetchStage
from tests.e2e.driver import User, run
from tests.gui.seen import press_action
from tests.hub_server import HubServer

FULL = "depth-pro"


@pytest.fixture
def offered(hub: HubServer, checkpoint: Path, monkeypatch: pytest.MonkeyPatch) -> HubServer:
    """The hub has the small Depth Pro; attempts follow each other at once."""
    hub.add("apple/DepthPro", "depth_pro.pt", checkpoint.read_bytes())
    monkeypatch.setattr(download, "PAUSE_S", 0.01)
    return hub


def open_sheet(user: User):
    user.window.commands.sheets.get_model()
    sheet = user.window.commands.sheets._sheets["weights"]
    user.wait(lambda: user.state.offer, "the offer")
    return sheet


def press(button) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def start(user: User):
    """Accept the terms and press the button; returns the sheet."""
    sheet = open_sheet(user)
    assert not sheet._download.isEnabled()
    sheet._consent.click()
    press(sheet._download)
    user.wait(lambda: user.state.fetch, "the start")
    return sheet


def ended(user: User) -> bool:
    return user.state.fetch is not None and not user.state.fetch.active


def said(sheet) -> str:
    return "\n".join(each.text() for each in sheet.findChildren(QLabel) if each.isVisible())


def works(user: User, photo: Path) -> None:
    """The compact model does."""
    user.drop(photo)
    user.wait_for_depth()
    assert user.shown.depth.derived.estimate.info.model == "compact"


def test_a_download_makes_the_model_ready_to_use(offered: HubServer, photo: Path) -> None:
    def script(user: User) -> None:
        works(user, photo)
        sheet = start(user)
        user.wait(lambda: ended(user), "the download")
        assert user.state.fetch.stage == FetchStage.DONE
        assert CATALOG[FULL].find() is not None
        user.wait(lambda: sheet._use.isVisible(), "the button")
        press(sheet._use)
        user.wait_for_depth()
        assert user.state.settings.model == FULL
        assert user.shown.depth.derived.estimate.info.model == FULL
        assert not sheet.isVisible()
        assert user.window.frame.strip.notes() == []

    run(script)


def broken(hub: HubServer) -> None:
    hub.break_at = 5_000


def wrong(hub: HubServer) -> None:
    data = hub.find("/apple/DepthPro/resolve/main/depth_pro.pt")
    assert data is not None
    hub.instead = bytes(len(data))


def unreachable(hub: HubServer) -> None:
    hub.close()


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (broken, "kept"),
        (wrong, "something else than the file announced"),
        (unreachable, "cannot be reached"),
    ],
)
def test_a_download_that_fails_says_why_and_installs_nothing(
    offered: HubServer, photo: Path, spoil: Callable[[HubServer], None], words: str
) -> None:
    spoil(offered)

    def script(user: User) -> None:
        sheet = start(user)
        user.wait(lambda: ended(user), "the failure")
        assert words in user.state.fetch.error
        assert words in said(sheet)
        (note,) = user.window.frame.strip.notes()
        assert words in note.text
        assert note.action == "Try again"
        assert CATALOG[FULL].find() is None
        assert not user.shown.model.rows[1].available
        works(user, photo)

    run(script)


def test_a_full_disk_is_said(
    offered: HubServer, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def script(user: User) -> None:
        open_sheet(user)
        monkeypatch.setattr(licence, "free_bytes", lambda folder: 1000)  # since it was looked at
        sheet = start(user)
        user.wait(lambda: ended(user), "the failure")
        assert not sheet._download.isEnabled()
        assert "Not enough free disk space" in said(sheet)
        assert CATALOG[FULL].find() is None
        works(user, photo)

    run(script)


def test_a_broken_download_goes_on_where_it_ended(offered: HubServer) -> None:
    offered.break_at = 50_000

    def script(user: User) -> None:
        sheet = start(user)
        user.wait(lambda: ended(user), "the failure")
        user.wait(lambda: "Resume" in sheet._download.text(), "what is here already")
        offered.break_at = None
        press(sheet._download)
        user.wait(lambda: CATALOG[FULL].find(), "the file")
        assert offered.requests[-1][2] == "bytes=50000-"

    run(script)


def test_a_download_can_be_cancelled_while_the_sheet_is_closed(offered: HubServer) -> None:
    offered.hold = 20_000

    def script(user: User) -> None:
        sheet = start(user)
        user.wait(lambda: user.state.fetch and user.state.fetch.progress, "some bytes")
        sheet.dismiss()
        assert "Downloading" in user.shown.task.text
        user.window.menus.actions["cancel"].trigger()
        user.wait(lambda: user.state.fetch is None, "the end of it")
        assert CATALOG[FULL].find() is None

    run(script)


def test_a_file_dropped_on_the_window_is_installed(checkpoint: Path, photo: Path) -> None:
    def script(user: User) -> None:
        works(user, photo)
        user.drop(checkpoint)
        user.wait(lambda: ended(user), "the installation")
        assert user.state.fetch.stage == FetchStage.DONE, user.state.fetch.error
        press_action(user.window.frame.strip)
        user.wait_for_depth()
        assert user.shown.depth.derived.estimate.info.model == FULL

    run(script)


def test_a_file_that_is_no_checkpoint_is_refused(checkpoint: Path, photo: Path) -> None:
    bad = photo.with_name("depth_pro.pt")
    bad.write_bytes(photo.read_bytes())

    def script(user: User) -> None:
        user.drop(bad)
        user.wait(lambda: ended(user), "the refusal")
        (note,) = user.window.frame.strip.notes()
        assert note.subject == "depth_pro.pt"
        assert CATALOG[FULL].find() is None
        works(user, photo)

    run(script)
