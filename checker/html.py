# SPDX-License-Identifier: EUPL-1.2
"""A step as HTML: what the browser shows after each answer, what is in the page before Python is there, and the no-script tree.

Every text of the card passes through `Writer.html` or `escape`; no HTML comes from the card.
"""

from collections.abc import Iterable, Iterator
from html import escape

from checker.card import ROLE, Card, Option, Question, Role, Task
from checker.conditions import Answers
from checker.decision import Advice, Step, decide
from checker.reasons import only_if, why
from checker.wording import Writer, plain


class Links:
    """Addresses inside the site, seen from a page. `root` leads from that page to the site's root: '' or '../'."""

    def __init__(self, root: str = "") -> None:
        self.root = root

    def role(self, role_id: str) -> str:
        """The page of an organisation or function."""
        return f"{self.root}rol/{role_id}.html"

    def section(self, section_id: str) -> str:
        """The page of a section of the card."""
        return f"{self.root}onderdeel/{section_id}.html"


# --- a step in the browser -----------------------------------------------------------------------------------------


def step_html(step: Step, links: Links, *, change: str | None = None, dropped: Iterable[str] = ()) -> str:
    """The whole step: the question or the advice, the answers so far, and the tasks that are known.

    `change` is the id of an answered question that the reader wants to answer again; it is then the question that is asked.
    `dropped` are ids of questions whose answers have just stopped to matter; the reader is told.
    """
    writer = Writer(step.card.terms)
    question = step.card.question(change) if change else step.question
    parts = [_question_html(step, question, writer)] if question else [_advice_heading_html(step)]
    parts.append(_dropped_html(step.card, dropped))
    if not question:
        parts.append(_find_out_html(step, writer))
    if step.advice and not change:
        parts.append(_tasks_html(step, links, writer))
    parts.append(_answers_html(step, writer))
    if not question:
        parts.append(_card_html(step.card))
    return "\n".join(part for part in parts if part)


def announcement(step: Step, *, change: str | None = None) -> str:
    """What a screen reader is told after a step: one sentence, without any answer in it."""
    question = step.card.question(change) if change else step.question
    if question:
        return f"Vraag {_number(step, question)}: {plain(question.text)}"
    return f"Je advies is klaar: {_count(step)}."


def _number(step: Step, question: Question) -> int:
    answered = list(step.answers)
    return answered.index(question.id) + 1 if question.id in step.answers else len(answered) + 1


def _question_html(step: Step, question: Question, writer: Writer) -> str:
    hint = f'<p class="rk-uitleg" id="rk-uitleg">{writer.html(question.hint)}</p>' if question.hint else ""
    described = ' aria-describedby="rk-uitleg"' if question.hint else ""
    given = step.answers.get(question.id)
    options = "\n".join(f"<li>{_option_html(question, option, option.id == given)}</li>" for option in question.options)
    return f"""<form class="rk-vraag" autocomplete="off">
<fieldset{described}>
<legend><span class="rk-voortgang">Vraag {_number(step, question)}</span>
<h2 class="rk-kop" tabindex="-1">{writer.html(question.text)}</h2></legend>
{hint}
<ul class="rk-keuzes">
{options}
</ul>
</fieldset>
</form>"""


def _option_html(question: Question, option: Option, given: bool) -> str:
    mark = ' <span class="rk-nu">(je antwoord nu)</span>' if given else ""
    return (
        f'<button type="button" class="rk-keuze" data-vraag="{question.id}" data-antwoord="{option.id}">'
        f"{escape(plain(option.text))}{mark}</button>"
    )


def _advice_heading_html(step: Step) -> str:
    return f"""<h2 class="rk-kop" tabindex="-1">Dit moet je nu doen</h2>
<p class="rk-aantal">{_count(step).capitalize()}. Dit advies vervangt je eigen oordeel niet.</p>"""


