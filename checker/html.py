# SPDX-License-Identifier: EUPL-1.2
"""A step as HTML: what the browser shows after each answer, and what is in the page before Python is there."""

from collections.abc import Iterable

from checker import texts
from checker.advice import share_html
from checker.card import ROLE, Card, Option, Question
from checker.decision import Step
from checker.hypertext import EMPTY, Html
from checker.markup import Links, no_longer_counts
from checker.outline import shares
from checker.result import count, result_html
from checker.since import in_short, since_html, since_told
from checker.standing import standing
from checker.wording import Writer, dutch_date, plain, sentence


def step_html(
    step: Step,
    links: Links,
    *,
    change: str | None = None,
    dropped: Iterable[str] = (),
    before: Step | None = None,
    today: str | None = None,
) -> Html:
    """The whole step: the answers so far; then the question and the tasks that are known already, or the result.

    `change` is the id of an answered question that the reader wants to answer again; it is then the question that is asked.
    `dropped` are ids of questions whose answers have just stopped to matter; the reader is told. `before` is the advice that
    she came from: she is told what has changed since. `today` is the date, as '2026-05-01': there is no clock in here.
    """
    question = step.card.question(change) if change else step.question
    told = _dropped_html(step.card, dropped)
    if question:
        writer = Writer(step.card.terms)
        asked = _question_html(step, question, writer)  # first, for that is where an abbreviation is met first
        parts = [_answers_html(step), asked, told, "" if change else _known_html(step, writer), writer.note_html]
    else:
        since = since_html(before, step) if before else ""
        result = result_html(step, links)
        parts = [_answers_html(step), _heading_html(step), told, since, result, _card_html(step.card, today)]
    return Html("\n").join(part for part in parts if part)


def announcement(step: Step, *, change: str | None = None, before: Step | None = None) -> str:
    """What a screen reader is told after a step, where the focus does not say it, without any answer in it. For `before` see
    `step_html`.
    """
    question = step.card.question(change) if change else step.question
    if question:
        return texts.QUESTION_TOLD.format(number=_number(step, question), question=plain(question.text))
    since = since_told(before, step) if before else ""
    return texts.ADVICE_READY.format(count=count(step), since=f" {since}" if since else "")


def title(step: Step, *, change: str | None = None) -> str:
    """Where the reader is, for the title of the page: without any answer in it."""
    question = step.card.question(change) if change else step.question
    return texts.QUESTION.format(number=_number(step, question)) if question else texts.ADVICE


# --- a question ----------------------------------------------------------------------------------------------------------


def _number(step: Step, question: Question) -> int:
    answered = list(step.answers)
    return answered.index(question.id) + 1 if question.id in step.answers else len(answered) + 1


def _question_html(step: Step, question: Question, writer: Writer) -> Html:
    """A question and its answers. Its heading gets the focus, outside of the group, or it would be read twice."""
    title = writer.html(question.text)
    hint = Html('<p class="rk-uitleg" id="rk-uitleg">{}</p>', writer.html(question.hint)) if question.hint else ""
    described = Html(' aria-describedby="rk-uitleg"') if question.hint else ""
    given = step.answers.get(question.id)
    options = Html("\n").join(
        Html("<li>{}</li>", _option_html(step.card, question, option, number, option.id == given))
        for number, option in enumerate(question.options, start=1)
    )
    return Html(
        """<form class="rk-vraag" autocomplete="off">
<p class="rk-voortgang">{}</p>
<h1 class="rk-kop" id="rk-kop" tabindex="-1"{}>{}</h1>
{}
<fieldset aria-labelledby="rk-kop">
<ul class="rk-keuzes{}">
{}
</ul>
<p class="rk-toetsen">{}</p>
</fieldset>
</form>""",
        texts.QUESTION.format(number=_number(step, question)),
        described,
        title,
        hint,
        " rk-keuzes-rol" if question.id == ROLE else "",
        options,
        texts.KEYS,
    )


def _option_html(card: Card, question: Question, option: Option, number: int, given: bool) -> Html:
    """An answer to choose. The first nine have a key of their own: their number."""
    names = Html('data-vraag="{}" data-antwoord="{}"', question.id, option.id)
    key = Html(' aria-keyshortcuts="{}"', number) if number <= 9 else ""
    digit = Html('<span class="rk-cijfer" aria-hidden="true">{}</span> ', number) if key else ""
    mark = Html(' <span class="rk-nu">{}</span>', texts.ANSWER_NOW) if given else ""
    text = Html("{}{}", plain(option.text), _of_html(card, option) if question.id == ROLE else "")
    return Html('<button type="button" class="rk-keuze" {}{}>{}<span>{}</span>{}</button>', names, key, digit, text, mark)


def _of_html(card: Card, role: Option) -> Html:
    """Of a function, the organisation that it is in."""
    organisation = card.organisation_of(role.id)
    return EMPTY if organisation.id == role.id else Html(' <span class="rk-bij-wie">({})</span>', organisation.name)


def _known_html(step: Step, writer: Writer) -> Html:
    if not step.advice:
        return EMPTY
    tasks = Html("\n").join(share_html(step, share, writer) for share in shares(step, step.advice))
    return Html('<div class="rk-advies">\n<p class="rk-alvast">{}</p>\n{}\n</div>', texts.KNOWN_ALREADY, tasks)


# --- around the question or the result -----------------------------------------------------------------------------------


def _heading_html(step: Step) -> Html:
    role = step.card.role(step.answers[ROLE]).label.removeprefix("de ").removeprefix("het ")
    who = Html('<span class="rk-als-wie">{}</span>', texts.AS_WHO.format(role=role))
    return Html(
        """<h1 class="rk-kop" id="rk-kop" tabindex="-1">{} {}</h1>
<p class="rk-aantal">{}.</p>""",
        texts.DO_NOW,
        who,
        sentence(count(step)),
    )


def _dropped_html(card: Card, dropped: Iterable[str]) -> Html:
    said = no_longer_counts([card.question(name) for name in dropped])
    return Html('<p class="rk-vervallen">{}</p>', said) if said else EMPTY


def _answers_html(step: Step) -> Html:
    """Above the step: the way back, the answers so far, each to be changed by pressing it, and the way to clear them."""
    if not step.answers:
        return EMPTY
    chips = Html("\n").join(
        Html(
            '<li class="rk-antwoord" data-vraag="{}">'
            '<button type="button" class="rk-wijzig" data-wijzig="{}">'
            '<span class="rk-verborgen">{}</span>'
            "{}</button></li>",
            name,
            name,
            texts.CHANGE.format(question=plain(question.text)),
            in_short(step, name),
        )
        for name in step.answers
        for question in (step.card.question(name),)
    )
    return Html(
        """<div class="rk-antwoorden">
<button type="button" class="rk-vorige">{}</button>
<ul class="rk-gegeven">
{}
</ul>
<button type="button" class="rk-wis">{}</button>
</div>""",
        texts.BACK,
        chips,
        texts.CLEAR,
    )


def _card_html(card: Card, today: str | None) -> Html:
    dated = texts.DATED.format(day=dutch_date(today)) if today else ""
    said = standing(card, today)
    holds = Html("<strong>{}</strong> ", said) if said else ""
    which = texts.CARD.format(version=card.version, hash=card.hash)
    return Html('<p class="rk-kaart">{}{} {}{}</p>', holds, texts.NO_JUDGEMENT, which, dated)
