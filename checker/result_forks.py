# SPDX-License-Identifier: EUPL-1.2
"""In the result: what to find out, and what each answer leads to, as HTML."""

from collections.abc import Iterable

from checker import texts
from checker.card import ROLE, Option, Question
from checker.decision import Advice, Step
from checker.forks import Fork, Outcome
from checker.hypertext import EMPTY, Html
from checker.markup import with_details_html
from checker.outline import Branch, Share, outline, shares
from checker.reasons import hangs_on
from checker.wording import Writer, plain, with_term


def forks_html(step: Step, found: Iterable[Fork], writer: Writer) -> Html:
    """These questions, one below the other."""
    return Html("\n").join(_fork_html(step, fork, writer) for fork in found)


def _fork_html(step: Step, fork: Fork, writer: Writer) -> Html:
    """An open question, how to find the answer, and beside each other what each answer leads to: to choose right there."""
    question = fork.question
    how = question.how_to_find_out(step.answers[ROLE])
    told = [Html("<p>{}</p>", writer.html(how))] if how else []
    if fork.brings_more:
        told.append(Html("<p>{}</p>", texts.MORE_THEN))
        outcomes = [Html('<div class="rk-uitkomst">{}</div>', _choose_html(question, each.option)) for each in fork.outcomes]
    else:
        outcomes = [_outcome_html(question, outcome, writer) for outcome in fork.outcomes]
    return Html(
        '<section class="rk-vork" data-vork="{}">\n<h3>{}</h3>\n{}\n<div class="rk-uitkomsten">\n{}\n</div>\n</section>',
        question.id,
        plain(question.text),
        EMPTY.join(told),
        Html("\n").join(outcomes),
    )


def _choose_html(question: Question, option: Option) -> Html:
    return Html(
        '<button type="button" class="rk-knop rk-kies" data-vraag="{}" '
        'data-antwoord="{}">{} <span class="rk-verborgen">{}</span></button>',
        question.id,
        option.id,
        plain(option.text),
        texts.IS_THE_ANSWER.format(question=plain(question.text)),
    )


def _outcome_html(question: Question, outcome: Outcome, writer: Writer) -> Html:
    button = _choose_html(question, outcome.option)
    lists = EMPTY.join(
        _then_html(outcome.after, share, writer) for share in shares(outcome.after, (*outcome.comes, *outcome.depends))
    )
    gone = EMPTY.join(_gone_html(share, writer) for share in shares(outcome.after, outcome.goes))
    return Html(
        '<div class="rk-uitkomst">{}{}{}{}</div>',
        button,
        lists,
        gone,
        "" if lists or gone else Html("<p>{}</p>", texts.NO_TASK_MORE),
    )


def _gone_html(share: Share, writer: Writer) -> Html:
    items = EMPTY.join(Html("<li>{}</li>", writer.html(with_term(each.rule.task))) for each in share.advice)
    return Html('<p class="rk-dan">{}:</p><ul class="rk-vervalt">{}</ul>', texts.share_gone(share.doer), items)


def _then_html(after: Step, share: Share, writer: Writer) -> Html:
    return Html(
        '<p class="rk-dan">{}:</p>{}', texts.share_then(share.doer), _open_list_html(after, outline(share.advice), writer)
    )


def _open_list_html(after: Step, branches: Iterable[Branch], writer: Writer, whole: Advice | None = None) -> Html:
    """Tasks that depend on something: as long as that is open, each is to be found out."""
    items, above = EMPTY, None
    for branch in branches:
        task = branch.advice.rule.task
        items += Html(
            '<li data-taak="{}" data-status="find_out">{}{}</li>',
            task.id,
            with_details_html(hangs_on(after, branch.advice, above=above, whole=whole), task, writer),
            _open_list_html(after, branch.parts, writer, branch.advice),
        )
        above = branch.advice
    return Html('<ul class="rk-dan-taken">{}</ul>', items) if items else EMPTY