def _count(step: Step) -> str:
    do = sum(advice.status == "do" for advice in step.advice)
    find_out = len(step.advice) - do
    counted = "1 taak" if do == 1 else f"{do} taken"
    return f"{counted}, en {find_out} om eerst uit te zoeken" if find_out else counted


def _dropped_html(card: Card, dropped: Iterable[str]) -> str:
    questions = [f"‘{escape(plain(card.question(name).text))}’" for name in dropped]
    if not questions:
        return ""
    return f'<p class="rk-vervallen">Je antwoord op {" en ".join(questions)} telt niet meer mee.</p>'


def _find_out_html(step: Step, writer: Writer, title: str = "h3") -> str:
    """What to find out first: for every answer *weet ik niet*, how to get to know. `title` is the element of its title."""
    items = [
        f"<li><p>Zoek uit {writer.html(question.whether)}.</p>"
        f"{f'<p>{writer.html(question.find_out)}</p>' if question.find_out else ''}</li>"
        for question in map(step.card.question, step.answers)
        if step.answers[question.id] == question.dont_know
    ]
    if not items:
        return ""
    return f'<section class="rk-eerst">\n<{title}>Zoek dit eerst uit</{title}>\n<ul>\n{"\n".join(items)}\n</ul>\n</section>'


def _tasks_html(step: Step, links: Links, writer: Writer) -> str:
    heading = '<h3 class="rk-alvast">Dit weet je al</h3>\n' if step.question else ""
    groups = "\n".join(_sections_html(step, links, writer, level=4 if step.question else 3))
    return f'<div class="rk-advies">\n{heading}{groups}\n</div>'


def _sections_html(step: Step, links: Links, writer: Writer, level: int) -> Iterator[str]:
    for section in step.card.sections:
        advice = [item for item in step.advice if item.rule.section is section]
        if advice:
            yield f'<section class="rk-onderdeel rk-{section.id}">'
            yield f"<h{level}>{escape(section.title)}</h{level}>"
            yield _advice_list_html(step, advice, None, links, writer)
            yield "</section>"


def _advice_list_html(step: Step, advice: list[Advice], parent: Task | None, links: Links, writer: Writer) -> str:
    items = [_advice_item_html(step, item, advice, links, writer) for item in advice if item.rule.parent is parent]
    return f'<ul class="rk-taken">\n{"\n".join(items)}\n</ul>' if items else ""


def _advice_item_html(step: Step, item: Advice, advice: list[Advice], links: Links, writer: Writer) -> str:
    rule = item.rule
    return (
        f'<li class="rk-taak" data-taak="{rule.task.id}" data-status="{item.status}">'
        f"{_advice_body_html(step, item, links, writer)}"
        f'<details class="rk-waarom"><summary>Waarom<span class="rk-verborgen">: {escape(plain(rule.task.do))}</span></summary>'
        f"<p>{writer.html(why(step, item))} {sources(rule.task)}</p></details>"
        f"{_advice_list_html(step, advice, rule.task, links, writer)}</li>"
    )


def _advice_body_html(step: Step, advice: Advice, links: Links, writer: Writer) -> str:
    """The task, for this reader; when it is to be found out first, under which condition it applies."""
    condition = ""
    if advice.status == "find_out":
        condition = f'<p class="rk-als"><span class="rk-status">Zoek eerst uit</span> {writer.html(only_if(step, advice))}</p>'
    return condition + task_body_html(step.card, advice.rule.task, step.answers[ROLE], links, writer)


def _answers_html(step: Step, writer: Writer) -> str:
    if not step.answers:
        return ""
    rows = "\n".join(
        f'<div class="rk-antwoord" data-vraag="{name}"><dt>{writer.html(question.text)}</dt>'
        f"<dd>{writer.html(question.option(answer).text)} "
        f'<button type="button" class="rk-wijzig" data-wijzig="{name}">Wijzig'
        f'<span class="rk-verborgen"> je antwoord op: {escape(plain(question.text))}</span></button></dd></div>'
        for name, answer in step.answers.items()
        for question in (step.card.question(name),)
    )
    return f"""<section class="rk-antwoorden">
<h3>Je antwoorden</h3>
<dl>
{rows}
</dl>
<button type="button" class="rk-wis">Wis antwoorden</button>
</section>"""


