# SPDX-License-Identifier: EUPL-1.2
"""`python -m benchmarks.start`: a quick look at what a change does to the checker's start; `python -m benchmarks` measures all.

For instance `python -m benchmarks.start --what start --rounds 3 --in chromium`.
"""

import argparse
import sys
from pathlib import Path

from benchmarks.start.browsers import Setting, installed
from benchmarks.start.report import WHAT, Asked, report


def main() -> int:
    """Measure what is asked for, and print the report. Returns 1 when the site or a browser is not there."""
    asked = _asked()
    if not asked.site.is_dir() or not all(installed(setting.browser) for setting in asked.settings):
        print("First run `make site`, and install Chromium and Firefox.", file=sys.stderr)
        return 1
    print(report(asked))
    return 0


def _asked() -> Asked:
    usual = Asked()
    parser = argparse.ArgumentParser(prog="python -m benchmarks.start", description="Measure in real browsers, side by side.")
    parser.add_argument("--what", nargs="+", choices=WHAT, default=usual.what, help="which parts (all)")
    parser.add_argument("--rounds", type=int, default=usual.rounds, help="how often each is measured, in turn (%(default)s)")
    parser.add_argument(
        "--in",
        nargs="+",
        type=Setting.of,
        default=usual.settings,
        dest="settings",
        metavar="BROWSER[/SLOWER]",
        help="where: chromium or firefox, on a computer that is so many times slower (chromium chromium/4 firefox)",
    )
    parser.add_argument("--site", type=Path, default=usual.site, help="the finished site (site/)")
    return Asked(**vars(parser.parse_args()))


if __name__ == "__main__":
    sys.exit(main())
