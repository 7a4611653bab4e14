# SPDX-License-Identifier: EUPL-1.2
"""Card → Markdown: the pages that no one writes by hand.

A pure function, so that the pages can be made by MkDocs, by a command or by whatever comes after it. What a page shows of the
card it asks for with a directive (`::: taken politie altijd`); see `build_hooks.pages.directives`.

Why: build_hooks/design/decisions/generator.md
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from build_hooks.authoring import Case
from build_hooks.naming import name_of
from checker.card import Card, Role, Section, Term
from checker.conditions import condition_from, questions_in
from checker.hypertext import Html
from checker.markup import line_class
from checker.reasons import no_tasks_in
from checker.rules import roles_in, rulebook
from checker.wording import dutch_date, joined, sentence

CHECKER: Final = "Wat moet ik nu doen?"
"""What the checker is called, wherever one gets to it."""

PRACTICE: Final = "oefenen.md"


def pages(card: Card, cases: Sequence[Case] = ()) -> Mapping[str, str]:
    """Every generated page: path below the documentation folder → Markdown. `cases` are those to practise with."""
    made = {"index.md": _home_page(card), "over.md": _about_page(card), "wat-moet-ik-nu-doen.md": _start_page(card)}
    made |= {f"rol/{role.id}.md": _role_page(card, role) for role in card.roles()}
    made |= {f"nu/{role.id}.md": _start_page(card, role) for role in card.roles()}
    made |= {f"onderdeel/{section.id}.md": _section_page(card, section) for section in card.sections}
    made["begrippen.md"] = _glossary_page(card)
    made["partners.md"] = _partners_page(card)
    made["bellen.md"] = _numbers_page(card)
    made["verantwoording.md"] = _account_page(card)
    made["zakgids.md"] = _guides_page()
    if cases:
        made[PRACTICE] = _practice_page(cases)
    return made


def literal(text: str) -> str:
    """The text as Markdown that shows exactly this text."""
    return "".join(f"&#{ord(character)};" if character in r"\`*_{}[]()<>#+-.!|&:~^='\"" else character for character in text)


def page(title: str, description: str, *blocks: str, hidden: bool = False) -> str:
    """A page of Markdown with these blocks. One that is `hidden` is not found by the search."""
    more = ["search: { exclude: true }"] if hidden else []
    return "\n\n".join((_front_matter(title, description, *more), f"# {literal(title)}", *blocks)) + "\n"


def _front_matter(title: str, description: str, *more: str) -> str:
    return "\n".join(("---", f"title: {_quoted(title)}", f"description: {_quoted(description)}", *more, "---", ""))


def _text(text: str) -> str:
    return f"::: tekst {' '.join(text.split())}"


def _quoted(text: str) -> str:
    """A YAML single-quoted scalar."""
    return "'" + text.replace("'", "''") + "'"


def description(card: Card) -> str:
    """What the site is, for who finds it elsewhere."""
    question = f"Wat doe je{_about(card)}? " if card.subject else ""
    return f"{question}De taken van {_organisations(card)}."


def _about(card: Card) -> str:
    """What the card is about, to go on with: ' bij stalking'; nothing when it does not say so."""
    return f" bij {card.subject}" if card.subject else ""


def _organisations(card: Card) -> str:
    return joined(organisation.label.removeprefix("de ").removeprefix("het ") for organisation in card.organisations)


def _home_page(card: Card) -> str:
    front_matter = "\n".join(("---", f"description: {_quoted(description(card))}", "hide: [toc]", "---", ""))
    summary = [_text(card.summary)] if card.summary else []
    blocks = (f"# {literal(card.title)}", *summary, "::: ingang", "::: organisaties", "## De hele kaart", "::: overzicht")
    return "\n\n".join((front_matter, *blocks)) + "\n"


def _about_page(card: Card) -> str:
    name = name_of(card)
    shown = literal(name.full)
    return page(
        f"Over {name.this}",
        f"Voor wie {name.full} is, waar de inhoud vandaan komt en hoe je een fout meldt.",
        f"{sentence(shown)} zet op één plek wie wat doet{literal(_about(card))}. De inhoud komt van de kaart van één regio. "
        f"De pagina's en de vragenhulp [{CHECKER}](wat-moet-ik-nu-doen.md) gebruiken precies dezelfde taken.",
        "## Voor wie",
        _text(f"Voor professionals bij {_organisations(card)}. {sentence(name.full)} vervangt je eigen oordeel niet."),
        "## Wie bel je",
        "De nummers staan op een eigen pagina: [Wie bel je](bellen.md).",
        "## Een fout melden",
        f"Zie je een fout? Meld die bij de beheerder van {shown} in je regio. Staat er onderaan deze pagina een adres? "
        "Gebruik dat dan.",
        "De verantwoording staat op een eigen pagina: [waar elke taak op rust](verantwoording.md). Wat deze site van je weet, "
        "lees je bij [Privacy](privacy.md). Beheer je de kaart of de site? Lees dan [Beheer](beheer.md).",
    )


def _start_page(card: Card, role: Role | None = None) -> str:
    """The checker, perhaps beginning with a role. The question is its heading. The search finds the page that asks for it."""
    who = role.label if role else "jij"
    about = f"Beantwoord een paar vragen en zie precies wat {who} moet doen{_about(card)}."
    title = f"{CHECKER} – {role.name}" if role else CHECKER
    about = about if role else f"{about} Anoniem: deze site bewaart geen antwoorden."
    more = ["search: { exclude: true }"] if role else []
    front_matter = _front_matter(title, about, "checker: true", "hide: [toc]", *more)
    return f"{front_matter}\n::: checker{f' {role.id}' if role else ''}\n"


def _role_page(card: Card, role: Role) -> str:
    organisation = card.organisation_of(role.id)
    blocks = [f"::: ingang {role.id}"]
    for section in card.sections:
        if any(rule.section is section for rule in rulebook(card).rules(role.id)):
            blocks += [_station(section), f"::: taken {role.id} {section.id}"]
    if role is organisation:
        if functions := " ".join(function.id for function in organisation.functions):
            blocks += [f"## {literal(functions_title(card))}", f"::: verwijzing {functions}"]
    else:
        blocks.append(f"::: verwijzing {organisation.id}")
    blocks += [
        "## Wie je belt { #bellen }",
        f"::: nummers {role.id}",
        "## Op papier { #papier }",
        f"::: zakgids {role.id}",
        "::: printknop",
        f"::: vervallen {role.id}",
    ]
    return page(role.name, f"Wat doet {role.label}{_about(card)}? Alle taken van {name_of(card).full}.", *blocks)


def _station(section: Section) -> str:
    return f"## {literal(section.title)} {{ #{section.id} .rk-halte .rk-onderdeel-{section.id} }}"


def functions_title(card: Card) -> str:
    """What stands above the way to the functions of an organisation."""
    return next((section.title for section in card.sections if section.functions_only), "Functies")


def _section_page(card: Card, section: Section) -> str:
    blocks = [_text(section.intro), "::: ingang", Html('<div class="rk-naast-elkaar" markdown="block">')]
    for organisation in card.organisations:
        found = [role for role, _ in roles_in(card, organisation, section)]
        for role in found:
            blocks += [
                Html('<section class="{}" markdown="block">', line_class(card, role.id)),
                f"## {literal(role.name)} {{ #{role.id} }}",
                f"::: taken {role.id} {section.id}{'' if role is organisation else ' eigen'}",
                Html("</section>"),
            ]
        if not found and (why := no_tasks_in(card, section, organisation.id)):
            blocks += [f"## {literal(organisation.name)} {{ #{organisation.id} }}", _text(why)]
    blocks += [Html("</div>"), "::: printknop"]
    return page(section.title, f"{section.title}: wat doet elke organisatie?", *blocks)


def _glossary_page(card: Card) -> str:
    name, terms = name_of(card).full, sorted(card.terms, key=lambda term: term.term.casefold())
    return page(
        "Begrippen",
        f"Alle begrippen en afkortingen van {name}, in gewone taal.",
        f"Wat betekenen de begrippen en afkortingen op {literal(name)}?",
        "::: printknop",
        *(block for term in terms for block in _term_blocks(term)),
    )


def _term_blocks(term: Term) -> Iterator[str]:
    yield f"## {literal(term.term)} {{ #{anchor(term)}{f' lang={term.language}' if term.language else ''} }}"
    yield f"::: begrip {term.term}"


def anchor(term: Term) -> str:
    """The place of a term on the glossary page."""
    return "".join(character if character.isalnum() else "-" for character in term.term.casefold())


def _partners_page(card: Card) -> str:
    tied = any(rule.task.partners for rule in rulebook(card).every_rule.values())
    places = ((f"## {literal(role.name)} stemt af met {{ #{role.id} }}", f"::: afstemming {role.id}") for role in card.roles())
    return page(
        "Met wie je afstemt",
        f"Wie stemt met wie af{_about(card)}, en waarover? Alle partners van {name_of(card).full}.",
        "Zoek je eigen rol. Je ziet dan met wie je afstemt, en voor welke taken.",
        *(["::: keten"] if tied else []),
        *(block for place in places for block in place),
        "## Wie stemt af met deze partners? { #partners }",
        "::: partners",
    )


def _numbers_page(card: Card) -> str:
    return page(
        "Wie bel je",
        f"Telefoonnummers{_about(card)}: wie je belt, en wanneer.",
        "Bel bij gevaar of met een vraag:",
        "::: nummers",
        "Staat er geen nummer? Dan weet je regio het. Schrijf het op je [zakgids](zakgids.md).",
        "::: printknop",
    )


def _account_page(card: Card) -> str:
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


def _guides_page() -> str:
    blocks = [
        "Een gids in je binnenzak werkt ook als je telefoon leeg is. Zoek je rol, print het vel en [vouw het](#vouwen).",
        "## De zakgids van je rol { #rollen }",
        "::: zakgidsen rollen",
        "## Een poster voor aan de muur { #posters }",
        "Op de poster staan alle taken van één organisatie, met grote letters. Hang hem op waar iedereen hem ziet.",
        "::: zakgidsen posters",
        "## De hele kaart op papier { #kaart }",
        "Alle organisaties naast elkaar, om bij de hand te houden. De letters zijn te klein voor aan de muur.",
        "::: zakgidsen kaart",
        "## Zo print je { #printen }",
        "1. Open het bestand.\n2. Kies ‘ware grootte’ of ‘100%’ in het printvenster.\n3. Print op één kant van het papier.",
        "De zakgids op A6 is voor je telefoon, en voor een printer die zelf boekjes maakt.",
        "## Zo vouw je de zakgids { #vouwen }",
        "::: vouwen",
        "De cijfers onder aan de vakken lopen dan van 2 tot en met 8. Wie je belt, staat op de achterkant.",
    ]
    return page(
        "Zakgids",
        "De taken van je rol op papier: een gids om te vouwen, een poster en de hele kaart.",
        *blocks,
    )


def _practice_page(cases: Sequence[Case]) -> str:
    blocks = [
        "Lees een verhaal en bedenk wat je zou doen. Beantwoord daarna de vragen, of klap uit wat de kaart zegt. "
        "Wij hebben de verhalen verzonnen.",
        "::: ingang",
    ]
    for case in cases:
        blocks += [f"## {literal(case.title)} {{ #{case.id} }}", _text(case.story), f"::: voorbeeld {case.id}"]
    return page("Oefenen", "Oefen met korte verhalen: wat zou jij doen, en wat zegt de kaart?", *blocks, "::: printknop")


def _sections_menu(card: Card) -> str:
    """What the sections are named by in the menu: what the one question is about that they all depend on, if there is one."""
    asked = {name for section in card.sections for name in questions_in(condition_from(section.when)) if section.when}
    short = card.question(min(asked)).short if len(asked) == 1 else None
    return f"Per {short}" if short else "Per onderdeel"


def navigation(card: Card, cases: Sequence[Case] = (), more: Sequence[str] = ()) -> list[dict[str, object]]:
    """The menu, as MkDocs and its kin want it: what follows from the card, between the pages that are written by hand.

    `more` are pages about the card that not every site has.
    """
    practice: list[dict[str, object]] = [{"Oefenen": PRACTICE}] if cases else []
    return [
        {name_of(card).title: "index.md"},
        {CHECKER: "wat-moet-ik-nu-doen.md"},
        {"Per rol": [{role.name: f"rol/{role.id}.md"} for role in card.roles()]},
        {_sections_menu(card): [{section.title: f"onderdeel/{section.id}.md"} for section in card.sections]},
        {"Wie bel je": "bellen.md"},
        {"Zakgids": "zakgids.md"},
        *practice,
        {"Begrippen": "begrippen.md"},
        {"Met wie je afstemt": "partners.md"},
        {"Over": ["over.md", "verantwoording.md", *more, "toegankelijkheid.md", "privacy.md"]},
        {"Beheer": ["beheer.md", "plaatsen.md", "licenties.md"]},
    ]
