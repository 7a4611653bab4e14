# SPDX-License-Identifier: EUPL-1.2
"""The advice as plain text."""

from dataclasses import replace

import pytest

from checker import Card, decide
from checker.card import Contact
from checker.outline import as_shown, to_do
from checker.reasons import rests_on
from checker.selfcheck import MARKS, self_check
from checker.text import advice_text, shown
from checker.wording import plain
from tests.checker.test_html import FLOOD, HOSTILE, with_text
from tests.states import complete_steps, tasks_of

WET = {"rol": "brandweer", "hoogte": "hoog", "stijgt": "onbekend", "regen": "nee"}

WHOLE = """\
Kleine kaart
Advies van 24 november 2026 voor de brandweer.
Alarm: bel 112.

WIE JE HIERBIJ BELT
- Vraag in je regio het nummer na van de dijkwacht en buren & co.

DIT DOE JIJ: TITEL ALTIJD
- Red eerst wie in gevaar is, met de BHV (bedrijfshulpverlening).
  Begin beneden.
  Met: Naam dijkwacht, buren & co.
  Kaart, regels 1, 2 en 4.
  - Ga naar zolder.
    Kaart, regel 3.

HIERVAN HANGT AF WAT EEN ANDER DOET
Hoe is stijgt? Vraag stijgt na.
- stijgt ja:
  Dan doet de dijkwacht:
  - Vraag de BHV om boten.
    Kaart, regel 3.
- stijgt nee:
  Dan doet de functie dijkwacht:
  - Pomp.
    Leg vast hoeveel.
    Kaart, regel 5.

JE ANTWOORDEN
- Wie ben je? Naam brandweer
- Hoe is hoogte? hoogte hoog
- Hoe is stijgt? stijgt onbekend
- Hoe is regen? regen nee

Kaart versie 1, controlecode 0123456789ab. Dit advies vervangt je eigen oordeel niet.
"""


def test_the_whole_advice_reads_from_top_to_bottom() -> None:
    assert advice_text(decide(FLOOD, WET), today="24 november 2026") == WHOLE


def test_with_the_self_check_every_task_of_the_reader_has_a_box() -> None:
    step = decide(FLOOD, {**WET, "stijgt": "nee", "regen": "ja"})
    marks = {"redden": "gedaan", "zolder": "niet-van-toepassing", "meten": "weet-ik-niet", "pompen": "gedaan"}
    blocks = advice_text(step, check=self_check(step, marks)).split("\n\n")
    assert blocks[1] == (
        "1 van 3 gedaan, 1 niet van toepassing of bewust niet.\n"
        "[x] gedaan, [?] weet ik niet, [-] niet van toepassing of bewust niet, [ ] nog niet of niet ingevuld"
    )
    assert blocks[3:6] == [
        "DIT DOE JIJ: TITEL ALTIJD\n"
        "[x] Red eerst wie in gevaar is, met de BHV (bedrijfshulpverlening).\n"
        "    Begin beneden.\n"
        "    Met: Naam dijkwacht, buren & co.\n"
        "    Kaart, regels 1, 2 en 4.\n"
        "    [-] Ga naar zolder.\n"
        "        Kaart, regel 3.",
        "DIT DOE JIJ: TITEL NAT\n[?] Omdat regen ja is: meet & schrijf op.\n    Kaart, regel 6.",
        "DIT DOET DE FUNCTIE DIJKWACHT: TITEL NAT\n- Omdat stijgt nee is: pomp.\n  Leg vast hoeveel.\n  Kaart, regel 5.",
    ]


@pytest.mark.this_card
def test_a_heading_has_no_box_and_no_dash_and_its_parts_stand_below_it(card: Card) -> None:
    step = decide(card, {"rol": "officier-van-justitie", "risico": "hoog", "ernstige-bezwaren": "ja", "ccb-ingeschakeld": "ja"})
    headings = [each.rule.task for each in step.advice if each.rule.task.heading]
    assert headings
    for check, mark in ((None, "-"), (self_check(step, {}), "[ ]")):
        lines = advice_text(step, check=check).splitlines()
        for heading in headings:
            first, *_ = (line for line in lines[lines.index(heading.do) + 1 :] if "Kaart, regel" not in line)
            assert first == f"  {mark} {heading.tasks[0].do}"


def test_what_there_is_nothing_of_is_left_out() -> None:
    assert advice_text(decide(FLOOD, {"rol": "dijkwacht"})) == (
        "Kleine kaart\nAlarm: bel 112.\n\nDIT DOE JIJ: TITEL ALTIJD\n- Loop.\n  Kaart, regel 7.\n\n"
        "JE ANTWOORDEN\n- Wie ben je? Naam dijkwacht\n\n"
        "Kaart versie 1, controlecode 0123456789ab. Dit advies vervangt je eigen oordeel niet.\n"
    )


def test_how_to_find_out_is_left_out_where_the_card_does_not_say_it() -> None:
    questions = tuple(replace(each, find_out=None) for each in FLOOD.questions)
    assert "\nHoe is stijgt?\n- stijgt ja:\n" in advice_text(decide(replace(FLOOD, questions=questions), WET))


def test_the_urgent_number_comes_with_when_to_call_it_if_the_region_says_so() -> None:
    urgent = Contact(name="Alarmcentrale", phone="112", note="Bij gevaar")
    card = replace(FLOOD, region=replace(FLOOD.region, urgent=urgent))
    assert advice_text(decide(card, WET)).splitlines()[1] == "Bij gevaar: bel 112."


@pytest.mark.this_card
def test_in_every_state_every_task_that_is_to_be_done_is_there_once_in_the_order_of_the_page_with_its_lines(card: Card) -> None:
    for step in complete_steps(card):
        for marks in ({}, *({task: mark} for mark in MARKS for task in list(tasks_of(step))[:1])):
            text = advice_text(step, today="vandaag", check=self_check(step, marks) if marks else None)
            doing = text[text.index("\n\nDIT DO") :].partition("\n\nHIERVAN HANGT AF")[0]
            assert doing.count("  Kaart, regel") + doing.count("  Onze lezing.") == sum(
                not each.rule.task.first for each in to_do(step)
            )
            place = 0
            for advice in as_shown(step):
                if advice.status == "do" and not advice.rule.task.first:
                    place = doing.index(rests_on(advice.rule), place) + 1
            for name in step.answers:
                assert plain(card.question(name).text)[:20] in text
            assert (
                text.count(card.hash) == text.count("vandaag") == text.count("Dit advies vervangt je eigen oordeel niet.") == 1
            )
            assert not [line for line in text.split("\n") if line != line.rstrip()]


def test_a_text_of_an_editor_never_begins_a_line_of_its_own_and_never_moves_a_cursor() -> None:
    lines = "een\n- twee\r\n\x1b[2J\x07\u202edrie\u2028vier\0"
    hostile = with_text(FLOOD, lambda _: lines)
    assert isinstance(hostile, Card)
    friendly = advice_text(decide(with_text(FLOOD, lambda _: "x"), WET), today="x")
    found = advice_text(decide(hostile, WET), today=lines)
    assert found.count("\n") == friendly.count("\n")
    assert all(character.isprintable() for character in found.replace("\n", ""))
    assert "een - twee [2Jdrie vier" in found


def test_in_plain_text_markup_is_only_text() -> None:
    assert shown("<b>&amp;</b>  \t x") == "<b>&amp;</b> x"
    text = advice_text(decide(with_text(FLOOD, lambda _: HOSTILE), WET))
    assert "<script>alert('x')</script>" in text
