# SPDX-License-Identifier: EUPL-1.2
"""The settings of each server. IIS and Apache read them in the site itself; the others have theirs in its folder `server`."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from build_hooks.hosting.check_file import NAME, check_file
from build_hooks.hosting.policy import headers
from build_hooks.hosting.servers.apache import apache_alias, apache_host, htaccess
from build_hooks.hosting.servers.caddy import caddy_host, caddy_path
from build_hooks.hosting.servers.iis import web_config
from build_hooks.hosting.servers.nginx import nginx_host, nginx_path
from build_hooks.naming import Name

FOLDER: Final = "server"
"""Not for visitors, and nothing secret either: it comes along wherever the site is copied."""


def write_settings(site: Path, name: Name) -> None:
    """Add to the folder `site` what each server of the card with this name has to be told, and the check of that."""
    for path, text in settings(site, headers(site)).items():
        file = site / path
        file.parent.mkdir(exist_ok=True)
        file.write_text(name.for_settings().said_in(text), encoding="utf-8", newline="\n")
    (site / FOLDER / NAME).write_bytes(check_file())


def settings(site: Path, sent: Mapping[str, str]) -> dict[str, str]:
    """Path in the site → text, for servers that send the headers `sent` with every answer."""
    return {
        "web.config": web_config(site, sent),
        ".htaccess": htaccess(sent),
        f"{FOLDER}/apache.conf": apache_host(sent),
        f"{FOLDER}/apache-submap.conf": apache_alias(sent),
        f"{FOLDER}/nginx.conf": nginx_host(sent),
        f"{FOLDER}/nginx-submap.conf": nginx_path(sent),
        f"{FOLDER}/Caddyfile": caddy_host(sent),
        f"{FOLDER}/Caddyfile-submap": caddy_path(sent),
    }
