"""Which front a command line reaches: commands or the window."""

from __future__ import annotations

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
