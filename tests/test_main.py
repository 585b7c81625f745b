"""Which front a command line reaches: commands or the window."""

from __future__ import annotations

import os
import subprocess
import sys
from types import SimpleNamespace

import pytest

import main


@pytest.fixture
def reached(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, list[str]]]:
    seen: list[tuple[str, list[str]]] = []

    def front(name: str, status: int) -> SimpleNamespace:
        def run(arguments: list[str]) -> int:
            seen.append((name, arguments))
            return status

        return SimpleNamespace(main=run)

    monkeypatch.setitem(sys.modules, "core.cli", front("commands", 3))
    monkeypatch.setitem(sys.modules, "gui.app", front("window", 4))
    return seen


@pytest.mark.parametrize(
    "arguments", [["export", "a.jpg"], ["models", "list"], ["batch"], ["--version"], ["-h"]]
)
def test_commands_and_options(reached, arguments) -> None:
    assert main.main(arguments) == 3
    assert reached == [("commands", arguments)]


@pytest.mark.parametrize("arguments", [[], ["a.jpg"], ["a.jpg", "export"], ["./export"]])
def test_photos(reached, arguments) -> None:
    assert main.main(arguments) == 4
    assert reached == [("window", arguments)]


def test_arguments_come_from_the_process(reached, monkeypatch) -> None:
    monkeypatch.setattr(sys, "argv", ["main.py", "photo.jpg"])
    assert main.main() == 4
    assert reached == [("window", ["photo.jpg"])]


def test_threads_wait_idly_before_torch_is_loaded() -> None:
    code = (
        "import os, sys, main; main.main(['--version']); "
        "print(os.environ['OMP_WAIT_POLICY'], 'torch' in sys.modules)"
    )
    environment = {name: os.environ[name] for name in os.environ if name != "OMP_WAIT_POLICY"}
    said = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment
    )
    assert said.stdout.split()[-2:] == ["PASSIVE", "False"]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
@pytest.mark.parametrize(
    "named",
    [
        {},
        {"DISPLAY": ":9765"},  # of a login that has ended
        {"DISPLAY": "nonsense"},
        {"WAYLAND_DISPLAY": "wayland-9765"},
        {"WAYLAND_DISPLAY": "wayland-9765", "DISPLAY": ":9765", "QT_QPA_PLATFORM": "xcb"},
    ],
)
def test_without_a_display_a_line_names_the_command(
    named: dict[str, str], reached, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in named.items():
        monkeypatch.setenv(name, value)
    assert main.main(["a.jpg"]) == 1
    assert "leadline export" in capsys.readouterr().err
    assert not reached


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
@pytest.mark.parametrize("platform", ["offscreen", "minimal:enable_fonts", "vnc"])
def test_some_platforms_need_no_display(
    platform: str, reached, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", ":9765")
    monkeypatch.setenv("QT_QPA_PLATFORM", platform)
    main.main(["a.jpg"])
    assert reached