def _card_html(card: Card) -> str:
    return f'<p class="rk-kaart">Kaart versie {escape(card.version)}, controlecode {escape(card.hash)}.</p>'


# --- a task, wherever it is shown ------------------------------------------------------------------------------------


def task_body_html(card: Card, task: Task, reader: str, links: Links, writer: Writer) -> str:
    """What a task says: what to do, more about it, what to record, with whom, and by whom if that is not the reader's role."""
    lines = [f'<p class="rk-doe">{writer.html(task.do)}</p>']
    if task.more:
        lines.append(f'<p class="rk-meer">{writer.html(task.more)}</p>')
    if task.record:
        lines.append(f'<p class="rk-leg-vast"><strong>Leg vast:</strong> {writer.html(task.record)}</p>')
    if task.partners:
        partners = ", ".join(partner_html(card, partner, links) for partner in task.partners)
        lines.append(f'<p class="rk-met"><strong>Met:</strong> {partners}</p>')
    if task.by and task.by != reader:
        lines.append(f'<p class="rk-door"><strong>Door:</strong> {partner_html(card, task.by, links)}</p>')
    return "".join(lines)


def partner_html(card: Card, partner_id: str, links: Links) -> str:
    """A role as a link to its page; any other partner by name."""
    partner = card.partner(partner_id)
    name = escape(partner.name)
    return f'<a href="{links.role(partner.id)}">{name}</a>' if isinstance(partner, Role) else f"<span>{name}</span>"


def sources(task: Task) -> str:
    """The lines of the card that a task rests on, in words."""
    *most, last = [str(line) for line in task.source]
    return f"Kaart, regels {', '.join(most)} en {last}." if most else f"Kaart, regel {last}."


# --- without a script ------------------------------------------------------------------------------------------------


def tree_html(card: Card, links: Links) -> str:
    """The whole questioning as nested `<details>`: works without any script and holds the same tasks."""
    return f'<div class="rk-boom">\n{_branch_html(card, {}, links)}\n</div>'


def _branch_html(card: Card, answers: Answers, links: Links) -> str:
    step = decide(card, answers)
    if step.question is None:
        return _leaf_html(step, links)
    question = step.question
    branches = "\n".join(
        f"<details><summary>{escape(plain(option.text))}</summary>\n"
        f"{_branch_html(card, {**answers, question.id: option.id}, links)}\n</details>"
        for option in question.options
    )
    return f'<p class="rk-boom-vraag">{escape(plain(question.text))}</p>\n{branches}'


def _leaf_html(step: Step, links: Links) -> str:
    writer = Writer(step.card.terms)
    find_out = _find_out_html(step, writer, title="p")
    answers = escape(" ".join(f"{name}={answer}" for name, answer in step.answers.items()))
    return f'<div class="rk-blad" data-antwoorden="{answers}">{find_out}{_leaf_list_html(step, None, links, writer)}</div>'


def _leaf_list_html(step: Step, parent: Task | None, links: Links, writer: Writer) -> str:
    items = [
        f'<li data-taak="{advice.rule.task.id}" data-status="{advice.status}">'
        f"{_leaf_item_html(step, advice, links, writer)}</li>"
        for advice in step.advice
        if advice.rule.parent is parent
    ]
    return f"<ul>{''.join(items)}</ul>" if items else ""


def _leaf_item_html(step: Step, advice: Advice, links: Links, writer: Writer) -> str:
    return _advice_body_html(step, advice, links, writer) + _leaf_list_html(step, advice.rule.task, links, writer)
