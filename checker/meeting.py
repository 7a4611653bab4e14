# SPDX-License-Identifier: EUPL-1.2
"""A sheet for the multidisciplinary meeting: what each organisation and its function ought to do, and room for names."""

from collections.abc import Iterator, Sequence
from typing import Final

from checker import texts
from checker.card import ROLE, Card, Organisation, Role
from checker.decision import Advice, Step
from checker.hypertext import EMPTY, Html
from checker.markup import whole_html
from checker.others import seen_by
from checker.outline import Branch, outline, shares
from checker.standing import standing
from checker.text import urgent_line
from checker.wording import Writer, dutch_date, plain


def meeting_html(step: Step, today: str) -> Html:
    """The sheet as HTML. `today` is the date, as '2026-05-01'. It names the situation, and no person."""
    card, writer = step.card, Writer(step.card.terms)
    answers = EMPTY.join(
        Html("<li>{} <strong>{}</strong></li>", plain(question.text), plain(question.option(answer).text))
        for name, answer in step.answers.items()
        if name != ROLE
        for question in (card.question(name),)
    )
    said = standing(card, today)
    theirs = Html("\n").join(_organisation_html(seen_by(step, each), each, writer) for each in card.organisations)
    return Html(
        '<div class="rk-overleg-boven"><h2>{}</h2>\n'
        "<p>{}</p>"
        "<p>{}</p></div>\n"
        '{}\n<div class="rk-overleg-kolommen">\n{}\n</div>\n{}'
        '<p class="rk-kaart">{}{} {}. {}</p>',
        texts.SHEET.format(card=plain(card.title)),
        texts.NO_NAMES,
        " ".join((urgent_line(card), *_elsewhere(card))),
        Html('<ul class="rk-situatie">{}</ul>', answers) if answers else EMPTY,
        theirs,
        writer.note_html,
        Html("<strong>{}</strong> ", said) if said else "",
        texts.CARD.format(version=card.version, hash=card.hash),
        dutch_date(today),
        texts.SHEET_IS_NO_JUDGEMENT,
    )


def _elsewhere(card: Card) -> Iterator[str]:
    """The numbers of those who have no tasks on the sheet."""
    roles = {role.id for role in card.roles()}
    for each in card.region.contacts:
        if each.phone and each.of not in roles:
            yield f"{each.name}: {each.phone}."


def _organisation_html(theirs: Step, organisation: Organisation, writer: Writer) -> Html:
    lists = {share.doer: _list_html(theirs, outline(share.advice), writer) for share in shares(theirs, theirs.advice)}
    parts = [_part_html(organisation, "h3", lists.pop(None, EMPTY), theirs.card)]
    parts += (_part_html(doer, "h4", tasks, theirs.card) for doer, tasks in lists.items() if doer)
    return Html('<section class="rk-overleg">\n{}\n</section>', Html("\n").join(parts))


def _part_html(doer: Role, level: str, tasks: Html, card: Card) -> Html:
    """What one of them does, below how to reach it.

    On paper the head stands again above every column in which the tasks go on, as what it is then: the first time that word is
    covered.
    """
    contact = card.contact_of(doer.id)
    number = Html(' <span class="rk-nummer">{}</span>', contact.phone or contact.mail or "") if contact else ""
    return Html(
        '<div class="rk-overleg-deel"><div class="rk-overleg-kop"><div><{}>{}</{}>{}'
        '<em class="rk-vervolg" aria-hidden="true">{}</em><span>{}</span><span>{}</span></div></div>'
        '<div class="rk-vervolg-dek"></div>{}</div>',
        level,
        doer.name,
        level,
        number,
        texts.CONTINUED,
        texts.WHO,
        texts.WHEN,
        tasks,
    )


_FIELDS: Final = Html('<span class="rk-velden"><span class="rk-veld"></span><span class="rk-veld"></span></span>')
"""To write in who does it, and when. The text of the task runs around them."""


def _list_html(theirs: Step, branches: Sequence[Branch], writer: Writer, whole: Advice | None = None) -> Html:
    """Tasks, each with its parts below it and two fields to write in."""
    items = EMPTY.join(
        Html(
            "<li>{}{}</li>",
            _task_html(theirs, branch, writer, above.advice if above else None, whole),
            _list_html(theirs, branch.parts, writer, branch.advice),
        )
        for above, branch in zip((None, *branches), branches, strict=False)
    )
    return Html("<ul>{}</ul>", items) if items else EMPTY


def _task_html(theirs: Step, branch: Branch, writer: Writer, above: Advice | None, whole: Advice | None) -> Html:
    """A task with its fields; a heading above its parts has none, nor has what not to do."""
    told = whole_html(theirs, branch.advice, writer, above=above, whole=whole)
    if not branch.advice.rule.task.counts:
        return Html('<p class="{}">{}</p>', "rk-kopje" if branch.advice.rule.task.heading else "rk-niet", told)
    return Html("<p>{}{}</p>", _FIELDS, told)
