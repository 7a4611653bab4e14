# SPDX-License-Identifier: EUPL-1.2
"""Everything that can be wrong, in one table: the fault, and the sentence that tells it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, unique
from typing import Final, Mapping

_LOG_IN: Final = "Draai de controle op de server zelf, of geef mee wat je browser stuurt: --header 'Cookie: …'."
_OWN_ISSUER: Final = "Geef het certificaat van je organisatie op met --ca BESTAND."
_READABLE: Final = "de server de bestanden lezen (chmod -R a+rX; met SELinux ook restorecon -R)"


@unique
class Fault(Enum):
    """One kind of fault. The value is its sentence in plain Dutch: what is wrong, where, and what to do. `{…}` is filled in."""

    # --- why nothing can be checked

    NO_ADDRESS = "{address} is geen webadres. Begin met http:// of https://."
    NO_NAME = "{address} is geen webadres: de naam van de server klopt niet. Neem het adres over uit je browser."
    NO_PORT = "{address} is geen webadres: de poort is geen getal van 1 tot en met 65535."
    NO_QUESTION = (
        "Geef één adres op, zoals https://intranet.example/routekaart/, en achter elke keuze een waarde. "
        "Met --help zie je wat je kunt opgeven."
    )
    UNKNOWN_OPTION = "De controle kent ‘{given}’ niet. Met --help zie je wat je kunt opgeven."
    NO_HEADER = "Schrijf --header zo: --header 'Cookie: naam=waarde'."
    NO_CERTIFICATES = "{file} is geen bestand met certificaten."
    NAME_UNKNOWN = "{address} geeft geen antwoord: deze computer kent die naam niet."
    NOBODY_LISTENS = "{address} geeft geen antwoord: er draait geen server op dat adres."
    SILENT = "{address} geeft geen antwoord: langer dan {seconds} seconden stil."
    NO_ANSWER = "{address} geeft geen antwoord ({reason})."
    CERTIFICATE_TOO_EARLY = "Het certificaat van {address} klopt niet: het is nog niet geldig. Klopt de klok van deze computer?"
    CERTIFICATE_EXPIRED = "Het certificaat van {address} klopt niet: het is verlopen. Vernieuw het."
    CERTIFICATE_SELF_MADE = (
        "Het certificaat van {address} klopt niet: de server heeft het zelf gemaakt. Geef het op met --ca BESTAND."
    )
    CERTIFICATE_ISSUER_UNKNOWN = f"Het certificaat van {{address}} klopt niet: je computer kent de uitgever niet. {_OWN_ISSUER}"
    CERTIFICATE_ALONE = (
        "Het certificaat van {address} klopt niet: de server stuurt het tussencertificaat niet mee, of je computer kent de "
        f"uitgever niet. {_OWN_ISSUER}"
    )
    CERTIFICATE_OF_ANOTHER = (
        "Het certificaat van {address} klopt niet: het is van een andere naam. Gebruik die naam, of vraag er een aan voor deze."
    )
    CERTIFICATE_WRONG = "Het certificaat van {address} klopt niet ({reason})."
    TLS_REFUSED = (
        "{address} weigert https ({reason}). Gebruik de naam van de site die in de instellingen van de server staat, geen "
        "getallen. Helpt dat niet? Kijk in het foutenlog van de server."
    )
    NEEDS_TLS = "{address} begrijpt geen http (code 400): waarschijnlijk spreekt de server daar https. Begin met https://."
    NO_TLS = "{address} spreekt geen https ({reason}). Begin met http://, of zet https aan op de server."

    NO_MANIFEST = (
        "{file} is geen manifest van deze site: {problem}. Kopieer de hele map opnieuw naar de server. "
        "Gaf je zelf een bestand op met --manifest? Neem dan manifest.json uit de map van de site."
    )
    OTHER_FORMAT = (
        "{file} is van een oudere of nieuwere site dan deze controle. Gebruik server/check.pyz uit de map van die site."
    )
    LEADS_ELSEWHERE = "{address} verwijst door naar {elsewhere}. Controleer dat adres."
    LEADS_TO_LOGIN = f"{{address}} verwijst door naar {{elsewhere}}. Lijkt dat op aanmelden? {_LOG_IN}"
    PAGE_FOR_MANIFEST = f"{{address}}manifest.json is een webpagina. Lijkt die op aanmelden? {_LOG_IN}"
    LOGIN = f"{{address}}manifest.json komt niet (code {{code}}). De site vraagt om aanmelden. {_LOG_IN}"
    FORBIDDEN = (
        "{address}manifest.json komt niet (code {code}). De server mag het bestand niet lezen, of geeft het jou niet. "
        f"Laat {_READABLE}."
    )
    SERVER_FAILS = (
        "{address}manifest.json komt niet (code {code}). De server zelf heeft een fout: kijk in het foutenlog. "
        "Apache: geldt AllowOverride FileInfo Indexes? IIS: fout 500.19 noemt de regel."
    )
    SITE_NOT_THERE = (
        "{address}manifest.json komt niet (code {code}). Staat de site wel op dit adres? "
        f"Kopieer anders de hele map opnieuw, en laat {_READABLE}."
    )

    # --- what comes, and what is in it

    SETTINGS_NOT_READ = (
        "De server gebruikt de instellingen niet die bij de site horen. Apache: zet AllowOverride FileInfo Indexes aan, en de "
        "modules headers en rewrite. nginx en Caddy: gebruik het bestand uit de map server. IIS: web.config hoort in de map. "
        "Begin hiermee: de rest volgt er vaak uit."
    )
    ENDING_DROPPED = "De server haalt {ending} van elk adres af. Zet dat uit: elke pagina komt zo pas na een omweg."
    KIND_REFUSED = (
        "De server levert geen enkel bestand {ending} ({codes}). Zet {ending} in de bestandstypen van de server, of kopieer de "
        "map opnieuw. Helpt dat niet? Dan gaat een andere regel van de server voor."
    )
    FILES_MISSING = f"{{files}} ontbreekt op de server ({{codes}}). Kopieer de hele map opnieuw, of laat {_READABLE}."
    PACKED_UNASKED = (
        "{files} komt ingepakt ({coding}), ook als daar niet om is gevraagd. Een proxy of cache geeft iedereen hetzelfde. "
        "Laat hem letten op de kopregel Vary."
    )
    OTHER_CARD = (
        "{files} komt van een andere versie van de kaart. Maak de map op de server leeg en kopieer de hele site opnieuw."
    )
    CHANGED = (
        "{files} heeft een andere inhoud dan de site die is gebouwd. Kopieer de map opnieuw. Blijft het zo? Dan verandert een "
        "proxy of scanner de inhoud onderweg."
    )

    # --- what is said of it

    TYPE = "De server noemt {ending} ‘{found}’ ({files}). Stel het bestandstype ‘{expected}’ in."
    CACHE = "Bij {count} bestanden is Cache-Control ‘{found}’. Stel in: {expected}."
    SENT_AGAIN = (
        "De server stuurt een bestand opnieuw als de browser het al heeft. Laat de server ETag of Last-Modified meesturen."
    )
    HEADER_MISSING = "De kopregel {name} ontbreekt bij {files}. Stel in: ‘{expected}’."
    HEADER_TWICE = "De server stuurt de kopregel {name} meer dan één keer, bij {files}. Stuur alleen ‘{expected}’."
    POLICY_TWICE = (
        "De server stuurt de kopregel {name} meer dan één keer, bij {files}. Stuur alleen ‘{expected}’. "
        "Met twee start de vragenhulp vaak niet."
    )
    HEADER_OTHER = "De kopregel {name} is anders bij {files}: {difference}."

    # --- compressed

    NOT_PACKED = "De server pakt {files} niet in. Zet gzip aan voor {endings}, of stuur het bestand .gz dat ernaast staat."
    NOT_PACKED_FROM_CACHE = (
        "{files} komt niet ingepakt, en langs een cache heen wel. Een proxy of cache geeft iedereen hetzelfde. "
        "Laat hem letten op de kopregel Vary."
    )
    PACKED_OTHERWISE = "{files} heeft ingepakt een andere inhoud. Kopieer de hele map opnieuw, ook de bestanden .gz en .br."
    VARY = "De kopregel Vary ontbreekt bij {files}. Stel in: ‘Accept-Encoding’; anders raakt een proxy in de war."
    VARY_LOST = (
        "De kopregel Vary ontbreekt bij {files}. De server, of een proxy ervoor, pakt zelf in en zegt dat er niet bij. "
        "Stel daar in: ‘Accept-Encoding’; anders raakt een volgende proxy in de war."
    )

    # --- addresses

    NOT_KEPT = (
        "De site staat op http, niet op https. Een browser bewaart haar dan niet, en zonder netwerk werkt ze niet. "
        "Zet https aan op de server, en controleer het adres met https://."
    )
    NO_START_PAGE = "{address} geeft niet de beginpagina ({code}). Stel index.html in als standaardpagina."
    BARE_LEADS = "{bare} leidt naar {elsewhere}. Laat dit adres doorverwijzen naar {address}."
    BARE_ANSWERS = "{bare} geeft {code}. Laat dit adres doorverwijzen naar {address}."
    ABSENT_NOT_404 = "Een adres dat niet bestaat, geeft {code}. Laat de server dan 404 geven."
    ABSENT_OTHER_PAGE = "Een adres dat niet bestaat, toont een andere pagina. Stel 404.html in als pagina bij fout 404."
    FOLDER_SHOWN = "De server toont de inhoud van mappen. Zet dat uit."

    def found(self, **details: str) -> Finding:
        """Give what goes between the braces: the fault as it is here."""
        return Finding(self, details)


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong here."""

    fault: Fault
    details: Mapping[str, str]

    def __str__(self) -> str:
        return self.fault.value.format(**self.details)


class CannotCheck(Exception):
    """There is nothing to check. `finding` says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(str(finding))
        self.finding = finding
