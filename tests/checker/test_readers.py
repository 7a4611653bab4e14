# SPDX-License-Identifier: EUPL-1.2
"""What each reader sees as her own: in every state of the card, and on every card that there could be.

A wrong doer is a task that nobody does. So each promise is held against the rules alone (`rule.by`), in every face.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import product
from typing import Final

import pytest

from checker import Card, Step, decide
from checker.calls import to_call
from checker.card import ROLE, Task
from checker.contract import step_data
from checker.decision import Advice
from checker.forks import forks
from checker.html import announcement
from checker.outline import before_all, own_tasks
from checker.people import named
from checker.reasons import no_exception, to_find_out_first
from checker.replies import self_check_html, what_if_html
from checker.rules import rulebook
from checker.selfcheck import DONE, LEFT_OUT, MARKS, self_check, telling
from checker.text import advice_text, numbers
from checker.texts import ANYHOW, BEFORE_ALL, CALL, FIND_THIS_OUT, MORE_THEN, NO_NUMBER
from checker.whatif import compare
from checker.wording import Writer, plain
from tests.checker.faces import (
    HOLDS_NOT,
    YOU,
    bare,
    below_titles,
    blocks,
    blocks_of_text,
    every_page,
    expected,
    expected_texts,
    in_the_terminal,
    in_the_text,
    leaves,
    on_the_page,
    pages,
    task_alone,
    who_does,
    without_headings,
)
from tests.checker.fragments import Element, parsed
from tests.checker.small_cards import cards_of_every_shape
from tests.states import complete_steps, every_step, tasks_of

type Cards = tuple[Card, ...]


@pytest.fixture(scope="module")
def plain_card(card: Card) -> Card:
    """The card without abbreviations to write out."""
    return bare(card)


@pytest.fixture(scope="module", params=["the card", "cards of every shape"])
def every_card(request: pytest.FixtureRequest, plain_card: Card) -> Cards:
    """The card; and after that, others."""
    return (plain_card,) if request.param == "the card" else cards_of_every_shape()


def completes(every_card: Cards) -> Iterator[Step]:
    return (step for card in every_card for step in complete_steps(card))


def results(every_card: Cards) -> Iterator[tuple[Step, Element]]:
    return (each for card in every_card for each in pages(card))


def doing(step: Step) -> list[Advice]:
    return [each for each in step.advice if each.status == "do"]


def own(step: Step) -> list[Advice]:
    """The reader's own tasks, to be done or to be found out, from the rules alone."""
    return [each for each in step.advice if who_does(step, each) == YOU]


# --- 1. who does what ----------------------------------------------------------------------------------------------------


def test_on_the_page_every_task_stands_with_the_one_who_does_it(every_card: Cards) -> None:
    for step, page in results(every_card):
        assert on_the_page(page) == expected(step, doing(step))


def test_while_questions_are_asked_every_task_stands_with_the_one_who_does_it(every_card: Cards) -> None:
    for step, page in (each for card in every_card for each in every_page(card)):
        if step.question and step.advice:
            assert on_the_page(page) == expected(step, step.advice)


def test_in_the_text_every_task_stands_with_the_one_who_does_it(every_card: Cards) -> None:
    for step in completes(every_card):
        assert in_the_text(step) == expected_texts(step, without_headings(doing(step)))


def test_the_terminal_shows_the_text_and_nothing_else(every_card: Cards) -> None:
    for step in completes(every_card):
        assert in_the_terminal(step).split() == advice_text(step).split()


def test_in_the_tree_every_task_stands_with_the_one_who_does_it(every_card: Cards) -> None:
    for step, leaf in zip(completes(every_card), (leaf for card in every_card for leaf in leaves(card)), strict=True):
        first = before_all(step)
        assert below_titles(leaf, "rk-wie-doet") == expected(step, (each for each in step.advice if each not in first))


