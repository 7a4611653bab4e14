# SPDX-License-Identifier: EUPL-1.2
"""What the last answers added to the advice and took away: told once, in the step that they led to."""

from collections.abc import Iterable, Iterator

from checker import texts
from checker.card import ROLE, Card
from checker.decision import Advice, Step
from checker.hypertext import EMPTY, Html
from checker.outline import counted, shares, to_do
from checker.wording import Writer, going_on, joined, plain, with_term


def since_html(before: Step, after: Step) -> Html:
    """What changed, by which answers, the way to each task that was added, and what went. Nothing when no answer is another.

    It is folded, and who leaves it so has not read what it explains: so nothing below it rests on that.
    """
    new = _new(before, after)
    if not new:
        return EMPTY
    writer = Writer(after.card.terms)
    answers = joined(f"‘{in_short(after, name)}’" for name in new)
    told = " ".join(_sentences(texts.BY_ANSWERS.format(answers=answers), before, after))
    added = EMPTY.join(
        Html('<li><a href="#rk-taak-{}">{}</a></li>', each.rule.task.id, writer.html(with_term(each.rule.task), in_link=True))
        for share in shares(after, _comes(before, after))
        for each in share.advice
    )
    gone = EMPTY.join(
        Html(
            "<p>{}</p><ul>{}</ul>",
            texts.FALLS_AWAY.format(for_whom=texts.for_whom(share.doer)),
            EMPTY.join(Html("<li>{}</li>", writer.html(with_term(each.rule.task))) for each in share.advice),
        )
        for share in shares(before, _goes(before, after))
    )
    if not added and not gone:
        return Html('<p class="rk-door">{}</p>', told)
    coming = Html("<ul>{}</ul>", added) if added else ""
    folded = EMPTY.join((coming, gone, writer.note_html))
    return Html('<details class="rk-waarom rk-door"><summary>{}</summary>{}</details>', told, folded)


def since_told(before: Step, after: Step) -> str:
    """The same for who listens, in sentences without any answer in them."""
    return " ".join(_sentences(texts.BY_THIS, before, after)) if _new(before, after) else ""


def in_short(step: Step, name: str) -> str:
    """An answer of a step in a few words: see `in_words`."""
    return in_words(step.card, name, step.answers[name])


def in_words(card: Card, name: str, answer: str) -> str:
    """An answer in a few words: 'aangifte: ja', or the answer alone where it says enough.

    Of 'Nee, nog niet' that is 'nee', unless another answer to the question begins so too.
    """
    question = card.question(name)
    whole = plain(question.option(answer).text)
    text = whole.partition(",")[0]
    alike = [each for each in question.options if plain(each.text).partition(",")[0] == text]
    told = text if len(alike) == 1 else whole
    return f"{question.short}: {going_on(told)}" if question.short else told


def _new(before: Step, after: Step) -> list[str]:
    """The questions of which the answer is another, for the same reader."""
    if before.answers.get(ROLE) != after.answers.get(ROLE):
        return []
    return [name for name, answer in after.answers.items() if before.answers.get(name) != answer]


def _comes(before: Step, after: Step) -> tuple[Advice, ...]:
    return _only_in(to_do(after), to_do(before))


def _goes(before: Step, after: Step) -> tuple[Advice, ...]:
    return _only_in(to_do(before), to_do(after))


def _only_in(some: Iterable[Advice], others: Iterable[Advice]) -> tuple[Advice, ...]:
    known = {each.rule.task.id for each in others}
    return tuple(each for each in some if each.rule.task.id not in known and not each.rule.task.heading)


def _sentences(start: str, before: Step, after: Step) -> Iterator[str]:
    """First of the reader's own tasks, then of what each other does."""
    changes = (_comes(before, after), _goes(before, after))
    comes, goes = ({share.doer: share for share in shares(after, counted(found))} for found in changes)
    if not comes and not goes:
        yield texts.NOTHING_MORE.format(start=start)
        if any(changes):
            yield texts.NOT_TO_DO_CHANGES
    for doer in sorted({*comes, *goes}, key=lambda doer: doer is not None):
        who = f"{texts.for_whom(doer)} ".lstrip()
        plus, less = (len(found[doer].advice) if doer in found else 0 for found in (comes, goes))
        told = [texts.comes(who, plus)] if plus else []
        if less:
            told.append(texts.goes(less if plus else f"{who}{texts.tasks(less)}", less))
        yield f"{start} {joined(told)}."
        start = texts.ALSO
