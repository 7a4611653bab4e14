# SPDX-License-Identifier: EUPL-1.2
"""What a page that another generator built has otherwise: words, links that lead nowhere, the policy."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

_POLICY: Final = "Content-Security-Policy"
_ELSEWHERE: Final = re.compile(r"^(?:[a-z]+:|#|$)")


class _Page(HTMLParser):
    """The words of a page, where its links lead, and its policy."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.words: list[str] = []
        self.links: list[str] = []
        self.policy = ""
        self._skipping = 0
        self.feed(file.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self._skipping += tag in ("script", "style")
        self.links += [value for name in ("href", "src") if (value := given.get(name)) and not _ELSEWHERE.match(value)]
        if given.get("http-equiv") == _POLICY:
            self.policy = given.get("content") or ""

    def handle_endtag(self, tag: str) -> None:
        self._skipping -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        self.words += [] if self._skipping else data.split()


def differences(page: str, ours: Path, theirs: Path) -> Iterator[str]:
    """What the page of this name in the site `theirs` has otherwise than in `ours`, a line each; nothing when it is as good."""
    if not (theirs / page).is_file():
        yield "missing"
        return
    first, second = _Page(ours / page), _Page(theirs / page)
    for kind, start, end, begins, ends in SequenceMatcher(None, first.words, second.words, autojunk=False).get_opcodes():
        if kind != "equal":
            yield f"text: '{' '.join(first.words[start:end])}' became '{' '.join(second.words[begins:ends])}'"
    # What is made once the pages are there is missing in both.
    known = set(_dead(ours / page, first.links))
    yield from (f"leads nowhere: {link}" for link in _dead(theirs / page, second.links) if link not in known)
    if first.policy != second.policy:
        yield f"policy: {second.policy or 'none'}"


def _dead(page: Path, links: list[str]) -> list[str]:
    """Those of these links on a page that lead to no file."""
    return [link for link in dict.fromkeys(links) if not (page.parent / re.split(r"[?#]", link)[0]).exists()]
