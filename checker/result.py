# SPDX-License-Identifier: EUPL-1.2
"""The result as HTML, when all is asked, in the order of need.

What goes before all, whom to call, what to find out, what the reader does, what another of her organisation does and depends on
something; and folded below that, what helps in doing it.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from checker import texts
from checker.advice import share_html, share_name, task_list_html
from checker.card import ROLE, Organisation, Question
from checker.decision import Advice, Step
from checker.forks import Fork, find_out_title, forks_by_reader
from checker.hypertext import EMPTY, Html
from checker.markup import Links, brief_html, reach_html, theirs_html
from checker.others import others
from checker.outline import (
    Share,
    as_shown,
    before_all,
    counted,
    outline,
    own_tasks,
    shares,
    to_do,
    to_find_out,
)
from checker.people import is_own
from checker.reasons import no_tasks
from checker.result_calls import calls_html
from checker.result_forks import forks_html
from checker.wording import Writer, plain

type _Block = tuple[str, str, Html]
"""A part of the result: its name, its title, and the whole of it as HTML."""


def result_html(step: Step, links: Links) -> Html:
    """The way to each block of the result, and the blocks in their order. A block with nothing in it is left out."""
    none, blocks, note = _on_any_page(step)
    blocks = (*blocks, *_block("meenemen", texts.TAKE_AWAY, _take_away_html(step, links)))
    meeting = Html('<div class="rk-overlegblad" data-plek="overleg" hidden></div>')
    bar = _BAR if own_tasks(step) else ""
    parts = (bar, _jump_html(blocks), *(html for _, _, html in blocks), meeting, note)
    return none + Html("\n").join(part for part in parts if part)


@lru_cache(maxsize=8)  # who goes back and on again, or comes another way, comes to the same
def _on_any_page(step: Step) -> tuple[Html, tuple[_Block, ...], Html]:
    """What has no links in it: that there are no tasks, all blocks but the last, and the note that goes below them."""
    writer = Writer(step.card.terms)
    first = before_all(step)
    rest = shares(step, (advice for advice in to_do(step) if advice not in first))
    of_reader, of_others = forks_by_reader(step)
    asked = [fork.question for fork in (*of_reader, *of_others)]
    none = EMPTY.join(Html('<p class="rk-geen-taken">{}</p>\n', writer.html(why)) for why in no_tasks(step))
    blocks = (
        *_block("eerst", texts.BEFORE_ALL, task_list_html(step, outline(first), writer, marks=True)),
        *_block("bellen", texts.CALL, calls_html(step, asked, writer)),
        *_block("uitzoeken", find_out_title(of_reader), _past_html(of_reader, rest) + forks_html(step, of_reader, writer)),
        *(
            (share_name(share), texts.share_title(share.doer), share_html(step, share, writer, marks=share.doer is None))
            for share in rest
        ),
        *_block("uitzoeken-ander", texts.OF_ANOTHER, forks_html(step, of_others, writer)),
        *_folded("vastleggen", texts.RECORD, _record_html(step, writer)),
        *_folded("anderen", texts.OTHERS, _others_html(step, writer)),
        *_folded("watals", texts.WHAT_IF, _what_if_html(step)),
        *_folded("zelfcheck", texts.SELF_CHECK, _SELF_CHECK if own_tasks(step) else EMPTY),
    )
    return none, blocks, writer.note_html


def _jump_html(blocks: Iterable[_Block]) -> Html:
    """The way to each block, for who has keys or a screen reader: one stop, which the page shows when the focus is there."""
    items = EMPTY.join(Html('<li><a href="#rk-{}">{}</a></li>', name, title) for name, title, _ in blocks)
    return Html(
        """<nav class="rk-spring" aria-labelledby="rk-spring"><details class="rk-waarom">
