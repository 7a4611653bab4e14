# SPDX-License-Identifier: EUPL-1.2
"""The tasks of a step as HTML: each with what it says, when it applies, why it is there, and its parts."""

from collections.abc import Iterable
from html import escape

from checker.card import ROLE, Section
from checker.decision import Advice, Step
from checker.markup import Links, task_body_html
from checker.outline import Branch, outline
from checker.reasons import only_if, sources, to_find_out_first, why
from checker.selfcheck import MARKS
from checker.wording import Writer, plain


def sections_html(step: Step, advice: Iterable[Advice], links: Links, writer: Writer, *, marks: bool) -> str:
    """These tasks by section of the card, each section with its title. For `marks` see `task_list_html`."""
    branches = outline(advice)
    return "\n".join(
        f'<section class="rk-onderdeel rk-onderdeel-{escape(section.id)}">\n<h4>{escape(section.title)}</h4>\n'
        f"{task_list_html(step, found, links, writer, marks=marks)}\n</section>"
        for section in step.card.sections
        if (found := _in_section(branches, section))
    )


def _in_section(branches: Iterable[Branch], section: Section) -> tuple[Branch, ...]:
    return tuple(branch for branch in branches if branch.advice.rule.section is section)


def task_list_html(step: Step, branches: Iterable[Branch], links: Links, writer: Writer, *, marks: bool) -> str:
    """These tasks as a list; with `marks`, each has a place, hidden at first, for the reader to tell whether it is done."""
    items = [_task_html(step, branch, links, writer, marks=marks) for branch in branches]
    return f'<ul class="rk-taken">\n{"\n".join(items)}\n</ul>' if items else ""


def _task_html(step: Step, branch: Branch, links: Links, writer: Writer, *, marks: bool) -> str:
    advice, task = branch.advice, branch.advice.rule.task
    return (
        f'<li class="rk-taak" data-taak="{escape(task.id)}" data-status="{advice.status}">'
        f"{advice_body_html(step, advice, links, writer)}{_part_of_html(branch, writer)}"
        f'<details class="rk-waarom"><summary>Waarom<span class="rk-verborgen">: {escape(plain(task.do))}</span></summary>'
        f"<p>{writer.html(why(step, advice))} {sources(task)}</p></details>"
        f"{_marks_html(advice) if marks else ''}"
        f"{task_list_html(step, branch.parts, links, writer, marks=marks)}</li>"
    )


def _part_of_html(branch: Branch, writer: Writer) -> str:
    return f'<p class="rk-bij">Hoort bij: {writer.html(branch.of.do)}</p>' if branch.of else ""


def advice_body_html(step: Step, advice: Advice, links: Links, writer: Writer) -> str:
    """The task, for this reader; when it is to be found out first, under which condition it applies."""
    condition = ""
    if advice.status == "find_out":
        condition = f'<p class="rk-als"><span class="rk-status">Zoek eerst uit:</span> {writer.html(only_if(step, advice))}</p>'
    return condition + task_body_html(step.card, advice.rule.task, step.answers[ROLE], links, writer)


def _marks_html(advice: Advice) -> str:
    name = escape(advice.rule.task.id)
    choices = " ".join(
        f'<label><input type="radio" name="stand-{name}" value="{mark}" autocomplete="off"> {text}</label>'
        for mark, text in MARKS.items()
    )
    return (
        f'<fieldset class="rk-stand" data-stand-taak="{name}" hidden>'
        f'<legend class="rk-verborgen">Is dit gedaan? {escape(plain(advice.rule.task.do))}</legend>{choices}</fieldset>'
    )


def how_to_find_out_html(step: Step, writer: Writer) -> str:
    """What to find out first, and how, as a list; nothing when nothing is open."""
    items = "\n".join(
        f"<li><p>Zoek uit {writer.html(question.whether)}.</p>"
        f"{f'<p>{writer.html(question.find_out)}</p>' if question.find_out else ''}</li>"
        for question in to_find_out_first(step)
    )
    return f'<ul class="rk-uitzoeken">\n{items}\n</ul>' if items else ""
