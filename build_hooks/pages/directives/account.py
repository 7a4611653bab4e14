# SPDX-License-Identifier: EUPL-1.2
"""What the card rests on, how it was read, and what was written beside it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from build_hooks.authoring.approving import not_approved, part_codes, reading_codes, reading_name
from build_hooks.pages import texts
from build_hooks.pages.directives.page import Directives, Page
from build_hooks.pages.directives.tasks import if_before
from build_hooks.pages.places import places
from checker.card import REGION, ROLE, Card, Question, Reading, Role, Section
from checker.hypertext import EMPTY, Html
from checker.rules import Rule, rulebook
from checker.wording import dutch_date, joined, plain, with_term


def readings(page: Page, _: str) -> Html:
    """How the card was read."""
    items = EMPTY.join(
        Html(
            '<li id="lezing-{}" value="{}">{}{} <span class="rk-bron">{}</span></li>',
            reading.number,
            reading.number,
            page.writer.html(reading.text),
            _lines(reading),
            _confirmed(page.card, reading),
        )
        for reading in sorted(page.card.readings, key=lambda reading: reading.number)
    )
    return Html('<ol class="rk-lezingen">{}</ol>', items)


def _lines(reading: Reading) -> Html:
    numbers = ", ".join(map(str, reading.lines))
    return Html(' <span class="rk-bron">{}</span>', texts.LINES.format(lines=numbers)) if numbers else EMPTY


def _confirmed(card: Card, reading: Reading) -> str:
    name = reading_name(reading)
    if name in not_approved(card, reading_codes(card)):
        return texts.NOT_CONFIRMED
    found = next(each for each in card.approved if each.part == name)
    return texts.CONFIRMED.format(by=found.by, day=dutch_date(found.day))


def approval(page: Page, _: str) -> Html:
    """Who has approved which part of the card, and the code of each part, which they write down who approve it."""
    card, codes = page.card, part_codes(page.card)
    missing, known = not_approved(card, codes), {each.part: each for each in card.approved}
    items = []
    for name, code in codes.items():
        part = texts.REST_OF_REGION if name == REGION else card.organisation_of(name).name
        found = known.get(name)
        said = texts.APPROVED.format(by=found.by, day=dutch_date(found.day)) if found else texts.NOT_APPROVED
        again = texts.CHANGED_AFTER if found and name in missing else ""
        items.append(
            Html(
                '<li><strong>{}</strong>: {}{}. <span class="rk-bron">{} <code>{}</code></span></li>',
                part,
                said,
                again,
                texts.CODE,
                code,
            )
        )
    return Html("<ul>{}</ul>", EMPTY.join(items))


def origins(page: Page, argument: str) -> Html:
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
    return _origin_table(texts.LINE_HEAD, _line_rows(page, section, lines)) + _origin_table(
        texts.SOURCE_HEAD if any(named) else "", _named_rows(page, named)
    )


def _origin_table(first: str, rows: Iterable[Html]) -> Html:
    """The table of all that rests on something of the same kind, of which `first` is the name; nothing without any."""
    columns = (first, *([texts.CARD_HEAD] if first == texts.LINE_HEAD else []), texts.HERE_HEAD, texts.RIGHT_HEAD)
    heads = EMPTY.join(Html('<th scope="col">{}</th>', head) for head in filter(None, columns))
    body = EMPTY.join(rows)
    return (
        Html('<table class="rk-herkomst"><thead><tr>{}</tr></thead><tbody>{}</tbody></table>', heads, body) if body else EMPTY
    )


def _line_rows(page: Page, section: Section, lines: Mapping[int, Sequence[tuple[Role, Rule]]]) -> Iterator[Html]:
    """A row for every line that is cited; its place is there once, in the section that has it on the card."""
    written = {line.number: line.text for line in page.card.original}
    for number, found in sorted(lines.items()):
        place = "" if section.reading else Html(' id="regel-{}"', number)
        literal = Html('<td class="rk-letterlijk">{}</td>', written.get(number, ""))
        yield Html('<tr{}><th scope="row">{}</th>{}{}</tr>', place, number, literal, _origin_cells(page, found))


def _named_rows(page: Page, named: Mapping[str, Sequence[tuple[Role, Rule]]]) -> Iterator[Html]:
    for name, found in named.items():
        nameless = Html("<td></td>") if any(named) else ""  # a head without a word would be read out as one
        yield Html("<tr>{}{}</tr>", Html('<th scope="row">{}</th>', name) if name else nameless, _origin_cells(page, found))


def _origin_cells(page: Page, found: Iterable[tuple[Role, Rule]]) -> Html:
    tasks = EMPTY.join(_origin(page, role, rule) for role, rule in found)
    return Html('<td><ul>{}</ul></td><td><span class="rk-vakje">\u2610</span></td>', tasks)


def _origin(page: Page, of: Role, rule: Rule) -> Html:
    doer = joined(role.name for role in rulebook(page.card).doers[rule.task.id])
    task = Html(
        '<a href="{}#{}">{}</a>', page.links.role(of.id), rule.task.id, page.writer.html(with_term(rule.task), in_link=True)
    )
    return Html('<li><span class="rk-bron">{}:</span> {}{}</li>', doer, if_before(page, rule.task.when), task)


def ours(page: Page, _: str) -> Html:
    """What the card does not say: how to find out an answer, and the help with a question."""
    rows = EMPTY.join(
        Html(
            '<tr><th scope="row">{}</th><td>{}</td></tr>',
            page.writer.html(question.text),
            Html("<br>").join(page.writer.html(text) for text in _ours(page, question)),
        )
        for question in page.card.questions
        if question.id != ROLE
    )
    heads = Html('<th scope="col">{}</th><th scope="col">{}</th>', texts.QUESTION_HEAD, texts.OURS_HEAD)
    return Html('<table class="rk-herkomst"><thead><tr>{}</tr></thead><tbody>{}</tbody></table>', heads, rows)


def _ours(page: Page, question: Question) -> Iterator[str]:
    if question.hint:
        yield texts.HINT.format(text=question.hint)
    if question.find_out:
        yield texts.HOW.format(text=question.find_out)
    for role, text in question.find_out_for.items():
        yield texts.HOW_FOR.format(role=page.card.role(role).label, text=text)


DIRECTIVES: Final[Directives] = {
    "herkomst": origins,
    "lezingen": readings,
    "toelichting": ours,
    "vastgesteld": approval,
}