<summary id="rk-spring">{}</summary>
<ul>{}</ul>
</details></nav>""",
        texts.JUMP,
        items,
    )


def _past_html(of_reader: Sequence[Fork], shown: Sequence[Share]) -> Html:
    """The way past what the reader is to find out, to her own tasks: on a phone they stand screens below it."""
    own = next((share for share in shown if share.doer is None), None)
    if not of_reader or own is None:
        return EMPTY
    return Html('<p class="rk-naar-taken"><a href="#rk-{}">{}</a></p>\n', share_name(own), texts.TO_TASKS)


def count(step: Step) -> str:
    """How many tasks the reader has, what she is to find out for those of hers that depend on it, and whether that brings more.

    As in '10 taken; zoek 1 ding uit, daar hangen 4 taken van af'.
    """
    own, of_reader = len(own_tasks(step)), forks_by_reader(step)[0]
    hanging = sum(is_own(step.card, each.rule, step.answers[ROLE]) for each in counted(to_find_out(step)))
    return texts.count(own, len(of_reader), hanging, more=any(fork.brings_more for fork in of_reader))


def _block(name: str, title: str, content: Html) -> Iterator[_Block]:
    if content:
        yield (
            name,
            title,
            Html('<section class="rk-blok rk-{}" id="rk-{}">\n<h2>{}</h2>\n{}\n</section>', name, name, title, content),
        )


def _folded(name: str, title: str, content: Html) -> Iterator[_Block]:
    if content:
        start = Html('<details class="rk-blok rk-vouw rk-{}" id="rk-{}"><summary><h2>{}</h2></summary>', name, name, title)
        yield name, title, Html("{}\n{}\n</details>", start, content)


# --- what helps in doing it ----------------------------------------------------------------------------------------------


def _record_html(step: Step, writer: Writer) -> Html:
    """What is to be recorded, by who does the task."""
    recorded = (each for each in as_shown(step) if each.rule.task.record)
    return Html("\n").join(
        Html(
            "<h3>{}</h3>\n<ul>{}</ul>",
            texts.share_title(share.doer),
            EMPTY.join(_recorded_html(step, each, writer) for each in share.advice),
        )
        for share in shares(step, recorded)
    )


def _recorded_html(step: Step, advice: Advice, writer: Writer) -> Html:
    record, task = writer.html(advice.rule.task.record or ""), brief_html(step, advice, writer)
    return Html('<li><p>{}</p><p class="rk-bij">{} {}</p></li>', record, texts.AT, task)


def _others_html(step: Step, writer: Writer) -> Html:
    return Html("\n").join(_other_html(organisation, theirs, writer) for organisation, theirs in others(step))


def _other_html(organisation: Organisation, theirs: Step, writer: Writer) -> Html:
    contact = theirs.card.contact_of(organisation.id)
    reach = Html("<p>{}</p>", reach_html(contact)) if contact and contact.known else ""
    return Html(
        '<details class="rk-ander" data-organisatie="{}"><summary><h3>{}</h3></summary>\n{}{}</details>',
        organisation.id,
        organisation.name,
        reach,
        theirs_html(theirs, shares(theirs, theirs.advice), writer),
    )


_SELF_CHECK = Html(
    """<p>{}</p>
<button type="button" class="rk-knop rk-zelfcheck-knop" aria-expanded="false" aria-controls="zelfcheck">{}</button>
<div id="zelfcheck" data-plek="zelfcheck" hidden></div>""",
    texts.SELF_CHECK_HOW,
    texts.SELF_CHECK_START,
)


_BAR = Html(
    """<p class="rk-balk" hidden><span class="rk-balk-stand"></span> <a href="#rk-zelfcheck">{}</a></p>""",
    texts.STILL_OPEN,
)
"""Above all, how far the reader is: in view for as long as she goes through her tasks."""


def _what_if_html(step: Step) -> Html:
    asked = [step.card.question(name) for name in step.answers if name != ROLE]
    if not asked:
        return EMPTY
    choices = Html("\n").join(_other_answers_html(question, step.answers[question.id]) for question in asked)
    return Html(
        """<p>{}</p>
{}
<div data-plek="wat-als"></div>""",
        texts.OTHER_ANSWER,
        choices,
    )


def _other_answers_html(question: Question, given: str) -> Html:
    buttons = Html(" ").join(
        Html(
            '<button type="button" class="rk-knop rk-stel" data-stel-vraag="{}" data-stel-antwoord="{}">{}</button>',
            question.id,
            option.id,
            plain(option.text),
        )
        for option in question.options
        if option.id != given
    )
    return Html(
        '<fieldset class="rk-stel-vraag"><legend>{} <span class="rk-nu">{}</span></legend>{}</fieldset>',
        plain(question.text),
        texts.GIVEN_NOW.format(answer=plain(question.option(given).text)),
        buttons,
    )


def _take_away_html(step: Step, links: Links) -> Html:
    page = links.role(step.answers[ROLE])
    return Html(
        """<button type="button" class="rk-knop rk-print">{}</button>
<button type="button" class="rk-knop rk-overleg-knop">{}</button>
<button type="button" class="rk-knop rk-kopieer">{}</button>
<button type="button" class="rk-knop rk-deel" data-adres="{}">{}</button>
<p>{}</p>""",
        texts.PRINT,
        texts.PRINT_SHEET,
        texts.COPY,
        page,
        texts.COPY_LINK,
        texts.WHAT_GOES_ALONG,
    )
