# SPDX-License-Identifier: EUPL-1.2
"""What the page sends and what it gets back."""

import json
import re
from functools import cache
from html import unescape
from itertools import pairwise, product
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from checker import AnswerError, Card, Step, decide
from checker.browser import respond
from checker.card import ROLE
from checker.conditions import questions_in
from checker.html import announcement, step_html, title
from checker.markup import Links
from checker.replies import doing_html, self_check_html, what_if_announcement, what_if_html
from checker.rules import Rule, rulebook
from checker.selfcheck import MARKS, self_check, telling
from checker.text import advice_text
from checker.whatif import compare
from checker.wording import plain
from tests.checker.fragments import parsed
from tests.checker.test_html import HOSTILE
from tests.fuzzing import examples
from tests.states import complete_steps, every_step, tasks_of

TODAY = "24 november 2026"


def sent(card: Card, **request: Any) -> dict[str, Any]:
    response: dict[str, Any] = json.loads(respond(card, json.dumps(request)))
    return response


def response(
    card: Card,
    answers: dict[str, str],
    change: str | None = None,
    before: dict[str, str] | None = None,
    root: str = "",
) -> dict[str, Any]:
    return sent(card, kind="step", answers=answers, change=change, before=before, root=root, today=TODAY)


# --- a step ------------------------------------------------------------------------------------------------------------


def test_every_step_comes_whole(card: Card) -> None:
    for step in every_step(card):
        assert response(card, dict(step.answers), root="../") == {
            "html": step_html(step, Links("../"), today=TODAY),
            "answers": dict(step.answers),
            "announcement": announcement(step),
            "title": title(step),
            "text": None if step.question else advice_text(step, today=TODAY),
        }


def test_what_changed_is_told_on_the_page_and_to_who_listens(card: Card) -> None:
    seen = 0
    for before, after in pairwise(complete_steps(card)):
        sent = response(card, dict(after.answers), before=dict(before.answers))
        assert sent["html"] == step_html(after, Links(), before=before, today=TODAY)
        assert sent["announcement"] == announcement(after, before=before)
        seen += sent["announcement"] != announcement(after)
    assert seen > 50


@pytest.mark.this_card
def test_an_answer_that_matters_no_longer_is_told_and_not_sent_back(card: Card) -> None:
    sent = response(card, {"rol": "om", "risico": "hoog", "aangehouden": "ja", "aangifte": "nee"})
    assert sent["answers"] == {"rol": "om", "risico": "hoog"}
    assert "Je antwoorden op ‘Is er aangifte gedaan?’ en ‘Is de verdachte aangehouden?’ tellen niet meer mee." in sent["html"]


@pytest.mark.this_card
def test_to_change_an_answer_asks_its_question_again_and_keeps_all_answers(card: Card) -> None:
    answers = {"rol": "om", "risico": "laag", "aangehouden": "ja"}
    sent = response(card, answers, change="risico")
    step = decide(card, answers)
    assert sent["answers"] == answers
    assert sent["html"] == step_html(step, Links(), change="risico")
    assert sent["announcement"] == announcement(step, change="risico") == "Vraag 2: Wat is het risiconiveau?"
    assert sent["title"] == title(step, change="risico") == "Vraag 2"
    assert sent["text"] is None


def test_whichever_answer_is_changed_those_that_still_matter_are_kept_and_the_others_are_named(card: Card) -> None:
    """In every complete state, every answer, changed to every other."""
    changes = 0
    for step in complete_steps(card):
        for name, answer in step.answers.items():
            for option in card.question(name).options:
                if option.id != answer:
                    changes += 1
                    changed = {**step.answers, name: option.id}
                    after = decide(card, changed)
                    assert {**after.answers, **after.ignored} == changed
                    assert after.answers == counting(card, changed)
            told = response(card, changed)
            assert told["answers"] == after.answers
            assert named(told["html"]) == [plain(card.question(each).text) for each in after.ignored]
    assert changes > 1000


def named(html: str) -> list[str]:
    """The questions of which the reader is told that their answers count no longer."""
    return [
        unescape(name) for told in re.findall('<p class="rk-vervallen">(.*?)</p>', html) for name in re.findall("‘(.*?)’", told)
    ]


def counting(card: Card, answers: dict[str, str]) -> dict[str, str]:
    """The answers that still matter, found in another way: by asking, and by trying.

    Begin with the role and ask what is asked; an answer that is there, counts. Of those that were not asked for, one counts
    when after some answers to the other questions it makes a difference to the tasks.
    """
    kept = {ROLE: answers[ROLE]}
    while (question := decide(card, kept).question) and question.id in answers:
        kept[question.id] = answers[question.id]
    rest = frozenset(answers.items() - kept.items())
    return kept | {name: answer for name, answer in rest if can_matter(card, frozenset(kept.items()), name)}


def together(rule: Rule, name: str) -> set[str]:
    """The questions that one task depends on, when this is one of them."""
    names = set(questions_in(rule.condition))
    return names if name in names else set()


