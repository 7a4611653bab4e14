# SPDX-License-Identifier: EUPL-1.2
"""The page *Licenties*, and the texts that it links to."""

from collections.abc import Mapping, Sequence

from build_hooks.hosting.parts import Part
from checker.hypertext import Html

_HEAD = """\
---
title: Licenties
description: Uit welke onderdelen deze site bestaat, en onder welke licentie elk onderdeel valt.
search:
  exclude: true
---

# Licenties

Deze site bestaat uit onderdelen van ons en van anderen. Elk onderdeel heeft een licentie. Daarin staat wat je ermee mag.

"""

_TAIL = """

Zet je de site ergens anders neer? Laat de licenties er dan bij staan.

Dezelfde lijst staat in een bestand dat programma's kunnen lezen: `sbom.cdx.json`, volgens de norm `CycloneDX`.
In `manifest.json` staat van elk bestand de grootte en de controlecode (`SHA-256`).
"""


def licence_files(parts: Sequence[Part]) -> Mapping[str, str]:
    """Path below the documentation folder → content: the page in Markdown, and each licence as plain text."""
    page = _HEAD + "\n".join(_item(part, parts) for part in parts) + _TAIL
    return {"licenties.md": page, **{f"licenties/{part.id}.txt": part.text for part in parts}}


def _item(part: Part, parts: Sequence[Part]) -> str:
    name = _foreign(part.name)
    if part.within:
        name += Html(", in {}", _foreign(next(other.name for other in parts if other.id == part.within)))
    version = f"versie {part.version}" if part.version else "versie onbekend"
    return f"- **{name}**, {version}: [`{part.licence}` van {_foreign(part.name)}](licenties/{part.id}.txt)"


def _foreign(name: str) -> Html:
    """A name, which is no Dutch."""
    return Html('<span lang="en">{}</span>', name)
