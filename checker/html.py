# SPDX-License-Identifier: EUPL-1.2
"""A step as HTML: what the browser shows after each answer, and what is in the page before Python is there."""

from collections.abc import Iterable
from html import escape

from checker.advice import sections_html
from checker.card import Card, Option, Question
from checker.decision import Step
from checker.markup import Links
from checker.result import count, result_html
from checker.wording import Writer, plain, sentence


def step_html(
    step: Step, links: Links, *, change: str | None = None, dropped: Iterable[str] = (), today: str | None = None
) -> str:
    """The whole step: the question and the tasks that are known already, or the result; and the answers so far.

    `change` is the id of an answered question that the reader wants to answer again; it is then the question that is asked.
    `dropped` are ids of questions whose answers have just stopped to matter; the reader is told. `today` is the date as the
    reader writes it: there is no clock in here.
    """
    writer = Writer(step.card.terms)
    question = step.card.question(change) if change else step.question
    told = _dropped_html(step.card, dropped)
    if question:
        known = "" if change else _known_html(step, links, writer)
        parts = [_question_html(step, question, writer), told, known, _answers_html(step, writer)]
    else:
        result = result_html(step, links, writer)
        parts = [_heading_html(step), told, result, _answers_html(step, writer), _card_html(step.card, today)]
    return "\n".join(part for part in parts if part)


def announcement(step: Step, *, change: str | None = None) -> str:
    """What a screen reader is told after a step: one sentence, without any answer in it."""
    question = step.card.question(change) if change else step.question
    if question:
        return f"Vraag {_number(step, question)}: {plain(question.text)}"
    return f"Je advies is klaar: {count(step)}."


# --- a question ----------------------------------------------------------------------------------------------------------


def _number(step: Step, question: Question) -> int:
    answered = list(step.answers)
    return answered.index(question.id) + 1 if question.id in step.answers else len(answered) + 1


def _question_html(step: Step, question: Question, writer: Writer) -> str:
    hint = f'<p class="rk-uitleg" id="rk-uitleg">{writer.html(question.hint)}</p>' if question.hint else ""
    described = ' aria-describedby="rk-uitleg"' if question.hint else ""
    given = step.answers.get(question.id)
    options = "\n".join(
        f"<li>{_option_html(question, option, number, option.id == given)}</li>"
        for number, option in enumerate(question.options, start=1)
    )
    return f"""<form class="rk-vraag" autocomplete="off">
<fieldset{described}>
<legend><span class="rk-voortgang">Vraag {_number(step, question)}</span>
<h2 class="rk-kop" tabindex="-1">{writer.html(question.text)}</h2></legend>
{hint}
<ul class="rk-keuzes">
{options}
</ul>
</fieldset>
</form>"""


def _option_html(question: Question, option: Option, number: int, given: bool) -> str:
    """An answer to choose. The first nine have a key of their own: their number."""
    names = f'data-vraag="{escape(question.id)}" data-antwoord="{escape(option.id)}"'
    key = f' aria-keyshortcuts="{number}"' if number <= 9 else ""
    digit = f'<span class="rk-cijfer" aria-hidden="true">{number}</span> ' if key else ""
    mark = ' <span class="rk-nu">(je antwoord nu)</span>' if given else ""
    return f'<button type="button" class="rk-keuze" {names}{key}>{digit}{escape(plain(option.text))}{mark}</button>'


def _known_html(step: Step, links: Links, writer: Writer) -> str:
    if not step.advice:
        return ""
    tasks = sections_html(step, step.advice, links, writer, marks=False)
    return f'<div class="rk-advies">\n<h3 class="rk-alvast">Dit weet je al</h3>\n{tasks}\n</div>'


# --- around the question or the result -----------------------------------------------------------------------------------


def _heading_html(step: Step) -> str:
    return f"""<h2 class="rk-kop" tabindex="-1">Dit moet je nu doen</h2>
<p class="rk-aantal">{sentence(count(step))}. Dit advies vervangt je eigen oordeel niet.</p>"""


def _dropped_html(card: Card, dropped: Iterable[str]) -> str:
    questions = [f"‘{escape(plain(card.question(name).text))}’" for name in dropped]
    if not questions:
        return ""
    return f'<p class="rk-vervallen">Je antwoord op {" en ".join(questions)} telt niet meer mee.</p>'


def _answers_html(step: Step, writer: Writer) -> str:
    if not step.answers:
        return ""
    rows = "\n".join(
        f'<div class="rk-antwoord" data-vraag="{escape(name)}"><dt>{writer.html(question.text)}</dt>'
        f"<dd>{writer.html(question.option(answer).text)} "
        f'<button type="button" class="rk-wijzig" data-wijzig="{escape(name)}">Wijzig'
        f'<span class="rk-verborgen"> je antwoord op: {escape(plain(question.text))}</span></button></dd></div>'
        for name, answer in step.answers.items()
        for question in (step.card.question(name),)
    )
    return f"""<section class="rk-antwoorden">
<h3>Je antwoorden</h3>
<dl>
{rows}
</dl>
<button type="button" class="rk-wis">Wis antwoorden</button>
</section>"""


def _card_html(card: Card, today: str | None) -> str:
    dated = f" Advies van {escape(today)}." if today else ""
    return f'<p class="rk-kaart">Kaart versie {escape(card.version)}, controlecode {escape(card.hash)}.{dated}</p>'
