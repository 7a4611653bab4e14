# SPDX-License-Identifier: EUPL-1.2
"""Cases that the owners of a card wrote, in `voorbeelden.yml` beside it: a story, and the tasks that must and must not come.

They are no part of the card: they say what it must answer. A card that answers otherwise is refused.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Final

from build_hooks.authoring.folder import CASES, Folder, is_id, missing_keys, not_misspelt
from build_hooks.authoring.problems import CardProblems, Problem, or_rather, shown_value
from build_hooks.authoring.reading import Unreadable, read
from build_hooks.authoring.spot import Spot
from build_hooks.authoring.texts import text_problems
from checker.card import ROLE, Card
from checker.conditions import questions_in
from checker.decision import AnswerError, Step, decide
from checker.reasons import why_not
from checker.rules import rulebook
from checker.texts import SHOWN_ALREADY

_LIST: Final = "cases"


def _key(description: str, **more: Any) -> Any:
    return field(metadata={"description": description}, **more)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A story, the answers that it gives, and what the card must say to them."""

    id: str = _key("Korte naam van het voorbeeld: kleine letters en streepjes.")
    title: str = _key("Titel, in een paar woorden.")
    story: str = _key("Het verhaal in een paar zinnen. Noem geen echte mensen.")
    answers: Mapping[str, str] = _key("De antwoorden die bij het verhaal horen, ook op de vraag 'rol'.")
    must: tuple[str, ...] = _key("De korte namen van taken die nu gedaan moeten worden.")
    find_out: tuple[str, ...] = _key("De korte namen van taken die van iets afhangen dat nog niet bekend is.", default=())
    must_not: tuple[str, ...] = _key("De korte namen van taken die er niet mogen staan.", default=())
    agreed: str = _key("Wie dit voorbeeld met elkaar hebben afgesproken, als zin.")


_KEYS: Final = tuple(each.name for each in fields(Case))
_TASKS: Final = ("must", "find_out", "must_not")
_MAY_BE_LEFT_OUT: Final = frozenset({"find_out", "must_not"})
_TEXTS: Final = ("id", "title", "story", "agreed")


def cases(folder: Path, card: Card) -> tuple[Case, ...]:
    """The cases beside this card, in their order; none without such a file.

    Raises `CardProblems` for all that is wrong with them, and for every one to which the card answers otherwise.
    """
    path = folder / CASES
    if not path.exists() or CASES in (f"{organisation.id}.yml" for organisation in card.organisations):
        return ()
    try:
        document, found = read(path)
    except Unreadable as unreadable:
        raise CardProblems(unreadable.problems) from None
    whole = Spot(document)
    if problems := [*found, *text_problems(Folder(folder, {CASES: document}, ())), *_shape(whole)]:
        raise CardProblems(problems)
    placed = [(spot, _made(spot.data)) for spot in _entries(whole)]
    if problems := [*_twice(placed), *(problem for spot, case in placed for problem in _disagreement(spot, case, card))]:
        raise CardProblems(problems)
    return tuple(case for _, case in placed)


def _entries(whole: Spot) -> Iterator[Spot]:
    data = whole.at(_LIST).data
    return (whole.at(_LIST, place) for place in range(len(data) if isinstance(data, list) else 0))


def _made(data: Any) -> Case:
    keys: dict[str, Any] = {key: tuple(value) if key in _TASKS else value for key, value in data.items()}
    return Case(**keys)


# --- the shape ------------------------------------------------------------------------------------------------------------


def _shape(whole: Spot) -> Iterator[Problem]:
    if not isinstance(whole.data, dict) or list(whole.data) != [_LIST] or not isinstance(whole.data[_LIST], list):
        yield whole.problem(f"in dit bestand hoort één sleutel, '{_LIST}', met een lijst van voorbeelden")
    for spot in _entries(whole):
        data = spot.data
        if not isinstance(data, dict):
            yield spot.problem(f"hier staat {shown_value(data)}; schrijf daar een groep sleutels")
            continue
        unknown = [key for key in data if key not in _KEYS]
        yield from (spot.at(key).problem(f"sleutel '{key}' bestaat niet{or_rather(key, _KEYS)}") for key in unknown)
        missing = [key for key in _KEYS if key not in data and key not in _MAY_BE_LEFT_OUT]
        if really := not_misspelt(missing, unknown):
            yield spot.problem(missing_keys(really))
        yield from (problem for key in _KEYS if key in data for problem in _value(spot.at(key), key))


