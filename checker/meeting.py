# SPDX-License-Identifier: EUPL-1.2
"""A sheet for the multidisciplinary meeting: what each organisation and its function ought to do, and room for names."""

from collections.abc import Iterator
from html import escape

from checker.card import ROLE, Organisation
from checker.decision import Step
from checker.markup import listed_html
from checker.others import seen_by
from checker.outline import counted, shares
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
    tables = "\n".join(_table_html(step, organisation, writer) for organisation in card.organisations)
    return (
        f"<h2>Overlegblad: {escape(plain(card.title))}</h2>\n<p>{escape(urgent_line(card))}</p>\n"
        f'<ul class="rk-situatie">{answers}</ul>\n<div class="rk-overleg-tafels">\n{tables}\n</div>\n{writer.note_html}'
        f'<p class="rk-kaart">Kaart versie {escape(card.version)}, controlecode {escape(card.hash)}. {escape(today)}. '
        "Dit blad vervangt geen eigen oordeel. Schrijf er geen namen van slachtoffer of verdachte op.</p>"
    )


def _table_html(step: Step, organisation: Organisation, writer: Writer) -> str:
    theirs = seen_by(step, organisation)
    return (
        f'<table class="rk-overleg"><caption>{escape(organisation.name)}</caption>\n'
        '<thead><tr><th scope="col">Wat</th><th scope="col">Wie</th><th scope="col">Wanneer</th></tr></thead>\n'
        f"<tbody>\n{''.join(_rows(theirs, writer))}</tbody></table>"
    )


def _rows(theirs: Step, writer: Writer) -> Iterator[str]:
    for share in shares(theirs, counted(theirs.advice)):
        if share.doer:
            yield f'<tr><th scope="rowgroup" colspan="3">{escape(share.doer.name)}</th></tr>\n'
        for above, advice in zip((None, *share.advice), share.advice, strict=False):
            yield f"<tr><td>{listed_html(theirs, advice, writer, after=above, whole=True)}</td><td></td><td></td></tr>\n"
