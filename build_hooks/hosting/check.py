# SPDX-License-Identifier: EUPL-1.2
"""`python -m build_hooks.hosting.check ADRES`: does this server do with the site what it should?

It visits every file that the site lists in its `manifest.json`, and tells in plain Dutch what is wrong and what to do about it.
It needs nothing but Python, from 3.9 on, and is in the site as `server/check.py`, for whoever has the site and not its source.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import http.client
import io
import json
import re
import ssl
import sys
import zlib
from collections.abc import Collection, Iterator, Mapping, Sequence  # noqa: TC003 (the same for type checkers and old Pythons)
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote, unquote, urljoin, urlsplit

TIMEOUT: Final = 30  # seconds, for each file
LARGEST: Final = 2**27  # bytes; no file of the site comes near it
_ABSENT: Final = "hier-is-geen-pagina/echt-niet.html"
_LISTED: Final = 3  # examples in a message
_CARD: Final = re.compile(rb"<dt>Controlecode</dt> <dd><code>([0-9a-f]+)</code>")


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong. `message` is a line of plain Dutch: what is wrong, where, and what to do."""

    kind: str
    message: str


@dataclass(frozen=True)
class File:
    """What the manifest says of a file. `compressed`: larger ones should travel compressed.

    `twins`: the ending of each compressed copy that may lie beside it, and the hash of that copy.
    """

    path: str
    sha256: str
    type: str
    cache: str
    compressed: bool
    twins: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Manifest:
    """What should be on the server. `card` is the card that the pages are made from."""

    card: str | None
    headers: Mapping[str, str]
    files: Sequence[File]


