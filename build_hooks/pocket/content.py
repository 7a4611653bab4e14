# SPDX-License-Identifier: EUPL-1.2
"""Card → what stands in a guide: parts, each of blocks that are never split, in reading order.

Nothing here decides which tasks there are or what they say: that comes from the checker's rulebook and its HTML.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import segno

from build_hooks.pages.generate import functions_title
from build_hooks.pages.texts import FOLDING
from build_hooks.pocket import texts
from build_hooks.pocket.paragraphs import spans
from build_hooks.pocket.tasks import Block, above, blocks_of, task_blocks, text_block
from checker.card import Card, Contact, Organisation, Role, Section, Term
from checker.markup import Links
from checker.people import reachable
from checker.reasons import no_tasks_in
from checker.rules import roles_in, rulebook
from checker.standing import draft_line
from checker.texts import NO_NUMBER, UNSURE_NOTE
from checker.wording import UNSURE_MARK, Writer, dutch_date, is_unsure, joined, plain, sentence

_LINKS: Final = Links()


@dataclass(frozen=True, slots=True)
class Part:
    """What stands below one head."""

    title: str
    blocks: Sequence[Block]


def parts(card: Card, role: Role, *, folded: bool, on_paper: Collection[str] | None = None) -> list[Part]:
    """All of a role's guide after the cover: a part for every section that has tasks, what abbreviations mean, whom to call.

    On a sheet to be `folded` it says how, and all that a task says is one paragraph, because the panels are small.
    `on_paper` are the roles that have a guide; None when all have.
    """
    writer = Writer(card.terms)
    sections = list(_sections(card, role, writer, on_paper, compact=folded))
    numbers = _contacts(card, role, writer)
    words = [Part(texts.ABBREVIATIONS, _terms(writer))] if writer.met else []
    how = [Part(texts.HOW_TO_FOLD, [{"kind": "folding", "steps": FOLDING}])] if folded else []
    return [*sections, *words, *how, numbers]


def wall_parts(card: Card, organisation: Organisation) -> list[Part]:
    """All that an organisation and its functions do, to hang on a wall, and whom to call."""
    writer = Writer(card.terms)
    sections = list(_all_sections(card, organisation, writer))
    known, unknown = _numbers(card, organisation)
    ask = [text_block(f"{NO_NUMBER}: {joined(unknown)}.", writer)] if unknown else []
    note = [text_block(writer.note, writer)] if writer.note else []
    return [*sections, Part(texts.NUMBERS, [*map(_contact, known), *ask, *note])]


def cover(card: Card, role: Role, kind: str) -> Mapping[str, Any]:
    """The front: whose guide or poster this is, of which card, and whom to call when there is danger now."""
    organisation = card.organisation_of(role.id)
    address = f"{card.region.site_url.rstrip('/')}/{_LINKS.start(role.id)}" if card.region.site_url else ""
    return {
        "card": plain(card.title),
        "role": role.name,
        "organisation": "" if role is organisation else organisation.name,
        "region": card.region.name,
        "urgent": urgent(card),
        "qr": _qr(address) if address else [],
        "address": address,
        "facts": facts(card),
        "judgement": judgement(card, kind),
    }


def judgement(card: Card, kind: str) -> str:
    """What one should know before one goes by a sheet of this `kind`: that it is a draft, if it is, and what it is not."""
    return f"{draft_line(card)} {texts.JUDGEMENT.format(sheet=kind)}".lstrip()


def urgent(card: Card) -> Mapping[str, str]:
    """Whom to call when there is danger now."""
    contact = card.region.urgent
    return {"phone": contact.phone, "note": contact.note or contact.name}


def facts(card: Card) -> Mapping[str, str]:
    """Which card this is, to compare with another."""
    return {
        "version": card.version,
        "valid_from": dutch_date(card.valid_from),
        "review_by": dutch_date(card.review_by),
        "hash": card.hash,
    }


def document(card: Card, title: str) -> Mapping[str, Any]:
    """What a PDF says of itself. Its date is the card's, so that the same card gives the same bytes."""
    day = card.valid_from
    return {"title": title, "author": card.region.name, "date": [day.year, day.month, day.day]}


# --- sections ----------------------------------------------------------------------------------------------------------


def _sections(card: Card, role: Role, writer: Writer, on_paper: Collection[str] | None, *, compact: bool) -> Iterator[Part]:
    organisation = card.organisation_of(role.id)
    for section in card.sections:
        if any(rule.section is section for rule in rulebook(card).rules(role.id)):
            blocks = task_blocks(card, role, section, writer, compact=compact)
            yield Part(section.title, [*_intro(section, writer), *blocks])
    if role is organisation and organisation.functions:
        way = texts.TO_ITS_FUNCTION if len(organisation.functions) == 1 else texts.TO_ITS_FUNCTIONS
        guided = on_paper is None or all(function.id in on_paper for function in organisation.functions)
        told = way.format(
            organisation=organisation.label,
            functions=joined(function.name for function in organisation.functions),
            take=texts.TAKE_THE_GUIDE if guided else texts.PRINT_THE_PAGE,
        )
        yield Part(functions_title(card), [text_block(told, writer)])


