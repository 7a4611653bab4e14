# SPDX-License-Identifier: EUPL-1.2
"""Why a task is shown, or is not: one or two plain Dutch sentences, made from the answers and the conditions.

The card supplies the words: every option has its clause ("het risico laag is"), every question its indirect form ("of er
aangifte is gedaan"). Here they are only joined.
"""

from collections.abc import Callable, Iterable, Sequence

from checker import texts
from checker.card import ROLE, Card, Question, Section, Task, When
from checker.clauses import clause, condition_clauses, holding_clauses, still_open
from checker.conditions import (
    Condition,
    Truth,
    alternative_truth,
    answer_truth,
    condition_from,
    holds_anyhow,
    questions_in,
    truth,
)
from checker.decision import Advice, Step
from checker.rules import Rule, rulebook
from checker.wording import joined, plain


class UnknownTask(LookupError):
    """The card has no such task. The message is one line of plain Dutch for the reader."""


def why(step: Step, advice: Advice) -> str:
    """Why this task is shown, as a sentence; for a task to find out: when it applies, and each thing to find out first."""
    book = rulebook(step.card)
    if advice.status == "do":
        clauses = [*_section_clause(advice.rule), *holding_clauses(advice.rule.condition, step.answers, book)]
        return f"{_because(clauses or [clause(book.questions[ROLE], step.answers[ROLE])])}."
    first, *rest = (book.questions[name].whether for name in open_questions(step, advice))
    also = (texts.FIND_OUT_ALSO.format(what=each) for each in rest)
    return " ".join((f"{_only_if(step, advice)}.", texts.FIND_OUT_FIRST.format(what=first), *also))


def _because(clauses: Iterable[str]) -> str:
    return texts.BECAUSE.format(clauses=joined(clauses))


def only_if(step: Step, *advice: Advice) -> str:
    """When a task that is to be found out first applies, or one of these, to go before it; without what is settled already."""
    return f"{_only_if(step, *advice)}:"


def _only_if(step: Step, *advice: Advice) -> str:
    book = rulebook(step.card)
    return texts.ONLY_IF.format(clauses=condition_clauses(still_open(_any_of(advice), step.answers, book.questions), book))


def needed_anyhow(step: Step, advice: Sequence[Advice]) -> bool:
    """Whether one of these tasks is to be done now, or will be, whatever turns out of what is open."""
    done = any(each.status == "do" for each in advice)
    return done or holds_anyhow(_any_of(advice), step.answers, rulebook(step.card).questions)


def _any_of(advice: Iterable[Advice]) -> Condition:
    return tuple(alternative for each in advice for alternative in each.rule.condition)


def open_questions(step: Step, advice: Advice) -> tuple[str, ...]:
    """The ids of the questions that leave this task open, in the order of asking; none for a task that is to be done."""
    if advice.status == "do":
        return ()
    book = rulebook(step.card)
    return tuple(book.in_order(set(questions_in(still_open(advice.rule.condition, step.answers, book.questions)))))


def to_find_out_first(step: Step) -> tuple[Question, ...]:
    """The questions that leave something open, in the order of asking: answered with *weet ik niet*, or not asked at all."""
    book = rulebook(step.card)
    unsure = [name for name, answer in step.answers.items() if answer == book.questions[name].dont_know]
    opened = [name for advice in step.advice for name in open_questions(step, advice)]
    return tuple(book.questions[name] for name in book.in_order({*unsure, *opened}))


def section_why(step: Step, section: Section) -> str:
    """Why the tasks of this section are shown, as a sentence."""
    book = rulebook(step.card)
    holding = holding_clauses(condition_from(section.when), step.answers, book)
    clauses = [*((section.because,) if section.because else ()), *holding]
    return f"{_because(clauses or [clause(book.questions[ROLE], step.answers[ROLE])])}."


def goes_before(step: Step, advice: Advice) -> str:
    """What a task depends on or follows from, to go before it; empty when it goes with what stands around it."""
    return therefore(step, advice) if advice.status == "do" else only_if(step, advice)


def goes_on(step: Step, advice: Advice, *, above: Advice | None = None, whole: Advice | None = None) -> str:
    """The same, in a list: what the task right `above` it says, or the `whole` it is in, is not said again."""
    return _not_again(goes_before, step, advice, above, whole)


def hangs_on(step: Step, advice: Advice, *, above: Advice | None = None, whole: Advice | None = None) -> str:
    """The same as `goes_on`, without what the answers settle: empty for a task that is to be done."""
    return _not_again(lambda step, each: "" if each.status == "do" else only_if(step, each), step, advice, above, whole)


def _not_again(
    told: Callable[[Step, Advice], str], step: Step, advice: Advice, above: Advice | None, whole: Advice | None
) -> str:
    def said(each: Advice) -> str:
        return _within(step, each) if whole and whole.status == each.status == "find_out" else told(step, each)

    lead = said(advice)
    if whole and lead == told(step, whole):
        return ""
    return texts.THEN_ALSO if lead and above and lead == said(above) else lead


