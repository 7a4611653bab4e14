# SPDX-License-Identifier: EUPL-1.2
"""`sbom.cdx.json`: the software bill of materials, as CycloneDX 1.6 describes it (ECMA-424)."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from build_hooks.hosting.inventory import inventory
from build_hooks.hosting.parts import Part

SBOM: Final = "sbom.cdx.json"


def write_sbom(site: Path, parts: Sequence[Part]) -> None:
    """Add to the folder `site` what is in it. No time and no chance: equal sites have equal bills."""
    (site / SBOM).write_text(json.dumps(sbom(site, parts), ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")


def sbom(site: Path, parts: Sequence[Part]) -> dict[str, Any]:
    """The list: each part with its version, licence and files, and below it what is compiled into it."""
    hashes = {entry.path: entry.sha256 for entry in inventory(site)}
    own, *others = (part for part in parts if not part.within)
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": _component(own, "application", site, parts, hashes)},
        "components": [_component(part, "library", site, parts, hashes) for part in others],
    }


def _component(part: Part, kind: str, site: Path, parts: Sequence[Part], hashes: dict[str, str]) -> dict[str, Any]:
    inside = [_component(other, "library", site, parts, hashes) for other in parts if other.within == part.id]
    found = sorted(
        {file.relative_to(site).as_posix() for pattern in part.files for file in site.glob(pattern) if file.is_file()}
    )
    files = [{"type": "file", "name": path, "hashes": [{"alg": "SHA-256", "content": hashes[path]}]} for path in found]
    component: dict[str, Any] = {
        "type": kind,
        "bom-ref": part.id,
        "name": part.name,
        "licenses": [{"license": {"id": part.licence}}],
        "purl": part.package,
    }
    if part.version:
        component["version"] = part.version
    if part.source:
        component["externalReferences"] = [{"type": "vcs", "url": part.source}]
    if inside or files:
        component["components"] = [*inside, *files]
    return component
