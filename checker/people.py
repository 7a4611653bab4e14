# SPDX-License-Identifier: EUPL-1.2
"""Who does a task and whom one needs for it, as one reader sees it: nobody is sent to himself, nobody gets another's task.

Why: build_hooks/design/decisions/one-reader.md
"""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from checker.card import Card, Contact, Partner, Role, Task
from checker.rules import Rule
from checker.wording import plain


@lru_cache(maxsize=256)  # asked for every task
def own_roles(card: Card, reader: str) -> frozenset[str]:
    """The ids of the roles whose tasks are this reader's: her own, and that of her organisation."""
    return frozenset((reader, card.organisation_of(reader).id))


def is_own(card: Card, rule: Rule, reader: str) -> bool:
    """Whether this reader does the task herself."""
    return rule.by in own_roles(card, reader)


def by_doer[T](
    card: Card, reader: str, tasks: Iterable[T], rule: Callable[[T], Rule]
) -> tuple[tuple[Role | None, tuple[T, ...]], ...]:
    """These tasks by who does them: first the reader's own, under None, then those of each other; nobody without any.

    `rule` gives the rule of a task in whatever form it comes. The order of the tasks stays.
    """
    own: list[T] = []
    others: dict[str, list[T]] = {}
    for task in tasks:
        (own if is_own(card, rule(task), reader) else others.setdefault(rule(task).by, [])).append(task)
    return (
        *([(None, tuple(own))] if own else []),
        *((card.role(name), tuple(found)) for name, found in others.items()),
    )


def partners(card: Card, task: Task, reader: str) -> tuple[str, ...]:
    """The ids of those whom this reader needs for the task: never herself."""
    return tuple(name for name in task.partners if name not in own_roles(card, reader))


def partners_to_name(card: Card, task: Task, reader: str) -> tuple[str, ...]:
    """The same, without those whom the task names in so many words: to say it again would add nobody."""
    text = plain(f"{task.do} {task.more or ''}")
    return tuple(name for name in partners(card, task, reader) if not names(card, name, text))


def names(card: Card, partner_id: str, text: str) -> re.Match[str] | None:
    """Where the text names this partner first, in whole words, in full or by an abbreviation of the glossary."""
    return _naming(card, partner_id).search(text)


@lru_cache(maxsize=256)  # each advice looks for everybody in many texts
def _naming(card: Card, partner_id: str) -> re.Pattern[str]:
    name = card.partner(partner_id).name
    short = [term.term for term in card.terms if term.full and term.full.casefold() == name.casefold()]
    words = (f"(?i:{re.escape(name)})", *map(re.escape, short))
    return re.compile(rf"(?<!\w)({'|'.join(words)})(?!\w)")


def named(card: Card, text: str, reader: str) -> list[str]:
    """The ids of all whom the text names but this reader, in the order of the text."""
    everybody = (*(role.id for role in card.roles()), *(partner.id for partner in card.partners))
    others = (name for name in everybody if name not in own_roles(card, reader))
    found = ((place.start(), name) for name in others if (place := names(card, name, plain(text))))
    return [name for _, name in sorted(found)]


def reachable(card: Card, tasks: Iterable[Task], reader: str) -> tuple[tuple[str, Contact | None], ...]:
    """Everybody whom this reader needs for these tasks and who can be called: see `how_to_reach`."""
    return how_to_reach(card, (name for task in tasks for name in partners(card, task, reader)))


def how_to_reach(card: Card, names: Iterable[str]) -> tuple[tuple[str, Contact | None], ...]:
    """Those of these who can be called, each once, with how; None when that is not known."""
    contacts = ((name, card.contact_of(name)) for name in dict.fromkeys(names) if not _is_group(card, name))
    return tuple((name, contact if contact and contact.known else None) for name, contact in contacts)


def in_a_sentence(card: Card, partner_id: str) -> str:
    """Somebody's name as it stands in the middle of a sentence: 'de politie', 'de wijkagent'."""
    partner = card.partner(partner_id)
    return partner.label or partner.name


def _is_group(card: Card, partner_id: str) -> bool:
    partner = card.partner(partner_id)
    return isinstance(partner, Partner) and partner.group
