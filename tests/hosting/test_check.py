# SPDX-License-Identifier: EUPL-1.2
"""The check of a running installation: for each fault it names that fault, and no other."""

import json
import os
import shutil
import socket
from pathlib import Path

import pytest

from build_hooks.hosting.check.addresses import read_address
from build_hooks.hosting.check.command import main
from build_hooks.hosting.check.faults import Fault
from build_hooks.hosting.check.kinds import same_type
from build_hooks.hosting.policy import HEADERS
from tests.hosting.conftest import ROLE_PAGE, Nginx, findings, told
from tests.hosting.faulty import FILES, PROXIES, SETTINGS, Harm
from tests.hosting.running import Change, server_at
from tests.serving import served


@pytest.mark.parametrize(("change", "fault", "message"), SETTINGS.values(), ids=SETTINGS)
def test_of_each_mistake_in_the_settings_the_check_names_that_one(
    nginx: Nginx, few: Path, change: Change, fault: Fault, message: str
) -> None:
    with nginx(few, change) as address:
        [finding] = findings(address)
    assert finding.fault is fault
    assert message in str(finding)


@pytest.mark.parametrize(("harm", "fault", "message"), FILES.values(), ids=FILES)
def test_of_each_mistake_in_the_files_the_check_names_that_one(
    nginx: Nginx, few: Path, tmp_path: Path, harm: Harm, fault: Fault, message: str
) -> None:
    copied = tmp_path / "site"
    shutil.copytree(few, copied, copy_function=os.link)
    harm(copied)
    with nginx(copied) as address:
        [finding] = findings(address)
    assert finding.fault is fault
    assert message in str(finding)


@pytest.mark.parametrize(("change", "visited", "fault", "message"), PROXIES.values(), ids=PROXIES)
def test_what_a_proxy_may_do_is_right_and_of_what_it_may_not_do_the_check_names_that_alone(
    nginx: Nginx, few: Path, change: Change, visited: bool, fault: Fault | None, message: str
) -> None:
    with nginx(few, change) as address:
        if visited:
            with server_at(address) as browser:
                for file in json.loads((few / "manifest.json").read_text(encoding="utf-8"))["files"]:
                    browser.get(file["path"], Accept_Encoding="gzip")
        found = findings(address)
    assert [finding.fault for finding in found] == ([fault] if fault else [])
    assert all(message in str(finding) for finding in found)


def test_a_server_that_knows_nothing_has_its_faults_named_once_each(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with served(site) as address:
        assert main([address]) == 1
        found = findings(address)
    assert told(capsys) == [f"FOUT  {finding}" for finding in found]
    faults = [finding.fault for finding in found]
    assert faults[0] is Fault.SETTINGS_NOT_READ, "the cause comes first"
    assert len(found) == len(set(map(str, found)))
    assert faults.count(Fault.CACHE) == 1
    assert faults.count(Fault.HEADER_MISSING) == 1 + len(HEADERS)


def test_a_site_over_http_is_right_on_the_machine_itself_alone(
    nginx: Nginx, few: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect = socket.create_connection
    monkeypatch.setattr(socket, "create_connection", lambda to, *more: connect(("127.0.0.1", to[1]), *more))
    with nginx(few) as address:
        for host, faults in {
            "127.0.0.1": [],
            "127.12.0.9": [],
            "localhost": [],
            "kaart.localhost": [],
            "[::1]": [],
            "intranet.example": [Fault.NOT_KEPT],
            "10.0.0.1": [Fault.NOT_KEPT],
            "mylocalhost": [Fault.NOT_KEPT],
        }.items():
            assert [finding.fault for finding in findings(address.replace("127.0.0.1", host))] == faults, host
    assert read_address("https://intranet.example/").is_kept


def test_a_manifest_at_hand_is_compared_with_instead(
    nginx: Nginx, few: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    manifest = json.loads((few / "manifest.json").read_text(encoding="utf-8"))
    next(file for file in manifest["files"] if file["path"] == "over.html")["sha256"] = "0" * 64
    own = tmp_path / "manifest.json"
    own.write_text(json.dumps(manifest), encoding="utf-8")
    with nginx(few) as address:
        assert main([f"{address}index.html", "--manifest", str(own)]) == 1
    assert told(capsys) == [
        "FOUT  over.html heeft een andere inhoud dan de site die is gebouwd. "
        "Kopieer de map opnieuw. Blijft het zo? Dan verandert een proxy of scanner de inhoud onderweg."
    ]


def test_the_address_may_be_one_that_was_copied_from_a_browser(
    nginx: Nginx, few: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with nginx(few) as address:
        for written in (
            f" {address}?web=1",
            f"{address}#top",
            address.removesuffix("/"),
            address.replace("http", "HTTP"),
            address.replace("127.0.0.1", "LOCALHOST"),
            address.replace("//", "//wie:geheim@"),
            f"{address}{ROLE_PAGE}?web=1#altijd",
            f"{address}manifest.json",
            f"{address}over.html",
        ):
            assert main([written]) == 0, written
            said = capsys.readouterr().out
            assert said.endswith("geen fouten.\n")
            assert "geheim" not in said


@pytest.mark.parametrize(
    ("found", "expected", "same"),
    [
        ("application/javascript", "text/javascript; charset=utf-8", True),
        ("text/html", "text/html; charset=utf-8", True),
        ("TEXT/HTML;charset=UTF-8", "text/html; charset=utf-8", True),
        ("text/html; charset=iso-8859-1", "text/html; charset=utf-8", False),
        ("text/plain", "text/javascript; charset=utf-8", False),
        ("", "application/wasm", False),
    ],
)
def test_types_are_the_same_when_browsers_take_them_so(found: str, expected: str, same: bool) -> None:
    assert same_type(found, expected) is same