def test_in_the_tree_too_comes_what_goes_before_all_then_whom_to_call_and_what_to_find_out(every_card: Cards) -> None:
    seen = Counter[str]()
    for step, leaf in zip(completes(every_card), (leaf for card in every_card for leaf in leaves(card)), strict=True):
        titles = [each.text for each in leaf.all("p", class_="rk-wie-doet")]
        unknown = [*(fork.question for fork in forks(step) if fork.brings_more), *to_find_out_first(step)]
        called = [name for calls in to_call(step, unknown) for name, _ in calls.people]
        there = ((BEFORE_ALL, before_all(step)), (CALL, called), (FIND_THIS_OUT, unknown))
        above = [title for title, content in there if content]
        assert titles[: len(above)] == above
        assert not {title for title, _ in there} & set(titles[len(above) :])
        named_there = [each for items in leaf.all("ul", class_="rk-bellijst") for each in items.all("li") if not each.all("li")]
        assert len(named_there) == len(called)
        numbers = [each.phone for each in step.card.region.contacts if each.of in called and each.phone]
        assert sorted(each.text for each in leaf.all("a", class_="rk-bel")) == sorted(numbers)
        seen.update(above)
    assert {BEFORE_ALL, CALL, FIND_THIS_OUT} <= seen.keys()


def test_in_the_self_check_stand_only_the_tasks_of_the_reader(every_card: Cards) -> None:
    for step, page in results(every_card):
        mine = [each.rule.task.id for each in own(step) if each.status == "do" and each.rule.task.counts]
        assert sorted(each.attributes["data-stand-taak"] for each in page.all("fieldset", class_="rk-stand")) == sorted(mine)
        check = self_check(step, dict.fromkeys(tasks_of(step), "nog-niet"))
        assert [each.rule.task.id for each in check.open] == mine
        assert check.marks.keys() == set(mine)


def whose_changes(step: Step, question: str, answer: str) -> Iterator[tuple[str, str, str]]:
    """What another answer changes, as the reader sees it: which list, who does it, and the text of the task."""
    shown = parsed(what_if_html(compare(step, question, answer)))
    for title, tasks in zip(shown.all("h4"), shown.all("ul"), strict=True):
        which, _, doer = title.text.partition(", voor ")
        for each in tasks.all("li"):
            text = re.sub(r"^(Dat moet dan gebeuren:|Dat hangt dan ergens van af:) ", "", each.text)
            yield which.rsplit(maxsplit=1)[-1], doer or YOU, task_alone(text)


def what_changes_stands_with_who_does_it(step: Step, question: str, answer: str) -> None:
    what_if = compare(step, question, answer)
    lists = {
        "erbij": (what_if.after, what_if.comes),
        "weg": (step, what_if.goes),
        "veranderen": (what_if.after, what_if.changes),
    }
    changes = [(name, *each) for name, (of, advice) in lists.items() for each in expected_texts(of, advice)]
    assert sorted(whose_changes(step, question, answer)) == sorted(changes)


def test_what_another_answer_changes_stands_with_the_one_who_does_it(every_card: Cards) -> None:
    for step in completes(every_card):
        for question in list(step.answers)[1:]:
            for option in step.card.question(question).options:
                what_changes_stands_with_who_does_it(step, question, option.id)


def test_what_to_record_stands_with_the_one_who_does_the_task(every_card: Cards) -> None:
    for step, page in results(every_card):
        block = blocks(page).get("vastleggen", Element("", {}))
        titles = [title.text.removeprefix("Dit doe jij").removeprefix("Dit doet ") or YOU for title in block.all("h3")]
        found = [
            (doer, task_alone(item.all("p")[1].text.removeprefix("Bij: ")))
            for doer, items in zip(titles, block.all("ul"), strict=True)
            for item in items.all("li")
        ]
        assert sorted(found) == expected_texts(step, (each for each in step.advice if each.rule.task.record))


def test_the_data_says_of_every_task_who_does_it(every_card: Cards) -> None:
    for step in (step for card in every_card for step in every_step(card)):
        assert [task["by"] for task in step_data(step)["tasks"]] == [each.rule.by for each in step.advice]


def test_a_task_is_done_by_whom_it_names_or_by_who_does_the_whole_or_by_whose_section_it_is_in(every_card: Cards) -> None:
    """The doer, once more and in the simplest way: from the card as it is written."""
    for card in every_card:
        for organisation in card.organisations:
            for task in card.tasks[organisation.id]:
                for role in card.roles():
                    for section in map(card.section, task.sections):
                        default = [each.id for each in organisation.functions] if section.functions_only else [organisation.id]
                        whose = task.who or default
                        doer = role.id if role.id in whose else card.organisation_of(role.id).id
                        for name, by in doers(task, doer):
                            found = [rule for rule in rulebook(card).rules(role.id) if rule.task.id == name]
                            assert {rule.by for rule in found if rule.section is section} <= {by}


