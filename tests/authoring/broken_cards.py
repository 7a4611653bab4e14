# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: E501 - a message is checked, and best read, in one piece
"""Ways to break the small card, each with every line that an editor gets to see about it, and no other."""

from typing import NamedTuple


class Edit(NamedTuple):
    """Text in a file of the small card that is replaced by other text."""

    file: str
    old: str
    new: str


class Broken(NamedTuple):
    """A broken card: what is wrong with it, how it came about, and all that is said about it."""

    name: str
    edits: list[Edit]
    problems: list[str]


BROKEN = [
    # --- keys and values ---
    Broken(
        "unknown key in a task",
        [Edit("brandweer.yml", "    more: Begin", "    meer: Begin")],
        [
            "brandweer.yml:12: taak 'brandweer-blussen': sleutel 'meer' bestaat niet; kies uit: 'by', 'do', 'do_for', 'do_not', 'exceptions', 'first', 'heading', 'id', 'more', 'record', 'section', 'source', 'tasks', 'when', 'who', 'with', 'within'"
        ],
    ),
    Broken(
        "unknown key that looks like nothing",
        [Edit("vragen.yml", "hint: Kijk ook op zolder.", "xyz: Kijk ook op zolder.")],
        [
            "vragen.yml:18: vraag 'brand-uit': sleutel 'xyz' bestaat niet; kies uit: 'dont_know', 'find_out', 'find_out_for', 'hint', 'id', 'not_yet', 'options', 'short', 'text', 'whether'"
        ],
    ),
    Broken(
        "unknown key in a function",
        [Edit("kaart.yml", "      label: de arts", "      lable: de arts")],
        ["kaart.yml:63: functie 'arts': sleutel 'lable' bestaat niet; bedoel je 'label'?"],
    ),
    Broken(
        "unknown key of the file",
        [Edit("begrippen.yml", "terms:", "termen:")],
        ["begrippen.yml:3: sleutel 'termen' hoort niet in dit bestand; bedoel je 'terms'?"],
    ),
    Broken(
        "key of another file",
        [Edit("regio.yml", "region:\n", "partners: []\nregion:\n")],
        ["regio.yml:3: sleutel 'partners' hoort niet in dit bestand; zet die in 'kaart.yml'"],
    ),
    Broken(
        "missing key",
        [Edit("brandweer.yml", "    do: Blus na.\n", "")],
        ["brandweer.yml:23: taak 'brandweer-nablussen': sleutel 'do' ontbreekt; vul aan"],
    ),
    Broken(
        "missing key beside one that looks like it",
        [Edit("regio.yml", "  name: Voorbeeldregio\n", "")],
        ["regio.yml:3: sleutel 'name' ontbreekt; vul aan"],
    ),
    Broken(
        "missing keys",
        [Edit("kaart.yml", "    title: Takenpakket\n    short: Takenpakket\n    intro: Je hebt een functie.\n", "")],
        ["kaart.yml:32: onderdeel 'takenpakket': de sleutels 'title', 'short' en 'intro' ontbreken; vul aan"],
    ),
    Broken(
        "missing key in an option",
        [Edit("vragen.yml", "{ id: laag, text: Laag, because: het risico laag is }", "{ id: laag, text: Laag }")],
        ["vragen.yml:12: vraag 'risico', antwoord 'laag': sleutel 'because' ontbreekt; vul aan"],
    ),
    Broken(
        "text without quotes that is a number",
        [Edit("kaart.yml", 'version: "1"', "version: 1.0")],
        ["kaart.yml:4: bij 'version' staat het getal 1.0; schrijf daar tekst, tussen aanhalingstekens: \"1.0\""],
    ),
    Broken(
        "whole number that is text",
        [Edit("brandweer.yml", "source: [9]", "source: [negen]")],
        ["brandweer.yml:44: taak 'bevelvoerder-leiden': in de lijst 'source' staat 'negen'; schrijf daar een geheel getal"],
    ),
    Broken(
        "list that is a single value",
        [Edit("brandweer.yml", "source: [9]", "source: 9.5")],
        [
            "brandweer.yml:44: taak 'bevelvoerder-leiden': bij 'source' staat het getal 9.5; schrijf daar kaartregels, of de naam van een andere bron"
        ],
    ),
    Broken(
        "range of lines that runs backwards",
        [Edit("brandweer.yml", "source: [2, 3]", "source: 3-2")],
        ["brandweer.yml:16: taak 'brandweer-blussen': '3-2' loopt achteruit; schrijf '2-3'"],
    ),
    Broken(
        "source left out of a card with numbered lines",
        [Edit("ambulance.yml", "    do: Rijd naar {stad}.\n    source: [11]\n", "    do: Rijd naar {stad}.\n")],
        ["ambulance.yml:4: taak 'ambulance-rijden': sleutel 'source' ontbreekt; vul aan"],
    ),
    Broken(
        "source that is another than the lines of the card",
        [Edit("brandweer.yml", "source: [9]", "source: Protocol 3.2")],
        [
            "kaart.yml:39: onderdeel 'takenpakket': kaartregel 9 van 'brandweer' staat bij geen enkele taak; zet het nummer bij een taak onder 'source', of haal het hier weg als de kaart die regel niet meer heeft"
        ],
    ),
    Broken(
        "group of keys that is a text",
        [Edit("regio.yml", "{ name: Brandweer, phone: 0900-0904 }", "Brandweer")],
        ["regio.yml:9: contact nummer 1: hier staat 'Brandweer'; schrijf daar een groep sleutels"],
    ),
    Broken(
        "text that YAML takes for a group",
        [Edit("brandweer.yml", "do: Blus de brand.", "do: {stad}")],
        [
            "brandweer.yml:11: taak 'brandweer-blussen': bij 'do' staat een groep sleutels; schrijf daar tekst, tussen aanhalingstekens als er '{' of ': ' in staat"
        ],
    ),
    Broken(
        "term that cannot be put in order",
        [Edit("brandweer.yml", "do: Blus de brand.", "within: zo snel mogelijk\n    do: Blus de brand.")],
        [
            "brandweer.yml:11: taak 'brandweer-blussen': bij 'within' staat 'zo snel mogelijk'; schrijf daar 'meteen', of een termijn zoals 'binnen 24 uur', 'binnen een week' of 'binnen 5 werkdagen'"
        ],
    ),
    Broken(
        "name of the card without an article",
        [Edit("kaart.yml", "version:", "label: protocol\nversion:")],
        ["kaart.yml:4: bij 'label' staat 'protocol'; schrijf daar de naam met 'de' of 'het' ervoor, zoals 'het protocol'"],
    ),
    Broken(
        "truth value in Dutch",
        [Edit("kaart.yml", "functions_only: true", "functions_only: ja")],
        ["kaart.yml:37: onderdeel 'takenpakket': bij 'functions_only' staat 'ja'; schrijf daar true of false"],
    ),
    Broken(
        "certainty that does not exist",
        [Edit("begrippen.yml", "certainty: te bevestigen", "certainty: misschien")],
        ["begrippen.yml:7: begrip 'AED': bij 'certainty' staat 'misschien'; schrijf daar 'zeker' of 'te bevestigen'"],
    ),
    Broken(
        "language in full",
        [Edit("begrippen.yml", "language: fr", "language: frans")],
        ["begrippen.yml:12: begrip 'triage': bij 'language' staat 'frans'; schrijf daar een code van twee letters, zoals 'en'"],
    ),
    Broken(
        "date that does not exist",
        [Edit("kaart.yml", "review_by: 2027-01-01", "review_by: 2027-02-30")],
        ["kaart.yml:6: bij 'review_by' staat '2027-02-30'; schrijf daar een datum zoals 2026-01-31"],
    ),
    Broken(
        "date in Dutch order",
        [Edit("kaart.yml", "valid_from: 2026-01-01", "valid_from: 1-1-2026")],
        ["kaart.yml:5: bij 'valid_from' staat '1-1-2026'; schrijf daar een datum zoals 2026-01-31"],
    ),
    Broken(
        "answers that are cleared at once",
        [Edit("regio.yml", "  urgent:", "  clear_after_minutes: 1\n  urgent:")],
        ["regio.yml:7: bij 'clear_after_minutes' staat 1; schrijf daar 2 of meer"],
    ),
    Broken(
        "answers that are hardly ever cleared",
        [Edit("regio.yml", "  urgent:", "  clear_after_minutes: 61\n  urgent:")],
        ["regio.yml:7: bij 'clear_after_minutes' staat 61; schrijf daar 60 of minder"],
    ),
    Broken(
        "a site without a protocol",
        [Edit("regio.yml", "  urgent:", "  site_url: regio.nl/routekaart\n  urgent:")],
        [
            "regio.yml:7: bij 'site_url' staat 'regio.nl/routekaart'; schrijf daar het webadres van een map, zonder naam van een pagina, zoals 'https://regio.nl/routekaart/'"
        ],
    ),
    Broken(
        "a site with more behind it than a folder",
        [Edit("regio.yml", "  urgent:", "  site_url: https://regio.nl/?pagina=1#kaart\n  urgent:")],
        [
            "regio.yml:7: bij 'site_url' staat 'https://regio.nl/?pagina=1#kaart'; schrijf daar het webadres van een map, zonder naam van een pagina, zoals 'https://regio.nl/routekaart/'"
        ],
    ),
    *(
        Broken(
            f"a site at {address}",
            [Edit("regio.yml", "  urgent:", f"  site_url: '{address}'\n  urgent:")],
            [
                f"regio.yml:7: bij 'site_url' staat '{address}'; schrijf daar het webadres van een map, zonder naam van een pagina, zoals 'https://regio.nl/routekaart/'"
            ],
        )
        for address in (
            "https://regio.nl/index.html",
            "https://regio.nl/kaart/index.html/",
            "https://regio.nl/kaart/rol/om.html",
            "https://regio.nl/kaart.aspx",
            "https://regio.nl/kaart/?web=1",
            "https://regio.nl/kaart#top",
            "https://regio.nl//kaart/",
            "https://regio.nl/kaart//",
            "https://regio.nl/a/../kaart/",
            "https://regio.nl/een kaart/",
            "https://regio.nl/één/",
            "https://regio.nl/100%/",
            "https://.nl/",
            "https://regio.nl:/kaart/",
            "https://wie@regio.nl/kaart/",
            "ftp://regio.nl/kaart/",
            "//regio.nl/kaart/",
            "file:///kaart/",
        )
    ),
    *(
        Broken(
            f"the version {version}",
            [Edit("kaart.yml", 'version: "1"', f"version: '{version}'")],
            [
                f"kaart.yml:4: bij 'version' staat '{version}'; schrijf daar letters en cijfers met punten of streepjes ertussen, zoals '2026.1'"
            ],
        )
        for version in ("2026/1", "2026: x?", "..", "1.", "-1", "2026 1", "één", "a..b")
    ),
    Broken(
        "answers that are never cleared",
        [Edit("regio.yml", "  urgent:", "  clear_after_minutes: nooit\n  urgent:")],
        ["regio.yml:7: bij 'clear_after_minutes' staat 'nooit'; schrijf daar een geheel getal"],
    ),
    Broken(
        "a person to report mistakes to",
        [Edit("regio.yml", "  urgent:", "  report_mistake: Mail de beheerder\n  urgent:")],
        [
            "regio.yml:7: bij 'report_mistake' staat 'Mail de beheerder'; schrijf daar een e-mailadres zoals 'kaart@regio.nl', of een webadres dat begint met 'https://'"
        ],
    ),
    Broken(
        "a script to report mistakes with",
        [Edit("regio.yml", "  urgent:", "  report_mistake: javascript:alert(1)\n  urgent:")],
        [
            "regio.yml:7: bij 'report_mistake' staat 'javascript:alert(1)'; schrijf daar een e-mailadres zoals 'kaart@regio.nl', of een webadres dat begint met 'https://'"
        ],
    ),
    Broken(
        "an e-mail address with more behind it",
        [Edit("regio.yml", "  urgent:", "  report_mistake: kaart@regio.nl?cc=ander@regio.nl\n  urgent:")],
        [
            "regio.yml:7: bij 'report_mistake' staat 'kaart@regio.nl?cc=ander@regio.nl'; schrijf daar een e-mailadres zoals 'kaart@regio.nl', of een webadres dat begint met 'https://'"
        ],
    ),
    Broken(
        "review before the card is valid",
        [Edit("kaart.yml", "review_by: 2027-01-01", "review_by: 2025-01-01")],
        ["kaart.yml:6: 'review_by' (2025-01-01) moet later zijn dan 'valid_from' (2026-01-01); kijk beide datums na"],
    ),
    Broken(
        "id with a capital",
        [Edit("brandweer.yml", "id: brandweer-zolder", "id: Brandweer_zolder")],
        [
            "brandweer.yml:28: taak 'Brandweer_zolder': bij 'id' staat 'Brandweer_zolder'; schrijf daar kleine letters en cijfers met streepjes ertussen, zoals 'om-ccb'"
        ],
    ),
    Broken(
        "malformed question keeps its tasks out of it",
        [Edit("vragen.yml", "text: Is de brand uit?", "text: 3")],
        ["vragen.yml:16: vraag 'brand-uit': bij 'text' staat het getal 3; schrijf daar tekst, tussen aanhalingstekens: \"3\""],
    ),
    Broken(
        "malformed id keeps references out of it",
        [Edit("kaart.yml", "id: buren,", "id: De buren,")],
        [
            "kaart.yml:69: partner 'De buren': bij 'id' staat 'De buren'; schrijf daar kleine letters en cijfers met streepjes ertussen, zoals 'om-ccb'"
        ],
    ),
    Broken(
        "empty text",
        [Edit("brandweer.yml", "do: Blus na.", 'do: " "')],
        ["brandweer.yml:25: taak 'brandweer-nablussen': 'do' is leeg; vul het in"],
    ),
    Broken(
        "key without a value",
        [Edit("brandweer.yml", "record: wanneer de brand uit was.", "record:")],
        ["brandweer.yml:15: taak 'brandweer-blussen': 'record' is leeg; vul het in, of haal de sleutel weg"],
    ),
    Broken(
        "empty item",
        [Edit("begrippen.yml", "also: [defibrillator]", "also:\n      -")],
        ["begrippen.yml:9: begrip 'AED': dit deel van de lijst is leeg; vul het in of haal het weg"],
    ),
    Broken(
        "empty list",
        [Edit("brandweer.yml", "source: [9]", "source: []")],
        ["brandweer.yml:44: taak 'bevelvoerder-leiden': de lijst 'source' is leeg; vul die in"],
    ),
    Broken(
        "number of a reading below one",
        [Edit("verantwoording.yml", "- number: 2", "- number: 0")],
        ["verantwoording.yml:6: lezing 0: bij 'number' staat 0; schrijf daar 1 of meer"],
    ),
    # --- how a condition is written ---
    Broken(
        "number of a reading that is text",
        [Edit("verantwoording.yml", "- number: 1", '- number: "1"')],
        ["verantwoording.yml:4: lezing '1': bij 'number' staat '1'; schrijf daar een geheel getal"],
    ),
    Broken(
        "empty condition",
        [Edit("brandweer.yml", "when: { brand-uit: nee }", "when: {}")],
        ["brandweer.yml:13: taak 'brandweer-blussen': 'when' is leeg; haal het weg als er geen voorwaarde is"],
    ),
    Broken(
        "condition that is a text",
        [Edit("brandweer.yml", "when: { brand-uit: nee }", "when: brand-uit")],
        [
            "brandweer.yml:13: taak 'brandweer-blussen': bij 'when' staat 'brand-uit'; schrijf daar een vraag en een antwoord: { vraag: antwoord }"
        ],
    ),
    Broken(
        "condition on a number",
        [Edit("brandweer.yml", "when: { brand-uit: nee }", "when: { brand-uit: 0 }")],
        [
            "brandweer.yml:13: taak 'brandweer-blussen': bij 'brand-uit' staat het getal 0; schrijf daar een antwoord, of een lijst zoals [hoog, laag]"
        ],
    ),
    Broken(
        "condition on a truth value",
        [Edit("brandweer.yml", "when: { brand-uit: nee }", "when: { brand-uit: [true] }")],
        [
            "brandweer.yml:13: taak 'brandweer-blussen': in de lijst bij 'brand-uit' staat true; schrijf daar antwoorden, zoals [hoog, laag]"
        ],
    ),
    Broken(
        "condition with a list of texts",
        [Edit("brandweer.yml", "- { gewonden: ja }", "- gewonden")],
        [
            "brandweer.yml:36: taak 'brandweer-afstemmen': in de lijst 'when' staat 'gewonden'; schrijf daar een vraag en een antwoord: { vraag: antwoord }"
        ],
    ),
    # --- references ---
    Broken(
        "unknown section",
        [Edit("brandweer.yml", "section: onbekend", "section: onbekent")],
        ["brandweer.yml:19: taak 'brandweer-risico': onderdeel 'onbekent' bestaat niet; bedoel je 'onbekend'?"],
    ),
    Broken(
        "unknown role in by",
        [Edit("brandweer.yml", "by: bevelvoerder", "by: bevelhebber")],
        ["brandweer.yml:34: taak 'brandweer-afstemmen': rol 'bevelhebber' bestaat niet; bedoel je 'bevelvoerder'?"],
    ),
    Broken(
        "unknown partner",
        [Edit("ambulance.yml", "with: [ziekenhuis]", "with: [ziekenhuizen]")],
        ["ambulance.yml:15: taak 'ambulance-verzorgen': partner 'ziekenhuizen' bestaat niet; bedoel je 'ziekenhuis'?"],
    ),
    Broken(
        "partner in by",
        [Edit("brandweer.yml", "by: bevelvoerder", "by: buren")],
        [
            "brandweer.yml:34: taak 'brandweer-afstemmen': rol 'buren' bestaat niet; kies uit: 'ambulance', 'arts', 'bevelvoerder', 'brandweer'"
        ],
    ),
    Broken(
        "unknown question",
        [Edit("brandweer.yml", "when: { brand-uit: nee }", "when: { brand: nee }")],
        ["brandweer.yml:13: taak 'brandweer-blussen': vraag 'brand' bestaat niet; bedoel je 'brand-uit'?"],
    ),
    Broken(
        "unknown question in a section",
        [Edit("kaart.yml", "when: { risico: laag }", "when: { risco: laag }")],
        ["kaart.yml:27: onderdeel 'laag': vraag 'risco' bestaat niet; bedoel je 'risico'?"],
    ),
    Broken(
        "unknown answer",
        [Edit("brandweer.yml", "when: { brand-uit: nee }", "when: { brand-uit: neen }")],
        ["brandweer.yml:13: taak 'brandweer-blussen': vraag 'brand-uit' heeft geen antwoord 'neen'; bedoel je 'nee'?"],
    ),
    Broken(
        "unknown answers in a list",
        [Edit("brandweer.yml", "[nee, weet-niet]", "[nee, geen-idee]")],
        [
            "brandweer.yml:37: taak 'brandweer-afstemmen': vraag 'gewonden' heeft geen antwoord 'geen-idee'; kies uit: 'ja', 'nee', 'weet-niet'"
        ],
    ),
    Broken(
        "unknown role as answer",
        [Edit("brandweer.yml", "when: { rol: brandweer }", "when: { rol: brandwacht }")],
        ["brandweer.yml:30: taak 'brandweer-zolder': vraag 'rol' heeft geen antwoord 'brandwacht'; bedoel je 'brandweer'?"],
    ),
    Broken(
        "unknown placeholder",
        [Edit("ambulance.yml", "Rijd naar {stad}.", "Rijd naar {stat}.")],
        ["ambulance.yml:6: taak 'ambulance-rijden': de naam '{stat}' staat niet in regio.yml; bedoel je '{stad}'?"],
    ),
    Broken(
        "unknown placeholder in a folded text",
        [Edit("ambulance.yml", "het ziekenhuis.", "{het-ziekenhuis}.")],
        [
            "ambulance.yml:11: taak 'ambulance-verzorgen': de naam '{het-ziekenhuis}' staat niet in regio.yml; kies uit: '{stad}'"
        ],
    ),
    Broken(
        "placeholder in a regional name",
        [Edit("regio.yml", "stad: Voorbeeldstad", 'stad: "Stad {stad}"')],
        ["regio.yml:6: de naam voor 'stad' bevat zelf accolades; schrijf de naam voluit"],
    ),
    Broken(
        "empty regional name",
        [Edit("regio.yml", "stad: Voorbeeldstad", 'stad: ""')],
        ["regio.yml:6: de naam voor 'stad' is leeg; vul die in"],
    ),
    # --- twice the same ---
    Broken(
        "same id for two tasks",
        [Edit("brandweer.yml", "id: brandweer-risico", "id: brandweer-blussen")],
        ["brandweer.yml:18: taak 'brandweer-blussen': deze 'id' is er al, op regel 9; kies een andere"],
    ),
    Broken(
        "same id for tasks in two files",
        [Edit("ambulance.yml", "id: ambulance-rijden", "id: brandweer-zolder")],
        [
            "ambulance.yml:4: taak 'brandweer-zolder': deze 'id' is er al, op regel 28 van brandweer.yml; kies een andere",
            "ambulance.yml:4: taak 'brandweer-zolder': deze taak is van 'brandweer'; zet die in 'brandweer.yml', of laat de 'id' beginnen met 'ambulance-' of 'arts-'",
        ],
    ),
    Broken(
        "same id for a partner and a function",
        [Edit("kaart.yml", "id: buren,", "id: arts,")],
        ["kaart.yml:69: partner 'arts': deze 'id' is er al, op regel 61; kies een andere"],
    ),
    Broken(
        "same id for two questions",
        [Edit("vragen.yml", "id: gewonden", "id: brand-uit")],
        ["vragen.yml:26: vraag 'brand-uit': deze 'id' is er al, op regel 15; kies een andere"],
    ),
    Broken(
        "same id for two options",
        [Edit("vragen.yml", "{ id: nee, text: Nee, because: de brand", "{ id: ja, text: Nee, because: de brand")],
        ["vragen.yml:21: vraag 'brand-uit', antwoord 'ja': deze 'id' is er al, op regel 20; kies een andere"],
    ),
    Broken(
        "same id for two sections",
        [Edit("kaart.yml", "- id: onbekend", "- id: laag")],
        ["kaart.yml:23: onderdeel 'laag': deze 'id' is er al, op regel 16; kies een andere"],
    ),
    Broken(
        "same term twice",
        [Edit("begrippen.yml", "- term: triage", "- term: AED")],
        ["begrippen.yml:10: begrip 'AED': deze 'term' is er al, op regel 4; kies een andere"],
    ),
    Broken(
        "same number for two readings",
        [Edit("verantwoording.yml", "- number: 2", "- number: 1")],
        ["verantwoording.yml:6: lezing 1: deze 'number' is er al, op regel 4; kies een andere"],
    ),
    Broken(
        "same key twice",
        [Edit("brandweer.yml", "    source: [9]", "    source: [9]\n    source: [9]")],
        ["brandweer.yml:45: sleutel 'source' staat hier twee keer; de eerste staat op regel 44: haal er een weg"],
    ),
    Broken(
        "same partner twice",
        [Edit("brandweer.yml", "with: [ambulance, buren]", "with: [ambulance, ambulance]")],
        ["brandweer.yml:14: taak 'brandweer-blussen': bij 'with' staat 'ambulance' twee keer; haal er een weg"],
    ),
    Broken(
        "partner that is called as a place on the site",
        [Edit("kaart.yml", "id: buren,", "id: partners,"), Edit("brandweer.yml", "ambulance, buren]", "ambulance, partners]")],
        ["kaart.yml:69: partner 'partners': kies een andere 'id' dan 'partners': zo heet al een plek op de site"],
    ),
    # --- questions and sections ---
    Broken(
        "first question is not the role",
        [Edit("vragen.yml", "- id: rol\n", "- id: wie\n")],
        ["vragen.yml:4: vraag 'wie': zet de vraag 'rol' als eerste"],
    ),
    Broken(
        "answers to the role",
        [
            Edit(
                "vragen.yml",
                "whether: wat je rol is",
                "whether: wat je rol is\n    options: [{ id: ik, text: Ik, because: ik het ben }]",
            )
        ],
        ["vragen.yml:7: vraag 'rol': haal 'options' weg: de antwoorden volgen uit de organisaties en hun functies"],
    ),
    Broken(
        "dont_know that is no option",
        [Edit("vragen.yml", "dont_know: weet-niet\n    find_out: Ga kijken.", "dont_know: onbekend\n    find_out: Ga kijken.")],
        [
            "vragen.yml:23: vraag 'brand-uit': bij 'dont_know' staat 'onbekend', en dat is geen antwoord op deze vraag; kies uit: 'ja', 'nee', 'weet-niet'"
        ],
    ),
    Broken(
        "dont_know without find_out",
        [Edit("vragen.yml", "    find_out: Ga kijken.\n", "")],
        ["vragen.yml:23: vraag 'brand-uit': bij 'dont_know' hoort ook 'find_out'; schrijf daar hoe je het antwoord vindt"],
    ),
    Broken(
        "not_yet that is no option",
        [Edit("vragen.yml", "dont_know: weet-niet\n    find_out: Ga kijken.", "not_yet: onbekend\n    find_out: Ga kijken.")],
        [
            "vragen.yml:23: vraag 'brand-uit': bij 'not_yet' staat 'onbekend', en dat is geen antwoord op deze vraag; kies uit: 'ja', 'nee', 'weet-niet'"
        ],
    ),
    Broken(
        "both dont_know and not_yet",
        [Edit("vragen.yml", "    find_out: Ga kijken.\n", "    not_yet: weet-niet\n    find_out: Ga kijken.\n")],
        ["vragen.yml:24: vraag 'brand-uit': een vraag heeft 'dont_know' of 'not_yet', en niet allebei; haal een van beide weg"],
    ),
    Broken(
        "find_out without dont_know",
        [Edit("vragen.yml", "    dont_know: weet-niet\n    find_out: Ga kijken.\n", "    find_out: Ga kijken.\n")],
        ["vragen.yml:23: vraag 'brand-uit': niemand ziet 'find_out' zonder 'dont_know' of 'not_yet'; voeg een van beide toe"],
    ),
    Broken(
        "question with one option",
        [
            Edit(
                "vragen.yml",
                '      - { id: onbekend, text: Nog niet bekend, because: het risico niet bekend is, no_tasks: { ambulance: "De ambulance wacht." } }\n',
                "",
            )
        ],
        ["vragen.yml:11: vraag 'risico': geef deze vraag minstens twee antwoorden bij 'options'"],
    ),
    Broken(
        "section without because or when",
        [Edit("kaart.yml", "    because: je dit altijd doet\n", "")],
        ["kaart.yml:9: onderdeel 'altijd': geef dit onderdeel 'because' of 'when'"],
    ),
    Broken(
        "section without lines or reading",
        [Edit("kaart.yml", "    reading: 1\n", "")],
        ["kaart.yml:16: onderdeel 'onbekend': geef dit onderdeel 'lines', of 'reading' als het zelf niet op de kaart staat"],
    ),
    Broken(
        "section with a reading that does not exist",
        [Edit("kaart.yml", "reading: 1", "reading: 9")],
        ["kaart.yml:21: onderdeel 'onbekend': lezing 9 bestaat niet; kies uit: 1, 2"],
    ),
    Broken(
        "lines of an organisation that does not exist",
        [Edit("kaart.yml", "ambulance: 12-13", "ambulances: 12-13")],
        ["kaart.yml:30: onderdeel 'laag': organisatie 'ambulances' bestaat niet; bedoel je 'ambulance'?"],
    ),
    Broken(
        "task without a section",
        [Edit("ambulance.yml", "    section: laag\n", "")],
        ["ambulance.yml:9: taak 'ambulance-verzorgen': sleutel 'section' ontbreekt; vul aan"],
    ),
    Broken(
        "sub-task with a section",
        [Edit("brandweer.yml", "do: Kijk op zolder.", "do: Kijk op zolder.\n        section: laag")],
        [
            "brandweer.yml:30: taak 'brandweer-zolder': een deeltaak staat in het onderdeel van de taak erboven; haal 'section' weg"
        ],
    ),
    Broken(
        "function without tasks",
        [Edit("brandweer.yml", "section: takenpakket", "section: laag")],
        [
            "brandweer.yml:44: taak 'bevelvoerder-leiden': kaartregel 9 hoort bij 'brandweer' in onderdeel 'takenpakket'; kijk nummer en plaats na"
        ],
    ),
    Broken(
        "organisation without tasks of its own",
        [Edit("ambulance.yml", "tasks:", "tasks: []\nrest:")],
        [
            "ambulance.yml:4: sleutel 'rest' hoort niet in dit bestand; kies uit: 'tasks'",
            "kaart.yml:55: organisatie 'ambulance': deze rol heeft geen taak in 'ambulance.yml'; zet er een in onderdeel 'altijd', 'onbekend' of 'laag'",
            "kaart.yml:61: functie 'arts': deze rol heeft geen taak in 'ambulance.yml'; zet er een in onderdeel 'takenpakket'",
        ],
    ),
    # --- conditions that cannot be meant, idle questions ---
    Broken(
        "condition that contradicts the section",
        [Edit("brandweer.yml", "when: { rol: brandweer }", "when: { risico: onbekend }")],
        [
            "brandweer.yml:30: taak 'brandweer-zolder': deze voorwaarde geldt nooit: onderdeel 'laag' geldt alleen als 'risico' 'laag' is"
        ],
    ),
    Broken(
        "condition that contradicts the task above",
        [Edit("brandweer.yml", "    do: Blus na.\n", "    do: Blus na.\n    when: { gewonden: nee, brand-uit: nee }\n")],
        [
            "brandweer.yml:37: taak 'brandweer-afstemmen': deze voorwaarde geldt nooit: taak 'brandweer-nablussen' geldt alleen als 'gewonden' 'nee' is",
            "brandweer.yml:38: taak 'brandweer-afstemmen': deze voorwaarde geldt nooit: taak 'brandweer-nablussen' geldt alleen als 'brand-uit' 'nee' is",
        ],
    ),
    Broken(
        "condition that the role contradicts",
        [Edit("brandweer.yml", "when: { rol: brandweer }", "when: { rol: arts }")],
        [
            "brandweer.yml:30: taak 'brandweer-zolder': deze voorwaarde geldt nooit: hier is 'rol' altijd 'brandweer' of 'bevelvoerder'"
        ],
    ),
    Broken(
        "condition that allows every answer",
        [Edit("brandweer.yml", "when: { brand-uit: nee }", "when: { brand-uit: [ja, nee, weet-niet] }")],
        ["brandweer.yml:13: taak 'brandweer-blussen': elk antwoord op vraag 'brand-uit' mag hier; haal de vraag weg"],
    ),
    Broken(
        "condition that allows every role there is here",
        [Edit("brandweer.yml", "when: { rol: brandweer }", "when: { rol: [brandweer, bevelvoerder] }")],
        ["brandweer.yml:30: taak 'brandweer-zolder': elk antwoord op vraag 'rol' mag hier; haal de vraag weg"],
    ),
    Broken(
        "condition that always holds together",
        [Edit("brandweer.yml", "{ brand-uit: ja, gewonden: [nee, weet-niet] }", "{ gewonden: [nee, weet-niet] }")],
        [
            "brandweer.yml:35: taak 'brandweer-afstemmen': deze voorwaarde geldt altijd: samen mag elk antwoord op vraag 'gewonden'; haal die weg"
        ],
    ),
    Broken(
        "section that always holds",
        [Edit("kaart.yml", "when: { risico: laag }", "when:\n      - { risico: laag }\n      - { risico: onbekend }")],
        [
            "kaart.yml:27: onderdeel 'laag': deze voorwaarde geldt altijd: samen mag elk antwoord op vraag 'risico'; haal die weg"
        ],
    ),
    Broken(
        "condition with nothing behind it",
        [Edit("brandweer.yml", "when: { brand-uit: nee }", "when:")],
        ["brandweer.yml:13: taak 'brandweer-blussen': 'when' is leeg; haal het weg als er geen voorwaarde is"],
    ),
    Broken(
        "task that nothing reaches",
        [Edit("kaart.yml", "when: { risico: laag }", "when: { risico: laag, rol: [ambulance, arts] }")],
        [
            "brandweer.yml:24: taak 'brandweer-nablussen': dit onderdeel geldt nooit voor 'brandweer' of 'bevelvoerder'; kies een ander onderdeel"
        ],
    ),
    Broken(
        "question that changes nothing",
        [
            Edit("brandweer.yml", "    when: { brand-uit: nee }\n", ""),
            Edit("brandweer.yml", "{ brand-uit: ja, gewonden: [nee, weet-niet] }", "{ gewonden: nee }"),
        ],
        [
            "vragen.yml:15: vraag 'brand-uit': deze vraag verandert niets: geen taak en geen onderdeel noemt hem bij 'when'; haal hem weg of gebruik hem"
        ],
    ),
    # --- answers without tasks ---
    Broken(
        "answer at which somebody has no task",
        [Edit("vragen.yml", ', no_tasks: { ambulance: "De ambulance wacht." }', "")],
        [
            "vragen.yml:13: vraag 'risico', antwoord 'onbekend': 'ambulance' heeft geen taak in 'onbekend', en dat geldt bij dit antwoord; geef daar een taak, of zeg hier bij 'no_tasks' waarom niet"
        ],
    ),
    Broken(
        "answer that no section has",
        [
            Edit(
                "vragen.yml",
                "      - { id: laag, text: Laag,",
                "      - { id: hoog, text: Hoog, because: het risico hoog is }\n      - { id: laag, text: Laag,",
            )
        ],
        [
            "vragen.yml:12: vraag 'risico', antwoord 'hoog': geen enkel onderdeel geldt bij dit antwoord, en niemand heeft dan een taak; zet 'hoog' bij 'when' van een onderdeel, of zeg hier bij 'no_tasks' waarom niet"
        ],
    ),
    Broken(
        "no tasks, and a task",
        [Edit("vragen.yml", "no_tasks: { ambulance", "no_tasks: { brandweer: Niets., ambulance")],
        ["vragen.yml:13: vraag 'risico', antwoord 'onbekend': 'brandweer' heeft bij dit antwoord wel een taak; haal dit weg"],
    ),
    Broken(
        "no tasks for somebody who does not exist",
        [Edit("vragen.yml", "no_tasks: { ambulance", "no_tasks: { ambulanse")],
        [
            "vragen.yml:13: vraag 'risico', antwoord 'onbekend': organisatie 'ambulanse' bestaat niet; bedoel je 'ambulance'?",
        ],
    ),
    Broken(
        "no tasks for somebody who does not exist, on a line of its own",
        [Edit("vragen.yml", 'no_tasks: { ambulance: "De', 'no_tasks: {\n          ambulanse: "De')],
        [
            "vragen.yml:14: vraag 'risico', antwoord 'onbekend': organisatie 'ambulanse' bestaat niet; bedoel je 'ambulance'?",
        ],
    ),
    Broken(
        "what not to do as a heading",
        [Edit("brandweer.yml", "    do: Blus na.\n", "    do: Blus na.\n    do_not: true\n    heading: true\n")],
        [
            "brandweer.yml:27: taak 'brandweer-nablussen': wat je niet doet ('do_not'), kan geen 'heading' hebben; haal een van beide weg",
            "brandweer.yml:29: taak 'brandweer-nablussen': wat je niet doet ('do_not'), kan geen 'tasks' hebben; haal een van beide weg",
        ],
    ),
    Broken(
        "what not to do with something to record",
        [Edit("brandweer.yml", "    record: wanneer", "    do_not: true\n    record: wanneer")],
        [
            "brandweer.yml:16: taak 'brandweer-blussen': wat je niet doet ('do_not'), kan geen 'record' hebben; haal een van beide weg"
        ],
    ),
    # --- lines of the card ---
    Broken(
        "two wrong ranges in one section",
        [Edit("kaart.yml", "brandweer: 4-6, 8\n      ambulance: 12-13", "brandweer: 6-4\n      ambulance: 13-12")],
        [
            "kaart.yml:29: onderdeel 'laag': '6-4' loopt achteruit; schrijf '4-6'",
            "kaart.yml:30: onderdeel 'laag': '13-12' loopt achteruit; schrijf '12-13'",
        ],
    ),
    Broken(
        "line that is not cited",
        [Edit("brandweer.yml", "source: [5, 6]", "source: [5]")],
        [
            "kaart.yml:29: onderdeel 'laag': kaartregel 6 van 'brandweer' staat bij geen enkele taak; zet het nummer bij een taak onder 'source', of haal het hier weg als de kaart die regel niet meer heeft"
        ],
    ),
    Broken(
        "lines that are not cited",
        [Edit("brandweer.yml", "source: [2, 3]", "source: [1]")],
        [
            "kaart.yml:14: onderdeel 'altijd': kaartregels 2 en 3 van 'brandweer' staan bij geen enkele taak; zet elk nummer bij een taak onder 'source', of haal het hier weg als de kaart die regel niet meer heeft"
        ],
    ),
    Broken(
        "source that is no task line",
        [Edit("brandweer.yml", "source: [9]", "source: [10]")],
        ["brandweer.yml:44: taak 'bevelvoerder-leiden': kaartregel 10 staat in geen onderdeel bij 'lines'; kijk het nummer na"],
    ),
    Broken(
        "source of another section",
        [Edit("brandweer.yml", "source: [9]", "source: [8]")],
        [
            "brandweer.yml:44: taak 'bevelvoerder-leiden': kaartregel 8 hoort bij 'brandweer' in onderdeel 'laag'; kijk nummer en plaats na"
        ],
    ),
    Broken(
        "source of another organisation",
        [Edit("ambulance.yml", "source: [11]", "source: [1]")],
        [
            "ambulance.yml:7: taak 'ambulance-rijden': kaartregel 1 hoort bij 'brandweer' in onderdeel 'altijd'; kijk nummer en plaats na"
        ],
    ),
    Broken(
        "source of another organisation under a reading",
        [
            Edit(
                "brandweer.yml",
                "section: onbekend\n    do: Stel het risico vast.\n    source: [1]",
                "section: onbekend\n    do: Stel het risico vast.\n    source: [11]",
            )
        ],
        [
            "brandweer.yml:21: taak 'brandweer-risico': kaartregel 11 hoort bij 'ambulance' in onderdeel 'altijd'; kijk nummer en plaats na"
        ],
    ),
    Broken(
        "same source twice",
        [Edit("brandweer.yml", "source: [9]", "source: [9, 9]")],
        ["brandweer.yml:44: taak 'bevelvoerder-leiden': bij 'source' staat het getal 9 twee keer; haal er een weg"],
    ),
    Broken(
        "range that is malformed",
        [Edit("kaart.yml", "brandweer: 4-6, 8", "brandweer: 4–6, 8")],
        ["kaart.yml:29: onderdeel 'laag': '4–6' is geen reeks kaartregels; schrijf bijvoorbeeld '57-64, 68'"],
    ),
    Broken(
        "range that runs backwards",
        [Edit("kaart.yml", "brandweer: 4-6, 8", "brandweer: 6-4, 8")],
        ["kaart.yml:29: onderdeel 'laag': '6-4' loopt achteruit; schrijf '4-6'"],
    ),
    Broken(
        "range that overlaps itself",
        [Edit("kaart.yml", "brandweer: 4-6, 8", "brandweer: 4-6, 6-8")],
        ["kaart.yml:29: onderdeel 'laag': '6-8' begint niet na 6; zet kaartregels op volgorde, en noem elke regel één keer"],
    ),
    Broken(
        "range that overlaps another",
        [Edit("kaart.yml", "ambulance: 12-13", "ambulance: 11-13")],
        ["kaart.yml:30: onderdeel 'laag': kaartregel 11 staat al op regel 14; haal dat op een van beide plekken weg"],
    ),
    Broken(
        "reading that cites no task line",
        [Edit("verantwoording.yml", "lines: [4, 5]", "lines: [4, 7]")],
        ["verantwoording.yml:8: lezing 2: kaartregel 7 staat in geen onderdeel bij 'lines'; kijk het nummer na"],
    ),
    Broken(
        "lines of an organisation left out",
        [Edit("kaart.yml", "      brandweer: 4-6, 8\n", "")],
        [
            "kaart.yml:28: onderdeel 'laag': bij 'lines' ontbreekt 'brandweer', met taken in dit onderdeel; voeg de kaartregels toe"
        ],
    ),
    # --- YAML ---
    Broken(
        "tab",
        [Edit("brandweer.yml", "    do: Blus na.", "\tdo: Blus na.")],
        ["brandweer.yml:25: een tab; gebruik spaties"],
    ),
    Broken(
        "control character",
        [Edit("brandweer.yml", "do: Blus na.", "do: Blus\x07 na.")],
        ["brandweer.yml:25: een onzichtbaar teken (U+0007) in 'Blus'; typ dit opnieuw"],
    ),
    Broken(
        "syntax error",
        [Edit("ambulance.yml", "do: Draag over.", "do: Draag over: alles.")],
        ["ambulance.yml:25: in deze tekst staat ': '; zet de hele tekst tussen dubbele aanhalingstekens"],
    ),
    Broken(
        "wrong indentation",
        [Edit("brandweer.yml", "    do: Blus na.", "   do: Blus na.")],
        [
            "brandweer.yml:25: de inspringing klopt niet: de tekst begint hier na 3 spaties en op de regel erboven na 4; zet wat bij elkaar hoort recht onder elkaar"
        ],
    ),
    Broken(
        "unclosed bracket",
        [Edit("brandweer.yml", "source: [9]", "source: [9")],
        ["brandweer.yml:44: deze lijst of groep is niet gesloten; zet er een haak achter, of een komma tussen"],
    ),
    Broken(
        "special character",
        [Edit("brandweer.yml", "do: Blus na.", "do: @Blus na.")],
        ["brandweer.yml:25: een tekst kan niet beginnen met '@'; zet de hele tekst tussen dubbele aanhalingstekens"],
    ),
    Broken(
        "alias",
        [Edit("brandweer.yml", "do: Blus na.", "do: *blus")],
        ["brandweer.yml:25: een tekst kan niet beginnen met '*'; zet de hele tekst tussen dubbele aanhalingstekens"],
    ),
    Broken(
        "anchor",
        [Edit("brandweer.yml", "do: Blus na.", "do: &blus Blus na.")],
        ["brandweer.yml:25: een tekst kan niet beginnen met '&'; zet de hele tekst tussen dubbele aanhalingstekens"],
    ),
    Broken(
        "tag",
        [Edit("brandweer.yml", "do: Blus na.", "do: !!str Blus na.")],
        ["brandweer.yml:25: een tekst kan niet beginnen met '!'; zet de hele tekst tussen dubbele aanhalingstekens"],
    ),
    Broken(
        "second document",
        [Edit("begrippen.yml", "  - term: triage", "---\n  - term: triage")],
        ["begrippen.yml:10: hier begint een tweede document; haal de regel '---' weg"],
    ),
    Broken(
        "key that is a list",
        [Edit("regio.yml", "    stad: Voorbeeldstad", "    stad: Voorbeeldstad\n    [dorp]: Dorp")],
        ["regio.yml:7: dit kan geen sleutel zijn; een sleutel is een woord, zoals 'do'"],
    ),
    # --- who reads it ---
    Broken(
        "a task in other words for a role that does not exist",
        [Edit("brandweer.yml", "do: Blus de brand.", "do: Blus de brand.\n    do_for: { bevelvoerster: Laat blussen. }")],
        ["brandweer.yml:12: taak 'brandweer-blussen': rol 'bevelvoerster' bestaat niet; bedoel je 'bevelvoerder'?"],
    ),
    Broken(
        "how to find out for a role that does not exist",
        [Edit("vragen.yml", "find_out: Ga kijken.", "find_out: Ga kijken.\n    find_out_for: { brandwacht: Kijk. }")],
        ["vragen.yml:25: vraag 'brand-uit': rol 'brandwacht' bestaat niet; bedoel je 'brandweer'?"],
    ),
    Broken(
        "a heading above nothing",
        [Edit("brandweer.yml", "do: Blus de brand.", "do: Blus de brand.\n    heading: true")],
        [
            "brandweer.yml:12: taak 'brandweer-blussen': 'heading' zegt iets over deeltaken, en deze taak heeft die niet; haal 'heading' weg"
        ],
    ),
    Broken(
        "exceptions to nothing",
        [Edit("brandweer.yml", "do: Blus de brand.", "do: Blus de brand.\n    exceptions: true")],
        [
            "brandweer.yml:12: taak 'brandweer-blussen': 'exceptions' zegt iets over deeltaken, en deze taak heeft die niet; haal 'exceptions' weg"
        ],
    ),
    # --- whom to call ---
    Broken(
        "a number of nobody",
        [Edit("regio.yml", "{ name: Brandweer, phone", "{ name: Brandweer, of: brandwer, phone")],
        ["regio.yml:9: contact 'Brandweer': partner 'brandwer' bestaat niet; bedoel je 'brandweer'?"],
    ),
    Broken(
        "two numbers of one",
        [
            Edit("regio.yml", "{ name: Brandweer, phone", "{ name: Brandweer, of: brandweer, phone"),
            Edit("regio.yml", '"Ambulance in {stad}", phone', '"Ambulance in {stad}", of: brandweer, phone'),
        ],
        ["regio.yml:10: contact 'Ambulance in Voorbeeldstad': 'brandweer' heeft al een nummer, op regel 9; haal er een weg"],
    ),
    *(
        Broken(
            f"a number that is none: {wrong}",
            [Edit("regio.yml", "phone: 0900-0904", f'phone: "{wrong}"')],
            [
                f"regio.yml:9: contact 'Brandweer': bij 'phone' staat '{wrong}'; schrijf daar een telefoonnummer, zoals '088-123 45 67', '+31 6 12345678' of '088-123 45 67 tst 12', of laat het leeg"
            ],
        )
        for wrong in ("bel de meldkamer", "12", "06-1234 toestel", "0900/0904", "1234567890123456")
    ),
    Broken(
        "an e-mail address that is none",
        [Edit("regio.yml", "phone: 0900-0904", "phone: 0900-0904, mail: brandweer")],
        ["regio.yml:9: contact 'Brandweer': bij 'mail' staat 'brandweer'; schrijf daar een e-mailadres zoals 'piket@regio.nl'"],
    ),
    # --- one mistake must not look like more ---
    Broken(
        "organisation renamed",
        [Edit("kaart.yml", "  - id: ambulance\n", "  - id: ambulanse\n")],
        [
            "ambulance.yml:1: dit bestand hoort niet bij een kaart; bedoel je 'ambulanse.yml'?",
            "brandweer.yml:14: taak 'brandweer-blussen': partner 'ambulance' bestaat niet; bedoel je 'ambulanse'?",
            "kaart.yml:14: onderdeel 'altijd': organisatie 'ambulance' bestaat niet; bedoel je 'ambulanse'?",
            "kaart.yml:30: onderdeel 'laag': organisatie 'ambulance' bestaat niet; bedoel je 'ambulanse'?",
            "kaart.yml:40: onderdeel 'takenpakket': organisatie 'ambulance' bestaat niet; bedoel je 'ambulanse'?",
            "vragen.yml:13: vraag 'risico', antwoord 'onbekend': organisatie 'ambulance' bestaat niet; bedoel je 'ambulanse'?",
        ],
    ),
    Broken(
        "two sections run into each other",
        [Edit("kaart.yml", "\n  - id: laag\n    title: Laag risico\n", "    title: Laag risico\n")],
        [
            "kaart.yml:22: sleutel 'title' staat hier twee keer; de eerste staat op regel 17: haal er een weg",
            "kaart.yml:23: sleutel 'short' staat hier twee keer; de eerste staat op regel 18: haal er een weg",
            "kaart.yml:24: sleutel 'intro' staat hier twee keer; de eerste staat op regel 19: haal er een weg",
            "kaart.yml:25: sleutel 'when' staat hier twee keer; de eerste staat op regel 20: haal er een weg",
        ],
    ),
    Broken(
        "a list runs into the list above it",
        [Edit("kaart.yml", "\npartners:\n", "")],
        [
            "kaart.yml:3: sleutel 'partners' ontbreekt; vul aan",
            "kaart.yml:66: organisatie 'ziekenhuis': de sleutels 'label', 'because' en 'intro' ontbreken; vul aan",
            "kaart.yml:67: organisatie 'buren': de sleutels 'label', 'because' en 'intro' ontbreken; vul aan",
        ],
    ),
    Broken(
        "malformed organisation keeps the rest out of it",
        [Edit("kaart.yml", "  - id: ambulance\n", "  - id: Ambulance\n")],
        [
            "kaart.yml:55: organisatie 'Ambulance': bij 'id' staat 'Ambulance'; schrijf daar kleine letters en cijfers met streepjes ertussen, zoals 'om-ccb'"
        ],
    ),
    Broken(
        "unreadable file makes nothing else look wrong",
        [Edit("kaart.yml", "title: Kleine", "title: [Kleine")],
        ["kaart.yml:3: deze lijst of groep is niet gesloten; zet er een haak achter, of een komma tussen"],
    ),
    Broken(
        "malformed task does not hide its sub-tasks",
        [Edit("brandweer.yml", "do: Blus na.", "do: 3"), Edit("brandweer.yml", "with: [arts]", "with: [artsen]")],
        [
            "brandweer.yml:25: taak 'brandweer-nablussen': bij 'do' staat het getal 3; schrijf daar tekst, tussen aanhalingstekens: \"3\"",
            "brandweer.yml:38: taak 'brandweer-afstemmen': partner 'artsen' bestaat niet; bedoel je 'arts'?",
        ],
    ),
    # --- words for the search ---
    Broken(
        "a word that is not covered stands in a task",
        [Edit("begrippen.yml", "    language: fr\n", "    language: fr\n\nnot_covered:\n  - zeppelin\n  - Brand\n")],
        ["begrippen.yml:16: de kaart noemt 'Brand' wel, op regel 11 van brandweer.yml; haal het hier weg"],
    ),
    Broken(
        "a word that is not covered is a search word, and in the plural",
        [
            Edit(
                "begrippen.yml",
                "    language: fr\n",
                "    language: fr\n\nsearch_words:\n  - means: zolder\n    words: [vliering, ladders]\nnot_covered: [ladder, zold]\n",
            )
        ],
        ["begrippen.yml:17: de kaart noemt 'ladder' wel, op regel 16; haal het hier weg"],
    ),
    Broken(
        "search words for what the card does not speak of, or has among its other words only",
        [
            Edit("begrippen.yml", "also: [defibrillator]", "also: [schokdoos]"),
            Edit(
                "begrippen.yml",
                "    language: fr\n",
                "    language: fr\n\nsearch_words:\n  - { means: Zold, words: [x] }\n  - { means: schokdoos, words: [y] }\n  - { means: vliering, words: [vliering] }\n",
            ),
        ],
        [
            "begrippen.yml:16: zoekwoorden 'schokdoos': de kaart noemt 'schokdoos' niet; schrijf het zoals het daar staat, of haal deze zoekwoorden zolang weg",
            "begrippen.yml:17: zoekwoorden 'vliering': de kaart noemt 'vliering' niet; schrijf het zoals het daar staat, of haal deze zoekwoorden zolang weg",
        ],
    ),
    Broken(
        "quotation mark that closes later",
        [Edit("brandweer.yml", "    do: Blus na.\n", '    do: "Blus na.\n    more: Kijk"\n')],
        ["brandweer.yml:25: het aanhalingsteken op deze regel sluit pas op regel 26; sluit het, of haal het weg"],
    ),
    Broken(
        "escape on a later line of a text",
        [Edit("brandweer.yml", "    do: Blus na.\n", '    do: "Blus\n      \\a na."\n')],
        [r"brandweer.yml:26: tussen dubbele aanhalingstekens is \a geen tekst; schrijf \\a, of haal het weg"],
    ),
    Broken(
        "search words without words",
        [
            Edit(
                "begrippen.yml", "    language: fr\n", "    language: fr\n\nsearch_words:\n  - { means: vliering, words: [] }\n"
            )
        ],
        ["begrippen.yml:15: zoekwoorden 'vliering': de lijst 'words' is leeg; vul die in"],
    ),
]
