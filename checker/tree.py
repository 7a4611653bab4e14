# SPDX-License-Identifier: EUPL-1.2
"""The whole questioning as nested `<details>`: works without any script and holds the same tasks."""

from collections.abc import Iterable
from html import escape

from checker.advice import advice_body_html, how_to_find_out_html
from checker.card import Card
from checker.conditions import Answers
from checker.decision import Step, decide
from checker.markup import Links
from checker.outline import Branch, outline
from checker.wording import Writer, plain


def tree_html(card: Card, links: Links) -> str:
    """The tree: one `<details>` in another for every answer, and the tasks where there is nothing more to ask."""
    return f'<div class="rk-boom">\n{_branch_html(card, {}, links)}\n</div>'


def _branch_html(card: Card, answers: Answers, links: Links) -> str:
    step = decide(card, answers)
    if step.question is None:
        return _leaf_html(step, links)
    question = step.question
    branches = "\n".join(
        f"<details><summary>{escape(plain(option.text))}</summary>\n"
        f"{_branch_html(card, {**answers, question.id: option.id}, links)}\n</details>"
        for option in question.options
    )
    return f'<p class="rk-boom-vraag">{escape(plain(question.text))}</p>\n{branches}'


def _leaf_html(step: Step, links: Links) -> str:
    writer = Writer(step.card.terms)
    how = how_to_find_out_html(step, writer)
    first = f'<section class="rk-eerst">\n<p>Zoek dit eerst uit</p>\n{how}\n</section>' if how else ""
    answers = escape(" ".join(f"{name}={answer}" for name, answer in step.answers.items()))
    return (
        f'<div class="rk-blad" data-antwoorden="{answers}">{first}{_list_html(step, outline(step.advice), links, writer)}</div>'
    )


def _list_html(step: Step, branches: Iterable[Branch], links: Links, writer: Writer) -> str:
    items = "".join(
        f'<li data-taak="{escape(branch.advice.rule.task.id)}" data-status="{branch.advice.status}">'
        f"{advice_body_html(step, branch.advice, links, writer)}{_list_html(step, branch.parts, links, writer)}</li>"
        for branch in branches
    )
    return f"<ul>{items}</ul>" if items else ""
