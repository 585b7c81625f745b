"""A hub on this machine: the part of Hugging Face's protocol that a download speaks.

``HEAD`` and ``GET`` (with ``Range``) of ``/OWNER/NAME/resolve/REVISION/FILE`` are answered with
the headers that huggingface_hub reads. Attributes make it misbehave::

    with HubServer() as hub:
        hub.add("apple/DepthPro", "depth_pro.pt", data)
        monkeypatch.setenv("HF_ENDPOINT", hub.url)
        hub.break_at = 5_000  # every connection breaks at this byte of the file
"""

from __future__ import annotations

import hashlib
import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self

COMMIT = "0123456789abcdef0123456789abcdef01234567"
PACKET = 1 << 14


class HubServer:
    """Serves files on 127.0.0.1 while the block runs.

    Attributes:
        break_at: byte of the file at which every connection breaks; None for never.
        breaks: how many connections break yet; None for all.
        instead: the body that is sent in place of the announced one; None for the right one.
        status: what to answer every file with; None for success.
        error_code: the hub's own word for that status ("GatedRepo", "EntryNotFound", ...).
        token: without it the answer is 401; None for a public hub.
        ranges: whether part of a file can be asked for.
        commit: the version that it names; empty for a server that is no hub.
        hold: body bytes behind which nothing more comes until the server closes; None for never.
        packet_s: seconds before every packet, for a slow connection.
        requests: method, path and ``Range`` of what was asked for.
    """

    def __init__(self) -> None:
        self.break_at: int | None = None
        self.breaks: int | None = None
        self.instead: bytes | None = None
        self.status: int | None = None
        self.error_code = ""
        self.token: str | None = None
        self.ranges = True
        self.commit = COMMIT
        self.hold: int | None = None
        self.packet_s = 0.0
        self.requests: list[tuple[str, str, str]] = []
        self.closing = threading.Event()
        self._files: dict[tuple[str, str], bytes] = {}
        handler = type("Handler", (_Handler,), {"hub": self})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))

    @property
    def url(self) -> str:
        """For ``HF_ENDPOINT``."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def add(self, repo_id: str, file: str, data: bytes) -> None:
        """Offer a file."""
        self._files[repo_id, file] = data

    def find(self, path: str) -> bytes | None:
        """The file at an address."""
        found = re.fullmatch(r"/([^/]+/[^/]+)/resolve/[^/]+/(.+)", path)
        return self._files.get((found[1], found[2])) if found else None

    def breaks_now(self) -> bool:
        """Whether this connection is to break; counts it."""
        if self.break_at is None or self.breaks == 0:
            return False
        if self.breaks is not None:
            self.breaks -= 1
        return True

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Stop; from then on nothing can be reached at the address."""
        self.closing.set()
        if self._thread.is_alive():
            self._server.shutdown()
            self._thread.join()
        self._server.server_close()


class _Handler(BaseHTTPRequestHandler):
    hub: HubServer

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def log_message(self, format: str, *args: object) -> None:
        """Tests stay quiet."""

    def _answer(self, *, with_body: bool) -> None:
        hub = self.hub
        hub.requests.append((self.command, self.path, self.headers.get("Range", "")))
        data = hub.find(self.path)
        if hub.token and self.headers.get("Authorization") != f"Bearer {hub.token}":
            self._refuse(401, "")
        elif hub.status is not None:
            self._refuse(hub.status, hub.error_code)
        elif data is None:
            self._refuse(404, "EntryNotFound")
        else:
            self._serve(data, with_body=with_body)

    def _refuse(self, status: int, code: str) -> None:
        self.send_response(status)
        self.send_header("X-Error-Code", code)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _serve(self, data: bytes, *, with_body: bool) -> None:
        asked = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", ""))
        start = int(asked[1]) if asked and self.hub.ranges else 0
        tag = hashlib.sha256(data).hexdigest()
        body = (self.hub.instead if self.hub.instead is not None else data)[start:]
        self.send_response(206 if start else 200)
        self.send_header("ETag", f'"{tag}"')
        self.send_header("X-Linked-ETag", f'"{tag}"')
        self.send_header("X-Linked-Size", str(len(data)))
        if self.hub.commit:
            self.send_header("X-Repo-Commit", self.hub.commit)
        self.send_header("Content-Length", str(len(body)))
        if start:
            self.send_header("Content-Range", f"bytes {start}-{len(data) - 1}/{len(data)}")
        self.end_headers()
        if with_body:
            self._send(body, self._end(start, len(body)))

    def _end(self, start: int, length: int) -> int:
        stop = self.hub.break_at
        return min(length, max(0, (stop or 0) - start)) if self.hub.breaks_now() else length

    def _send(self, body: bytes, end: int) -> None:
        hub = self.hub
        for position in range(0, end, PACKET):
            if hub.hold is not None and position >= hub.hold:
                hub.closing.wait()
            if hub.closing.wait(hub.packet_s) if hub.packet_s else hub.closing.is_set():
                return
            try:
                self.wfile.write(body[position : min(position + PACKET, end)])
            except OSError:  # the other side has seen enough
                return
