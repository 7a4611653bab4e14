# SPDX-License-Identifier: EUPL-1.2
"""The advice as plain text, to paste into a system of one's own; the terminal shows the same.

No text of the card can begin a line of its own or move a cursor: white space is one space, and what does not show is left out.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from checker import texts
from checker.calls import Calls, to_call
from checker.card import ROLE, Card, Contact, Question, Task
from checker.decision import Advice, Step
from checker.forks import Fork, find_out_title, forks_by_reader
from checker.outline import Branch, Share, before_all, outline, shares, to_do
from checker.people import in_a_sentence, partners_to_name
from checker.reasons import goes_on, hangs_on, no_exception, no_tasks, rests_on
from checker.selfcheck import DONE, LEFT_OUT, NOT_YET, UNSURE, SelfCheck, telling
from checker.standing import standing
from checker.wording import Writer, dutch_date, going_on, joined, plain, sentence, with_term

_BOXES: Final[Mapping[str | None, str]] = {DONE: "[x]", NOT_YET: "[ ]", UNSURE: "[?]", LEFT_OUT: "[-]", None: "[ ]"}


# --- its lines -----------------------------------------------------------------------------------------------------------


def shown(text: str) -> str:
    """The text on one line, without characters that do not show."""
    if not text.isprintable():  # as most texts are, which makes this quick
        text = "".join(each for each in text if each.isprintable() or each.isspace())
    return " ".join(text.split())


def urgent_line(card: Card) -> str:
    """Whom to call when there is danger now."""
    urgent = card.region.urgent
    return shown(texts.URGENT.format(when=urgent.note or urgent.name, phone=urgent.phone))


def _card_line(card: Card) -> str:
    """Which card the advice rests on, and what it is not."""
    return shown(f"{texts.CARD.format(version=card.version, hash=card.hash)} {texts.NO_JUDGEMENT}")


def _details(step: Step, advice: Advice, writer: Writer) -> Iterator[str]:
    """What stands below a task: more about it, what to record, and whom one needs for it that it does not name itself."""
    task = advice.rule.task
    if task.more:
        yield shown(writer.text(task.more))
    if task.record:
        yield shown(writer.text(task.record))
    if names := [step.card.partner(name).name for name in partners_to_name(step.card, task, step.answers[ROLE])]:
        yield shown(writer.text(f"{texts.WITH} {', '.join(names)}."))


def _reach(contact: Contact) -> str:
    """How somebody can be reached, on one line."""
    note = f" ({going_on(contact.note)})" if contact.note else ""
    return shown(f" {texts.OR} ".join(filter(None, (contact.phone, contact.mail))) + note)


def numbers(step: Step, asked: Iterable[Question], writer: Writer) -> Iterator[str]:
    """Everybody whom the reader needs for her tasks and these questions, with a number, or that it is to be asked for.

    Those whom only something needs that is still open stand indented below what that is.
    """
    for calls in to_call(step, asked):
        if calls.why:
            yield f"- {shown(writer.text(calls.why))}"
        for line in _numbers(step.card, calls, writer):
            yield f"{'  ' if calls.why else ''}- {line}"


def _numbers(card: Card, calls: Calls, writer: Writer) -> Iterator[str]:
    for name, contact in calls.people:
        if contact:
            yield shown(writer.text(f"{sentence(card.partner(name).name)}: {_reach(contact)}"))
    if unknown := [in_a_sentence(card, name) for name, contact in calls.people if not contact]:
        yield shown(writer.text(f"{texts.NO_NUMBER} {joined(unknown)}."))


# --- the whole advice ----------------------------------------------------------------------------------------------------


def advice_text(step: Step, *, today: str | None = None, check: SelfCheck | None = None) -> str:
    """The whole advice in the order of need, one line feed after each line.

    `today` is the date, as '2026-05-01'. With `check`, every task of the reader has a box that tells how it stands.
    """
    writer = Writer(step.card.terms)
    first = before_all(step)
    rest = tuple(advice for advice in to_do(step) if advice not in first)
    of_reader, of_others = forks_by_reader(step)
    asked = [fork.question for fork in (*of_reader, *of_others)]
    blocks = (
        [
            shown(step.card.title),
            *([_dated(step, today)] if today else []),
            *([shown(holds)] if (holds := standing(step.card, today)) else []),
            urgent_line(step.card),
        ],
        [telling(check), texts.LEGEND] if check else [],
        [shown(writer.text(why)) for why in no_tasks(step)],
        _titled(texts.BEFORE_ALL.upper(), _tasks(step, outline(first), writer, check)),
        _titled(texts.CALL.upper(), numbers(step, asked, writer)),
        _titled(find_out_title(of_reader).upper(), _forks(step, of_reader, writer)),
        *(block for share in shares(step, rest) for block in _share(step, share, writer, check)),
        _titled(texts.OF_ANOTHER.upper(), _forks(step, of_others, writer)),
        _titled(texts.YOUR_ANSWERS.upper(), _answers(step, writer)),
        [writer.note] if writer.note else [],
        [_card_line(step.card)],
    )
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _dated(step: Step, today: str) -> str:
    """Who pastes it elsewhere is not always who reads it there: so it begins with whose advice it is."""
    return shown(texts.ADVICE_OF.format(day=dutch_date(today), role=step.card.role(step.answers[ROLE]).label))


def _titled(title: str, lines: Iterable[str]) -> list[str]:
    lines = list(lines)
    return [title, *lines] if lines else []


def _share(step: Step, share: Share, writer: Writer, check: SelfCheck | None) -> Iterator[list[str]]:
    """What one person does: a block for every section of the card that has something for her."""
    branches = outline(share.advice)
    for section in step.card.sections:
        found = [branch for branch in branches if branch.advice.rule.section is section]
        heading = f"{texts.share_title(share.doer)}: {section.title}"
        yield _titled(shown(heading).upper(), _tasks(step, found, writer, None if share.doer else check))


def _forks(step: Step, found: Iterable[Fork], writer: Writer) -> Iterator[str]:
    for fork in found:
        yield from _fork(step, fork, writer)


def _fork(step: Step, fork: Fork, writer: Writer) -> Iterator[str]:
    """An open question, how to find the answer, and what each answer leads to."""
    how = fork.question.how_to_find_out(step.answers[ROLE]) or ""
    yield shown(writer.text(f"{fork.question.text} {how}"))
    if fork.brings_more:
        yield texts.MORE_THEN
        return
    for outcome in fork.outcomes:
        yield f"- {shown(plain(outcome.option.text))}:"
        found = shares(outcome.after, (*outcome.comes, *outcome.depends))
        for share in found:
            yield f"  {shown(texts.share_then(share.doer))}:"
            yield from _open_tasks(outcome.after, outline(share.advice), writer)
        for share in shares(outcome.after, outcome.goes):
            yield f"  {shown(texts.share_gone(share.doer))}:"
            yield from (f"  - {shown(writer.text(with_term(gone.rule.task)))}" for gone in share.advice)
        if not found and not outcome.goes:
            yield f"  {texts.NO_TASK_MORE}"


def _tasks(step: Step, branches: Iterable[Branch], writer: Writer, check: SelfCheck | None, indent: str = "") -> Iterator[str]:
    above: Advice | None = None
    for branch in branches:
        advice, task = branch.advice, branch.advice.rule.task
        mark = _mark(task, check)
        deeper = indent + " " * (len(mark) or 2)
        # On the line of the task itself: a line of its own would seem to be said of all that follows.
        yield f"{indent}{mark}{_on_one_line(goes_on(step, advice, above=above), task, writer)}"
        part_of = [shown(writer.text(f"{texts.PART_OF} {with_term(branch.of)}"))] if branch.of else []
        for detail in filter(None, (*_details(step, advice, writer), *part_of, shown(rests_on(advice.rule)))):
            yield f"{deeper}{detail}"
        yield from _tasks(step, branch.parts, writer, check, deeper)
        if exception := no_exception(step, advice):
            yield f"{deeper}{exception}"
        above = advice


def _open_tasks(
    after: Step, branches: Iterable[Branch], writer: Writer, indent: str = "  ", whole: Advice | None = None
) -> Iterator[str]:
    """What an answer leads to, below that answer: of what a task depends on, what is still open."""
    above: Advice | None = None
    for branch in branches:
        advice, task = branch.advice, branch.advice.rule.task
        yield f"{indent}{_mark(task)}{_on_one_line(hangs_on(after, advice, above=above, whole=whole), task, writer)}"
        details = filter(None, (*_details(after, advice, writer), shown(rests_on(advice.rule))))
        yield from (f"{indent}  {detail}" for detail in details)
        yield from _open_tasks(after, branch.parts, writer, f"{indent}  ", advice)
        above = advice


def _mark(task: Task, check: SelfCheck | None = None) -> str:
    """What stands before a task: a box that tells how it stands, or a dash; before a heading of the card nothing."""
    if task.heading:
        return ""
    return f"{_BOXES[check.marks.get(task.id)] if check and task.counts else '-'} "


def _on_one_line(lead: str, task: Task, writer: Writer) -> str:
    return shown(writer.text(f"{lead} {going_on(with_term(task))}" if lead else with_term(task)))


def _answers(step: Step, writer: Writer) -> Iterator[str]:
    for name, answer in step.answers.items():
        question = step.card.question(name)
        yield f"- {shown(writer.text(question.text))} {shown(writer.text(question.option(answer).text))}"
