# SPDX-License-Identifier: EUPL-1.2
"""The settings of Apache, for `.htaccess` and for its own configuration. It serves both kinds of compressed copy.

What needs a module that may be missing stands in `IfModule`: the site works without it, and the check tells what is missing.
"""

from collections.abc import Mapping
from typing import Final

from build_hooks.hosting.policy import ASK_FIRST, FOR_EVER, KINDS, NAMED_AFTER_CONTENT
from build_hooks.hosting.servers.common import FOLDER, HOST, PATH, indented

_TAKES: Final = r"(^|,)\s*{0}\s*(;(?!\s*q=0(\.0*)?\s*(,|$))[^,]*)?(,|$)"
"""Says a browser that it takes this coding? Not with `q=0` (RFC 9110, 12.5.3)."""

_TWINS: Final = {"br": ".br", "gzip": ".gz"}  # content coding → ending; the first that the browser takes


def htaccess(sent: Mapping[str, str]) -> str:
    """For the folder of the site itself. Nothing in it depends on where that folder is."""
    return f"""\
# De routekaart in Apache. Dit bestand werkt als 'AllowOverride FileInfo Indexes' of 'AllowOverride All' geldt voor deze map.

{_rules(sent)}"""


def apache_host(sent: Mapping[str, str]) -> str:
    """A website of its own."""
    return f"""\
# De routekaart als eigen website in Apache.
# Pas aan: 'ServerName' en de map {FOLDER} (die staat er twee keer).

<VirtualHost *:80>
    ServerName {HOST}
    DocumentRoot "{FOLDER}"

{indented(_directory(sent), "    ")}</VirtualHost>
"""


def apache_alias(sent: Mapping[str, str]) -> str:
    """A place in a website that is there already."""
    return f"""\
# De routekaart in een submap van een website die er al is. Neem dit bestand op in het blok 'VirtualHost' van die website.
# Pas aan: het adres {PATH} en de map {FOLDER} (die staat er twee keer).

Alias "{PATH}" "{FOLDER}"

{_directory(sent)}"""


def _directory(sent: Mapping[str, str]) -> str:
    return f"""\
<Directory "{FOLDER}">
    Require all granted
    AllowOverride None
    Options +FollowSymLinks -Indexes

{indented(_rules(sent), "    ")}</Directory>
"""


def _rules(sent: Mapping[str, str]) -> str:
    types = "\n".join(
        f'<FilesMatch "\\{kind.ending}(\\.br|\\.gz)?$">\n    ForceType "{kind.type}"\n</FilesMatch>' for kind in KINDS
    )
    # Apache keeps two lists of headers. What a website has set in the other one would be sent beside ours, and hold as well.
    headers = "\n".join(
        f'    Header onsuccess unset {name}\n    Header always set {name} "{value}"' for name, value in sent.items()
    )
    return f"""\
DirectoryIndex index.html
FileETag MTime Size

{types}

<IfModule mod_headers.c>
{headers}
    # De naam verandert als de inhoud verandert: een browser mag deze bestanden houden.
    Header set Cache-Control "{ASK_FIRST}"
    Header set Cache-Control "{FOR_EVER}" "expr=%{{REQUEST_URI}} =~ m#{NAMED_AFTER_CONTENT}#"
</IfModule>

<IfModule mod_rewrite.c>
    RewriteEngine On

    # Waar staat de site? De pagina voor wat er niet is, moet dat weten.
    RewriteCond %{{REQUEST_URI}}::$1 ^/(.*?)(.*)::\\2$
    RewriteRule ^(.*)$ - [E=ROUTEKAART:%1]
    ErrorDocument 404 /%{{reqenv:ROUTEKAART}}404.html

    # Toon geen inhoud van mappen.
    RewriteRule ^.+/$ - [R=404,L]

{indented(_compressed_copies(), "    ")}</IfModule>
"""


def _compressed_copies() -> str:
    endings = "|".join(kind.ending[1:] for kind in KINDS if kind.compressible)
    rules = "\n".join(
        f"""\
    RewriteCond %{{HTTP:Accept-Encoding}} {_TAKES.format(coding)}
    RewriteCond %{{REQUEST_FILENAME}}{ending} -f
    RewriteRule ^(.+\\.({endings}))$ $1{ending} [L]"""
        for coding, ending in _TWINS.items()
    )
    codings = "\n".join(f"    AddEncoding {coding} {ending}" for coding, ending in _TWINS.items())
    return f"""\
# Stuur het ingepakte bestand dat ernaast staat.
<IfModule mod_mime.c>
    RemoveLanguage .br
{codings}
{rules}
</IfModule>
<IfModule mod_headers.c>
    <FilesMatch "\\.({endings})(\\.br|\\.gz)?$">
        Header append Vary Accept-Encoding
    </FilesMatch>
</IfModule>
"""
