# SPDX-License-Identifier: EUPL-1.2
"""`python -m build_hooks.versions`: keep the card, now that all have approved it, to tell later what changed since."""

import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path

from build_hooks.authoring import CardProblems, load
from build_hooks.versions.kept import VersionError, keep
from checker.__main__ import card_folder


def main(arguments: Sequence[str] | None = None) -> int:
    """Returns 0, or 1 when the card is not right, is a draft, or was kept with other content."""
    parser = ArgumentParser(prog="python -m build_hooks.versions", description="Keep the card that was approved.")
    parser.add_argument("folder", nargs="?", type=Path, default=card_folder(), help="where the card is (CARD, or docs/kaart)")
    folder = parser.parse_args(arguments).folder
    try:
        print(keep(load(folder), folder))
    except (CardProblems, VersionError) as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
