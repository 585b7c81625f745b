"""Shared fixtures; every test has its own settings, caches and no leftover threads."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from functools import partialmethod
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.system.niceness import wait_idly
from tests.hub_server import HubServer

ROOT = Path(__file__).resolve().parents[1]
THREAD_GRACE_S = 30.0
PATIENCE_MS = 60_000
"""How long is waited for what must come: what others do on the machine makes no test fail."""
# Threads that libraries keep for the whole process.
LIBRARY_THREADS = ("pytest_timeout", "tqdm", "TMonitor", "HFBackground")

wait_idly()  # tests run side by side; to be said before torch is loaded

for _wait in ("waitUntil", "waitSignal", "waitSignals", "waitExposed", "waitActive"):
    setattr(QtBot, _wait, partialmethod(getattr(QtBot, _wait), timeout=PATIENCE_MS))


@pytest.fixture
def shared() -> Path:
    """The folder of reference data beside the checkout; tests that need it skip without it."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("reference data (../shared) is not here")
    return folder


@pytest.fixture(autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings, weights and caches of the person who runs the tests stay out of reach."""
    home = tmp_path_factory.mktemp("home", numbered=True)
    monkeypatch.setenv("LEADLINE_CONFIG_DIR", str(home / "config"))
    monkeypatch.setenv("LEADLINE_DATA_DIR", str(home / "data"))
    monkeypatch.setenv("LEADLINE_CACHE_DIR", str(home / "cache"))
    monkeypatch.setenv("HF_HOME", str(home / "hf"))
    monkeypatch.setenv("TORCH_HOME", str(home / "torch"))
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[HubServer]:
    """A hub on this machine in place of the real one; it offers nothing yet."""
    import huggingface_hub

    monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_OFFLINE", False)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.delenv("HF_TOKEN", raising=False)
    huggingface_hub.close_session()
    with HubServer() as server:
        monkeypatch.setenv("HF_ENDPOINT", server.url)
        yield server
    huggingface_hub.close_session()


@pytest.fixture(autouse=True)
def _no_leaked_threads() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    deadline = time.monotonic() + THREAD_GRACE_S
    while (leaked := _new_threads(before)) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not leaked, f"threads left running: {leaked}"


def _new_threads(before: set[threading.Thread]) -> list[threading.Thread]:
    return [
        thread
        for thread in threading.enumerate()
        # "Dummy" stands for a thread that Python did not start: Qt's, seen by the Qt fixtures.
        if thread not in before
        and not isinstance(thread, threading._DummyThread)
        and not thread.name.startswith(LIBRARY_THREADS)
        and not type(thread).__name__.startswith(LIBRARY_THREADS)
    ]
