# SPDX-License-Identifier: EUPL-1.2
"""The site on the servers that organisations have, with the settings that it brings along."""

import gzip
import hashlib
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from urllib.parse import urljoin

import brotli  # type: ignore[import-untyped]
import pytest
from playwright.sync_api import Browser, expect

from build_hooks.hosting.check.command import main
from build_hooks.hosting.check.expected import read_manifest
from build_hooks.hosting.check.server import Server
from build_hooks.hosting.policy import ASK_FIRST, headers
from tests.beginning import OTHER, QUESTION
from tests.conftest import name_of_the_card
from tests.hosting.running import HTTPS, ROOT, running, server_at, settings_for, wait_for_a_certificate, with_tls_internal
from tests.serving import SUB_PATH

SERVERS: Final = ("nginx", "apache", "htaccess", "caddy")
SENT: Final = {"nginx": (".gz",), "apache": (".br", ".gz"), "htaccess": (".br", ".gz"), "caddy": (".br", ".gz")}
"""The compressed copies that each can send without compressing by itself, the best first."""
CODING: Final = {".gz": "gzip", ".br": "br"}
UNPACK: Final = {"gzip": gzip.decompress, "br": brotli.decompress}

REPORT: Final = """
    addEventListener("securitypolicyviolation", (event) => console.error(`policy: ${event.effectiveDirective}`));
"""


@pytest.fixture
def connection(served: tuple[str, str]) -> Iterator[Server]:
    with server_at(served[1]) as connection:
        yield connection


@pytest.fixture(scope="module", params=[(server, at) for server in SERVERS for at in (ROOT, SUB_PATH)], ids=" at ".join)
def served(
    request: pytest.FixtureRequest,
    program: object,  # noqa: ARG001 (the server)
    site: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[str, str]]:
    """Which server, and the address of the site on it."""
    server, at = request.param
    with running(server, site, at, tmp_path_factory.mktemp(server)) as address:
        yield server, address


BELOW_A_PATH: Final = pytest.mark.parametrize("served", [(server, SUB_PATH) for server in SERVERS], ids=SERVERS, indirect=True)
"""For what a browser makes of the same answers: these are compared file by file in the other tests, at the root as well."""


