# SPDX-License-Identifier: EUPL-1.2
"""Versions that were approved are kept as they were, and each says what changed, so that no way to a task leads nowhere."""

import re
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import asdict, replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from build_hooks.authoring import CardProblems, load, shared_files
from build_hooks.authoring.__main__ import main as authoring
from build_hooks.authoring.approving import part_codes
from build_hooks.pages import Page, Site, change_pages, filled_in
from build_hooks.pages.directives import show
from build_hooks.versions import History, history_of
from build_hooks.versions.__main__ import main
from build_hooks.versions.kept import KEPT, VersionError, demand_next, keep, kept_cards
from checker import Card
from checker.card import Task
from checker.rules import rulebook
from tests.authoring.conftest import SMALL_CARD
from tests.authoring.conftest import folder as folder
from tests.checker.fragments import Element, parsed
from tests.checker.small_cards import cards_of_every_shape
from tests.versions.full_card import full_card

ATOM = "{http://www.w3.org/2005/Atom}"


def as_version(card: Card, version: int) -> Card:
    return replace(card, version=f"2026.{version}", valid_from=date(2026, version, 1), hash=f"{version:012}")


def histories() -> Iterator[History]:
    """Of two and three versions, of which anything may differ."""
    cards = [as_version(card, number) for number, card in enumerate(cards_of_every_shape()[:9], start=1)]
    yield from (History(after, (before,)) for before, after in pairwise(cards))
    yield from (History(last, (first, second)) for first, second, last in zip(cards, cards[1:], cards[2:], strict=False))


def ids(html: str) -> list[str]:
    return re.findall(r' id="([^"]+)"', html)


def role_page(history: History, role: str) -> str:
    page = Page(Site(card=history.card, history=history), "../")
    tasks = (show(page, "taken", f"{role} {section.id}") for section in history.card.sections)
    return "\n".join((*tasks, show(page, "vervallen", role)))


def shown(history: History, name: str) -> str:
    """A page about versions, filled in."""
    root = "../" if name.startswith("archief/") else ""
    return filled_in(change_pages(history)[name], Page(Site(card=history.card, history=history), root))


# --- kept as they were ---------------------------------------------------------------------------------------------------


def approve(folder: Path) -> Card:
    codes = part_codes(load(folder)).items()
    lines = [f'- {{ part: {part}, by: Overleg, day: 2020-05-01, code: "{code}" }}\n' for part, code in codes]
    (folder / "vastgesteld.yml").write_text(f"approved:\n{''.join(lines)}", encoding="utf-8")
    return load(folder)


def test_a_version_that_is_kept_comes_back_the_same(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    card = approve(folder)
    assert main([str(folder)]) == 0
    assert capsys.readouterr().out.strip() == str(folder / KEPT / f"{card.version}.json")
    (found,) = kept_cards(folder)
    assert asdict(found) == asdict(card)
    assert main([str(folder)]) == 0  # it is the same


def test_a_draft_is_not_kept(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(folder)]) == 1
    assert capsys.readouterr().err.startswith("De kaart is nog een concept.")
    assert kept_cards(folder) == ()


def test_other_content_under_the_same_version_is_refused_and_told_of_before(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keep(approve(folder), folder)
    tasks = folder / "brandweer.yml"
    tasks.write_text(tasks.read_text(encoding="utf-8").replace("do: Blus na.", "do: Blus goed na."), encoding="utf-8")
    card = approve(folder)
    for refused in (keep, demand_next):
        with pytest.raises(VersionError, match="Verhoog 'version' in kaart"):
            refused(card, folder)
    demand_next(replace(card, version="2"), folder)
    assert authoring([str(folder), "--target", str(tmp_path / "card.py")]) == 0
    assert "Let op: Onder versie 1 is een kaart met een andere inhoud vastgesteld. Verhoog 'version'" in capsys.readouterr().out


@pytest.mark.parametrize(("days_later", "is_refused"), [(-1, True), (0, False), (1, False)])
def test_a_version_that_holds_from_before_a_kept_one_is_refused_and_told_of_before(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], days_later: int, is_refused: bool
) -> None:
    first = approve(folder)
    keep(first, folder)
    file = folder / "kaart.yml"
    text = file.read_text(encoding="utf-8").replace('version: "1"', 'version: "2"')
    day = first.valid_from + timedelta(days_later)
    file.write_text(text.replace(f"valid_from: {first.valid_from}", f"valid_from: {day}"), encoding="utf-8")
    card = approve(folder)
    assert (card.version, card.valid_from) == ("2", day)
    for refused in (keep, demand_next):
        with pytest.raises(VersionError, match="'valid_from' in kaart") if is_refused else nullcontext():
            refused(card, folder)
    assert authoring([str(folder), "--target", str(tmp_path / "card.py")]) == 0
    assert ("Let op: Deze kaart geldt vanaf" in capsys.readouterr().out) is is_refused
    demand_next(first, folder)  # what is kept already may be kept again


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"title": 3}', "\ud800"])
def test_a_kept_version_that_cannot_be_read_is_one_sentence(
    folder: Path, content: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / KEPT).mkdir()
    (folder / KEPT / "1.json").write_bytes(content.encode("utf-8", "surrogatepass"))
    with pytest.raises(CardProblems, match=r"1\.json:1: deze vastgestelde versie is niet te lezen"):
        kept_cards(folder)
    assert authoring([str(folder), "--target", str(tmp_path / "card.py")]) == 0
    told = [line for line in capsys.readouterr().out.splitlines() if "1.json" in line]
    assert [line.startswith("Let op: ") for line in told] == [True]


