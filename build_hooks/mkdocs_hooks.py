# SPDX-License-Identifier: EUPL-1.2
"""The only file that knows MkDocs: events in, plain calls out.

The card is read, checked and compiled in `on_config`, before MkDocs empties the site folder: a card with a mistake in it stops
the build and leaves the last good site as it was.
"""

import logging
import re
import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

PROJECT = Path(__file__).parent.parent
sys.path.insert(0, str(PROJECT))  # MkDocs loads this file by its path, so that our packages are not found by themselves

from build_hooks.authoring import CardProblems, compile_card
from build_hooks.background import Background
from build_hooks.browser import PROGRAM, BundleError, bundle
from build_hooks.browser.scripts import CLIENT
from build_hooks.cache import CACHE
from build_hooks.hosting import compressing
from build_hooks.hosting.errors import HostingError
from build_hooks.ingredients import (
    CAN_MAKE_GUIDES,
    STYLE,
    Made,
    PocketError,
    add_search_index,
    complete,
    generated_files,
    make_all,
    site_of,
)
from build_hooks.naming import name_of
from build_hooks.pages import DirectiveError, Site, around, description, filled_in, in_the_menu, literal, navigation, report
from build_hooks.pages import Page as PageToFill
from build_hooks.pages.texts import BEING_MADE
from build_hooks.problems_shown import ProblemsShown
from build_hooks.versions import History, history_of
from build_hooks.versions.kept import kept_cards
from checker.__main__ import card_folder
from checker.card import Card
from checker.wording import dutch_date, plain

TOKENS = PROJECT / "docs" / "assets" / "stijl" / "tokens.css"
"""The guides have their colours from here."""

_ASIDE = '<div data-rk-hier="{}"></div>'
_IDS = re.compile(r'\sid="([^"]+)"')

log = logging.getLogger("routekaart")
"""Not below `mkdocs`, whose warnings fail a strict build: a card that is due for review must still be mended and published."""


