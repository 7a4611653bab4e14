# SPDX-License-Identifier: EUPL-1.2
"""The checker in a terminal: `python -m checker` asks, `python -m checker --json rol=om risico=laag` answers as JSON.

This is the shell around the decision: the only module of the package that reads anything but its arguments.
"""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from textwrap import fill

from checker import texts
from checker.card import Card, Question
from checker.contract import step_data
from checker.decision import AnswerError, Step, decide
from checker.forks import forks
from checker.reasons import UnknownTask, why_not
from checker.standing import coming_line
from checker.text import advice_text
from checker.wording import Writer, plain

WIDTH = 88
"""Columns of text in the terminal."""


class CardNotReady(Exception):
    """There is no compiled card, or the card was edited since it was compiled. The message says what to do."""


def main(arguments: Sequence[str] | None = None, today: date | None = None) -> int:
    """Run the command; `today` is what the clock says, unless it is given.

    Returns the exit code: 0 fine, 1 no usable card, 2 an answer or task that the card does not know.
    """
    options = _parser().parse_args(arguments)
    try:
        card = _card()
        given = _answers(options.answers)
        if options.why_not:
            print(why_not(decide(card, given), options.why_not))
        elif options.json:
            print(json.dumps(step_data(decide(card, given)), ensure_ascii=False, indent=2))
        else:
            if coming := coming_line(card, (today or date.today()).isoformat()):
                print(coming)
            _talk(card, given)
    except CardNotReady as problem:
        print(problem, file=sys.stderr)
        return 1
    except (AnswerError, UnknownTask) as problem:
        print(problem, file=sys.stderr)
        return 2
    except (EOFError, KeyboardInterrupt):
        print(f"\n{texts.STOPPED}", file=sys.stderr)
        return 130
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m checker", description=texts.COMMAND)
    parser.add_argument("answers", nargs="*", metavar="vraag=antwoord", help=texts.COMMAND_ANSWERS)
    parser.add_argument("--json", action="store_true", help=texts.COMMAND_JSON)
    parser.add_argument("--why-not", metavar="TAAK", help=texts.COMMAND_WHY_NOT)
    return parser


def _answers(pairs: Sequence[str]) -> dict[str, str]:
    answers: dict[str, str] = {}
    for pair in pairs:
        question, equals, answer = pair.partition("=")
        if not equals:
            raise AnswerError(f"{pair!r} is geen antwoord. Schrijf het als vraag=antwoord, zoals rol=politie.")
        if answers.setdefault(question, answer) != answer:
            raise AnswerError(f"De vraag {question!r} heeft twee antwoorden: {answers[question]!r} en {answer!r}. Geef er één.")
    return answers


def card_folder() -> Path:
    """Where the card is written: in `docs/kaart/`, unless `CARD` says otherwise."""
    return Path(os.environ.get("CARD") or Path(__file__).parent.parent / "docs" / "kaart")


def _card() -> Card:
    """The compiled card; in a checkout, only if it is the card that is written in its folder now."""
    if find_spec("checker.compiled_card") is None:
        raise CardNotReady(f"De kaart is nog niet klaar. {texts.COMPILE_FIRST}")
    from checker.compiled_card import CARD, SOURCES_DIGEST

    written = card_folder()
    if os.environ.get("CARD") and not written.is_dir():
        raise CardNotReady(f"De map {written} bestaat niet. Kijk na waar je kaart staat.")
    if written.is_dir() and sources_digest(written) != SOURCES_DIGEST:
        raise CardNotReady(f"De kaart is veranderd sinds de laatste keer. {texts.COMPILE_FIRST}")
    return CARD


def sources_digest(folder: Path) -> str:
    """What the YAML files of a card amount to: it changes with every change to one of them, or to which there are. What systems
    and editors put beside them (`._om.yml`, `~$om.yml`) is not of the card.
    """
    digest = sha256()
    for path in sorted(path for path in folder.glob("*.yml") if not path.name.startswith((".", "~$"))):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


# --- asking and showing ----------------------------------------------------------------------------------------------


def _talk(card: Card, given: dict[str, str]) -> None:
    """Ask and show; and once more, as long as the reader has found something out."""
    step = _ask(card, given)
    _show(step)
    while found := _found_out(step):
        step = _ask(card, {**step.answers, **found})
        _show(step)


def _ask(card: Card, given: dict[str, str]) -> Step:
    while (step := decide(card, given)).question is not None:
        given = {**step.answers, step.question.id: _ask_one(card, step.question)}
    return step


def _ask_one(card: Card, question: Question) -> str:
    writer = Writer(card.terms)
    print(f"\n{_wrapped(writer.text(question.text))}")
    if question.hint:
        print(_wrapped(writer.text(question.hint)))
    return question.options[_choose([plain(option.text) for option in question.options])].id


def _found_out(step: Step) -> dict[str, str]:
    """What the reader has found out by now, as an answer; nothing when she stops here, or nobody is there to ask."""
    found = [(fork.question, outcome.option) for fork in forks(step) for outcome in fork.outcomes]
    if not found:
        return {}
    print(f"\n{texts.KNOWN_BY_NOW}")
    try:
        chosen = _choose([*(f"{plain(asked.text)} {plain(option.text)}" for asked, option in found), texts.STOP])
    except EOFError:
        return {}
    return {asked.id: option.id for asked, option in found[chosen : chosen + 1]}


def _choose(choices: Sequence[str]) -> int:
    """The place of the choice whose number is typed."""
    for number, choice in enumerate(choices, start=1):
        print(_wrapped(f"  {number}. {choice}"))
    while True:
        typed = input(texts.CHOOSE.format(number=len(choices))).strip()
        if typed.isascii() and typed.isdigit() and 1 <= int(typed) <= len(choices):
            return int(typed) - 1
        print(texts.NO_CHOICE.format(number=len(choices)))


def _show(step: Step) -> None:
    print()
    for line in advice_text(step).splitlines():
        print(_wrapped(line))


def _wrapped(line: str) -> str:
    """The line in as many as fit; those after the first stand a little further to the right."""
    text = line.lstrip(" ")
    indent = " " * (len(line) - len(text))
    return fill(text, WIDTH, initial_indent=indent, subsequent_indent=f"{indent}  ", break_on_hyphens=False)


if __name__ == "__main__":
    sys.exit(main())
