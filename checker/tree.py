# SPDX-License-Identifier: EUPL-1.2
"""The whole questioning as nested `<details>`: works without any script and holds the same tasks."""

from collections.abc import Iterable

from checker import texts
from checker.card import ROLE, Card
from checker.conditions import Answers
from checker.decision import Step, decide
from checker.hypertext import EMPTY, Html
from checker.markup import condition_html, task_body_html
from checker.outline import Branch, outline, shares
from checker.reasons import no_exception, no_tasks, therefore, to_find_out_first
from checker.wording import Writer, plain


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
    none = EMPTY.join(Html("<p>{}</p>", writer.html(why)) for why in no_tasks(step))
    whose = EMPTY.join(
        Html('<p class="rk-wie-doet">{}</p>{}', texts.share_title(share.doer), _list_html(step, outline(share.advice), writer))
        for share in shares(step, step.advice)
    )
    return Html(
        '<div class="rk-blad" data-antwoorden="{}">{}{}{}{}</div>',
        answers,
        none,
        _how_html(step, writer),
        whose,
        writer.note_html,
    )


def _how_html(step: Step, writer: Writer) -> Html:
    """What to find out first, and how; nothing when nothing is open."""
    items = EMPTY.join(
        Html(
            "<li>{} {}. {}</li>",
            texts.FIND_OUT,
            writer.html(question.whether),
            writer.html(question.how_to_find_out(step.answers[ROLE]) or ""),
        )
        for question in to_find_out_first(step)
    )
    return Html('<p class="rk-wie-doet">{}</p><ul class="rk-uit">{}</ul>', texts.FIND_THIS_OUT, items) if items else EMPTY


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