def doers(task: Task, around: str) -> Iterator[tuple[str, str]]:
    by = task.by or around
    yield task.id, by
    for part in task.tasks:
        yield from doers(part, by)


# --- 2. nobody is named to himself ---------------------------------------------------------------------------------------


def names_of_own(card: Card, reader: str) -> re.Pattern[str]:
    """The names of the reader's own role and organisation, and what the glossary shortens them to."""
    roles = [card.role(reader), card.organisation_of(reader)]
    names = {name for role in roles for name in (role.name, role.label)}
    short = {term.term for term in card.terms if term.full and term.full.casefold() in {name.casefold() for name in names}}
    words = [f"(?i:{re.escape(name)})" for name in names] + [re.escape(name) for name in short]
    return re.compile(rf"(?<!\w)({'|'.join(words)})(?!\w)")


MENTIONED = {
    "contactpersoon heeft bij de politie": "where the contact person works, who is a colleague of the reader",
    "diensten van Veilig Thuis": "whose services the reader brings in: those of her own organisation",
    "Ook Veilig Thuis of het VHH doet mee": "who is at the meeting, besides those whom the reader asks: she herself",
    "terug te melden bij Veilig Thuis": "what the reader advises another to do",
}
"""The texts that mention the reader's own role or organisation, and why that sends her nowhere."""


def mentions_of_own(card: Card, reader: str, texts: Iterable[str | None]) -> Iterator[str]:
    for text in texts:
        shown = plain(text or "")
        for mention in MENTIONED:
            shown = shown.replace(mention, "")
        if names_of_own(card, reader).search(shown):
            yield shown


@pytest.mark.this_card
def test_no_task_of_a_reader_sends_her_to_her_own_role_or_organisation(card: Card) -> None:
    for role in card.roles():
        for rule in rulebook(card).rules(role.id):
            if rule.by in (role.id, card.organisation_of(role.id).id):
                assert not list(mentions_of_own(card, role.id, (rule.task.do, rule.task.more, rule.task.record)))


@pytest.mark.this_card
def test_no_way_to_find_out_sends_a_reader_to_her_own_role_or_organisation(card: Card) -> None:
    asked = 0
    for role in card.roles():
        for question, _ in rulebook(card).questions_for(role.id):
            asked += 1
            assert not list(mentions_of_own(card, role.id, [question.how_to_find_out(role.id)]))
    assert asked > 20


@pytest.mark.this_card
def test_every_text_that_may_mention_the_readers_own_is_still_on_the_card(card: Card) -> None:
    texts = [f"{rule.task.do} {rule.task.more}" for rule in rulebook(card).every_rule.values()]
    assert [mention for mention in MENTIONED if not any(mention in text for text in texts)] == []


def test_in_every_state_nobody_needs_or_calls_himself(every_card: Cards) -> None:
    for step, page in results(every_card):
        card, reader = step.card, step.answers[ROLE]
        mine = {reader, card.organisation_of(reader).id}
        assert not any(mine & set(task["with"]) for task in step_data(step)["tasks"])
        names = {card.role(role).name for role in mine}
        for each in page.all("p", class_="rk-met"):
            assert not names & set(each.text.removeprefix("Met: ").split(", "))
        for each in page.all("a", class_="rk-bel"):
            assert not any(each.text.startswith(f"Bel {card.role(role).label}:") for role in mine)
        known, unknown = called(page)
        assert not mine & set(known)
        assert not {card.role(role).label for role in mine} & set(unknown)
        assert not [doer for doer, _ in on_the_page(page) if doer in {card.role(role).label for role in mine}]


