# SPDX-License-Identifier: EUPL-1.2
"""`web.config`, held to the rules of IIS. They are from its own schema, `IIS_schema.xml`, and its configuration reference:

- an element or attribute that the schema does not know stops the site with error 500.19;
- so does adding to a collection what is there already, from this file or from the server: hence a `remove` before each;
- so does a section that the server keeps for itself (`overrideModeDefault="Deny"` in `applicationHost.config`);
- `path` of `httpErrors` may not be absolute below the server (`allowAbsolutePathsWhenDelegated`).
"""

import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Final

import pytest

from build_hooks.hosting.policy import FOR_EVER, KINDS, cache, headers

ELEMENTS: Final[dict[str, tuple[set[str], set[str]]]] = {
    "configuration": (set(), {"system.webServer", "location"}),
    "location": ({"path", "overrideMode", "allowOverride", "inheritInChildApplications"}, {"system.webServer"}),
    "system.webServer": (
        set(),
        {"defaultDocument", "directoryBrowse", "httpErrors", "httpProtocol", "staticContent", "urlCompression"},
    ),
    "defaultDocument": ({"enabled"}, {"files"}),
    "files": (set(), {"clear", "add", "remove"}),
    "directoryBrowse": ({"enabled", "showFlags"}, set()),
    "httpErrors": ({"errorMode", "existingResponse", "defaultResponseMode"}, {"remove", "error", "clear"}),
    "error": ({"statusCode", "subStatusCode", "prefixLanguageFilePath", "path", "responseMode"}, set()),
    "httpProtocol": ({"allowKeepAlive"}, {"customHeaders", "redirectHeaders"}),
    "customHeaders": (set(), {"add", "remove", "clear"}),
    "staticContent": (
        {"defaultDocFooter", "enableDocFooter", "isDocFooterFileName"},
        {"mimeMap", "remove", "clear", "clientCache"},
    ),
    "mimeMap": ({"fileExtension", "mimeType"}, set()),
    "clientCache": (
        {"cacheControlMode", "cacheControlMaxAge", "httpExpires", "cacheControlCustom", "setEtag"},
        set(),
    ),
    "urlCompression": ({"doStaticCompression", "doDynamicCompression", "dynamicCompressionBeforeCache"}, set()),
}
"""Element → what it may have: attributes, and elements in it. Of the sections only those that a site may set itself."""

IN_COLLECTIONS: Final[dict[str, set[str]]] = {
    "files": {"value"},
    "customHeaders": {"name", "value"},
    "staticContent": {"fileExtension"},
    "httpErrors": {"statusCode", "subStatusCode"},
}
"""Where `add` and `remove` stand → their attributes."""

ENUMERATIONS: Final = {
    ("clientCache", "cacheControlMode"): {"NoControl", "DisableCache", "UseMaxAge", "UseExpires"},
    ("httpErrors", "errorMode"): {"DetailedLocalOnly", "Custom", "Detailed"},
    ("error", "responseMode"): {"File", "ExecuteURL", "Redirect"},
    **{(name, "enabled"): {"true", "false"} for name in ("defaultDocument", "directoryBrowse")},
    ("urlCompression", "doStaticCompression"): {"true", "false"},
}


@pytest.fixture(scope="module")
def config(site: Path) -> ET.Element:
    return ET.fromstring((site / "web.config").read_text(encoding="utf-8"))  # noqa: S314 (our own)


def problems(element: ET.Element) -> list[str]:
    """What IIS would refuse, anywhere in the element."""
    attributes, inside = ELEMENTS[element.tag]
    found = [f"{element.tag}: {name}" for name in set(element.keys()) - attributes]
    for (tag, name), allowed in ENUMERATIONS.items():
        if element.tag == tag and element.get(name, next(iter(allowed))) not in allowed:
            found.append(f"{tag}: {name}={element.get(name)}")
    taken: set[str] = set()
    added: set[str] = set()
    for child in element:
        if child.tag not in inside:
            found.append(f"{element.tag}: <{child.tag}>")
            continue
        if child.tag in {"add", "remove", "clear"}:
            found += [f"{element.tag}/{child.tag}: {name}" for name in set(child.keys()) - IN_COLLECTIONS[element.tag]]
        else:
            found += problems(child)
        key = next(
            (child.attrib[name] for name in ("fileExtension", "name", "statusCode", "value") if name in child.attrib), ""
        )
        if child.tag == "remove":
            taken.add(key)
        elif child.tag in {"add", "mimeMap", "error"}:
            if key in added:
                found.append(f"{element.tag}: {key} twice")
            if key not in taken and element.find("clear") is None:
                found.append(f"{element.tag}: {key} not removed first")
            added.add(key)
    return found


def test_iis_takes_every_element_and_attribute(config: ET.Element) -> None:
    assert problems(config) == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('<remove fileExtension=".wasm" />', "", "staticContent: .wasm not removed first"),
        ('fileExtension=".mjs" mimeType', 'fileExtension=".js" mimeType', "staticContent: .js twice"),
        ("<urlCompression", "<httpCompression", "system.webServer: <httpCompression>"),
        ("DisableCache", "NoCache", "clientCache: cacheControlMode=NoCache"),
        ("mimeType=", "type=", "mimeMap: type"),
    ],
)
def test_a_mistake_in_it_would_be_noticed(site: Path, old: str, new: str, problem: str) -> None:
    text = (site / "web.config").read_text(encoding="utf-8")
    assert old in text
    changed = text.replace(old, new)
    assert problem in problems(ET.fromstring(changed))  # noqa: S314 (our own)


def test_it_says_what_the_table_says(config: ET.Element, site: Path) -> None:
    types = {each.get("fileExtension"): each.get("mimeType") for each in config.iter("mimeMap")}
    assert types == {kind.ending: kind.type for kind in KINDS}
    sent = {each.get("name"): each.get("value") for each in config.iterfind(".//customHeaders/add")}
    assert sent == headers(site)


def test_what_is_named_after_its_content_is_kept_for_a_year_and_nothing_else(config: ET.Element, site: Path) -> None:
    kept = {location.get("path", ""): next(location.iter("clientCache")).attrib for location in config.iter("location")}
    for settings in kept.values():
        days = int(settings["cacheControlMaxAge"].removesuffix(".00:00:00"))
        # IIS writes its own part behind ours
        said = f"{settings['cacheControlCustom']},max-age={days * 24 * 60 * 60}"
        assert {part.strip() for part in said.split(",")} == {part.strip() for part in FOR_EVER.split(",")}
    for file in site.rglob("*"):
        path = file.relative_to(site).as_posix()
        if file.is_file():
            inside = any(path == place or path.startswith(f"{place}/") for place in kept)
            assert inside == (cache(re.sub(r"\.(br|gz)$", "", path)) == FOR_EVER) or path.endswith((".br", ".gz")), path
