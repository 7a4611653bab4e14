# SPDX-License-Identifier: EUPL-1.2
"""The finished site behind a plain web server, in a sub-path and with a page for what is not there, as on an intranet."""

import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

SUB_PATH = "/intranet/routekaart/"


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Where the site is served, as long as this lasts: an address that ends with a slash. The rest of the server is empty."""
    server = _Server(("127.0.0.1", 0), partial(_Handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{SUB_PATH}"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def reserved_port() -> Iterator[int]:
    """A port that is free, for a server that this test starts. As long as this lasts nobody else is given it."""
    with socket.socket() as holding:
        holding.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # so that a server may listen where this only stands
        holding.bind(("127.0.0.1", 0))
        yield int(holding.getsockname()[1])


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that leaves half way is no news."""


class _Handler(SimpleHTTPRequestHandler):
    def translate_path(self, path: str) -> str:
        if not path.startswith(SUB_PATH):
            return str(Path(self.directory) / "niet-van-deze-site")
        return super().translate_path(path.removeprefix(SUB_PATH.rstrip("/")))

    def list_directory(self, path: str | os.PathLike[str]) -> None:  # noqa: ARG002 (the base class names it so)
        """A folder without an index has nothing to show."""
        self.send_error(404)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """What is not there gets the page of the site that says so, whatever the address."""
        if code != 404:
            super().send_error(code, message, explain)
            return
        page = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(page)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the base class names it so)
        pass
