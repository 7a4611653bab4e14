# SPDX-License-Identifier: EUPL-1.2
"""What the last answer changed is told once, truly, and leads to what was added."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest

from checker import Card, Step, decide, texts
from checker.card import ROLE, Option, Task, Term
from checker.html import announcement, step_html
from checker.markup import Links
from checker.replies import what_if_announcement
from checker.since import in_words
from checker.whatif import compare
from checker.wording import plain, with_term
from tests.checker.faces import YOU, bare, who_does
from tests.checker.fragments import Element, parsed
from tests.checker.small_cards import cards_of_every_shape, open_question, section, small_card
from tests.fuzzing import a_part
from tests.states import complete_steps

type Counts = Counter[tuple[str, str]]
"""How many tasks of whom, 'jij' or 'de politie', come ('bij') and go ('vervalt')."""


type Change = tuple[Step, Step, Element]
"""Two steps, and the page of the second for who comes from the first."""


@pytest.fixture(scope="module", params=["the card", "cards of every shape"])
def changes(request: pytest.FixtureRequest, card: Card) -> list[Change]:
    """Every complete step, each with those to which another answer to one question leads the same reader."""
    cards = (bare(card),) if request.param == "the card" else cards_of_every_shape()[:10]
    return [
        (before, after, parsed(step_html(after, Links(), before=before)))
        for each in cards
        for before in a_part(list(complete_steps(each)))
        for after in with_another_answer(before)
    ]


def with_another_answer(before: Step) -> Iterator[Step]:
    for name in set(before.answers) - {ROLE}:
        for option in before.card.question(name).options:
            after = decide(before.card, {**before.answers, name: option.id})
            if after.question is None:
                yield after


def told(page: Element) -> Element | None:
    found = [each for each in page.all() if "rk-door" in classes(each)]
    assert len(found) <= 1
    return found[0] if found else None


def classes(element: Element) -> list[str]:
    return element.attributes.get("class", "").split()


def counted(before: Step, after: Step) -> Counts:
    """From nothing but the rules."""
    was, becomes = ({each.rule.task.id: each for each in step.advice if each.status == "do"} for step in (before, after))
    new = [("bij", each) for name, each in becomes.items() if name not in was]
    gone = [("vervalt", each) for name, each in was.items() if name not in becomes]
    return Counter((who_does(after, each), kind) for kind, each in (*new, *gone) if each.rule.task.counts)


def read(text: str) -> Counts:
    """From the sentences. What goes, after what comes, is of the same person."""
    found: Counts = Counter()
    told = r"(?P<verb>kom\w+|verval\w+) er (?:voor (?P<who>.+?) )?(?P<number>\d+)(?P<word> taak| taken)?(?P<more> bij)?"
    who = YOU
    for each in re.finditer(told, text):
        one, kind = each["number"] == "1", "bij" if each["more"] else "vervalt"
        assert each["verb"] == {"bij": ("komen", "komt"), "vervalt": ("vervallen", "vervalt")}[kind][one]
        assert each["word"] in (" taak" if one else " taken", None)
        who = (each["who"] or YOU) if each["word"] else who
        found[who, kind] += int(each["number"])
    return found


def test_what_is_told_is_what_the_rules_say(changes: list[Change]) -> None:
    seen = 0
    for before, after, page in changes:
        element = told(page)
        assert (element is None) == (before.answers == after.answers)
        if element is not None:
            seen += 1
            text = (element.all("summary") or [element])[0].text
            assert read(text) == counted(before, after)
            assert ("komt er geen taak bij" in text) == (not counted(before, after))
    assert seen > 20


def test_it_leads_to_every_task_that_was_added_and_to_no_other(changes: list[Change]) -> None:
    for before, after, page in changes:
        element = told(page)
        if element is not None:
            links = [each.attributes["href"].removeprefix("#") for each in element.all("a")]
            added = {each.rule.task.id for each in after.advice if each.status == "do" and not each.rule.task.heading}
            added -= {each.rule.task.id for each in before.advice if each.status == "do"}
            assert sorted(links) == sorted(f"rk-taak-{name}" for name in added)
            assert all(len(page.all("li", id=name)) == 1 for name in links)


def test_it_lists_every_task_that_went_and_no_other(changes: list[Change]) -> None:
    for before, after, page in changes:
        element = told(page)
        if element is not None:
            listed = Counter(each.text for each in element.all("li") if not each.all("a"))
            gone = {each.rule.task.id: each for each in before.advice if each.status == "do" and not each.rule.task.heading}
            for each in after.advice:
                if each.status == "do":
                    gone.pop(each.rule.task.id, None)
            assert listed == Counter(plain(with_term(each.rule.task)) for each in gone.values())


def test_who_listens_is_told_the_same_without_any_answer(changes: list[Change]) -> None:
    for before, after, page in changes:
        heard = announcement(after, before=before).removeprefix(announcement(after)).strip()
        element = told(page)
        if element is None:
            assert heard == ""
        else:
            assert heard.startswith("Hierdoor ")
            assert heard.removeprefix("Hierdoor ") in (element.all("summary") or [element])[0].text


@pytest.mark.this_card
def test_it_names_the_answers_that_are_new(card: Card) -> None:
    answers = {ROLE: "politie", "risico": "laag", "aangifte": "onbekend", "stalking-gaat-door": "onbekend"}
    before = decide(card, answers)
    for new, text in (
        ({"aangifte": "ja"}, "Door ‘aangifte: ja’ komt er 1 taak bij."),
        ({"aangifte": "nee"}, "Door ‘aangifte: nee’ komt er geen taak bij."),
        ({"stalking-gaat-door": "nee"}, "Door ‘stalking gaat door: nee’ komt er voor de casusregisseur stalking 1 taak bij."),
        (
            {"aangifte": "ja", "stalking-gaat-door": "ja"},
            "Door ‘aangifte: ja’ en ‘stalking gaat door: ja’ komt er 1 taak bij. "
            "Ook komen er voor de casusregisseur stalking 3 taken bij.",
        ),
    ):
        element = told(parsed(step_html(decide(card, {**answers, **new}), Links(), before=before)))
        assert element is not None
        assert (element.all("summary") or [element])[0].text == text


def test_two_answers_that_begin_alike_are_told_apart() -> None:
    options = [("vandaag", "Ja, vandaag"), ("eerder", "Ja, eerder"), ("nee", "Nee, nog niet")]
    asked = replace(
        open_question("v"),
        short="melding",
        options=tuple(Option(id=name, text=text, because="zo is") for name, text in options),
    )
    card = small_card({"a": (Task(id="a-een", do="Bel b.", section="altijd", when={"v": "nee"}, source=(1,)),)}, (asked,))
    assert [in_words(card, "v", name) for name, _ in options] == ["melding: ja, vandaag", "melding: ja, eerder", "melding: nee"]


def test_what_is_no_task_is_not_counted_and_not_kept_silent() -> None:
    """What not to do is added at 'ja', and nothing else."""
    not_so = Task(id="a-niet", do="Ga niet alleen.", section="altijd", when={"v": "ja"}, source=(1,), do_not=True)
    always = Task(id="a-een", do="Bel b.", section="altijd", source=(2,))
    card = small_card({"a": (not_so, always)}, (open_question("v"),))
    before, after = (decide(card, {ROLE: "a", "v": answer}) for answer in ("nee", "ja"))
    said = "Hierdoor komt er geen taak bij. Wat je niet moet doen, verandert wel."
    assert said in announcement(after, before=before)
    assert what_if_announcement(compare(before, "v", "ja")) == "Wat je niet moet doen, verandert wel."
    links = [each.attributes.get("href") for each in parsed(step_html(after, Links(), before=before)).all()]
    assert links.count("#rk-taak-a-niet") == 1


def test_nothing_below_it_rests_on_what_it_explains(card: Card) -> None:
    """It is folded: who leaves it so, or prints the page, reads the advice as who came another way does."""
    for before in a_part(list(complete_steps(card))):
        for after in with_another_answer(before):
            shown, alone = (step_html(after, Links(), before=way).partition('<p class="rk-balk"') for way in (before, None))
            assert shown[1:] == alone[1:] != ("", "")


def test_an_abbreviation_in_it_is_explained_in_it_and_a_doubt_about_it_too() -> None:
    term = Term(term="KEV", full="Kort En Vaag", explanation="x", certainty="te bevestigen")
    tasks = (
        Task(id="a-wel", do="Meld de KEV.", source=(1,), section="s", when={"v": "ja"}),
        Task(id="a-niet", do="Wis de KEV.", source=(1,), section="s", when={"v": "nee"}),
    )
    card = replace(small_card({"a": tasks}, [open_question("v")], [section("s")]), terms=(term,))
    yes, no = (decide(card, {ROLE: "a", "v": answer}) for answer in ("ja", "nee"))
    for before, after in ((yes, no), (no, yes)):
        fold = told(parsed(step_html(after, Links(), before=before)))
        assert fold is not None
        assert fold.text.count("KEV (Kort En Vaag*)") == 1
        assert texts.UNSURE_NOTE in fold.text


def test_of_another_reader_nothing_is_told(card: Card) -> None:
    before, *others = complete_steps(card)
    for after in others:
        if after.answers[ROLE] != before.answers[ROLE]:
            assert "rk-door" not in step_html(after, Links(), before=before)
            assert announcement(after, before=before) == announcement(after)


def test_while_a_question_is_asked_nothing_is_told(card: Card) -> None:
    before = next(complete_steps(card))
    asked = decide(card, {ROLE: before.answers[ROLE]})
    assert asked.question
    assert "rk-door" not in step_html(asked, Links(), before=before)