def test_in_no_other_face_anybody_needs_calls_or_asks_himself(every_card: Cards) -> None:
    """The copied text, which the terminal shows too, and the tree: what the page and the data were held to above."""
    for step, leaf in zip(completes(every_card), (leaf for card in every_card for leaf in leaves(card)), strict=True):
        card, reader = step.card, step.answers[ROLE]
        mine = [card.role(role) for role in (reader, card.organisation_of(reader).id)]
        names = {name.casefold() for role in mine for name in (role.name, role.label)}
        lines = [line.strip() for _, lines in blocks_of_text(step) for line in lines]
        needed = [line.rstrip(".") for line in lines if line.startswith("Met: ")]
        needed += [each.text for each in leaf.all("p", class_="rk-met")]
        assert not names & {name.casefold() for each in needed for name in each.removeprefix("Met: ").split(", ")}
        called = [
            line.removeprefix("- ") for title, lines in blocks_of_text(step) if title == "WIE JE HIERBIJ BELT" for line in lines
        ]
        to_ask = [name for line in called for name in re.split(", | en ", line.rstrip(".").removeprefix(NO_NUMBER).strip())]
        assert not names & {name.partition(":")[0].casefold() for name in to_ask}
        for fork in forks(step):
            how = fork.question.find_out_for.get(reader, fork.question.find_out) or ""
            assert f"{plain(fork.question.text)} {how}".strip() in lines
            more = f" {MORE_THEN}" if fork.brings_more else ""
            assert f"Zoek uit {fork.question.whether}. {how}{more}".strip() in [
                each.text for tasks in leaf.all("ul", class_="rk-uit") for each in tasks.all("li")
            ]


def test_every_task_and_every_way_to_find_out_is_in_the_words_for_the_reader(every_card: Cards) -> None:
    for card in every_card:
        written = {task.id: task for tasks in card.tasks.values() for whole in tasks for task in with_parts(whole)}
        for role in card.roles():
            for rule in rulebook(card).rules(role.id):
                task = written[rule.task.id]
                assert rule.task.do == task.do_for.get(role.id, task.do)
    for step, page in results(every_card):
        for each in page.all("section", class_="rk-vork"):
            question = step.card.question(each.attributes["data-vork"])
            how = question.find_out_for.get(step.answers[ROLE], question.find_out)
            more = [MORE_THEN] if step.answers.get(question.id) == question.not_yet else []
            told = [p.text for p in each.content if isinstance(p, Element) and p.tag == "p"]
            assert told == [*([how] if how else []), *more]


def with_parts(task: Task) -> Iterator[Task]:
    yield task
    for part in task.tasks:
        yield from with_parts(part)


# --- 3. the count is true ------------------------------------------------------------------------------------------------


def numbers_in(told: str) -> tuple[int, int, int]:
    """Own tasks, things to find out and what hangs on them, from '10 taken; zoek 2 dingen uit, daar hangt 1 taak van af'."""
    found = re.fullmatch(
        r"Je advies is klaar: (?:1 taak|(?P<own>0|[2-9]|\d\d+) taken)"
        r"(?:; zoek (?:(?P<one>1) ding|(?P<things>[2-9]|\d\d+) dingen) uit)?"
        r"(?:, daar (?:hangt (?P<hangs>1) taak|hangen (?P<hang>[2-9]|\d\d+) taken) van af)?"
        r"(?:\. Dan komen er (?:ook )?taken bij)?\.",
        told,
    )
    assert found, told
    return int(found["own"] or 1), int(found["one"] or found["things"] or 0), int(found["hangs"] or found["hang"] or 0)


def test_the_count_is_true_in_every_state(every_card: Cards) -> None:
    for step, page in results(every_card):
        mine = [each for each in own(step) if each.status == "do" and each.rule.task.counts]
        hanging = [each for each in own(step) if each.status == "find_out" and each.rule.task.counts]
        shown = blocks(page)
        things = shown["uitzoeken"].all("section", class_="rk-vork") if "uitzoeken" in shown else []
        assert numbers_in(announcement(step)) == (len(mine), len(things), len(hanging))
        told = announcement(step).removeprefix("Je advies is klaar: ")
        assert page.one("p", class_="rk-aantal").text.startswith(told)
        assert self_check(step, {}).total == len(mine) == len(page.all("fieldset", class_="rk-stand"))


def test_the_total_of_the_self_check_can_be_reached_with_what_can_be_marked(every_card: Cards) -> None:
    for step, page in results(every_card):
        fields = [each.attributes["data-stand-taak"] for each in page.all("fieldset", class_="rk-stand")]
        number = len(fields)
        for mark, told in (
            (DONE, f"{number} van {number} gedaan."),
            (LEFT_OUT, f"0 van {number} gedaan, {number} niet van toepassing of bewust niet." if number else "0 van 0 gedaan."),
        ):
            check = self_check(step, dict.fromkeys(fields, mark))
            assert telling(check) == f"{told} Er staat niets meer open."
            assert not check.open
            assert not parsed(self_check_html(check)).all("details")
    assert len(MARKS) == 4


# --- 5. in the order of need ---------------------------------------------------------------------------------------------

