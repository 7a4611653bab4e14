# SPDX-License-Identifier: EUPL-1.2
"""The settings of nginx. It serves the `.gz` copies; for `.br` it needs a module that few have."""

from collections.abc import Mapping

from build_hooks.hosting.policy import ASK_FIRST, FOR_EVER, KINDS, NAMED_AFTER_CONTENT
from build_hooks.hosting.servers.common import FOLDER, HOST, PATH, indented


def nginx_host(sent: Mapping[str, str]) -> str:
    """A website of its own."""
    return f"""\
# De routekaart als eigen website in nginx.
# Pas aan: 'listen', 'server_name' en de map {FOLDER} (die staat er twee keer).

server {{
    listen 80;
    server_name {HOST};

{indented(_places("", sent), "    ")}}}
"""


def nginx_path(sent: Mapping[str, str]) -> str:
    """A place in a website that is there already."""
    return f"""\
# De routekaart in een submap van een website die er al is. Neem dit bestand op in het blok 'server' van die website.
# Pas aan: het adres {PATH} en de map {FOLDER} (die staat er twee keer).
# Een add_header van de website zelf geldt hier niet. Gebruik je Strict-Transport-Security? Zet die dan ook hier.

location = "{PATH}" {{
    absolute_redirect off;
    return 301 "{PATH}/$is_args$args";
}}

{_places(PATH, sent)}"""


def _places(at: str, sent: Mapping[str, str]) -> str:
    types = "\n".join(f'        "{kind.type}" {kind.ending[1:]};' for kind in KINDS)
    headers = "\n".join(f'    add_header {name} "{value}" always;' for name, value in sent.items())
    # The place is in the name: a website may have more than one copy. '^~': its rules for a kind of file do not win from ours.
    return f"""\
# De naam verandert als de inhoud verandert: een browser mag deze bestanden houden.
set $routekaart_cache "{ASK_FIRST}";
if ($uri ~ "{NAMED_AFTER_CONTENT}") {{
    set $routekaart_cache "{FOR_EVER}";
}}

location ^~ "{at}/" {{
    alias "{FOLDER}/";
    index index.html;
    absolute_redirect off;
    error_page 404 "@routekaart_ontbreekt{at}";
    error_page 403 =404 "@routekaart_ontbreekt{at}";
    default_type application/octet-stream;
    types {{
{types}
    }}

    # Stuur het bestand .gz dat ernaast staat, ook achter een proxy.
    gzip_static on;
    gzip_vary on;
    gzip_http_version 1.0;
    gzip_proxied any;

    add_header Cache-Control $routekaart_cache always;
{headers}
}}

location "@routekaart_ontbreekt{at}" {{
    root "{FOLDER}";
    try_files /404.html =404;
    types {{ "text/html; charset=utf-8" html; }}
    add_header Cache-Control "{ASK_FIRST}" always;
{headers}
}}
"""
