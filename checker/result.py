# SPDX-License-Identifier: EUPL-1.2
"""The result as HTML, when all is asked, in the order of need.

What goes before all, whom to call, what to find out, what the reader does, what another of her organisation does; and folded
below that, what helps in doing it.
"""

from collections.abc import Iterable
from html import escape

from checker.advice import share_html, task_list_html
from checker.card import ROLE, Organisation, Question
from checker.decision import Advice, Step
from checker.forks import Fork, Outcome, forks
from checker.markup import Links, brief_html, reach_html, share_title
from checker.others import others
from checker.outline import (
    Branch,
    Share,
    as_shown,
    before_all,
    counted,
    outline,
    own_tasks,
    shares,
    to_call,
    to_do,
    to_find_out,
)
from checker.people import NO_NUMBER, in_a_sentence
from checker.reasons import only_if
from checker.wording import Writer, plain, sentence


def result_html(step: Step, links: Links, writer: Writer) -> str:
    """The blocks of the result, in their order. A block with nothing in it is left out."""
    first = before_all(step)
    rest = shares(step, (advice for advice in to_do(step) if advice not in first))
    open_blocks = (
        _block("eerst", "Dit gaat vóór alles", task_list_html(step, outline(first), writer, marks=True)),
        _block("bellen", "Wie je hierbij belt", _reach_html(step, writer)),
        _block("uitzoeken", _find_out_title(step), "\n".join(_fork_html(step, fork, writer) for fork in forks(step))),
        *(share_html(step, share, writer, marks=share.doer is None) for share in rest),
    )
    folded = (
        _folded("vastleggen", "Leg dit vast", _record_html(step, writer)),
        _folded("anderen", "Dit horen de anderen te doen", _others_html(step, writer)),
        _folded("watals", "Wat als een antwoord anders is?", _what_if_html(step)),
        _folded("zelfcheck", "Loop je taken na", _SELF_CHECK if own_tasks(step) else ""),
    )
    take_away = _block("meenemen", "Meenemen of delen", _take_away_html(step, links))
    meeting = '<div class="rk-overlegblad" data-plek="overleg" hidden></div>'
    return "\n".join(block for block in (*open_blocks, *folded, take_away, meeting) if block)


def count(step: Step) -> str:
    """How many tasks the reader has, and what is to be found out: '10 taken; zoek 1 ding uit, daar hangen 4 taken van af'."""
    own, hanging, things = len(own_tasks(step)), len(counted(to_find_out(step))), len(forks(step))
    told = _tasks(own)
    if things:
        told += f"; zoek {things} {'ding' if things == 1 else 'dingen'} uit"
    if hanging:
        told += f", daar {'hangt' if hanging == 1 else 'hangen'} {_tasks(hanging)} van af"
    return told


def _tasks(number: int) -> str:
    return "1 taak" if number == 1 else f"{number} taken"


def _block(name: str, title: str, content: str) -> str:
    return f'<section class="rk-blok rk-{name}" id="rk-{name}">\n<h2>{title}</h2>\n{content}\n</section>' if content else ""


def _folded(name: str, title: str, content: str) -> str:
    return (
        f'<details class="rk-blok rk-vouw rk-{name}" id="rk-{name}"><summary><h2>{title}</h2></summary>\n{content}\n</details>'
        if content
        else ""
    )


# --- whom to call --------------------------------------------------------------------------------------------------------


def _reach_html(step: Step, writer: Writer) -> str:
    """Everybody whom the reader's tasks need, once, in the order of the tasks: with a number, or that it is to be asked for."""
    needed = to_call(step)
    known = "\n".join(
        f'<li data-partner="{escape(name)}"><strong>{escape(sentence(step.card.partner(name).name))}</strong> '
        f"{reach_html(contact)}</li>"
        for name, contact in needed
        if contact
    )
    unknown = [in_a_sentence(step.card, name) for name, contact in needed if not contact]
    names = "".join(f"<li>{writer.html(name)}</li>" for name in unknown)
    asked = f'<p>{NO_NUMBER}</p>\n<ul class="rk-nummers-vragen">{names}</ul>' if unknown else ""
    return (f'<ul class="rk-nummers">\n{known}\n</ul>\n' if known else "") + asked