ORDER = (
    *("eerst", "bellen", "uitzoeken", "zelf", "", "uitzoeken-ander"),
    *("vastleggen", "anderen", "watals", "zelfcheck", "meenemen"),
)
"""The blocks of a result, in their order; '' is each block of what another of the organisation does."""

TEXT_ORDER = (
    *("DIT GAAT VÓÓR ALLES", "WIE JE HIERBIJ BELT", "ZOEK D", "DIT DOE JIJ: ", "DIT DOET "),
    *("HIERVAN HANGT AF WAT EEN ANDER DOET", "JE ANTWOORDEN"),
)


@pytest.mark.this_card
def test_in_every_state_what_is_needed_most_comes_first(every_card: Cards) -> None:
    for step, page in results(every_card):
        places = [ORDER.index(name) if name in ORDER else ORDER.index("") for name in blocks(page)]
        assert places == sorted(places)
        titles = [title for title, _ in blocks_of_text(step)[1:-1]]
        order = [next(place for place, start in enumerate(TEXT_ORDER) if title.startswith(start)) for title in titles]
        assert order == sorted(order)


def test_in_every_state_what_is_to_be_found_out_before_the_tasks_makes_a_difference_to_the_reader(every_card: Cards) -> None:
    """What decides only what others do stands below the reader's own tasks."""
    for step, page in results(every_card):
        shown = blocks(page)
        for name, is_mine in (("uitzoeken", True), ("uitzoeken-ander", False)):
            for fork in shown[name].all("section", class_="rk-vork") if name in shown else []:
                doers = {each.text for each in fork.all("p", class_="rk-dan")}
                assert bool({"Dan doe jij:", "Dan vervalt:"} & doers or not doers) == is_mine, (dict(step.answers), fork.text)


def test_in_every_state_what_goes_before_all_is_what_the_card_says_and_the_reader_does(every_card: Cards) -> None:
    for step, page in results(every_card):
        first = [each for each in own(step) if each.status == "do" and each.rule.task.first]
        shown = blocks(page)
        items = shown["eerst"].all("li", data_taak="*") if "eerst" in shown else []
        assert sorted(each.attributes["data-taak"] for each in items) == sorted(each.rule.task.id for each in first)


@pytest.mark.this_card
def test_for_politie_line_12_is_the_first_task_of_every_face(plain_card: Card) -> None:
    seen = 0
    for (step, page), leaf in zip(pages(plain_card), leaves(plain_card), strict=True):
        if plain_card.organisation_of(step.answers[ROLE]).id == "politie":
            seen += 1
            (line_12,) = [each.rule.task for each in step.advice if each.rule.task.source == (12,)]
            assert next(iter(blocks(page))) == "eerst"
            assert page.all("li", data_taak="*")[0].attributes["data-taak"] == line_12.id
            assert blocks_of_text(step)[1][1][0] == f"- {line_12.do}"
            assert leaf.all("li", data_taak="*")[0].attributes["data-taak"] == line_12.id
            assert step_data(step)["tasks"][0]["id"] == line_12.id
    assert seen > 10


def test_before_any_risk_is_known_politie_sees_line_12_first_too(card: Card) -> None:
    for step in every_step(card):
        if step.answers.get(ROLE) in ("politie", "casusregisseur"):
            assert step.advice[0].rule.task.source == (12,)


# --- 6. no two tasks contradict ------------------------------------------------------------------------------------------

HOLDS = "De uitzondering geldt. "


def om_at_low_risk(card: Card) -> Iterator[tuple[Step, str, set[str]]]:
    """The states with 'in principe geen interventie' among what is to be done: the task, and what is beside it."""
    for step in complete_steps(card):
        status = tasks_of(step)
        if status.get("om-geen-interventie") == "do":
            yield step, next(e.rule.task.do for e in step.advice if e.rule.task.id == "om-geen-interventie"), set(status)


