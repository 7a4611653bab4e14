# SPDX-License-Identifier: EUPL-1.2
"""What changed between two cards: everything that one says and the other does not, and the advice that is another."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields

from build_hooks.versions.entries import PART_OF, Described, Entry, described
from build_hooks.versions.situations import Situation, differing, every_situation
from build_hooks.versions.words import Words, word_by_word
from checker.card import Card


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that an entry says otherwise: `what` it is called, and the text on each card; empty where it says nothing."""

    what: str
    before: str
    after: str

    @property
    def words(self) -> tuple[Words, ...]:
        """Both texts, word by word."""
        return word_by_word(self.before, self.after)


@dataclass(frozen=True, slots=True)
class Changed:
    """An entry that is on both cards and does not say the same."""

    before: Entry
    after: Entry
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed among entries of one kind, in the order of the card. `moved`: those that stay are in another order."""

    new: tuple[Entry, ...] = ()
    gone: tuple[Entry, ...] = ()
    changed: tuple[Changed, ...] = ()
    moved: bool = False

    def __bool__(self) -> bool:
        return bool(self.new or self.gone or self.changed or self.moved)


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that changed. `tasks` has every organisation of either card by its id; the rest is by kind.

    `questions` has their answers too, `contacts` the number for danger too. `facts` is what is said once, of the card and its
    region. `situations` are those whose advice is another, out of `out_of`.
    """

    before: Card
    after: Card
    tasks: Mapping[str, Changes]
    questions: Changes
    contacts: Changes
    terms: Changes
    sections: Changes
    people: Changes
    readings: Changes
    lines: Changes
    search_words: Changes
    facts: Changes
    situations: tuple[Situation, ...]
    out_of: int

    def __bool__(self) -> bool:
        """Whether anything changed."""
        kinds = (getattr(self, each.name) for each in fields(Described) if each.name != "tasks")
        return any(self.tasks.values()) or any(kinds) or bool(self.situations)


def compare(before: Card, after: Card) -> Comparison:
    """Everything that differs between two cards; `before` is the earlier one."""
    old, new = described(before), described(after)
    tasks = {
        name: _changes(old.tasks.get(name, ()), new.tasks.get(name, ()))
        for name in (*new.tasks, *(old.tasks.keys() - new.tasks))
    }
    kinds = {
        each.name: _changes(getattr(old, each.name), getattr(new, each.name))
        for each in fields(Described)
        if each.name != "tasks"
    }
    situations = [differing(*each) for each in every_situation(before, after)]
    return Comparison(before, after, tasks, **kinds, situations=tuple(filter(None, situations)), out_of=len(situations))


def _changes(before: Sequence[Entry], after: Sequence[Entry]) -> Changes:
    old, new = ({each.id: each for each in entries} for entries in (before, after))
    both = [(old[name], each) for name, each in new.items() if name in old]
    told = ((one, other, tuple(_differences(one, other))) for one, other in both)
    return Changes(
        new=tuple(each for name, each in new.items() if name not in old),
        gone=tuple(each for name, each in old.items() if name not in new),
        changed=tuple(Changed(*each) for each in told if each[2]),
        moved=[one.id for one, _ in both] != [name for name in old if name in new],
    )


def _differences(before: Entry, after: Entry) -> Iterator[Difference]:
    """A part is not another when the words change of the whole that it belongs to."""
    for what in dict.fromkeys((*after.says, *before.says)):
        same_whole = what == PART_OF and before.whole == after.whole
        if not same_whole and before.says.get(what) != after.says.get(what):
            yield Difference(what, before.says.get(what, ""), after.says.get(what, ""))
