# SPDX-License-Identifier: EUPL-1.2
"""The settings of IIS: one `web.config` in the site itself.

Everything is taken away before it is added, because IIS stops with an error when a server has it already. What an administrator
keeps for himself by default (`httpCompression`, `handlers`) is not in it, because that is an error too. IIS does not serve the
compressed copies; it compresses by itself, and remembers.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final
from xml.sax.saxutils import quoteattr

from build_hooks.hosting.policy import FOR_EVER, KINDS, cache
from build_hooks.hosting.servers.common import indented

_YEAR: Final = "365.00:00:00"  # days.hours:minutes:seconds


def web_config(site: Path, sent: Mapping[str, str]) -> str:
    """For the folder `site` itself; in a sub-path it works when that is an application of its own."""
    locations = "".join(_kept_for_ever(place) for place in sorted(set(_named_after_content(site))))
    return f"""\
<?xml version="1.0" encoding="utf-8"?>
<!-- De routekaart in IIS. Dit bestand hoort in de map van de site; je hoeft er niets in aan te passen. -->
<configuration>
  <system.webServer>
    <defaultDocument enabled="true">
      <files>
        <clear />
        <add value="index.html" />
      </files>
    </defaultDocument>
    <directoryBrowse enabled="false" />
    <httpErrors errorMode="Custom">
      <remove statusCode="404" />
      <error statusCode="404" path="404.html" responseMode="File" />
    </httpErrors>
    <httpProtocol>
      <customHeaders>
        <remove name="X-Powered-By" />
{indented(_headers(sent), "        ")}
      </customHeaders>
    </httpProtocol>
    <staticContent>
      <clientCache cacheControlMode="DisableCache" />
{indented(_types(), "      ")}
    </staticContent>
    <urlCompression doStaticCompression="true" />
  </system.webServer>
{locations}</configuration>
"""


def _types() -> str:
    return "\n".join(
        f"<remove fileExtension={quoteattr(kind.ending)} />\n"
        f"<mimeMap fileExtension={quoteattr(kind.ending)} mimeType={quoteattr(kind.type)} />"
        for kind in KINDS
    )


def _headers(sent: Mapping[str, str]) -> str:
    return "\n".join(
        f"<remove name={quoteattr(name)} />\n<add name={quoteattr(name)} value={quoteattr(value)} />"
        for name, value in sent.items()
    )


def _kept_for_ever(place: str) -> str:
    custom = re.sub(r"max-age=\d+, ", "", FOR_EVER)
    return f"""\
  <location path={quoteattr(place)}>
    <system.webServer>
      <staticContent>
        <clientCache cacheControlMode="UseMaxAge" cacheControlMaxAge="{_YEAR}" cacheControlCustom="{custom}" />
      </staticContent>
    </system.webServer>
  </location>
"""


def _named_after_content(site: Path) -> Iterator[str]:
    """The files, and for the checker their folder, that a browser may keep."""
    for file in site.rglob("*"):
        path = file.relative_to(site).as_posix()
        if file.is_file() and cache(path) == FOR_EVER:
            yield str(Path(path).parent.as_posix()) if "/runtime-" in path else path
