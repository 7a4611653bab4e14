# SPDX-License-Identifier: EUPL-1.2
"""Our templates use no Python: an engine that has none shows the same, and so does one that escapes nothing by itself."""

import re
from collections.abc import Mapping
from datetime import date
from types import SimpleNamespace
from typing import Any, Final

import jinja2
import minijinja
import pytest
import yaml

from build_hooks.pages import around, report
from checker.card import Card
from tests.conftest import PROJECT

THEME: Final = PROJECT / "build_hooks" / "theme"
OURS: Final = {path.relative_to(THEME).as_posix(): path.read_text(encoding="utf-8") for path in sorted(THEME.rglob("*.html"))}

OF_THE_THEME: Final = {
    "base.html": """{% import "partials/language.html" as lang %}<title>{% block htmltitle %}{% endblock %}</title>
{% block site_meta %}{% endblock %}{% include "partials/javascripts/base.html" %}
{{ lang.t("action.skip") }}{% block announce %}{% endblock %}{% include "partials/header.html" %}
{% block site_nav %}{% endblock %}{% block content %}{% endblock %}{% include "partials/footer.html" %}
{% block scripts %}<script src="theme.js"></script>{% endblock %}""",
    "partials/languages/nl.html": "{% macro t(key) %}{{ {'a': 'b'}[key] }}{% endmacro %}",
    "partials/languages/en.html": "{% macro t(key) %}{{ {'a': 'b'}[key] }}{% endmacro %}",
    ".icons/material/magnify.svg": "<svg></svg>",
    ".icons/material/close.svg": "<svg></svg>",
}
"""What ours take from the theme, each in its simplest form."""

HOSTILE: Final = "<script>alert(\"x\")</script> & 'é'"


def given(card: Card, text: str) -> dict[str, Any]:
    """All that a generator gives to a template, with this text wherever somebody writes one."""
    csp = yaml.safe_load((PROJECT / "mkdocs.yml").read_text(encoding="utf-8"))["extra"]["csp"]
    shown = {**around(card, date(2026, 11, 24), csp, PROJECT / "docs" / "assets" / "stijl"), "region": text, "version": text}
    for contact in (shown["urgent"], *shown["contacts"]):  # type: ignore[misc]
        contact |= {"name": text, "note": text}
    child = {"title": text, "url": "rol/politie.html", "active": True, "children": None, "meta": {}}
    items = [
        {"title": text, "url": "index.html", "active": False, "children": None, "meta": {}},
        {"title": text, "active": True, "children": [child, {**child, "active": False}], "meta": None},
        {"title": text, "url": "c.html", "active": False, "children": None, "meta": {"checker": True}},
    ]
    config = {
        "site_name": text,
        "site_description": text,
        "theme": {"favicon": "icon.svg"},
        "extra": {"around": shown, "problem": text, "offline": True},
    }
    return {"config": config, "nav": SimpleNamespace(homepage={"url": "index.html"}, items=items)}


def pages(card: Card, text: str) -> list[dict[str, Any]]:
    """A page of each kind."""
    heading = {"title": "Kop", "url": "#kop", "level": 2, "children": []}
    title = {"title": "Titel", "url": "#titel", "level": 1, "children": [heading, heading]}
    mail = report(card, text)
    return [
        {"title": text, "content": "<h1>Titel</h1><p>a</p>", "meta": {"title": text, "report": mail}, "toc": [title]},
        {"title": text, "content": "<p>a</p>", "meta": {"hide": ["toc", "navigation"], "description": text}, "toc": []},
        {"title": text, "content": "<p>a</p>", "meta": {"checker": True, "hide": ["toc"]}, "toc": []},
        {"title": text, "content": "<p>a</p>", "meta": {}, "toc": [heading, heading], "is_homepage": True},
    ]


def url(address: str) -> str:
    """As generators lead to another page."""
    return f"../{address}"


def jinja(name: str, context: Mapping[str, Any], *, escapes: bool) -> str:
    templates = jinja2.DictLoader({**OF_THE_THEME, **OURS})
    environment = jinja2.Environment(loader=templates, autoescape=escapes, undefined=jinja2.ChainableUndefined)  # noqa: S701
    environment.filters["url"] = url
    return environment.get_template(name).render(context)


def without_python(name: str, context: Mapping[str, Any]) -> str:
    environment = minijinja.Environment(
        templates={**OF_THE_THEME, **OURS},
        pycompat=False,
        undefined_behavior="chainable",
        auto_escape_callback=lambda _: "html",
    )
    environment.add_filter("url", url)
    return environment.render_template(name, **context)


def shown(page: str) -> str:
    """What is the same for a reader is the same here: white space, and how a character is escaped."""
    for escaped, character in (("&#34;", "&quot;"), ("&#39;", "'"), ("&#x27;", "'"), ("&#x2f;", "/"), ("&#x2F;", "/")):
        page = page.replace(escaped, character)
    return re.sub(r"\s+", " ", re.sub(r"\s*(<[^>]*>)\s*", r"\1", page)).strip()


@pytest.mark.parametrize("text", ["Routekaart", HOSTILE], ids=["plain", "hostile"])
def test_every_template_shows_the_same_in_an_engine_without_python_and_in_one_that_escapes_nothing(
    card: Card, text: str
) -> None:
    for page in pages(card, text):
        for name in ("main.html", "404.html"):
            context = {**given(card, text), "page": page}
            escaping = shown(jinja(name, context, escapes=True))
            assert shown(jinja(name, context, escapes=False)) == escaping
            assert shown(without_python(name, context)) == escaping
            assert HOSTILE not in escaping
            assert "Bel" in escaping


def test_every_template_is_tried() -> None:
    """The page around every page shows all the others; those that are empty leave something of the theme out."""
    templates = {**OURS, **OF_THE_THEME}
    used: set[str] = set()
    found = {"main.html", "404.html"}
    while found - used:
        used |= found
        found = {name for name in OURS for each in used if f'"{name}"' in templates[each]} | set(OF_THE_THEME)
    empty = {name for name, text in OURS.items() if not re.sub(r"\{#.*?#\}", "", text, flags=re.DOTALL).strip()}
    assert set(OURS) == (used & set(OURS)) | empty
