# SPDX-License-Identifier: EUPL-1.2
"""The finished site → one file, such as `routekaart.html`.

Why: build_hooks/design/decisions/one-file.md
"""

import base64
import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

import jinja2

from build_hooks.browser.scripts import CLIENT, joined, sources
from build_hooks.hosting.compressing import compressed
from build_hooks.hosting.single_file.pages import CHECKER, STARTS, Place, cut_out, part_id
from checker.hypertext import EMPTY, Html

_CHECKER: Final = CLIENT / "checker"
_SCRIPTS: Final = CLIENT / "single-file"
"""In the single file some of these stand in for those of the checker."""
_THEME: Final = ("texts.js", "page.js", "words.js", "search.js", "searchbox.js")
"""The scripts of the theme that are in it, in order."""
_TEMPLATE: Final = Path(__file__).with_name("template.html")
_STYLE: Final = Path(__file__).with_name("style.css")

_NOT_IN_IT: Final = {"404.html", "zakgids.html"}
"""What only a server shows, and what leads to files that are not in it."""
_OLD: Final = "archief/"
"""Earlier versions of the card: they would make the file large, and nobody opens it for them."""
_TYPES: Final = {".svg": "image/svg+xml", ".png": "image/png", ".woff2": "font/woff2"}


def add_single_file(site: Path, single_file: str) -> None:
    """Put the single file in the finished site, with this name. Equal sites give equal files."""
    found = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    names = [name for name in found if name not in (*_NOT_IN_IT, single_file) and not name.startswith(_OLD)]
    pages = {name: (site / name).read_text(encoding="utf-8") for name in names}
    pages |= {file.relative_to(site).as_posix(): _licence(file) for file in sorted((site / "licenties").glob("*.txt"))}

    def picture(path: str) -> str:
        return _data(site / path)

    def part(name: str, tag: str, kind: str) -> str:
        return cut_out(pages[name], tag, kind, Place(name, single_file, pages.keys(), picture))

    parts = {part_id(name): part(name, "article", "md-content__inner") for name in _in_order(pages)}
    places = EMPTY.join(Html('<span id="{}"></span>', part_id(name)) for name in pages if name.startswith(STARTS))
    parts[part_id(CHECKER)] = f"{places}{parts[part_id(CHECKER)]}"

    (runtime,) = (site / "assets" / "checker").glob("runtime-*")
    script, style = _page_script(site, Place("index.html", single_file, pages.keys(), picture)), _style(site)
    text = _template().render(
        title=_between(pages["index.html"], "<title>", "</title>").rpartition(" - ")[2],
        description=_between(pages["index.html"], '<meta name="description" content="', '"'),
        icon=_data(site / "assets" / "stijl" / "favicon.svg"),
        banner=part("index.html", "div", "md-banner__inner"),
        header=part("index.html", "header", "rk-header"),
        footer=part("index.html", "footer", "rk-footer"),
        parts=parts,
        style=style,
        script=script,
        policy=_policy(script, style),
        worker=_worker_script(),
        program=_packed(runtime / "python.wasm"),
    )
    (site / single_file).write_text(text, encoding="utf-8", newline="\n")


def _licence(file: Path) -> Html:
    """A page with the text of a licence, which has to go along with what it is about."""
    return Html(
        '<article class="md-content__inner"><h1>Licentie: {}</h1><pre lang="en">{}</pre></article>',
        file.stem,
        file.read_text(encoding="utf-8"),
    )


def _policy(script: str, style: str) -> str:
    """Nothing but what is in the file, by its hash. The worker is made of text in the file, which a browser calls a `blob:`."""
    return (
        f"default-src 'none'; script-src '{_hash(script)}' 'wasm-unsafe-eval'; style-src '{_hash(style)}'; img-src data:; "
        "font-src data:; worker-src blob:; base-uri 'none'; form-action 'none'"
    )


def _in_order(pages: Iterable[str]) -> list[str]:
    """The map first, then the checker: they are what one opens the file for. There is one checker."""
    first = ("index.html", CHECKER)
    return [*first, *(page for page in pages if page not in first and not page.startswith(STARTS))]


def _page_script(site: Path, home: Place) -> str:
    modules = {**sources(_CHECKER), **sources(_SCRIPTS)}
    modules["worker-client.js"] = _replaced(modules["worker-client.js"], "import.meta.url", '"https://worker.invalid/"')
    theme = [(site / "assets" / "theme" / name).read_text(encoding="utf-8") for name in _THEME]
    checker = [joined("embedded.js", modules, plain=True), joined("page.js", modules, plain=True)]
    return _inside_a_script("\n".join([*checker, _search_index(site, home), *theme, joined("parts.js", modules, plain=True)]))


def _search_index(site: Path, home: Place) -> str:
    """The index with places within the one page, without what is not in it."""
    script = (site / "search" / "search_index.js").read_text(encoding="utf-8")
    name, _, index = script.removesuffix(";\n").partition("=")
    found = json.loads(index)
    entries = [{**entry, "place": link} for entry in found["entries"] if (link := home.link(entry["place"]))]
    return f"{name}={json.dumps({**found, 'entries': entries}, ensure_ascii=False).replace('<', '\\u003c')};"


def _worker_script() -> str:
    modules = sources(_CHECKER)
    no_library = 'Promise.reject(new Error("not in this file"))'
    modules["worker.js"] = _replaced(modules["worker.js"], 'import("./library.js")', no_library)
    return _inside_a_script(joined("worker.js", modules, plain=True))


def _style(site: Path) -> str:
    (theme,) = (site / "assets" / "stylesheets").glob("main.*.min.css")
    ours = (site / "assets" / "stijl" / "stijl.css").read_text(encoding="utf-8")
    for letter in (site / "assets" / "stijl").glob("*.woff2"):
        ours = _replaced(ours, f'url("{letter.name}")', f'url("{_data(letter)}")')
    styles = [
        re.sub(r"/\*# sourceMappingURL=.*?\*/", "", theme.read_text(encoding="utf-8")),
        ours,
        _STYLE.read_text(encoding="utf-8"),
    ]
    return "\n".join(styles)


def _packed(path: Path) -> str:
    return base64.b64encode(compressed(path.read_bytes(), ".gz")).decode()


def _data(path: Path) -> str:
    """The file as an address (RFC 2397)."""
    return f"data:{_TYPES[path.suffix]};base64,{base64.b64encode(path.read_bytes()).decode()}"


def _hash(source: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()}"


def _inside_a_script(source: str) -> str:
    """The source, as it may stand between <script> and </script>."""
    for mark in ("</script", "<!--"):
        if mark in source:
            raise ValueError(f"a script holds {mark}, which would end it in the single file")
    return source


def _replaced(text: str, old: str, new: str) -> str:
    if text.count(old) != 1:
        raise ValueError(f"expected once, to be replaced in the single file: {old}")
    return text.replace(old, new)


def _between(text: str, start: str, end: str) -> str:
    return text.partition(start)[2].partition(end)[0]


def _template() -> jinja2.Template:
    values: Mapping[str, object] = {"trim_blocks": True, "lstrip_blocks": True, "undefined": jinja2.StrictUndefined}
    environment = jinja2.Environment(autoescape=False, **values)  # type: ignore[arg-type]  # noqa: S701 (it is HTML of ours)
    return environment.from_string(_TEMPLATE.read_text(encoding="utf-8"))
