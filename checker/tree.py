# SPDX-License-Identifier: EUPL-1.2
"""The whole questioning as nested `<details>`: works without any script and holds the same tasks."""

from collections.abc import Iterable
from html import escape

from checker.card import ROLE, Card
from checker.conditions import Answers
from checker.decision import Step, decide
from checker.markup import condition_html, share_title, task_body_html
from checker.outline import Branch, outline, shares
from checker.reasons import no_exception, no_tasks, therefore, to_find_out_first
from checker.wording import Writer, plain


def tree_html(card: Card, answers: Answers | None = None) -> str:
    """The tree: one `<details>` in another for every answer, and the tasks where there is nothing more to ask. It begins where
    these answers lead to.
    """
    return f'<div class="rk-boom">\n{_branch_html(card, answers or {})}\n</div>'


def _branch_html(card: Card, answers: Answers) -> str:
    step = decide(card, answers)
    if step.question is None:
        return _leaf_html(step)
    question = step.question
    branches = "\n".join(
        f"<details><summary>{escape(plain(option.text))}</summary>\n"
        f"{_branch_html(card, {**answers, question.id: option.id})}\n</details>"
        for option in question.options
    )
    return f'<p class="rk-boom-vraag">{escape(plain(question.text))}</p>\n{branches}'


def _leaf_html(step: Step) -> str:
    writer = Writer(step.card.terms)
    answers = escape(" ".join(f"{name}={answer}" for name, answer in step.answers.items()))
    none = "".join(f"<p>{writer.html(why)}</p>" for why in no_tasks(step))
    whose = "".join(
        f'<p class="rk-wie-doet">{escape(share_title(share.doer))}</p>{_list_html(step, outline(share.advice), writer)}'
        for share in shares(step, step.advice)
    )
    return f'<div class="rk-blad" data-antwoorden="{answers}">{none}{_how_html(step, writer)}{whose}{writer.note_html}</div>'


def _how_html(step: Step, writer: Writer) -> str:
    """What to find out first, and how; nothing when nothing is open."""
    items = "".join(
        f"<li>Zoek uit {writer.html(question.whether)}. {writer.html(question.how_to_find_out(step.answers[ROLE]) or '')}</li>"
        for question in to_find_out_first(step)
    )
    return f'<p class="rk-wie-doet">Zoek dit uit</p><ul class="rk-uit">{items}</ul>' if items else ""


def _list_html(step: Step, branches: Iterable[Branch], writer: Writer) -> str:
    items, said = "", ""
    for branch in branches:
        advice, task = branch.advice, branch.advice.rule.task
        lead, exception = therefore(step, advice), no_exception(step, advice)
        before = f'<p class="rk-daarom">{writer.html(lead)}</p>' if lead != said and lead else ""
        items += (
            f'<li data-taak="{escape(task.id)}" data-status="{advice.status}">{before}{condition_html(step, advice, writer)}'
            f"{task_body_html(step.card, task, step.answers[ROLE], writer)}{_list_html(step, branch.parts, writer)}"
            f"{f'<p>{exception}</p>' if exception else ''}</li>"
        )
        said = lead
    return f"<ul>{items}</ul>" if items else ""