# --- what to find out ----------------------------------------------------------------------------------------------------


def _find_out_title(step: Step) -> str:
    number = len(forks(step))
    return "Zoek dit uit" if number == 1 else f"Zoek deze {number} dingen uit"


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
        f'data-antwoord="{escape(outcome.option.id)}">{option}<span class="rk-verborgen">: dit is het antwoord op '
        f"‘{escape(plain(question.text))}’</span></button>"
    )
    lists = "".join(
        _then_html(outcome.after, share, writer) for share in shares(outcome.after, (*outcome.comes, *outcome.depends))
    )
    goes = "".join(f"<li>{brief_html(outcome.after, each, writer)}</li>" for each in outcome.goes)
    gone = f'<p class="rk-dan">Dan vervalt:</p><ul class="rk-vervalt">{goes}</ul>' if goes else ""
    return f'<div class="rk-uitkomst">{button}{lists}{gone}{"" if lists or gone else "<p>Dan komt er geen taak bij.</p>"}</div>'


def _then_html(after: Step, share: Share, writer: Writer) -> str:
    title = f"Dan doet {escape(share.doer.label)}:" if share.doer else "Dan doe jij:"
    return f'<p class="rk-dan">{title}</p>{_open_list_html(after, outline(share.advice), writer)}'


def _open_list_html(after: Step, branches: Iterable[Branch], writer: Writer) -> str:
    """Tasks that depend on something: as long as that is open, each is to be found out."""
    items, said = "", ""
    for branch in branches:
        condition = f'<span class="rk-als">{writer.html(only_if(after, branch.advice))}</span> ' if _depends(branch) else ""
        items += (
            f'<li data-taak="{escape(branch.advice.rule.task.id)}" data-status="find_out">'
            f"{condition if condition != said else ''}{writer.html(branch.advice.rule.task.do)}"
            f"{_record_of(branch.advice, writer)}{_open_list_html(after, branch.parts, writer)}</li>"
        )
        said = condition
    return f'<ul class="rk-dan-taken">{items}</ul>' if items else ""


def _depends(branch: Branch) -> bool:
    return branch.advice.status == "find_out"


def _record_of(advice: Advice, writer: Writer) -> str:
    record = advice.rule.task.record
    return f" {writer.html(record)}" if record else ""


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
    still_open = f"<p>Nog niet bekend: {writer.html(theirs.question.whether)}.</p>" if theirs.question else ""
    lists = "\n".join(
        (f"<h4>{escape(share_title(share.doer))}</h4>" if share.doer else "")
        + _other_list_html(theirs, outline(share.advice), writer)
        for share in shares(theirs, theirs.advice)
    )
    contact = theirs.card.contact_of(organisation.id)
    reach = f"<p>{reach_html(contact)}</p>" if contact and contact.known else ""
    return (
        f'<details class="rk-ander" data-organisatie="{escape(organisation.id)}">'
        f"<summary><h3>{escape(organisation.name)}</h3></summary>\n{reach}{still_open}{lists}</details>"
    )


def _other_list_html(theirs: Step, branches: Iterable[Branch], writer: Writer) -> str:
    items = "".join(
        f'<li data-taak-ander="{escape(branch.advice.rule.task.id)}">{brief_html(theirs, branch.advice, writer)}'
        f"{_other_list_html(theirs, branch.parts, writer)}</li>"
        for branch in branches
    )
    return f"<ul>{items}</ul>" if items else ""


_SELF_CHECK = """<p>Geef bij elke taak aan hoe ver die is. Deze site bewaart dat niet.</p>
<button type="button" class="rk-knop rk-zelfcheck-knop" aria-expanded="false" aria-controls="zelfcheck">\
Zet de vakjes bij je taken</button>
<div id="zelfcheck" data-plek="zelfcheck" hidden></div>"""


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
<p>In de link staan je antwoorden niet. Het overlegblad is één vel voor het multidisciplinair overleg. Je ziet daarop wat elke \
organisatie hoort te doen, en schrijft erbij wie en wanneer.</p>"""
