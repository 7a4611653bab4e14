# SPDX-License-Identifier: EUPL-1.2
"""The settings of Caddy. It serves both kinds of compressed copy."""

from collections.abc import Mapping

from build_hooks.hosting.policy import ASK_FIRST, FOR_EVER, KINDS, NAMED_AFTER_CONTENT
from build_hooks.hosting.servers.common import FOLDER, HOST, PATH, indented


def caddy_host(sent: Mapping[str, str]) -> str:
    """A website of its own."""
    return f"""\
# De routekaart als eigen website in Caddy.
# Pas aan: het adres {HOST} en de map {FOLDER}.

{HOST} {{
{indented(_places("", sent), "	")}}}
"""


def caddy_path(sent: Mapping[str, str]) -> str:
    """A place in a website that is there already."""
    return f"""\
# De routekaart in een submap van een website die er al is. Neem dit bestand met 'import' op in het blok van die website.
# Pas aan: het adres {PATH} en de map {FOLDER}.

handle "{PATH}" {{
	@routekaart_vraag expression `{{query}} != ""`
	redir @routekaart_vraag "{PATH}/?{{query}}" permanent
	redir * "{PATH}/" permanent
}}

{_places(PATH, sent)}"""


def _places(at: str, sent: Mapping[str, str]) -> str:
    types = "\n".join(
        f'	@routekaart{kind.ending} path *{kind.ending}\n	header @routekaart{kind.ending} Content-Type "{kind.type}"'
        for kind in KINDS
    )
    headers = "\n".join(f'{name} "{value}"' for name, value in sent.items())
    # Not with 'handle_errors': a website has one of these, and it may have its own, or more than one copy.
    return f"""\
handle_path "{at}/*" {{
	root * "{FOLDER}"
{types}

	# De naam verandert als de inhoud verandert: een browser mag deze bestanden houden.
	@routekaart_vast path_regexp {NAMED_AFTER_CONTENT}
	@routekaart_los not path_regexp {NAMED_AFTER_CONTENT}
	header @routekaart_vast Cache-Control "{FOR_EVER}"
	header @routekaart_los Cache-Control "{ASK_FIRST}"
	header {{
{indented(headers, "		")}
	}}

	@routekaart_ontbreekt expression `{{path}} != "/" && ({{path}}.endsWith("/") || !file({{'try_files': [{{path}}]}}))`
	handle @routekaart_ontbreekt {{
		rewrite * /404.html
		header Content-Type "text/html; charset=utf-8"
		header Cache-Control "{ASK_FIRST}"
		file_server {{
			status 404
		}}
	}}
	handle {{
		file_server {{
			precompressed br gzip
		}}
	}}
}}
"""