@pytest.mark.this_card
def test_where_an_exception_holds_that_stands_between_the_two_and_where_none_holds_that_is_said(plain_card: Card) -> None:
    seen = {"holds": 0, "open": 0, "not": 0}
    for step, rule, shown in om_at_low_risk(plain_card):
        page = next(shown for found, shown in pages(plain_card) if found is step).one("section", id="rk-zelf").text
        text = " ".join(line.strip() for _, lines in blocks_of_text(step) for line in lines)
        (leaf,) = [
            each.text for each, found in zip(leaves(plain_card), complete_steps(plain_card), strict=True) if found is step
        ]
        for face in (page, text, leaf):
            after = re.split(f"[{rule[0]}{rule[0].lower()}]{re.escape(rule[1:])}", face)[-1]
            before_exception = re.split("[Ll]aat onderzoek doen[.]", after)[0]
            if tasks_of(step).get("om-onderzoek") == "do":
                seen["holds"] += 1
                facts = [
                    option.fact
                    for name in ("advies-vt-anders", "inbreuk-leven")
                    for option in [plain_card.question(name).option(step.answers.get(name, "nee"))]
                    if option.id == "ja" and option.fact
                ]
                assert facts
                assert f"{HOLDS}{'. '.join(facts)}. Daarom:" in before_exception
                assert HOLDS_NOT not in after
            elif "om-onderzoek" in shown:
                seen["open"] += 1
                assert HOLDS not in after
                assert HOLDS_NOT not in face
                assert before_exception == after or "Alleen als " in before_exception
            else:
                seen["not"] += 1
                assert HOLDS not in after
                assert after.strip().startswith(HOLDS_NOT) or before_exception.count(HOLDS_NOT) == 1
    assert all(seen.values())


def test_that_no_exception_holds_is_said_only_when_every_exception_is_ruled_out(every_card: Cards) -> None:
    for step, page in results(every_card):
        shown = tasks_of(step)
        ruled_out = [
            each.rule.task.id
            for each in step.advice
            if each.status == "do" and each.rule.task.exceptions and not {part.id for part in each.rule.task.tasks} & set(shown)
        ]
        said = [
            each.attributes["data-taak"]
            for each in page.all("li", data_taak="*")
            if any(own_line.text == HOLDS_NOT for own_line in each.content if isinstance(own_line, Element))
        ]
        assert sorted(said) == sorted(ruled_out)
        assert not any(no_exception(step, each) for each in step.advice if each.status == "find_out")


# --- 7. whom to call -----------------------------------------------------------------------------------------------------


ENDS: Final = re.compile(r",$| en$|\.$")
"""What stands behind a name in a sentence."""


def called(page: Element) -> tuple[list[str], list[str]]:
    """Whom the reader can call: the ids of those with a number or an address, and the names of those to ask after."""
    block = blocks(page).get("bellen", Element("", {}))
    known, to_ask = (
        [each for names in block.all("ul", class_=kind) for each in names.all("li", data_partner="*")]
        for kind in ("rk-nummers", "rk-nummers-vragen")
    )
    return [each.attributes["data-partner"] for each in known], [ENDS.sub("", each.text) for each in to_ask]


def needed(step: Step, page: Element) -> dict[str, None]:
    """Everybody whom the own tasks name, and whom what is to be found out says to ask: without the reader and groups."""
    card, reader = step.card, step.answers[ROLE]
    mine = (reader, card.organisation_of(reader).id)
    names = dict.fromkeys(name for each in own(step) for name in each.rule.task.partners)
    for fork in page.all("section", class_="rk-vork"):
        how = " ".join(each.text for each in fork.content if isinstance(each, Element) and each.tag == "p").casefold()
        everybody = {each.id: each.name for each in card.roles()} | {each.id: each.name for each in card.partners}
        names |= dict.fromkeys(
            who for who, name in everybody.items() if re.search(rf"(?<!\w){re.escape(name.casefold())}(?!\w)", how)
        )
    groups = {each.id for each in card.partners if each.group}
    return {name: None for name in names if name not in (*mine, *groups)}


def test_everybody_whom_the_own_tasks_need_or_whom_the_reader_is_to_ask_is_there_to_call_once(every_card: Cards) -> None:
    for step, page in results(every_card):
        card, (known, unknown) = step.card, called(page)
        contacts = {each.of: each for each in card.region.contacts if each.phone or each.mail}
        assert sorted(known) == sorted(name for name in needed(step, page) if name in contacts)
        assert sorted(unknown) == sorted(name_in_a_sentence(card, name) for name in needed(step, page) if name not in contacts)
        for each in (item for names in page.all("ul", class_="rk-nummers") for item in names.all("li", data_partner="*")):
            contact = contacts[each.attributes["data-partner"]]
            assert contact.phone in each.text
            assert (contact.mail or "") in each.text
            assert len(each.all("a")) == bool(contact.phone) + bool(contact.mail)
        lines = list(numbers(step, [fork.question for fork in forks(step)], Writer(())))
        asked = page.all("ul", class_="rk-nummers-vragen")
        reasons = page.all("p", class_="rk-bel-als")
        assert len(lines) == len(known) + len(asked) + len(reasons)
        for each in asked:
            assert f"- {NO_NUMBER} {each.text}" in [line.strip() for line in lines]
            assert (" en " in each.text) or len(each.all("li")) < 2
        assert [line for line in lines if line.endswith(":")] == [f"- {each.text}" for each in reasons]


