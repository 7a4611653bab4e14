# SPDX-License-Identifier: EUPL-1.2
"""`python asking.py WHEEL PART PARTS`: what the page can ask of the card in this wheel, with what plain Python answers to it.

All of it is divided in so many parts, and this is one of them; the first is part 0. What is asked at the same answers stands
together: an advice is then worked out once for all of that.

The first line is a list in JSON of the functions that ran for it: file and name. Each other line is a list of two: a request,
and its answer, or null when it is refused. The last ones the page would never send: they are there so that what is left out of
the linked program is not what an odd one needs to be refused.
"""

import gc
import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import chain
from types import CodeType

TODAY = "2026-11-26"
ROOTS = ("", "../")
"""The pages that have the checker are at the top of the site, or one folder deep."""

LETTERS = ("één ñandú", "zażółć gęślą jaźń", "٢٦ نوفمبر", "日曜日", "🗓️ 26", "e\u0301", "\x00", "", "z" * 5_000)
"""Letters of one, two and four bytes in Python's memory, and what is odd otherwise."""

type Request = dict[str, object]


def main(wheel: str, part: int, parts: int) -> None:
    """Print them."""
    sys.path.insert(0, wheel)
    from checker.browser import respond
    from checker.compiled_card import CARD

    gc.disable()  # nothing is thrown away before the end
    answers: list[str | None] = []
    with _noticing() as ran:  # from the start: what is worked out once, is worked out by whoever asks for it first
        every = list(dict.fromkeys([*map(_written, _by_answers()), *map(_written, _odd()), *_nonsense()]))
        requests = every[len(every) * part // parts : len(every) * (part + 1) // parts]
        for request in requests:
            answers.append(None)
            with suppress(ValueError):
                answers[-1] = respond(CARD, request)
    print(json.dumps(sorted(ran)))
    for asked in zip(requests, answers, strict=True):
        print(json.dumps(asked))


@contextmanager
def _noticing() -> Iterator[set[str]]:
    """Which functions run, as long as this lasts."""
    ran: set[str] = set()

    def notice(code: CodeType, _: int) -> object:
        ran.add(f"{code.co_filename.rpartition('/')[2]} {code.co_qualname}")
        return sys.monitoring.DISABLE  # of each the first time is enough

    sys.monitoring.use_tool_id(sys.monitoring.PROFILER_ID, "asking")
    sys.monitoring.register_callback(sys.monitoring.PROFILER_ID, sys.monitoring.events.PY_START, notice)
    sys.monitoring.set_events(sys.monitoring.PROFILER_ID, sys.monitoring.events.PY_START)
    yield ran
    sys.monitoring.free_tool_id(sys.monitoring.PROFILER_ID)


def _written(request: Request) -> str:
    """As a browser writes JSON."""
    return json.dumps(request, ensure_ascii=False, separators=(",", ":"))


def _by_answers() -> Iterable[Request]:
    """All of them, those with the same answers together."""
    found: dict[str, list[Request]] = {}
    for request in _requests():
        found.setdefault(str(request["answers"]), []).append(request)
    return chain.from_iterable(found.values())


def _requests() -> Iterator[Request]:
    """All that can be asked at every state that a reader can come to."""
    from checker import decide
    from checker.compiled_card import CARD

    waiting: list[dict[str, str]] = [{}]
    while waiting:
        step = decide(CARD, waiting.pop())
        answers = dict(step.answers)
        yield from (_step(answers, root=root) for root in ROOTS)
        yield from (_step(answers, change=question) for question in answers)
        if step.question is None:
            yield from _about_an_advice(answers)
        else:
            waiting += ({**answers, step.question.id: option.id} for option in step.question.options)


def _about_an_advice(answers: dict[str, str]) -> Iterator[Request]:
    """All that can be asked of an advice; and the steps that lead from it by another answer."""
    from checker.compiled_card import CARD

    yield {"kind": "meeting", "answers": answers, "root": "", "today": TODAY}
    for role in CARD.roles():
        yield {"kind": "doing", "who": role.id, "answers": answers, "root": "", "today": TODAY}
    for marks in _marks():
        yield {"kind": "self-check", "marks": marks, "answers": answers, "root": "", "today": TODAY}
    for question in map(CARD.question, answers):
        yield _step(answers, change=question.id, before=answers)
        for option in question.options:
            yield from _on_from(answers, {**answers, question.id: option.id})
            asked: Request = {"question": question.id, "answer": option.id, "answers": answers}
            yield {"kind": "what-if", **asked, "root": "", "today": TODAY}


def _on_from(before: dict[str, str], answers: dict[str, str]) -> Iterator[Request]:
    """The step at another answer, and those that it leads to; a reader in another role comes from no advice."""
    from checker import decide
    from checker.compiled_card import CARD

    if before[CARD.questions[0].id] != answers[CARD.questions[0].id]:
        yield _step(answers)
        return
    yield _step(answers, before=before)
    step = decide(CARD, answers)
    if step.question is not None:
        for option in step.question.options:
            yield from _on_from(before, {**step.answers, step.question.id: option.id})


def _marks() -> Iterator[dict[str, str]]:
    """None, every mark for every task, and all kinds at once. A reader's marks may be of an earlier advice too."""
    from checker.compiled_card import CARD
    from checker.selfcheck import MARKS

    waiting = [task for tasks in CARD.tasks.values() for task in tasks]
    for task in waiting:
        waiting += task.tasks
    tasks = [task.id for task in waiting]
    yield {}
    yield from (dict.fromkeys(tasks, mark) for mark in MARKS)
    for first in range(2):
        yield {task: mark for place, task in enumerate(tasks) if (mark := [*MARKS, None][(first + place) % 5])}


def _step(
    answers: dict[str, str],
    *,
    change: str | None = None,
    before: dict[str, str] | None = None,
    root: str = "",
    today: str = TODAY,
) -> Request:
    return {"kind": "step", "answers": answers, "change": change, "before": before, "root": root, "today": today}


def _odd() -> Iterable[Request]:
    """Other letters everywhere, and names that are not on the card."""
    from checker.compiled_card import CARD

    role = CARD.questions[0]
    answers = {role.id: role.options[0].id}
    yield _step(answers, today="0001-01-01")
    for text in LETTERS:
        yield _step(answers, today=text)
        yield _step(answers, root=text)
        yield _step({**answers, text: text})
        yield _step({role.id: text})
        yield _step(answers, change=text)
        yield _step(answers, before={role.id: text})
        yield {"kind": "self-check", "marks": {text: text}, "answers": answers, "root": "", "today": text}
        yield {"kind": "what-if", "question": text, "answer": text, "answers": answers, "root": "", "today": text}
        yield {"kind": "doing", "who": text, "answers": answers, "root": "", "today": text}
        yield {"kind": "meeting", "answers": answers, "root": "", "today": text}


def _nonsense() -> Iterable[str]:
    """What is no request at all."""
    return (
        "",
        "{",
        "null",
        "[]",
        '"step"',
        "{}",
        '{"kind": "step"}',
        '{"kind": 1e400}',
        "-1.5e3",
        '"\\ud800"',
        '{"kind": NaN}',
    )


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
