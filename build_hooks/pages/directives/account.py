# SPDX-License-Identifier: EUPL-1.2
"""What the card rests on, how it was read, and what was written beside it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import Final

from build_hooks.authoring.approving import not_approved, part_codes, reading_codes, reading_name
from build_hooks.pages.directives.page import Directives, Page
from build_hooks.pages.directives.tasks import if_before
from build_hooks.pages.places import places
from checker.card import REGION, ROLE, Card, Question, Reading, Role, Section
from checker.rules import Rule, rulebook
from checker.wording import dutch_date, joined, plain, with_term


def readings(page: Page, _: str) -> str:
    """How the card was read."""
    items = "".join(
        f'<li id="lezing-{reading.number}" value="{reading.number}">{page.writer.html(reading.text)}'
        + (f' <span class="rk-bron">Regels {", ".join(map(str, reading.lines))}.</span>' if reading.lines else "")
        + f' <span class="rk-bron">{_confirmed(page.card, reading)}</span></li>'
        for reading in sorted(page.card.readings, key=lambda reading: reading.number)
    )
    return f'<ol class="rk-lezingen">{items}</ol>'


def _confirmed(card: Card, reading: Reading) -> str:
    name = reading_name(reading)
    if name in not_approved(card, reading_codes(card)):
        return "Nog niet bevestigd."
    found = next(each for each in card.approved if each.part == name)
    return f"Bevestigd door {escape(found.by)} op {dutch_date(found.day)}."


def approval(page: Page, _: str) -> str:
    """Who has approved which part of the card, and the code of each part, which they write down who approve it."""
    card, codes = page.card, part_codes(page.card)
    missing, known = not_approved(card, codes), {each.part: each for each in card.approved}
    items = ""
    for name, code in codes.items():
        part = "Regio, al het andere" if name == REGION else card.organisation_of(name).name
        found = known.get(name)
        said = f"vastgesteld door {escape(found.by)} op {dutch_date(found.day)}" if found else "nog niet vastgesteld"
        again = " en daarna veranderd. Stel dit deel opnieuw vast" if found and name in missing else ""
        items += (
            f'<li><strong>{escape(part)}</strong>: {said}{again}. <span class="rk-bron">Code <code>{code}</code></span></li>'
        )
    return f"<ul>{items}</ul>"


def origins(page: Page, argument: str) -> str:
    """What the tasks of a section rest on, each line of the card in its own words, beside those tasks: `herkomst laag`."""
    section = page.card.section(argument)
    lines: dict[int, list[tuple[Role, Rule]]] = {}
    named: dict[str, list[tuple[Role, Rule]]] = {}
    for role, rule in places(page.card):
        if rule.section is section:
            for number in rule.task.lines:
                lines.setdefault(number, []).append((role, rule))
            if not rule.task.lines:
                named.setdefault(plain(str(rule.task.source or "")), []).append((role, rule))
    return _origin_table("Regel", _line_rows(page, section, lines)) + _origin_table(
        "Bron" if any(named) else "", _named_rows(page, named)
    )


def _origin_table(first: str, rows: Iterable[str]) -> str:
    """The table of all that rests on something of the same kind, of which `first` is the name; nothing without any."""
    columns = (first, *(["De kaart"] if first == "Regel" else []), "Zo staat het hier", "Klopt")
    heads = "".join(f'<th scope="col">{head}</th>' for head in filter(None, columns))
    body = "".join(rows)
    return f'<table class="rk-herkomst"><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>' if body else ""


def _line_rows(page: Page, section: Section, lines: Mapping[int, Sequence[tuple[Role, Rule]]]) -> Iterator[str]:
    """A row for every line that is cited; its place is there once, in the section that has it on the card."""
    written = {line.number: line.text for line in page.card.original}
    for number, found in sorted(lines.items()):
        place = "" if section.reading else f' id="regel-{number}"'
        literal = f'<td class="rk-letterlijk">{escape(written.get(number, ""))}</td>'
        yield f'<tr{place}><th scope="row">{number}</th>{literal}{_origin_cells(page, found)}</tr>'


def _named_rows(page: Page, named: Mapping[str, Sequence[tuple[Role, Rule]]]) -> Iterator[str]:
    for name, found in named.items():
        head = f'<th scope="row">{escape(name)}</th>' if any(named) else ""
        yield f"<tr>{head}{_origin_cells(page, found)}</tr>"


def _origin_cells(page: Page, found: Iterable[tuple[Role, Rule]]) -> str:
    tasks = "".join(_origin(page, role, rule) for role, rule in found)
    return f'<td><ul>{tasks}</ul></td><td><span class="rk-vakje">\u2610</span></td>'


def _origin(page: Page, of: Role, rule: Rule) -> str:
    doer = escape(joined(role.name for role in rulebook(page.card).doers[rule.task.id]))
    task = f'<a href="{page.links.role(of.id)}#{rule.task.id}">{page.writer.html(with_term(rule.task), in_link=True)}</a>'
    return f'<li><span class="rk-bron">{doer}:</span> {if_before(page, rule.task.when)}{task}</li>'


def ours(page: Page, _: str) -> str:
    """What the card does not say: how to find out an answer, and the help with a question."""
    rows = "".join(
        f'<tr><th scope="row">{page.writer.html(question.text)}</th>'
        f"<td>{'<br>'.join(page.writer.html(text) for text in _ours(page, question))}</td></tr>"
        for question in page.card.questions
        if question.id != ROLE
    )
    heads = '<th scope="col">Vraag</th><th scope="col">Wat wij erbij schreven</th>'
    return f'<table class="rk-herkomst"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'


def _ours(page: Page, question: Question) -> Iterator[str]:
    if question.hint:
        yield f"Uitleg: {question.hint}"
    if question.find_out:
        yield f"Uitzoeken: {question.find_out}"
    for role, text in question.find_out_for.items():
        yield f"Uitzoeken, voor {page.card.role(role).label}: {text}"


DIRECTIVES: Final[Directives] = {
    "herkomst": origins,
    "lezingen": readings,
    "toelichting": ours,
    "vastgesteld": approval,
}
