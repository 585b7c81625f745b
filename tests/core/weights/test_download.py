"""Downloads from a hub on this machine: whole, or not at all and with a reason."""

from __future__ import annotations

import dataclasses
import errno
import hashlib
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from filelock import FileLock

from core.errors import DownloadError, LeadlineError, WeightsError
from core.progress import Cancelled, CancelToken, Progress
from core.weights import catalog
from core.weights import download as module
from core.weights.catalog import CATALOG
from core.weights.digest import remembered_sha256
from core.weights.download import download, fetched_bytes
from core.weights.entry import WeightsSource, user_folder
from tests.hub_server import HubServer


@pytest.fixture(autouse=True)
def _short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PAUSE_S", 0.0)


def refused(source: WeightsSource, kind: type[LeadlineError] = DownloadError) -> str:
    """The message of a download that fails and installs nothing."""
    with pytest.raises(kind) as caught:
        download(source)
    assert not (user_folder() / source.stored).exists()
    compact = CATALOG["compact"].find()
    assert compact is not None
    return str(caught.value)


def partial_files() -> list[Path]:
    return sorted(user_folder().glob("*.part"))


def ranges(hub: HubServer) -> list[str]:
    return [asked for method, _, asked in hub.requests if method == "GET"]


def test_a_file_arrives_whole(hub: HubServer, source: WeightsSource, data: bytes) -> None:
    seen: list[Progress] = []
    path = download(source, progress=seen.append)
    assert path == user_folder() / source.stored
    assert path.read_bytes() == data
    assert not partial_files()
    assert {each.stage for each in seen} == {"downloading", "checking"}
    for stage in ("downloading", "checking"):
        done = [each.done for each in seen if each.stage == stage]
        assert done == sorted(done)
        assert done[-1] == len(data)
    assert {each.total for each in seen} == {len(data)}


def test_its_digest_is_remembered(source: WeightsSource) -> None:
    assert remembered_sha256(download(source)) == source.sha256


def test_a_file_that_is_there_is_not_fetched_again(hub: HubServer, source: WeightsSource) -> None:
    first = download(source)
    hub.requests.clear()
    assert download(source) == first
    assert not ranges(hub)


def test_a_damaged_file_is_replaced(source: WeightsSource, data: bytes) -> None:
    download(source).write_bytes(b"damaged")
    assert download(source).read_bytes() == data


def test_a_folder_of_choice_is_made(source: WeightsSource, data: bytes, tmp_path: Path) -> None:
    assert download(source, folder=tmp_path / "a" / "b").read_bytes() == data


def test_the_hubs_own_digest_is_used_where_the_catalog_has_none(
    hub: HubServer, source: WeightsSource, data: bytes
) -> None:
    open_source = dataclasses.replace(source, size_bytes=None, sha256=None)
    hub.instead = bytes(len(data))
    assert "SHA-256" in refused(open_source)
    hub.instead = None
    assert download(open_source).read_bytes() == data


def test_a_connection_that_breaks_is_taken_up_again(
    hub: HubServer, source: WeightsSource, data: bytes
) -> None:
    hub.break_at, hub.breaks = 1_000_000, 2
    assert download(source).read_bytes() == data
    asked = ranges(hub)
    assert asked[0] == ""
    assert asked[1:] == ["bytes=1000000-"] * 2


def test_after_too_many_breaks_the_part_is_kept_and_used_next_time(
    hub: HubServer, source: WeightsSource, data: bytes
) -> None:
    hub.break_at = 1_000_000
    message = refused(source)
    assert f"the connection to {hub.url} broke" in message
    assert "1 of 3 MB are kept" in message
    (part,) = partial_files()
    assert part.read_bytes() == data[: part.stat().st_size]
    assert fetched_bytes(source) == part.stat().st_size
    hub.break_at = None
    hub.requests.clear()
    assert download(source).read_bytes() == data
    assert ranges(hub)[0] == "bytes=1000000-"
    assert not partial_files()


def test_a_hub_that_knows_no_ranges_sends_it_all_again(
    hub: HubServer, source: WeightsSource, data: bytes
) -> None:
    hub.ranges = False
    hub.break_at, hub.breaks = 2_000_000, 1
    assert download(source).read_bytes() == data


def test_parts_of_another_version_go(hub: HubServer, source: WeightsSource, data: bytes) -> None:
    user_folder().mkdir(parents=True)
    old = user_folder() / f"{source.stored}.0123456789abcdef.part"
    old.write_bytes(b"old")
    assert download(source).read_bytes() == data
    assert not old.exists()


def test_a_part_is_never_taken_for_the_model(hub: HubServer) -> None:
    source = CATALOG["depth-pro"].sources[0]
    user_folder().mkdir(parents=True)
    (user_folder() / f"{source.stored}.3eb35ca68168ad3d.part").write_bytes(b"half")
    assert CATALOG["depth-pro"].find() is None


def test_wrong_content_is_removed(hub: HubServer, source: WeightsSource, data: bytes) -> None:
    hub.instead = bytes(len(data))
    message = refused(source)
    assert "SHA-256" in message
    assert hashlib.sha256(hub.instead).hexdigest() in message
    assert "removed" in message
    assert not partial_files()