class Hooks:
    """The events of MkDocs, in the order in which it calls them, and what they hand on to each other."""

    card: Card
    history: History
    made: Made
    site: Site
    styles: list[str]
    ask_for_the_rest: Callable[[], None]
    aside: list[str]
    """The HTML of the page that is being made."""

    def __init__(self) -> None:
        self.serving = False
        self.background: Background[Made] = Background()
        self.templates = TemporaryDirectory()  # compiled once, for all that an editor sees one after the other

    def on_startup(self, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether this is the server for editors."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the card; stop here if anything is wrong with it."""
        if not CAN_MAKE_GUIDES:
            log.warning("De zakgidsen zijn weggelaten: het pakket 'typst' of 'fonttools' ontbreekt. Draai `make setup`.")
        try:
            self.card = compile_card(card_folder())
            self.history = history_of(self.card, kept_cards(card_folder()))
            self.made = self._made_so_far() if self.serving else self._made_to_publish()
        except (CardProblems, BundleError, PocketError) as problem:
            raise PluginError(f"\n{problem}") from None
        for left_out in self.made.guides.left_out if self.made.guides else ():
            log.warning("%s", left_out)
        if self.card.review_by < date.today():
            log.warning("De kaart had voor %s bekeken moeten zijn: zie kaart.yml.", dutch_date(self.card.review_by))
        self.site = site_of(self.history, self.made, Path(config.docs_dir))
        if self.serving:  # MkDocs reloads the page by a script inside it, which the published site would not run
            config.extra["csp"] = config.extra["csp"].replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")
        self.styles = [str(path) for path in config.extra_css]
        config.extra_css = [STYLE]
        config.watch += [str(card_folder()), str(CLIENT)]
        config.site_name, config.site_description = plain(self.card.title), description(self.card)
        config.nav = navigation(self.card, self.site.cases, in_the_menu(self.history))
        styles = Path(config.docs_dir) / "assets" / "stijl"
        config.extra["around"] = around(self.card, date.today(), config.extra["csp"], styles)
        config.extra["problem"] = self.made.problem
        config.extra["offline"] = not self.serving  # who edits must see what is new
        return config

    def _made_to_publish(self) -> Made:
        """All of it, now: what cannot be made must stop the build before it empties the site."""
        made = make_all(self.card)
        compressing.begin([made.bundle.folder / PROGRAM])
        return made

    def _made_so_far(self) -> Made:
        """What there is of this card, for who edits it. The rest is made once this is seen; then the site is built again."""
        plain = bundle(CACHE / "browser", plain=True)
        key = f"{plain.name} {TOKENS.read_text(encoding='utf-8')}"
        self.ask_for_the_rest = partial(self.background.ask, key, partial(make_all, self.card))
        try:
            return self.background.made(key) or Made(plain, missing=BEING_MADE)
        except (BundleError, PocketError) as problem:
            log.error("Met deze kaart is de site niet af te maken. %s", problem)
            return Made(plain, missing=f"De zakgidsen zijn er niet. {problem}", problem=str(problem))

    def on_serve(self, server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Build once more when what takes longer is there; MkDocs has no call for that: it is what its watching of files does.
        And show a mistake in the browser: MkDocs leaves every page waiting until it is mended.
        """

        def build_again() -> None:
            with server._rebuild_cond:
                server._want_rebuild = True
                server._rebuild_cond.notify_all()

        self.background.when_ready(build_again)

        def reloading(page: bytes) -> bytes:
            finished: bytes = server._inject_js_into_html(page, server._visible_epoch)  # type: ignore[no-untyped-call]
            return finished

        shown = ProblemsShown(logging.getLogger("mkdocs"))
        server.builder = shown.building(server.builder)
        server.set_app(shown.answering(server.serve_request, reloading))
        return server

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the pages and the files that are made from the card."""
        sheets = [_taken_out(files, path) for path in self.styles]
        try:
            generated = generated_files(self.history, self.made, sheets, config.site_name)
        except FileNotFoundError as problem:
            raise PluginError(f"\n{problem}") from None
        for place, content in generated.items():
            if isinstance(content, Path):
                files.append(File.generated(config, place, abs_src_path=str(content)))
            else:
                files.append(File.generated(config, place, content=content))
        return files

    def on_page_markdown(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Fill in what the page shows of the card, what that is called, and where a mistake in it is reported."""
        if not page.file.generated_by:
            name = name_of(self.card)
            markdown = name.said_in(markdown, literal)
            page.meta["description"] = name.said_in(page.meta.get("description", ""))
        page.meta["report"] = report(self.card, str(page.title))
        self.aside = []  # also when the page before was broken off by a mistake
        try:
            return filled_in(markdown, PageToFill(self.site, "../" * page.url.count("/")), self._set_aside)
        except DirectiveError as problem:
            raise PluginError(f"\n{page.file.src_uri}: {problem}") from None

    def _set_aside(self, html: str) -> str:
        """Markdown would read what is HTML already, three times, and change nothing: that took a third of an editor's wait."""
        self.aside.append(html)
        return _ASIDE.format(len(self.aside) - 1)

    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Put back what was set aside, and tell which places in it can be linked to."""
        page.present_anchor_ids = {*(page.present_anchor_ids or ()), *_IDS.findall("".join(self.aside))}
        for number, each in enumerate(self.aside):
            html = html.replace(_ASIDE.format(number), each)
        return html

    def on_env(self, env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Every text in a page is a text, unless it is said to be HTML: in the theme's own templates too."""
        env.autoescape = jinja2.select_autoescape(["html"])
        env.bytecode_cache = jinja2.FileSystemBytecodeCache(self.templates.name)
        return env

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Finish the site."""
        if self.serving:  # who edits wants to see a change at once
            add_search_index(Path(config.site_dir), self.card)
            self.ask_for_the_rest()
            return
        try:
            complete(Path(config.site_dir), self.card)
        except HostingError as problem:
            raise PluginError(f"\n{problem}") from None


def _taken_out(files: Files, path: str) -> str:
    """The content of a file that is not published by itself."""
    file = files.get_file_from_path(path)
    if file is None:
        raise PluginError(f"\nmkdocs.yml: extra_css: there is no docs/{path}")
    files.remove(file)
    return file.content_string


_hooks = Hooks()
# MkDocs takes the events of a file from these names.
on_startup, on_config, on_serve, on_files = _hooks.on_startup, _hooks.on_config, _hooks.on_serve, _hooks.on_files
on_page_content = _hooks.on_page_content
on_page_markdown, on_env, on_post_build = _hooks.on_page_markdown, _hooks.on_env, _hooks.on_post_build
