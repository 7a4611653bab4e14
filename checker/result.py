# SPDX-License-Identifier: EUPL-1.2
"""The result as HTML, when all is asked, in the order of need.

What goes before all, whom to call, what to find out, what the reader does, what another of her organisation does and depends on
something; and folded below that, what helps in doing it.
"""

from collections.abc import Collection, Iterable, Iterator
from html import escape

from checker.advice import share_html, share_name, task_list_html
from checker.calls import Calls, to_call
from checker.card import ROLE, Organisation, Question, Role
from checker.decision import Advice, Step
from checker.forks import OF_ANOTHER, Fork, Outcome, find_out_title, forks_by_reader
from checker.markup import Links, brief_html, details_html, lead_html, reach_html, share_gone, share_title, theirs_html
from checker.others import done_by, others
from checker.outline import (
    Branch,
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
from checker.people import NO_NUMBER, in_a_sentence, is_own
from checker.reasons import hangs_on, no_tasks
from checker.wording import Writer, plain, sentence, with_term

type _Block = tuple[str, str, str]
"""A part of the result: its name, its title, and the whole of it as HTML."""


def result_html(step: Step, links: Links, writer: Writer) -> str:
    """The way to each block of the result, and the blocks in their order. A block with nothing in it is left out."""
    first = before_all(step)
    rest = shares(step, (advice for advice in to_do(step) if advice not in first))
    of_reader, of_others = forks_by_reader(step)
    asked = [fork.question for fork in (*of_reader, *of_others)]
    none = "".join(f'<p class="rk-geen-taken">{writer.html(why)}</p>\n' for why in no_tasks(step))
    blocks = [
        *_block("eerst", "Dit gaat vóór alles", task_list_html(step, outline(first), writer, marks=True)),
        *_block("bellen", "Wie je hierbij belt", _reach_html(step, asked, writer)),
        *_block("uitzoeken", find_out_title(of_reader), _forks_html(step, of_reader, writer)),
        *(
            (share_name(share), share_title(share.doer), share_html(step, share, writer, marks=share.doer is None))
            for share in rest
        ),
        *_block("uitzoeken-ander", OF_ANOTHER, _forks_html(step, of_others, writer)),
        *_folded("vastleggen", "Leg dit vast", _record_html(step, writer)),
        *_folded("anderen", "Dit horen de anderen te doen", _others_html(step, writer)),
        *_folded("watals", "Wat als een antwoord anders is?", _what_if_html(step)),
        *_folded("zelfcheck", "Loop je taken na", _SELF_CHECK if own_tasks(step) else ""),
        *_block("meenemen", "Meenemen of delen", _take_away_html(step, links)),
    ]
    meeting = '<div class="rk-overlegblad" data-plek="overleg" hidden></div>'
    bar = _BAR if own_tasks(step) else ""
    return none + "\n".join(part for part in (bar, _jump_html(blocks), *(html for _, _, html in blocks), meeting) if part)


def _jump_html(blocks: Iterable[_Block]) -> str:
    """The way to each block, for who has keys or a screen reader: one stop, which the page shows when the focus is there."""
    items = "".join(f'<li><a href="#rk-{escape(name)}">{escape(title)}</a></li>' for name, title, _ in blocks)
    return f"""<nav class="rk-spring" aria-labelledby="rk-spring"><details class="rk-waarom">
<summary id="rk-spring">Ga naar een deel van je advies</summary>
<ul>{items}</ul>
</details></nav>"""


def count(step: Step) -> str:
    """How many tasks the reader has, and what she is to find out for those of hers that depend on it.

    As in '10 taken; zoek 1 ding uit, daar hangen 4 taken van af'.
    """
    own, things = len(own_tasks(step)), len(forks_by_reader(step)[0])
    hanging = sum(is_own(step.card, each.rule, step.answers[ROLE]) for each in counted(to_find_out(step)))
    told = _tasks(own)
    if things:
        told += f"; zoek {things} {'ding' if things == 1 else 'dingen'} uit"
    if hanging:
        told += f", daar {'hangt' if hanging == 1 else 'hangen'} {_tasks(hanging)} van af"
    return told


def _tasks(number: int) -> str:
    return "1 taak" if number == 1 else f"{number} taken"


def _block(name: str, title: str, content: str) -> Iterator[_Block]:
    if content:
        yield name, title, f'<section class="rk-blok rk-{name}" id="rk-{name}">\n<h2>{title}</h2>\n{content}\n</section>'


def _folded(name: str, title: str, content: str) -> Iterator[_Block]:
    if content:
        start = f'<details class="rk-blok rk-vouw rk-{name}" id="rk-{name}"><summary><h2>{title}</h2></summary>'
        yield name, title, f"{start}\n{content}\n</details>"


# --- whom to call --------------------------------------------------------------------------------------------------------


def _reach_html(step: Step, asked: Iterable[Question], writer: Writer) -> str:
    """Everybody whom the reader needs for her tasks and these questions, once: with a number, or that it is to be asked for.

    What a name opens comes below them all, so that no number moves.
    """
    found = to_call(step, asked)
    opening = [name for calls in found for name, _ in calls.people if _opens(step, calls, name)]
    places = (f'<div id="rk-wie-{escape(name)}" data-plek="wie-{escape(name)}" hidden></div>' for name in opening)
    return "\n".join((*(_calls_html(step, calls, opening, writer) for calls in found), *places))


def _opens(step: Step, calls: Calls, name: str) -> bool:
    """Whether the name opens what that role ought to do now: of whom the reader needs, whatever turns out."""
    role = step.card.partner(name)
    return not calls.why and isinstance(role, Role) and bool(done_by(step, role)[1])


def _calls_html(step: Step, calls: Calls, opening: Collection[str], writer: Writer) -> str:
    """Those whom the reader calls for one reason; before them why, when that is only for what is still open."""
    why = f'<p class="rk-bel-als">{writer.html(calls.why)}</p>\n' if calls.why else ""
    known = "\n".join(
        f'<li data-partner="{escape(name)}">{_name_html(name, sentence(step.card.partner(name).name), opening, writer)} '
        f"{reach_html(contact)}</li>"
        for name, contact in calls.people
        if contact
    )
    if known:
        return f'<div class="rk-nodig">{why}<ul class="rk-nummers">\n{known}\n</ul></div>'
    ends = [*[","] * (len(calls.people) - 2), *[" en"] * (len(calls.people) > 1), "."]  # one sentence, each name where it is
    to_ask = "\n".join(
        f'<li data-partner="{escape(name)}">{_name_html(name, in_a_sentence(step.card, name), opening, writer)}'
        f'<span class="rk-tussen">{end}</span></li>'
        for (name, _), end in zip(calls.people, ends, strict=False)
    )
    asking = f'<p class="rk-vraag-na">{NO_NUMBER}</p>\n<ul class="rk-nummers-vragen">\n{to_ask}\n</ul>'
    return f'<div class="rk-nodig">{why}{asking}</div>'


def _name_html(name: str, label: str, opening: Collection[str], writer: Writer) -> str:
    """The name of somebody to call; of a role it opens what that ought to do now. The page asks for it: see `replies`."""
    if name not in opening:
        return f"<strong>{writer.html(label)}</strong>"
    opens = f'data-wie="{escape(name)}" aria-expanded="false" aria-controls="rk-wie-{escape(name)}"'
    return f'<button type="button" class="rk-wie" {opens}>{escape(label)}</button>'


# --- what to find out ----------------------------------------------------------------------------------------------------


def _forks_html(step: Step, found: Iterable[Fork], writer: Writer) -> str:
    return "\n".join(_fork_html(step, fork, writer) for fork in found)


def _fork_html(step: Step, fork: Fork, writer: Writer) -> str:
    """An open question, how to find the answer, and beside each other what each answer leads to: to choose right there."""
    question = fork.question
    how = question.how_to_find_out(step.answers[ROLE])
    outcomes = "\n".join(_outcome_html(question, outcome, writer) for outcome in fork.outcomes)
    return (
        f'<section class="rk-vork" data-vork="{escape(question.id)}">\n<h3>{escape(plain(question.text))}</h3>\n'
        f"{f'<p>{writer.html(how)}</p>' if how else ''}\n"
        f'<div class="rk-uitkomsten">\n{outcomes}\n</div>\n</section>'
    )


def _outcome_html(question: Question, outcome: Outcome, writer: Writer) -> str:
    option = escape(plain(outcome.option.text))
    button = (
        f'<button type="button" class="rk-knop rk-kies" data-vraag="{escape(question.id)}" '
        f'data-antwoord="{escape(outcome.option.id)}">{option} <span class="rk-verborgen">is het antwoord op '
        f"‘{escape(plain(question.text))}’</span></button>"
    )
    lists = "".join(
        _then_html(outcome.after, share, writer) for share in shares(outcome.after, (*outcome.comes, *outcome.depends))
    )
    gone = "".join(_gone_html(share, writer) for share in shares(outcome.after, outcome.goes))
    return f'<div class="rk-uitkomst">{button}{lists}{gone}{"" if lists or gone else "<p>Dan komt er geen taak bij.</p>"}</div>'


def _gone_html(share: Share, writer: Writer) -> str:
    items = "".join(f"<li>{writer.html(with_term(each.rule.task))}</li>" for each in share.advice)
    return f'<p class="rk-dan">{escape(share_gone(share.doer))}:</p><ul class="rk-vervalt">{items}</ul>'


def _then_html(after: Step, share: Share, writer: Writer) -> str:
    title = f"Dan doet {escape(share.doer.label)}:" if share.doer else "Dan doe jij:"
    return f'<p class="rk-dan">{title}</p>{_open_list_html(after, outline(share.advice), writer)}'


def _open_list_html(after: Step, branches: Iterable[Branch], writer: Writer, whole: Advice | None = None) -> str:
    """Tasks that depend on something: as long as that is open, each is to be found out."""
    items, above = "", None
    for branch in branches:
        task = branch.advice.rule.task
        items += (
            f'<li data-taak="{escape(task.id)}" data-status="find_out">'
            f"{lead_html(hangs_on(after, branch.advice, above=above, whole=whole), task, writer)}"
            f"{details_html(task, writer)}{_open_list_html(after, branch.parts, writer, branch.advice)}</li>"
        )
        above = branch.advice
    return f'<ul class="rk-dan-taken">{items}</ul>' if items else ""


# --- what helps in doing it ----------------------------------------------------------------------------------------------


def _record_html(step: Step, writer: Writer) -> str:
    """What is to be recorded, by who does the task."""
    recorded = (each for each in as_shown(step) if each.rule.task.record)
    return "\n".join(
        f"<h3>{escape(share_title(share.doer))}</h3>\n"
        f"<ul>{''.join(_recorded_html(step, each, writer) for each in share.advice)}</ul>"
        for share in shares(step, recorded)
    )


def _recorded_html(step: Step, advice: Advice, writer: Writer) -> str:
    record, task = writer.html(advice.rule.task.record or ""), brief_html(step, advice, writer)
    return f'<li><p>{record}</p><p class="rk-bij">Bij: {task}</p></li>'


def _others_html(step: Step, writer: Writer) -> str:
    return "\n".join(_other_html(organisation, theirs, writer) for organisation, theirs in others(step))


def _other_html(organisation: Organisation, theirs: Step, writer: Writer) -> str:
    contact = theirs.card.contact_of(organisation.id)
    reach = f"<p>{reach_html(contact)}</p>" if contact and contact.known else ""
    return (
        f'<details class="rk-ander" data-organisatie="{escape(organisation.id)}"><summary><h3>{escape(organisation.name)}</h3>'
        f"</summary>\n{reach}{theirs_html(theirs, shares(theirs, theirs.advice), writer)}</details>"
    )


_SELF_CHECK = """<p>Geef bij elke taak aan hoe ver die is. Deze site bewaart dat niet.</p>
<button type="button" class="rk-knop rk-zelfcheck-knop" aria-expanded="false" aria-controls="zelfcheck">\
Zet de vakjes bij je taken</button>
<div id="zelfcheck" data-plek="zelfcheck" hidden></div>"""


_BAR = """<p class="rk-balk" hidden><span class="rk-balk-stand"></span> <a href="#rk-zelfcheck">Wat is nog open?</a></p>"""
"""Above all, how far the reader is: in view for as long as she goes through her tasks."""


def _what_if_html(step: Step) -> str:
    asked = [step.card.question(name) for name in step.answers if name != ROLE]
    if not asked:
        return ""
    choices = "\n".join(_other_answers_html(question, step.answers[question.id]) for question in asked)
    return f"""<p>Kies een ander antwoord en zie wat er verandert. Je advies blijft staan.</p>
{choices}
<div data-plek="wat-als"></div>"""


def _other_answers_html(question: Question, given: str) -> str:
    buttons = " ".join(
        f'<button type="button" class="rk-knop rk-stel" data-stel-vraag="{escape(question.id)}" '
        f'data-stel-antwoord="{escape(option.id)}">{escape(plain(option.text))}</button>'
        for option in question.options
        if option.id != given
    )
    return (
        f'<fieldset class="rk-stel-vraag"><legend>{escape(plain(question.text))} <span class="rk-nu">'
        f"(je antwoord nu: {escape(plain(question.option(given).text))})</span></legend>{buttons}</fieldset>"
    )


def _take_away_html(step: Step, links: Links) -> str:
    page = escape(links.role(step.answers[ROLE]))
    return f"""<button type="button" class="rk-knop rk-print">Print dit advies</button>
<button type="button" class="rk-knop rk-overleg-knop">Print een overlegblad</button>
<button type="button" class="rk-knop rk-kopieer">Kopieer als tekst</button>
<button type="button" class="rk-knop rk-deel" data-adres="{page}">Kopieer de link naar de pagina van je rol</button>
<p>In de link staan je antwoorden niet. Op het overlegblad staat wat elke organisatie hoort te doen. Je schrijft erbij wie en \
wanneer.</p>"""
