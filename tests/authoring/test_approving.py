# SPDX-License-Identifier: EUPL-1.2
"""A card is a draft until each organisation has approved its own part and the region the rest, as they are now."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from build_hooks.authoring import CardProblems, load
from build_hooks.authoring.__main__ import main
from build_hooks.authoring.approving import SOMEBODY, not_approved, part_codes, reading_codes
from checker import Card
from checker.card import REGION, Approval
from checker.standing import draft_line
from tests.checker.small_cards import small_card
from tests.versions.full_card import full_card, other_cards


def told(folder: Path, target: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What the command says after its summary, to who asks what is to approve. To others it says in a line that there is."""
    given = [str(folder), "--target", str(target / "card.py")]
    assert main(given, date(2026, 6, 1)) == 0
    in_short = capsys.readouterr().out.splitlines()[1:]
    assert main([*given, "--approve"], date(2026, 6, 1)) == 0
    in_full = capsys.readouterr().out.splitlines()[1:]
    assert len(in_short) == min(len(in_full), 1)
    assert all(line.endswith("make card APPROVE=1") for line in in_short)
    return in_full


def approve(folder: Path, lines: list[str]) -> None:
    """Write down what the command says, as those do who approve it."""
    filled = (line.replace(SOMEBODY, "Overleg van politie, OM: en regio").replace("jjjj-mm-dd", "2020-05-01") for line in lines)
    (folder / "vastgesteld.yml").write_text("\n".join(("approved:", *filled, "")), encoding="utf-8")


def approved(card: Card) -> Card:
    """The card, approved and confirmed as it is now."""
    codes = {**part_codes(card), **reading_codes(card)}
    day = date(2026, 5, 1)
    return replace(card, approved=tuple(Approval(part=part, by="Overleg", day=day, code=code) for part, code in codes.items()))


def test_without_the_file_nobody_has_approved(folder: Path) -> None:
    card = load(folder)
    assert card.draft == (*(each.id for each in card.organisations), REGION)


