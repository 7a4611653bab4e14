# SPDX-License-Identifier: EUPL-1.2
"""The rules of thumb for Dutch, on examples that a policy adviser could have written."""

import pytest

from build_hooks.authoring.dutch import (
    abbreviations,
    english,
    first_word,
    formal,
    is_whole,
    passives,
    says_nothing,
    sentences,
    short_forms,
    without_explanations,
    words,
)

# --- sentences and words -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Bel. Wacht.", ["Bel.", "Wacht."]),
        ("Twijfel je? Kies ‘Nog niet bekend’.", ["Twijfel je?", "Kies ‘Nog niet bekend’."]),
        ("Dan staat er ‘zoek uit.’ Bel dan.", ["Dan staat er ‘zoek uit.’", "Bel dan."]),
        ("Als de verdachte weg is: Bel de politie.", ["Als de verdachte weg is:", "Bel de politie."]),
        ("Zorg eerst voor rust: bel de politie.", ["Zorg eerst voor rust: bel de politie."]),
        ("Open kaart.yml in versie 2026.1 en lees.", ["Open kaart.yml in versie 2026.1 en lees."]),
        ("Neem bijv. Veilig Thuis mee.", ["Neem bijv. Veilig Thuis mee."]),
        ("Overleg i.v.m. Jan.", ["Overleg i.v.m. Jan."]),
        ("Bel 112. 30 minuten later is te laat.", ["Bel 112.", "30 minuten later is te laat."]),
        ("Bel. (weet ik niet)", ["Bel.", "(weet ik niet)"]),
        ("  Bel\n  nu  ", ["Bel nu"]),
        ("", []),
    ],
)
def test_a_text_falls_apart_into_its_sentences(text: str, parts: list[str]) -> None:
    assert list(sentences(text)) == parts


def test_a_heading_is_no_whole_sentence() -> None:
    assert is_whole("Kies ‘Ja.’")
    assert is_whole("Gaat de stalking door?")
    assert not is_whole("Laag risico")
    assert not is_whole("Als het risico laag is:")


def test_marks_and_dashes_are_no_words_and_a_quoted_question_is_one() -> None:
    assert words("Bel – nu – een (ex-)partner.") == ["Bel", "nu", "een", "(ex-)partner."]
    assert len(words("Je antwoord op ‘Is er aangifte gedaan?’ telt niet meer mee.")) == 8
    assert len(words("Kies ‘nog niet bekend’.")) == 4
    assert len(words("Over … ben je klaar.")) == 5


def test_brackets_that_explain_an_abbreviation_do_not_make_a_sentence_longer() -> None:
    known = [("OM", "Openbaar Ministerie"), ("DR", "districtsrecherche")]
    assert without_explanations("Bel het Openbaar Ministerie (OM).", known) == "Bel het Openbaar Ministerie."
    assert without_explanations("Bel het OM (Openbaar Ministerie).", known) == "Bel het OM."
    assert without_explanations("Bel de DR (districtsrecherche*).", known) == "Bel de DR."
    assert without_explanations("Bel het OM (als het kan).", known) == "Bel het OM (als het kan)."


# --- the passive ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sentence",
    [
        "Er wordt niets bewaard.",
        "De antwoorden worden na een tijd gewist.",
        "De zaak werd besproken.",
        "De zaak moet besproken worden.",
        "Is de verdachte aangehouden?",
        "Als er aangifte is gedaan:",
        "Vraag of de plannen zijn opgesteld.",
        "Het is verboden.",
        "Het team werd er vandaag bij gehaald.",
        "De stalking gaat door en de zaak wordt onderzocht.",
        "Alle afspraken worden vastgelegd in het plan.",
        "De tekst is overgenomen van de kaart.",
        "De verdachte was meteen gezien.",
    ],
)
def test_a_passive_is_noticed(sentence: str) -> None:
    assert passives(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "De politie houdt de verdachte aan.",
        "De stalking is gestopt.",
        "Er is een melding geweest.",
        "De kaart is veranderd.",
        "Het risico is hoog of gemiddeld.",
        "Het risico is nog niet bekend.",
        "Het is goed dat je de zaak hebt besproken.",
        "Dit is wat je moet bespreken.",
        "Er zijn gevolgen voor de veiligheid.",
        "Dit zijn je taken, omdat je het hebt gevraagd.",
        "Het slachtoffer wordt bang.",
        "Werk vanuit je eigen verantwoordelijkheid.",
        "Overleg voortdurend: er is gevaar.",
    ],
)
def test_an_active_sentence_is_left_alone(sentence: str) -> None:
    assert passives(sentence) == []


# --- abbreviations, address, language, links -----------------------------------------------------------------------------


def test_words_with_two_capitals_are_abbreviations() -> None:
    text = "De OvJ belt het OM over een SASH-uitkomst, de 3RO en (CCB). Jan en Veilig Thuis niet."
    assert [match[0] for match in abbreviations(text)] == ["OvJ", "OM", "SASH", "3RO", "CCB"]
    assert [match[0] for match in abbreviations("OM")] == ["OM"]
    assert list(abbreviations("ZOEK DIT EERST UIT")) == []
    assert [match[0] for match in abbreviations("Politie IJsselland, IJmuiden en de IJWT aan het IJ")] == ["IJWT"]


def test_words_cut_short_are_noticed() -> None:
    text = "Overleg evt. met slo i.v.m. de zaak (t/m vrijdag), ihkv veiligheid v/h slachtoffer, bv. nu."
    assert set(short_forms(text)) == {"evt.", "slo", "i.v.m.", "t/m", "ihkv", "v/h", "bv."}
    assert short_forms("Kopieer de map. Sluit hem. De slotsom is goed, en/of niet.") == []


def test_a_reader_is_called_je() -> None:
    assert formal("Uw taken: vul u dit in, dan ziet u wat uzelf doet.") == ["Uw", "u", "u", "uzelf"]
    assert formal("Je uur is om, en de u-bocht ook.") == []


def test_english_gives_itself_away() -> None:
    assert english("Back to the top") == ["to", "the"]
    assert english("Ga naar de inhoud van een computer of browser.") == []


@pytest.mark.parametrize(
    "link", ["hier", "Klik hier", "klik hier voor de taken", "Lees meer", "lees verder »", "Meer informatie", ""]
)
def test_a_link_that_says_nothing_is_noticed(link: str) -> None:
    assert says_nothing(link)


@pytest.mark.parametrize(
    "link",
    ["Privacy", "laad de pagina opnieuw", "Alle taken van de politie", "0900-8844", "Meer taken van het Openbaar Ministerie"],
)
def test_a_link_that_says_where_it_leads_is_left_alone(link: str) -> None:
    assert not says_nothing(link)


def test_the_first_word_of_a_task_may_be_emphasised() -> None:
    assert [first_word(text) for text in ("Bel nu.", "**Altijd** bellen.", "‘Bel’.", "Bel: nu.")] == [
        "Bel",
        "Altijd",
        "Bel",
        "Bel",
    ]