@pytest.mark.parametrize("same_day", [False, True])
def test_versions_are_told_from_the_oldest_to_the_last(tmp_path: Path, *, same_day: bool) -> None:
    card = load(SMALL_CARD)
    (tmp_path / KEPT).mkdir()
    for version in (10, 2, 9):
        kept_as = as_version(card, version)
        text = shared_files(replace(kept_as, valid_from=date(2026, 1, 1)) if same_day else kept_as)["kaart.json"]
        (tmp_path / KEPT / f"2026.{version}.json").write_text(text, encoding="utf-8")
    kept = kept_cards(tmp_path)
    assert [each.version for each in kept] == ["2026.2", "2026.9", "2026.10"]
    assert [each.version for each in history_of(as_version(card, 9), kept).earlier] == ["2026.2", "2026.10"]


@pytest.mark.parametrize("name", ["._1.json", ".1.json.new.json", "~$1.json"])
def test_a_file_that_nobody_kept_is_no_version(folder: Path, name: str) -> None:
    kept = keep(approve(folder), folder)
    (kept.parent / name).write_bytes(b"Mac OS X")
    assert len(kept_cards(folder)) == 1


@pytest.mark.parametrize("name", ["1 - kopie.json", "1 (2).json", "0.json", "kopie van 1.json"])
def test_a_version_that_is_kept_twice_is_told_of_the_copy(folder: Path, name: str) -> None:
    kept = keep(approve(folder), folder)
    (kept.parent / name).write_bytes(kept.read_bytes())
    with pytest.raises(CardProblems) as raised:
        kept_cards(folder)
    (problem,) = raised.value.problems
    assert (problem.path.name, problem.message) == (
        name,
        "versie 1 staat ook in '1.json'; haal een van beide bestanden weg",
    )


# --- what is told of them ------------------------------------------------------------------------------------------------


def test_without_an_earlier_version_there_is_nothing_to_tell() -> None:
    history = History(full_card())
    assert change_pages(history) == {}
    assert history.marks == {}
    assert all(history.gone(role.id) == [] for role in history.card.roles())


def test_the_place_of_every_task_that_a_role_ever_had_is_still_on_its_page_and_leads_on() -> None:
    led = 0
    for history in histories():
        for role in history.card.roles():
            html = role_page(history, role.id)
            assert len(ids(html)) == len(set(ids(html)))
            for card in history.earlier:
                if role.id in {each.id for each in card.roles()}:
                    assert {rule.task.id for rule in rulebook(card).rules(role.id)} <= set(ids(html))
            for name, task in re.findall(r'href="\.\./(veranderd|archief/[^"#]+)\.html#([^"]+)"', html):
                assert task in ids(shown(history, f"{name}.md")), (name, task)
                led += 1
    assert led > 50


def test_every_task_that_changed_is_told_on_the_page_of_changes_and_marked_where_it_stands() -> None:
    for history in histories():
        page = shown(history, "veranderd.md")
        assert history.changes
        told = {
            each.id
            for changes in history.changes.tasks.values()
            for each in (*changes.new, *changes.gone, *(one.after for one in changes.changed))
        }
        assert told <= set(ids(page))
        for role in history.card.roles():
            html = role_page(history, role.id)
            for rule in rulebook(history.card).rules(role.id):
                mark = history.marks.get(rule.task.id)
                assert (f'#{rule.task.id}">{mark}</a>' in html) == (mark is not None)