@dataclass(frozen=True)
class Answer:
    """What the server said."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes

    def header(self, name: str) -> str:
        """The value, or nothing."""
        return ", ".join(self.headers.get_all(name, []))


class Unreachable(Exception):
    """The server gave no answer that can be read. The message is plain Dutch."""


class Server:
    """One connection to where the site is, at an address that ends with a slash. A redirect is an answer like any other.

    `own` is sent along with each request; `trusted` is a file with certificates to trust beside those of the system.
    """

    def __init__(self, address: str, own: Mapping[str, str] | None = None, trusted: Path | None = None) -> None:
        try:
            parts = urlsplit(address)
            port = parts.port
        except ValueError:
            raise Unreachable(f"{_printable(address)} is geen webadres: de poort is geen getal.") from None
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise Unreachable(f"{_printable(address)} is geen webadres. Begin met http:// of https://.")
        self._path = quote(unquote(parts.path), safe="/~!$&'()*+,;=:@")
        host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
        self.address = f"{parts.scheme}://{host}{f':{port}' if port else ''}{self._path}"
        self._own = dict(own or {})
        if parts.scheme == "http":
            self._connection = http.client.HTTPConnection(parts.hostname, port, timeout=TIMEOUT)
            return
        try:
            context = ssl.create_default_context()
            if trusted:
                context.load_verify_locations(trusted)
        except (OSError, ssl.SSLError):
            raise Unreachable(f"{trusted} is geen bestand met certificaten.") from None
        self._connection = http.client.HTTPSConnection(parts.hostname, port, timeout=TIMEOUT, context=context)

    def __enter__(self) -> Server:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def get(self, path: str, **headers: str) -> Answer:
        """Ask for a file, seen from the root of the site. Raises `Unreachable`."""
        return self.get_whole(self._path + quote(path), **headers)

    def get_whole(self, path: str, **headers: str) -> Answer:
        """Ask for what is at this path of the server."""
        sent = {
            "Accept-Encoding": "identity",
            **self._own,
            **{name.replace("_", "-"): value for name, value in headers.items()},
        }
        for again in (True, False):  # a server may end a connection that it kept open
            try:
                self._connection.request("GET", path, headers=sent)
                response = self._connection.getresponse()
                return Answer(response.status, response.headers, response.read(LARGEST))
            except (ssl.SSLError, TimeoutError, OSError, http.client.HTTPException, UnicodeError) as error:
                self._connection.close()
                if not again or isinstance(error, (ssl.SSLError, TimeoutError)):
                    raise Unreachable(f"{self.address} geeft geen antwoord ({_reason(error)}).") from None
        raise AssertionError


_CERTIFICATE: Final = {
    9: "het is nog niet geldig; klopt de klok?",
    10: "het is verlopen",
    18: "de server heeft het zelf gemaakt. Geef het op met --ca BESTAND",
    19: "je computer kent de uitgever niet. Geef het certificaat van je organisatie op met --ca BESTAND",
    20: "je computer kent de uitgever niet. Geef het certificaat van je organisatie op met --ca BESTAND",
    21: "de server stuurt het tussencertificaat niet mee, of je computer kent de uitgever niet: zie --ca BESTAND",
    62: "het is van een andere naam",
    64: "het is van een andere naam",
}
"""What is wrong with it, by the numbers of OpenSSL."""


def _reason(error: Exception) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"het certificaat klopt niet: {_CERTIFICATE.get(error.verify_code, error.verify_message)}"
    if isinstance(error, ssl.SSLError):
        return f"het certificaat klopt niet: {error.reason or error}"
    if isinstance(error, TimeoutError):
        return f"langer dan {TIMEOUT} seconden stil"
    return str(error) or type(error).__name__


# --- what to expect ----------------------------------------------------------------------------------------------------------


def read_manifest(content: bytes) -> Manifest:
    """What is in a `manifest.json`. Raises `ValueError` when it is not one."""
    try:
        found: dict[str, Any] = json.loads(content)
        files = [_file(each) for each in found["files"] if "type" in each]
        headers = {_text(name): _text(value) for name, value in found["headers"].items()}
        card = found["card"] and _text(found["card"])
    except KeyError as error:
        raise ValueError(f"daarin ontbreekt {error}") from None
    except (ValueError, TypeError, AttributeError, RecursionError):
        raise ValueError("het is beschadigd of iets anders") from None
    if not files:
        raise ValueError("er staat geen enkel bestand in")
    return Manifest(card, headers, files)


def _file(listed: Mapping[str, Any]) -> File:
    twins = tuple((_text(ending), _text(sha256)) for ending, sha256 in listed.get("twins", {}).items())
    path, sha256, kind, cache = (_text(listed[name]) for name in ("path", "sha256", "type", "cache"))
    return File(path, sha256, kind, cache, bool(listed["compressed"]), twins)


def _text(value: object) -> str:
    """A text of the kind that the build writes there. Raises `ValueError` for anything else."""
    if not isinstance(value, str) or not value.isascii() or not value.isprintable():
        raise ValueError
    return value


# --- what can be wrong -------------------------------------------------------------------------------------------------------


def check(server: Server, manifest: Manifest) -> list[Fault]:
    """Everything that is wrong, each thing once. Raises `Unreachable` when the server stops answering."""
    answers = {file: server.get(file.path) for file in _counted(manifest.files)}
    there = {file: answer for file, answer in answers.items() if answer.status == http.client.OK}
    index = server.get("index.html")
    return [
        *not_set(there, manifest.headers),
        *missing(answers),
        *changed(there, manifest.card),
        *wrong_types(there),
        *wrong_caching(there),
        *not_kept(server, there),
        *wrong_headers(there, manifest.headers),
        *not_compressed(server, there),
        *wrong_place(server, index),
        *wrong_page_for_what_is_absent(server, there),
        *folder_shown(server, there),
    ]


def _counted(files: Sequence[File]) -> Iterator[File]:
    """The files, and to who looks at a terminal how far it is: on a slow line it takes long."""
    for number, file in enumerate(files, start=1):
        if sys.stderr.isatty():
            print(f"{number} van {len(files)}", end="\n" if number == len(files) else "\r", file=sys.stderr, flush=True)
        yield file


def not_set(answers: Mapping[File, Answer], expected: Mapping[str, str]) -> Iterator[Fault]:
    """The likeliest mistake of all: our settings are not read. Then nearly all is wrong, and this is why."""
    said = {name for answer in answers.values() for name in (*expected, "Cache-Control") if answer.header(name)}
    if answers and not said:
        yield Fault(
            "instellingen",
            "De server gebruikt de instellingen niet die bij de site horen. Apache: zet AllowOverride FileInfo Indexes aan, en "
            "de modules headers en rewrite. nginx en Caddy: gebruik het bestand uit de map server. IIS: web.config hoort in de "
            "map. Begin hiermee: de rest volgt er vaak uit.",
        )


def missing(answers: Mapping[File, Answer]) -> Iterator[Fault]:
    """Files that do not come."""
    gone = {file: answer for file, answer in answers.items() if answer.status != http.client.OK}
    endings = {_ending(file) for file in answers}
    whole = {ending for ending in endings if all(file in gone for file in answers if _ending(file) == ending)}
    for ending in sorted(whole):
        of_this_kind = [file for file in gone if _ending(file) == ending]
        if all(_without(ending, file, gone[file]) for file in of_this_kind):
            yield Fault(
                "zonder einde",
                f"De server haalt {ending} van elk adres af. Zet dat uit: zo werkt de site niet zonder netwerk.",
            )
            continue
        yield Fault(
            "soort geweigerd",
            f"De server levert geen enkel bestand {ending} ({_codes(gone[file] for file in of_this_kind)}). "
            f"Zet {ending} in de bestandstypen van de server, of kopieer de map opnieuw. "
            "Helpt dat niet? Dan gaat een andere regel van de server voor.",
        )
    rest = [file for file in gone if _ending(file) not in whole]
    if rest:
        codes = _codes(gone[file] for file in rest)
        yield Fault(
            "ontbreekt",
            f"{_these(rest)} ontbreekt op de server ({codes}). Kopieer de hele map opnieuw, of laat de server de bestanden "
            "lezen (chmod -R a+rX; met SELinux ook restorecon -R).",
        )


def _without(ending: str, file: File, answer: Answer) -> bool:
    """Whether the server sends one to the same address without its ending."""
    last = file.path.removesuffix(ending).rpartition("/")[2]
    leads_to = urlsplit(answer.header("Location")).path
    return leads_to.endswith(f"/{last}") or (last == "index" and leads_to.endswith("/"))


def changed(answers: Mapping[File, Answer], card: str | None) -> Iterator[Fault]:
    """Files with another content than the build made; of those, pages of another card."""
    different = [file for file, answer in answers.items() if not _is(file, answer.body)]
    mixed = [file for file in different if (found := _CARD.search(answers[file].body)) and found[1].decode() != card]
    if mixed:
        yield Fault(
            "gemengd",
            f"{_these(mixed)} komt van een andere versie van de kaart. "
            "Maak de map op de server leeg en kopieer de hele site opnieuw.",
        )
    rest = [file for file in different if file not in mixed]
    if rest:
        yield Fault(
            "veranderd",
            f"{_these(rest)} heeft een andere inhoud dan de site die is gebouwd. "
            "Kopieer de map opnieuw. Blijft het zo? Dan verandert een proxy of scanner de inhoud onderweg.",
        )


def wrong_types(answers: Mapping[File, Answer]) -> Iterator[Fault]:
    """Files that a browser would not run, or not read as they are."""
    wrong: dict[tuple[str, str, str], list[File]] = {}
    for file, answer in answers.items():
        if not same_type(answer.header("Content-Type"), file.type):
            wrong.setdefault((_ending(file), answer.header("Content-Type"), file.type), []).append(file)
    for (ending, found, expected), files in wrong.items():
        yield Fault(
            "bestandstype",
            f"De server noemt {ending} ‘{found or 'niets'}’ ({_these(files)}). Stel het bestandstype ‘{expected}’ in.",
        )


def same_type(found: str, expected: str) -> bool:
    """Do browsers take these for the same? Where no charset is said, the pages say it themselves."""
    (kind, *rest), (wanted, *wanted_rest) = ([part.strip().lower() for part in each.split(";")] for each in (found, expected))
    scripts = {"text/javascript", "application/javascript"}
    return (kind == wanted or {kind, wanted} <= scripts) and (not rest or not wanted_rest or rest == wanted_rest)


def wrong_caching(answers: Mapping[File, Answer]) -> Iterator[Fault]:
    """Files that a browser keeps too long, or not long enough."""
    wrong: dict[str, list[File]] = {}
    for file, answer in answers.items():
        if parts(answer.header("Cache-Control")) != parts(file.cache):
            wrong.setdefault(answer.header("Cache-Control"), []).append(file)
    for found, files in wrong.items():
        expected = " of ".join(
            f"‘{cache}’ ({_these([file for file in files if file.cache == cache])})" for cache in _caches(files)
        )
        yield Fault("bewaren", f"Bij {len(files)} bestanden is Cache-Control ‘{found or 'niets'}’. Stel in: {expected}.")


def _caches(files: Sequence[File]) -> list[str]:
    return sorted({file.cache for file in files})


def parts(value: str) -> set[str]:
    """The parts of a value in which order does not matter."""
    return {part.strip().lower() for part in value.split(",") if part.strip()}


def not_kept(server: Server, answers: Mapping[File, Answer]) -> Iterator[Fault]:
    """Does a browser that has a file already get it once more?"""
    for file, answer in answers.items():
        if file.path != "index.html":
            continue
        known = {"If_None_Match": answer.header("ETag"), "If_Modified_Since": answer.header("Last-Modified")}
        given = {name: value for name, value in known.items() if value}
        if not given or server.get(file.path, **given).status != http.client.NOT_MODIFIED:
            yield Fault(
                "opnieuw gestuurd",
                "De server stuurt een bestand opnieuw als de browser het al heeft. "
                "Laat de server ETag of Last-Modified meesturen.",
            )


def wrong_headers(answers: Mapping[File, Answer], expected: Mapping[str, str]) -> Iterator[Fault]:
    """Headers that protect the visitor."""
    for name, value in expected.items():
        without = [file for file, answer in answers.items() if not answer.header(name)]
        twice = [file for file, answer in answers.items() if len(answer.headers.get_all(name, [])) > 1]
        other = [
            file
            for file, answer in answers.items()
            if file not in twice and answer.header(name) and not same_value(answer.header(name), value)
        ]
        if twice:
            so = " Met twee start de vragenhulp vaak niet." if name == "Content-Security-Policy" else ""
            yield Fault(
                name,
                f"De server stuurt de kopregel {name} meer dan één keer, bij {_these(twice, answers)}. "
                f"Stuur alleen ‘{value}’.{so}",
            )
        if without:
            yield Fault(name, f"De kopregel {name} ontbreekt bij {_these(without, answers)}. Stel in: ‘{value}’.")
        if other:
            found = answers[other[0]].header(name)
            yield Fault(name, f"De kopregel {name} is anders bij {_these(other, answers)}: {difference(found, value)}.")


def difference(found: str, expected: str) -> str:
    """Which parts should be otherwise, in words. Of a policy (CSP) these are its directives; anything else is one part."""
    if ";" not in expected:
        return f"‘{found}’ moet zijn ‘{expected}’"
    is_now, should_be = _directives(found), _directives(expected)
    names = [name for name in {**should_be, **is_now} if is_now.get(name) != should_be.get(name)]
    return ", en ".join(
        f"‘{is_now.get(name, f'geen {name}')}’ moet zijn ‘{should_be.get(name, f'geen {name}')}’" for name in names
    )


def _directives(policy: str) -> dict[str, str]:
    """Name → the whole directive, in one spelling."""
    parts = (part.split() for part in policy.split(";") if part.strip())
    return {name: " ".join([name, *sorted(sources)]) for name, *sources in parts}


def same_value(found: str, expected: str) -> bool:
    """Equal but for spaces and the order of parts."""
    return _sorted(found) == _sorted(expected)


def _sorted(value: str) -> list[list[str]]:
    return sorted(sorted(part.replace(",", " ").split()) for part in value.split(";") if part.strip())


def not_compressed(server: Server, answers: Mapping[File, Answer]) -> Iterator[Fault]:
    """Files that travel larger than need be, or arrive damaged because of it."""
    large, damaged, mixed_up = [], [], []
    for file in (file for file in answers if file.compressed):
        answer = server.get(file.path, Accept_Encoding="gzip")
        packed = answer.header("Content-Encoding") == "gzip"
        as_packed = packed and _is(file, answers[file].body) and not _is(file, _unpacked(answer.body))
        if as_packed or _has_another_twin(server, file):
            damaged.append(file)
        if not packed:
            large.append(file)
            continue
        if "accept-encoding" not in parts(answer.header("Vary")) and "*" not in parts(answer.header("Vary")):
            mixed_up.append(file)
    if large:
        yield Fault(
            "inpakken",
            f"De server pakt {_these(large)} niet in. Zet gzip aan voor {_endings(large)}, "
            "of stuur het bestand .gz dat ernaast staat.",
        )
    if damaged:
        yield Fault(
            "ingepakt anders",
            f"{_these(damaged)} heeft ingepakt een andere inhoud. Kopieer de hele map opnieuw, ook de bestanden .gz en .br.",
        )
    if mixed_up:
        yield Fault(
            "Vary",
            f"De kopregel Vary ontbreekt bij {_these(mixed_up)}. Stel in: ‘Accept-Encoding’; anders raakt een proxy in de war.",
        )


def _has_another_twin(server: Server, file: File) -> bool:
    """Whether a compressed copy lies beside it that is not the copy of this file. One that is left out does no harm."""
    answers = ((server.get(f"{file.path}{ending}"), sha256) for ending, sha256 in file.twins)
    return any(
        answer.status == http.client.OK and hashlib.sha256(answer.body).hexdigest() != sha256 for answer, sha256 in answers
    )


def _is(file: File, content: bytes) -> bool:
    return hashlib.sha256(content).hexdigest() == file.sha256


def _unpacked(body: bytes) -> bytes:
    try:
        with gzip.open(io.BytesIO(body)) as packed:
            return packed.read(LARGEST)
    except (OSError, EOFError, ValueError, zlib.error):
        return b""


def wrong_place(server: Server, index: Answer) -> Iterator[Fault]:
    """The address of the folder itself, with and without its last slash: also behind a proxy that has it at another path."""
    folder = server.get("")
    if folder.status != http.client.OK or (index.status == http.client.OK and folder.body != index.body):
        yield Fault(
            "beginpagina",
            f"{server.address} geeft niet de beginpagina ({folder.status}). Stel index.html in als standaardpagina.",
        )
    path = urlsplit(server.address).path
    if path == "/":
        return
    bare = server.get_whole(path.rstrip("/"))
    leads_to = urljoin(server.address.rstrip("/"), bare.header("Location"))
    if bare.status not in (301, 302, 307, 308) or leads_to != server.address:
        found = f"leidt naar {leads_to}" if bare.header("Location") else f"geeft {bare.status}"
        yield Fault("submap", f"{server.address.rstrip('/')} {found}. Laat dit adres doorverwijzen naar {server.address}.")


def wrong_page_for_what_is_absent(server: Server, answers: Mapping[File, Answer]) -> Iterator[Fault]:
    """What is not there has to be told so, to people and to browsers."""
    answer = server.get(_ABSENT)
    page = next((file for file in answers if file.path == "404.html"), None)
    if answer.status != http.client.NOT_FOUND:
        yield Fault("niet gevonden", f"Een adres dat niet bestaat, geeft {answer.status}. Laat de server dan 404 geven.")
    elif page and not _is(page, answer.body):
        yield Fault(
            "niet gevonden", "Een adres dat niet bestaat, toont een andere pagina. Stel 404.html in als pagina bij fout 404."
        )


def folder_shown(server: Server, answers: Mapping[File, Answer]) -> Iterator[Fault]:
    """A list of files is no page for readers."""
    if any(file.path.startswith("assets/") for file in answers) and server.get("assets/").status == http.client.OK:
        yield Fault("map zichtbaar", "De server toont de inhoud van mappen. Zet dat uit.")


# --- in words ----------------------------------------------------------------------------------------------------------------


def _ending(file: File) -> str:
    return f".{file.path.rpartition('.')[2]}"


def _endings(files: Sequence[File]) -> str:
    return ", ".join(sorted({_ending(file) for file in files}))


def _these(files: Sequence[File], every: Collection[File] = ()) -> str:
    """The first few by name, the shortest names first. `every` is all that there is to speak of."""
    if len(files) > _LISTED and len(files) == len(every):
        return f"alle {len(files)} bestanden"
    first = sorted(file.path for file in sorted(files, key=lambda file: len(file.path))[:_LISTED])
    more = len(files) - _LISTED
    return ", ".join(first) + (f" en nog {more}" if more > 0 else "")


def _codes(answers: Iterator[Answer]) -> str:
    return "code " + ", ".join(str(status) for status in sorted({answer.status for answer in answers}))


# --- the command -------------------------------------------------------------------------------------------------------------


def main(arguments: Sequence[str] | None = None) -> int:
    """Returns 0 when all is well, 1 when something is wrong or the server cannot be reached."""
    parser = argparse.ArgumentParser(
        prog="check",
        description="Controleer of een server de routekaart goed levert.",
        add_help=False,
        usage="check ADRES [--manifest BESTAND] [--ca BESTAND] [--header 'NAAM: WAARDE']",
    )
    parser.add_argument("adres", help="waar de site staat, zoals https://intranet.example/routekaart/")
    parser.add_argument(
        "--manifest", type=Path, metavar="BESTAND", help="vergelijk met dit manifest in plaats van dat op de server"
    )
    parser.add_argument("--ca", type=Path, metavar="BESTAND", help="vertrouw ook de certificaten in dit bestand")
    parser.add_argument(
        "--header", action="append", default=[], metavar="'NAAM: WAARDE'", help="stuur dit mee, om aangemeld te zijn"
    )
    parser.add_argument("-h", "--help", action="help", help="toon deze uitleg")
    given = parser.parse_args(arguments)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal may not have all letters
    try:
        with Server(folder_of(given.adres), _headers(given.header), given.ca) as server:
            manifest = _manifest(server, given.manifest)
            faults = check(server, manifest)
    except Unreachable as problem:
        print(f"FOUT  {_printable(str(problem))}")
        return 1
    for fault in faults:
        print(f"FOUT  {_printable(fault.message)}")
    count = len(manifest.files)
    print(f"{server.address}: {count} bestanden bekeken, {len(faults) or 'geen'} {'fout' if len(faults) == 1 else 'fouten'}.")
    return 1 if faults else 0


_NO_FOLDERS: Final = re.compile(
    r"(?:/(?:rol|onderdeel|nu|zakgids|licenties)(?!/index\.))?/[^/]*\.(?:html?|json|pdf)$", re.IGNORECASE
)
"""What stands behind the folder of the site in the address of one of its pages or files."""


def folder_of(written: str) -> str:
    """The folder of the site, from an address as it is copied from a browser. A name and password in it are left out."""
    address = written.strip().partition("#")[0].partition("?")[0]
    scheme, mark, rest = address.partition("://")
    host, slash, path = rest.partition("/")
    if not mark:
        return address
    folder = _NO_FOLDERS.sub("", slash + path).rstrip("/")
    return f"{scheme.lower()}://{host.rpartition('@')[2].lower()}{folder}/"


def _headers(given: Sequence[str]) -> dict[str, str]:
    named = [(name.strip(), value.strip()) for name, _, value in (each.partition(":") for each in given)]
    if not all(re.fullmatch(r"[\w-]+", name) and value and value.isascii() and value.isprintable() for name, value in named):
        raise Unreachable("Schrijf --header zo: --header 'Cookie: naam=waarde'.")
    return dict(named)


def _printable(text: str) -> str:
    """Without what a server could make a terminal do."""
    return "".join(each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in text)


def _manifest(server: Server, local: Path | None) -> Manifest:
    """What to compare with. Raises `Unreachable` when there is nothing of the kind."""
    if local:
        try:
            return read_manifest(local.read_bytes())
        except (OSError, ValueError) as error:
            raise Unreachable(f"{local} is geen manifest van de routekaart: {error}.") from None
    answer = server.get("manifest.json")
    if answer.header("Location"):
        leads_to = _folder(server, answer)
        asks = not leads_to.endswith("/") or bool(_LOGIN.search(leads_to))
        then = f"Lijkt dat op aanmelden? {_LOG_IN}" if asks else "Controleer dat adres."
        raise Unreachable(f"{server.address} verwijst door naar {leads_to}. {then}")
    if answer.status != http.client.OK:
        raise Unreachable(f"{server.address}manifest.json komt niet (code {answer.status}). {_cause(answer.status)}")
    if same_type(answer.header("Content-Type"), "text/html"):
        raise Unreachable(f"{server.address}manifest.json is een webpagina. Lijkt die op aanmelden? {_LOG_IN}")
    try:
        return read_manifest(answer.body)
    except ValueError as error:
        raise Unreachable(f"{server.address}manifest.json is geen manifest van de routekaart: {error}.") from None


_LOGIN: Final = re.compile(r"log-?in|aanmeld|inlog|auth|saml|adfs|sso|/wa/", re.IGNORECASE)
_LOG_IN: Final = "Draai de controle op de server zelf, of geef mee wat je browser stuurt: --header 'Cookie: …'."


def _cause(status: int) -> str:
    """Why a server gives no file, and what to do, by the code that it gives instead."""
    if status in (http.client.UNAUTHORIZED, http.client.PROXY_AUTHENTICATION_REQUIRED):
        return f"De site vraagt om aanmelden. {_LOG_IN}"
    if status == http.client.FORBIDDEN:
        return (
            "De server mag het bestand niet lezen, of geeft het jou niet. Laat hem de bestanden lezen "
            "(chmod -R a+rX; met SELinux ook restorecon -R)."
        )
    if status >= http.client.INTERNAL_SERVER_ERROR:
        return (
            "De server zelf heeft een fout: kijk in het foutenlog. Apache: geldt AllowOverride FileInfo Indexes? "
            "IIS: fout 500.19 noemt de regel."
        )
    return (
        "Staat de site wel op dit adres? Kopieer anders de hele map opnieuw, en laat de server de bestanden lezen "
        "(chmod -R a+rX)."
    )


def _folder(server: Server, answer: Answer) -> str:
    return urljoin(server.address, answer.header("Location")).removesuffix("manifest.json")


if __name__ == "__main__":
    sys.exit(main())
