# SPDX-License-Identifier: EUPL-1.2
"""A web server on loopback that treats all variants alike: keep-alive, best brotli made beforehand, cached for ever."""

import gzip
import mimetypes
import threading
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import brotli  # type: ignore[import-untyped]

CACHE: Final = Path(__file__).parents[2] / ".cache" / "bench"

_TYPES: Final = {".mjs": "text/javascript", ".js": "text/javascript", ".wasm": "application/wasm", ".whl": "application/zip"}


@dataclass(frozen=True, slots=True)
class File:
    """One file as it lies on the disk and as it goes over the wire. Compressed forms that are not smaller are not used."""

    raw: bytes
    gzip: bytes
    brotli: bytes

    @classmethod
    def of(cls, raw: bytes) -> Self:
        """Compress, or take what an earlier run compressed."""
        return cls(raw, _kept(raw, "gz"), _kept(raw, "br"))


@dataclass(frozen=True, slots=True)
class Line:
    """What lies between server and browser: all connections share it. A connection and a reply take one latency more each."""

    speed: float
    """In bytes a second."""
    latency: float
    """There and back, in seconds."""
    busy: threading.Lock = field(default_factory=threading.Lock)

    def carry(self, content: bytes) -> Iterator[bytes]:
        """The content in pieces, each when it has come over the line."""
        for start in range(0, len(content), _PIECE):
            piece = content[start : start + _PIECE]
            with self.busy:
                time.sleep(len(piece) / self.speed)
            yield piece


_PIECE: Final = 4096  # bytes


def _kept(raw: bytes, ending: str) -> bytes:
    place = CACHE / f"{sha256(raw).hexdigest()[:32]}.{ending}"
    if not place.exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        compressed = gzip.compress(raw, 9, mtime=0) if ending == "gz" else brotli.compress(raw, quality=11)
        place.write_bytes(min(raw, compressed, key=len))
    return place.read_bytes()


class Server:
    """Serves folders below a path each, and pages that are made here. Use it in a `with`.

    `folders` and `pages` go from a path, which begins with a slash, to what is served there; the longest path goes first.
    """

    def __init__(self, folders: Mapping[str, Path], pages: Mapping[str, str]) -> None:
        contents = {path: text.encode() for path, text in pages.items()}
        for prefix in sorted(folders, key=len):
            found = (path for path in folders[prefix].rglob("*") if path.is_file() and path.suffix != ".map")
            contents |= {prefix + path.relative_to(folders[prefix]).as_posix(): path.read_bytes() for path in found}
        contents |= {path: text.encode() for path, text in pages.items()}
        with ThreadPoolExecutor(2) as pool:
            self.files: Final = dict(zip(contents, pool.map(File.of, contents.values()), strict=True))
        self._asked: list[str] = []
        self._line: Line | None = None
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._http.daemon_threads = True
        self.address: Final = f"http://127.0.0.1:{self._http.server_port}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._http.serve_forever, daemon=True).start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._http.shutdown()
        self._http.server_close()

    @contextmanager
    def over(self, line: Line) -> Iterator[None]:
        """As long as this lasts all goes over this line."""
        self._line = line
        yield
        self._line = None

    def asked(self) -> list[str]:
        """The paths that were fetched since this was asked before."""
        asked, self._asked = self._asked, []
        return asked

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def setup(self) -> None:
                self._wait()
                super().setup()

            def _wait(self) -> None:
                time.sleep(server._line.latency if server._line else 0)

            def do_GET(self) -> None:
                path = self.path.partition("?")[0]
                file = server.files.get(path)
                if file is None:
                    self.send_error(404)
                    return
                server._asked.append(path)
                self._wait()
                self.send_response(200)
                suffix = Path(path).suffix
                self.send_header(
                    "Content-Type", _TYPES.get(suffix) or mimetypes.guess_type(path)[0] or "application/octet-stream"
                )
                self.send_header("Cache-Control", "no-store" if suffix == ".html" else "max-age=31536000, immutable")
                self.send_header("Content-Length", str(len(file.brotli)))
                if file.brotli is not file.raw and len(file.brotli) < len(file.raw):
                    self.send_header("Content-Encoding", "br")
                self.end_headers()
                for piece in server._line.carry(file.brotli) if server._line else [file.brotli]:
                    self.wfile.write(piece)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the base class names it so)
                pass

        return Handler
