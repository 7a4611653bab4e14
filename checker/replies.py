# SPDX-License-Identifier: EUPL-1.2
"""What is shown inside the result when the reader asks for it: the self-check, and what another answer would change."""

from collections.abc import Iterable
from html import escape

from checker.decision import Advice, Step
from checker.markup import Links, brief_html, partner_html
from checker.selfcheck import SelfCheck, Unsure, telling
from checker.whatif import WhatIf
from checker.wording import Writer, plain

# --- the self-check ------------------------------------------------------------------------------------------------------


def self_check_html(check: SelfCheck, links: Links) -> str:
    """How things stand: how much is done, what to do first, who can tell what the reader does not know, and what is open."""
    step, writer = check.step, Writer(check.step.card.terms)
    first = (check.first,) if check.first else ()
    parts = (
        f'<p class="rk-telling">{telling(check)}</p>',
        _list_html("Doe dit eerst", (writer.html(each.rule.task.do) for each in first)),
        _list_html("Vraag dit na", (_unsure_html(step, each, links, writer) for each in check.unsure)),
        _all_open_html(check, writer),
    )
    return "\n".join(part for part in parts if part)


def _unsure_html(step: Step, unsure: Unsure, links: Links, writer: Writer) -> str:
    who = ", ".join(partner_html(step.card, name, links) for name in unsure.who)
    ways = [*([f"Vraag het na bij: {who}."] if who else []), *map(writer.html, unsure.how)]
    return f"<p>{brief_html(step, unsure.advice, writer)}</p><p>{' '.join(ways) or 'Kijk in het dossier.'}</p>"


def _all_open_html(check: SelfCheck, writer: Writer) -> str:
    """All that is not done, folded: it is most of the tasks for as long as the reader has only begun."""
    items = "\n".join(
        f'<li>{brief_html(check.step, each, writer)} <span class="rk-nu">({check.reads(each).lower()})</span></li>'
        for each in check.open
    )
    summary = f"<summary>Dit staat nog open ({len(check.open)})</summary>"
    return f'<details class="rk-waarom rk-nog-open">{summary}\n<ul>\n{items}\n</ul></details>' if items else ""


# --- what if -------------------------------------------------------------------------------------------------------------


def what_if_html(what_if: WhatIf) -> str:
    """What would change, in plain words, and a button to take the other answer over."""
    before, after = what_if.before, what_if.after
    writer = Writer(before.card.terms)
    question, option = escape(what_if.question.id), escape(what_if.option.id)
    dropped = " en ".join(f"‘{escape(plain(each.text))}’" for each in what_if.dropped)
    parts = (
        f"<h4>Als {writer.html(what_if.option.because)}</h4>",
        "<p>Er verandert niets aan je taken.</p>" if what_if.same_tasks else "",
        _list_html("Deze taken komen erbij", (brief_html(after, each, writer) for each in what_if.comes), level=5),
        _list_html("Deze taken vallen weg", (writer.html(each.rule.task.do) for each in what_if.goes), level=5),
        _list_html("Deze taken veranderen", (_change_html(after, each, writer) for each in what_if.changes), level=5),
        f"<p>Je antwoord op {dropped} telt dan niet meer mee.</p>" if dropped else "",
        f"<p>Dan is er nog een vraag: ‘{escape(plain(after.question.text))}’</p>" if after.question else "",
        f'<button type="button" class="rk-knop rk-neem-over" data-vraag="{question}" data-antwoord="{option}">'
        "Neem dit antwoord over</button>",
    )
    return "\n".join(part for part in parts if part)


def what_if_announcement(what_if: WhatIf) -> str:
    """What a screen reader is told: how many tasks would change, without any answer in it."""
    if what_if.same_tasks:
        return "Er verandert niets aan je taken."
    comes, goes, changes = (len(each) for each in (what_if.comes, what_if.goes, what_if.changes))
    told = ((comes, "erbij"), (goes, "weg"), (changes, "anders"))
    return f"Taken: {', '.join(f'{number} {word}' for number, word in told if number)}."


def _change_html(after: Step, advice: Advice, writer: Writer) -> str:
    becomes = "Dit moet je dan doen:" if advice.status == "do" else "Dit moet je dan eerst uitzoeken:"
    return f'<span class="rk-wordt">{becomes}</span> {brief_html(after, advice, writer)}'


# --- both ----------------------------------------------------------------------------------------------------------------


def _list_html(title: str, items: Iterable[str], level: int = 4) -> str:
    """A list below a heading; nothing when there is nothing to list."""
    listed = "\n".join(f"<li>{item}</li>" for item in items)
    return f"<h{level}>{title}</h{level}>\n<ul>\n{listed}\n</ul>" if listed else ""