def completed(step: Step) -> Iterator[Step]:
    """The same situation at everything that may turn out of what is not known yet."""
    asked = [question for question, _ in rulebook(step.card).questions_for(step.answers[ROLE])]
    still_open = [each for each in asked if each.dont_know and step.answers.get(each.id) in (None, each.dont_know)]
    ways = product(*([option.id for option in each.options if option.id != each.dont_know] for each in still_open))
    for way in ways:
        yield decide(step.card, {**step.answers, **dict(zip((each.id for each in still_open), way, strict=True))})


def needs(step: Step) -> set[str]:
    """Whom the own tasks that are to be done need."""
    return {name for each in own(step) if each.status == "do" for name in each.rule.task.partners}


@pytest.mark.this_card
def test_first_come_those_with_a_number_of_these_whom_every_outcome_needs_and_of_all_others_stands_for_what(
    every_card: Cards,
) -> None:
    """Of whom the reader is to ask something that is it; of the others, what has to turn out before she needs them."""
    seen = Counter[str]()
    for step, page in results(every_card):
        card, reader = step.card, step.answers[ROLE]
        outcomes = [needs(each) for each in completed(step)]
        found = page.all("div", class_="rk-nodig")
        reasons = ["".join(each.text for each in group.all("p", class_="rk-bel-als")) for group in found]
        numbers_missing = [each.all("ul", class_="rk-nummers") == [] for each in found]
        order = list(zip(numbers_missing, (why not in ("", ANYHOW) for why in reasons), strict=True))
        assert order == sorted(order)
        for place, (group, why) in enumerate(zip(found, reasons, strict=True)):
            assert (why == "") <= (not any(reasons[:place])), "it would seem to be said of these too"
            assert (why == ANYHOW) <= any(reasons[:place])
            seen[why[:6]] += 1
            for name in (each.attributes["data-partner"] for each in group.all("li", data_partner="*")):
                anyhow = name in needs(step) or all(name in each for each in outcomes)
                asked = [
                    fork.question.whether
                    for fork in forks(step)
                    if name in named(card, fork.question.how_to_find_out(reader) or "", reader)
                ]
                assert (why in ("", ANYHOW)) == anyhow, (dict(step.answers), name)
                if not anyhow and asked:
                    assert why == f"Om te weten {asked[0]}:"
                elif not anyhow:
                    assert why.startswith("Alleen als ")
                    assert any(name in each.rule.task.partners for each in own(step) if each.status == "find_out")
    assert seen[""]
    assert seen[ANYHOW[:6]] or len(every_card) > 1
    assert seen["Alleen"]


def name_in_a_sentence(card: Card, name: str) -> str:
    partner = card.partner(name)
    return partner.label or partner.name


def test_a_task_says_with_whom_unless_it_says_so_itself(every_card: Cards) -> None:
    for step, page in results(every_card):
        card = step.card
        mine = (step.answers[ROLE], card.organisation_of(step.answers[ROLE]).id)
        for advice in doing(step):
            task = advice.rule.task
            text = plain(f"{task.do} {task.more or ''}")
            names = [card.partner(name).name for name in task.partners if name not in mine]
            unsaid = [name for name in names if not re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE)]
            item = next(each for each in page.all("li", data_taak=task.id) if "rk-taak" in each.attributes.get("class", ""))
            lines = [each for each in item.content if isinstance(each, Element) and each.attributes.get("class") == "rk-met"]
            told = [name for each in lines for name in each.text.removeprefix("Met: ").split(", ")]
            assert [name.casefold() for name in told] == [name.casefold() for name in unsaid]


def test_the_own_tasks_of_the_package_are_those_of_the_rules(card: Card) -> None:
    for step in complete_steps(card):
        mine = [each for each in own(step) if each.status == "do" and each.rule.task.counts]
        assert list(own_tasks(step)) == mine
