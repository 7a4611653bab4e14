# SPDX-License-Identifier: EUPL-1.2
"""What is shown inside the result when the reader asks for it: the self-check, another answer, and what somebody else does."""

from collections.abc import Callable, Iterable

from checker import texts
from checker.card import Role
from checker.decision import Advice, Step
from checker.hypertext import EMPTY, Html
from checker.markup import brief_html, listed_html, no_longer_counts, theirs_html
from checker.others import done_by
from checker.outline import Share, counted, shares
from checker.selfcheck import SelfCheck, telling
from checker.whatif import WhatIf
from checker.wording import Writer, plain

# --- the self-check ------------------------------------------------------------------------------------------------------


def self_check_html(check: SelfCheck) -> Html:
    """How things stand: how much is settled, what to do first, what is not known, what is left out, and what else is open.

    Each task is there once.
    """
    writer = Writer(check.step.card.terms)
    first = (check.first,) if check.first else ()
    to_do = texts.LOOK_UP_FIRST if check.first in check.unsure else texts.DO_FIRST
    unsure = (each for each in check.unsure if each not in first)
    parts = (
        Html('<p class="rk-telling">{}</p>', telling(check)),
        _list_html(to_do, (listed_html(check.step, each, writer) for each in first)),
        _list_html(texts.LOOK_UP, (listed_html(check.step, each, writer) for each in unsure)),
        _list_html(texts.NOT_DONE, (listed_html(check.step, each, writer) for each in check.left_out)),
        _all_open_html(check, writer),
        writer.note_html,
    )
    return Html("\n").join(part for part in parts if part)


def _all_open_html(check: SelfCheck, writer: Writer) -> Html:
    """All else that is not done, folded: it is most of the tasks for as long as the reader has only begun."""
    rest = [each for each in check.open if each is not check.first and each not in check.unsure]
    items = Html("\n").join(
        Html('<li>{} <span class="rk-nu">({})</span></li>', listed_html(check.step, each, writer), check.reads(each).lower())
        for each in rest
    )
    summary = Html("<summary>{}</summary>", texts.ALSO_OPEN.format(number=len(rest)))
    return Html('<details class="rk-waarom rk-nog-open">{}\n<ul>\n{}\n</ul></details>', summary, items) if items else EMPTY


# --- what if -------------------------------------------------------------------------------------------------------------


def what_if_html(what_if: WhatIf) -> Html:
    """What would change, in plain words, by who does it, and a button to take the other answer over."""
    before, after = what_if.before, what_if.after
    writer = Writer(before.card.terms)
    dropped = no_longer_counts(what_if.dropped, texts.THEN)
    parts = (
        Html("<h3>{} {}</h3>", texts.IF, writer.html(what_if.option.because)),
        Html("<p>{}</p>", texts.SAME_TASKS) if what_if.same_tasks else "",
        _by_doer_html(texts.THESE_COME, after, what_if.comes, lambda each: brief_html(after, each, writer)),
        _by_doer_html(texts.THESE_GO, before, what_if.goes, lambda each: brief_html(before, each, writer)),
        _by_doer_html(texts.THESE_CHANGE, after, what_if.changes, lambda each: _change_html(after, each, writer)),
        Html("<p>{}</p>", dropped) if dropped else "",
        Html("<p>{}</p>", texts.ANOTHER_QUESTION.format(question=plain(after.question.text))) if after.question else "",
        Html(
            '<button type="button" class="rk-knop rk-neem-over" data-vraag="{}" data-antwoord="{}">{}</button>',
            what_if.question.id,
            what_if.option.id,
            texts.TAKE_OVER,
        ),
        writer.note_html,
    )
    return Html("\n").join(part for part in parts if part)


def _by_doer_html(title: str, step: Step, advice: Iterable[Advice], shown: Callable[[Advice], Html]) -> Html:
    """These tasks, those of the reader first and apart from what another does."""
    return Html("\n").join(
        _list_html(f"{title}{',' if share.doer else ''}{texts.for_whom(share.doer)}", map(shown, share.advice), level=4)
        for share in shares(step, advice)
    )


def what_if_announcement(what_if: WhatIf) -> str:
    """What a screen reader is told: how many tasks would change, without any answer in it."""
    if what_if.same_tasks:
        return texts.SAME_TASKS
    kinds = ((what_if.comes, texts.COME), (what_if.goes, texts.GO), (what_if.changes, texts.CHANGED))
    numbers = ", ".join(text.format(number=len(tasks)) for found, text in kinds if (tasks := counted(found)))
    return texts.IN_NUMBERS.format(numbers=numbers) if numbers else texts.NOT_TO_DO_CHANGES


def _change_html(after: Step, advice: Advice, writer: Writer) -> Html:
    becomes = texts.MUST_THEN if advice.status == "do" else texts.DEPENDS_THEN
    return Html('<span class="rk-wordt">{}</span> {}', becomes, brief_html(after, advice, writer))


# --- somebody else -----------------------------------------------------------------------------------------------------------


def doing_html(step: Step, role: Role) -> Html:
    """What this role ought to do at the same answers, to go right below its name."""
    theirs, found = done_by(step, role)
    alone = (Share(None, share.advice) if share.doer is role else share for share in found)  # the title names the role already
    return Html(
        '<p class="rk-dan">{}</p>\n{}',
        texts.OUGHT_TO_DO.format(who=role.label),
        theirs_html(theirs, alone, Writer(step.card.terms)),
    )


# --- what they share ----------------------------------------------------------------------------------------------------


def _list_html(title: str, items: Iterable[Html], level: int = 3) -> Html:
    """A list below a heading; nothing when there is nothing to list."""
    listed = Html("\n").join(Html("<li>{}</li>", item) for item in items)
    return Html("<h{}>{}</h{}>\n<ul>\n{}\n</ul>", level, title, level, listed) if listed else EMPTY
