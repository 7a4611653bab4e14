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
            "brandweer.yml:12: task 'brandweer-blussen': key 'meer' does not exist; known: 'by', 'do', 'do_for', 'exceptions', 'first', 'heading', 'id', 'more', 'record', 'section', 'source', 'tasks', 'when', 'with'"
        ],
    ),
    Broken(
        "unknown key that looks like nothing",
        [Edit("vragen.yml", "hint: Kijk ook op zolder.", "xyz: Kijk ook op zolder.")],
        [
            "vragen.yml:18: question 'brand-uit': key 'xyz' does not exist; known: 'dont_know', 'find_out', 'find_out_for', 'hint', 'id', 'options', 'short', 'text', 'whether'"
        ],
    ),
    Broken(
        "unknown key in a function",
        [Edit("kaart.yml", "      label: de arts", "      lable: de arts")],
        ["kaart.yml:63: function 'arts': key 'lable' does not exist; did you mean 'label'?"],
    ),
    Broken(
        "unknown key of the file",
        [Edit("begrippen.yml", "terms:", "termen:")],
        ["begrippen.yml:3: key 'termen' does not belong in this file; did you mean 'terms'?"],
    ),
    Broken(
        "key of another file",
        [Edit("regio.yml", "region:\n", "partners: []\nregion:\n")],
        ["regio.yml:3: key 'partners' does not belong in this file; it belongs in 'kaart.yml'"],
    ),
    Broken(
        "missing key",
        [Edit("brandweer.yml", "    do: Blus na.\n", "")],
        ["brandweer.yml:23: task 'brandweer-nablussen': key 'do' is missing"],
    ),
    Broken(
        "missing key beside one that looks like it",
        [Edit("regio.yml", "  name: Voorbeeldregio\n", "")],
        ["regio.yml:3: key 'name' is missing"],
    ),
    Broken(
        "missing keys",
        [Edit("kaart.yml", "    title: Takenpakket\n    short: Takenpakket\n    intro: Je hebt een functie.\n", "")],
        ["kaart.yml:32: section 'takenpakket': the keys 'title', 'short' and 'intro' are missing"],
    ),
    Broken(
        "missing key in an option",
        [Edit("vragen.yml", "{ id: laag, text: Laag, because: het risico laag is }", "{ id: laag, text: Laag }")],
        ["vragen.yml:12: question 'risico', option 'laag': key 'because' is missing"],
    ),
    Broken(
        "text without quotes that is a number",
        [Edit("kaart.yml", 'version: "1"', "version: 1.0")],
        ["kaart.yml:4: 'version' must be text, not the number 1.0; put it between quotes"],
    ),
    Broken(
        "whole number that is text",
        [Edit("brandweer.yml", "source: [9]", "source: [negen]")],
        ["brandweer.yml:44: task 'bevelvoerder-leiden': each item of 'source' must be a whole number, not 'negen'"],
    ),
    Broken(
        "list that is a single value",
        [Edit("brandweer.yml", "source: [9]", "source: 9")],
        ["brandweer.yml:44: task 'bevelvoerder-leiden': 'source' must be a list, not the number 9"],
    ),
    Broken(
        "group of keys that is a text",
        [Edit("regio.yml", "{ name: Brandweer, phone: 0900-0904 }", "Brandweer")],
        ["regio.yml:9: contact number 1: this must be a group of keys, not 'Brandweer'"],
    ),
    Broken(
        "text that YAML takes for a group",
        [Edit("brandweer.yml", "do: Blus de brand.", "do: {stad}")],
        [
            "brandweer.yml:11: task 'brandweer-blussen': 'do' must be text, not a group of keys; put a text with '{' or ': ' in it between quotes"
        ],
    ),
    Broken(
        "truth value in Dutch",
        [Edit("kaart.yml", "functions_only: true", "functions_only: ja")],
        ["kaart.yml:37: section 'takenpakket': 'functions_only' must be true or false, not 'ja'"],
    ),
    Broken(
        "certainty that does not exist",
        [Edit("begrippen.yml", "certainty: te bevestigen", "certainty: misschien")],
        ["begrippen.yml:7: term 'AED': 'certainty' must be 'zeker' or 'te bevestigen', not 'misschien'"],
    ),
    Broken(
        "language in full",
        [Edit("begrippen.yml", "language: fr", "language: frans")],
        ["begrippen.yml:12: term 'triage': 'language' must be a code of two letters, such as 'en', not 'frans'"],
    ),
    Broken(
        "date that does not exist",
        [Edit("kaart.yml", "review_by: 2027-01-01", "review_by: 2027-02-30")],
        ["kaart.yml:6: 'review_by' must be a date such as 2026-01-31, not '2027-02-30'"],
    ),
    Broken(
        "date in Dutch order",
        [Edit("kaart.yml", "valid_from: 2026-01-01", "valid_from: 1-1-2026")],
        ["kaart.yml:5: 'valid_from' must be a date such as 2026-01-31, not '1-1-2026'"],
    ),
    Broken(
        "answers that are cleared at once",
        [Edit("regio.yml", "  urgent:", "  clear_after_minutes: 1\n  urgent:")],
        ["regio.yml:7: 'clear_after_minutes' must be 2 or more, not 1"],
    ),
    Broken(
        "answers that are hardly ever cleared",
        [Edit("regio.yml", "  urgent:", "  clear_after_minutes: 61\n  urgent:")],
        ["regio.yml:7: 'clear_after_minutes' must be 60 or less, not 61"],
    ),
    Broken(
        "a site without a protocol",
        [Edit("regio.yml", "  urgent:", "  site_url: regio.nl/routekaart\n  urgent:")],
        [
            "regio.yml:7: 'site_url' must be the web address of a folder and not of a page in it, such as 'https://regio.nl/routekaart/', not 'regio.nl/routekaart'"
        ],
    ),
    Broken(
        "a site with more behind it than a folder",
        [Edit("regio.yml", "  urgent:", "  site_url: https://regio.nl/?pagina=1#kaart\n  urgent:")],
        [
            "regio.yml:7: 'site_url' must be the web address of a folder and not of a page in it, such as 'https://regio.nl/routekaart/', not 'https://regio.nl/?pagina=1#kaart'"
        ],
    ),
    *(
        Broken(
            f"a site at {address}",
            [Edit("regio.yml", "  urgent:", f"  site_url: '{address}'\n  urgent:")],
            [
                f"regio.yml:7: 'site_url' must be the web address of a folder and not of a page in it, such as 'https://regio.nl/routekaart/', not '{address}'"
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
                f"kaart.yml:4: 'version' must be letters and digits with dots or hyphens in between, such as '2026.1', not '{version}'"
            ],
        )
        for version in ("2026/1", "2026: x?", "..", "1.", "-1", "2026 1", "één", "a..b")
    ),
    Broken(
        "answers that are never cleared",
        [Edit("regio.yml", "  urgent:", "  clear_after_minutes: nooit\n  urgent:")],
        ["regio.yml:7: 'clear_after_minutes' must be a whole number, not 'nooit'"],
    ),
    Broken(
        "a person to report mistakes to",
        [Edit("regio.yml", "  urgent:", "  report_mistake: Mail de beheerder\n  urgent:")],
        [
            "regio.yml:7: 'report_mistake' must be an e-mail address such as 'kaart@regio.nl', or a web address that starts with 'https://', not 'Mail de beheerder'"
        ],
    ),
    Broken(
        "a script to report mistakes with",
        [Edit("regio.yml", "  urgent:", "  report_mistake: javascript:alert(1)\n  urgent:")],
        [
            "regio.yml:7: 'report_mistake' must be an e-mail address such as 'kaart@regio.nl', or a web address that starts with 'https://', not 'javascript:alert(1)'"
        ],
    ),
    Broken(
        "an e-mail address with more behind it",
        [Edit("regio.yml", "  urgent:", "  report_mistake: kaart@regio.nl?cc=ander@regio.nl\n  urgent:")],
        [
            "regio.yml:7: 'report_mistake' must be an e-mail address such as 'kaart@regio.nl', or a web address that starts with 'https://', not 'kaart@regio.nl?cc=ander@regio.nl'"
        ],
    ),
    Broken(
        "review before the card is valid",
        [Edit("kaart.yml", "review_by: 2027-01-01", "review_by: 2025-01-01")],
        ["kaart.yml:6: 'review_by' must be later than 'valid_from' (2026-01-01)"],
    ),
    Broken(
        "id with a capital",
        [Edit("brandweer.yml", "id: brandweer-zolder", "id: Brandweer_zolder")],
        [
            "brandweer.yml:28: task 'Brandweer_zolder': 'id' must be lower-case letters and digits with hyphens in between, such as 'om-ccb', not 'Brandweer_zolder'"
        ],
    ),
    Broken(
        "malformed question keeps its tasks out of it",
        [Edit("vragen.yml", "text: Is de brand uit?", "text: 3")],
        ["vragen.yml:16: question 'brand-uit': 'text' must be text, not the number 3; put it between quotes"],
    ),
    Broken(
        "malformed id keeps references out of it",
        [Edit("kaart.yml", "id: buren,", "id: De buren,")],
        [
            "kaart.yml:69: partner 'De buren': 'id' must be lower-case letters and digits with hyphens in between, such as 'om-ccb', not 'De buren'"
        ],
    ),
    Broken(
        "empty text",
        [Edit("brandweer.yml", "do: Blus na.", 'do: " "')],
        ["brandweer.yml:25: task 'brandweer-nablussen': 'do' is empty"],
    ),
    Broken(
        "key without a value",
        [Edit("brandweer.yml", "record: wanneer de brand uit was.", "record:")],
        ["brandweer.yml:15: task 'brandweer-blussen': 'record' has no value; fill it in, or leave the key out"],
    ),
    Broken(
        "empty item",
        [Edit("begrippen.yml", "also: [defibrillator]", "also:\n      -")],
        ["begrippen.yml:9: term 'AED': this item is empty"],
    ),
    Broken(
        "empty list",
        [Edit("brandweer.yml", "source: [9]", "source: []")],
        ["brandweer.yml:44: task 'bevelvoerder-leiden': 'source' is an empty list"],
    ),
    Broken(
        "number of a reading below one",
        [Edit("verantwoording.yml", "- number: 2", "- number: 0")],
        ["verantwoording.yml:6: reading 0: 'number' must be 1 or more, not 0"],
    ),
    # --- how a condition is written ---
    Broken(
        "number of a reading that is text",
        [Edit("verantwoording.yml", "- number: 1", '- number: "1"')],
        ["verantwoording.yml:4: reading '1': 'number' must be a whole number, not '1'"],
    ),
    Broken(
        "empty condition",
        [Edit("brandweer.yml", "when: { brand-uit: nee }", "when: {}")],
        ["brandweer.yml:13: task 'brandweer-blussen': 'when' is empty; leave it out if there is no condition"],
    ),
    Broken(
        "condition that is a text",
        [Edit("brandweer.yml", "when: { brand-uit: nee }", "when: brand-uit")],
        ["brandweer.yml:13: task 'brandweer-blussen': 'when' must be 'question: answer', not 'brand-uit'"],
    ),
    Broken(
        "condition on a number",
        [Edit("brandweer.yml", "when: { brand-uit: nee }", "when: { brand-uit: 0 }")],
        [
            "brandweer.yml:13: task 'brandweer-blussen': the answer to 'brand-uit' must be text or a list of texts, not the number 0"
        ],
    ),
    Broken(
        "condition on a truth value",
        [Edit("brandweer.yml", "when: { brand-uit: nee }", "when: { brand-uit: [true] }")],
        [
            "brandweer.yml:13: task 'brandweer-blussen': the answers to 'brand-uit' must be a list such as [hoog, laag], not true"
        ],
    ),
    Broken(
        "condition with a list of texts",
        [Edit("brandweer.yml", "- { gewonden: ja }", "- gewonden")],
        ["brandweer.yml:36: task 'brandweer-afstemmen': each item of 'when' must be 'question: answer', not 'gewonden'"],
    ),
    # --- references ---
    Broken(
        "unknown section",
        [Edit("brandweer.yml", "section: onbekend", "section: onbekent")],
        ["brandweer.yml:19: task 'brandweer-risico': section 'onbekent' does not exist; did you mean 'onbekend'?"],
    ),
    Broken(
        "unknown role in by",
        [Edit("brandweer.yml", "by: bevelvoerder", "by: bevelhebber")],
        ["brandweer.yml:34: task 'brandweer-afstemmen': role 'bevelhebber' does not exist; did you mean 'bevelvoerder'?"],
    ),
    Broken(
        "unknown partner",
        [Edit("ambulance.yml", "with: [ziekenhuis]", "with: [ziekenhuizen]")],
        ["ambulance.yml:15: task 'ambulance-verzorgen': partner 'ziekenhuizen' does not exist; did you mean 'ziekenhuis'?"],
    ),
    Broken(
        "partner in by",
        [Edit("brandweer.yml", "by: bevelvoerder", "by: buren")],
        [
            "brandweer.yml:34: task 'brandweer-afstemmen': role 'buren' does not exist; known: 'ambulance', 'arts', 'bevelvoerder', 'brandweer'"
        ],
    ),
    Broken(
        "unknown question",
        [Edit("brandweer.yml", "when: { brand-uit: nee }", "when: { brand: nee }")],
        ["brandweer.yml:13: task 'brandweer-blussen': question 'brand' does not exist; did you mean 'brand-uit'?"],
    ),
    Broken(
        "unknown question in a section",
        [Edit("kaart.yml", "when: { risico: laag }", "when: { risco: laag }")],
        ["kaart.yml:27: section 'laag': question 'risco' does not exist; did you mean 'risico'?"],
    ),
    Broken(
        "unknown answer",
        [Edit("brandweer.yml", "when: { brand-uit: nee }", "when: { brand-uit: neen }")],
        ["brandweer.yml:13: task 'brandweer-blussen': question 'brand-uit' has no answer 'neen'; did you mean 'nee'?"],
    ),
    Broken(
        "unknown answers in a list",
        [Edit("brandweer.yml", "[nee, weet-niet]", "[nee, geen-idee]")],
        [
            "brandweer.yml:37: task 'brandweer-afstemmen': question 'gewonden' has no answer 'geen-idee'; known: 'ja', 'nee', 'weet-niet'"
        ],
    ),
    Broken(
        "unknown role as answer",
        [Edit("brandweer.yml", "when: { rol: brandweer }", "when: { rol: brandwacht }")],
        ["brandweer.yml:30: task 'brandweer-zolder': question 'rol' has no answer 'brandwacht'; did you mean 'brandweer'?"],
    ),
    Broken(
        "unknown placeholder",
        [Edit("ambulance.yml", "Rijd naar {stad}.", "Rijd naar {stat}.")],
        ["ambulance.yml:6: task 'ambulance-rijden': placeholder '{stat}' does not exist; did you mean '{stad}'?"],
    ),
    Broken(
        "unknown placeholder in a folded text",
        [Edit("ambulance.yml", "het ziekenhuis.", "{het-ziekenhuis}.")],
        ["ambulance.yml:11: task 'ambulance-verzorgen': placeholder '{het-ziekenhuis}' does not exist; known: '{stad}'"],
    ),
    Broken(
        "placeholder in a regional name",
        [Edit("regio.yml", "stad: Voorbeeldstad", 'stad: "Stad {stad}"')],
        ["regio.yml:6: the name for 'stad' cannot hold a placeholder itself"],
    ),
    Broken(
        "empty regional name",
        [Edit("regio.yml", "stad: Voorbeeldstad", 'stad: ""')],
        ["regio.yml:6: the name for 'stad' is empty"],
    ),
    # --- twice the same ---
    Broken(
        "same id for two tasks",
        [Edit("brandweer.yml", "id: brandweer-risico", "id: brandweer-blussen")],
        ["brandweer.yml:18: task 'brandweer-blussen': 'id' is used twice; the first is on line 9"],
    ),
    Broken(
        "same id for tasks in two files",
        [Edit("ambulance.yml", "id: ambulance-rijden", "id: brandweer-zolder")],
        ["ambulance.yml:4: task 'brandweer-zolder': 'id' is used twice; the first is on line 28 of brandweer.yml"],
    ),
    Broken(
        "same id for a partner and a function",
        [Edit("kaart.yml", "id: buren,", "id: arts,")],
        ["kaart.yml:69: partner 'arts': 'id' is used twice; the first is on line 61"],
    ),
    Broken(
        "same id for two questions",
        [Edit("vragen.yml", "id: gewonden", "id: brand-uit")],
        ["vragen.yml:26: question 'brand-uit': 'id' is used twice; the first is on line 15"],
    ),
    Broken(
        "same id for two options",
        [Edit("vragen.yml", "{ id: nee, text: Nee, because: de brand", "{ id: ja, text: Nee, because: de brand")],
        ["vragen.yml:21: question 'brand-uit', option 'ja': 'id' is used twice; the first is on line 20"],
    ),
    Broken(
        "same id for two sections",
        [Edit("kaart.yml", "- id: onbekend", "- id: laag")],
        ["kaart.yml:23: section 'laag': 'id' is used twice; the first is on line 16"],
    ),
    Broken(
        "same term twice",
        [Edit("begrippen.yml", "- term: triage", "- term: AED")],
        ["begrippen.yml:10: term 'AED': 'term' is used twice; the first is on line 4"],
    ),
    Broken(
        "same number for two readings",
        [Edit("verantwoording.yml", "- number: 2", "- number: 1")],
        ["verantwoording.yml:6: reading 1: 'number' is used twice; the first is on line 4"],
    ),
    Broken(
        "same key twice",
        [Edit("brandweer.yml", "    source: [9]", "    source: [9]\n    source: [9]")],
        ["brandweer.yml:45: key 'source' is here twice; the first is on line 44"],
    ),
    Broken(
        "same partner twice",
        [Edit("brandweer.yml", "with: [ambulance, buren]", "with: [ambulance, ambulance]")],
        ["brandweer.yml:14: task 'brandweer-blussen': 'with' names 'ambulance' twice"],
    ),
    # --- questions and sections ---
    Broken(
        "first question is not the role",
        [Edit("vragen.yml", "- id: rol\n", "- id: wie\n")],
        ["vragen.yml:4: question 'wie': the first question must be 'rol'"],
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
        ["vragen.yml:7: question 'rol': leave 'options' out: the answers follow from the organisations and their functions"],
    ),
    Broken(
        "dont_know that is no option",
        [Edit("vragen.yml", "dont_know: weet-niet\n    find_out: Ga kijken.", "dont_know: onbekend\n    find_out: Ga kijken.")],
        [
            "vragen.yml:23: question 'brand-uit': 'dont_know' must be one of its options, not 'onbekend'; known: 'ja', 'nee', 'weet-niet'"
        ],
    ),
    Broken(
        "dont_know without find_out",
        [Edit("vragen.yml", "    find_out: Ga kijken.\n", "")],
        ["vragen.yml:23: question 'brand-uit': a question with 'dont_know' needs 'find_out'"],
    ),
    Broken(
        "find_out without dont_know",
        [Edit("vragen.yml", "    dont_know: weet-niet\n    find_out: Ga kijken.\n", "    find_out: Ga kijken.\n")],
        ["vragen.yml:23: question 'brand-uit': 'find_out' is shown to nobody without 'dont_know'"],
    ),
    Broken(
        "question with one option",
        [Edit("vragen.yml", "      - { id: onbekend, text: Nog niet bekend, because: het risico niet bekend is }\n", "")],
        ["vragen.yml:11: question 'risico': a question needs at least two 'options'"],
    ),
    Broken(
        "section without because or when",
        [Edit("kaart.yml", "    because: je dit altijd doet\n", "")],
        ["kaart.yml:9: section 'altijd': a section needs 'because' or 'when'"],
    ),
    Broken(
        "section without lines or reading",
        [Edit("kaart.yml", "    reading: 1\n", "")],
        ["kaart.yml:16: section 'onbekend': a section needs 'lines', or 'reading' if it is not on the card itself"],
    ),
    Broken(
        "section with a reading that does not exist",
        [Edit("kaart.yml", "reading: 1", "reading: 9")],
        ["kaart.yml:21: section 'onbekend': reading 9 does not exist; known: 1, 2"],
    ),
    Broken(
        "lines of an organisation that does not exist",
        [Edit("kaart.yml", "ambulance: 12-13", "ambulances: 12-13")],
        ["kaart.yml:30: section 'laag': organisation 'ambulances' does not exist; did you mean 'ambulance'?"],
    ),
    Broken(
        "task without a section",
        [Edit("ambulance.yml", "    section: laag\n", "")],
        ["ambulance.yml:9: task 'ambulance-verzorgen': key 'section' is missing"],
    ),
    Broken(
        "sub-task with a section",
        [Edit("brandweer.yml", "do: Kijk op zolder.", "do: Kijk op zolder.\n        section: laag")],
        ["brandweer.yml:30: task 'brandweer-zolder': a sub-task is in the section of the task above it; leave 'section' out"],
    ),
    Broken(
        "function without tasks",
        [Edit("brandweer.yml", "section: takenpakket", "section: laag")],
        ["brandweer.yml:44: task 'bevelvoerder-leiden': card line 9 belongs to 'brandweer' in section 'takenpakket', not here"],
    ),
    Broken(
        "organisation without tasks of its own",
        [Edit("ambulance.yml", "tasks:", "tasks: []\nrest:")],
        [
            "ambulance.yml:4: key 'rest' does not belong in this file; known: 'tasks'",
            "kaart.yml:55: organisation 'ambulance': there is no task for this role in 'ambulance.yml': none is in section 'altijd', 'onbekend' or 'laag'",
            "kaart.yml:60: function 'arts': there is no task for this role in 'ambulance.yml': none is in section 'takenpakket'",
        ],
    ),
    # --- conditions that cannot be meant, idle questions ---
    Broken(
        "condition that contradicts the section",
        [Edit("brandweer.yml", "when: { rol: brandweer }", "when: { risico: onbekend }")],
        [
            "brandweer.yml:30: task 'brandweer-zolder': this condition can never hold: section 'laag' only holds when 'risico' is 'laag'"
        ],
    ),
    Broken(
        "condition that contradicts the task above",
        [Edit("brandweer.yml", "    do: Blus na.\n", "    do: Blus na.\n    when: { gewonden: nee, brand-uit: nee }\n")],
        [
            "brandweer.yml:37: task 'brandweer-afstemmen': this condition can never hold: task 'brandweer-nablussen' only holds when 'gewonden' is 'nee'",
            "brandweer.yml:38: task 'brandweer-afstemmen': this condition can never hold: task 'brandweer-nablussen' only holds when 'brand-uit' is 'nee'",
        ],
    ),
    Broken(
        "condition that the role contradicts",
        [Edit("brandweer.yml", "when: { rol: brandweer }", "when: { rol: arts }")],
        [
            "brandweer.yml:30: task 'brandweer-zolder': this condition can never hold: here, 'rol' is always 'brandweer' or 'bevelvoerder'"
        ],
    ),
    Broken(
        "condition that allows every answer",
        [Edit("brandweer.yml", "when: { brand-uit: nee }", "when: { brand-uit: [ja, nee, weet-niet] }")],
        ["brandweer.yml:13: task 'brandweer-blussen': every answer to question 'brand-uit' is allowed here; leave it out"],
    ),
    Broken(
        "condition that allows every role there is here",
        [Edit("brandweer.yml", "when: { rol: brandweer }", "when: { rol: [brandweer, bevelvoerder] }")],
        ["brandweer.yml:30: task 'brandweer-zolder': every answer to question 'rol' is allowed here; leave it out"],
    ),
    Broken(
        "condition that always holds together",
        [Edit("brandweer.yml", "{ brand-uit: ja, gewonden: [nee, weet-niet] }", "{ gewonden: [nee, weet-niet] }")],
        [
            "brandweer.yml:35: task 'brandweer-afstemmen': this condition always holds: together it allows every answer to question 'gewonden'"
        ],
    ),
    Broken(
        "task that nothing reaches",
        [Edit("kaart.yml", "when: { risico: laag }", "when: { risico: laag, rol: [ambulance, arts] }")],
        ["brandweer.yml:24: task 'brandweer-nablussen': this section is never for 'brandweer' or 'bevelvoerder'"],
    ),
    Broken(
        "question that changes nothing",
        [
            Edit("brandweer.yml", "    when: { brand-uit: nee }\n", ""),
            Edit("brandweer.yml", "{ brand-uit: ja, gewonden: [nee, weet-niet] }", "{ gewonden: nee }"),
        ],
        ["vragen.yml:15: question 'brand-uit': this question changes nothing: no task and no section names it under 'when'"],
    ),
    # --- lines of the card ---
    Broken(
        "line that is not cited",
        [Edit("brandweer.yml", "source: [5, 6]", "source: [5]")],
        ["kaart.yml:29: section 'laag': card line 6 of 'brandweer' is cited by no task"],
    ),
    Broken(
        "lines that are not cited",
        [Edit("brandweer.yml", "source: [2, 3]", "source: [1]")],
        ["kaart.yml:14: section 'altijd': card lines 2 and 3 of 'brandweer' are cited by no task"],
    ),
    Broken(
        "source that is no task line",
        [Edit("brandweer.yml", "source: [9]", "source: [10]")],
        [
            "brandweer.yml:44: task 'bevelvoerder-leiden': card line 10 is not a line with something to do: no section has it under 'lines'"
        ],
    ),
    Broken(
        "source of another section",
        [Edit("brandweer.yml", "source: [9]", "source: [8]")],
        ["brandweer.yml:44: task 'bevelvoerder-leiden': card line 8 belongs to 'brandweer' in section 'laag', not here"],
    ),
    Broken(
        "source of another organisation",
        [Edit("ambulance.yml", "source: [11]", "source: [1]")],
        ["ambulance.yml:7: task 'ambulance-rijden': card line 1 belongs to 'brandweer' in section 'altijd', not here"],
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
        ["brandweer.yml:21: task 'brandweer-risico': card line 11 belongs to 'ambulance' in section 'altijd', not here"],
    ),
    Broken(
        "same source twice",
        [Edit("brandweer.yml", "source: [9]", "source: [9, 9]")],
        ["brandweer.yml:44: task 'bevelvoerder-leiden': 'source' names the number 9 twice"],
    ),
    Broken(
        "range that is malformed",
        [Edit("kaart.yml", "brandweer: 4-6, 8", "brandweer: 4–6, 8")],
        ["kaart.yml:29: section 'laag': '4–6' is not a range of card lines; write for example '57-64, 68'"],
    ),
    Broken(
        "range that runs backwards",
        [Edit("kaart.yml", "brandweer: 4-6, 8", "brandweer: 6-4, 8")],
        ["kaart.yml:29: section 'laag': '6-4' runs backwards; write '4-6'"],
    ),
    Broken(
        "range that overlaps itself",
        [Edit("kaart.yml", "brandweer: 4-6, 8", "brandweer: 4-6, 6-8")],
        ["kaart.yml:29: section 'laag': '6-8' must come after 6: card lines go up, and each is named once"],
    ),
    Broken(
        "range that overlaps another",
        [Edit("kaart.yml", "ambulance: 12-13", "ambulance: 11-13")],
        ["kaart.yml:30: section 'laag': card line 11 cannot belong to two places; the first is on line 14"],
    ),
    Broken(
        "line that is a number",
        [Edit("kaart.yml", 'brandweer: "9"', "brandweer: 9")],
        ["kaart.yml:39: section 'takenpakket': 'brandweer' must be text, not the number 9; put it between quotes"],
    ),
    Broken(
        "reading that cites no task line",
        [Edit("verantwoording.yml", "lines: [4, 5]", "lines: [4, 7]")],
        ["verantwoording.yml:8: reading 2: card line 7 is not a line with something to do: no section has it under 'lines'"],
    ),
    Broken(
        "lines of an organisation left out",
        [Edit("kaart.yml", "      brandweer: 4-6, 8\n", "")],
        ["kaart.yml:28: section 'laag': 'lines' says nothing of 'brandweer', which has tasks in this section"],
    ),
    # --- YAML ---
    Broken(
        "tab",
        [Edit("brandweer.yml", "    do: Blus na.", "\tdo: Blus na.")],
        ["brandweer.yml:25: a tab; use spaces"],
    ),
    Broken(
        "control character",
        [Edit("brandweer.yml", "do: Blus na.", "do: Blus\x07 na.")],
        ["brandweer.yml:25: an invisible control character; remove it"],
    ),
    Broken(
        "syntax error",
        [Edit("ambulance.yml", "do: Draag over.", "do: Draag over: alles.")],
        [
            "ambulance.yml:25: this is not YAML: mapping values are not allowed here; put a text with ': ' in it between quotes, and check the indentation"
        ],
    ),
    Broken(
        "wrong indentation",
        [Edit("brandweer.yml", "    do: Blus na.", "   do: Blus na.")],
        [
            "brandweer.yml:25: this is not YAML: expected the end of the group, but found a new group of keys; check the indentation here and just above"
        ],
    ),
    Broken(
        "unclosed bracket",
        [Edit("brandweer.yml", "source: [9]", "source: [9")],
        [
            "brandweer.yml:44: this is not YAML: expected ',' or ']', but got the end of the file; this list or group is not closed"
        ],
    ),
    Broken(
        "special character",
        [Edit("brandweer.yml", "do: Blus na.", "do: @Blus na.")],
        [
            "brandweer.yml:25: this is not YAML: found character '@' that cannot start any token; put a text that starts with such a character between quotes"
        ],
    ),
    Broken(
        "alias",
        [Edit("brandweer.yml", "do: Blus na.", "do: *blus")],
        ["brandweer.yml:25: an alias (*blus) is not allowed; write it out, or put a text that starts with '*' between quotes"],
    ),
    Broken(
        "anchor",
        [Edit("brandweer.yml", "do: Blus na.", "do: &blus Blus na.")],
        ["brandweer.yml:25: an anchor (&blus) is not allowed; put a text that starts with '&' between quotes"],
    ),
    Broken(
        "tag",
        [Edit("brandweer.yml", "do: Blus na.", "do: !!str Blus na.")],
        ["brandweer.yml:25: a tag (!) is not allowed; put a text that starts with '!' between quotes"],
    ),
    Broken(
        "second document",
        [Edit("begrippen.yml", "  - term: triage", "---\n  - term: triage")],
        ["begrippen.yml:10: a second document starts here; remove the line '---'"],
    ),
    Broken(
        "key that is a list",
        [Edit("regio.yml", "    stad: Voorbeeldstad", "    stad: Voorbeeldstad\n    [dorp]: Dorp")],
        ["regio.yml:7: this cannot be a key; put a text that starts with '{', '[', '*' or '&' between quotes"],
    ),
    # --- who reads it ---
    Broken(
        "a task in other words for a role that does not exist",
        [Edit("brandweer.yml", "do: Blus de brand.", "do: Blus de brand.\n    do_for: { bevelvoerster: Laat blussen. }")],
        ["brandweer.yml:12: task 'brandweer-blussen': role 'bevelvoerster' does not exist; did you mean 'bevelvoerder'?"],
    ),
    Broken(
        "how to find out for a role that does not exist",
        [Edit("vragen.yml", "find_out: Ga kijken.", "find_out: Ga kijken.\n    find_out_for: { brandwacht: Kijk. }")],
        ["vragen.yml:25: question 'brand-uit': role 'brandwacht' does not exist; did you mean 'brandweer'?"],
    ),
    Broken(
        "a heading above nothing",
        [Edit("brandweer.yml", "do: Blus de brand.", "do: Blus de brand.\n    heading: true")],
        [
            "brandweer.yml:12: task 'brandweer-blussen': 'heading' says something of the sub-tasks; "
            "this task has none under 'tasks'"
        ],
    ),
    Broken(
        "exceptions to nothing",
        [Edit("brandweer.yml", "do: Blus de brand.", "do: Blus de brand.\n    exceptions: true")],
        [
            "brandweer.yml:12: task 'brandweer-blussen': 'exceptions' says something of the sub-tasks; "
            "this task has none under 'tasks'"
        ],
    ),
    # --- whom to call ---
    Broken(
        "a number of nobody",
        [Edit("regio.yml", "{ name: Brandweer, phone", "{ name: Brandweer, of: brandwer, phone")],
        ["regio.yml:9: contact 'Brandweer': partner 'brandwer' does not exist; did you mean 'brandweer'?"],
    ),
    Broken(
        "two numbers of one",
        [
            Edit("regio.yml", "{ name: Brandweer, phone", "{ name: Brandweer, of: brandweer, phone"),
            Edit("regio.yml", '"Ambulance in {stad}", phone', '"Ambulance in {stad}", of: brandweer, phone'),
        ],
        ["regio.yml:10: contact 'Ambulance in Voorbeeldstad': 'brandweer' has a number already; the first is on line 9"],
    ),
    *(
        Broken(
            f"a number that is none: {wrong}",
            [Edit("regio.yml", "phone: 0900-0904", f'phone: "{wrong}"')],
            [
                "regio.yml:9: contact 'Brandweer': 'phone' must be a telephone number such as '088-123 45 67' or "
                f"'+31 6 12345678', perhaps with 'tst 12' behind it; or empty, not '{wrong}'"
            ],
        )
        for wrong in ("bel de meldkamer", "12", "06-1234 toestel", "0900/0904", "1234567890123456")
    ),
    Broken(
        "an e-mail address that is none",
        [Edit("regio.yml", "phone: 0900-0904", "phone: 0900-0904, mail: brandweer")],
        ["regio.yml:9: contact 'Brandweer': 'mail' must be an e-mail address such as 'piket@regio.nl', not 'brandweer'"],
    ),
    # --- one mistake must not look like more ---
    Broken(
        "organisation renamed",
        [Edit("kaart.yml", "  - id: ambulance\n", "  - id: ambulanse\n")],
        [
            "ambulance.yml:1: a card has no such file; did you mean 'ambulanse.yml'?",
            "brandweer.yml:14: task 'brandweer-blussen': partner 'ambulance' does not exist; did you mean 'ambulanse'?",
            "kaart.yml:14: section 'altijd': organisation 'ambulance' does not exist; did you mean 'ambulanse'?",
            "kaart.yml:30: section 'laag': organisation 'ambulance' does not exist; did you mean 'ambulanse'?",
            "kaart.yml:40: section 'takenpakket': organisation 'ambulance' does not exist; did you mean 'ambulanse'?",
        ],
    ),
    Broken(
        "two sections run into each other",
        [Edit("kaart.yml", "\n  - id: laag\n    title: Laag risico\n", "    title: Laag risico\n")],
        [
            "kaart.yml:22: key 'title' is here twice; the first is on line 17",
            "kaart.yml:23: key 'short' is here twice; the first is on line 18",
            "kaart.yml:24: key 'intro' is here twice; the first is on line 19",
            "kaart.yml:25: key 'when' is here twice; the first is on line 20",
        ],
    ),
    Broken(
        "a list runs into the list above it",
        [Edit("kaart.yml", "\npartners:\n", "")],
        [
            "kaart.yml:3: key 'partners' is missing",
            "kaart.yml:66: organisation 'ziekenhuis': the keys 'label', 'because', 'intro' and 'function' are missing",
            "kaart.yml:67: organisation 'buren': the keys 'label', 'because', 'intro' and 'function' are missing",
        ],
    ),
    Broken(
        "malformed organisation keeps the rest out of it",
        [Edit("kaart.yml", "  - id: ambulance\n", "  - id: Ambulance\n")],
        [
            "kaart.yml:55: organisation 'Ambulance': 'id' must be lower-case letters and digits with hyphens in between, such as 'om-ccb', not 'Ambulance'"
        ],
    ),
    Broken(
        "unreadable file makes nothing else look wrong",
        [Edit("kaart.yml", "title: Kleine", "title: [Kleine")],
        ["kaart.yml:3: this is not YAML: expected ',' or ']', but got ':'; this list or group is not closed"],
    ),
    Broken(
        "malformed task does not hide its sub-tasks",
        [Edit("brandweer.yml", "do: Blus na.", "do: 3"), Edit("brandweer.yml", "with: [arts]", "with: [artsen]")],
        [
            "brandweer.yml:25: task 'brandweer-nablussen': 'do' must be text, not the number 3; put it between quotes",
            "brandweer.yml:38: task 'brandweer-afstemmen': partner 'artsen' does not exist; did you mean 'arts'?",
        ],
    ),
    # --- words for the search ---
    Broken(
        "a word that is not covered stands in a task",
        [Edit("begrippen.yml", "    language: fr\n", "    language: fr\n\nnot_covered:\n  - zeppelin\n  - Brand\n")],
        ["begrippen.yml:16: the card does speak of 'Brand', on line 11 of brandweer.yml; leave it out here"],
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
        ["begrippen.yml:17: the card does speak of 'ladder', on line 16; leave it out here"],
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
            "begrippen.yml:16: search words 'schokdoos': the card does not speak of 'schokdoos'; write it as it stands there",
            "begrippen.yml:17: search words 'vliering': the card does not speak of 'vliering'; write it as it stands there",
        ],
    ),
    Broken(
        "search words without words",
        [
            Edit(
                "begrippen.yml", "    language: fr\n", "    language: fr\n\nsearch_words:\n  - { means: vliering, words: [] }\n"
            )
        ],
        ["begrippen.yml:15: search words 'vliering': 'words' is an empty list"],
    ),
]
