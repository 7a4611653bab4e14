# SPDX-License-Identifier: EUPL-1.2
"""What all HTML of the card is made of: links, people and tasks.

Every text and every id of the card is escaped as it enters an `Html`; no HTML comes from the card.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from checker import texts
from checker.card import Card, Contact, Question, Role, Task
from checker.decision import Advice, Step
from checker.hypertext import EMPTY, Html
from checker.outline import Branch, Share, outline
from checker.people import in_a_sentence, partners, partners_to_name
from checker.phone import dial
from checker.reasons import goes_on, hangs_on, no_exception, only_if
from checker.wording import Writer, going_on, joined, plain, sentence, with_term

SPACE: Final = Html(" ")
COLOURS: Final = 6
"""How many colours there are for lines: see tokens.css. A card has at most twice as many organisations."""


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses inside the site, seen from a page. `root` leads from that page to the site's root: '' or '../'.

    Raises `ValueError` for a root that leads anywhere else.
    """

    root: str = ""

    def __post_init__(self) -> None:
        if self.root.replace("../", ""):
            raise ValueError(f"not a way up to the root of the site: {self.root!r}")

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


def link(address: str, name: str) -> Html:
    """A link with this name."""
    return Html('<a href="{}">{}</a>', address, name)


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


def partner_html(card: Card, partner_id: str, links: Links) -> Html:
    """Somebody as a link: a role to its own page, any other partner to its place on the page of all partners."""
    partner = card.partner(partner_id)
    line = Html(' class="{}"', line_class(card, partner_id)) if isinstance(partner, Role) else ""
    return Html('<a{} href="{}">{}</a>', line, _address(card, partner_id, links), partner.name)


def _address(card: Card, partner_id: str, links: Links) -> str:
    return links.role(partner_id) if isinstance(card.partner(partner_id), Role) else links.partner(partner_id)


def task_body_html(card: Card, task: Task, reader: str, writer: Writer) -> Html:
    """What a task says: what to do, more about it, what to record, and whom one needs for it that it does not name itself.

    Who does it is said by the heading above it: see `checker.outline.shares`.
    """
    kind = "rk-doe rk-kopje" if task.heading else "rk-doe rk-niet" if task.do_not else "rk-doe"
    lines = [Html('<p class="{}">{}</p>', kind, writer.html(with_term(task)))]
    if task.more:
        lines.append(Html('<p class="rk-meer">{}</p>', writer.html(task.more)))
    if task.record:
        lines.append(Html('<p class="rk-leg-vast">{}</p>', writer.html(task.record)))
    if names := [sentence(card.partner(name).name) for name in partners_to_name(card, task, reader)]:
        lines.append(Html('<p class="rk-met"><strong>{}</strong> {}</p>', texts.WITH, writer.html(", ".join(names))))
    return EMPTY.join(lines)


def task_reach_html(card: Card, task: Task, reader: str, *, known: Collection[str] = ()) -> Html:
    """Below a task: the number of everybody whom one needs for it, as far as the region has filled it in.

    `known` are those whose number stands close by already.
    """
    found = ((name, card.contact_of(name)) for name in partners(card, task, reader) if name not in known)
    ways = [
        _call_html(contact.phone, texts.CALL_WHOM.format(who=in_a_sentence(card, name)))
        for name, contact in found
        if contact and contact.phone
    ]
    return Html('<p class="rk-bereik">{}</p>', SPACE.join(ways)) if ways else EMPTY


def _call_html(phone: str, before: str = "") -> Html:
    number = Html('<span class="rk-nummer">{}</span>', phone)
    return Html('<a class="rk-bel" href="{}">{}{}</a>', dial(phone), before, number)


def reach_html(contact: Contact) -> Html:
    """How somebody can be reached: telephone, e-mail and when."""
    ways = []
    if contact.phone:
        ways.append(_call_html(contact.phone))
    if contact.mail:
        ways.append(Html('<a class="rk-mail" href="mailto:{}">{}</a>', contact.mail, contact.mail))
    if contact.note:
        ways.append(Html('<span class="rk-noot">{}</span>', contact.note))
    return SPACE.join(ways)


def no_longer_counts(questions: Sequence[Question], then: str = "") -> str:
    """That the answers to these questions count no more; `then` says when, in a word."""
    if not questions:
        return ""
    named = joined(f"‘{plain(question.text)}’" for question in questions)
    told = texts.ONE_NO_LONGER_COUNTS if len(questions) == 1 else texts.NO_LONGER_COUNT
    return told.format(questions=named, then=then)


def brief_html(step: Step, advice: Advice, writer: Writer) -> Html:
    """A task in a few words: only what to do; before that, when it applies, if that is to be found out."""
    return lead_html(hangs_on(step, advice), advice.rule.task, writer)


def lead_html(lead: str, task: Task, writer: Writer) -> Html:
    """What to do, on one line with what goes before it, such as when it applies: as one sentence."""
    return (
        Html('<span class="rk-als">{}</span> {}', writer.html(lead), writer.html(going_on(with_term(task))))
        if lead
        else writer.html(with_term(task))
    )


def listed_html(step: Step, advice: Advice, writer: Writer) -> Html:
    """A task in a list of all: with what it follows from, and whether exceptions hold, so that no two seem to contradict."""
    parts = (lead_html(goes_on(step, advice), advice.rule.task, writer), no_exception(step, advice))
    return SPACE.join(part for part in parts if part)


def whole_html(step: Step, advice: Advice, writer: Writer, *, above: Advice | None = None, whole: Advice | None = None) -> Html:
    """The same, with more about it and what to record, in an outline: see `goes_on` for `above` and `whole`."""
    lead = goes_on(step, advice, above=above, whole=whole)
    return SPACE.join((with_details_html(lead, advice.rule.task, writer), *filter(None, (no_exception(step, advice),))))


def with_details_html(lead: str, task: Task, writer: Writer) -> Html:
    """A task in a list, with its lead: what to do, more about it, and what to record."""
    more = (writer.html(text) for text in (task.more, task.record) if text)
    return SPACE.join((lead_html(lead, task, writer), *more))


def theirs_html(theirs: Step, found: Iterable[Share], writer: Writer) -> Html:
    """What others ought to do, by who of them does it; before that, what nobody knows yet."""
    still_open = Html("<p>{} {}.</p>", texts.NOT_KNOWN_YET, writer.html(theirs.question.whether)) if theirs.question else ""
    return still_open + Html("\n").join(
        (Html("<h4>{}</h4>", texts.share_title(share.doer)) if share.doer else "")
        + _theirs_list_html(theirs, outline(share.advice), writer)
        for share in found
    )


def _theirs_list_html(theirs: Step, branches: Sequence[Branch], writer: Writer, whole: Advice | None = None) -> Html:
    items = EMPTY.join(
        Html(
            '<li data-taak-ander="{}">{}{}</li>',
            branch.advice.rule.task.id,
            whole_html(theirs, branch.advice, writer, above=above.advice if above else None, whole=whole),
            _theirs_list_html(theirs, branch.parts, writer, branch.advice),
        )
        for above, branch in zip((None, *branches), branches, strict=False)
    )
    return Html("<ul>{}</ul>", items) if items else EMPTY


def condition_html(step: Step, advice: Advice, writer: Writer) -> Html:
    """When a task applies that is to be found out first, to go before it; nothing for a task to be done."""
    return EMPTY if advice.status == "do" else Html('<p class="rk-als">{}</p>', writer.html(only_if(step, advice)))
