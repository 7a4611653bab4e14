# SPDX-License-Identifier: EUPL-1.2
"""The web servers of Debian, started with the settings that the site brings along.

Only what an administrator replaces is replaced: the folder, the host with its port, and the place in a website that is there
already. Around it stands no more than the server needs to run as a user, on a free port, beside the others.
"""

import os
import re
import socket
import ssl
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final
from urllib.parse import quote, urlsplit

from build_hooks.hosting.check.addresses import read_address
from build_hooks.hosting.check.server import Server
from build_hooks.hosting.servers import common
from tests.conftest import ONLY_A_HANG, executable, name_of_the_card, until_a_hang
from tests.serving import reserved_port

ROOT: Final = "/"
APACHE_MODULES: Final = Path("/usr/lib/apache2/modules")
LOADED: Final = ("mpm_event", "authz_core", "alias", "dir", "mime", "headers", "rewrite", "deflate", "filter", "ssl")
"""The modules that Apache has while it is tested."""
TYPES: Final = Path("/etc/mime.types")

HTTPS: Final = {
    "nginx": (
        "listen 443 ssl;",
        "ssl_certificate /etc/ssl/routekaart.pem;",
        "ssl_certificate_key /etc/ssl/routekaart.key;",
    ),
    "apache": (
        "SSLEngine on",
        "SSLCertificateFile /etc/ssl/routekaart.pem",
        "SSLCertificateKeyFile /etc/ssl/routekaart.key",
    ),
}
"""What the page for administrators has them add for https: see test_servers.py."""

type Change = Callable[[str], str]
"""What a test does to the settings before the server starts."""


def as_it_is(settings: str) -> str:
    return settings


@contextmanager
def running(server: str, site: Path, at: str, scratch: Path, change: Change = as_it_is, around: str = "") -> Iterator[str]:
    """The address of the site on this server, as long as this lasts. `at` is where it is on the server, such as `ROOT`.

    `around` are settings that the website has already; only with a place below it.
    """
    scratch.mkdir(parents=True, exist_ok=True)
    log = scratch / "log"
    # nginx and Caddy keep what they do not need in the home folder
    environment = {**os.environ, "HOME": str(scratch), "XDG_DATA_HOME": str(scratch), "XDG_CONFIG_HOME": str(scratch)}
    with reserved_port() as port, log.open("wb") as output:
        command, settings = {"apache": _apache, "htaccess": _htaccess, "nginx": _nginx, "caddy": _caddy}[server](
            site, at, port, around
        )
        file = scratch / "settings"
        file.write_text(change(settings).replace("{scratch}", str(scratch)), encoding="utf-8")
        process = subprocess.Popen([*command, str(file)], cwd=scratch, stdout=output, stderr=output, env=environment)
        try:
            _wait_for(port, process, log)
            yield f"http://127.0.0.1:{port}{quote(at)}"
        finally:
            process.terminate()
            process.wait(timeout=ONLY_A_HANG / 1000)