@cache
def can_matter(card: Card, kept: frozenset[tuple[str, str]], name: str) -> bool:
    beside = {other for rule in rulebook(card).rules(dict(kept)[ROLE]) for other in together(rule, name)}
    others = [question for question in card.questions if question.id in beside - {name, *dict(kept)}]
    for chosen in product(*(question.options for question in others)):
        known = dict(kept) | {question.id: option.id for question, option in zip(others, chosen, strict=True)}
        outcomes = [tasks_of(decide(card, {**known, name: option.id})) for option in card.question(name).options]
        if any(outcome != outcomes[0] for outcome in outcomes):
            return True
    return False


@pytest.mark.this_card
@pytest.mark.parametrize("change", ["aangifte", "koffie", HOSTILE])
def test_a_question_that_was_not_answered_cannot_be_changed(card: Card, change: str) -> None:
    answers = {"rol": "om", "risico": "laag"}
    assert response(card, answers, change=change) == response(card, answers)


@pytest.mark.this_card
def test_letters_with_accents_are_sent_as_they_are(card: Card) -> None:
    request = {
        "kind": "step",
        "answers": {"rol": "om", "risico": "hoog"},
        "change": None,
        "before": None,
        "root": "",
        "today": TODAY,
    }
    assert "slachtoffercoördinatie" in respond(card, json.dumps(request))


# --- the self-check and what-if ----------------------------------------------------------------------------------------


def test_in_every_state_the_self_check_is_answered_with_the_text_as_it_stands(card: Card) -> None:
    for step in every_step(card):
        if step.question and not step.answers:
            continue
        for marks in ({}, {task: list(MARKS)[place % 4] for place, task in enumerate(tasks_of(step))}):
            check = self_check(step, marks)
            found = sent(card, kind="self-check", answers=dict(step.answers), marks=marks, today=TODAY)
            assert found == {
                "html": self_check_html(check),
                "announcement": telling(check),
                "text": None if step.question else advice_text(step, today=TODAY, check=check),
            }


def test_in_every_state_every_other_answer_can_be_supposed(card: Card) -> None:
    for step in complete_steps(card):
        for name, now in step.answers.items():
            for option in card.question(name).options:
                if name != ROLE and option.id != now:
                    what_if = compare(step, name, option.id)
                    found = sent(card, kind="what-if", answers=dict(step.answers), question=name, answer=option.id)
                    assert found == {"html": what_if_html(what_if), "announcement": what_if_announcement(what_if)}


def test_in_every_state_it_can_be_asked_what_each_role_ought_to_do(card: Card) -> None:
    for step in complete_steps(card):
        for role in card.roles():
            assert sent(card, kind="doing", answers=dict(step.answers), who=role.id) == {"html": doing_html(step, role)}


def test_no_announcement_holds_an_answer(card: Card) -> None:
    told = r"\d+ van \d+ gedaan\.( Er staat niets meer open\.)?"
    changes = r"Er verandert niets aan de taken\.|Taken: (\d+ (erbij|weg|anders)(, )?)+\."
    for step in complete_steps(card):
        for announced in announcements(step):
            assert re.fullmatch(f"{told}|{changes}", announced)


def announcements(step: Step) -> list[str]:
    answers = dict(step.answers)
    last = list(answers)[-1]
    supposed = [
        sent(step.card, kind="what-if", answers=answers, question=last, answer=option.id)
        for option in step.card.question(last).options
    ]
    checked = sent(step.card, kind="self-check", answers=answers, marks={}, today=TODAY)
    return [each["announcement"] for each in (*supposed, checked)]


# --- what is refused ---------------------------------------------------------------------------------------------------


def test_an_answer_that_the_card_does_not_know_is_refused(card: Card) -> None:
    with pytest.raises(AnswerError, match="De vraag 'rol' heeft geen antwoord 'bakker'"):
        response(card, {"rol": "bakker"})


