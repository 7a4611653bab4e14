# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: E501 - a message is checked, and best read, in one piece
"""Mistakes that editors make in the small card: what they are told of each, or why it is rightly accepted."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from tests.authoring.broken_cards import Broken, Edit
from tests.authoring.conftest import SMALL_CARD

_DO: Final = "do: Blus na."


def _written(text: str) -> list[Edit]:
    """The task on line 25 of `brandweer.yml`, in these words."""
    return [Edit("brandweer.yml", _DO, f"do: {text}")]


TOLD: Final = [
    # --- quotes and characters with a meaning of their own ---
    Broken(
        "apostrof vooraan: 's-Hertogenbosch",
        _written("'s-Hertogenbosch: bel de meldkamer"),
        [
            "brandweer.yml:25: deze tekst begint met een apostrof, en die leest YAML als aanhalingsteken; zet de hele tekst tussen dubbele aanhalingstekens"
        ],
    ),
    Broken(
        "apostrof vooraan zonder dubbele punt",
        _written("'s Avonds bel je de meldkamer"),
        [
            "brandweer.yml:25: deze tekst begint met een apostrof, en die leest YAML als aanhalingsteken; zet de hele tekst tussen dubbele aanhalingstekens"
        ],
    ),
    Broken(
        "apostrof voor- en achteraan: 's Avonds … foto's'",
        _written("'s Avonds maak je foto's'"),
        [
            "brandweer.yml:25: deze tekst begint met een apostrof, en die leest YAML als aanhalingsteken; zet de hele tekst tussen dubbele aanhalingstekens"
        ],
    ),
    Broken(
        "apostrof vooraan in een groep",
        [Edit("regio.yml", "{ name: Brandweer, phone", "{ name: 's-Hertogenbosch, phone")],
        [
            "regio.yml:9: deze tekst begint met een apostrof, en die leest YAML als aanhalingsteken; zet de hele tekst tussen dubbele aanhalingstekens"
        ],
    ),
    Broken(
        "dubbel aanhalingsteken midden in de tekst",
        _written('"Bel "112" nu"'),
        ['brandweer.yml:25: dit aanhalingsteken sluit niet goed; schrijf ‘…’ binnen de tekst en " alleen eromheen'],
    ),
    Broken(
        " # midden in 'more'",
        [Edit("brandweer.yml", "bij de kern.", "bij de kern # en bel daarna de officier")],
        [
            "brandweer.yml:12: na ' #' leest YAML niet verder: '# en bel daarna de officier' valt weg; zet de hele tekst tussen aanhalingstekens, of zet je opmerking op een eigen regel"
        ],
    ),
    Broken(
        "# midden in een tekst over meer regels",
        _written("Blus na,\n      en bel daarna # en vraag\n"),
        [
            "brandweer.yml:26: na ' #' leest YAML niet verder: '# en vraag' valt weg; zet de hele tekst tussen aanhalingstekens, of zet je opmerking op een eigen regel"
        ],
    ),
    Broken(
        "opmerking midden in een tekst over meer regels",
        _written("Blus na,\n      # nog navragen\n      en bel daarna."),
        ["brandweer.yml:26: deze opmerking knipt een tekst in tweeën; zet je opmerking boven de tekst"],
    ),
    Broken(
        "tekst begint met #",
        _written("#1 Blus na."),
        [
            "brandweer.yml:25: na ' #' leest YAML niet verder: '#1 Blus na.' valt weg; zet de hele tekst tussen aanhalingstekens, of zet je opmerking op een eigen regel",
            "brandweer.yml:25: taak 'brandweer-nablussen': 'do' is leeg; vul het in",
        ],
    ),
    Broken(
        "tekst begint met **",
        _written("**Altijd** nablussen."),
        ["brandweer.yml:25: een tekst kan niet beginnen met '**'; zet de hele tekst tussen dubbele aanhalingstekens"],
    ),
    Broken(
        "tekst begint met *",
        _written("*Altijd* nablussen."),
        ["brandweer.yml:25: een tekst kan niet beginnen met '*'; zet de hele tekst tussen dubbele aanhalingstekens"],
    ),
    Broken(
        "tekst begint met > (zonder rest)",
        _written(">4 meter vuur: blus."),
        ["brandweer.yml:25: een tekst kan niet beginnen met '>'; zet de hele tekst tussen dubbele aanhalingstekens"],
    ),
    Broken(
        "tekst begint met ?",
        _written("? Blus na."),
        ["brandweer.yml:25: een tekst kan niet beginnen met '? '; zet de hele tekst tussen dubbele aanhalingstekens"],
    ),
    Broken(
        "tekst begint met [",
        _written("[BOS] Blus na."),
        ["brandweer.yml:25: een tekst kan niet beginnen met '['; zet de hele tekst tussen dubbele aanhalingstekens"],
    ),
    Broken(
        "tekst begint met {",
        _written("{stad} blust na."),
        ["brandweer.yml:25: een tekst kan niet beginnen met '{'; zet de hele tekst tussen dubbele aanhalingstekens"],
    ),
    Broken(
        "tekst begint met -",
        _written("- Blus na."),
        ["brandweer.yml:25: een tekst kan niet beginnen met '- '; zet de hele tekst tussen dubbele aanhalingstekens"],
    ),
    Broken(
        "tekst begint met streep –",
        _written("– Blus na."),
        [
            "brandweer.yml:25: taak 'brandweer-nablussen': '– ' maakt geen lijst; haal het weg, of maak van elk deel een eigen taak"
        ],
    ),
    Broken(
        "tekst begint met |",
        _written("|Blus na."),
        ["brandweer.yml:25: een tekst kan niet beginnen met '|'; zet de hele tekst tussen dubbele aanhalingstekens"],
    ),
    Broken(
        "tekst begint met %",
        _written("%Blus na."),
        ["brandweer.yml:25: een tekst kan niet beginnen met '%'; zet de hele tekst tussen dubbele aanhalingstekens"],
    ),
    Broken(
        "gekrulde aanhalingstekens uit Word om hele tekst",
        _written("“Blus na.”"),
        [
            "brandweer.yml:25: taak 'brandweer-nablussen': '“Blus na.”' staat tussen gekrulde aanhalingstekens; gebruik rechte, of haal ze weg"
        ],
    ),
    Broken(
        "gekrulde aanhalingstekens uit Word om een tekst met een dubbele punt",
        _written("“Let op: blus na.”"),
        ["brandweer.yml:25: in deze tekst staat ': '; zet de hele tekst tussen dubbele aanhalingstekens"],
    ),
    Broken(
        "gekrulde aanhalingstekens rond versie",
        [Edit("kaart.yml", 'version: "1"', "version: “1”")],
        [
            "kaart.yml:4: bij 'version' staat '“1”'; schrijf daar letters en cijfers met punten of streepjes ertussen, zoals '2026.1'"
        ],
    ),
    Broken(
        "gekrulde quotes rond telefoon",
        [Edit("regio.yml", 'phone: "112"', "phone: “112”")],
        [
            "regio.yml:7: bij 'phone' staat '“112”'; schrijf daar een telefoonnummer, zoals '088-123 45 67', '+31 6 12345678' of '088-123 45 67 tst 12', of laat het leeg"
        ],
    ),
    # --- spaces, dashes, indentation ---
    Broken(
        "geen spatie na dubbele punt: section:altijd",
        [Edit("brandweer.yml", "section: laag", "section:laag")],
        ["brandweer.yml:24: na 'section:' ontbreekt een spatie; schrijf 'section: …'"],
    ),
    Broken(
        "geen spatie na dubbele punt op laatste sleutel: source:[34]",
        [Edit("brandweer.yml", "source: [2, 3]", "source:[2, 3]")],
        ["brandweer.yml:16: na 'source:' ontbreekt een spatie; schrijf 'source: …'"],
    ),
    Broken(
        "when: {risico:laag}",
        [Edit("brandweer.yml", "when: { brand-uit: nee }", "when: {brand-uit:nee}")],
        ["brandweer.yml:13: taak 'brandweer-blussen': na 'brand-uit:' ontbreekt een spatie; schrijf 'brand-uit: nee'"],
    ),
    Broken(
        "streepje zonder spatie: -id",
        [Edit("brandweer.yml", "- id: brandweer-nablussen", "-id: brandweer-nablussen")],
        ["brandweer.yml:23: na het streepje ontbreekt een spatie; schrijf '- …'"],
    ),
    Broken(
        "streepje is een gedachtestreepje – id",
        [Edit("brandweer.yml", "- id: brandweer-nablussen", "– id: brandweer-nablussen")],
        ["brandweer.yml:23: deze regel begint met '–'; schrijf een gewoon streepje en een spatie: '- …'"],
    ),
    Broken(
        "deeltaak verkeerd ingesprongen wordt hoofdtaak",
        [Edit("brandweer.yml", "      - id: brandweer-afstemmen", "  - id: brandweer-afstemmen")],
        [
            "brandweer.yml:32: de inspringing klopt niet: de tekst begint hier na 4 spaties en op de regel eronder na 8; zet wat bij elkaar hoort recht onder elkaar"
        ],
    ),
    Broken(
        "sleutel verkeerd ingesprongen in een tekst",
        _written(">-\n      Blus na.\n      more: Overal."),
        ["brandweer.yml:27: 'more:' hoort zo bij de tekst erboven en komt op de site; laat deze regel minder inspringen"],
    ),
    Broken(
        "commentaar midden in >- blok",
        _written(">-\n      Blus na.\n      # nog navragen\n      Overal."),
        ["brandweer.yml:27: '# nog navragen' hoort zo bij de tekst en komt op de site; zet je opmerking boven de tekst"],
    ),
    Broken(
        "commentaar achter een regel van een >- blok",
        _written(">-\n      Blus na. # nog navragen\n      Overal."),
        ["brandweer.yml:26: '# nog navragen' hoort zo bij de tekst en komt op de site; zet je opmerking boven de tekst"],
    ),
    Broken(
        "lijst in een >- blok",
        _written(">-\n      Blus na:\n      - boven\n      - beneden"),
        [
            "brandweer.yml:27: deze regel hoort zo bij de tekst erboven; haal het streepje weg, of maak er een deeltaak van",
            "brandweer.yml:28: deze regel hoort zo bij de tekst erboven; haal het streepje weg, of maak er een deeltaak van",
        ],
    ),
    Broken(
        "\\t tussen dubbele aanhalingstekens",
        _written('"Kijk in C:\\tabel"'),
        ["brandweer.yml:25: tussen dubbele aanhalingstekens is \\t geen tekst; schrijf \\\\t, of haal het weg"],
    ),
    Broken(
        "\\n tussen dubbele aanhalingstekens",
        _written('"Blus na.\\nKijk rond."'),
        ["brandweer.yml:25: tussen dubbele aanhalingstekens is \\n geen tekst; schrijf \\\\n, of haal het weg"],
    ),
    # --- a comma or a colon between braces ---
    *(
        Broken(
            f"komma in een tekst tussen accolades: {text}",
            [Edit(file, old, new)],
            [
                f"{place}: tussen accolades begint na een komma een nieuwe sleutel, ook bij ', {rest}'; zet de hele tekst van '{key}' tussen dubbele aanhalingstekens"
                for rest in rests
            ],
        )
        for text, file, old, new, place, key, rests in (
            (
                "note",
                "regio.yml",
                "note: Bij direct gevaar",
                "note: Bij direct gevaar, dag en nacht",
                "regio.yml:7",
                "note",
                ["dag en nacht"],
            ),
            (
                "name, met twee komma's",
                "regio.yml",
                "name: Brandweer,",
                "name: Brandweer, kazerne Noord, West,",
                "regio.yml:9: contact 'Brandweer'",
                "name",
                ["West", "kazerne Noord"],
            ),
            (
                "because, op een volgende regel",
                "vragen.yml",
                "because: het risico laag is }",
                "because: het risico laag is,\n          zegt de arts }",
                "vragen.yml:13: vraag 'risico', antwoord 'laag'",
                "because",
                ["zegt de arts"],
            ),
        )
    ),
    Broken(
        "twee antwoorden zonder haken tussen accolades",
        [Edit("brandweer.yml", "when: { brand-uit: nee }", "when: { brand-uit: nee, weet-niet }")],
        [
            "brandweer.yml:13: taak 'brandweer-blussen': tussen accolades begint na een komma een nieuwe sleutel, ook bij ', weet-niet'; zet meer antwoorden op 'brand-uit' tussen haken, zoals [hoog, laag]"
        ],
    ),
    *(
        Broken(
            f"dubbele punt in een tekst tussen accolades: {new}",
            [Edit(file, old, new)],
            [f"{place}: in een tekst tussen accolades staat ': '; zet de hele tekst tussen dubbele aanhalingstekens"],
        )
        for file, old, new, place in (
            ("regio.yml", "note: Bij direct gevaar", "note: Let op: bij direct gevaar", "regio.yml:7"),
            ("regio.yml", "name: Brandweer,", "name: Brandweer: kazerne,", "regio.yml:9"),
            ("kaart.yml", "name: buren", "name: buren: wie naast je woont", "kaart.yml:69"),
        )
    ),
    Broken(
        "komma vergeten tussen accolades",
        [Edit("vragen.yml", "text: Laag, because", "text: Laag because")],
        ["vragen.yml:12: deze lijst of groep is niet gesloten; zet er een haak achter, of een komma tussen"],
    ),
    *(
        Broken(
            f"accolades vergeten: {written}",
            [Edit(file, old, written)],
            [f"{place}: zet accolades om wat na '{key}:' staat; schrijf '{better}'"],
        )
        for file, old, written, place, key, better in (
            (
                "brandweer.yml",
                "when: { brand-uit: nee }",
                "when: brand-uit: nee",
                "brandweer.yml:13",
                "when",
                "when: { brand-uit: nee }",
            ),
            (
                "brandweer.yml",
                "when: { brand-uit: nee }",
                "when: brand-uit: [nee, weet-niet]  # nog niet",
                "brandweer.yml:13",
                "when",
                "when: { brand-uit: [nee, weet-niet] }",
            ),
            (
                "kaart.yml",
                'lines: { brandweer: 1-3, ambulance: "11" }',
                "lines: brandweer: 1-3",
                "kaart.yml:14",
                "lines",
                "lines: { brandweer: 1-3 }",
            ),
        )
    ),
    # --- what looks the same and is not, and what is the same twice ---
    *(
        Broken(
            f"teken dat op een ander lijkt: U+{ord(sign):04X} in {key}",
            [Edit(file, f"{key}: {old}", f"{key}: {old.replace(as_if, sign, 1)}")],
            [
                f"{place}bij '{key}' staat '{old.replace(as_if, sign, 1)}'; schrijf daar {expected}; '{sign}' (U+{ord(sign):04X}) lijkt op een teken van je toetsenbord en is een ander; typ dat opnieuw"
            ],
        )
        for sign, as_if, file, key, old, place, expected in (
            *(
                (
                    sign,
                    "-",
                    "regio.yml",
                    "phone",
                    "0900-0904",
                    "regio.yml:9: contact 'Brandweer': ",
                    "een telefoonnummer, zoals '088-123 45 67', '+31 6 12345678' of '088-123 45 67 tst 12', of laat het leeg",
                )
                for sign in ("\u2011", "\u2010", "\u2013", "\u2212")
            ),
            ("\u2011", "-", "kaart.yml", "review_by", "2027-01-01", "kaart.yml:6: ", "een datum zoals 2026-01-31"),
        )
    ),
    Broken(
        "dezelfde taak twee keer, met een andere id",
        [
            Edit(
                "brandweer.yml",
                "  - id: brandweer-blussen",
                "  - id: brandweer-gaan\n    section: altijd\n    do: Ruk **altijd** uit.\n    source: [1]\n\n  - id: brandweer-blussen",
            )
        ],
        ["brandweer.yml:11: taak 'brandweer-gaan': deze taak staat al op regel 6; haal er een weg"],
    ),
    Broken(
        "dezelfde deeltaak twee keer, met een andere id",
        [
            Edit(
                "brandweer.yml",
                "        source: [5, 6]\n",
                "        source: [5]\n      - id: brandweer-dak\n        do: Kijk op zolder.\n        when: { rol: brandweer }\n        source: [6]\n",
            )
        ],
        ["brandweer.yml:33: taak 'brandweer-dak': deze taak staat al op regel 29; haal er een weg"],
    ),
    # --- keys with nothing behind them ---
    Broken(
        "nog geen taak onder tasks",
        [
            Edit(
                "ambulance.yml",
                (SMALL_CARD / "ambulance.yml").read_text(encoding="utf-8").partition("tasks:")[2],
                "\n",
            )
        ],
        ["ambulance.yml:3: onder 'tasks' staat nog geen taak; voeg er een toe"],
    ),
    # --- dates and numbers ---
    *(
        Broken(
            f"getal waar tekst hoort: {number}",
            [Edit(file, old, f"{key}: {number}")],
            [f"{place}bij '{key}' staat het getal {number}; schrijf daar tekst, tussen aanhalingstekens: \"{number}\""],
        )
        for number, file, key, old, place in (
            ("+31612345678", "regio.yml", "phone", "phone: 0900-0904", "regio.yml:9: contact 'Brandweer': "),
            ("2026.10", "kaart.yml", "version", 'version: "1"', "kaart.yml:4: "),
        )
    ),
    Broken(
        "review_by ver na valid_from",
        [Edit("kaart.yml", "review_by: 2027-01-01", "review_by: 2062-01-01")],
        ["kaart.yml:6: 'review_by' (2062-01-01) is meer dan 5 jaar na 'valid_from' (2026-01-01); kijk beide datums na"],
    ),
    Broken(
        "lines: om: 33",
        [Edit("kaart.yml", 'brandweer: "9"', "brandweer: 9.5")],
        [
            "kaart.yml:39: onderdeel 'takenpakket': bij 'brandweer' staat het getal 9.5; schrijf daar tekst, tussen aanhalingstekens: \"9.5\""
        ],
    ),
    Broken(
        "telefoon met letters",
        [Edit("regio.yml", "phone: 0900-0904", "phone: bel mij")],
        [
            "regio.yml:9: contact 'Brandweer': bij 'phone' staat 'bel mij'; schrijf daar een telefoonnummer, zoals '088-123 45 67', '+31 6 12345678' of '088-123 45 67 tst 12', of laat het leeg"
        ],
    ),
    Broken(
        "telefoon O i.p.v. 0",
        [Edit("regio.yml", "phone: 0900-0904", "phone: O900-0904")],
        [
            "regio.yml:9: contact 'Brandweer': bij 'phone' staat 'O900-0904'; schrijf daar een telefoonnummer, zoals '088-123 45 67', '+31 6 12345678' of '088-123 45 67 tst 12', of laat het leeg"
        ],
    ),
    Broken(
        "telefoon met een cijfer te weinig",
        [Edit("regio.yml", "phone: 0900-0904", "phone: 06-1234567")],
        [
            "regio.yml:9: contact 'Brandweer': het nummer '06-1234567' kan niet bestaan; kijk na of er een cijfer mist, of een te veel is"
        ],
    ),
    Broken(
        "het nummer bij direct gevaar is leeg",
        [Edit("regio.yml", 'phone: "112"', 'phone: ""')],
        ['regio.yml:7: het nummer bij direct gevaar is leeg; vul het in, zoals "112"'],
    ),
    Broken(
        "het nummer bij direct gevaar kan niet bestaan",
        [Edit("regio.yml", 'phone: "112"', "phone: 0112")],
        ["regio.yml:7: het nummer '0112' kan niet bestaan; kijk na of er een cijfer mist, of een te veel is"],
    ),
    Broken(
        "contact twee keer",
        [Edit("regio.yml", '"Ambulance in {stad}"', "Brandweer")],
        ["regio.yml:10: contact 'Brandweer': 'Brandweer' staat hier al, op regel 9; haal er een weg"],
    ),
    # --- characters that nobody sees ---
    Broken(
        "zero-width space in tekst",
        _written("Blus\u200b na."),
        ["brandweer.yml:25: een spatie zonder breedte (U+200B) in 'Blus'; typ dit opnieuw"],
    ),
    Broken(
        "zero-width space als escape",
        _written('"Blus\\u200b na."'),
        ["brandweer.yml:25: een spatie zonder breedte (U+200B) in 'Blus'; typ dit opnieuw"],
    ),
    Broken(
        "zacht afbreekstreepje in tekst",
        _written("Blus na\u00adblussen."),
        ["brandweer.yml:25: een zacht afbreekstreepje (U+00AD) in 'nablussen.'; typ dit opnieuw"],
    ),
    Broken(
        "U+2028 in tekst",
        _written("Blus\u2028na."),
        ["brandweer.yml:25: een onzichtbaar teken (U+2028) in 'Blus'; typ dit opnieuw"],
    ),
    Broken(
        "U+0085 (NEL) in tekst",
        _written("Blus\u0085na."),
        ["brandweer.yml:25: een onzichtbaar teken (U+0085) in 'Blus'; typ dit opnieuw"],
    ),
    Broken(
        "U+FEFF midden in tekst",
        _written("Blus \ufeffna."),
        ["brandweer.yml:25: een onzichtbare spatie (U+FEFF) in 'na.'; typ dit opnieuw"],
    ),
    Broken(
        "U+202E draait de schrijfrichting om",
        _written("Blus \u202ena."),
        ["brandweer.yml:25: een teken dat de schrijfrichting omkeert (U+202E) in 'na.'; typ dit opnieuw"],
    ),
    Broken(
        "vervangteken U+FFFD",
        _written("Blus v\ufffdrder na."),
        ["brandweer.yml:25: hier is een letter verloren gegaan (U+FFFD) in 'vrder'; schrijf wat er moet staan"],
    ),
    Broken(
        "verminkte letters",
        _written("Blus Ã©én keer na."),
        ["brandweer.yml:25: hier staat 'Ã©' waar 'é' hoort; herstel de hele tekst: de codering ging fout"],
    ),
    Broken(
        "verminkt aanhalingsteken",
        _written("Blus foto\u00e2\u20ac\u2122s na."),
        ["brandweer.yml:25: hier staat 'â€™' waar '’' hoort; herstel de hele tekst: de codering ging fout"],
    ),
    Broken(
        "Word-bolletje U+F0B7",
        _written("\uf0b7 Blus na."),
        ["brandweer.yml:25: een teken uit een lettertype van Word (U+F0B7); typ dit opnieuw"],
    ),
    Broken(
        "bolletje •",
        _written("• Blus na."),
        [
            "brandweer.yml:25: taak 'brandweer-nablussen': '• ' maakt geen lijst; haal het weg, of maak van elk deel een eigen taak"
        ],
    ),
    Broken(
        "woord van 400 letters",
        _written("b" * 400),
        [
            "brandweer.yml:25: taak 'brandweer-nablussen': 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb…' is een woord van meer dan 60 tekens; zet er spaties tussen, of kort het in"
        ],
    ),
    # --- what readers would see as it stands ---
    Broken(
        "HTML",
        _written("Blus <b>altijd</b> na."),
        [
            "brandweer.yml:25: taak 'brandweer-nablussen': '<b>' is HTML, en lezers zien dat zo staan; haal het weg; vet maak je met **…**"
        ],
    ),
    Broken(
        "HTML-teken",
        _written("Blus&nbsp;na."),
        ["brandweer.yml:25: taak 'brandweer-nablussen': '&nbsp;' is HTML, en lezers zien dat zo staan; typ het teken zelf"],
    ),
    Broken(
        "Markdown-link",
        _written("Blus [altijd](https://brand.nl) na."),
        [
            "brandweer.yml:25: taak 'brandweer-nablussen': '[altijd](https://brand.nl)' is een link, en die kan een tekst van de kaart niet hebben; laat alleen de woorden staan"
        ],
    ),
    Broken(
        "kale link",
        _written("Kijk op www.brand.nl."),
        [
            "brandweer.yml:25: taak 'brandweer-nablussen': 'www.brand.nl.' is een link, en die kan een tekst van de kaart niet hebben; noem de site bij naam"
        ],
    ),
    Broken(
        "Markdown-opmaak",
        _written("Blus __altijd__ na."),
        [
            "brandweer.yml:25: taak 'brandweer-nablussen': '__altijd__' is opmaak die de site niet kent; alleen **vet** en *cursief* kan"
        ],
    ),
    Broken(
        "** niet gesloten",
        _written("Blus **altijd na."),
        ["brandweer.yml:25: taak 'brandweer-nablussen': er staat een * te veel of te weinig; schrijf **vet** of *cursief*"],
    ),
    # --- tasks ---
    Broken(
        "hele taak in commentaar gezet",
        [
            Edit(
                "brandweer.yml",
                "  - id: bevelvoerder-leiden\n    section: takenpakket\n    do: Geef leiding.\n    source: [9]\n",
                "  - id: bevelvoerder-kijken\n    section: takenpakket\n    do: Kijk.\n    source: [99]\n  # - id: bevelvoerder-leiden\n  #   section: takenpakket\n  #   do: Geef leiding.\n  #   source: [9]\n",
            ),
            Edit("kaart.yml", 'brandweer: "9"', "brandweer: 9, 99"),
        ],
        [
            "brandweer.yml:45: taak 'bevelvoerder-leiden' staat in commentaar, en kaartregel 9 staat bij geen andere taak; haal de hekjes weg, of haal 9 weg bij 'lines' in kaart.yml"
        ],
    ),
    Broken(
        "by = andere organisatie",
        [Edit("brandweer.yml", "by: bevelvoerder", "by: arts")],
        [
            "brandweer.yml:34: taak 'brandweer-afstemmen': 'arts' is van een andere organisatie en ziet deze taak nergens; zet 'arts' ook bij 'who', zet de taak in 'ambulance.yml', of haal 'by' weg"
        ],
    ),
    Broken(
        "taak-id begint niet met organisatie",
        [Edit("brandweer.yml", "id: brandweer-risico", "id: risico-vaststellen")],
        ["brandweer.yml:18: taak 'risico-vaststellen': laat de 'id' beginnen met 'brandweer-' of 'bevelvoerder-'"],
    ),
    Broken(
        "taak in verkeerd bestand gezet (politietaak in om.yml)",
        [Edit("brandweer.yml", "id: brandweer-risico", "id: ambulance-risico")],
        [
            "brandweer.yml:18: taak 'ambulance-risico': deze taak is van 'ambulance'; zet die in 'ambulance.yml', of laat de 'id' beginnen met 'brandweer-' of 'bevelvoerder-'"
        ],
    ),
    Broken(
        "sleutel in het Nederlands: taak:",
        [Edit("brandweer.yml", "    do: Blus de brand.", "    taak: Blus de brand.")],
        ["brandweer.yml:11: taak 'brandweer-blussen': sleutel 'taak' bestaat niet; bedoel je 'do'?"],
    ),
    Broken(
        "begrip met een andere hoofdletter bestaat al",
        [Edit("begrippen.yml", "term: triage", "term: A.e.d.")],
        ["begrippen.yml:10: begrip 'A.e.d.': deze 'term' is er al, op regel 4; kies een andere"],
    ),
    Broken(
        "onderdeel en taak met dezelfde id",
        [
            Edit("kaart.yml", "- id: onbekend", "- id: brandweer-risico"),
            Edit("brandweer.yml", "section: onbekend", "section: brandweer-risico"),
        ],
        ["brandweer.yml:18: taak 'brandweer-risico': deze 'id' is er al, op regel 16 van kaart.yml; kies een andere"],
    ),
    Broken(
        "git-conflictmarkeringen",
        [Edit("brandweer.yml", f"    {_DO}\n", f"<<<<<<< HEAD\n    {_DO}\n=======\n    do: Blus goed na.\n>>>>>>> ander\n")],
        [
            "brandweer.yml:25: '<<<<<<<' is een merkteken van Git; kies een van beide teksten en haal de merktekens weg",
            "brandweer.yml:27: '=======' is een merkteken van Git; kies een van beide teksten en haal de merktekens weg",
            "brandweer.yml:29: '>>>>>>>' is een merkteken van Git; kies een van beide teksten en haal de merktekens weg",
        ],
    ),
]
"""Each with every line that an editor gets to see about it, and no other."""


class Accepted(NamedTuple):
    """What looks like a mistake and is a card: the same as after the other edits. `why` it is right to say nothing."""

    name: str
    edits: list[Edit]
    as_if: list[Edit]
    why: str


_WARNED: Final = "Alleen met de datum van vandaag te zien: `make card` zegt dan 'Let op'."
_NO_DIFFERENCE: Final = "Voor wie het leest, is er geen verschil: het wordt vanzelf de gewone schrijfwijze."
_BY: Final = "        by: bevelvoerder\n"

ACCEPTED: Final = [
    Accepted(
        "with zonder haken: with: vhh",
        [Edit("ambulance.yml", "with: [ziekenhuis]", "with: ziekenhuis")],
        [],
        _NO_DIFFERENCE,
    ),
    Accepted(
        "datum in verleden (verlopen)",
        [Edit("kaart.yml", "2026-01-01", "2000-01-01"), Edit("kaart.yml", "2027-01-01", "2001-01-01")],
        [Edit("kaart.yml", "2026-01-01", "2000-01-01"), Edit("kaart.yml", "2027-01-01", "2001-01-01")],
        _WARNED,
    ),
    Accepted(
        "valid_from ver in toekomst 2062",
        [Edit("kaart.yml", "2026-01-01", "2062-01-01"), Edit("kaart.yml", "2027-01-01", "2063-01-01")],
        [Edit("kaart.yml", "2026-01-01", "2062-01-01"), Edit("kaart.yml", "2027-01-01", "2063-01-01")],
        _WARNED,
    ),
    Accepted("NBSP in tekst", _written("Blus\u00a0na."), [], _NO_DIFFERENCE),
    Accepted("NBSP na dubbele punt", [Edit("brandweer.yml", _DO, "do:\u00a0Blus na.")], [], _NO_DIFFERENCE),
    Accepted("NBSP in de inspringing", [Edit("brandweer.yml", f"    {_DO}", f"\u00a0\u00a0\u00a0 {_DO}")], [], _NO_DIFFERENCE),
    Accepted("NBSP als escape", _written('"Blus\\_na."'), [], _NO_DIFFERENCE),
    Accepted("NFD in tekst", _written("Coo\u0308rdineer."), _written("Coördineer."), _NO_DIFFERENCE),
    Accepted("NFD als escape", _written('"Coo\\u0308rdineer."'), _written("Coördineer."), _NO_DIFFERENCE),
    Accepted(
        "NFD in term van begrippenlijst",
        [Edit("begrippen.yml", "term: triage", "term: coo\u0308rdinatie")],
        [Edit("begrippen.yml", "term: triage", "term: coördinatie")],
        _NO_DIFFERENCE,
    ),
    Accepted(
        "NFD in {naam}",
        [Edit("regio.yml", "stad: V", "coördinator: V\n    stad: V"), *_written("Bel de {coo\u0308rdinator}.")],
        [Edit("regio.yml", "stad: V", "coördinator: V\n    stad: V"), *_written("Bel de {coördinator}.")],
        _NO_DIFFERENCE,
    ),
    Accepted("begrip met een spatie erachter", [Edit("begrippen.yml", "term: triage", 'term: "triage "')], [], _NO_DIFFERENCE),
    Accepted("twee spaties in een tekst", _written('"Blus  na."'), [], _NO_DIFFERENCE),
    Accepted("een tekst over meer regels met |", _written("|\n      Blus\n      na."), [], _NO_DIFFERENCE),
    Accepted(" # tussen aanhalingstekens", _written('"Blus na # 2."'), _written("'Blus na # 2.'"), "Zo is het een tekst."),
    Accepted(
        "opmerking achter een lijst, een getal of een datum",
        [
            Edit("brandweer.yml", "source: [9]", "source: [9]  # zo staat het er"),
            Edit("kaart.yml", "reading: 1", "reading: 1  # onze lezing"),
            Edit("kaart.yml", "valid_from: 2026-01-01", "valid_from: 2026-01-01  # ingang"),
        ],
        [],
        "Er valt niets weg dat een tekst kan zijn.",
    ),
    Accepted(
        "zeer lange tekst (3000 tekens)",
        _written("Blus na. " * 330),
        _written("Blus na. " * 330),
        "Wat op papier past, weegt de bouw.",
    ),
    Accepted(
        "vraag zonder 'weet ik niet'",
        [Edit("vragen.yml", "    dont_know: weet-niet\n    find_out: Ga kijken.\n", "")],
        [Edit("vragen.yml", "    dont_know: weet-niet\n    find_out: Ga kijken.\n", "")],
        "Zo'n vraag moet de lezer beantwoorden, zoals die naar het risico.",
    ),
    Accepted(
        "by wijst naar zichzelf",
        [Edit("brandweer.yml", _BY, "        by: brandweer\n")],
        [Edit("brandweer.yml", _BY, "        by: brandweer\n")],
        "Dezelfde mensen zien dezelfde taak.",
    ),
    Accepted(
        "u-vorm, lijdend, geen werkwoord",
        _written("Nablussen door u."),
        _written("Nablussen door u."),
        "Of een zin duidelijk is, weegt de taaltoets.",
    ),
]

ONLY_IN_A_COMPARISON: Final[Mapping[str, str]] = {
    "version niet verhoogd na taakwijziging": "Alleen naast de vorige kaart is te zien dat er iets anders staat.",
    "bron verwisseld met buurtaak (33<->34)": "Beide regels staan bij een taak van dezelfde organisatie, in hetzelfde onderdeel.",
    "ja en nee verwisseld in when": "Beide antwoorden kunnen bedoeld zijn.",
    "when vergeten (regel weg)": "Een taak zonder voorwaarde kan bedoeld zijn.",
}
"""What no look at the card alone can find, and why."""
