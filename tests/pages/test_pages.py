# SPDX-License-Identifier: EUPL-1.2
"""The generated pages and the directives, through Python-Markdown alone: they need no MkDocs."""

import re
from dataclasses import replace
from datetime import date
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from build_hooks.pages import CardExtension, dutch_date, navigation, pages
from build_hooks.pages.directives import DIRECTIVES, DirectiveError
from build_hooks.pages.generate import literal
from checker import Card
from checker.card import Task
from checker.rules import rulebook
from tests.conftest import PROJECT

EXTENSIONS = ("attr_list", "tables", "toc")
CHAIN = PROJECT / ".cache" / "chain"  # drawings that were laid out before
HOSTILE = "<script>alert(1)</script> \" onclick='x' [x](javascript:alert(1)) ::: taken `code` # kop"


def html(card: Card, markdown: str, root: str = "") -> str:
    text = re.sub(r"\A---\n.*?\n---\n", "", markdown, flags=re.DOTALL)
    return Markdown(extensions=[*EXTENSIONS, CardExtension(card, root=root, cache=CHAIN)]).convert(text)


def visible(page: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", page))


def test_the_same_card_gives_the_same_pages(card: Card) -> None:
    assert pages(card) == pages(card)


def test_every_page_has_its_title_as_the_only_heading_of_level_one(card: Card) -> None:
    for path, markdown in pages(card).items():
        assert html(card, markdown, "../").count("<h1") == 1, path
        assert "\n::: " not in html(card, markdown, "../"), path


def test_every_page_of_the_card_is_in_the_menu(card: Card) -> None:
    assert all(path in str(navigation(card)) for path in pages(card))


def test_links_start_at_the_root_of_the_site_wherever_the_page_is(card: Card) -> None:
    for root in ("", "../", "../../"):
        page = html(card, "::: taken om laag", root)
        links = re.findall(r'href="([^"]*)"', page)
        assert links
        assert all(link.startswith((f"{root}verantwoording.html#", "tel:")) for link in links)


def test_a_condition_stands_before_the_task_that_has_one(card: Card) -> None:
    page = visible(html(card, "::: taken om laag"))
    assert "Als de verdachte is aangehouden:" in page
    assert page.index("Als de verdachte is aangehouden:") < page.index("om advies over een passende afdoening")


def test_the_overview_shows_every_task_and_never_one_without_its_condition(card: Card) -> None:
    page = html(card, "::: overzicht")
    items = re.findall(r'<a href="rol/[a-z-]+\.html#([a-z-]+)">(.*?)</a>', page)
    conditional = {task: text.startswith('<span class="rk-als">Als ') for task, text in items}
    for rule in rulebook(card).every_rule.values():
        if rule.section.reading is None:
            assert conditional[rule.task.id] == (rule.task.when is not None)


def test_the_overview_has_a_row_for_each_organisation_and_a_column_for_each_part_of_the_card(card: Card) -> None:
    page = html(card, "::: overzicht")
    body = page.partition("<tbody")[2]
    assert re.findall(r'<th scope="row"[^>]*><a href="rol/([a-z-]+)\.html">', body) == [each.id for each in card.organisations]
    parts = [section.id for section in card.sections if section.reading is None]
    for row in body.split("</tr>")[:-1]:
        assert re.findall(r'<td [^>]*class="rk-onderdeel-([a-z-]+)">', row) == parts


def test_the_overview_says_what_to_do_when_the_answer_that_its_stations_wait_for_is_not_known(card: Card) -> None:
    head = html(card, "::: overzicht").partition("<tbody")[0]
    assert card.question("risico").text in visible(head)
    assert '<a href="onderdeel/risico-onbekend.html">Risico nog onbekend?</a>' in head
    assert 'colspan="2"' in head


def test_an_organisation_and_its_function_have_the_same_line(card: Card) -> None:
    for number, organisation in enumerate(card.organisations, start=1):
        for role in (organisation, organisation.function):
            assert f'class="rk-taken rk-lijn-{number}"' in html(card, f"::: taken {role.id} altijd")


def test_everybody_to_coordinate_with_has_a_place_on_the_page_of_partners(card: Card) -> None:
    page = html(card, pages(card)["partners.md"])
    named = {partner for rule in rulebook(card).every_rule.values() for partner in rule.task.partners}
    places = re.findall('<h2 id="([^"]*)">', page)
    assert set(places) == named | {partner.id for partner in card.partners}
    assert len(places) == len(set(places))


def test_the_page_of_partners_says_who_coordinates_with_whom_for_which_tasks(card: Card) -> None:
    for partner in [*(role.id for role in card.roles()), *(each.id for each in card.partners)]:
        part = html(card, f"::: afstemming {partner}")
        found = {
            who: set(re.findall('href="rol/[a-z-]+.html#([a-z-]+)"', tasks))
            for who, tasks in re.findall('<th[^>]*><a [^>]*href="rol/([a-z-]+).html">[^<]*</a></th><td[^>]*>(.*?)</td>', part)
        }
        expected: dict[str, set[str]] = {}
        for rule in rulebook(card).every_rule.values():
            if partner in rule.task.partners:
                expected.setdefault(rule.by, set()).add(rule.task.id)
        assert found == expected
        assert ("Bij geen enkele taak." in part) == (not expected)


def test_a_task_on_the_page_of_partners_says_the_whole_of_when_it_applies(card: Card) -> None:
    page = visible(html(card, "::: afstemming opsporing\n\n::: afstemming casusregisseur"))
    assert "Als het risico laag is en de stalking doorgaat: Stem af met de opsporing." in page
    assert "PolitieGeef de zaak uit aan de casusregisseur stalking." in page


def test_a_task_that_only_a_function_does_is_on_the_page_of_partners_too(card: Card) -> None:
    task = Task(
        id="om-extra", do="Bel.", source=(1,), section="altijd", when={"rol": "officier-van-justitie"}, partners=("wijkagent",)
    )
    extended = replace(card, tasks={**card.tasks, "om": (*card.tasks["om"], task)})
    assert 'href="rol/officier-van-justitie.html#om-extra"' in html(extended, "::: afstemming wijkagent")


def test_how_long_answers_stay_is_what_the_region_says(card: Card) -> None:
    assert 'data-pauze="600000"' in html(card, "::: checker")
    assert 'data-pauze="120000"' in html(replace(card, region=replace(card.region, clear_after_minutes=2)), "::: checker")


def test_every_directive_is_used_on_a_page(card: Card) -> None:
    by_hand = "::: checker\n::: organisaties\n::: overzicht\n::: verklaring site\n"
    used = set(re.findall(r"^::: ([a-z]+)", by_hand + "\n".join(pages(card).values()), flags=re.MULTILINE))
    assert used == set(DIRECTIVES)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("::: koffie", "'::: koffie' does not exist; there is: afstemming, begrip, checker, herkomst,"),
        ("::: taken politie nooit", "'::: taken politie nooit' asks for something the card does not have: 'nooit'"),
        ("::: taken politie", "'::: taken politie' asks for something the card does not have:"),
        ("::: begrip XYZ", "'::: begrip XYZ' asks for something the card does not have:"),
    ],
)
def test_a_directive_that_cannot_be_shown_is_named(card: Card, line: str, message: str) -> None:
    with pytest.raises(DirectiveError, match=re.escape(message)):
        html(card, line)


