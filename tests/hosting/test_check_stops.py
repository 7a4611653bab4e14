# SPDX-License-Identifier: EUPL-1.2
"""What cannot be checked is told in one sentence, with the cause."""

import re
import ssl
from http.client import BadStatusLine, InvalidURL
from pathlib import Path
from typing import Final
from urllib.parse import quote

import pytest

from build_hooks.hosting.check.addresses import folder_of, read_address
from build_hooks.hosting.check.command import main
from build_hooks.hosting.check.expected import read_manifest
from build_hooks.hosting.check.faults import Fault
from build_hooks.hosting.check.server import unanswered
from tests.hosting.conftest import Nginx, findings, told
from tests.hosting.faulty import put
from tests.hosting.running import running, wait_for_a_certificate, with_tls_internal
from tests.serving import SUB_PATH, reserved_port

INSTEAD: Final[dict[str, tuple[str, Fault, str]]] = {
    "login, by the server": ("return 401;", Fault.LOGIN, "(code 401). De site vraagt om aanmelden."),
    "login, by a proxy": ("return 407;", Fault.LOGIN, "(code 407). De site vraagt om aanmelden."),
    "not allowed": ("return 403;", Fault.FORBIDDEN, "(code 403). De server mag het bestand niet lezen"),
    "http where https is spoken": ("return 400;", Fault.NEEDS_TLS, "Begin met https://."),
    "not there": ("return 404;", Fault.SITE_NOT_THERE, "(code 404). Staat de site wel op dit adres?"),
    "broken": ("return 500;", Fault.SERVER_FAILS, "(code 500). De server zelf heeft een fout: kijk in het foutenlog."),
    "sent to log in": (
        "return 302 /login?naar=/;",
        Fault.LEADS_TO_LOGIN,
        "Lijkt dat op aanmelden? Draai de controle op de server zelf",
    ),
    "sent to another name": (
        f"return 301 https://intranet.example{SUB_PATH}manifest.json;",
        Fault.LEADS_ELSEWHERE,
        f"verwijst door naar https://intranet.example{SUB_PATH}. Controleer dat adres.",
    ),
    "a page to log in": (
        "default_type text/html; return 200 inloggen;",
        Fault.PAGE_FOR_MANIFEST,
        "is een webpagina. Lijkt die op aanmelden?",
    ),
    "an empty list": (
        r'default_type application/json; return 200 "{\"format\": 2, \"files\": [], \"headers\": {}, \"card\": null}";',
        Fault.NO_MANIFEST,
        "geen enkel bestand in",
    ),
    "characters for a terminal": ('return 302 "/\x1b[2J/";', Fault.LEADS_ELSEWHERE, "[2J/. Controleer dat adres."),
}
"""What a server does instead of giving the list of files → what it is, and what is told."""


@pytest.mark.parametrize(("does", "fault", "message"), INSTEAD.values(), ids=INSTEAD)
def test_a_server_that_gives_nothing_is_told_why_in_one_line(
    nginx: Nginx, few: Path, capsys: pytest.CaptureFixture[str], does: str, fault: Fault, message: str
) -> None:
    with nginx(few, put("server {", f"server {{ location = {SUB_PATH}manifest.json {{ {does} }}")) as address:
        [finding] = findings(address)
        assert main([address]) == 1
    assert finding.fault is fault
    [line] = told(capsys)
    assert message in line
    assert line.isprintable(), "what a server says does nothing to the terminal"


def test_who_is_logged_in_can_check(nginx: Nginx, few: Path) -> None:
    with nginx(few, put("server {", 'server { if ($http_cookie != "naam=waarde") { return 401; }')) as address:
        assert main([address]) == 1
        assert main([address, "--header", "Cookie: naam=waarde"]) == 0


# --- no server ---------------------------------------------------------------------------------------------------------------

NO_SERVER: Final = {
    "http://127.0.0.1:{unused}/": Fault.NOBODY_LISTENS,
    "http://bestaat-niet.invalid/": Fault.NAME_UNKNOWN,
    "https://127.0.0.1:{used}/": Fault.NO_TLS,
    "intranet/routekaart": Fault.NO_ADDRESS,
    "ftp://intranet.example/": Fault.NO_ADDRESS,
    "http://127.0.0.1:poort/": Fault.NO_PORT,
    "http://127.0.0.1:99999/": Fault.NO_PORT,
    "http://127.0.0.1:0/": Fault.NO_PORT,
    "http://[::1/": Fault.NO_NAME,
    "http://intranet.example /routekaart/": Fault.NO_NAME,
    "http://intra net.example/": Fault.NO_NAME,
    "http://intranet\x01.example/": Fault.NO_NAME,
    "http://intranet\u00a0.example/": Fault.NO_NAME,
    "http://intranet..example/": Fault.NO_NAME,
    "http:///routekaart/": Fault.NO_ADDRESS,
}


