# SPDX-License-Identifier: EUPL-1.2
"""All that is added to a site when its pages are there."""

from pathlib import Path

from build_hooks.hosting.addresses import add_versions
from build_hooks.hosting.manifest import write_manifest
from build_hooks.hosting.offline import add_service_worker
from build_hooks.hosting.parts import parts
from build_hooks.hosting.policy import demand_known_kinds
from build_hooks.hosting.precompressing import write_compressed_copies
from build_hooks.hosting.sbom import write_sbom
from build_hooks.hosting.servers import write_settings
from build_hooks.hosting.single_file import add_single_file
from build_hooks.hosting.unused import remove_unused
from build_hooks.naming import Name


def finish(site: Path, name: Name) -> None:
    """Add to the folder `site` of the card with this name, in this order, what is made from the files in it.

    Raises `HostingError` when no server could serve it.
    """
    remove_unused(site)
    demand_known_kinds(site)
    add_single_file(site, name.single_file)
    add_versions(site)
    add_service_worker(site, name.single_file)
    write_settings(site, name)
    write_sbom(site, parts())
    write_compressed_copies(site, name.single_file)
    write_manifest(site)
