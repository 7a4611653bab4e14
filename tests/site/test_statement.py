# SPDX-License-Identifier: EUPL-1.2
"""What the page about accessibility says was tested is what the tests check: these pages, in these ways, with these rules."""

import json
import re
from dataclasses import asdict, replace
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from playwright.sync_api import Browser

from build_hooks.pages.statement import GOOD_PRACTICE, Evidence, evidence_html, read_evidence
from checker import Card
from tests.conftest import PROJECT
from tests.programs import PROGRAMS
from tests.site.looks import AXE
from tests.site.places import names_of_pages
from tests.site.test_axe import TAGS, VARIANTS
from tests.site.test_html_valid import CHECKER as HTML_CHECKER

RECORD: Final = PROJECT / "docs" / "toegankelijkheid.yml"
HEAD: Final = """# SPDX-License-Identifier: EUPL-1.2
# Wat de tests van de toegankelijkheid hebben nagekeken. De pagina Toegankelijkheid laat dit zien. Niet zelf aanpassen: klopt
# het niet meer, dan schrijft tests/site/test_statement.py er een nieuw bestand naast.
"""

RULES: Final = "(tags) => axe.getRules(tags).map(({ ruleId, tags }) => [ruleId, tags])"


def titles(site: Path) -> dict[str, str]:
    """The title of every page, by its address."""

    def title(name: str) -> str:
        found = re.search(r"<title>(.*?)(?: - [^<]*)?</title>", (site / name).read_text(encoding="utf-8"))
        assert found, name
        return unescape(found[1])

    return {name: title(name) for name in names_of_pages(site)}


def rules_by_criterion(browser: Browser) -> dict[str, list[str]]:
    """The rules that axe goes by in the tests, by criterion: the tag 'wcag1410' is 1.4.10."""
    page = browser.new_page()
    page.evaluate((AXE / "axe.min.js").read_text(encoding="utf-8"))
    rules: dict[str, list[str]] = {}
    for rule, tags in page.evaluate(RULES, TAGS):
        if {"experimental", "deprecated"} & {*tags}:  # axe leaves these out
            continue
        criteria = [f"{tag[4]}.{tag[5]}.{tag[6:]}" for tag in tags if re.fullmatch(r"wcag\d{3,4}", tag)]
        for criterion in criteria[:1] or [GOOD_PRACTICE]:
            rules.setdefault(criterion, []).append(rule)
    page.close()
    return dict(sorted(rules.items(), key=lambda each: [int(part) if part.isdigit() else 99 for part in each[0].split(".")]))


def version(package: Path) -> str:
    found: str = json.loads((package / "package.json").read_text(encoding="utf-8"))["version"]
    return found


def checked_now(card: Card, site: Path, browser: Browser) -> Evidence:
    """What the tests check now. Which browsers are on the machine is only told when it is written down."""
    return Evidence(
        date=date.today(),
        card=card.version,
        pages=titles(site),
        looks=list(dict.fromkeys(variant.look for variant in VARIANTS)),
        widths=sorted({variant.width for variant in VARIANTS}),
        browsers={},
        tools={"axe-core": version(AXE), "Nu Html Checker": version(HTML_CHECKER.parents[2])},
        rules=rules_by_criterion(browser),
    )


def browsers(chromium: Browser) -> dict[str, str]:
    """Those that the tests ran in here, each with its version."""
    firefox = re.search(r"\d+", PROGRAMS["firefox"].told())
    return {"Chromium": chromium.version.partition(".")[0], **({"Firefox": firefox[0]} if firefox else {})}


@pytest.mark.this_card
def test_the_page_about_accessibility_tells_what_is_tested(card: Card, site: Path, browser: Browser) -> None:
    told, now = read_evidence(RECORD), checked_now(card, site, browser)
    same = replace(now, date=told.date, browsers=told.browsers) == told
    if not same:
        text = yaml.safe_dump(asdict(replace(now, browsers=browsers(browser))), allow_unicode=True, sort_keys=False, width=128)
        RECORD.with_suffix(".new.yml").write_text(HEAD + text, encoding="utf-8")
    assert same, (
        f"Pages, rules, versions or the card changed. When the other tests of tests/site pass, replace {RECORD.name} by "
        f"{RECORD.stem}.new.yml beside it and commit it."
    )
    page = (site / "toegankelijkheid.html").read_text(encoding="utf-8")
    assert "concept: nog niet onderzocht" in page
    assert evidence_html(card, told).splitlines()[0] in page


def warned(html: str) -> bool:
    return "Let op" in html


@pytest.mark.this_card
def test_a_site_that_is_not_the_one_that_was_tested_says_so(card: Card) -> None:
    told = read_evidence(RECORD)
    told = replace(told, card=card.version)
    assert not warned(evidence_html(card, told))
    assert warned(evidence_html(card, replace(told, card="0.1")))
    other = evidence_html(replace(card, title="Meldcode"), told)
    assert warned(other)
    assert "met een andere kaart" in other
    role = f"rol/{next(card.roles()).id}.html"
    assert warned(evidence_html(card, replace(told, pages={path: title for path, title in told.pages.items() if path != role})))


def test_where_to_report_is_the_place_of_the_region(card: Card, site: Path) -> None:
    page: Any = (site / "toegankelijkheid.html").read_text(encoding="utf-8")
    assert card.region.name in page
    assert card.region.report_mistake is None or card.region.report_mistake in page
