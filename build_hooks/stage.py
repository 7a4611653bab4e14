# SPDX-License-Identifier: EUPL-1.2
"""`python -m build_hooks.stage FOLDER`: the site as any generator of the family can build it, without a hook of ours.

The folder gets `docs/`, in which all that shows the card is filled in, `theme/`, and a plain `mkdocs.yml`. MkDocs makes
the same pages of it. `python -m build_hooks.stage --complete SITE` then adds to the site that was built what is made from its
pages: the search, the settings of servers, the single file.

Why: build_hooks/design/decisions/generator.md
"""

import argparse
import re
import shutil
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any, Final

import yaml
from pathspec import GitIgnoreSpec

from build_hooks.authoring import CardProblems, compile_card
from build_hooks.browser import BundleError
from build_hooks.hosting.errors import HostingError
from build_hooks.ingredients import (
    PROJECT,
    STYLE,
    Made,
    PocketError,
    complete,
    generated_files,
    make_all,
    site_of,
)
from build_hooks.naming import name_of
from build_hooks.pages import (
    DirectiveError,
    Page,
    Site,
    around,
    description,
    filled_in,
    in_the_menu,
    literal,
    navigation,
    report,
)
from build_hooks.versions import History, history_of
from build_hooks.versions.kept import kept_cards
from checker.__main__ import card_folder
from checker.wording import plain

_MARKDOWN: Final = ".md"
_FENCE: Final = "---\n"
_HEADING: Final = re.compile(r"^# (.+?)(?: \{.*\})?$", re.MULTILINE)


def main() -> int:
    """Write the folder, or complete a site that was built from it. Returns 0 when that went well; else it is said why."""
    parser = argparse.ArgumentParser(
        prog="python -m build_hooks.stage", description=__doc__.partition("\n")[0].partition(": ")[2]
    )
    parser.add_argument(
        "folder", type=Path, help="a folder that is not there yet; with --complete, the folder of the built site"
    )
    parser.add_argument("--complete", action="store_true", help="add to a built site what is made from its pages")
    given = parser.parse_args()
    try:
        card = compile_card(card_folder())
        if given.complete:
            complete(given.folder, card)
        else:
            made = make_all(card)
            for left_out in made.guides.left_out if made.guides else ():
                print(left_out, file=sys.stderr)
            stage(given.folder, history_of(card, kept_cards(card_folder())), made)
    except (CardProblems, BundleError, PocketError, DirectiveError, HostingError, OSError) as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


def stage(folder: Path, history: History, made: Made) -> None:
    """Write the folder. Raises `FileExistsError` when it is there, and `DirectiveError`."""
    card = history.card
    settings = yaml.safe_load((PROJECT / "mkdocs.yml").read_text(encoding="utf-8"))
    docs = PROJECT / settings["docs_dir"]
    sheets = settings.pop("extra_css")
    name = plain(card.title)
    published = _published(docs, GitIgnoreSpec.from_lines(settings.pop("exclude_docs").splitlines()))
    files: dict[str, str | bytes | Path] = {place: path for place, path in published if place not in sheets}
    files |= generated_files(history, made, [(docs / sheet).read_text(encoding="utf-8") for sheet in sheets], name)
    site = site_of(history, made, docs)
    folder.mkdir(parents=True)
    for place, content in files.items():
        target = folder / "docs" / place
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(_page(place, content, site) if place.endswith(_MARKDOWN) else _bytes(content))
    shutil.copytree(PROJECT / settings["theme"]["custom_dir"], folder / "theme", ignore=shutil.ignore_patterns("*.md"))
    plainly = _settings(settings, site, history, docs)
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(plainly, allow_unicode=True, sort_keys=False), encoding="utf-8")


def _published(docs: Path, excluded: GitIgnoreSpec) -> Iterator[tuple[str, Path]]:
    """Place → file, of what stands in `docs/` to be published."""
    for path in sorted(docs.rglob("*")):
        place = path.relative_to(docs).as_posix()
        if path.is_file() and not excluded.match_file(place):
            yield place, path


def _page(place: str, content: str | bytes | Path, site: Site) -> bytes:
    """A page with what shows the card and its name filled in, and among what it says of itself where a mistake is reported."""
    text = _bytes(content).decode()
    facts, body = {}, text
    if text.startswith(_FENCE):
        head, _, body = text.removeprefix(_FENCE).partition(f"\n{_FENCE}")
        facts = yaml.safe_load(head)
    if isinstance(content, Path):
        name = name_of(site.card)
        body, facts["description"] = name.said_in(body, literal), name.said_in(facts.get("description", ""))
    heading = _HEADING.search(body)
    if place_to_report := report(site.card, facts.get("title") or (heading[1] if heading else plain(site.card.title))):
        facts["report"] = place_to_report
    page = Page(site, "../" * (len(PurePosixPath(place).parts) - 1))
    head = yaml.safe_dump(facts, allow_unicode=True, sort_keys=False)
    try:
        return f"{_FENCE}{head}{_FENCE}\n{filled_in(body, page)}".encode()
    except DirectiveError as problem:
        raise DirectiveError(f"{place}: {problem}") from None


def _bytes(content: str | bytes | Path) -> bytes:
    if isinstance(content, Path):
        return content.read_bytes()
    return content.encode() if isinstance(content, str) else content


def _settings(settings: dict[str, Any], site: Site, history: History, docs: Path) -> Mapping[str, Any]:
    """The settings of the site, without hooks, and with all that the hooks would fill in."""
    card = site.card
    del settings["hooks"]
    settings |= {"site_name": plain(card.title), "site_description": description(card)}
    menu = navigation(card, site.cases, in_the_menu(history))
    settings |= {"docs_dir": "docs", "site_dir": "site", "nav": menu, "extra_css": [STYLE]}
    settings["theme"]["custom_dir"] = "theme"
    csp = settings["extra"]["csp"].strip()
    settings["extra"] |= {"around": around(card, date.today(), csp, docs / "assets" / "stijl"), "problem": "", "offline": True}
    return settings


if __name__ == "__main__":
    sys.exit(main())
