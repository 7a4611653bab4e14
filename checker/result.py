# SPDX-License-Identifier: EUPL-1.2
"""The result as HTML, when all is asked: what to do now comes first; after that, what helps in doing it."""

from collections.abc import Iterable
from html import escape

from checker.advice import how_to_find_out_html, sections_html, task_list_html
from checker.card import ROLE, Organisation, Question
from checker.decision import Advice, Step
from checker.markup import Links, brief_html, condition_html, link, partner_title_html
from checker.others import others
from checker.outline import Branch, as_shown, outline, to_do, to_find_out
from checker.wording import Writer, plain, sentence


def result_html(step: Step, links: Links, writer: Writer) -> str:
    """The blocks of the result, in their order. A block with nothing in it is left out."""
    blocks = (
        ("doen", "Doe dit nu", sections_html(step, to_do(step), links, writer, marks=True)),
        ("eerst", "Zoek dit eerst uit", _find_out_html(step, links, writer)),
        ("vastleggen", "Leg dit vast", _record_html(step, writer)),
        ("samen", "Stem af met", _together_html(step, links, writer)),
        ("anderen", "Dit doen de anderen nu", _others_html(step, links, writer)),
        ("watals", "Wat als een antwoord anders is?", _what_if_html(step)),
        ("zelfcheck", "Zelfcheck", _SELF_CHECK if step.advice else ""),
        ("meenemen", "Meenemen of delen", _take_away_html(step, links)),
    )
    return "\n".join(
        f'<section class="rk-blok rk-{name}">\n<h3>{title}</h3>\n{content}\n</section>'
        for name, title, content in blocks
        if content
    )


def count(step: Step) -> str:
    """How many tasks there are, in words."""
    do, find_out = len(to_do(step)), len(to_find_out(step))
    counted = "1 taak" if do == 1 else f"{do} taken"
    return f"{counted}, en {find_out} om eerst uit te zoeken" if find_out else counted


# --- what to do with the tasks -------------------------------------------------------------------------------------------


def _find_out_html(step: Step, links: Links, writer: Writer) -> str:
    how = how_to_find_out_html(step, writer)
    tasks = task_list_html(step, outline(to_find_out(step)), links, writer, marks=True)
    return f"{how}\n<h4>Deze taken hangen ervan af</h4>\n{tasks}" if tasks else how


def _record_html(step: Step, writer: Writer) -> str:
    items = "\n".join(
        f"<li><p>{condition_html(step, advice, writer)}{writer.html(sentence(advice.rule.task.record))}</p>"
        f'<p class="rk-bij">Bij: {writer.html(advice.rule.task.do)}</p></li>'
        for advice in as_shown(step)
        if advice.rule.task.record
    )
    return f"<ul>\n{items}\n</ul>" if items else ""


def _together_html(step: Step, links: Links, writer: Writer) -> str:
    """Everybody to coordinate with, once, in the order of the tasks, and for which tasks."""
    tasks: dict[str, list[Advice]] = {}
    for advice in as_shown(step):
        for partner in advice.rule.task.partners:
            tasks.setdefault(partner, []).append(advice)
    items = "\n".join(
        f'<li data-partner="{escape(partner)}"><p class="rk-partner">{partner_title_html(step.card, partner, links)}'
        f"{' (dat ben jij)' if partner == step.answers[ROLE] else ''}</p>"
        f"<ul>{''.join(f'<li>{brief_html(step, each, writer)}</li>' for each in found)}</ul></li>"
        for partner, found in tasks.items()
    )
    return f'<ul class="rk-partners">\n{items}\n</ul>' if items else ""


def _others_html(step: Step, links: Links, writer: Writer) -> str:
    return "\n".join(_other_html(organisation, theirs, links, writer) for organisation, theirs in others(step))


def _other_html(organisation: Organisation, theirs: Step, links: Links, writer: Writer) -> str:
    still_open = f"<p>Nog niet bekend: {writer.html(theirs.question.whether)}.</p>" if theirs.question else ""
    page = link(links.role(organisation.id), f"Alle taken van {organisation.label}")
    return (
        f'<details class="rk-ander" data-organisatie="{escape(organisation.id)}">'
        f'<summary>{escape(organisation.name)} <span class="rk-tel">({count(theirs)})</span></summary>\n'
        f"{still_open}{_other_list_html(theirs, outline(theirs.advice), writer)}\n<p>{page}</p></details>"
    )


def _other_list_html(theirs: Step, branches: Iterable[Branch], writer: Writer) -> str:
    items = "".join(
        f'<li data-taak-ander="{escape(branch.advice.rule.task.id)}">{brief_html(theirs, branch.advice, writer)}'
        f"{_other_list_html(theirs, branch.parts, writer)}</li>"
        for branch in branches
    )
    return f"<ul>{items}</ul>" if items else ""


# --- what to do with the result ------------------------------------------------------------------------------------------

_SELF_CHECK = """<p>Geef bij elke taak aan hoe ver die is. Deze site bewaart dat niet.</p>
<button type="button" class="rk-knop rk-zelfcheck-knop" aria-expanded="false" aria-controls="zelfcheck">\
Loop je taken na</button>
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
    return f"""<button type="button" class="rk-knop rk-kopieer">Kopieer als tekst</button>
<button type="button" class="rk-knop rk-print">Print dit advies</button>
<button type="button" class="rk-knop rk-deel" data-adres="{page}">Kopieer de link naar de pagina van je rol</button>
<p>In de link staan je antwoorden niet.</p>"""
