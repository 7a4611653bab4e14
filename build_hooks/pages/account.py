# SPDX-License-Identifier: EUPL-1.2
"""The page that accounts for the card: its version, who approved it, how it was read, and what each task rests on."""

from build_hooks.pages.markdown import literal, page
from checker.card import Card
from checker.wording import dutch_date


def account_page(card: Card) -> str:
    """The page as Markdown."""
    about = "Op welke regels van de kaart rust elke taak, en hoe hebben wij de kaart gelezen?"
    if not card.numbered:
        about = "Waar komen de taken vandaan, en welke versie van de kaart is dit?"
    blocks = [
        about,
        "## Versie van de kaart",
        f"- Versie: {literal(card.version)}\n"
        f"- Geldig vanaf: {dutch_date(card.valid_from)}\n"
        f"- Opnieuw bekijken vóór: {dutch_date(card.review_by)}\n"
        f"- Regio: {literal(card.region.name)}\n"
        f"- Controlecode: {literal(card.hash)}",
        "De controlecode volgt uit de inhoud van de kaart. Zie je ergens dezelfde code? Dan is het dezelfde kaart.",
        "## Wie heeft de kaart vastgesteld? { #vastgesteld }",
        "Elke organisatie stelt haar eigen taken vast, en de regio al het andere. Wat nog niemand vaststelde, is een concept.",
        "::: vastgesteld",
    ]
    if card.readings:
        blocks += [
            "## Zo hebben wij de kaart gelezen",
            "Dit is onze lezing. De regio die eigenaar is van de kaart, bevestigt haar. Bij elke lezing staat of dat zo is.",
            "::: lezingen",
        ]
    if card.numbered:
        blocks += [
            "## Wat wij erbij schreven { #van-ons }",
            "Dit staat niet op de kaart. Het helpt om een vraag te beantwoorden, en om uit te zoeken wat je nog niet weet. "
            "De regio moet ook dit nog bevestigen.",
            "::: toelichting",
            "Hieronder staat bij elke regel van de kaart hoe de taak hier heet. Zet een kruisje als het klopt.",
        ]
    else:
        blocks.append("Hieronder staan alle taken van de kaart. Zet een kruisje als een taak klopt.")
    for section in card.sections:
        blocks += [f"## {literal(section.title)} {{ #taken-{section.id} }}", f"::: herkomst {section.id}"]
    return page("Verantwoording", about, *blocks)
