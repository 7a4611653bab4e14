# SPDX-License-Identifier: EUPL-1.2
"""Texts: emphasis, abbreviations, and nothing else of what an editor types has a meaning."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.card import Term
from checker.texts import UNSURE_NOTE
from checker.wording import Writer, plain

SASH = Term(term="SASH", full="Screening Assessment", explanation="Een lijst.", language="en")
OM = Term(term="OM", full="Openbaar Ministerie", explanation="Vervolgt.")
DR = Term(term="DR", full="districtsrecherche", explanation="Recherche.", certainty="te bevestigen")
PLAN = Term(term="plan", explanation="Een plan.")
TERMS = (SASH, OM, DR, PLAN)


def test_an_abbreviation_is_written_out_at_first_use_only() -> None:
    writer = Writer(TERMS)
    assert writer.text("Vraag het OM. Bel het OM.") == "Vraag het OM (Openbaar Ministerie). Bel het OM."
    assert writer.text("Mail het OM.") == "Mail het OM."


def test_an_abbreviation_that_the_text_writes_out_itself_is_not_written_out_twice() -> None:
    writer = Writer(TERMS)
    assert writer.text("Het Openbaar Ministerie (OM) belt.") == "Het Openbaar Ministerie (OM) belt."
    assert writer.text("Het OM belt.") == "Het OM belt."


def test_in_text_an_abbreviation_of_another_language_is_written_out_as_text() -> None:
    assert Writer(TERMS).text("Vul de SASH in.") == "Vul de SASH (Screening Assessment) in."


def test_a_writer_knows_which_abbreviations_its_reader_has_met_in_the_order_of_the_glossary() -> None:
    writer = Writer(TERMS)
    assert list(writer.met) == []
    writer.text("Maak een plan en bel het OM.")
    assert list(writer.met) == [OM]
    writer.html("Vraag het OM naar de *SASH*.")
    assert writer.met == (SASH, OM)


def test_of_two_abbreviations_the_longest_is_meant() -> None:
    longer = Term(term="OM-plus", full="het hele Openbaar Ministerie", explanation="Alles.")
    for terms in ((OM, longer), (longer, OM)):
        assert Writer(terms).text("OM-plus") == "OM-plus (het hele Openbaar Ministerie)"


def test_a_meaning_to_be_confirmed_has_one_mark_and_one_note_and_puts_no_doubt_into_the_order() -> None:
    writer = Writer(TERMS)
    writer.text("Vraag het OM naar de SASH.")
    assert (writer.note, writer.note_html) == ("", "")
    assert writer.text("Bel de DR, en blijf de DR bellen.") == "Bel de DR (districtsrecherche*), en blijf de DR bellen."
    assert writer.note == UNSURE_NOTE
    assert writer.note_html == f'<p class="rk-noot">{UNSURE_NOTE}</p>'


def test_a_meaning_that_the_card_itself_spells_out_needs_no_mark() -> None:
    writer = Writer(TERMS)
    assert writer.text("Bel de districtsrecherche (DR).") == "Bel de districtsrecherche (DR)."
    assert not writer.note


def test_in_html_an_abbreviation_is_marked_and_its_language_too() -> None:
    assert Writer(TERMS).html("SASH") == (
        '<abbr title="Screening Assessment">SASH</abbr> (<span lang="en">Screening Assessment</span>)'
    )


def test_an_abbreviation_met_before_can_be_gone_to_for_what_it_means_but_not_within_a_link() -> None:
    writer = Writer(TERMS)
    assert writer.html("OM") == '<abbr title="Openbaar Ministerie">OM</abbr> (Openbaar Ministerie)'
    assert writer.html("OM") == '<abbr title="Openbaar Ministerie" tabindex="0">OM</abbr>'
    assert writer.html("OM", in_link=True) == '<abbr title="Openbaar Ministerie">OM</abbr>'


@pytest.mark.parametrize("text", ["OMGEVING", "COM", "SASHA", "om", "plan"])
def test_only_whole_words_of_the_glossary_with_a_full_form_are_abbreviations(text: str) -> None:
    assert Writer(TERMS).text(text) == text


def test_emphasis_becomes_elements_in_html_and_goes_in_text() -> None:
    text = "Doe dit **altijd**, en *vaak*."
    assert Writer(()).html(text) == "Doe dit <strong>altijd</strong>, en <em>vaak</em>."
    assert plain(text) == "Doe dit altijd, en vaak."


@pytest.mark.parametrize("text", ["2 * 3 * 4", "**", "* lijst", "a ** b", "x**"])
def test_loose_asterisks_are_asterisks(text: str) -> None:
    assert plain(text) == text
    assert unescape(Writer(()).html(text)) == text


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", '" onclick="x', "a & b", "[x](javascript:alert(1))", "'"])
def test_markup_of_an_editor_is_shown_and_never_obeyed(text: str) -> None:
    html = Writer(()).html(text)
    assert "<" not in html
    assert '"' not in html
    assert unescape(html) == text


@given(st.text())
def test_whatever_is_typed_the_html_says_the_same_as_the_text(text: str) -> None:
    assert unescape(re.sub(r"</?(strong|em)>", "", Writer(()).html(text))) == plain(text)


@given(st.lists(st.text(alphabet="OMSASH (DR)*&<", max_size=12)))
def test_html_and_text_explain_the_same_abbreviations(texts: list[str]) -> None:
    in_html, in_text = Writer(TERMS), Writer(TERMS)
    for text in texts:
        html = in_html.html(text)
        assert unescape(re.sub(r"</?(strong|em|abbr|span)\b[^>]*>", "", html)) == in_text.text(text)
