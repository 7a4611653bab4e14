# SPDX-License-Identifier: EUPL-1.2
"""Whether the parts of a card fit together: every id is there once, and every reference leads somewhere."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from build_hooks.authoring.draft import Draft, Names, Placed
from build_hooks.authoring.duplicates import duplicate_problems
from build_hooks.authoring.folder import CASES, FIELDS, Folder, missing_keys
from build_hooks.authoring.problems import Problem, or_rather, shown_value
from build_hooks.authoring.reading import Plain
from build_hooks.authoring.spot import Spot
from checker.card import ROLE, Question, Section, Task, When
from checker.conditions import Alternative, Condition, condition_from

_LONGEST: Final = 5
"""In years: how long a card may go without a review."""

_PLACE: Final = "partners"
"""Where those are who have no column: on the page that names everybody by their id."""


def reference_problems(card: Draft, folder: Folder) -> Iterator[Problem]:
    """Every id that is used twice and every reference to nothing, and entries that lack what they need from each other."""
    yield from duplicate_problems(card)
    yield from _taken(card)
    yield from _dates(folder)
    for place, question in enumerate(card.questions.placed):
        yield from _question(question.spot, question.entry, question.id, is_first=place == 0)
        if question.entry:
            yield from _per_role(question.spot.at("find_out_for"), question.entry.find_out_for, card.roles)
            for number, option in enumerate(question.entry.options):
                names, here = card.organisations.names, question.spot.at("options", number, "no_tasks")
                yield from (_unknown(here.at(name), "organisatie", name, names) for name in option.no_tasks if names.lack(name))
    for spot, section in card.sections:
        yield from _section(spot, section, card)
    for tasks in card.tasks.values():
        for placed in tasks.placed:
            yield from _task(placed, card, is_part=False)


# --- ids ------------------------------------------------------------------------------------------------------------


def _taken(card: Draft) -> Iterator[Problem]:
    """Ids that already mean something else: organisations whose file holds something else, and who is called as a place is."""
    for placed in card.organisations.placed:
        if (name := f"{placed.id}.yml") in (*FIELDS, CASES):
            yield placed.spot.at("id").problem(f"kies een andere 'id' dan '{placed.id}': in '{name}' staan geen taken")
    for who in (*card.organisations.placed, *card.functions.placed, *card.partners.placed):
        if who.id == _PLACE:
            yield who.spot.at("id").problem(f"kies een andere 'id' dan '{_PLACE}': zo heet al een plek op de site")


def _repeated(spot: Spot, words: Iterable[str | int]) -> Iterator[Problem]:
    met: set[str | int] = set()
    for word in words:
        if word in met:
            yield spot.problem(f"bij '{spot.keys[-1]}' staat {shown_value(word)} twee keer; haal er een weg")
        met.add(word)


# --- kaart.yml and vragen.yml ---------------------------------------------------------------------------------------


def _dates(folder: Folder) -> Iterator[Problem]:
    spot = folder.spot("review_by")
    valid_from, review_by = (_date(folder.data().get(key)) for key in ("valid_from", "review_by"))
    if spot and valid_from and review_by and review_by <= valid_from:
        yield spot.problem(f"'review_by' ({review_by}) moet later zijn dan 'valid_from' ({valid_from}); kijk beide datums na")
    elif spot and valid_from and review_by and review_by.year - valid_from.year > _LONGEST:
        found = f"'review_by' ({review_by}) is meer dan {_LONGEST} jaar na 'valid_from' ({valid_from})"
        yield spot.problem(f"{found}; kijk beide datums na")


def _date(written: Plain) -> date | None:
    try:
        return date.fromisoformat(str(written))
    except ValueError:
        return None


def _question(spot: Spot, question: Question | None, name: str | None, *, is_first: bool) -> Iterator[Problem]:
    if is_first and name not in (ROLE, None):
        yield spot.problem(f"zet de vraag '{ROLE}' als eerste")
        return
    if question is None:
        return
    if name == ROLE:
        for key in ("options", "dont_know", "not_yet", "find_out"):
            if getattr(question, key):
                yield spot.at(key).problem(f"haal '{key}' weg: de antwoorden volgen uit de organisaties en hun functies")
        return
    answers = [option.id for option in question.options]
    if len(answers) < 2:
        yield spot.at("options").problem("geef deze vraag minstens twee antwoorden bij 'options'")
    for key in ("dont_know", "not_yet"):
        answer = getattr(question, key)
        if answer and answer not in answers:
            found = f"bij '{key}' staat '{answer}', en dat is geen antwoord op deze vraag"
            yield spot.at(key).problem(f"{found}{or_rather(answer, answers)}")
    if question.dont_know and question.not_yet:
        yield spot.at("not_yet").problem("een vraag heeft 'dont_know' of 'not_yet', en niet allebei; haal een van beide weg")
    if question.dont_know and not question.find_out:
        yield spot.at("dont_know").problem("bij 'dont_know' hoort ook 'find_out'; schrijf daar hoe je het antwoord vindt")
    if question.find_out and not (question.dont_know or question.not_yet):
        yield spot.at("find_out").problem("niemand ziet 'find_out' zonder 'dont_know' of 'not_yet'; voeg een van beide toe")


def _section(spot: Spot, section: Section, card: Draft) -> Iterator[Problem]:
    if section.because is None and section.when is None:
        yield spot.problem("geef dit onderdeel 'because' of 'when'")
    if not section.lines and section.reading is None and any(other.lines for _, other in card.sections):
        yield spot.problem("geef dit onderdeel 'lines', of 'reading' als het zelf niet op de kaart staat")
    if section.reading is not None and card.readings.names.lack(str(section.reading)):
        numbers = card.readings.names.ids
        yield spot.at("reading").problem(f"lezing {section.reading} bestaat niet{_or_number(numbers)}")
    for organisation in section.lines:
        if card.organisations.names.lack(organisation):
            yield _unknown(spot.at("lines", organisation), "organisatie", organisation, card.organisations.names)
    yield from _when(spot.at("when"), section.when, card)


def _or_number(numbers: Iterable[str]) -> str:
    known = sorted(map(int, numbers))
    return f"; kies uit: {', '.join(map(str, known))}" if known else ""


def _per_role(spot: Spot, texts: Iterable[str], roles: Names) -> Iterator[Problem]:
    """Texts for some roles: each of those roles exists."""
    for role in texts:
        if roles.lack(role):
            yield _unknown(spot.at(role), "rol", role, roles)


# --- tasks ----------------------------------------------------------------------------------------------------------


def _task(placed: Placed[Task], card: Draft, *, is_part: bool) -> Iterator[Problem]:
    spot, task = placed.spot, placed.entry
    if task:
        yield from _place(spot, task, card, is_part=is_part)
        yield from _when(spot.at("when"), task.when, card)
        if task.by and card.roles.lack(task.by):
            yield _unknown(spot.at("by"), "rol", task.by, card.roles)
        yield from _per_role(spot.at("do_for"), task.do_for, card.roles)
        yield from (_unknown(spot.at("who"), "rol", name, card.roles) for name in task.who if card.roles.lack(name))
        yield from _repeated(spot.at("who"), task.who)
        if is_part and task.who:
            yield spot.at("who").problem("een deeltaak is van wie de taak erboven is; haal 'who' weg")
        for key in ("heading", "exceptions"):
            if getattr(task, key) and not placed.parts:
                yield spot.at(key).problem(f"'{key}' zegt iets over deeltaken, en deze taak heeft die niet; haal '{key}' weg")
        for key, clashes in (("heading", task.heading), ("tasks", bool(placed.parts)), ("record", bool(task.record))):
            if task.do_not and clashes:
                yield spot.at(key).problem(f"wat je niet doet ('do_not'), kan geen '{key}' hebben; haal een van beide weg")
        partners = card.roles.and_also(card.partners.names)
        for place, partner in enumerate(task.partners):
            if partners.lack(partner):
                yield _unknown(spot.at("with", place), "partner", partner, partners)
        yield from _repeated(spot.at("with"), task.partners)
        yield from _repeated(spot.at("source"), task.lines)
    for part in placed.parts:
        yield from _task(part, card, is_part=True)


def _place(spot: Spot, task: Task, card: Draft, *, is_part: bool) -> Iterator[Problem]:
    if is_part and task.section:
        yield spot.at("section").problem("een deeltaak staat in het onderdeel van de taak erboven; haal 'section' weg")
    elif not is_part and not task.section:
        yield spot.problem(missing_keys(["section"]))
    for name in task.sections:
        if card.sections.names.lack(name):
            yield _unknown(spot.at("section"), "onderdeel", name, card.sections.names)
    yield from _repeated(spot.at("section"), task.sections)


# --- references -----------------------------------------------------------------------------------------------------


def _unknown(spot: Spot, kind: str, name: str, names: Names) -> Problem:
    return spot.problem(f"{kind} '{name}' bestaat niet{or_rather(name, names.ids)}")


def alternatives(spot: Spot, when: When | None) -> Iterator[tuple[Spot, Alternative]]:
    """The alternatives that are written under `when`, each with its place; none for no condition."""
    if when is None:
        return
    places = [spot.at(place) for place in range(len(when))] if isinstance(when, tuple) else [spot]
    yield from zip(places, condition_from(when), strict=True)


def _when(spot: Spot, when: When | None, card: Draft) -> Iterator[Problem]:
    for place, alternative in alternatives(spot, when):
        for question, allowed in alternative.items():
            if question != ROLE and card.questions.names.lack(question):
                yield _unknown(place.at(question), "vraag", question, card.questions.names)
                continue
            answers = card.answers(question)
            for answer in allowed:
                if answers.lack(answer):
                    hint = or_rather(answer, answers.ids)
                    yield place.at(question).problem(f"vraag '{question}' heeft geen antwoord '{answer}'{hint}")
            yield from _repeated(place.at(question), allowed)


def all_known_in(condition: Condition, card: Draft) -> bool:
    """Whether all that the condition names is there and well formed, so that conclusions can be drawn from it."""
    return all(
        card.answers(question).complete and card.answers(question).ids.issuperset(allowed)
        for alternative in condition
        for question, allowed in alternative.items()
    )
