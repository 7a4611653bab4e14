# SPDX-License-Identifier: EUPL-1.2
"""The only file that knows MkDocs: events in, plain calls out.

The card is read, checked and compiled in `on_config`, before MkDocs empties the site folder: a card with a mistake in it stops
the build and leaves the last good site as it was.
"""

import json
import logging
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Literal

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

PROJECT = Path(__file__).parent.parent
sys.path.insert(0, str(PROJECT))  # MkDocs loads this file by its path, so that our packages are not found by themselves

from build_hooks.authoring import CardProblems, compile_card, shared_files  # noqa: E402
from build_hooks.beside import Beside  # noqa: E402
from build_hooks.browser import PROGRAM, Bundle, BundleError, bundle  # noqa: E402
from build_hooks.hosting import packing  # noqa: E402
from build_hooks.hosting.errors import HostingError  # noqa: E402
from build_hooks.hosting.finishing import finish  # noqa: E402
from build_hooks.hosting.licences_page import licence_files  # noqa: E402
from build_hooks.hosting.parts import parts  # noqa: E402
from build_hooks.pages import (  # noqa: E402
    SEARCH_INDEX,
    CardExtension,
    around,
    description,
    dutch_date,
    navigation,
    pages,
    read_evidence,
    report,
    search_index,
    style,
)
from build_hooks.pages.guides import BEING_MADE, MISSING  # noqa: E402
from build_hooks.pages.guides import FOLDER as GUIDES_FOLDER  # noqa: E402
from build_hooks.problems_shown import ProblemsShown  # noqa: E402
from checker.__main__ import card_folder  # noqa: E402
from checker.card import Card  # noqa: E402
from checker.wording import plain  # noqa: E402

try:
    from build_hooks.pocket import Guides, PocketError, guides
except ImportError:  # without the engine (Typst) or its letters (fontTools) there is a site, without guides on paper
    guides = None  # type: ignore[assignment]
    Guides = PocketError = BundleError  # type: ignore[assignment,misc]  # there are none

TYPEFACE = PROJECT / "node_modules" / "@fontsource" / "atkinson-hyperlegible-next"
TYPEFACE_FILES = {
    "assets/stijl/letter.woff2": TYPEFACE / "files" / "atkinson-hyperlegible-next-latin-400-normal.woff2",
    "assets/stijl/letter-vet.woff2": TYPEFACE / "files" / "atkinson-hyperlegible-next-latin-700-normal.woff2",
    "assets/stijl/letter-licentie.txt": TYPEFACE / "LICENSE",
}
"""The letter of the site: place in the site → file. One for each weight: with one for all, Firefox makes drawings of bold text
in a PDF, in which nothing can be searched or read aloud."""

STYLE = "assets/stijl/stijl.css"
"""All style sheets of mkdocs.yml in one file: a page can be seen sooner than when the browser asks for each."""

TOKENS = PROJECT / "docs" / "assets" / "stijl" / "tokens.css"
"""The guides have their colours from here."""

log = logging.getLogger("routekaart")
"""Not below `mkdocs`, whose warnings fail a strict build: a card that is due for review must still be mended and published."""


@dataclass(frozen=True, slots=True)
class _Made:
    """What takes longest to make. `missing` is what the pages say when there are no guides."""

    bundle: Bundle
    guides: Guides | None = None
    missing: str = MISSING
    problem: str = ""
    """Why it is not what a site to publish should have. Only an editor ever sees such a site."""


