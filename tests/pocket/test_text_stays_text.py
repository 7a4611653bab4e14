# SPDX-License-Identifier: EUPL-1.2
"""Content never becomes markup: what an editor types is what stands on paper."""

import unicodedata
from dataclasses import replace

import pytest

from build_hooks.pocket import PocketError
from build_hooks.pocket.engine import Engine
from build_hooks.pocket.papers import PAGES, SHEET, WALL, Paper
from build_hooks.pocket.roles import role_guide
from checker import Card
from checker.card import Task
from tests.checker.small_cards import small_card
from tests.pocket.tags import tags

AWKWARD = (
    "# Geen kop, = ook niet, - geen lijst",
    "Betaal $5 en $x^2$ en #panic() en @naam en <b>niet vet</b>",
    "Een * ster, _lage_ streep, `accent`, \\ schuin, ~ tilde, // geen commentaar, /* ook niet */",
    "Aanhalingen: \" en ' en -- en --- en ...",
    "{haken} [blok] #[blok] #{code} &amp; &lt;",
    "Pas op 🚨 en lach 😀 daarna",
    "Rechts naar links: مرحبا en שלום",
    "Met Łódź, Ğ en Ω",
    "Woord " + "lang" * 50,
)


def with_tasks(*texts: str) -> Card:
    """A card of an organisation that has these tasks only, always."""
    tasks = tuple(Task(id=f"a-{n}", do=text, source=(12,), section="altijd") for n, text in enumerate(texts))
    return small_card({"a": tasks}, functions={"a": 0})


def seen(text: str) -> str:
    """Without white space and what only tells where a line may end."""
    return "".join(each for each in unicodedata.normalize("NFC", text) if not each.isspace() and each not in "\u200b\u00ad")


@pytest.mark.parametrize("paper", [SHEET, PAGES, WALL], ids=["sheet", "pages", "wall"])
def test_awkward_text_stands_on_paper_as_it_was_typed(engine: Engine, paper: Paper) -> None:
    awkward = with_tasks(*AWKWARD)
    data = role_guide(engine, awkward, paper, awkward.role("a"))
    items = [seen(item.whole) for item in tags(engine.pdf("guide.typ", data)).all("LI")]
    for text in AWKWARD:
        assert any(_is(item, seen(text)) for item in items), text


def _is(item: str, text: str) -> bool:
    """Right-to-left text is drawn from right to left, and a file may hold it in either order."""
    return item == text or (
        sorted(item) == sorted(text) and any(unicodedata.bidirectional(each) in {"R", "AL"} for each in text)
    )


def test_names_of_the_card_are_text_too(engine: Engine) -> None:
    card = with_tasks("Doe dit.")
    title, region = "Kaart #1 *nieuw* $ <b>", 'Regio "Noord" & [Zuid]'
    renamed = replace(card, title=title, region=replace(card.region, name=region))
    data = role_guide(engine, renamed, SHEET, renamed.role("a"))
    text = seen("".join(tag.text for tag in tags(engine.pdf("guide.typ", data))))
    assert seen(region) in text
    assert seen("Kaart #1 nieuw $ <b>") in text


def test_a_letter_that_does_not_exist_is_named(engine: Engine) -> None:
    strange = with_tasks("Dit is \u9fff \U00012000")
    data = role_guide(engine, strange, SHEET, strange.role("a"))
    with pytest.raises(PocketError, match="een teken op de kaart kan niet op papier"):
        engine.pdf("guide.typ", data)


def test_a_code_leads_to_the_checker_of_the_role_when_the_region_says_where_its_site_is(engine: Engine) -> None:
    card = with_tasks("Doe dit.")
    placed = replace(card, region=replace(card.region, site_url="https://regio.nl/kaart"))
    om = card.role("a")
    with_code = role_guide(engine, placed, SHEET, om)
    tree = tags(engine.pdf("guide.typ", with_code))
    assert [figure.alt for figure in tree.all("Figure") if "scannen" in figure.alt] == [
        "Code om te scannen, met het adres https://regio.nl/kaart/nu/a.html"
    ]
    rows = with_code["cover"]["qr"]
    assert len(rows) == len(rows[0]) >= 21
    assert not role_guide(engine, card, SHEET, om)["cover"]["qr"]
