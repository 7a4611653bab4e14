# SPDX-License-Identifier: EUPL-1.2
"""What who edits the card sees in the browser while the site cannot be built: what is wrong, with the file and the line."""

import logging
import re
from collections.abc import Callable, Iterable
from typing import Final
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from checker.hypertext import Html

_PLACE: Final = re.compile(r"(?P<file>\S+):(?P<line>\d+): (?P<what>.+)")


class ProblemsShown:
    """Stands between the server and two things: what builds the site, and what answers a browser."""

    def __init__(self, log: logging.Logger) -> None:
        """`log` is where the build says what is wrong."""
        self._log = log
        self._problems: list[str] = []

    def building(self, build: Callable[[], None]) -> Callable[[], None]:
        """The same, that does not fail: what was said of why it does is kept instead."""

        def attempt() -> None:
            heard = _Heard()
            self._log.addHandler(heard)
            try:
                build()
            except (Exception, SystemExit) as error:
                cause = _lines(str(error.__context__ or ""))  # the same message is not logged a second time
                self._problems = cause or heard.lines or _lines(str(error)) or [type(error).__name__]
            else:
                self._problems = []
            finally:
                self._log.removeHandler(heard)

        return attempt

    def answering(self, site: WSGIApplication, finish: Callable[[bytes], bytes]) -> WSGIApplication:
        """The same, with the problems in place of any page while there are some. `finish` makes a page one of the server's."""

        def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
            begun: list[tuple[str, list[tuple[str, str]]]] = []

            def begin(status: str, headers: list[tuple[str, str]], _: object = None, /) -> Callable[[bytes], object]:
                begun.append((status, headers))
                return lambda _: None

            content = site(environ, begin)  # first: it waits for a build that goes on
            [(status, headers)] = begun
            if not self._problems or "text/html" not in dict(headers)["Content-Type"]:
                start_response(status, headers)
                return content
            page = finish(_page(self._problems).encode())
            start_response("200 OK", [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(page)))])
            return [page]

        return answer


def _page(problems: Iterable[str]) -> Html:
    return Html(
        """\
<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>De site is niet gebouwd</title>
<style>
:root { color-scheme: light dark }
body { max-width: 45rem; margin: 2rem auto; padding: 0 1rem; font: 1.1rem/1.5 sans-serif }
li { margin: 1rem 0; overflow-wrap: anywhere }
</style>
</head>
<body>
<h1>De site is niet gebouwd</h1>
<p>Er zit een fout in wat je hebt veranderd. Verbeter die en sla het bestand op. Dan komt de site hier vanzelf terug.</p>
<p>De uitleg bij een fout in een pagina kan in het Engels zijn.</p>
<ul>
{}
</ul>
</body>
</html>
""",
        Html("\n").join(map(_item, problems)),
    )


def _item(problem: str) -> Html:
    found = _PLACE.fullmatch(problem)
    if not found:
        return Html("<li>{}</li>", problem)
    return Html("<li><strong>{}, regel {}</strong><br>{}</li>", found["file"], found["line"], found["what"])


class _Heard(logging.Handler):
    """What is said of a build that is worse than news."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines += _lines(record.getMessage())


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
