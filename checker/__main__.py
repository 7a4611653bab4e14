# SPDX-License-Identifier: EUPL-1.2
"""The checker in a terminal: `python -m checker` asks, `python -m checker --json rol=om risico=laag` answers as JSON.

This is the shell around the decision: the only module of the package that reads anything but its arguments.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from textwrap import fill

from checker.card import Card, Question
from checker.contract import step_data
from checker.decision import AnswerError, Step, decide
from checker.markup import share_title
from checker.outline import Branch, outline, shares
from checker.reasons import UnknownTask, no_exception, why, why_not
from checker.text import card_line, details, numbers, urgent_line
from checker.wording import Writer, plain

WIDTH = 88
"""Columns of text in the terminal."""

COMPILE_FIRST = "Maak de kaart eerst klaar: voer `make card` uit (of: python -m build_hooks.authoring)."


class CardNotReady(Exception):
    """There is no compiled card, or the card was edited since it was compiled. The message says what to do."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command. Returns the exit code: 0 fine, 1 no usable card, 2 an answer or task that the card does not know."""
    options = _parser().parse_args(arguments)
    try:
        card = _card()
        given = _answers(options.answers)
        if options.why_not:
            print(why_not(decide(card, given), options.why_not))
        elif options.json:
            print(json.dumps(step_data(decide(card, given)), ensure_ascii=False, indent=2))
        else:
            _show(_ask(card, given))
    except CardNotReady as problem:
        print(problem, file=sys.stderr)
        return 1
    except (AnswerError, UnknownTask) as problem:
        print(problem, file=sys.stderr)
        return 2
    except (EOFError, KeyboardInterrupt):
        print("\nGestopt. Er is niets bewaard.", file=sys.stderr)
        return 130
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m checker", description="Wat moet ik nu doen? De routekaart aanpak stalking in de terminal."
    )
    parser.add_argument("answers", nargs="*", metavar="vraag=antwoord", help="antwoorden die je al weet, zoals rol=politie")
    parser.add_argument("--json", action="store_true", help="stel geen vragen; geef de uitkomst als JSON")
    parser.add_argument("--why-not", metavar="TAAK", help="leg uit waarom deze taak er niet bij staat")
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


def _card() -> Card:
    """The compiled card; in a checkout, only if it is the card that is written in `docs/kaart/` now."""
    if find_spec("checker.compiled_card") is None:
        raise CardNotReady(f"De kaart is nog niet klaar. {COMPILE_FIRST}")
    from checker.compiled_card import CARD, SOURCES_DIGEST

    written = Path(__file__).parent.parent / "docs" / "kaart"
    if written.is_dir() and _digest(written) != SOURCES_DIGEST:
        raise CardNotReady(f"De kaart is veranderd sinds de laatste keer. {COMPILE_FIRST}")
    return CARD


def _digest(folder: Path) -> str:
    digest = sha256()
    for path in sorted(folder.glob("*.yml")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


# --- asking ----------------------------------------------------------------------------------------------------------


def _ask(card: Card, given: dict[str, str]) -> Step:
    while (step := decide(card, given)).question is not None:
        given = {**step.answers, step.question.id: _ask_one(card, step.question)}
    return step


def _ask_one(card: Card, question: Question) -> str:
    writer = Writer(card.terms)
    print(f"\n{_wrapped(writer.text(question.text))}")
    if question.hint:
        print(_wrapped(writer.text(question.hint)))
    for number, option in enumerate(question.options, start=1):
        print(f"  {number}. {plain(option.text)}")
    while True:
        typed = input(f"Kies 1 tot en met {len(question.options)}: ").strip()
        if typed.isascii() and typed.isdigit() and 1 <= int(typed) <= len(question.options):
            return question.options[int(typed) - 1].id
        print(f"Dat is geen keuze. Typ een getal van 1 tot en met {len(question.options)}.")


# --- showing ---------------------------------------------------------------------------------------------------------


def _show(step: Step) -> None:
    writer = Writer(step.card.terms)
    print(f"\n{urgent_line(step.card)}")
    for line in numbers(step, writer):
        print(_wrapped(line))
    for share in shares(step, step.advice):
        branches = outline(share.advice)
        for section in step.card.sections:
            found = [branch for branch in branches if branch.advice.rule.section is section]
            if found:
                heading = f"{share_title(share.doer)}: {plain(section.title)}"
                print(f"\n{heading}\n{'-' * len(heading)}")
                for branch in found:
                    _show_task(step, branch, "", writer)
    if writer.note:
        print(f"\n{_wrapped(writer.note)}")
    print(f"\n{card_line(step.card)}")


def _show_task(step: Step, branch: Branch, indent: str, writer: Writer) -> None:
    advice, deeper = branch.advice, f"{indent}    "
    mark = "[?] Zoek eerst uit:" if advice.status == "find_out" else "-" if advice.rule.task.heading else "[ ]"
    print(_wrapped(f"{mark} {writer.text(advice.rule.task.do)}", indent))
    for detail in (*details(step, advice, writer), writer.text(why(step, advice)), no_exception(step, advice)):
        if detail:
            print(_wrapped(detail, deeper))
    for part in branch.parts:
        _show_task(step, part, deeper, writer)


def _wrapped(text: str, indent: str = "") -> str:
    return fill(text, WIDTH, initial_indent=indent, subsequent_indent=f"{indent}    ")


if __name__ == "__main__":
    sys.exit(main())
