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
from build_hooks.pages.account import account_page
from build_hooks.pages.markdown import front_matter, literal, page, quoted, text
from checker.card import Card, Role, Section, Term
from checker.hypertext import Html
from checker.markup import line_class
from checker.reasons import no_tasks_in
from checker.rules import roles_in, rulebook
from checker.wording import joined, sentence

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
    made["verantwoording.md"] = account_page(card)
    made["zakgids.md"] = _guides_page()
    if cases:
        made[PRACTICE] = _practice_page(cases)
    return made


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
    above = "\n".join(("---", f"description: {quoted(description(card))}", "hide: [toc]", "---", ""))
    summary = [text(card.summary)] if card.summary else []
    blocks = (f"# {literal(card.title)}", *summary, "::: ingang", "::: organisaties", "## De hele kaart", "::: overzicht")
    return "\n\n".join((above, *blocks)) + "\n"


def _about_page(card: Card) -> str:
    name = name_of(card)
    shown = literal(name.full)
    return page(
        f"Over {name.this}",
        f"Voor wie {name.full} is, waar de inhoud vandaan komt en hoe je een fout meldt.",
        f"{sentence(shown)} zet op één plek wie wat doet{literal(_about(card))}. De inhoud komt van de kaart van één regio. "
        f"De pagina's en de vragenhulp [{CHECKER}](wat-moet-ik-nu-doen.md) gebruiken precies dezelfde taken.",
        "## Voor wie",
        text(f"Voor professionals bij {_organisations(card)}. {sentence(name.full)} vervangt je eigen oordeel niet."),
        "## Wie bel je",
        "De nummers staan op een eigen pagina: [Wie bel je](bellen.md).",
        "## Een fout melden",
        f"Zie je een fout? Meld die bij de beheerder van {shown} in je regio. Staat er onderaan deze pagina een adres? "
        "Gebruik dat dan.",
        "De verantwoording staat op een eigen pagina: [waar elke taak op rust](verantwoording.md). Wat deze site van je weet, "
        "lees je bij [Privacy](privacy.md). Beheer je de kaart of de site? Lees dan [Beheer](beheer.md).",
    )


def what_it_does(card: Card, who: str = "jij") -> str:
    """Of the checker, for this reader."""
    return f"Beantwoord een paar vragen en zie precies wat {who} moet doen{_about(card)}."


def _start_page(card: Card, role: Role | None = None) -> str:
    """The checker, perhaps beginning with a role. The question is its heading. The search knows it from pages/search.py."""
    title = f"{CHECKER} – {role.name}" if role else CHECKER
    about = what_it_does(card, role.label) if role else f"{what_it_does(card)} Anoniem: deze site bewaart geen antwoorden."
    above = front_matter(title, about, "checker: true", "hide: [toc]", "search: { exclude: true }")
    return f"{above}\n::: checker{f' {role.id}' if role else ''}\n"


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
    whatever = [other for other in card.sections if other is not section and not other.when]
    also = [f"[{literal(other.title)}]({other.id}.md)" for other in whatever]
    blocks = [text(section.intro), *([f"Kijk ook bij {joined(also)}."] if also else [])]
    blocks += ["::: ingang", Html('<div class="rk-naast-elkaar" markdown="block">')]
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
            blocks += [f"## {literal(organisation.name)} {{ #{organisation.id} }}", text(why)]
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
        blocks += [f"## {literal(case.title)} {{ #{case.id} }}", text(case.story), f"::: voorbeeld {case.id}"]
    return page("Oefenen", "Oefen met korte verhalen: wat zou jij doen, en wat zegt de kaart?", *blocks, "::: printknop")