class _Site:
    """What the events of one build hand on to each other."""

    serving: bool = False
    beside: Beside[_Made] = Beside()
    ask_for_the_rest: Callable[[], None]
    card: Card
    made: _Made
    extension: CardExtension
    styles: list[str]


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG001
    """Remember whether this is the server for editors."""
    _Site.serving = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the card; stop here if anything is wrong with it."""
    if guides is None:
        log.warning("De zakgidsen zijn weggelaten: het pakket 'typst' of 'fonttools' ontbreekt. Draai `make setup`.")
    try:
        _Site.card = compile_card(card_folder(), PROJECT / "checker" / "compiled_card.py")
        _Site.made = _made_so_far(_Site.card) if _Site.serving else _made_to_publish(_Site.card)
    except (CardProblems, BundleError, PocketError) as problem:
        raise PluginError(f"\n{problem}") from None
    if _Site.card.review_by < date.today():
        log.warning("De kaart had voor %s bekeken moeten zijn: zie kaart.yml.", dutch_date(_Site.card.review_by))
    _Site.extension = CardExtension(
        _Site.card,
        runtime=f"assets/checker/{_Site.made.bundle.name}",
        needed=_Site.made.bundle.needed,
        cache=PROJECT / ".cache" / "chain",
        evidence=read_evidence(Path(config.docs_dir) / "toegankelijkheid.yml"),
        guides=_Site.made.guides.guides if _Site.made.guides else (),
        missing=_Site.made.missing,
        failure=PluginError,
    )
    config.markdown_extensions.append(_Site.extension)  # type: ignore[arg-type]  # an instance is allowed; MkDocs only says str
    if _Site.serving:  # MkDocs reloads the page by a script inside it, which the published site would not run
        config.extra["csp"] = config.extra["csp"].replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")
    _Site.styles = [str(path) for path in config.extra_css]
    config.extra_css = [STYLE]
    config.watch.append(str(card_folder()))
    config.site_name, config.site_description = plain(_Site.card.title), description(_Site.card)
    config.nav = navigation(_Site.card)
    styles = Path(config.docs_dir) / "assets" / "stijl"
    config.extra["around"] = around(_Site.card, date.today(), config.extra["csp"], styles)
    config.extra["problem"] = _Site.made.problem
    config.extra["offline"] = not _Site.serving  # who edits must see what is new
    return config


def _made_to_publish(card: Card) -> _Made:
    """All of it, now: a text that does not fit on paper must stop the build before it empties the site."""
    made = _all_made(card)
    packing.begin([made.bundle.folder / PROGRAM])
    return made


def _all_made(card: Card) -> _Made:
    with ThreadPoolExecutor() as pool:
        on_paper = pool.submit(guides, card, PROJECT / ".cache" / "pocket") if guides is not None else None
        return _Made(bundle(PROJECT / ".cache" / "browser"), on_paper.result() if on_paper else None)


def _made_so_far(card: Card) -> _Made:
    """What there is of this card, for who edits it. The rest is made once this can be seen; then the site is built again."""
    plain = bundle(PROJECT / ".cache" / "browser", plain=True)
    key = f"{plain.name} {TOKENS.read_text(encoding='utf-8')}"
    _Site.ask_for_the_rest = partial(_Site.beside.ask, key, partial(_all_made, card))
    try:
        return _Site.beside.made(key) or _Made(plain, missing=BEING_MADE)
    except (BundleError, PocketError) as problem:
        log.error("Met deze kaart is de site niet af te maken. %s", problem)
        return _Made(plain, missing=f"De zakgidsen zijn er niet. {problem}", problem=str(problem))


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:  # noqa: ARG001
    """Build once more when what takes longer is there; MkDocs has no call for that: it is what its watching of files does. And
    show a mistake in the browser: MkDocs leaves every page waiting until it is mended.
    """

    def build_again() -> None:
        with server._rebuild_cond:
            server._want_rebuild = True
            server._rebuild_cond.notify_all()

    _Site.beside.when_ready(build_again)

    def reloading(page: bytes) -> bytes:
        finished: bytes = server._inject_js_into_html(page, server._visible_epoch)  # type: ignore[no-untyped-call]
        return finished

    shown = ProblemsShown(logging.getLogger("mkdocs"))
    server.builder = shown.building(server.builder)
    server.set_app(shown.answering(server.serve_request, reloading))
    return server


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages and the files that are made from the card."""
    for path, content in {**pages(_Site.card), **shared_files(_Site.card), **licence_files(parts())}.items():
        files.append(File.generated(config, path, content=content))
    made = _Site.made
    for file in sorted(made.bundle.folder.iterdir()):
        target = f"assets/checker/{made.bundle.name}/{file.name}"
        files.append(File.generated(config, target, abs_src_path=str(file)))
    for name, guide in made.guides.files.items() if made.guides else ():
        files.append(File.generated(config, f"{GUIDES_FOLDER}/{name}", content=guide))
    sheets = (_taken_out(files, path) for path in _Site.styles)
    files.append(File.generated(config, STYLE, content=style(sheets, _Site.card, config.site_name)))
    for target, source in TYPEFACE_FILES.items():
        if not source.is_file():
            raise PluginError(f"\n{source}: the letter of the site is not there; run `make setup`")
        files.append(File.generated(config, target, abs_src_path=str(source)))
    return files


def _taken_out(files: Files, path: str) -> str:
    """The content of a file that is not published by itself."""
    file = files.get_file_from_path(path)
    if file is None:
        raise PluginError(f"\nmkdocs.yml: extra_css: there is no docs/{path}")
    files.remove(file)
    return file.content_string


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Tell the extension where the page is, just before it is converted; and the page where a mistake in it is reported."""
    _Site.extension.root = "../" * page.url.count("/")
    page.meta["report"] = report(_Site.card, str(page.title))
    return markdown


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Give the checker its heading as contents: the theme's link past the menus leads to the first of these (WCAG 2.4.1)."""
    if page.meta.get("checker"):
        page.toc.items.append(AnchorLink("", "rk-kop", level=1))
    return html


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:  # noqa: ARG001
    """Every text in a page is a text, unless it is said to be HTML: in the theme's own templates too."""
    env.autoescape = jinja2.select_autoescape(["html"])
    return env


def on_post_build(config: MkDocsConfig) -> None:
    """Make the index of the search, from the card and from what the theme's plugin found on the pages; then finish the site."""
    found = json.loads((Path(config.site_dir) / "search" / "search_index.json").read_text(encoding="utf-8"))
    index = search_index(_Site.card, found["docs"])
    (Path(config.site_dir) / SEARCH_INDEX).write_text(index, encoding="utf-8", newline="\n")
    if _Site.serving:  # who edits wants to see a change at once
        _Site.ask_for_the_rest()
        return
    try:
        finish(Path(config.site_dir))
    except HostingError as problem:
        raise PluginError(f"\n{problem}") from None
