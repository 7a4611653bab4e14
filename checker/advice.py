# SPDX-License-Identifier: EUPL-1.2
"""The tasks of a step as HTML: by who does them, by section of the card, each with its parts."""

from collections.abc import Iterable

from checker import texts
from checker.card import ROLE, Section
from checker.decision import Advice, Step
from checker.hypertext import EMPTY, Html
from checker.markup import condition_html, task_body_html, task_reach_html
from checker.others import done_by
from checker.outline import Branch, Share, outline
from checker.people import partners
from checker.reasons import no_exception, rests_on, section_why, therefore
from checker.selfcheck import MARKS
from checker.wording import Writer, plain, with_term


def share_html(step: Step, share: Share, writer: Writer, *, marks: bool = False) -> Html:
    """What one person does, as a block with a title of its own. For `marks` see `task_list_html`."""
    name = share_name(share)
    return Html(
        '<section class="rk-blok rk-doen rk-{}" id="rk-{}">\n<h2>{}</h2>\n{}{}\n</section>',
        name,
        name,
        texts.share_title(share.doer),
        _part_html(step, share),
        _sections_html(step, share.advice, writer, marks=marks),
    )


def _part_html(step: Step, share: Share) -> Html:
    """That another does more than this reader's tasks speak of, where she does."""
    if share.doer is None:
        return EMPTY
    _, found = done_by(step, share.doer)
    shown = {each.rule.task.id for each in share.advice}
    hers = {
        each.rule.task.id
        for theirs in found
        for each in theirs.advice
        if each.rule.by == share.doer.id and not each.rule.task.heading
    }
    return Html('<p class="rk-deel">{}</p>\n', texts.NOT_ALL.format(who=share.doer.label)) if hers - shown else EMPTY


def share_name(share: Share) -> str:
    """The name of the block of what one person does: `rk-` and this is its id."""
    return share.doer.id if share.doer else "zelf"


def _sections_html(step: Step, advice: Iterable[Advice], writer: Writer, *, marks: bool) -> Html:
    branches, called = outline(advice), set[str]()
    return Html("\n").join(
        Html(
            '<section class="rk-onderdeel rk-onderdeel-{}">\n<h3>{}</h3>\n{}\n{}\n</section>',
            section.id,
            section.title,
            _why_html(step, section),
            _list_html(step, found, writer, called, marks=marks),
        )
        for section in step.card.sections
        if (found := tuple(branch for branch in branches if branch.advice.rule.section is section))
    )


def _why_html(step: Step, section: Section) -> Html:
    """Why the tasks of this section are shown, once. As long as it is open, each task says on which lines it rests."""
    of = Html('<span class="rk-verborgen">{}</span>', texts.THESE_TASKS.format(section=plain(section.title)))
    why = plain(section_why(step, section))
    return Html('<details class="rk-waarom"><summary>{} {}</summary>\n<p>{}</p></details>', texts.WHY, of, why)


def task_list_html(step: Step, branches: Iterable[Branch], writer: Writer, *, marks: bool = False) -> Html:
    """These tasks as a list; with `marks`, each has a place, hidden at first, for the reader to tell whether it is done.

    Of what one person does, a number to call stands at the first task that needs it.
    """
    return _list_html(step, branches, writer, set(), marks=marks)


def _list_html(step: Step, branches: Iterable[Branch], writer: Writer, called: set[str], *, marks: bool) -> Html:
    items, said = [], ""
    for branch in branches:
        lead = therefore(step, branch.advice)
        items.append(_task_html(step, branch, lead if lead != said else "", writer, called, marks=marks))
        said = lead
    return Html('<ul class="rk-taken">\n{}\n</ul>', Html("\n").join(items)) if items else EMPTY


def _task_html(step: Step, branch: Branch, lead: str, writer: Writer, called: set[str], *, marks: bool) -> Html:
    """A task with its parts. `called` are those whose number stands above it in the list; its own are added to them."""
    advice, task, reader = branch.advice, branch.advice.rule.task, step.answers[ROLE]
    reach = task_reach_html(step.card, task, reader, known=called)
    called.update(partners(step.card, task, reader))
    parts = (
        Html('<p class="rk-daarom">{}</p>', writer.html(lead)) if lead else "",
        condition_html(step, advice, writer),
        task_body_html(step.card, task, reader, writer),
        reach,
        Html('<p class="rk-bij">{} {}</p>', texts.PART_OF, writer.html(with_term(branch.of))) if branch.of else "",
        Html('<p class="rk-bron">{}</p>', source) if (source := rests_on(advice.rule)) else "",
        _marks_html(advice) if marks and task.counts else "",
        _list_html(step, branch.parts, writer, called, marks=marks),
        Html('<p class="rk-daarom">{}</p>', exception) if (exception := no_exception(step, advice)) else "",
    )
    return Html(
        '<li class="rk-taak" id="rk-taak-{}" data-taak="{}" data-status="{}">{}</li>',
        task.id,
        task.id,
        advice.status,
        EMPTY.join(parts),
    )


def _marks_html(advice: Advice) -> Html:
    name = advice.rule.task.id
    choices = Html(" ").join(
        Html('<label><input type="radio" name="stand-{}" value="{}" autocomplete="off"> {}</label>', name, mark, text)
        for mark, text in MARKS.items()
    )
    return Html(
        '<fieldset class="rk-stand" data-stand-taak="{}" hidden><legend class="rk-verborgen">{}</legend>{}</fieldset>',
        name,
        texts.IS_THIS_DONE.format(task=plain(with_term(advice.rule.task))),
        choices,
    )
