"""What a hub says about a file, and the file's bytes; errors in words for people.

``huggingface_hub.hf_hub_download`` would be less code, but it throws away what an interrupted
download has fetched, and neither its plain nor its Xet transfer can be stopped at once.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit
from urllib.request import getproxies

from httpx2 import HTTPError, InvalidURL, ReadError, ReadTimeout, RemoteProtocolError
from huggingface_hub import (
    constants,
    get_hf_file_metadata,
    get_session,
    hf_hub_url,
    hf_raise_for_status,
)
from huggingface_hub.errors import (
    GatedRepoError,
    HfHubHTTPError,
    OfflineModeIsEnabled,
)
from huggingface_hub.utils import build_hf_headers  # type: ignore[attr-defined]

from core import installed_version
from core.errors import DownloadError
from core.sentence import Sentence
from core.weights.entry import WeightsSource

PASSING_STATUS = (408, 429, 500, 502, 503, 504)  # another attempt may succeed


class PassingError(DownloadError):
    """The hub did not answer, or stopped: another attempt may succeed."""


@dataclass(frozen=True)
class RemoteFile:
    """One version of a file on a hub.

    Attributes:
        url: address of exactly this version.
        etag: changes with the content.
        size_bytes: None where the hub does not tell.
        commit: the repository's, in which it is so.
    """

    url: str
    etag: str
    size_bytes: int | None
    commit: str

    @property
    def sha256(self) -> str | None:
        """The content's digest, which is the tag of large files; else None."""
        return self.etag if re.fullmatch(r"[0-9a-f]{64}", self.etag) else None


def endpoint() -> str:
    """The hub's address: ``HF_ENDPOINT`` as it is now, else Hugging Face."""
    return os.environ.get("HF_ENDPOINT", constants.ENDPOINT).rstrip("/")


def look_up(source: WeightsSource) -> RemoteFile:
    """Ask the hub for a file's version, size and digest.

    Raises:
        PassingError: the hub cannot be reached.
        DownloadError: it refuses, or is no hub.
    """
    with _plain_errors(source):
        found = get_hf_file_metadata(_url(source), headers=_headers(), endpoint=endpoint())
    if found.etag is None or found.commit_hash is None:
        raise DownloadError(
            "{hub} does not answer as a hub does: check the connection and HF_ENDPOINT",
            hub=endpoint(),
        )
    url = _url(source, found.commit_hash)
    return RemoteFile(url, found.etag, found.size, found.commit_hash)


def pieces(source: WeightsSource, file: RemoteFile, start: int) -> Iterator[tuple[int, bytes]]:
    """Yield positions and bytes of a file from ``start`` on, as they arrive.

    The positions begin at 0 when the hub cannot begin elsewhere.

    Raises:
        PassingError: the connection broke.
        DownloadError: the hub refuses.
    """
    headers = {**_headers(), "accept-encoding": "identity"}
    if start:
        headers["range"] = f"bytes={start}-"
    timeout = constants.HF_HUB_DOWNLOAD_TIMEOUT
    with (
        _plain_errors(source),
        get_session().stream("GET", file.url, headers=headers, timeout=timeout) as response,
    ):
        hf_raise_for_status(response)
        position = start if response.status_code == 206 else 0
        for data in response.iter_bytes():
            yield position, data
            position += len(data)


def _url(source: WeightsSource, revision: str | None = None) -> str:
    assert source.repo_id is not None
    assert source.file is not None
    wanted = revision or source.revision
    return hf_hub_url(source.repo_id, source.file, revision=wanted, endpoint=endpoint())


def _headers() -> dict[str, str]:
    # Else the library asks the hub for a list by which to tell what runs this program.
    constants.HF_HUB_DISABLE_TELEMETRY = True
    return build_hf_headers(library_name="leadline", library_version=installed_version())


@contextmanager
def _plain_errors(source: WeightsSource) -> Iterator[None]:
    try:
        yield
    except OfflineModeIsEnabled as error:
        raise DownloadError(
            "downloads are switched off by HF_HUB_OFFLINE: unset it, or use a file that you have"
        ) from error
    except HfHubHTTPError as error:
        raise _refusal(source, error) from error
    except (ReadError, ReadTimeout, RemoteProtocolError) as error:
        raise PassingError(
            "the connection to {hub} broke ({detail})", hub=endpoint(), detail=_first_line(error)
        ) from error
    except HTTPError as error:
        raise PassingError(
            "{hub} cannot be reached ({detail}): check the connection",
            hub=endpoint(),
            detail=_first_line(error),
        ) from error
    except (ImportError, InvalidURL, ValueError) as error:
        raise _unusable_address(error) from error


def _unusable_address(error: Exception) -> DownloadError:
    """No request was made: a proxy is of a kind that cannot be used, or the hub is none."""
    proxies = getproxies()
    for proxy in (proxies.get(name, "") for name in ("https", "http", "all")):
        if not _is_usable(proxy):
            scheme, _, rest = proxy.rpartition("://")
            host = rest.rpartition("@")[2]  # its password is nobody's business
            return DownloadError(
                "downloads cannot go through the proxy {proxy}, only through an HTTP proxy: set "
                "HTTPS_PROXY and ALL_PROXY to one or unset them, or use a file that you have",
                proxy=f"{scheme}://{host}",
            )
    return DownloadError(
        "{hub} is no address of a hub: {detail}", hub=endpoint(), detail=_first_line(error)
    )


def _is_usable(proxy: str) -> bool:
    """Whether it is none, or an address of the kind that requests go through."""
    try:
        address = urlsplit(proxy)
        return not address.netloc or (address.scheme in ("http", "https") and address.port != 0)
    except ValueError:  # no address at all, or no number of a port
        return False


def _refusal(source: WeightsSource, error: HfHubHTTPError) -> DownloadError:
    status = error.response.status_code
    place = f"{endpoint()}/{source.repo_id}"
    if isinstance(error, GatedRepoError) or status == 403:
        return DownloadError(
            "{place} is open only to those who have accepted its terms there: do so, and set "
            "HF_TOKEN to a token of your account",
            place=place,
        )
    if status == 401:
        return DownloadError(
            "{place} needs an account: set HF_TOKEN to a token that may read it", place=place
        )
    if status == 404 and source.companions:
        return DownloadError(
            "{place} has no {file}: weights have to be safetensors", place=place, file=source.file
        )
    if status == 404:
        return DownloadError("{place} has no file {file} (any more)", place=place, file=source.file)
    answer = Sentence("{hub} answered with status {status}", hub=endpoint(), status=status)
    return PassingError(answer) if status in PASSING_STATUS else DownloadError(answer)


def _first_line(error: Exception) -> str:
    text = str(error).strip()
    return text.splitlines()[0] if text else type(error).__name__