@pytest.mark.parametrize(("written", "fault"), NO_SERVER.items(), ids=NO_SERVER)
def test_an_address_where_no_site_can_be_is_told_why(nginx: Nginx, few: Path, written: str, fault: Fault) -> None:
    with nginx(few) as address, reserved_port() as unused:
        port = read_address(address).port
        [finding] = findings(written.format(used=port, unused=unused))
    assert finding.fault is fault


def certificate(number: int) -> ssl.SSLCertVerificationError:
    error = ssl.SSLCertVerificationError()
    error.verify_code, error.verify_message = number, "no good"
    return error


def tls(reason: str | None) -> ssl.SSLError:
    error = ssl.SSLError()
    if reason:
        error.reason = reason
    return error


CONNECTIONS: Final[list[tuple[Exception, Fault]]] = [
    (TimeoutError(), Fault.SILENT),
    (BadStatusLine(""), Fault.NO_ANSWER),
    (tls("WRONG_VERSION_NUMBER"), Fault.NO_TLS),
    (tls("TLSV1_ALERT_INTERNAL_ERROR"), Fault.TLS_REFUSED),
    (tls("TLSV1_UNRECOGNIZED_NAME"), Fault.TLS_REFUSED),
    (InvalidURL(), Fault.NO_NAME),
    (certificate(1), Fault.CERTIFICATE_WRONG),
    (certificate(9), Fault.CERTIFICATE_TOO_EARLY),
    (certificate(10), Fault.CERTIFICATE_EXPIRED),
    (certificate(18), Fault.CERTIFICATE_SELF_MADE),
    (certificate(19), Fault.CERTIFICATE_ISSUER_UNKNOWN),
    (certificate(20), Fault.CERTIFICATE_ISSUER_UNKNOWN),
    (certificate(21), Fault.CERTIFICATE_ALONE),
    (certificate(62), Fault.CERTIFICATE_OF_ANOTHER),
    (certificate(64), Fault.CERTIFICATE_OF_ANOTHER),
]


@pytest.mark.parametrize(
    ("error", "fault"), CONNECTIONS, ids=[f"{fault.name} {getattr(error, 'reason', '')}" for error, fault in CONNECTIONS]
)
def test_what_goes_wrong_on_the_way_is_told_apart(error: Exception, fault: Fault) -> None:
    finding = unanswered("https://intranet.example/", error)
    assert finding.fault is fault
    assert "https://intranet.example/" in str(finding)


