# SPDX-License-Identifier: EUPL-1.2
"""Check a card and compile it: `python -m build_hooks.authoring [FOLDER]`. With `--schema`, write the JSON Schemas instead.

`python -m build_hooks.authoring new FOLDER` writes the smallest card that there can be, to go on from.
"""

import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from build_hooks.authoring.approving import SOMEBODY, not_approved, part_codes, reading_codes
from build_hooks.authoring.compiling import COMPILED, compile_card
from build_hooks.authoring.language import tasks as every_task
from build_hooks.authoring.new import write_new_card
from build_hooks.authoring.problems import CardProblems
from build_hooks.authoring.schema import write_schemas
from build_hooks.authoring.thorough import thorough_warnings
from build_hooks.cache import CACHE
from build_hooks.naming import name_of
from build_hooks.pages.queries import query_warnings
from build_hooks.versions.kept import VersionError, demand_next
from checker.__main__ import card_folder
from checker.card import Card
from checker.standing import draft_line

try:
    from build_hooks.pocket import PocketError, left_out
except ImportError:  # without the engine of the guides there are none
    left_out = None  # type: ignore[assignment]

SITE: Final = Path(__file__).parents[2] / "site"
"""Where `make site` puts the site."""

_SOON: Final = timedelta(days=365)
_DE: Final = ("kaart", "code", "lijst", "wijzer")
"""A name that ends in one of these has 'de' before it."""


def main(arguments: Sequence[str] | None = None, today: date | None = None) -> int:
    """Do what the command line asks. Returns the exit code: 0, or 1 when the card is not right."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if arguments[:1] == ["new"]:
        return _new(arguments[1:], today or date.today())
    parser = ArgumentParser(prog="python -m build_hooks.authoring", description="Check a card and compile it.")
    parser.add_argument("folder", nargs="?", type=Path, default=card_folder(), help="where the card is (CARD, or docs/kaart)")
    parser.add_argument("--target", type=Path, default=COMPILED, help="the module to write (checker/compiled_card.py)")
    parser.add_argument("--approve", action="store_true", help="list what to write down who approves which part of the card")
    parser.add_argument("--schema", action="store_true", help="write the JSON Schemas beside the card and stop")
    parser.add_argument(
        "--thorough",
        action="store_true",
        help="also tell what could be better: language, situations, search",
    )
    options = parser.parse_args(arguments)
    if options.schema:
        print("\n".join(map(str, write_schemas(options.folder / "schema"))))
        return 0
    try:
        card = compile_card(options.folder, options.target, today)
    except CardProblems as problems:
        count = len(problems.problems)
        last = f"{count} fout{'en' if count > 1 else ''}: los {'ze' if count > 1 else 'die'} op; de kaart is niet bijgewerkt"
        print(problems, last, sep="\n", file=sys.stderr)
        return 1
    warnings = (*_warnings(card, today or date.today()), *_of_versions(card, options.folder))
    print(_summary(card), *warnings, *_to_approve(card, listed=options.approve), sep="\n")
    if options.thorough:
        for warning in (*thorough_warnings(card, options.folder), *query_warnings(card, options.folder, SITE)):
            print(f"Let op: {warning}")
    return 0


def _new(arguments: Sequence[str], today: date) -> int:
    parser = ArgumentParser(prog="python -m build_hooks.authoring new", description="Write the smallest card.")
    parser.add_argument("folder", type=Path, help="where the card will be: a folder that is not there yet")
    folder = parser.parse_args(arguments).folder
    try:
        write_new_card(folder, today)
    except FileExistsError:
        print(f"{folder} is er al; kies een map die er nog niet is", file=sys.stderr)
        return 1
    except OSError as problem:
        print(f"in {folder} is niet te schrijven ({problem.strerror}); kies een andere plek", file=sys.stderr)
        return 1
    print(f"De kaart staat in {folder}. Pas de bestanden aan, en maak de site: make site CARD={folder}")
    return 0


def _summary(card: Card) -> str:
    tasks = [task for _, task in every_task(card)]
    cited = {line for task in tasks for line in task.lines}
    lines = f" uit {len(cited)} kaartregels," if cited else ""
    asked = _count(len(card.questions), "vraag", "vragen")
    return f"{card.title} {card.version} ({card.hash}) klopt: {_count(len(tasks), 'taak', 'taken')}{lines} en {asked}"


def _count(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"


def _warnings(card: Card, today: date) -> Iterator[str]:
    if card.review_by < today:
        yield f"Let op: de kaart had voor {card.review_by} bekeken moeten zijn; kijk 'review_by' na in kaart.yml"
    if card.valid_from - today > _SOON:
        yield f"Let op: de kaart gaat pas in op {card.valid_from}; kijk 'valid_from' na in kaart.yml"
    name = name_of(card)
    if not card.label and not name.noun.endswith(_DE):
        yield (f"Let op: in een zin heet je kaart '{name.full}'. Zet bij 'label' in kaart.yml hoe zij dan heet: 'het protocol'")
    yield from (f"Let op: {each}" for each in _not_on_paper(card))


def _of_versions(card: Card, folder: Path) -> Iterator[str]:
    """Why this version cannot follow those that were kept, or which of those cannot be read."""
    try:
        demand_next(card, folder)
    except (VersionError, CardProblems) as problem:
        yield from (f"Let op: {each}" for each in str(problem).splitlines())


def _not_on_paper(card: Card) -> Iterable[str]:
    """What will be left out of what there is on paper, and why."""
    try:
        return list(left_out(card, CACHE / "pocket")) if left_out is not None else ()
    except PocketError as problem:
        return [str(problem)]


def _to_approve(card: Card, *, listed: bool) -> Iterator[str]:
    """What stands in `vastgesteld.yml` once all is approved and confirmed, as far as it does not stand there yet."""
    codes = {**part_codes(card), **reading_codes(card)}
    if missing := not_approved(card, codes):
        how = (
            "Wie een deel vaststelt, neemt zijn regel over in vastgesteld.yml:"
            if listed
            else "Zo leg je dat vast: make card APPROVE=1"
        )
        yield f"{draft_line(card) or 'Er zijn nog lezingen om te bevestigen.'} {how}"
    known = {each.part for each in card.approved}
    for part in missing if listed else ():
        changed = "  # veranderd sinds het is vastgesteld" if part in known else ""
        yield f'  - {{ part: {part}, by: "{SOMEBODY}", day: jjjj-mm-dd, code: "{codes[part]}" }}{changed}'


if __name__ == "__main__":
    sys.exit(main())
