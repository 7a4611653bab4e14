# SPDX-License-Identifier: EUPL-1.2
"""The card so far: every entry that is well formed, with its place, beside those that are not.

A mistake in one task must not hide what is wrong with another, and must not make another look wrong. So entries that are not
well formed stay in the draft by their id alone: others may refer to them, nothing more is said about them.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from build_hooks.authoring.folder import Folder, is_id
from build_hooks.authoring.reading import Keys, Plain
from build_hooks.authoring.spot import Spot
from checker.card import ROLE, Approval, Organisation, Partner, Question, Reading, Role, Section, Task, Term
from checker.rules import owners


@dataclass(frozen=True, slots=True)
class Placed[T]:
    """An entry and where it is. `entry` is None when it is not well formed, `id` when even its id cannot be trusted.

    `parts` are the sub-tasks of a task, which are taken out of `entry`.
    """

    spot: Spot
    id: str | None
    entry: T | None
    parts: "tuple[Placed[T], ...]" = ()


@dataclass(frozen=True, slots=True)
class Names:
    """Ids that can be referred to. Unless `complete`, some are not known or used twice, and an unknown id may yet be right."""

    ids: frozenset[str]
    complete: bool

    def lack(self, name: str) -> bool:
        """Whether it is certain that this id does not exist."""
        return self.complete and name not in self.ids

    def and_also(self, others: "Names") -> "Names":
        """These and those."""
        return Names(self.ids | others.ids, self.complete and others.complete and not self.ids & others.ids)


@dataclass(frozen=True, slots=True)
class Entries[T]:
    """All entries of one kind. `complete` is False when not all could be read, so that there may be more."""

    placed: tuple[Placed[T], ...]
    complete: bool

    def __iter__(self) -> Iterator[tuple[Spot, T]]:
        return ((placed.spot, placed.entry) for placed in self.placed if placed.entry is not None)

    @property
    def well_formed(self) -> bool:
        """Whether all could be read and none was left out, at any depth."""
        return self.complete and all(each.entry is not None for placed in self.placed for each in with_parts(placed))

    @property
    def names(self) -> Names:
        """The ids of these entries."""
        ids = [placed.id for placed in self.placed]
        return Names(frozenset(name for name in ids if name), self.complete and None not in ids and len(ids) == len(set(ids)))

    def get(self, name: str) -> T | None:
        """The first well formed entry with this id; None when there is none."""
        return next((placed.entry for placed in self.placed if placed.id == name and placed.entry is not None), None)


@dataclass(frozen=True, slots=True)
class Draft:
    """The entries of a card. `tasks` holds per organisation the tasks that are not part of another."""

    sections: Entries[Section]
    organisations: Entries[Organisation]
    functions: Entries[Role]
    partners: Entries[Partner]
    questions: Entries[Question]
    terms: Entries[Term]
    readings: Entries[Reading]
    approved: Entries[Approval]
    tasks: dict[str, Entries[Task]]

    @property
    def roles(self) -> Names:
        """The ids of organisations and functions."""
        return self.organisations.names.and_also(self.functions.names)

    def answers(self, question: str) -> Names:
        """The answers to this question. Those to `rol` are the roles."""
        if question == ROLE:
            return self.roles
        entry = self.questions.get(question)
        answers = frozenset(option.id for option in entry.options) if entry else frozenset()
        return Names(answers, complete=entry is not None and 2 <= len(entry.options) == len(answers))

    def sections_of(self, task: Placed[Task]) -> tuple[Section, ...]:
        """The sections that are written with this task, as far as they are known."""
        names = task.entry.sections if task.entry else ()
        return tuple(section for name in names if (section := self.sections.get(name)))

    def owners(self, organisation: str, section: Section, task: Task) -> tuple[str, ...]:
        """The ids of the roles whose task this is, in the file of this organisation; nothing when that is not known."""
        entry = self.organisations.get(organisation)
        return owners(entry, section, task) if entry else ()

    def roles_with(self, organisation: str, section: Section, task: Task) -> tuple[str, ...]:
        """The roles that a task in this section, in the file of this organisation, can concern."""
        names = self.owners(organisation, section, task)
        return tuple(dict.fromkeys(role for name in names for role in self.roles_of(name) or (name,)))

    def roles_of(self, organisation: str) -> tuple[str, ...]:
        """The organisation and its functions; nothing when that is not known."""
        entry = self.organisations.get(organisation)
        return (organisation, *(function.id for function in entry.functions)) if entry else ()

    def tasks_of(self, role: str) -> Iterator[tuple[Placed[Task], Section]]:
        """Every task of this role, in whatever file, with each section that it stands in."""
        for organisation, entries in self.tasks.items():
            for placed in entries.placed:
                for section in self.sections_of(placed):
                    if placed.entry and role in self.owners(organisation, section, placed.entry):
                        yield placed, section


def draft(folder: Folder, malformed: frozenset[Keys]) -> Draft:
    """The draft of the card in this folder. `malformed` are the ways to all values that are not as they should be."""
    maker = _Maker(folder, malformed)
    return Draft(
        sections=maker.entries(Section, "sections"),
        organisations=maker.entries(Organisation, "organisations"),
        functions=maker.functions(),
        partners=maker.entries(Partner, "partners"),
        questions=maker.entries(Question, "questions"),
        terms=maker.entries(Term, "terms", named_by="term"),
        readings=maker.entries(Reading, "readings", named_by="number"),
        approved=maker.entries(Approval, "approved", named_by="part"),
        tasks={organisation: maker.entries(Task, "tasks", organisation) for organisation in folder.organisations},
    )


class _Maker:
    def __init__(self, folder: Folder, malformed: frozenset[Keys]) -> None:
        self._folder = folder
        ways = [(bad, depth) for bad in malformed for depth in range(len(bad) + 1)]
        self._around_malformed = {bad[:depth] for bad, depth in ways}
        self._malformed_itself = {
            bad[:depth] for bad, depth in ways if bad[depth : depth + 1] != ("tasks",) or len(bad) == depth + 1
        }

    def entries[T](self, kind: type[T], *keys: str, named_by: str = "id") -> Entries[T]:
        spot = self._folder.spot(*keys)
        if spot is None:
            return Entries((), complete=False)
        return self._list(kind, spot, keys, named_by)

    def functions(self) -> Entries[Role]:
        organisations = self.entries(Organisation, "organisations")
        lists = [
            self._list(Role, spot, spot.keys, "id")
            for each in organisations.placed
            if (spot := each.spot.at("functions")).data is not None
        ]
        placed = tuple(each for entries in lists for each in entries.placed)
        return Entries(placed, organisations.complete and all(entries.complete for entries in lists))

    def _list[T](self, kind: type[T], spot: Spot, keys: Keys, named_by: str) -> Entries[T]:
        data = spot.data
        if not isinstance(data, list):
            return Entries((), complete=False)
        placed = tuple(self._placed(kind, spot.at(place), (*keys, place), named_by) for place in range(len(data)))
        return Entries(placed, complete=not spot.document.torn)

    def _placed[T](self, kind: type[T], spot: Spot, keys: Keys, named_by: str) -> Placed[T]:
        data = spot.data
        if not isinstance(data, dict):
            return Placed(spot, None, None)
        parts = self._list(kind, spot.at("tasks"), (*keys, "tasks"), named_by).placed if kind is Task else ()
        own = {key: value for key, value in data.items() if kind is not Task or key != "tasks"}
        name = data.get(named_by)
        usable = type(name) is int if named_by == "number" else isinstance(name, str) and (named_by != "id" or is_id(name))
        malformed = keys in (self._malformed_itself if kind is Task else self._around_malformed)
        entry = None if malformed else _made(kind, own)
        return Placed(spot, str(name) if usable else None, entry, parts)


def _made(kind: Any, data: dict[str, Plain]) -> Any:
    return _adapter(kind).validate_json(json.dumps(data), strict=True)


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def with_parts[T](placed: Placed[T]) -> Iterator[Placed[T]]:
    """The entry and all its parts, at every depth."""
    yield placed
    for part in placed.parts:
        yield from with_parts(part)
