# SPDX-License-Identifier: EUPL-1.2
"""`python -m build_hooks.review FILE…`: what colleagues filled in in their sheets. With `--apply`, put it in the card."""

import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from build_hooks.authoring import CardProblems, load
from build_hooks.review.applying import apply, sifted, tried
from build_hooks.review.filled_in import read_sheet, sheet_files, sheet_names
from build_hooks.review.merging import Round, merged
from build_hooks.review.report import advice_report, refused_report, report
from build_hooks.review.rows import rows
from build_hooks.versions import compare
from checker.__main__ import card_folder
from checker.card import Card


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks. Returns 0; or 1 when something could not be read or put in the card."""
    parser = ArgumentParser(prog="python -m build_hooks.review", description="Read back the sheets of a review round.")
    parser.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help="a sheet that a colleague filled in, or a folder of them"
    )
    parser.add_argument("--apply", action="store_true", help="put the new texts in the card")
    parser.add_argument("--card", type=Path, default=card_folder(), help="where the card is (CARD, or docs/kaart)")
    options = parser.parse_args(arguments)
    try:
        card = load(options.card)
    except CardProblems as problems:
        print(problems, "De kaart klopt nu niet. Los dit eerst op.", sep="\n", file=sys.stderr)
        return 1
    files = sheet_files(options.files)
    found = merged(rows(options.card, card), [read_sheet(path, name) for path, name in sheet_names(files).items()])
    print(f"{card.title} {card.version}: {len(files)} {'blad' if len(files) == 1 else 'bladen'} gelezen.")
    fit, wrong = sifted(options.card, found.changes)
    found = replace(found, changes=fit)
    print(*report(found), *refused_report(wrong), sep="\n")
    return _finish(options.card, card, found, len(wrong), writing=options.apply)


def _finish(folder: Path, card: Card, found: Round, wrong: int, *, writing: bool) -> int:
    """Say what comes of it, and with `writing` do it, when all sheets could be read. So many were told to be `wrong`."""
    print()
    failed = 1 if wrong or found.problems else 0
    if not found.changes:
        print("Er is niets om in de kaart te zetten.")
        return failed
    try:
        after = tried(folder, found.changes)
    except CardProblems as problems:  # each is right by itself, but not with the others: what is wrong stands in the card
        print(problems, file=sys.stderr)
        print("Samen kloppen deze voorstellen niet. Er is niets veranderd.", file=sys.stderr)
        return 1
    print(*advice_report(compare(card, after)), "", sep="\n")
    others = f" {wrong} niet: lees hierboven waarom." if wrong else ""
    if found.problems:
        print("Er is niets veranderd: los eerst op wat niet te lezen is.")
    elif writing:
        apply(folder, found.changes)
        print(f"De voorstellen staan in de kaart.{others}")
        print(f"De controlecode is nu {after.hash}. Verhoog ook het versienummer in kaart.yml.")
    else:
        print(f"Dit kan in de kaart. De controlecode wordt dan {after.hash}.{others}")
        print("Zet het erin met APPLY=1 achter de opdracht, of zonder make met --apply.")
    return failed


if __name__ == "__main__":
    sys.exit(main())