def _within(step: Step, advice: Advice) -> str:
    """When a part applies, below the whole that says already when it does itself; empty when always then."""
    book, own = rulebook(step.card), advice.rule.own
    if truth(own, step.answers, book.questions) is Truth.TRUE:
        return ""
    return f"{texts.ONLY_IF.format(clauses=condition_clauses(still_open(own, step.answers, book.questions), book))}:"


def therefore(step: Step, advice: Advice) -> str:
    """What a task that is to be done follows from, to go before it; empty when it always goes with what stands around it.

    It follows from the answers alone: 'De stalking is gestopt. Daarom:'.
    """
    if advice.status != "do":
        return ""
    book, whole = rulebook(step.card), advice.rule.parent
    named = dict.fromkeys(
        name
        for alternative in advice.rule.own
        if alternative_truth(alternative, step.answers, book.questions) is Truth.TRUE
        for name in book.in_order(alternative)
    )
    given = [book.questions[name].option(step.answers[name]) for name in named]
    if not given:
        return ""
    if not all(option.fact for option in given):
        return f"{_because(option.because for option in given)}:"
    exception = texts.EXCEPTION if whole and whole.exceptions else ""
    return exception + texts.THEREFORE.format(facts=". ".join(option.fact or "" for option in given))


def no_exception(step: Step, advice: Advice) -> str:
    """Of a task to which there are exceptions: that none of them holds, when the answers say so; empty otherwise."""
    task = advice.rule.task
    parts = {part.id for part in task.tasks}
    if not task.exceptions or advice.status != "do" or any(each.rule.task.id in parts for each in step.advice):
        return ""
    return texts.NO_EXCEPTION


def why_not(step: Step, task_id: str) -> str:
    """Why this task is not among the advice; when it is, why it is. Raises `UnknownTask` when the card has no such task."""
    for advice in step.advice:
        if advice.rule.task.id == task_id:
            return f"{texts.SHOWN_ALREADY}{why(step, advice)}"
    book = rulebook(step.card)
    if ROLE not in step.answers:
        _rule(step.card, task_id)
        return texts.CANNOT_SAY.format(what=book.questions[ROLE].whether)
    role = step.answers[ROLE]
    own = book.whole(role, task_id)
    if own is None:
        _rule(step.card, task_id)
        return texts.NOT_YOURS.format(who=joined(doer.label for doer in book.doers[task_id]))
    needed = condition_clauses(own.condition, book)
    unanswered = [
        question.whether
        for question in book.questions.values()
        if question.id not in step.answers and any(question.id in alternative for alternative in own.condition)
    ]
    given = [
        clause(book.questions[name], answer)
        for name, answer in step.answers.items()
        if any(
            name in alternative and answer_truth(book.questions[name], alternative[name], answer) is Truth.FALSE
            for alternative in own.condition
        )
    ]
    reason = texts.YOU_SAID.format(clauses=joined(given)) if given else texts.SAY_FIRST.format(what=joined(unanswered))
    return texts.ONLY_THEN.format(needed=needed, reason=reason)


def no_tasks(step: Step) -> tuple[str, ...]:
    """Why the organisation of the reader has no task at answers that were given, in the words of the card; nothing where she
    has one all the same, in a function.
    """
    if ROLE not in step.answers:
        return ()
    organisation = step.card.organisation_of(step.answers[ROLE]).id
    opened = {name for each in step.advice for name in questions_in(condition_from(each.rule.section.when))}
    options = (step.card.question(name).option(answer) for name, answer in step.answers.items() if name not in opened)
    return tuple(option.no_tasks[organisation] for option in options if organisation in option.no_tasks)


def no_tasks_in(card: Card, section: Section, organisation: str) -> str:
    """Why this organisation has no task in a section, in the words of the card; empty when it does not say that."""
    opened = condition_from(section.when) if section.when else ()
    answers = ((name, answer) for alternative in opened for name, allowed in alternative.items() for answer in allowed)
    options = (card.question(name).option(answer) for name, answer in answers if name != ROLE)
    return " ".join(dict.fromkeys(option.no_tasks[organisation] for option in options if organisation in option.no_tasks))


def condition_words(card: Card, when: When) -> str:
    """A condition as it is written under `when`, in words: 'er aangifte is gedaan'."""
    return condition_clauses(condition_from(when), rulebook(card))


def sources(task: Task) -> str:
    """What a task rests on, in words: lines of the card, or something else; empty when the card does not say it."""
    if not task.lines:
        return texts.SOURCE.format(source=plain(task.source).rstrip(".")) if isinstance(task.source, str) else ""
    *most, last = map(str, task.lines)
    return texts.LINES.format(most=", ".join(most), last=last) if most else texts.LINE.format(last=last)


def rests_on(rule: Rule) -> str:
    """The same for who reads an advice: of a section that is not on the card itself, that it is our reading of the card."""
    told = sources(rule.task)
    return texts.OUR_READING if rule.section.reading and (rule.task.lines or not told) else told


def _rule(card: Card, task_id: str) -> Rule:
    try:
        return rulebook(card).every_rule[task_id]
    except KeyError:
        raise UnknownTask(f"De kaart heeft geen taak {task_id!r}.") from None


def _section_clause(rule: Rule) -> Iterable[str]:
    return () if rule.section.because is None else (rule.section.because,)