def test_another_file_than_the_known_one_is_not_even_fetched(
    hub: HubServer, source: WeightsSource
) -> None:
    hub.add("apple/Small", "weights.pt", b"another")
    assert "offers another weights.pt" in refused(source)
    assert not ranges(hub)


def test_an_endpoint_that_cannot_be_reached(hub: HubServer, source: WeightsSource) -> None:
    hub.close()
    message = refused(source)
    assert f"{hub.url} cannot be reached" in message
    assert not user_folder().exists()


@pytest.mark.parametrize("address", ["nonsense", "http://", "http://[", "ftp://127.0.0.1"])
def test_an_endpoint_that_is_none(
    source: WeightsSource, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_ENDPOINT", address)
    assert address in refused(source)


@pytest.mark.parametrize("kind", ["socks5", "socks4"])
def test_a_proxy_that_cannot_be_used_is_named_without_its_password(
    source: WeightsSource, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALL_PROXY", f"{kind}://me:secret@127.0.0.1:9")
    message = refused(source)
    assert f"{kind}://127.0.0.1:9" in message
    assert "HTTP proxy" in message
    assert "secret" not in message


@pytest.mark.parametrize("host", ["[::1", "127.0.0.1:port"])
def test_a_proxy_that_is_no_address_is_named(
    source: WeightsSource, host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", f"http://me:secret@{host}")
    monkeypatch.setenv("HTTPS_PROXY", f"http://me:secret@{host}")
    message = refused(source)
    assert f"the proxy http://{host}," in message
    assert "secret" not in message


@pytest.mark.parametrize(
    ("status", "code", "expected"),
    [
        (401, "", "needs an account: set HF_TOKEN"),
        (403, "GatedRepo", "accepted its terms"),
        (401, "GatedRepo", "accepted its terms"),
        (404, "EntryNotFound", "has no file weights.pt"),
        (404, "RepoNotFound", "has no file weights.pt"),
        (500, "", "answered with status 500"),
        (418, "", "answered with status 418"),
    ],
)
def test_refusals(
    hub: HubServer, source: WeightsSource, status: int, code: str, expected: str
) -> None:
    hub.status, hub.error_code = status, code
    message = refused(source)
    assert expected in message
    assert hub.url in message


def test_the_token_is_sent(
    hub: HubServer, source: WeightsSource, data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    hub.token = "secret"
    assert "HF_TOKEN" in refused(source)
    monkeypatch.setenv("HF_TOKEN", "secret")
    assert download(source).read_bytes() == data


def test_offline_mode_is_named(
    hub: HubServer, source: WeightsSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    assert "HF_HUB_OFFLINE" in refused(source)


def test_a_server_that_is_no_hub(hub: HubServer, source: WeightsSource) -> None:
    hub.commit = ""
    assert "does not answer as a hub does" in refused(source)


def test_nothing_is_fetched_onto_a_disk_that_is_too_small(
    hub: HubServer, source: WeightsSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=50_000_000))
    message = refused(source, WeightsError)
    assert "0.07 GB are needed, 0.05 GB are free" in message
    assert str(user_folder()) in message
    assert not ranges(hub)


def test_a_disk_that_becomes_full_keeps_the_part(
    hub: HubServer, source: WeightsSource, data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", full)
        message = refused(source, WeightsError)
    assert "the disk is full" in message
    assert str(user_folder() / source.stored) in message
    assert len(partial_files()) == 1
    assert download(source).read_bytes() == data


def test_two_downloads_do_not_mix(source: WeightsSource) -> None:
    user_folder().mkdir(parents=True)
    with FileLock(user_folder() / f".{source.stored}.lock"):
        assert "another download" in refused(source)


def test_cancelling_before_anything(source: WeightsSource) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        download(source, cancel=token)
    assert not (user_folder() / source.stored).exists()


def cancel_when(ready: Callable[[], bool]) -> CancelToken:
    """A token that is cancelled as soon as ``ready``."""
    token = CancelToken()

    def watch() -> None:
        while not ready():
            time.sleep(0.01)
        token.cancel()

    threading.Thread(target=watch).start()
    return token


def test_cancelling_while_the_hub_is_silent_keeps_the_part(
    hub: HubServer, source: WeightsSource, data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Longer than this test may take: waiting for the hub would fail it.
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_DOWNLOAD_TIMEOUT", 1000)
    hub.hold = 1_000_000
    token = cancel_when(lambda: any(part.stat().st_size for part in partial_files()))
    with pytest.raises(Cancelled):
        download(source, cancel=token)
    assert not (user_folder() / source.stored).exists()
    (part,) = partial_files()
    assert 0 < part.stat().st_size < len(data)
    hub.hold = None
    assert download(source).read_bytes() == data


def test_the_bundled_model_needs_no_hub(hub: HubServer) -> None:
    assert catalog.bundled_weights().is_file()
    assert not CATALOG["compact"].downloads
