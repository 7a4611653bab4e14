# SPDX-License-Identifier: EUPL-1.2
"""A card among its earlier versions: what changed last, and what became of the tasks that are gone."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from build_hooks.versions.comparing import Comparison, compare
from checker.card import Card, Task
from checker.rules import rulebook


@dataclass(frozen=True, slots=True)
class Gone:
    """A task that somebody had once, and the last version in which it was there."""

    task: Task
    last: Card


@dataclass(frozen=True)
class History:
    """`earlier` are the other versions, oldest first. Of a card without any, nothing changed."""

    card: Card
    earlier: tuple[Card, ...] = ()

    @cached_property
    def changes(self) -> Comparison | None:
        """What changed since the last of them; None when there is none."""
        return compare(self.earlier[-1], self.card) if self.earlier else None

    def every_change(self) -> Iterator[Comparison]:
        """What changed from each version to the next, the last first."""
        return (compare(*each) for each in reversed(list(pairwise((*self.earlier, self.card)))))

    @cached_property
    def marks(self) -> Mapping[str, str]:
        """What is said of a task that the last change was about, by its id: 'Nieuw in 2026.2'."""
        if self.changes is None:
            return {}
        new = [each.id for changes in self.changes.tasks.values() for each in changes.new]
        changed = [each.after.id for changes in self.changes.tasks.values() for each in changes.changed]
        version = self.card.version
        return dict.fromkeys(new, f"Nieuw in {version}") | dict.fromkeys(changed, f"Gewijzigd in {version}")

    def gone(self, role: str) -> Sequence[Gone]:
        """The tasks that this role had on an earlier version and has no more."""
        found: dict[str, Gone] = {}
        for card in self.earlier:
            if role in {each.id for each in card.roles()}:
                found |= {rule.task.id: Gone(rule.task, card) for rule in rulebook(card).rules(role)}
        has = {rule.task.id for rule in rulebook(self.card).rules(role)}
        return [each for name, each in found.items() if name not in has]


def history_of(card: Card, kept: Sequence[Card]) -> History:
    """The card among these versions, of which it may be one itself."""
    return History(card, tuple(each for each in kept if each.version != card.version))