def _wait_for(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + ONLY_A_HANG / 1000
    while time.monotonic() < deadline and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise AssertionError(f"the server did not start: {log.read_text(encoding='utf-8', errors='replace')}")


def server_at(address: str) -> Server:
    """What asks the site at this address."""
    return Server(read_address(address))


def settings_for(server: str, site: Path, at: str) -> str:
    """What an administrator takes up in a website for one more copy of the site, at this place."""
    below = {"nginx": "nginx-submap.conf", "caddy": "Caddyfile-submap", "apache": "apache-submap.conf"}[server]
    return _settings(site, "", below, at)


def _settings(site: Path, own: str, below: str, at: str) -> str:
    """The file from the site, with the folder and the place filled in."""
    text = (site / "server" / (own if at == ROOT else below)).read_text(encoding="utf-8")
    replaced = {common.FOLDER: str(site), common.PATH: at.rstrip("/")}
    filled_in = {name_of_the_card().said_in(example): own for example, own in replaced.items()}
    return re.sub("|".join(filled_in), lambda found: filled_in[found[0]], text)


def _nginx(site: Path, at: str, port: int, website: str) -> tuple[list[str], str]:
    text = _settings(site, "nginx.conf", "nginx-submap.conf", at)
    listen = f"listen 127.0.0.1:{port};"
    server = text.replace("listen 80;", listen) if at == ROOT else f"server {{\n{listen}\n{website}{text}}}\n"
    temporary = "\n".join(f"{name}_temp_path {{scratch}};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    around = "daemon off; master_process off; pid {scratch}/pid; error_log stderr;\nevents {}\n"
    return [executable("nginx"), "-e", "stderr", "-c"], f"{around}http {{\naccess_log off;\n{temporary}\n{server}}}\n"


def _caddy(site: Path, at: str, port: int, website: str) -> tuple[list[str], str]:
    text = _settings(site, "Caddyfile", "Caddyfile-submap", at)
    address = f"http://127.0.0.1:{port}"
    example = name_of_the_card().said_in(common.HOST)
    server = text.replace(f"{example} {{", f"{address} {{") if at == ROOT else f"{address} {{\n{website}{text}}}\n"
    return [executable("caddy"), "run", "--adapter", "caddyfile", "--config"], f"{{\nadmin off\n}}\n{server}"


def with_tls_internal(settings: str) -> str:
    """What the page for administrators has who serves with Caddy and without internet add, and nothing done to the machine."""
    alone = "admin off\nskip_install_trust\nauto_https disable_redirects\ndefault_sni localhost"
    settings = settings.replace("admin off", alone)
    return re.sub(r"http://127\.0\.0\.1:(\d+) {", r"https://localhost:\1 {\ntls internal", settings)


def wait_for_a_certificate(address: str) -> None:
    """Caddy answers before it has made its certificates."""
    server = urlsplit(address)
    assert server.hostname
    assert server.port
    for _ in until_a_hang():
        with suppress(OSError):
            ssl.get_server_certificate((server.hostname, server.port))
            return


def _apache(site: Path, at: str, port: int, website: str) -> tuple[list[str], str]:
    text = _settings(site, "apache.conf", "apache-submap.conf", at)
    host = f"<VirtualHost 127.0.0.1:{port}>"
    server = text.replace("<VirtualHost *:80>", host) if at == ROOT else f"{host}\n{website}{text}</VirtualHost>\n"
    return _apache_command(), _around_apache(port) + server


def _htaccess(site: Path, at: str, port: int, website: str) -> tuple[list[str], str]:
    """An Apache that knows nothing of the site but where it is: the rest is in the `.htaccess` of the site."""
    alias = "" if at == ROOT else f'Alias "{at.rstrip("/")}" "{site}"\n'
    directory = f'<Directory "{site}">\nRequire all granted\nOptions +FollowSymLinks\nAllowOverride All\n</Directory>\n'
    root = f'DocumentRoot "{site}"\n' if at == ROOT else ""
    return _apache_command(), f"{_around_apache(port)}{website}{root}{alias}{directory}"


def _apache_command() -> list[str]:
    return [executable("apache"), "-X", "-f"]


def _around_apache(port: int) -> str:
    """As Debian has it: the modules, the list of types, compression by itself, and a language that is called `.br`."""
    return "\n".join(
        [
            f"Listen 127.0.0.1:{port}",
            "ServerName 127.0.0.1",
            "PidFile {scratch}/pid",
            "ErrorLog /dev/stderr",
            "DefaultRuntimeDir {scratch}",
            "DocumentRoot {scratch}",
            *(f"LoadModule {name}_module {APACHE_MODULES}/mod_{name}.so" for name in LOADED),
            f"TypesConfig {TYPES if TYPES.exists() else os.devnull}",
            "AddLanguage br .br",
            "AddOutputFilterByType DEFLATE text/html text/css text/plain application/json",
            "",
        ]
    )