def test_what_went_and_what_came_is_told_word_by_word_without_colour() -> None:
    card = full_card()
    task = replace(card.tasks["a"][0], do="Schrijf de b <nu>.")
    after = as_version(replace(card, tasks={**card.tasks, "a": (task, *card.tasks["a"][1:])}), 2)
    page = parsed(show(Page(Site(card=after, history=History(after, (as_version(card, 1),)))), "veranderd"))
    (told,) = (each for each in page.all("li") if each.text.startswith("Tekst: "))
    assert [each.text for each in told.all("del")] == ["weg: Bel", "weg: b."]
    assert [each.text for each in told.all("ins")] == ["erbij: Schrijf", "erbij: b <nu>."]


def test_a_task_that_went_to_another_organisation_has_its_place_there() -> None:
    card = full_card()
    (went, *stays), others = card.tasks["a"], card.tasks["b"]
    after = as_version(replace(card, tasks={**card.tasks, "a": tuple(stays), "b": (*others, went)}), 2)
    page = parsed(show(Page(Site(card=after, history=History(after, (as_version(card, 1),)))), "veranderd"))
    gone, new = (each for each in page.all("li") if each.text.startswith(went.do))
    assert (gone.attributes.get("id"), new.attributes.get("id")) == (None, went.id)


def test_no_day_stands_there_as_computers_write_it() -> None:
    for history in histories():
        page = parsed(show(Page(Site(card=history.card, history=history)), "veranderd"))
        assert not re.findall(r"\d{4}-\d{2}-\d{2}", page.text)


def test_the_card_as_it_was_has_every_task_and_is_not_found_by_the_search() -> None:
    for history in histories():
        for card in history.earlier:
            page = shown(history, f"archief/{card.version}.md")
            assert set(rulebook(card).every_rule) == set(ids(page))
            assert "search: { exclude: true }" in page


def test_each_day_has_a_version() -> None:
    first, second, third = (as_version(full_card(), number) for number in (1, 2, 3))
    page = change_pages(History(third, (first, second)))["archief/index.md"]
    days = re.findall(r"^- (?:Van|Vanaf) (.*?): \[versie (.*?)\]\((.*?)\)", page.replace("&#46;", "."), re.MULTILINE)
    assert days == [
        ("1 januari 2026 tot 1 februari 2026", "2026.1", "2026.1.md"),
        ("1 februari 2026 tot 1 maart 2026", "2026.2", "2026.2.md"),
        ("1 maart 2026", "2026.3", "../index.md"),
    ]


def test_the_feed_has_an_entry_for_every_change_the_last_first() -> None:
    for history in histories():
        feed = ElementTree.fromstring(change_pages(history)["veranderd.xml"])  # noqa: S314 - it is our own
        entries = feed.findall(f"{ATOM}entry")
        versions = [f"2026.{number}" for number in range(int(history.card.version[5:]), 1, -1)][: len(history.earlier)]
        assert [(each.findtext(f"{ATOM}title") or "").split()[-1] for each in entries] == versions
        for each in (feed, *entries):
            assert each.findtext(f"{ATOM}id")
            assert (each.findtext(f"{ATOM}updated") or "").endswith("-01T00:00:00Z")
        assert len({each.findtext(f"{ATOM}id") for each in (feed, *entries)}) == 1 + len(entries)


def test_no_text_of_an_earlier_version_becomes_html() -> None:
    hostile = Task(id="a-een", do="<script>alert(1)</script> & 'x'", section="altijd")
    card = full_card()
    before = as_version(replace(card, title="<b>", tasks={**card.tasks, "a": (hostile,)}), 1)
    history = History(as_version(card, 2), (before,))
    pages: list[Element] = [parsed(show(Page(Site(card=history.card, history=history)), "veranderd"))]
    pages.append(parsed(show(Page(Site(card=history.card, history=history), "../"), "archief", before.version)))
    for page in pages:
        assert not page.all("script")
        assert hostile.do in page.text
    ElementTree.fromstring(change_pages(history)["veranderd.xml"])  # noqa: S314 - it is our own
