# SPDX-License-Identifier: EUPL-1.2
"""The browser's door to the decision: one request in, one response out, both JSON.

The page sends all answers each time and gets the whole step back; nothing is remembered in between.
"""

import json
from typing import TypedDict

from checker.card import Card
from checker.decision import decide
from checker.html import Links, announcement, step_html


class Request(TypedDict):
    """`answers`: question id to option id. `change`: the answered question to ask again, or None. `root`: see `Links`."""

    answers: dict[str, str]
    change: str | None
    root: str


class Response(TypedDict):
    """`html`: the step. `answers`: those that matter, to send along next time. `announcement`: for screen readers."""

    html: str
    answers: dict[str, str]
    announcement: str


def respond(card: Card, request: str) -> str:
    """The response to one request. Raises `AnswerError` for answers that the card does not know."""
    asked: Request = json.loads(request)
    step = decide(card, asked["answers"])
    change = asked["change"] if asked["change"] in step.answers else None
    response: Response = {
        "html": step_html(step, Links(asked["root"]), change=change, dropped=step.ignored),
        "answers": dict(step.answers),
        "announcement": announcement(step, change=change),
    }
    return json.dumps(response, ensure_ascii=False)
