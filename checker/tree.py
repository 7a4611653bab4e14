# SPDX-License-Identifier: EUPL-1.2
"""The whole questioning as nested `<details>`: works without any script and holds the same tasks."""

from collections.abc import Iterable, Iterator

from checker import texts
from checker.calls import Calls, to_call
from checker.card import ROLE, Card, Question
from checker.conditions import Answers
from checker.decision import Step, decide
from checker.forks import forks
from checker.hypertext import EMPTY, Html
from checker.markup import condition_html, reach_html, task_body_html
from checker.outline import Branch, before_all, outline, shares
from checker.people import in_a_sentence
from checker.reasons import no_exception, no_tasks, therefore, to_find_out_first
from checker.wording import Writer, plain, sentence


def tree_html(card: Card, answers: Answers | None = None) -> Html:
    """The tree: one `<details>` in another for every answer, and the tasks where there is nothing more to ask. It begins where
    these answers lead to.
    """
    return Html('<div class="rk-boom">\n{}\n</div>', _branch_html(card, answers or {}))


def _branch_html(card: Card, answers: Answers) -> Html:
    step = decide(card, answers)
    if step.question is None:
        return _leaf_html(step)
    question = step.question
    branches = Html("\n").join(
        Html(
            "<details><summary>{}</summary>\n{}\n</details>",
            plain(option.text),
            _branch_html(card, {**answers, question.id: option.id}),
        )
        for option in question.options
    )
    return Html('<p class="rk-boom-vraag">{}</p>\n{}', plain(question.text), branches)


def _leaf_html(step: Step) -> Html:
    writer = Writer(step.card.terms)
    answers = " ".join(f"{name}={answer}" for name, answer in step.answers.items())
    first = before_all(step)
    rest = shares(step, (advice for advice in step.advice if advice not in first))
    parts = (
        *(Html("<p>{}</p>", writer.html(why)) for why in no_tasks(step)),
        _titled(texts.BEFORE_ALL, _list_html(step, outline(first), writer)),
        _titled(texts.CALL, _calls_html(step, writer)),
        _titled(texts.FIND_THIS_OUT, _how_html(step, writer)),
        *(_titled(texts.share_title(share.doer), _list_html(step, outline(share.advice), writer)) for share in rest),
        writer.note_html,
    )
    return Html('<div class="rk-blad" data-antwoorden="{}">{}</div>', answers, EMPTY.join(parts))


def _titled(title: str, content: Html) -> Html:
    return Html('<p class="rk-wie-doet">{}</p>{}', title, content) if content else EMPTY


def _calls_html(step: Step, writer: Writer) -> Html:
    """Whom the reader calls, each with why, unless every outcome needs them."""
    items = EMPTY.join(
        Html("<li>{}{}</li>", Html("{} ", writer.html(calls.why)) if calls.why else "", who)
        for calls in to_call(step, (question for question, _ in _open(step)))
        for who in _people_html(step, calls, writer)
    )
    return Html('<ul class="rk-bellijst">{}</ul>', items) if items else EMPTY


def _people_html(step: Step, calls: Calls, writer: Writer) -> Iterator[Html]:
    for name, contact in calls.people:
        if contact:
            yield Html("<strong>{}</strong> {}", writer.html(sentence(step.card.partner(name).name)), reach_html(contact))
    if unknown := [in_a_sentence(step.card, name) for name, contact in calls.people if not contact]:
        names = EMPTY.join(Html("<li>{}</li>", writer.html(each)) for each in unknown)
        yield Html("{}:<ul>{}</ul>", texts.NO_NUMBER, names)


def _open(step: Step) -> tuple[tuple[Question, str], ...]:
    """What to find out first, each with what to add: that tasks follow, when it is not known yet."""
    later = ((fork.question, texts.MORE_THEN) for fork in forks(step) if fork.brings_more)
    return (*later, *((question, "") for question in to_find_out_first(step)))


def _how_html(step: Step, writer: Writer) -> Html:
    """What to find out first, and how; nothing when nothing is open."""
    items = EMPTY.join(
        Html(
            "<li>{} {}. {}</li>",
            texts.FIND_OUT,
            writer.html(question.whether),
            writer.html(" ".join(filter(None, (question.how_to_find_out(step.answers[ROLE]), more)))),
        )
        for question, more in _open(step)
    )
    return Html('<ul class="rk-uit">{}</ul>', items) if items else EMPTY


def _list_html(step: Step, branches: Iterable[Branch], writer: Writer) -> Html:
    items, said = EMPTY, ""
    for branch in branches:
        advice, task = branch.advice, branch.advice.rule.task
        lead, exception = therefore(step, advice), no_exception(step, advice)
        before = Html('<p class="rk-daarom">{}</p>', writer.html(lead)) if lead != said and lead else ""
        items += Html(
            '<li data-taak="{}" data-status="{}">{}{}{}{}{}</li>',
            task.id,
            advice.status,
            before,
            condition_html(step, advice, writer),
            task_body_html(step.card, task, step.answers[ROLE], writer),
            _list_html(step, branch.parts, writer),
            Html("<p>{}</p>", exception) if exception else "",
        )
        said = lead
    return Html("<ul>{}</ul>", items) if items else EMPTY