def test_to_copy_what_the_command_says_is_to_approve(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = load(folder)
    says, *lines = told(folder, tmp_path, capsys)
    assert says.startswith(draft_line(before))
    approve(folder, lines)
    card = load(folder)
    assert card.draft == ()
    assert card.hash == before.hash
    assert not_approved(card, reading_codes(card)) == ()
    assert told(folder, tmp_path, capsys) == []


def test_the_line_to_copy_is_refused_until_it_says_who_and_when(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, *lines = told(folder, tmp_path, capsys)
    for line in lines:
        (folder / "vastgesteld.yml").write_text(f"approved:\n{line}\n", encoding="utf-8")
        with pytest.raises(CardProblems, match=r"bij 'day' staat 'jjjj-mm-dd'"):
            load(folder)
        (folder / "vastgesteld.yml").write_text(f"approved:\n{line.replace('jjjj-mm-dd', '2020-05-01')}\n", encoding="utf-8")
        with pytest.raises(CardProblems, match=r"bij 'by' staat nog 'wie'"):
            load(folder)


def test_what_changes_after_it_was_approved_is_a_draft_again(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    approve(folder, told(folder, tmp_path, capsys)[1:])
    tasks = folder / "brandweer.yml"
    tasks.write_text(tasks.read_text(encoding="utf-8").replace("do: Blus na.", "do: Blus goed na."), encoding="utf-8")
    assert load(folder).draft == ("brandweer",)
    _, line = told(folder, tmp_path, capsys)
    assert re.search(r"part: brandweer,.*# veranderd sinds het is vastgesteld$", line)


def test_whatever_changes_on_a_card_is_of_the_part_in_which_it_stands_and_of_no_other() -> None:
    card = full_card()
    codes = part_codes(card)
    for name, other in other_cards(card):
        changed = {part for part, code in part_codes(other).items() if codes[part] != code}
        own = {each.id for each in card.organisations if other.tasks[each.id] is not card.tasks[each.id]}
        own |= {each.id for each, was in zip(other.organisations, card.organisations, strict=True) if each is not was}
        if name == "Card.organisations in another order":
            own = set()
        assert changed == (own or {REGION}), name
        assert not_approved(replace(other, approved=approved(card).approved), part_codes(other)) == tuple(
            part for part in codes if part in changed
        )


def test_a_task_of_several_is_approved_by_each_of_them() -> None:
    """By function or by name, in whoever's file it is written."""
    plain = full_card()
    task = plain.tasks["b"][0]
    for who in (("b", "a"), ("a-f",)):
        card = replace(plain, tasks={**plain.tasks, "b": (replace(task, who=who),)})
        other = replace(plain, tasks={**plain.tasks, "b": (replace(task, who=who, do="Zeg alles."),)})
        before, after = part_codes(card), part_codes(other)
        assert {part for part, code in after.items() if before[part] != code} == {"a", "b"}


def test_a_reading_is_confirmed_by_itself() -> None:
    card = approved(full_card())
    other = replace(card, readings=(replace(card.readings[0], text="Zo lezen wij het nu."),))
    assert not_approved(card, reading_codes(card)) == ()
    assert not_approved(other, reading_codes(other)) == ("lezing 1",)


@pytest.mark.parametrize(
    ("draft", "line"),
    [
        ((), ""),
        (("b",), "Concept: nog niet vastgesteld door de b."),
        (("a", "c"), "Concept: nog niet vastgesteld door de a en de c."),
        ((REGION,), "Concept: nog niet vastgesteld door de regio."),
        (("a", "b", REGION), "Concept: nog niet vastgesteld door de a, de b en de regio."),
        (("a", "b", "c", REGION), "Concept: nog niet vastgesteld door alle organisaties en de regio."),
    ],
)
def test_it_is_said_who_has_not_approved(draft: tuple[str, ...], line: str) -> None:
    assert draft_line(replace(small_card({"a": (), "b": (), "c": ()}), draft=draft)) == line


GOOD = '{ part: regio, by: Stuurgroep, day: 2026-05-01, code: "0123456789ab" }'


@pytest.mark.parametrize(
    ("lines", "problems"),
    [
        ([GOOD], []),
        (
            [GOOD, GOOD],
            ["vastgesteld.yml:3: vaststelling 'regio': deze 'part' is er al, op regel 2; haal de oude regel weg"],
        ),
        (
            [GOOD, GOOD.replace("regio", "brandwer")],
            [
                "vastgesteld.yml:3: vaststelling 'brandwer': op de kaart is er geen 'brandwer' om vast te stellen; "
                "bedoel je 'brandweer'?"
            ],
        ),
        (
            [GOOD.replace("regio", "lezing 99")],
            [
                "vastgesteld.yml:2: vaststelling 'lezing 99': op de kaart is er geen 'lezing 99' om vast te stellen; "
                "bedoel je 'lezing 2'?"
            ],
        ),
        (
            [GOOD.replace("0123456789ab", "0123")],
            [
                "vastgesteld.yml:2: vaststelling 'regio': bij 'code' staat '0123'; schrijf daar de code die `make card` noemt: "
                "twaalf cijfers en letters, tussen aanhalingstekens"
            ],
        ),
        (
            [GOOD.replace(", day: 2026-05-01", "")],
            ["vastgesteld.yml:2: vaststelling 'regio': sleutel 'day' ontbreekt; vul aan"],
        ),
        (
            [GOOD.replace("2026-05-01", "mei")],
            ["vastgesteld.yml:2: vaststelling 'regio': bij 'day' staat 'mei'; schrijf daar een datum zoals 2026-01-31"],
        ),
        (
            [GOOD.replace("2026-05-01", "2026-05-02")],
            [
                "vastgesteld.yml:2: vaststelling 'regio': bij 'day' staat 2026-05-02, en die dag moet nog komen; "
                "schrijf daar de dag waarop dit deel is vastgesteld"
            ],
        ),
        *(
            (
                [GOOD.replace("Stuurgroep", by)],
                [
                    f"vastgesteld.yml:2: vaststelling 'regio': bij 'by' staat nog '{by}'; "
                    "schrijf daar welke functie of welk overleg dit deel vaststelde"
                ],
            )
            for by in ("wie", "Wie", "wie…")
        ),
        (
            [GOOD.replace("by: Stuurgroep,", "\n      by: wie,")],
            [
                "vastgesteld.yml:3: vaststelling 'regio': bij 'by' staat nog 'wie'; "
                "schrijf daar welke functie of welk overleg dit deel vaststelde"
            ],
        ),
        (
            [GOOD, "geen lijst"],
            ["vastgesteld.yml:3: vaststelling nummer 2: hier staat 'geen lijst'; schrijf daar een groep sleutels"],
        ),
    ],
)
def test_a_mistake_in_what_was_approved_is_told_at_its_line(folder: Path, lines: list[str], problems: list[str]) -> None:
    (folder / "vastgesteld.yml").write_text("\n".join(("approved:", *(f"  - {line}" for line in lines), "")), encoding="utf-8")
    try:
        load(folder, date(2026, 5, 1))
        found = []
    except CardProblems as raised:
        found = [str(each).removeprefix("docs/kaart/") for each in raised.problems]
    assert found == problems
