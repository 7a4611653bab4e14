# SPDX-License-Identifier: EUPL-1.2
"""The only file that knows MkDocs: events in, plain calls out.

The card is read, checked and compiled in `on_config`, before MkDocs empties the site folder: a card with a mistake in it stops
the build and leaves the last good site as it was.
"""

import logging
import sys
from datetime import date
from pathlib import Path
from typing import Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

PROJECT = Path(__file__).parent.parent
sys.path.insert(0, str(PROJECT))  # MkDocs loads this file by its path, so that our packages are not found by themselves

from build_hooks.authoring import CardProblems, compile_card, load  # noqa: E402
from build_hooks.browser import Bundle, BundleError, bundle  # noqa: E402
from build_hooks.pages import CardExtension, dutch_date, navigation, pages  # noqa: E402
from checker.card import Card  # noqa: E402

CARD_FOLDER = "kaart"
"""Where the card is, below the documentation folder."""

log = logging.getLogger("routekaart")
"""Not below `mkdocs`, whose warnings fail a strict build: a card that is due for review must still be mended and published."""


class _Site:
    """What the events of one build hand on to each other."""

    serving: bool = False
    card: Card
    bundle: Bundle
    extension: CardExtension


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG001
    """Remember whether this is the server for editors."""
    _Site.serving = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the card; stop here if anything is wrong with it."""
    folder = Path(config.docs_dir) / CARD_FOLDER
    try:
        _Site.card = load(folder)
        compile_card(folder, PROJECT / "checker" / "compiled_card.py")
        _Site.bundle = bundle(PROJECT / ".cache" / "browser")
    except (CardProblems, BundleError) as problem:
        raise PluginError(f"\n{problem}") from None
    if _Site.card.review_by < date.today():
        log.warning("De kaart had voor %s bekeken moeten zijn: zie docs/kaart/kaart.yml.", dutch_date(_Site.card.review_by))
    _Site.extension = CardExtension(
        _Site.card, runtime=f"assets/checker/{_Site.bundle.name}", scripts=_Site.bundle.scripts, failure=PluginError
    )
    config.markdown_extensions.append(_Site.extension)  # type: ignore[arg-type]  # an instance is allowed; MkDocs only says str
    if _Site.serving:  # MkDocs reloads the page by a script inside it, which the published site would not run
        config.extra["csp"] = config.extra["csp"].replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")
    config.nav = navigation(_Site.card)
    config.extra["routekaart"] = _for_the_theme(_Site.card)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages and the files that are made from the card."""
    for path, markdown in pages(_Site.card).items():
        files.append(File.generated(config, path, content=markdown))
    for file in sorted(_Site.bundle.folder.iterdir()):
        target = f"assets/checker/{_Site.bundle.name}/{file.name}"
        files.append(File.generated(config, target, abs_src_path=str(file)))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Tell the extension where the page is, just before it is converted."""
    _Site.extension.root = "../" * page.url.count("/")
    return markdown


def _for_the_theme(card: Card) -> dict[str, object]:
    """What header and footer show."""
    region = card.region
    return {
        "urgent": region.urgent,
        "contacts": [contact for contact in region.contacts if contact.phone],
        "region": region.name,
        "version": card.version,
        "valid_from": dutch_date(card.valid_from),
        "review_by": dutch_date(card.review_by),
        "hash": card.hash,
        "report_mistake": region.report_mistake,
    }