def test_a_site_generator_can_have_its_own_exception(card: Card) -> None:
    with pytest.raises(OSError, match="koffie"):
        Markdown(extensions=[CardExtension(card, failure=OSError)]).convert("::: koffie")


def test_only_a_whole_line_is_a_directive(card: Card) -> None:
    for text in ("Schrijf `::: taken om laag` op een regel.", "x ::: taken om laag"):
        assert "rk-taak" not in html(card, text)


def test_what_an_editor_writes_is_shown_as_text_on_every_page(card: Card) -> None:
    sections = tuple(replace(section, title=HOSTILE, intro=HOSTILE) for section in card.sections)
    tasks = {
        name: tuple(replace(task, do=HOSTILE, more=HOSTILE, record=HOSTILE) for task in written)
        for name, written in card.tasks.items()
    }
    terms = tuple(replace(term, explanation=HOSTILE, also=(HOSTILE,)) for term in card.terms)
    partners = tuple(replace(partner, name=HOSTILE) for partner in card.partners)
    hostile = replace(card, sections=sections, tasks=tasks, terms=terms, partners=partners)
    for path, markdown in pages(hostile).items():
        page = html(hostile, markdown, "../")
        assert "<script" not in page, path
        assert not re.search(r"<[^>]* onclick=", page), path
        assert 'href="javascript:' not in page, path
        assert "alert(1)" in page or path in ("bellen.md", "zakgids.md"), path  # which show names of people and roles only


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Zl", "Zp", "Cs"))))
def test_a_literal_text_shows_exactly_itself(text: str) -> None:
    shown = visible(Markdown(extensions=EXTENSIONS).convert(f"# x{literal(text)}x"))
    assert shown.split() == f"x{text}x".split()


def test_a_date_is_written_as_dutch_readers_do() -> None:
    assert dutch_date(date(2026, 5, 1)) == "1 mei 2026"
    assert dutch_date(date(2027, 12, 31)) == "31 december 2027"
