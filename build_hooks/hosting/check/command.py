# SPDX-License-Identifier: EUPL-1.2
"""The command: what is asked for, and what is told."""

from __future__ import annotations

import argparse
import io
import re
import sys
from pathlib import Path
from typing import NoReturn, Sequence

from .addresses import read_address
from .checks import check
from .faults import CannotCheck, Fault, Finding
from .obtaining import obtain
from .server import Server


def main(arguments: Sequence[str] | None = None) -> int:
    """Returns 0 when all is well, 1 when something is wrong or the server cannot be reached."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal may not have all letters
    try:
        given = _given(arguments)
        with Server(read_address(given.adres), _headers(given.header), given.ca) as server:
            manifest = obtain(server, given.manifest)
            findings = check(server, manifest)
    except CannotCheck as problem:
        _tell(problem.finding)
        return 1
    for finding in findings:
        _tell(finding)
    count = f"{len(findings) or 'geen'} {'fout' if len(findings) == 1 else 'fouten'}"
    print(f"{server.address}: {len(manifest.files)} bestanden bekeken, {count}.")
    return 1 if findings else 0


class _Parser(argparse.ArgumentParser):
    """Tells in Dutch what it does not understand."""

    def error(self, message: str) -> NoReturn:  # noqa: ARG002 (it is in English)
        raise CannotCheck(Fault.NO_QUESTION.found())


def _given(arguments: Sequence[str] | None) -> argparse.Namespace:
    """What is asked for. Raises `CannotCheck`."""
    given, unknown = _parser().parse_known_args(arguments)
    if unknown:
        raise CannotCheck(Fault.UNKNOWN_OPTION.found(given=unknown[0]))
    return given


def _parser() -> argparse.ArgumentParser:
    whole = _Parser(
        prog="check",
        description=(
            "Controleer of een server de site goed levert: "
            "check ADRES [--manifest BESTAND] [--ca BESTAND] [--header 'NAAM: WAARDE']"
        ),
        add_help=False,
        usage=argparse.SUPPRESS,
    )
    parser = whole.add_argument_group("wat je opgeeft")
    parser.add_argument("adres", help="waar de site staat, zoals https://intranet.example/routekaart/")
    parser.add_argument(
        "--manifest", type=Path, metavar="BESTAND", help="vergelijk met dit manifest in plaats van dat op de server"
    )
    parser.add_argument("--ca", type=Path, metavar="BESTAND", help="vertrouw ook de certificaten in dit bestand")
    parser.add_argument(
        "--header", action="append", default=[], metavar="'NAAM: WAARDE'", help="stuur dit mee, om aangemeld te zijn"
    )
    parser.add_argument("-h", "--help", action="help", help="toon deze uitleg")
    return whole


def _headers(given: Sequence[str]) -> dict[str, str]:
    named = [(name.strip(), value.strip()) for name, _, value in (each.partition(":") for each in given)]
    if not all(re.fullmatch(r"[\w-]+", name) and value and value.isascii() and value.isprintable() for name, value in named):
        raise CannotCheck(Fault.NO_HEADER.found())
    return dict(named)


def _tell(finding: Finding) -> None:
    """Without what a server could make a terminal do."""
    print("FOUT  " + "".join(each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in str(finding)))
