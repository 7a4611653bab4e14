# SPDX-License-Identifier: EUPL-1.2
"""A case to practise with: what the card says to it and why, folded until the reader has thought about it."""

from collections.abc import Iterable
from html import escape
from typing import Final

from build_hooks.authoring import Case
from build_hooks.pages.directives.page import Directives, Page
from checker.card import ROLE
from checker.decision import Step, decide
from checker.reasons import sources, why_not
from checker.result import count
from checker.rules import rulebook
from checker.wording import plain, sentence, with_term

_SHOWN_ALREADY: Final = "Deze taak staat er wel bij. "


def case(page: Page, name: str) -> str:
    """What the card says to one case: `voorbeeld eerste-melding`."""
    found = {each.id: each for each in page.site.cases}[name]
    step = decide(page.card, found.answers)
    parts = (
        _list("Deze antwoorden horen erbij", _answers(page, step)),
        _list("Dit moet nu, en daarom", _tasks(page, step, found.must)),
        _list("Dit hangt nog ergens van af", _tasks(page, step, found.find_out)),
        _list("Dit staat er niet bij, en daarom", _tasks(page, step, found.must_not)),
        f"<p>{_whole(page, step, found)}</p>",
    )
    return (
        '<details class="rk-waarom rk-voorbeeld" data-search-exclude><summary>Bekijk wat de kaart zegt '
        f'<span class="rk-verborgen">over: {escape(found.title)}</span></summary>{"".join(parts)}</details>'
    )


def _list(title: str, items: Iterable[str]) -> str:
    """A list with a title. No `<h3>`: Markdown would lead to it from among the headings that the page has itself."""
    listed = "".join(f"<li>{item}</li>" for item in items)
    return f'<p class="rk-wie-doet" role="heading" aria-level="3">{title}</p><ul>{listed}</ul>' if listed else ""


def _answers(page: Page, step: Step) -> Iterable[str]:
    for name, answer in step.answers.items():
        question = step.card.question(name)
        yield f"{page.writer.html(question.text)} <strong>{escape(plain(question.option(answer).text))}</strong>"


def _tasks(page: Page, step: Step, names: Iterable[str]) -> Iterable[str]:
    """Tasks in the words for the reader of the case, where she has them, each with why it is there or is not."""
    book = rulebook(step.card)
    for name in names:
        task = (book.whole(step.answers[ROLE], name) or book.every_rule[name]).task
        why = page.writer.html(why_not(step, name).removeprefix(_SHOWN_ALREADY))
        yield f'{page.writer.html(with_term(task))} <span class="rk-bron">{why} {escape(sources(task))}</span>'


def _whole(page: Page, step: Step, found: Case) -> str:
    """How much more there is, where it stands, and who agreed on the case."""
    role = step.card.role(step.answers[ROLE])
    there = f'<a href="{page.links.role(role.id)}">Bekijk alle taken van {escape(role.label)}</a>'
    return f"Je hele advies: {escape(count(step))}. {there}. {page.writer.html(sentence(found.agreed))}"


DIRECTIVES: Final[Directives] = {
    "voorbeeld": case,
}
