# SPDX-License-Identifier: EUPL-1.2
"""A sheet for the multidisciplinary meeting: what each organisation and its function ought to do, and room for names."""

from collections.abc import Iterator, Sequence
from html import escape
from typing import Final

from checker.card import ROLE, Card, Organisation, Role
from checker.decision import Advice, Step
from checker.markup import whole_html
from checker.others import seen_by
from checker.outline import Branch, outline, shares
from checker.standing import standing
from checker.text import urgent_line
from checker.wording import Writer, dutch_date, plain


def meeting_html(step: Step, today: str) -> str:
    """The sheet as HTML. `today` is the date, as '2026-05-01'. It names the situation, and no person."""
    card, writer = step.card, Writer(step.card.terms)
    answers = "".join(
        f"<li>{escape(plain(question.text))} <strong>{escape(plain(question.option(answer).text))}</strong></li>"
        for name, answer in step.answers.items()
        if name != ROLE
        for question in (card.question(name),)
    )
    holds = f"<strong>{escape(standing(card, today))}</strong> " if standing(card, today) else ""
    theirs = "\n".join(_organisation_html(seen_by(step, each), each, writer) for each in card.organisations)
    return (
        f'<div class="rk-overleg-boven"><h2>Overlegblad: {escape(plain(card.title))}</h2>\n'
        "<p>Schrijf er geen namen van slachtoffer of verdachte op.</p>"
        f"<p>{escape(' '.join((urgent_line(card), *_elsewhere(card))))}</p></div>\n"
        f'<ul class="rk-situatie">{answers}</ul>\n<div class="rk-overleg-kolommen">\n{theirs}\n</div>\n{writer.note_html}'
        f'<p class="rk-kaart">{holds}Kaart versie {escape(card.version)}, controlecode {escape(card.hash)}. '
        f"{escape(dutch_date(today))}. "
        "Dit blad vervangt geen eigen oordeel.</p>"
    )


def _elsewhere(card: Card) -> Iterator[str]:
    """The numbers of those who have no tasks on the sheet."""
    roles = {role.id for role in card.roles()}
    for each in card.region.contacts:
        if each.phone and each.of not in roles:
            yield f"{each.name}: {each.phone}."


def _organisation_html(theirs: Step, organisation: Organisation, writer: Writer) -> str:
    lists = {share.doer: _list_html(theirs, outline(share.advice), writer) for share in shares(theirs, theirs.advice)}
    parts = [_part_html(organisation, "h3", lists.pop(None, ""), theirs.card)]
    parts += (_part_html(doer, "h4", tasks, theirs.card) for doer, tasks in lists.items() if doer)
    return f'<section class="rk-overleg">\n{"\n".join(parts)}\n</section>'


def _part_html(doer: Role, level: str, tasks: str, card: Card) -> str:
    """What one of them does, below how to reach it.

    On paper the head stands again above every column in which the tasks go on, as what it is then: the first time that word is
    covered.
    """
    contact = card.contact_of(doer.id)
    number = f' <span class="rk-nummer">{escape(contact.phone or contact.mail or "")}</span>' if contact else ""
    return (
        f'<div class="rk-overleg-deel"><div class="rk-overleg-kop"><div><{level}>{escape(doer.name)}</{level}>{number}'
        '<em class="rk-vervolg" aria-hidden="true">(vervolg)</em><span>Wie</span><span>Wanneer</span></div></div>'
        f'<div class="rk-vervolg-dek"></div>{tasks}</div>'
    )


_FIELDS: Final = '<span class="rk-velden"><span class="rk-veld"></span><span class="rk-veld"></span></span>'
"""To write in who does it, and when. The text of the task runs around them."""


def _list_html(theirs: Step, branches: Sequence[Branch], writer: Writer, whole: Advice | None = None) -> str:
    """Tasks, each with its parts below it and two fields to write in."""
    items = "".join(
        f"<li>{_task_html(theirs, branch, writer, above.advice if above else None, whole)}"
        f"{_list_html(theirs, branch.parts, writer, branch.advice)}</li>"
        for above, branch in zip((None, *branches), branches, strict=False)
    )
    return f"<ul>{items}</ul>" if items else ""


def _task_html(theirs: Step, branch: Branch, writer: Writer, above: Advice | None, whole: Advice | None) -> str:
    """A task with its fields; a heading above its parts has none, nor has what not to do."""
    told = whole_html(theirs, branch.advice, writer, above=above, whole=whole)
    if not branch.advice.rule.task.counts:
        return f'<p class="{"rk-kopje" if branch.advice.rule.task.heading else "rk-niet"}">{told}</p>'
    return f"<p>{_FIELDS}{told}</p>"
