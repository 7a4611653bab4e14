# SPDX-License-Identifier: EUPL-1.2
"""The generated pages and the directives, through Python-Markdown alone: they need no MkDocs."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from build_hooks.authoring import cases
from build_hooks.pages import DirectiveError, Page, Site, change_pages, filled_in, navigation, pages
from build_hooks.pages.directives import DIRECTIVES
from build_hooks.pages.markdown import literal
from build_hooks.versions import History
from checker import Card, Step, decide
from checker.card import ROLE, Partner, Role, Task
from checker.html import step_html
from checker.markup import Links
from checker.people import names
from checker.reasons import condition_words
from checker.rules import Rule, roles_in, rulebook
from checker.wording import plain
from tests.checker.fragments import Element, parsed
from tests.conftest import PROJECT
from tests.states import complete_steps

EXTENSIONS = ("attr_list", "tables", "toc")
CHAIN = PROJECT / ".cache" / "chain"  # drawings that were laid out before
HOSTILE = "<script>alert(1)</script> \" onclick='x' [x](javascript:alert(1)) ::: taken `code` # kop"


def html(card: Card, markdown: str, root: str = "") -> str:
    text = re.sub(r"\A---\n.*?\n---\n", "", markdown, flags=re.DOTALL)
    filled = filled_in(text, Page(Site(card=card, cache=CHAIN), root))
    return Markdown(extensions=[*EXTENSIONS]).convert(filled)


def visible(page: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", page))


def test_the_same_card_gives_the_same_pages(card: Card) -> None:
    assert pages(card) == pages(card)


def test_every_page_has_its_title_as_the_only_heading_of_level_one(card: Card) -> None:
    for path, markdown in pages(card).items():
        page = html(card, markdown, "../")
        assert re.sub("<template.*?</template>", "", page, flags=re.DOTALL).count("<h1") == 1, path
        assert "\n::: " not in page, path


def test_who_reads_one_section_finds_every_other_that_holds_whatever_is_answered(card: Card) -> None:
    made = pages(card)
    for section in card.sections:
        page = html(card, made[f"onderdeel/{section.id}.md"])
        for other in card.sections:
            leads = f'<a href="{other.id}.md">{other.title}</a>' in page
            assert leads == (other is not section and not other.when), (section.id, other.id)


def test_every_page_of_the_card_is_in_the_menu_but_the_starts_to_which_the_page_of_their_role_leads(card: Card) -> None:
    starts = {f"nu/{role.id}.md" for role in card.roles()}
    assert {path for path in pages(card) if path not in str(navigation(card))} == starts
    for role in card.roles():
        assert f'href="../nu/{role.id}.html"' in html(card, pages(card)[f"rol/{role.id}.md"], "../")


def test_the_checker_of_a_role_begins_where_its_answer_leads_with_the_tree_of_that_role_alone(card: Card) -> None:
    for role in card.roles():
        page = html(card, pages(card)[f"nu/{role.id}.md"], "../")
        assert "?" not in "".join(re.findall(r'(?:href|src)="([^"]*)"', page))
        reserve, _, first = page.partition("</template>")
        assert step_html(decide(card, {ROLE: role.id}), Links("../")) in first
        assert step_html(decide(card, {}), Links("../")) in reserve
        expected = {_answered(step) for step in complete_steps(card) if step.answers[ROLE] == role.id}
        assert set(re.findall('data-antwoorden="([^"]*)"', page)) == expected


def _answered(step: Step) -> str:
    return " ".join(f"{name}={answer}" for name, answer in step.answers.items())


@pytest.mark.this_card
def test_links_start_at_the_root_of_the_site_wherever_the_page_is(card: Card) -> None:
    for root in ("", "../", "../../"):
        page = html(card, "::: taken om laag", root)
        links = re.findall(r'href="([^"]*)"', page)
        assert links
        assert all(link.startswith((f"{root}verantwoording.html#", "tel:")) for link in links)


@pytest.mark.this_card
def test_a_condition_stands_before_the_task_that_has_one(card: Card) -> None:
    page = visible(html(card, "::: taken om laag"))
    assert "Als de verdachte is aangehouden:" in page
    assert page.index("Als de verdachte is aangehouden:") < page.index("om advies over een passende afdoening")


@pytest.mark.this_card
def test_the_overview_says_of_every_task_all_that_the_card_does_and_whose_it_is(card: Card) -> None:
    """The condition, what to do, more about it, what to record, with whom, below what, and who does it: in every cell."""
    card = replace(card, terms=())  # so that a text reads the same everywhere
    sections = [section for section in card.sections if section.reading is None]
    rows = parsed(html(card, "::: overzicht")).one("tbody").all("tr")
    for organisation, row in zip(card.organisations, rows, strict=True):
        for section, cell in zip(sections, row.all("td"), strict=True):
            expected = {
                (
                    card.role(rule.by).name if rule.by not in (role.id, organisation.id) else "",
                    rule.parent.id if rule.parent else "",
                    rule.task.id,
                    *_said(card, rule, role),
                )
                for role, rules in roles_in(card, organisation, section)
                for rule in rules
            }
            assert set(_shown(card, cell)) == expected


def _said(card: Card, rule: Rule, role: Role) -> tuple[str, ...]:
    task = rule.task
    condition = f"Als {plain(condition_words(card, task.when))}:" if task.when else ""
    others = {card.partner(name).name for name in task.partners if name not in (role.id, card.organisation_of(role.id).id)}
    return (condition, plain(task.do), plain(task.more or ""), plain(task.record or ""), *sorted(others))


def _shown(card: Card, cell: Element) -> Iterator[tuple[str, ...]]:
    """The same, read back. Whom a task names itself need not be named again."""
    doer = ""
    for part in cell.content:
        assert isinstance(part, Element)
        if part.attributes.get("class") == "rk-wie-doet":
            (doer,) = [role.name for role in card.roles() if part.text == f"Dit doet {role.label}"]
        elif part.tag == "ul":
            yield from _items(card, doer, "", part)


def _items(card: Card, doer: str, whole: str, listed: Element) -> Iterator[tuple[str, ...]]:
    for item in listed.content:
        assert isinstance(item, Element)
        inside = [each for each in item.content if isinstance(each, Element)]
        parts = {each.attributes.get("class", "rk-als").split()[0]: each for each in inside if each.tag == "p"}
        texts = [parts[kind].text if kind in parts else "" for kind in ("rk-als", "rk-doe", "rk-meer", "rk-leg-vast")]
        task = item.attributes["data-taak"]
        named = [name for name in rulebook(card).every_rule[task].task.partners if names(card, name, f"{texts[1]} {texts[2]}")]
        added = parts["rk-met"].text.removeprefix("Met: ").split(", ") if "rk-met" in parts else []
        people = {card.partner(name).name.casefold() for name in named} | {name.casefold() for name in added}
        yield (doer, whole, task, *texts, *sorted(each.name for each in _everybody(card) if each.name.casefold() in people))
        for below in inside:
            if below.tag == "ul":
                yield from _items(card, doer, task, below)


def _everybody(card: Card) -> list[Role | Partner]:
    return [*card.roles(), *card.partners]


def test_the_overview_has_a_row_for_each_organisation_and_a_column_for_each_part_of_the_card(card: Card) -> None:
    page = html(card, "::: overzicht")
    body = page.partition("<tbody")[2]
    assert re.findall(r'<th scope="row"[^>]*><a href="rol/([a-z-]+)\.html">', body) == [each.id for each in card.organisations]
    parts = [section.id for section in card.sections if section.reading is None]
    for row in body.split("</tr>")[:-1]:
        assert re.findall(r'<td [^>]*class="rk-onderdeel-([a-z-]+)">', row) == parts


@pytest.mark.this_card
def test_the_overview_says_what_to_do_when_the_answer_that_its_stations_wait_for_is_not_known(card: Card) -> None:
    head = html(card, "::: overzicht").partition("<tbody")[0]
    assert card.question("risico").text in visible(head)
    assert '<a href="onderdeel/risico-onbekend.html">Risico nog onbekend?</a>' in head
    assert 'colspan="2"' in head


def test_an_organisation_and_its_function_have_the_same_line(card: Card) -> None:
    for number, organisation in enumerate(card.organisations, start=1):
        for role in (organisation, *organisation.functions):
            assert f'class="rk-taken rk-lijn-{number}"' in html(card, f"::: taken {role.id} altijd")


def test_every_reader_and_everybody_to_coordinate_with_has_a_place_on_the_page_of_partners(card: Card) -> None:
    page = html(card, pages(card)["partners.md"])
    assert re.findall('<h2 id="([^"]*)">', page)[:-1] == [role.id for role in card.roles()]
    assert re.findall('<li id="([^"]*)">', page) == [partner.id for partner in card.partners]


@pytest.mark.this_card
def test_the_page_of_partners_says_under_every_reader_with_whom_and_for_which_tasks(card: Card) -> None:
    for role in card.roles():
        part = parsed(html(card, f"::: afstemming {role.id}"))
        rows = part.one("tbody").all("tr") if part.all("tbody") else []
        found = {
            row.attributes["id"]: {link.attributes["href"].partition("#")[2] for link in row.one("td").all("a")} for row in rows
        }
        expected: dict[str, set[str]] = {}
        for rule in rulebook(card).every_rule.values():
            for partner in rule.task.partners if rule.by == role.id else ():
                expected.setdefault(f"{role.id}_{partner}", set()).add(rule.task.id)
        assert found == expected
        for row in rows:
            whom = card.partner(row.attributes["id"].partition("_")[2])
            assert row.one("th").text.casefold().startswith(f"{role.name} stemt af met {whom.name}".casefold())
        assert ("voor geen enkele taak" in part.text) == (not expected)
        assert ("ook de taken van je organisatie" in part.text) == (role is not card.organisation_of(role.id))


def test_an_abbreviation_that_somebody_is_called_by_is_explained_at_every_place_on_the_page_of_partners(card: Card) -> None:
    page = parsed(html(card, pages(card)["partners.md"]))
    for partner in card.partners:
        places = [each for each in page.all("tr", id="*") if each.attributes["id"].endswith(f"_{partner.id}")]
        for each in [*(row.one("th") for row in places), page.one("li", id=partner.id)]:
            explained = [term.full for term in card.terms if term.full and term.term in partner.name.split()]
            assert all(full in each.text for full in explained)


@pytest.mark.this_card
def test_a_task_on_the_page_of_partners_says_the_whole_of_when_it_applies(card: Card) -> None:
    page = visible(html(card, "::: afstemming casusregisseur\n\n::: afstemming politie"))
    assert "Als het risico laag is en de stalking doorgaat: Stem af met de opsporing." in page
    assert "Casusregisseur stalkingGeef de zaak uit aan de casusregisseur stalking." in page


@pytest.mark.this_card
def test_a_task_that_only_a_function_does_is_on_the_page_of_partners_too(card: Card) -> None:
    task = Task(
        id="om-extra", do="Bel.", source=(1,), section="altijd", when={"rol": "officier-van-justitie"}, partners=("wijkagent",)
    )
    extended = replace(card, tasks={**card.tasks, "om": (*card.tasks["om"], task)})
    assert 'href="rol/officier-van-justitie.html#om-extra"' in html(extended, "::: afstemming om")


def test_how_long_answers_stay_is_what_the_region_says(card: Card) -> None:
    assert 'data-pauze="600000"' in html(card, "::: checker")
    assert 'data-pauze="120000"' in html(replace(card, region=replace(card.region, clear_after_minutes=2)), "::: checker")


@pytest.mark.this_card
def test_every_directive_is_used_on_a_page(card: Card) -> None:
    beside = cases(PROJECT / "docs" / "kaart", card)
    by_hand = "::: checker\n::: werkblad\n::: organisaties\n::: overzicht\n::: verklaring site\n"
    made = {**pages(card, beside), **change_pages(History(card, (replace(card, version="1"),)))}
    used = set(re.findall(r"^::: ([a-z]+)", by_hand + "\n".join(made.values()), flags=re.MULTILINE))
    assert used == set(DIRECTIVES)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("::: koffie", "'::: koffie' does not exist; there is: afstemming, archief, begrip, checker, herkomst,"),
        ("::: taken politie nooit", "'::: taken politie nooit' asks for something the card does not have: 'nooit'"),
        ("::: taken politie", "'::: taken politie' asks for something the card does not have:"),
        ("::: begrip XYZ", "'::: begrip XYZ' asks for something the card does not have:"),
    ],
)
def test_a_directive_that_cannot_be_shown_is_named(card: Card, line: str, message: str) -> None:
    with pytest.raises(DirectiveError, match=re.escape(message)):
        html(card, line)


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
        assert "<script>" not in page, path
        assert not re.search(r"<[^>]* onclick=", page), path
        assert 'href="javascript:' not in page, path
        assert "alert(1)" in page or path in ("bellen.md", "over.md", "zakgids.md"), path  # with names only


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Zl", "Zp", "Cs"))))
def test_a_literal_text_shows_exactly_itself(text: str) -> None:
    shown = visible(Markdown(extensions=EXTENSIONS).convert(f"# x{literal(text)}x"))
    assert shown.split() == f"x{text}x".split()