def _value(spot: Spot, key: str) -> Iterator[Problem]:
    found, wanted = spot.data, ""
    if key in _TEXTS and not (isinstance(found, str) and found):
        wanted = "tekst"
    elif key in _TEXTS and "{" in str(found):
        wanted = "tekst zonder accolades: een regionale naam voluit"
    elif key == "id" and not is_id(str(found)):
        wanted = "kleine letters en cijfers met streepjes ertussen"
    elif key == "answers" and not (isinstance(found, dict) and all(isinstance(each, str) for each in found.values())):
        wanted = "vragen met elk één antwoord: { vraag: antwoord }"
    elif key in _TASKS and not (isinstance(found, list) and found and all(isinstance(each, str) for each in found)):
        wanted = "een lijst met korte namen van taken"
    if wanted:
        yield spot.problem(f"bij '{key}' staat {shown_value(found)}; schrijf daar {wanted}")


def _twice(placed: Sequence[tuple[Spot, Case]]) -> Iterator[Problem]:
    met: set[str] = set()
    for spot, case in placed:
        if case.id in met:
            yield spot.at("id").problem("deze 'id' is er al; kies een andere")
        met.add(case.id)


# --- what the card says to it ---------------------------------------------------------------------------------------------


def _disagreement(spot: Spot, case: Case, card: Card) -> Iterator[Problem]:
    """What the card says otherwise than this case, or cannot be asked."""
    try:
        step = decide(card, case.answers)
    except AnswerError as error:
        yield spot.at("answers").problem(str(error).rstrip("."))
        return
    for name in step.ignored if ROLE in step.answers else ():
        yield spot.at("answers", name).problem(f"de vraag '{name}' komt hier niet aan bod; haal dit antwoord weg")
    if step.question:
        asked = f"de vraag '{step.question.id}' heeft nog geen antwoord{_asking(step, step.question.id)}"
        yield spot.at("answers").problem(f"{asked}; schrijf dat erbij")
        return
    for key in _TASKS:
        for place, task in enumerate(getattr(case, key)):
            yield from _task(spot.at(key, place), task, key, step)


def _asking(step: Step, question: str) -> str:
    """The first task that needs the answer to this question, to go on with: a new task is often what asks it."""
    rules = rulebook(step.card).rules(step.answers[ROLE]) if ROLE in step.answers else ()
    return next((f" (taak '{rule.task.id}' hangt ervan af)" for rule in rules if question in questions_in(rule.condition)), "")


_WANTED: Final = {
    "must": ("do", "hoort hier nu te komen"),
    "find_out": ("find_out", "hoort hier af te hangen van iets dat nog niet bekend is"),
    "must_not": (None, "hoort hier niet te komen"),
}
_FOUND: Final = {
    "do": "komt nu",
    "find_out": "hangt af van iets dat nog niet bekend is",
    None: "komt niet",
}


def _task(spot: Spot, task: str, key: str, step: Step) -> Iterator[Problem]:
    known = rulebook(step.card).every_rule
    if task not in known:
        yield spot.problem(f"taak '{task}' bestaat niet{or_rather(task, known)}")
        return
    status = next((advice.status for advice in step.advice if advice.rule.task.id == task), None)
    wanted, told = _WANTED[key]
    if status != wanted:
        why = why_not(step, task).removeprefix(SHOWN_ALREADY).rstrip(".")
        now = f"taak '{task}' {told}, maar {_FOUND[status]} op deze kaart ({why})"
        yield spot.problem(f"{now}; pas de kaart aan, of dit voorbeeld")
