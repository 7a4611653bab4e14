# SPDX-License-Identifier: EUPL-1.2
"""A sheet for the multidisciplinary meeting: what each organisation and its function ought to do, and room for names."""

from collections.abc import Sequence
from html import escape
from typing import Final

from checker.card import ROLE, Organisation
from checker.decision import Advice, Step
from checker.markup import whole_html
from checker.others import seen_by
from checker.outline import Branch, counted, outline, shares
from checker.text import urgent_line
from checker.wording import Writer, plain


def meeting_html(step: Step, today: str) -> str:
    """The sheet as HTML. `today` is the date as the reader writes it. It names the situation, and no person."""
    card, writer = step.card, Writer(step.card.terms)
    answers = "".join(
        f"<li>{escape(plain(question.text))} <strong>{escape(plain(question.option(answer).text))}</strong></li>"
        for name, answer in step.answers.items()
        if name != ROLE
        for question in (card.question(name),)
    )
    theirs = "\n".join(_organisation_html(seen_by(step, each), each, writer) for each in card.organisations)
    return (
        f'<div class="rk-overleg-boven"><h2>Overlegblad: {escape(plain(card.title))}</h2>\n'
        f"<p>{escape(urgent_line(card))}</p></div>\n"
        f'<ul class="rk-situatie">{answers}</ul>\n<div class="rk-overleg-kolommen">\n{theirs}\n</div>\n{writer.note_html}'
        f'<p class="rk-kaart">Kaart versie {escape(card.version)}, controlecode {escape(card.hash)}. {escape(today)}. '
        "Dit blad vervangt geen eigen oordeel. Schrijf er geen namen van slachtoffer of verdachte op.</p>"
    )


def _organisation_html(theirs: Step, organisation: Organisation, writer: Writer) -> str:
    lists = {share.doer: _list_html(theirs, outline(share.advice), writer) for share in shares(theirs, counted(theirs.advice))}
    parts = [_part_html(f"<h3>{escape(organisation.name)}</h3>", lists.pop(None, ""))]
    parts += (_part_html(f"<h4>{escape(doer.name)}</h4>", tasks) for doer, tasks in lists.items() if doer)
    return f'<section class="rk-overleg">\n{"\n".join(parts)}\n</section>'


def _part_html(name: str, tasks: str) -> str:
    """What one of them does. On paper the name stands again at the head of every column in which the tasks go on."""
    return (
        f'<div class="rk-overleg-deel"><div class="rk-overleg-kop"><div>{name}<span>Wie</span><span>Wanneer</span></div></div>'
        f"{tasks}</div>"
    )


_FIELDS: Final = '<span class="rk-veld"></span><span class="rk-veld"></span>'
"""To write in who does it, and when."""


def _list_html(theirs: Step, branches: Sequence[Branch], writer: Writer, whole: Advice | None = None) -> str:
    """Tasks, each with its parts below it and two fields to write in."""
    items = "".join(
        "<li><p><span>"
        f"{whole_html(theirs, branch.advice, writer, above=above.advice if above else None, whole=whole)}</span>{_FIELDS}</p>"
        f"{_list_html(theirs, branch.parts, writer, branch.advice)}</li>"
        for above, branch in zip((None, *branches), branches, strict=False)
    )
    return f"<ul>{items}</ul>" if items else ""
