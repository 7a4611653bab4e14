# SPDX-License-Identifier: EUPL-1.2
"""The advice as plain text."""

from dataclasses import replace

from checker import Card, decide
from checker.card import Contact
from checker.outline import as_shown
from checker.reasons import only_if, sources
from checker.selfcheck import MARKS, self_check
from checker.text import advice_text, shown
from checker.wording import plain
from tests.checker.test_html import FLOOD, HOSTILE, with_text
from tests.states import complete_steps, tasks_of

WET = {"rol": "brandweer", "hoogte": "hoog", "stijgt": "onbekend", "regen": "nee"}

WHOLE = """\
Kleine kaart
Advies van 24 november 2026.
Alarm: bel 112.

DOE DIT NU: TITEL ALTIJD
- Red eerst wie in gevaar is, met de BHV (bedrijfshulpverlening).
  Begin beneden.
  Met: Naam dijkwacht, buren & co.
  Kaart, regels 1, 2 en 4.
  - Ga naar zolder.
    Kaart, regel 3.

ZOEK DIT EERST UIT
- Zoek uit of stijgt zo is. Vraag stijgt na.

DEZE TAKEN HANGEN ERVAN AF
- Alleen als stijgt ja is. Vraag de BHV om boten.
  Door: Naam dijkwacht.
  Hoort bij: Red eerst wie in gevaar is, met de BHV.
  Kaart, regel 3.
- Alleen als stijgt nee is. Pomp.
  Leg vast: wat.
  Door: Naam dijkwacht.
  Kaart, regel 5.

LEG DIT VAST
- Alleen als stijgt nee is. Wat. Bij: Pomp.

STEM AF MET
- Naam dijkwacht
- Buren & co

JE ANTWOORDEN
- Wie ben je? Naam brandweer
- Hoe is hoogte? hoogte hoog
- Hoe is stijgt? stijgt onbekend
- Hoe is regen? regen nee

Kaart versie 1, controlecode 0123456789ab. Dit advies vervangt je eigen oordeel niet.
"""


def test_the_whole_advice_reads_from_top_to_bottom() -> None:
    assert advice_text(decide(FLOOD, WET), today="24 november 2026") == WHOLE


def test_with_the_self_check_every_task_has_a_box() -> None:
    step = decide(FLOOD, WET)
    lines = advice_text(step, check=self_check(step, {"redden": "gedaan", "zolder": "nog-niet", "boten": "weet-ik-niet"}))
    assert lines.splitlines()[:13] == [
        "Kleine kaart",
        "Alarm: bel 112.",
        "",
        "1 van 4 gedaan.",
        "[x] gedaan, [?] weet ik niet, [ ] nog niet of niet ingevuld",
        "",
        "DOE DIT NU: TITEL ALTIJD",
        "[x] Red eerst wie in gevaar is, met de BHV (bedrijfshulpverlening).",
        "    Begin beneden.",
        "    Met: Naam dijkwacht, buren & co.",
        "    Kaart, regels 1, 2 en 4.",
        "    [ ] Ga naar zolder.",
        "        Kaart, regel 3.",
    ]
    assert "\n[?] Alleen als stijgt ja is. Vraag de BHV om boten.\n" in lines
    assert "\n[ ] Alleen als stijgt nee is. Pomp.\n" in lines


def test_what_there_is_nothing_of_is_left_out() -> None:
    assert advice_text(decide(FLOOD, {"rol": "dijkwacht"})) == (
        "Kleine kaart\nAlarm: bel 112.\n\nDOE DIT NU: TITEL ALTIJD\n- Loop.\n  Kaart, regel 7.\n\n"
        "JE ANTWOORDEN\n- Wie ben je? Naam dijkwacht\n\n"
        "Kaart versie 1, controlecode 0123456789ab. Dit advies vervangt je eigen oordeel niet.\n"
    )


def test_how_to_find_out_is_left_out_where_the_card_does_not_say_it() -> None:
    questions = tuple(replace(each, find_out=None) for each in FLOOD.questions)
    assert "\n- Zoek uit of stijgt zo is.\n" in advice_text(decide(replace(FLOOD, questions=questions), WET))


def test_the_urgent_number_comes_with_when_to_call_it_if_the_region_says_so() -> None:
    urgent = Contact(name="Alarmcentrale", phone="112", note="Bij gevaar")
    card = replace(FLOOD, region=replace(FLOOD.region, urgent=urgent))
    assert advice_text(decide(card, WET)).splitlines()[1] == "Bij gevaar: bel 112."


def test_in_every_state_every_task_is_there_once_in_the_order_of_the_page_with_its_lines(card: Card) -> None:
    for step in complete_steps(card):
        for marks in ({}, *({task: mark} for mark in MARKS for task in list(tasks_of(step))[:1])):
            text = advice_text(step, today="vandaag", check=self_check(step, marks) if marks else None)
            assert text.count("  Kaart, regel") == len(step.advice)
            place = 0
            for advice in as_shown(step):
                place = text.index(sources(advice.rule.task), place) + 1
                assert advice.status == "do" or only_if(step, advice)[:30] in text
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