@pytest.mark.parametrize(
    "request_",
    [
        {"kind": "step", "answers": {"rol": HOSTILE}, "change": None, "before": None, "root": "", "today": ""},
        {"kind": "step", "answers": {HOSTILE: "om"}, "change": None, "before": None, "root": "", "today": ""},
        {"kind": "step", "answers": {"rol": "om"}, "change": None, "before": None, "root": HOSTILE, "today": ""},
        {"kind": "step", "answers": {"rol": "om"}, "change": None, "before": {"rol": HOSTILE}, "root": "", "today": ""},
        {"kind": "self-check", "answers": {"rol": "om"}, "marks": {"om-sash": HOSTILE}, "today": ""},
        {"kind": "what-if", "answers": {"rol": "om"}, "question": HOSTILE, "answer": "laag"},
        {"kind": "what-if", "answers": {"rol": "om"}, "question": "risico", "answer": HOSTILE},
        {"kind": "meeting", "answers": {"rol": HOSTILE}, "today": ""},
        {"kind": "doing", "answers": {"rol": "om"}, "who": HOSTILE},
        {"kind": HOSTILE, "answers": {}},
        {"kind": "step", "answers": {"rol": "om"}, "change": None, "before": None, "root": "", "today": "\ud800" + HOSTILE},
    ],
    ids=lambda request: f"{request['kind'][:10]} {[name for name, value in request.items() if HOSTILE in str(value)]}",
)
def test_what_is_no_request_is_refused_and_never_shown(card: Card, request_: dict[str, Any]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whatever it says goes nowhere: the page only learns that it failed
        respond(card, json.dumps(request_))


@pytest.mark.this_card
def test_what_is_hostile_and_not_refused_is_shown_as_text(card: Card) -> None:
    answers = {"rol": "om", "risico": "laag", "aangehouden": "ja"}
    friendly = response(card, answers)
    hostile = sent(card, kind="step", answers=answers, change=None, before=None, root="", today=HOSTILE)
    assert parsed(hostile["html"]).shape == parsed(friendly["html"]).shape
    assert " ".join(HOSTILE.split()) in parsed(hostile["html"]).text
    marked = sent(card, kind="self-check", answers=answers, marks={HOSTILE: "gedaan"}, today=TODAY)
    assert marked == sent(card, kind="self-check", answers=answers, marks={}, today=TODAY)
    sheet = parsed(sent(card, kind="meeting", answers=answers, today=HOSTILE)["html"])
    assert sheet.shape == parsed(sent(card, kind="meeting", answers=answers, today=TODAY)["html"]).shape


# --- any request at all ------------------------------------------------------------------------------------------------

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=9,
)
NAMES = {
    "step": ("change", "before", "root", "today"),
    "self-check": ("marks", "today"),
    "what-if": ("question", "answer"),
    "meeting": ("today",),
    "doing": ("who",),
}
SHAPES = {
    "step": {"html", "answers", "announcement", "title", "text"},
    "self-check": {"html", "announcement", "text"},
    "what-if": {"html", "announcement"},
    "meeting": {"html"},
    "doing": {"html"},
}


@st.composite
def requests(draw: st.DrawFn, card: Card) -> Any:
    """A request as the page makes it, but for what somebody else may make of it."""
    words = {each.id: [option.id for option in each.options] for each in card.questions}
    some = st.sampled_from([*words, "om-sash", "gedaan", "../", "", HOSTILE, "\ud800"]) | st.none() | JSON
    answers = draw(st.fixed_dictionaries({}, optional={name: st.sampled_from(found) for name, found in words.items()}))
    question = draw(st.sampled_from(list(words)))
    rule = draw(st.sampled_from(list(rulebook(card).every_rule)))
    asked: dict[str, Any] = {"kind": draw(st.sampled_from(list(NAMES))), "answers": answers}
    good = {
        "change": question,
        "before": answers,
        "root": "../",
        "today": TODAY,
        "marks": {rule: draw(st.sampled_from(list(MARKS)))},
    }
    good |= {"question": question, "answer": draw(st.sampled_from(words[question])), "who": draw(st.sampled_from(words[ROLE]))}
    asked |= {name: good[name] for name in NAMES[asked["kind"]]}
    for name in draw(st.lists(st.sampled_from([*asked, "else", "rol"]), max_size=2)):
        inside = name in ("answers", "before", "marks") and isinstance(asked.get(name), dict)
        match draw(st.sampled_from(["other", "gone", "inside"])):
            case "inside" if inside:
                asked[name] = {**asked[name], str(draw(some)): draw(some)}
            case "gone":
                asked.pop(name, None)
            case _:
                asked[name] = draw(some)
    return asked


def assert_answered_or_refused(card: Card, request: str) -> None:
    """What comes back can be sent, has the shape that is promised, and is whole; or the request is refused in one way."""
    try:
        response = respond(card, request)
    except ValueError:
        return
    answered = json.loads(response.encode())
    assert answered.keys() == SHAPES[json.loads(request)["kind"]]
    parsed(answered["html"])
    assert answered.get("announcement", "told")
    assert set(answered.get("answers", {})) <= set(json.loads(request)["answers"])
    assert answered.get("text") is None or answered["text"].endswith(".\n")


@examples(150)
@given(data=st.data())
def test_whatever_is_asked_is_answered_whole_or_refused(card: Card, data: st.DataObject) -> None:
    assert_answered_or_refused(card, json.dumps(data.draw(requests(card))))


@examples(100)
@given(request_=st.text(st.characters(), max_size=30) | JSON.map(json.dumps))
@example("[" * 100_000)
@example("9" * 10_000)
@example('{"kind": "step", "answers": [], "change": null, "before": null, "root": "", "today": ""}')
@example('{"kind": "step", "answers": {"rol": []}, "change": null, "before": null, "root": "", "today": ""}')
@example('{"kind": "step", "answers": {"rol": "om"}, "change": null, "before": [], "root": "", "today": ""}')
@example('{"kind": "step", "answers": {"rol": "om"}, "change": [], "before": null, "root": "", "today": ""}')
@example('{"kind": "self-check", "answers": {"rol": "om"}, "marks": {"om-sash": {}}, "today": ""}')
@example('{"kind": "what-if", "answers": {}, "question": [], "answer": "om"}')
@example('{"kind": {}, "answers": {}}')
def test_what_is_no_request_is_refused(card: Card, request_: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - see above
        respond(card, request_)
