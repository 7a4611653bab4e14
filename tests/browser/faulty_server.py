# SPDX-License-Identifier: EUPL-1.2
"""A web server that has one fault, made to order: what can go wrong between a site and a browser, on a real connection.

Every case is a host of its own, such as `case-3.localhost`, that serves the whole site: so cases share no connections, no cache
and no storage, and many pages can be open at once.
"""

import socket
import struct
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tests.conftest import ONLY_A_HANG

TYPES = {
    ".css": "text/css",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".wasm": "application/wasm",
}


@dataclass
class Case:
    """The site as one browser finds it. Everything may be changed while it is open: set `fault` to None to lift it."""

    url: str
    file: str = ""
    """What the fault is in: a path below the site, or a folder with a slash at its end; a slash alone is all of it."""
    fault: "Fault | None" = None
    headers: Mapping[str, str] = field(default_factory=dict)
    changes: Mapping[str, Callable[[bytes], bytes]] = field(default_factory=dict)
    """Per file what becomes of its content."""
    gone: str = ""
    """A file that is not there either, for good."""
    forgiving: bool = False
    """Does `Rol/%6FM.html` lead to `rol/om.html`? So it is on Windows."""
    dropping: bool = False
    """Does `rol/om.html` lead to `rol/om`, where the page then is? So it is at hosts that leave the ending out."""
    asked: list[str] = field(default_factory=list)
    """What was asked for: method, path with query, and any body."""
    came_from: list[str] = field(default_factory=list)
    """What was told of the page that asked."""
    over: threading.Event = field(default_factory=threading.Event)
    """Set it when what waits need not wait any more."""
    before: list[threading.Event] = field(default_factory=list)
    """The same of earlier faults."""
    news: threading.Condition = field(default_factory=threading.Condition)
    """Something was asked for."""

    def suffers(self, fault: "Fault | None", file: str) -> None:
        """From now on this goes wrong. What waits goes on waiting, and what was asked for until now is forgotten."""
        with self.news:
            self.before.append(self.over)
            self.fault, self.file, self.over = fault, file, threading.Event()
            self.asked.clear()

    def lets_go(self) -> None:
        """What waited before goes on. A browser asks for a file again only when an earlier request for it is over."""
        for waiting in self.before:
            waiting.set()

    def was_asked_for(self, file: str) -> None:
        """When the browser has asked for this path below the site."""
        with self.news:
            asked = self.news.wait_for(lambda: f"GET {urlsplit(self.url).path}{file}" in self.asked, ONLY_A_HANG / 1000)
        assert asked, f"{file} is not among {self.asked}"


class Reply(BaseHTTPRequestHandler):
    """The reply to one request."""

    protocol_version = "HTTP/1.1"
    server: "_Server"

    def do_GET(self) -> None:
        """The file, whole; or what the fault makes of it."""
        case = self.case()
        path = urlsplit(self.path).path.removeprefix(self.server.sub_path) or ("index" if case.dropping else "index.html")
        path = unquote(path).lower() if case.forgiving else path
        if case.dropping and path.endswith(".html"):
            return self.leads_to(self.path.replace("index.html", "").replace(".html", ""))
        path = f"{path}.html" if case.dropping and "." not in path else path
        file = self.server.folder / path
        if not file.is_file() or path == case.gone:
            return self.send(b"", status=404)
        content = case.changes.get(path, bytes)(file.read_bytes())
        self.extra = case.headers
        kind = TYPES.get(file.suffix, "application/octet-stream")
        if case.fault and (path == case.file or (case.file.endswith("/") and path.startswith(case.file.lstrip("/")))):
            return case.fault(self, content, kind)
        return self.send(content, kind)

    def do_POST(self) -> None:
        """Nothing of ours is ever sent: what is, a test must see."""
        case = self.case()
        case.asked[-1] += f" {self.rfile.read(int(self.headers.get('Content-Length', 0)))!r}"
        self.send(b"", status=405)

    def case(self) -> Case:
        """The case that this host stands for; what is asked is written down."""
        case = self.server.cases[self.headers["Host"].partition(".")[0]]
        with case.news:
            self.over = case.over
            case.asked.append(f"{self.command} {self.path}")
            case.news.notify_all()
        if "Referer" in self.headers:
            case.came_from.append(self.headers["Referer"])
        return case

    def send(self, content: bytes, kind: str = "text/html", *, status: int = 200, length: int | None = None) -> None:
        """A whole reply; one that claims another `length` than it has ends the connection."""
        self.start(kind, len(content) if length is None else length, status)
        self.wfile.write(content)
        self.close_connection = length is not None

    def leads_to(self, address: str) -> None:
        """A reply that says where it is."""
        self.send_response(308)
        self.send_header("Location", address)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def start(self, kind: str, length: int, status: int = 200) -> None:
        """The head of a reply."""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(length))
        for name, value in getattr(self, "extra", {}).items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the base class names it so)
        """Say nothing."""


