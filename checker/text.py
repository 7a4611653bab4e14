# SPDX-License-Identifier: EUPL-1.2
"""The advice as plain text, to paste into a system of one's own; and the lines of it that the terminal shows too.

No text of the card can begin a line of its own or move a cursor: white space is one space, and what does not show is left out.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from checker.card import ROLE, Card
from checker.decision import Advice, Step
from checker.outline import Branch, as_shown, outline, to_do, to_find_out
from checker.reasons import only_if, sources, to_find_out_first
from checker.selfcheck import DONE, NOT_YET, UNSURE, SelfCheck, telling
from checker.wording import Writer, sentence

_BOXES: Final[Mapping[str | None, str]] = {DONE: "[x]", NOT_YET: "[ ]", UNSURE: "[?]", None: "[ ]"}
_LEGEND: Final = "[x] gedaan, [?] weet ik niet, [ ] nog niet of niet ingevuld"


# --- lines that the terminal shows too -----------------------------------------------------------------------------------


def shown(text: str) -> str:
    """The text on one line, without characters that do not show."""
    return " ".join("".join(each for each in text if each.isprintable() or each.isspace()).split())


def urgent_line(card: Card) -> str:
    """Whom to call when there is danger now."""
    urgent = card.region.urgent
    return shown(f"{urgent.note or urgent.name}: bel {urgent.phone}.")


def card_line(card: Card) -> str:
    """Which card the advice rests on, and what it is not."""
    return shown(f"Kaart versie {card.version}, controlecode {card.hash}. Dit advies vervangt je eigen oordeel niet.")


def details(step: Step, advice: Advice, writer: Writer) -> Iterator[str]:
    """What stands below a task: more about it, what to record, with whom, and by whom if that is not the reader's role."""
    task = advice.rule.task
    if task.more:
        yield shown(writer.text(task.more))
    if task.record:
        yield shown(writer.text(f"Leg vast: {task.record}"))
    if task.partners:
        yield shown(writer.text(f"Met: {', '.join(step.card.partner(name).name for name in task.partners)}."))
    if task.by and task.by != step.answers[ROLE]:
        yield shown(writer.text(f"Door: {step.card.partner(task.by).name}."))


# --- the whole advice ----------------------------------------------------------------------------------------------------


def advice_text(step: Step, *, today: str | None = None, check: SelfCheck | None = None) -> str:
    """The whole advice, one line feed after each line.

    `today` is the date as the reader writes it. With `check`, every task has a box that tells how it stands.
    """
    writer = Writer(step.card.terms)
    blocks = (
        [shown(step.card.title), *([shown(f"Advies van {today}.")] if today else []), urgent_line(step.card)],
        [telling(check), _LEGEND] if check else [],
        *_to_do(step, writer, check),
        _titled("ZOEK DIT EERST UIT", _how(step, writer)),
        _titled("DEZE TAKEN HANGEN ERVAN AF", _tasks(step, outline(to_find_out(step)), writer, check)),
        _titled("LEG DIT VAST", _record(step, writer)),
        _titled("STEM AF MET", _together(step, writer)),
        _titled("JE ANTWOORDEN", _answers(step, writer)),
        [card_line(step.card)],
    )
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _titled(title: str, lines: Iterable[str]) -> list[str]:
    lines = list(lines)
    return [title, *lines] if lines else []


def _to_do(step: Step, writer: Writer, check: SelfCheck | None) -> Iterator[list[str]]:
    """A block for every section of the card that has something to do."""
    branches = outline(to_do(step))
    for section in step.card.sections:
        found = [branch for branch in branches if branch.advice.rule.section is section]
        yield _titled(f"DOE DIT NU: {shown(section.title).upper()}", _tasks(step, found, writer, check))


def _how(step: Step, writer: Writer) -> Iterator[str]:
    for question in to_find_out_first(step):
        yield f"- {shown(writer.text(f'Zoek uit {question.whether}. {question.find_out or ""}'))}"


def _tasks(step: Step, branches: Iterable[Branch], writer: Writer, check: SelfCheck | None, indent: str = "") -> Iterator[str]:
    for branch in branches:
        advice, task = branch.advice, branch.advice.rule.task
        mark = _BOXES[check.marks.get(task.id)] if check else "-"
        deeper = " " * (len(indent) + len(mark) + 1)
        yield f"{indent}{mark} {shown(writer.text(_condition(step, advice) + task.do))}"
        part_of = [shown(writer.text(f"Hoort bij: {branch.of.do}"))] if branch.of else []
        for detail in (*details(step, advice, writer), *part_of, sources(task)):
            yield f"{deeper}{detail}"
        yield from _tasks(step, branch.parts, writer, check, deeper)


def _condition(step: Step, advice: Advice) -> str:
    """When a task applies that is to be found out first, to go before it; nothing for a task to be done."""
    return "" if advice.status == "do" else f"{only_if(step, advice)} "


def _record(step: Step, writer: Writer) -> Iterator[str]:
    for advice in as_shown(step):
        task = advice.rule.task
        if task.record:
            yield f"- {shown(writer.text(f'{_condition(step, advice)}{sentence(task.record)} Bij: {task.do}'))}"


def _together(step: Step, writer: Writer) -> Iterator[str]:
    for name in dict.fromkeys(name for advice in as_shown(step) for name in advice.rule.task.partners):
        yield f"- {shown(writer.text(sentence(step.card.partner(name).name)))}"


def _answers(step: Step, writer: Writer) -> Iterator[str]:
    for name, answer in step.answers.items():
        question = step.card.question(name)
        yield f"- {shown(writer.text(question.text))} {shown(writer.text(question.option(answer).text))}"
