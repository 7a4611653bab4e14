# SPDX-License-Identifier: EUPL-1.2
"""The tasks of a step as HTML: by who does them, by section of the card, each with its parts."""

from collections.abc import Iterable
from html import escape

from checker.card import ROLE, Section
from checker.decision import Advice, Step
from checker.markup import condition_html, share_title, task_body_html, task_reach_html
from checker.others import done_by
from checker.outline import Branch, Share, outline
from checker.people import partners
from checker.reasons import no_exception, section_why, sources, therefore
from checker.selfcheck import MARKS
from checker.wording import Writer, plain, with_term


def share_html(step: Step, share: Share, writer: Writer, *, marks: bool = False) -> str:
    """What one person does, as a block with a title of its own. For `marks` see `task_list_html`."""
    name = escape(share_name(share))
    return (
        f'<section class="rk-blok rk-doen rk-{name}" id="rk-{name}">\n<h2>{escape(share_title(share.doer))}</h2>\n'
        f"{_part_html(step, share)}{_sections_html(step, share.advice, writer, marks=marks)}\n</section>"
    )


def _part_html(step: Step, share: Share) -> str:
    """That another does more than this reader's tasks speak of, where she does."""
    if share.doer is None:
        return ""
    _, found = done_by(step, share.doer)
    shown = {each.rule.task.id for each in share.advice}
    hers = {
        each.rule.task.id
        for theirs in found
        for each in theirs.advice
        if each.rule.by == share.doer.id and not each.rule.task.heading
    }
    return f'<p class="rk-deel">Dit is niet alles wat {escape(share.doer.label)} doet.</p>\n' if hers - shown else ""


def share_name(share: Share) -> str:
    """The name of the block of what one person does: `rk-` and this is its id."""
    return share.doer.id if share.doer else "zelf"


def _sections_html(step: Step, advice: Iterable[Advice], writer: Writer, *, marks: bool) -> str:
    branches, called = outline(advice), set[str]()
    return "\n".join(
        f'<section class="rk-onderdeel rk-onderdeel-{escape(section.id)}">\n<h3>{escape(section.title)}</h3>\n'
        f"{_why_html(step, section)}\n{_list_html(step, found, writer, called, marks=marks)}\n</section>"
        for section in step.card.sections
        if (found := tuple(branch for branch in branches if branch.advice.rule.section is section))
    )


def _why_html(step: Step, section: Section) -> str:
    """Why the tasks of this section are shown, once. As long as it is open, each task says on which lines it rests."""
    of = f'<span class="rk-verborgen">deze taken: {escape(plain(section.title))}</span>'
    why = escape(plain(section_why(step, section)))
    return f'<details class="rk-waarom"><summary>Waarom {of}</summary>\n<p>{why}</p></details>'


def task_list_html(step: Step, branches: Iterable[Branch], writer: Writer, *, marks: bool = False) -> str:
    """These tasks as a list; with `marks`, each has a place, hidden at first, for the reader to tell whether it is done.

    Of what one person does, a number to call stands at the first task that needs it.
    """
    return _list_html(step, branches, writer, set(), marks=marks)


def _list_html(step: Step, branches: Iterable[Branch], writer: Writer, called: set[str], *, marks: bool) -> str:
    items, said = [], ""
    for branch in branches:
        lead = therefore(step, branch.advice)
        items.append(_task_html(step, branch, lead if lead != said else "", writer, called, marks=marks))
        said = lead
    return f'<ul class="rk-taken">\n{"\n".join(items)}\n</ul>' if items else ""


def _task_html(step: Step, branch: Branch, lead: str, writer: Writer, called: set[str], *, marks: bool) -> str:
    """A task with its parts. `called` are those whose number stands above it in the list; its own are added to them."""
    advice, task, reader = branch.advice, branch.advice.rule.task, step.answers[ROLE]
    reach = task_reach_html(step.card, task, reader, known=called)
    called.update(partners(step.card, task, reader))
    parts = (
        f'<p class="rk-daarom">{writer.html(lead)}</p>' if lead else "",
        condition_html(step, advice, writer),
        task_body_html(step.card, task, reader, writer),
        reach,
        f'<p class="rk-bij">Hoort bij: {writer.html(with_term(branch.of))}</p>' if branch.of else "",
        f'<p class="rk-bron">{escape(rests_on)}</p>' if (rests_on := sources(task)) else "",
        _marks_html(advice) if marks and task.counts else "",
        _list_html(step, branch.parts, writer, called, marks=marks),
        f'<p class="rk-daarom">{exception}</p>' if (exception := no_exception(step, advice)) else "",
    )
    name = escape(task.id)
    return f'<li class="rk-taak" id="rk-taak-{name}" data-taak="{name}" data-status="{advice.status}">{"".join(parts)}</li>'


def _marks_html(advice: Advice) -> str:
    name = escape(advice.rule.task.id)
    choices = " ".join(
        f'<label><input type="radio" name="stand-{name}" value="{mark}" autocomplete="off"> {text}</label>'
        for mark, text in MARKS.items()
    )
    return (
        f'<fieldset class="rk-stand" data-stand-taak="{name}" hidden>'
        f'<legend class="rk-verborgen">Is dit gedaan? {escape(plain(with_term(advice.rule.task)))}</legend>{choices}</fieldset>'
    )