Fault = Callable[[Reply, bytes, str], None]


def missing(reply: Reply, content: bytes, kind: str) -> None:  # noqa: ARG001
    """404."""
    reply.send(b"<!doctype html><title>Niet gevonden</title>", status=404)


def server_error(reply: Reply, content: bytes, kind: str) -> None:  # noqa: ARG001
    """500."""
    reply.send(b"<!doctype html><title>Fout</title>", status=500)


def login_page(reply: Reply, content: bytes, kind: str) -> None:  # noqa: ARG001
    """A proxy that wants a password first, and says that all is well."""
    reply.send(b"<!doctype html><title>Inloggen</title><form><input type=password></form>")


def empty(reply: Reply, content: bytes, kind: str) -> None:  # noqa: ARG001
    """Nothing, and all is well."""
    reply.send(b"", kind)


def with_code_before(code: str) -> Fault:
    """A script that does something of its own first."""

    def fault(reply: Reply, content: bytes, kind: str) -> None:
        reply.send(code.encode() + content, kind)

    return fault


def wrong_type(reply: Reply, content: bytes, kind: str) -> None:  # noqa: ARG001
    """The right file as plain text."""
    reply.send(content, "text/plain")


def half(reply: Reply, content: bytes, kind: str) -> None:
    """A copy that was cut off, with a length that fits."""
    reply.send(content[: len(content) // 2], kind)


def broken_off(reply: Reply, content: bytes, kind: str) -> None:
    """A connection that ends half way."""
    reply.send(content[: len(content) // 2], kind, length=len(content))


def damaged(reply: Reply, content: bytes, kind: str) -> None:
    """Some bytes in the middle are other ones."""
    middle = len(content) // 2
    flipped = bytes(byte ^ 0x55 for byte in content[middle : middle + 32])
    reply.send(content[:middle] + flipped + content[middle + 32 :], kind)


def reset(reply: Reply, content: bytes, kind: str) -> None:
    """A connection that is thrown off half way."""
    reply.start(kind, len(content))
    reply.wfile.write(content[: len(content) // 2])
    reply.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    reply.connection.close()
    reply.close_connection = True


def unreachable(reply: Reply, content: bytes, kind: str) -> None:  # noqa: ARG001
    """No network: the connection is gone before anything is said."""
    reply.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    reply.connection.close()
    reply.close_connection = True


def silent(reply: Reply, content: bytes, kind: str) -> None:  # noqa: ARG001
    """No answer at all, as long as it lasts."""
    reply.over.wait()
    reply.close_connection = True


def held(reply: Reply, content: bytes, kind: str) -> None:
    """Nothing as long as it lasts, then all."""
    reply.over.wait()
    reply.send(content, kind)


def halting(reply: Reply, content: bytes, kind: str) -> None:
    """A thin line: half of it, and as long as it lasts nothing more; then the rest."""
    reply.start(kind, len(content))
    reply.wfile.write(content[: len(content) // 2])
    reply.over.wait()
    reply.wfile.write(content[len(content) // 2 :])


def of_another_version(reply: Reply, content: bytes, kind: str) -> None:
    """Its name is right and it is whole: but it is not the one that belongs to the others."""
    reply.send(b" " + content, kind)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def __init__(self, folder: Path, sub_path: str) -> None:
        super().__init__(("127.0.0.1", 0), Reply)
        self.folder = folder
        self.sub_path = sub_path
        self.cases: dict[str, Case] = {}

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that leaves half way is no news."""


@dataclass(frozen=True)
class FaultyServer:
    """Makes cases."""

    server: _Server
    numbers: Iterator[int] = field(default_factory=count)

    def case(
        self,
        fault: Fault | None = None,
        file: str = "",
        *,
        headers: Mapping[str, str] | None = None,
        changes: Mapping[str, Callable[[bytes], bytes]] | None = None,
        gone: str = "",
    ) -> Case:
        """The site with `fault` in `file`, `headers` on every reply, `changes` to files and one that is `gone`: see `Case`."""
        name = f"case-{next(self.numbers)}"
        url = f"http://{name}.localhost:{self.server.server_port}{self.server.sub_path}"
        case = Case(url, file, fault, headers or {}, changes or {}, gone)
        self.server.cases[name] = case
        return case


@contextmanager
def faulty_server(folder: Path, sub_path: str) -> Iterator[FaultyServer]:
    """Serves the site in `folder` below `sub_path`, which starts and ends with a slash."""
    server = _Server(folder, sub_path)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield FaultyServer(server)
    finally:
        for case in server.cases.values():
            case.over.set()
        server.shutdown()
        server.server_close()
