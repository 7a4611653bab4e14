# SPDX-License-Identifier: EUPL-1.2
"""The browser's door to the decision: one request in, one response out, both JSON.

The page sends all answers each time and gets all that it shows back; nothing is remembered in between.
"""

import json
from functools import lru_cache
from typing import Literal, TypedDict

from checker.card import Card, Role
from checker.decision import Step, decide
from checker.html import announcement, step_html, title
from checker.markup import Links
from checker.meeting import meeting_html
from checker.replies import doing_html, self_check_html, what_if_announcement, what_if_html
from checker.selfcheck import self_check, telling
from checker.text import advice_text
from checker.whatif import compare


class StepRequest(TypedDict):
    """Asks for a step.

    `answers`: question id to option id. `change`: the answered question to ask again, or None. `before`: the answers of the
    advice that the reader came from, or None. `root`: see `Links`. `today`: the date, as '2026-05-01'.
    """

    kind: Literal["step"]
    answers: dict[str, str]
    change: str | None
    before: dict[str, str] | None
    root: str
    today: str


class StepResponse(TypedDict):
    """`html`: the step. `answers`: those that matter, to send along next time. `announcement`: for screen readers.

    `title`: where the reader is, for the title of the page. `text`: the advice as plain text; None as long as a question is
    asked.
    """

    html: str
    answers: dict[str, str]
    announcement: str
    title: str
    text: str | None


class SelfCheckRequest(TypedDict):
    """Asks how things stand. `marks`: task id to one of `checker.selfcheck.MARKS`."""

    kind: Literal["self-check"]
    answers: dict[str, str]
    marks: dict[str, str]
    today: str


class SelfCheckResponse(TypedDict):
    """`html`: how things stand. `text`: the advice as plain text, with how each task stands."""

    html: str
    announcement: str
    text: str | None


class WhatIfRequest(TypedDict):
    """Asks what another answer to one question would change. Nothing is changed by asking."""

    kind: Literal["what-if"]
    answers: dict[str, str]
    question: str
    answer: str


class WhatIfResponse(TypedDict):
    """`html`: what would change."""

    html: str
    announcement: str


class DoingRequest(TypedDict):
    """Asks what somebody else ought to do at these answers. `who`: the id of a role."""

    kind: Literal["doing"]
    answers: dict[str, str]
    who: str


class DoingResponse(TypedDict):
    """`html`: what they ought to do."""

    html: str


class MeetingRequest(TypedDict):
    """Asks for a sheet for the meeting, to print."""

    kind: Literal["meeting"]
    answers: dict[str, str]
    today: str


class MeetingResponse(TypedDict):
    """`html`: the sheet."""

    html: str


type Request = StepRequest | SelfCheckRequest | WhatIfRequest | DoingRequest | MeetingRequest
type Response = StepResponse | SelfCheckResponse | WhatIfResponse | DoingResponse | MeetingResponse


def respond(card: Card, request: str) -> str:
    """The response to one request.

    Raises `AnswerError` for questions, answers and marks that the card does not know, and another `ValueError` for what is no
    request at all.
    """
    return json.dumps(_response(card, _asked(request)), ensure_ascii=False)


def _asked(request: str) -> Request:
    """The request, when it is one."""
    try:
        asked = json.loads(request)
        json.dumps(asked, ensure_ascii=False).encode()  # half a character can be written in JSON, and not be sent back
    except RecursionError:
        raise ValueError("deeper than any request") from None
    match asked:
        case {"kind": "step", "answers": answers, "change": str() | None, "before": before, "root": str(), "today": str()}:
            names = [answers, {} if before is None else before]
        case {"kind": "self-check", "answers": answers, "marks": marks, "today": str()}:
            names = [answers, marks]
        case {"kind": "what-if", "answers": answers, "question": str(), "answer": str()}:
            names = [answers]
        case {"kind": "doing", "answers": answers, "who": str()}:
            names = [answers]
        case {"kind": "meeting", "answers": answers, "today": str()}:
            names = [answers]
        case _:
            raise ValueError("not a kind of request, or not with what belongs to it")
    if not all(isinstance(each, dict) and all(isinstance(value, str) for value in each.values()) for each in names):
        raise ValueError("answers and marks are names by name")
    found: Request = asked
    return found


def _response(card: Card, asked: Request) -> Response:
    step = decide(card, asked["answers"])
    match asked["kind"]:
        case "step":
            return _step(step, asked)
        case "self-check":
            return _self_check(step, asked)
        case "what-if":
            return _what_if(step, asked)
        case "doing":
            return {"html": doing_html(step, _role(card, asked["who"]))}
        case _:
            return {"html": meeting_html(step, asked["today"])}


def _role(card: Card, role_id: str) -> Role:
    try:
        return card.role(role_id)
    except KeyError:
        raise ValueError(f"not a role of the card: {role_id!r}") from None


def _step(step: Step, asked: StepRequest) -> StepResponse:
    change = asked["change"] if asked["change"] in step.answers else None
    complete = step.question is None and change is None
    before = None if asked["before"] is None else decide(step.card, asked["before"])
    links, today = Links(asked["root"]), asked["today"]
    return {
        "html": step_html(step, links, change=change, dropped=step.ignored, before=before, today=today),
        "answers": dict(step.answers),
        "announcement": announcement(step, change=change, before=before),
        "title": title(step, change=change),
        "text": _text(step, today) if complete else None,
    }


@lru_cache(maxsize=8)
def _text(step: Step, today: str) -> str:
    """The advice as text, kept: who goes back and forth between answers sees the same advice again and again."""
    return advice_text(step, today=today)


def _self_check(step: Step, asked: SelfCheckRequest) -> SelfCheckResponse:
    check = self_check(step, asked["marks"])
    return {
        "html": self_check_html(check),
        "announcement": telling(check),
        "text": advice_text(step, today=asked["today"], check=check) if step.question is None else None,
    }


def _what_if(step: Step, asked: WhatIfRequest) -> WhatIfResponse:
    what_if = compare(step, asked["question"], asked["answer"])
    return {"html": what_if_html(what_if), "announcement": what_if_announcement(what_if)}