def test_the_check_finds_nothing_wrong(served: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    _, address = served
    assert main([address]) == 0, capsys.readouterr().out
    assert capsys.readouterr().out.endswith("geen fouten.\n")


def test_a_browser_gets_the_twin_and_in_it_the_file_itself(served: tuple[str, str], connection: Server, site: Path) -> None:
    server, _ = served
    for file in read_manifest((site / "manifest.json").read_bytes()).files:
        answer = connection.get(file.path, Accept_Encoding="gzip, deflate, br, zstd")
        coding = answer.header("Content-Encoding")
        copies = [CODING[ending] for ending in SENT[server] if (site / f"{file.path}{ending}").is_file()]
        assert coding == copies[0] if copies else not file.compressed, file.path
        content = UNPACK[coding](answer.body) if coding else answer.body
        assert hashlib.sha256(content).hexdigest() == file.sha256, file.path
        assert answer.header("Content-Type") == file.type, file.path


TAKES: Final = {
    "gzip;q=0": (),
    "br;q=0": (),
    "br;q=0.0, gzip": ("gzip",),
    "gzip;q=0.5, br;q=0": ("gzip",),
    "x-br": (),
    "brx": (),
}
"""What a browser says that it takes → which codings it may get."""


@pytest.mark.parametrize("takes", TAKES)
def test_a_browser_gets_no_twin_that_it_does_not_take(connection: Server, takes: str) -> None:
    reply = connection.get("over.html", Accept_Encoding=takes)
    assert reply.header("Content-Encoding") in ("", *TAKES[takes])


def test_the_address_without_its_slash_keeps_what_stands_behind_it(served: tuple[str, str], connection: Server) -> None:
    _, address = served
    if connection.path == ROOT:
        return
    for behind in ("", "?web=1", "?a=b&c=%20d"):
        reply = connection.get_whole(connection.path.rstrip("/") + behind)
        assert (reply.status, urljoin(address, reply.header("Location"))) == (301, address + behind)


def test_what_is_absent_has_the_same_protection_and_is_not_remembered(connection: Server, site: Path) -> None:
    for path in ("weg.html", "assets/checker/runtime-0123456789ab/weg.wasm", "rol/", "rol/diep/er/weg.js"):
        answer = connection.get(path)
        assert answer.status in (403, 404), path
        assert {name: answer.header(name) for name in headers(site)} == headers(site), path
        assert answer.header("Cache-Control") in ("", ASK_FIRST), path
        if answer.status == 404:
            assert answer.header("Content-Type") == "text/html; charset=utf-8", path
            assert answer.body == (site / "404.html").read_bytes(), path


@BELOW_A_PATH
def test_the_checker_answers(served: tuple[str, str], browser: Browser) -> None:
    _, address = served
    with browser.new_context() as context:
        page = context.new_page()
        said: list[str] = []
        page.add_init_script(REPORT)
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(f"{address}wat-moet-ik-nu-doen.html")
        page.locator(f'#checker .rk-keuze[data-vraag="rol"][data-antwoord="{OTHER}"]').click()
        expect(page.locator(f'#checker .rk-keuze[data-vraag="{QUESTION}"]').first).to_be_visible()
        assert said == []


@BELOW_A_PATH
def test_the_page_for_what_is_absent_finds_its_way_home(served: tuple[str, str], browser: Browser) -> None:
    _, address = served
    with browser.new_context() as context:
        page = context.new_page()
        said: list[str] = []
        page.add_init_script(REPORT)
        page.on("console", lambda message: said.append(message.text))
        page.goto(f"{address}rol/weg.html")
        page.get_by_role("link", name=f"Bekijk {name_of_the_card().whole}").click()
        page.wait_for_url(f"{address}index.html")
        assert not [each for each in said if each.startswith("policy")]


# --- in a website that is there already ------------------------------------------------------------------------------------

AROUND: Final = {
    "nginx": r"location ~* \.(js|css|png|svg|woff2|ico)$ { expires 30d; }",
    "apache": "Header set Content-Security-Policy \"default-src 'self'\"\nHeader set X-Frame-Options SAMEORIGIN",
    "htaccess": "Header set Content-Security-Policy \"default-src 'self'\"\nHeader set X-Frame-Options SAMEORIGIN",
    "caddy": 'handle_errors {\n\trespond "onze eigen pagina"\n}',
}
"""What many a website says already."""


@pytest.mark.usefixtures("program")
@pytest.mark.parametrize("server", AROUND)
def test_what_a_website_has_set_already_does_not_win(
    server: str, site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with running(server, site, SUB_PATH, tmp_path, around=f"{AROUND[server]}\n") as address:
        assert main([address]) == 0, capsys.readouterr().out


@pytest.mark.usefixtures("program")
@pytest.mark.parametrize(
    ("server", "at"),
    [(server, at) for server in SERVERS for at in ("/een map/", "/r\u00e9gio/") if (server, at) != ("caddy", "/r\u00e9gio/")],
)
def test_a_folder_and_an_address_may_have_a_space_or_an_accent(
    server: str, at: str, few: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """But for an accent in the address on Caddy, which finds nothing behind one."""
    folder = tmp_path / "een r\u00e9gio"
    shutil.copytree(few, folder, copy_function=os.link)
    with running(server, folder, at, tmp_path / server) as address:
        assert main([address]) == 0, capsys.readouterr().out


@pytest.mark.usefixtures("program")
def test_the_pages_of_the_website_itself_keep_their_own_page_for_what_is_absent(site: Path, tmp_path: Path) -> None:
    around = f"root * {tmp_path}\nfile_server\n{AROUND['caddy']}\n"
    with running("caddy", site, SUB_PATH, tmp_path, around=around) as address, server_at(address) as connection:
        assert connection.get_whole("/weg.html").body == b"onze eigen pagina"


@pytest.mark.usefixtures("program")
@pytest.mark.parametrize("server", ["nginx", "apache", "caddy"])
def test_two_regions_in_one_website_each_have_their_own_page_for_what_is_absent(
    server: str, site: Path, tmp_path: Path
) -> None:
    south = tmp_path / "zuid"
    shutil.copytree(site, south, copy_function=os.link, ignore=shutil.ignore_patterns("404.html*"))
    (south / "404.html").write_text("zuid", encoding="utf-8")
    beside = settings_for(server, south, "/zuid/")
    with running(server, site, SUB_PATH, tmp_path / server, around=beside) as address, server_at(address) as connection:
        assert connection.get("weg.html").body == (site / "404.html").read_bytes()
        assert connection.get_whole("/zuid/weg.html").body == b"zuid"
        assert connection.get_whole("/zuid/index.html").body == (site / "index.html").read_bytes()


@pytest.mark.usefixtures("program")
def test_apache_reads_its_settings_in_the_folder_also_when_it_may_not_change_options(
    site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def less(settings: str) -> str:
        assert "AllowOverride All" in settings
        return settings.replace("AllowOverride All", "AllowOverride FileInfo Indexes")

    with running("htaccess", site, SUB_PATH, tmp_path, less) as address:
        assert main([address]) == 0, capsys.readouterr().out


@pytest.mark.usefixtures("program")
@pytest.mark.parametrize("server", HTTPS)
def test_over_https_it_is_all_the_same(server: str, site: Path, own_certificate: Path, tmp_path: Path) -> None:
    """With the lines that the page for administrators gives."""

    def over_https(settings: str) -> str:
        [port] = re.findall(r"127\.0\.0\.1:(\d+)[;>]", settings)
        lines = "\n".join(HTTPS[server]).replace("/etc/ssl/routekaart", str(own_certificate))
        if server == "nginx":
            return settings.replace(f"listen 127.0.0.1:{port};", lines.replace("443", f"127.0.0.1:{port}"))
        return settings.replace("</VirtualHost>", f"{lines}\n</VirtualHost>")

    with running(server, site, ROOT, tmp_path, over_https) as address:
        there = address.replace("http://127.0.0.1", "https://localhost")
        assert main([there, "--ca", f"{own_certificate}.root"]) == 0


@pytest.fixture(scope="module")
def own_certificate(program: object, site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:  # noqa: ARG001 (Caddy)
    """For localhost, as Caddy makes them: the path without `.pem` and `.key`, and without `.root` for who gave it out."""
    scratch = tmp_path_factory.mktemp("certificate")
    with running("caddy", site, SUB_PATH, scratch, with_tls_internal) as address:
        wait_for_a_certificate(address.replace("http://127.0.0.1", "https://localhost"))
    for name, ending in {"localhost.crt": "pem", "localhost.key": "key", "root.crt": "root"}.items():
        [made] = scratch.rglob(name)
        shutil.copy(made, scratch / f"own.{ending}")
    return scratch / "own"
