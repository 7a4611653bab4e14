# SPDX-License-Identifier: EUPL-1.2
"""What all HTML of the card is made of: links, people and tasks.

Every text of the card passes through `Writer.html` or `escape`, and so does every id; no HTML comes from the card.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from html import escape
from typing import Final

from checker.card import Card, Contact, Question, Role, Task
from checker.decision import Advice, Step
from checker.outline import Branch, Share, outline
from checker.people import in_a_sentence, partners, partners_to_name
from checker.phone import dial
from checker.reasons import goes_on, hangs_on, no_exception, only_if
from checker.wording import Writer, going_on, joined, plain, sentence, with_term

COLOURS: Final = 6
"""How many colours there are for lines: see tokens.css. A card has at most twice as many organisations."""


class Links:
    """Addresses inside the site, seen from a page. `root` leads from that page to the site's root: '' or '../'.

    Raises `ValueError` for a root that leads anywhere else.
    """

    def __init__(self, root: str = "") -> None:
        if root.replace("../", ""):
            raise ValueError(f"not a way up to the root of the site: {root!r}")
        self.root = root

    def role(self, role_id: str) -> str:
        """The page of an organisation or function."""
        return f"{self.root}rol/{role_id}.html"

    def start(self, role_id: str = "") -> str:
        """The page of the checker: that which begins with this role, or that which asks for it."""
        return f"{self.root}nu/{role_id}.html" if role_id else f"{self.root}wat-moet-ik-nu-doen.html"

    def section(self, section_id: str) -> str:
        """The page of a section of the card."""
        return f"{self.root}onderdeel/{section_id}.html"

    def partner(self, partner_id: str) -> str:
        """The place of somebody on the page of all partners."""
        return f"{self.root}partners.html#{partner_id}"


def link(address: str, name: str) -> str:
    """A link with this name."""
    return f'<a href="{escape(address)}">{escape(name)}</a>'


def line_class(card: Card, role_id: str) -> str:
    """The classes that give an organisation and its functions their line: the first of the card is line 1.

    Where the colours end they come again, with another pattern.
    """
    again, colour = divmod(card.organisations.index(card.organisation_of(role_id)), COLOURS)
    return f"rk-lijn-{colour + 1}{' rk-lijn-weer' if again else ''}"


def signs(card: Card) -> Mapping[str, str]:
    """The sign of the line of each organisation: its initials, and where two have the same, more of the name."""
    found: dict[str, str] = {}
    for organisation in card.organisations:
        words = re.findall(r"\w+", organisation.name) or [organisation.id]
        initials = "".join(word[0] for word in words).upper()
        longer = (words[0][:length].capitalize() for length in range(2, len(words[0]) + 1))
        numbered = (f"{initials}{number}" for number in range(2, 14))
        found[organisation.id] = next(sign for sign in (initials, *longer, *numbered) if sign not in found.values())
    return found


def partner_html(card: Card, partner_id: str, links: Links) -> str:
    """Somebody as a link: a role to its own page, any other partner to its place on the page of all partners."""
    partner = card.partner(partner_id)
    line = f' class="{line_class(card, partner_id)}"' if isinstance(partner, Role) else ""
    return f'<a{line} href="{escape(_address(card, partner_id, links))}">{escape(partner.name)}</a>'


def _address(card: Card, partner_id: str, links: Links) -> str:
    return links.role(partner_id) if isinstance(card.partner(partner_id), Role) else links.partner(partner_id)


def task_body_html(card: Card, task: Task, reader: str, writer: Writer) -> str:
    """What a task says: what to do, more about it, what to record, and whom one needs for it that it does not name itself.

    Who does it is said by the heading above it: see `checker.outline.shares`.
    """
    kind = "rk-doe rk-kopje" if task.heading else "rk-doe rk-niet" if task.do_not else "rk-doe"
    lines = [f'<p class="{kind}">{writer.html(with_term(task))}</p>']
    if task.more:
        lines.append(f'<p class="rk-meer">{writer.html(task.more)}</p>')
    if task.record:
        lines.append(f'<p class="rk-leg-vast">{writer.html(task.record)}</p>')
    if names := [sentence(card.partner(name).name) for name in partners_to_name(card, task, reader)]:
        lines.append(f'<p class="rk-met"><strong>Met:</strong> {writer.html(", ".join(names))}</p>')
    return "".join(lines)


def task_reach_html(card: Card, task: Task, reader: str, *, known: Collection[str] = ()) -> str:
    """Below a task: the number of everybody whom one needs for it, as far as the region has filled it in.

    `known` are those whose number stands close by already.
    """
    found = ((name, card.contact_of(name)) for name in partners(card, task, reader) if name not in known)
    ways = [
        _call_html(contact.phone, f"Bel {in_a_sentence(card, name)}: ") for name, contact in found if contact and contact.phone
    ]
    return f'<p class="rk-bereik">{" ".join(ways)}</p>' if ways else ""


def share_title(doer: Role | None) -> str:
    """Above the tasks of one person: 'Dit doe jij'."""
    return f"Dit doet {doer.label}" if doer else "Dit doe jij"


def share_gone(doer: Role | None) -> str:
    """Before the tasks of one person that fall away at an answer: 'Dan vervalt'."""
    return f"Dan vervalt voor {doer.label}" if doer else "Dan vervalt"


def _call_html(phone: str, before: str = "") -> str:
    number = f'<span class="rk-nummer">{escape(phone)}</span>'
    return f'<a class="rk-bel" href="{escape(dial(phone))}">{escape(before)}{number}</a>'


def reach_html(contact: Contact) -> str:
    """How somebody can be reached: telephone, e-mail and when."""
    ways = []
    if contact.phone:
        ways.append(_call_html(contact.phone))
    if contact.mail:
        ways.append(f'<a class="rk-mail" href="mailto:{escape(contact.mail)}">{escape(contact.mail)}</a>')
    if contact.note:
        ways.append(f'<span class="rk-noot">{escape(contact.note)}</span>')
    return " ".join(ways)


def no_longer_counts_html(questions: Sequence[Question], then: str = "") -> str:
    """That the answers to these questions count no more; `then` says when, in a word."""
    if not questions:
        return ""
    named = joined(f"‘{escape(plain(question.text))}’" for question in questions)
    if len(questions) == 1:
        return f"Je antwoord op {named} telt {then}niet meer mee."
    return f"Je antwoorden op {named} tellen {then}niet meer mee."


def brief_html(step: Step, advice: Advice, writer: Writer) -> str:
    """A task in a few words: only what to do; before that, when it applies, if that is to be found out."""
    return lead_html(hangs_on(step, advice), advice.rule.task, writer)


def lead_html(lead: str, task: Task, writer: Writer) -> str:
    """What to do, on one line with what goes before it, such as when it applies: as one sentence."""
    return (
        f'<span class="rk-als">{writer.html(lead)}</span> {writer.html(going_on(with_term(task)))}'
        if lead
        else writer.html(with_term(task))
    )


def listed_html(step: Step, advice: Advice, writer: Writer) -> str:
    """A task in a list of all: with what it follows from, and whether exceptions hold, so that no two seem to contradict."""
    parts = (lead_html(goes_on(step, advice), advice.rule.task, writer), no_exception(step, advice))
    return " ".join(part for part in parts if part)


def whole_html(step: Step, advice: Advice, writer: Writer, *, above: Advice | None = None, whole: Advice | None = None) -> str:
    """The same, with more about it and what to record, in an outline: see `goes_on` for `above` and `whole`."""
    task = lead_html(goes_on(step, advice, above=above, whole=whole), advice.rule.task, writer)
    parts = (task + details_html(advice.rule.task, writer), no_exception(step, advice))
    return " ".join(part for part in parts if part)


def details_html(task: Task, writer: Writer) -> str:
    """What goes with a task in a list: more about it, and what to record."""
    return "".join(f" {writer.html(text)}" for text in (task.more, task.record) if text)


def theirs_html(theirs: Step, found: Iterable[Share], writer: Writer) -> str:
    """What others ought to do, by who of them does it; before that, what nobody knows yet."""
    still_open = f"<p>Nog niet bekend: {writer.html(theirs.question.whether)}.</p>" if theirs.question else ""
    return still_open + "\n".join(
        (f"<h4>{escape(share_title(share.doer))}</h4>" if share.doer else "")
        + _theirs_list_html(theirs, outline(share.advice), writer)
        for share in found
    )


def _theirs_list_html(theirs: Step, branches: Sequence[Branch], writer: Writer, whole: Advice | None = None) -> str:
    items = "".join(
        f'<li data-taak-ander="{escape(branch.advice.rule.task.id)}">'
        f"{whole_html(theirs, branch.advice, writer, above=above.advice if above else None, whole=whole)}"
        f"{_theirs_list_html(theirs, branch.parts, writer, branch.advice)}</li>"
        for above, branch in zip((None, *branches), branches, strict=False)
    )
    return f"<ul>{items}</ul>" if items else ""


def condition_html(step: Step, advice: Advice, writer: Writer) -> str:
    """When a task applies that is to be found out first, to go before it; nothing for a task to be done."""
    return "" if advice.status == "do" else f'<p class="rk-als">{writer.html(only_if(step, advice))}</p>'