@pytest.mark.usefixtures("program")
def test_a_server_with_a_certificate_of_its_own_is_checked_by_who_trusts_it(
    few: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As `tls internal` of Caddy, for a network without internet."""
    with running("caddy", few, SUB_PATH, tmp_path, with_tls_internal) as plain:
        address = plain.replace("http://127.0.0.1", "https://localhost")
        by_number = plain.replace("http", "https")
        for each in (address, by_number):
            wait_for_a_certificate(each)
        [root] = tmp_path.rglob("root.crt")
        assert [finding.fault for finding in findings(address)] == [Fault.CERTIFICATE_ISSUER_UNKNOWN]
        assert main([address, "--ca", str(root)]) == 0, capsys.readouterr().out
        assert main([by_number, "--ca", str(root)]) == 1
    assert told(capsys) == [f"FOUT  {Fault.CERTIFICATE_OF_ANOTHER.found(address=by_number)}"]


# --- what is asked for is wrong ----------------------------------------------------------------------------------------------

OPTIONS: Final = {
    "no such file": (["--manifest", "{folder}/geen.json"], Fault.NO_MANIFEST, "het is niet te lezen"),
    "another file": (["--manifest", "{folder}/ander.json"], Fault.NO_MANIFEST, "het is beschadigd of iets anders"),
    "of an older site": (
        ["--manifest", "{folder}/ouder.json"],
        Fault.OTHER_FORMAT,
        "oudere of nieuwere site dan deze controle",
    ),
    "no certificates": (["--ca", "{folder}/ander.json"], Fault.NO_CERTIFICATES, "ander.json is geen bestand met certificaten"),
    "no such certificates": (["--ca", "{folder}/geen.pem"], Fault.NO_CERTIFICATES, "geen.pem is geen bestand met certificaten"),
    "no value": (["--ca"], Fault.NO_QUESTION, "Geef één adres op"),
    "an option that there is not": (["--cert", "x"], Fault.UNKNOWN_OPTION, "kent ‘--cert’ niet"),
    "two addresses": (["https://intranet.example/"], Fault.UNKNOWN_OPTION, "kent ‘https://intranet.example/’ niet"),
    "a header without a value": (["--header", "Cookie"], Fault.NO_HEADER, "Schrijf --header zo"),
    "a header of two lines": (["--header", "Cookie: a\nb: c"], Fault.NO_HEADER, "Schrijf --header zo"),
    "a header without a name": (["--header", ": x"], Fault.NO_HEADER, "Schrijf --header zo"),
}


@pytest.mark.parametrize(("options", "fault", "message"), OPTIONS.values(), ids=OPTIONS)
def test_an_option_that_is_wrong_is_told_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: list[str], fault: Fault, message: str
) -> None:
    (tmp_path / "ander.json").write_text("[]", encoding="utf-8")
    (tmp_path / "ouder.json").write_text('{"card": "x", "headers": {}, "files": []}', encoding="utf-8")
    assert main(["https://127.0.0.1:1/", *(each.format(folder=tmp_path) for each in options)]) == 1
    [line] = told(capsys)
    assert message in line
    assert line.endswith(fault.value.rpartition("}")[2])


def test_who_asks_for_nothing_is_told_what_to_give(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 1
    assert told(capsys) == [f"FOUT  {Fault.NO_QUESTION.found()}"]


def test_who_asks_for_help_reads_dutch(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    said = capsys.readouterr().out
    assert "Controleer of een server de site goed levert: check ADRES" in " ".join(said.split())
    assert not re.search(r"usage|options|arguments|show this", said)


@pytest.mark.parametrize(
    ("written", "folder"),
    [
        ("https://host/rol/index.html", "https://host/rol/"),
        ("https://host/rol/rol/om.html", "https://host/rol/"),
        ("https://host/een map/ré/over.html", "https://host/een map/ré/"),
        ("https://host/archief/2026.1.html", "https://host/"),
        ("https://host/licenties/python.txt", "https://host/"),
        ("https://host", "https://host/"),
        ("geen adres", "geen adres"),
    ],
)
def test_the_folder_of_a_page_is_that_of_the_site(written: str, folder: str) -> None:
    assert folder_of(written) == folder


@pytest.mark.parametrize("at", ["/een map/", "/r\u00e9gio/"])
def test_a_folder_with_a_space_or_an_accent_is_asked_for_as_a_browser_does(at: str) -> None:
    assert str(read_address(f"https://host{at}")) == f"https://host{quote(at)}"


FILE: Final = (
    b'{"format": 2, "card": "x", "headers": {}, '
    b'"files": [{"path": "%s", "sha256": "b", "type": "c", "cache": "d", "compressed": 0}]}'
)
HOSTILE: Final = (
    b"",
    b"\xff",
    b"[]",
    b"null",
    b"[" * 100_000,
    b'{"format": 2, "card": null, "headers": {}, "files": []}',
    b'{"format": 2, "card": null, "headers": {}, "files": [{"path": 1, "type": "a"}]}',
    b'{"format": 2, "card": 7, "headers": {}, "files": []}',
    b'{"format": 2, "card": "x", "headers": {"X": "a\\nb"}, "files": []}',
    b'{"format": 2, "card": "x", "headers": [], "files": "abc"}',
    FILE % b"\\u001b[2J",
    FILE % b"\\ud800",
)


@pytest.mark.parametrize("content", HOSTILE, ids=range(len(HOSTILE)))
def test_a_list_of_files_that_is_damaged_or_hostile_is_one_sentence(content: bytes) -> None:
    with pytest.raises(ValueError, match=r"ontbreekt|beschadigd|geen enkel bestand") as raised:
        read_manifest(content)
    assert str(raised.value).isprintable()
