# SPDX-License-Identifier: EUPL-1.2
"""A case to practise with: what the card says to it and why, folded until the reader has thought about it."""

from collections.abc import Iterable
from typing import Final

from build_hooks.authoring import Case
from build_hooks.pages import texts
from build_hooks.pages.directives.page import Directives, Page
from checker.card import ROLE
from checker.decision import Step, decide
from checker.hypertext import EMPTY, Html
from checker.markup import link
from checker.reasons import rests_on, why_not
from checker.result import count
from checker.rules import rulebook
from checker.texts import SHOWN_ALREADY
from checker.wording import Writer, plain, sentence, with_term


def case(page: Page, name: str) -> Html:
    """What the card says to one case: `voorbeeld eerste-melding`."""
    found = {each.id: each for each in page.site.cases}[name]
    step = decide(page.card, found.answers)
    writer = Writer(page.card.terms)  # who unfolds one case has not read what is folded above it
    parts = (
        _list(texts.THESE_ANSWERS, _answers(step, writer)),
        _list(texts.MUST, _tasks(step, found.must, writer)),
        _list(texts.FIND_OUT, _tasks(step, found.find_out, writer)),
        _list(texts.MUST_NOT, _tasks(step, found.must_not, writer)),
        Html("<p>{}</p>", _whole(page, step, found, writer)),
        writer.note_html,
    )
    return Html(
        '<details class="rk-waarom rk-voorbeeld" data-search-exclude><summary>{} '
        '<span class="rk-verborgen">{}</span></summary>{}</details>',
        texts.WHAT_CARD_SAYS,
        texts.ABOUT_CASE.format(case=found.title),
        EMPTY.join(parts),
    )


def _list(title: str, items: Iterable[Html]) -> Html:
    """A list with a title. No `<h3>`: Markdown would lead to it from among the headings that the page has itself."""
    listed = EMPTY.join(Html("<li>{}</li>", item) for item in items)
    return Html('<p class="rk-wie-doet" role="heading" aria-level="3">{}</p><ul>{}</ul>', title, listed) if listed else EMPTY


def _answers(step: Step, writer: Writer) -> Iterable[Html]:
    for name, answer in step.answers.items():
        question = step.card.question(name)
        yield Html("{} <strong>{}</strong>", writer.html(question.text), plain(question.option(answer).text))


def _tasks(step: Step, names: Iterable[str], writer: Writer) -> Iterable[Html]:
    """Tasks in the words for the reader of the case, where she has them, each with why it is there or is not."""
    book = rulebook(step.card)
    for name in names:
        rule = book.whole(step.answers[ROLE], name) or book.every_rule[name]
        why = writer.html(why_not(step, name).removeprefix(SHOWN_ALREADY))
        yield Html('{} <span class="rk-bron">{} {}</span>', writer.html(with_term(rule.task)), why, rests_on(rule))


def _whole(page: Page, step: Step, found: Case, writer: Writer) -> Html:
    """How much more there is, where it stands, and who agreed on the case."""
    role = step.card.role(step.answers[ROLE])
    there = link(page.links.role(role.id), texts.ALL_TASKS_OF.format(role=role.label))
    return Html("{} {}. {}", texts.WHOLE_ADVICE.format(count=count(step)), there, writer.html(sentence(found.agreed)))


DIRECTIVES: Final[Directives] = {
    "voorbeeld": case,
}
