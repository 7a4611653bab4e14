# SPDX-License-Identifier: EUPL-1.2
"""The built HTML, read as text: all that a strict policy would refuse is absent, and the policy is there.

The page for what is not there can be shown at any address, so it cannot fetch its style and script: these are allowed by hash.
"""

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

from tests.site.places import names_of_pages

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "worker-src 'self'; base-uri 'none'; form-action 'none'"
)
POLICY_OF_THE_CHECKER: Final = POLICY.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")
THE_CHECKER: Final = ("wat-moet-ik-nu-doen.html", "nu/")
NOT_FOUND: Final = "404.html"
FETCHES: Final = {"script": "src", "link": "href", "img": "src", "iframe": "src", "source": "src", "use": "href"}


class Markup(HTMLParser):
    """One page: its policies, and everything in it that is inline or comes from elsewhere."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.policies: list[str] = []
        self.faults: list[str] = []
        self.feed(file.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if given.get("http-equiv") == "Content-Security-Policy":
            self.policies.append(given["content"])
        self.faults += [f"line {self.getpos()[0]}: {fault}" for fault in _faults(tag, given)]


def pages_of(site: Path) -> list[Path]:
    """All but the single file, in which everything is inline: its policy has a test of its own."""
    return [site / name for name in names_of_pages(site)]


def _faults(tag: str, given: dict[str, str]) -> list[str]:
    inline_script = tag == "script" and "src" not in given and given.get("type") != "application/json"
    fetched = given.get(FETCHES.get(tag, ""), "")
    return [
        *(["an inline script"] if inline_script else []),
        *(["a style element"] if tag == "style" else []),
        *(["a style attribute"] if "style" in given else []),
        *(f"an inline {name}" for name in given if name.startswith("on")),
        *(f"a script in {name}" for name, value in given.items() if value.strip().lower().startswith("javascript:")),
        *([f"fetched from elsewhere: {fetched}"] if fetched.startswith(("http:", "https:", "//")) else []),
    ]


def test_no_page_has_anything_inline_or_from_elsewhere(site: Path) -> None:
    faults = {file.relative_to(site).as_posix(): Markup(file).faults for file in pages_of(site)}
    inline = [fault.partition(": ")[2] for fault in faults.pop(NOT_FOUND)]
    assert {page: found for page, found in faults.items() if found} == {}
    assert inline == ["a style element", "an inline script"]


def test_each_page_has_the_policy_and_only_the_checker_may_run_webassembly(site: Path) -> None:
    for file in pages_of(site):
        page = file.relative_to(site).as_posix()
        if page != NOT_FOUND:
            assert Markup(file).policies == [POLICY_OF_THE_CHECKER if page.startswith(THE_CHECKER) else POLICY], page


def test_the_page_for_what_is_not_there_allows_its_own_style_and_script_and_no_other(site: Path) -> None:
    file = site / NOT_FOUND
    policy = POLICY
    for element in ("script", "style"):
        [source] = re.findall(rf"<{element}>(.*?)</{element}>", file.read_text(encoding="utf-8"), re.DOTALL)
        digest = b64encode(sha256(source.encode()).digest()).decode()
        policy = policy.replace(f"{element}-src 'self'", f"{element}-src 'sha256-{digest}'")
    assert Markup(file).policies == [policy]
