# SPDX-License-Identifier: EUPL-1.2
"""Each file of settings says what the table says, and the check looks at every file for visitors."""

import json
import re
from pathlib import Path

import pytest

from build_hooks.hosting.check.expected import read_manifest
from build_hooks.hosting.policy import ASK_FIRST, FOR_EVER, KINDS, NAMED_AFTER_CONTENT, headers


def told(site: Path, path: str) -> tuple[dict[str, str], dict[str, str], str]:
    """What the settings in this file say: type by ending, value by header, and all of it."""
    text = (site / path).read_text(encoding="utf-8")
    if "nginx" in path:
        types = {
            f".{ending}": kind
            for kind, ending in re.findall(r'"([^"]+)" (\w+);', text.partition("types {")[2].partition("}")[0])
        }
        sent = dict(re.findall(r'add_header ([\w-]+) "([^"]*)" always;', text))
    elif "Caddyfile" in path:
        types = dict(re.findall(r'header @routekaart(\.\w+) Content-Type "([^"]+)"', text))
        sent = dict(re.findall(r'^\t+([A-Z][\w-]+) "([^"]*)"$', text, re.MULTILINE))
    else:
        types = dict(re.findall(r'<FilesMatch "\\(\.\w+)\(\\\.br\|\\\.gz\)\?\$">\s+ForceType "([^"]+)"', text))
        sent = dict(re.findall(r'Header always set ([\w-]+) "([^"]*)"', text))
    sent.pop("Cache-Control", None)
    return types, sent, text


@pytest.mark.parametrize(
    "path",
    [
        ".htaccess",
        *(f"server/{name}" for name in ("apache.conf", "apache-submap.conf", "nginx.conf", "nginx-submap.conf")),
        *(f"server/{name}" for name in ("Caddyfile", "Caddyfile-submap")),
    ],
)
def test_every_servers_settings_say_what_the_table_says(site: Path, path: str) -> None:
    types, sent, text = told(site, path)
    assert types == {kind.ending: kind.type for kind in KINDS}
    assert sent == headers(site)
    assert all(each in text for each in (ASK_FIRST, FOR_EVER, NAMED_AFTER_CONTENT))


def test_the_policy_of_the_server_allows_what_each_page_allows_itself_and_no_framing(site: Path) -> None:
    policy = dict(part.split(" ", 1) for part in headers(site)["Content-Security-Policy"].split("; "))
    assert policy.pop("frame-ancestors") == "'none'"
    assert policy["default-src"] == "'none'"
    assert "'unsafe-inline'" not in json.dumps(policy)
    assert "'unsafe-eval'" not in json.dumps(policy)
    for page in site.rglob("*.html"):
        [own] = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page.read_text(encoding="utf-8"))
        for name, *sources in (part.split() for part in own.replace("&#39;", "'").split(";")):
            assert set(sources) - {"'none'"} <= set(policy[name].split()), page


def test_the_check_looks_at_every_file_for_visitors(site: Path) -> None:
    listed = {file.path for file in read_manifest((site / "manifest.json").read_bytes()).files}
    there = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    left = {path for path in there - listed if not path.endswith((".br", ".gz"))}
    settings = {path for path in left if path.startswith("server/")} - {"server/check.pyz"}
    assert left - settings == {".htaccess", "web.config", "manifest.json", "server/check.pyz"}
    assert len(settings) == 6
