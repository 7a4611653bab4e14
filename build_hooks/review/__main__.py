# SPDX-License-Identifier: EUPL-1.2
"""`python -m build_hooks.review FILE…`: what colleagues filled in in their sheets. With `--apply`, put it in the card."""

import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path

from build_hooks.authoring import CardProblems, load
from build_hooks.review.applying import apply, refused, tried
from build_hooks.review.filled_in import read_sheet, sheet_files, sheet_names
from build_hooks.review.merging import Round, merged
from build_hooks.review.report import advice_report, refused_report, report
from build_hooks.review.rows import rows
from build_hooks.versions import compare
from checker.__main__ import card_folder
from checker.card import Card


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks. Returns 0; or 1 when something could not be read, or the card would not be right."""
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
    print(*report(found), sep="\n")
    return _finish(options.card, card, found, writing=options.apply)


def _finish(folder: Path, card: Card, found: Round, *, writing: bool) -> int:
    """Say what comes of it, and with `writing` do it: only when all sheets could be read."""
    print()
    if not found.changes:
        print("Er is niets om in de kaart te zetten.")
        return 1 if found.problems else 0
    try:
        after = tried(folder, found.changes)
        print(*advice_report(compare(card, after)), "", sep="\n")
        if writing and not found.problems:
            apply(folder, found.changes)
    except CardProblems as problems:
        # When each is right by itself, but not with the others, what is wrong stands in the card.
        wrong = list(refused_report(refused(folder, found.changes))) or [str(problems)]
        print(*wrong, "", "Met deze voorstellen klopt de kaart niet. Er is niets veranderd.", sep="\n", file=sys.stderr)
        return 1
    if found.problems:
        print("Er is niets veranderd: los eerst op wat niet te lezen is.")
        return 1
    if writing:
        print(
            f"De voorstellen staan in de kaart. De controlecode is nu {after.hash}. Verhoog ook het versienummer in kaart.yml."
        )
    else:
        print(f"Zo klopt de kaart, met controlecode {after.hash}. Zet de voorstellen erin met --apply.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