def _all_sections(card: Card, organisation: Organisation, writer: Writer) -> Iterator[Part]:
    for section in card.sections:
        for role, rules in roles_in(card, organisation, section):
            intro = _intro(section, writer) if role is organisation else []
            yield Part(_title(section, role, organisation), [*intro, *blocks_of(card, role, rules, writer, compact=True)])


def _title(section: Section, role: Role, organisation: Organisation) -> str:
    """What stands above the tasks of somebody in a section, where those of the whole organisation stand together."""
    if role is organisation:
        return section.title
    if section.functions_only:
        return texts.OF_A_FUNCTION.format(section=section.title, role=role.label)
    return f"{section.title} – {role.name}"


def _intro(section: Section, writer: Writer) -> list[Block]:
    """When a section applies, to go before its tasks."""
    return [] if section.functions_only else [above(_when(section), writer)]


def _when(section: Section) -> str:
    """When a section applies, and that it is our reading when the card does not have it."""
    return f"{section.intro} {texts.OURS}" if section.reading else section.intro


# --- people and words ----------------------------------------------------------------------------------------------------


def _contacts(card: Card, role: Role, writer: Writer) -> Part:
    """The numbers that are known, and a line to write on for those that are not: they differ by region and by day."""
    known, unknown = _numbers(card, role)
    return Part(texts.NUMBERS, [*map(_contact, known), *(_to_write(name, writer) for name in unknown)])


def _numbers(card: Card, role: Role) -> tuple[Sequence[Contact], Sequence[str]]:
    """Whom this role may need to call: with a number that is known, and the names of the others."""
    region = card.region
    known = [contact for contact in (region.urgent, *region.contacts) if contact.phone]
    listed = {contact.of for contact in region.contacts}
    asked = [contact.name for contact in region.contacts if not contact.phone and contact.of != role.id]
    needed = reachable(card, (rule.task for rule in rulebook(card).rules(role.id)), role.id)
    asked += [sentence(card.partner(name).name) for name, _ in needed if name not in listed]
    return known, asked


def _contact(contact: Contact) -> Block:
    return {"kind": "contact", "name": contact.name, "phone": contact.phone, "note": contact.note or ""}


def _to_write(name: str, writer: Writer) -> Block:
    return {"kind": "to-write", "spans": spans(writer.html(name))}


def _terms(writer: Writer) -> list[Block]:
    """What the abbreviations that this reader has met stand for; what the mark behind one means stands below the last."""
    *most, last = map(_term, writer.met)
    note = [text_block(UNSURE_NOTE, writer)] if any(map(is_unsure, writer.met)) else []
    return [*most, {**last, "tied": bool(note)}, *note]


def _term(term: Term) -> Block:
    mark = UNSURE_MARK if is_unsure(term) else ""
    return {"kind": "term", "term": term.term, "full": term.full, "lang": term.language or "", "mark": mark}


def _qr(address: str) -> list[list[int]]:
    """The code as rows of 1 (dark) and 0."""
    return [list(row) for row in segno.make(address, error="m", micro=False).matrix]


# --- the whole card ------------------------------------------------------------------------------------------------------


def whole_card(card: Card, organisations: Sequence[Organisation] = ()) -> Mapping[str, Any]:
    """Every section as a band over the columns of these organisations, or all, as on the card of the region, with notes."""
    writer = Writer(card.terms)
    bands = [_band(card, section, organisations or card.organisations, writer) for section in card.sections]
    return {"bands": bands, "notes": [judgement(card, "kaart"), *filter(None, [writer.note])]}


def _band(card: Card, section: Section, organisations: Sequence[Organisation], writer: Writer) -> Mapping[str, Any]:
    cells = []
    for organisation in organisations:
        cell = [
            {
                "whose": "" if role is organisation else role.name,
                "blocks": blocks_of(card, role, rules, writer, compact=True),
            }
            for role, rules in roles_in(card, organisation, section)
        ]
        if not cell and (why := no_tasks_in(card, section, organisation.id)):
            cell = [{"whose": "", "blocks": [text_block(why, writer)]}]
        cells.append(cell)
    return {"title": section.title, "intro": spans(writer.html(_when(section))), "cells": cells}


def numbers(card: Card) -> Iterable[Mapping[str, str]]:
    """The telephone numbers that are known, but the urgent one."""
    return [{"name": contact.name, "phone": contact.phone} for contact in card.region.contacts if contact.phone]
