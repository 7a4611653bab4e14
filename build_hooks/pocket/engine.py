# SPDX-License-Identifier: EUPL-1.2
"""Typst, which makes the PDFs: a template and data go in, bytes come out, and what was made before is kept.

Data go in as JSON and reach the page as text: nothing on a card can become markup. PDF/UA-1 makes Typst refuse a document
without title, language or alternative texts, and PDF/A-2a one with letters that are not embedded.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, Final

import typst

from build_hooks.cache import forget_oldest, kept
from build_hooks.pocket.errors import PocketError
from build_hooks.pocket.letters import EMOJI, letters

TEMPLATES: Final = Path(__file__).parent

_EMOJI: Final = re.compile("[\u2600-\U0010ffff]")
_KEPT: Final = 2000  # that many answers stay in the cache, of some 15 kB each: the tests have a dozen cards of some 150

type Data = Mapping[str, Any]
"""What a template shows: texts, numbers, lists and mappings, as JSON can hold them."""


class Engine:
    """Typst with our letters. `cache` is a folder for this alone; it is made when it is not there."""

    def __init__(self, cache: Path) -> None:
        self.cache = cache
        self._letters = letters(cache)

    def pdf(self, template: str, data: Data) -> bytes:
        """The document as PDF. Raises `PocketError`."""
        return self._kept("pdf", template, data)

    def png(self, template: str, data: Data, width: int, paper: float) -> bytes:
        """The first page as a picture of `width` pixels; the page itself is `paper` millimetres wide. Raises `PocketError`."""
        return self._kept(f"png {25.4 * width / paper}", template, data)

    def measured(self, template: str, data: Data) -> Any:
        """What the template says under the label `measured`. Raises `PocketError`."""
        return json.loads(self._kept("measured", template, data))

    def tidy(self) -> None:
        """Throw away the oldest answers."""
        forget_oldest(self.cache, "*.made", _KEPT)

    def _kept(self, form: str, template: str, data: Data) -> bytes:
        given = json.dumps(data, ensure_ascii=False, sort_keys=True)
        key = hashlib.sha256(f"{self._version}\n{form}\n{template}\n{given}".encode()).hexdigest()[:24]
        place = self.cache / f"{key}.made"
        if found := kept(place):
            return found
        try:
            made = self._made(form, template, given)
        except RuntimeError as problem:
            raise _explained(problem, data) from None
        with NamedTemporaryFile(dir=self.cache, suffix=".making", delete=False) as temporary:
            temporary.write(made)
        Path(temporary.name).replace(place)
        return made

    def _made(self, form: str, template: str, given: str) -> bytes:
        compiler = typst.Compiler(
            str(TEMPLATES / template),
            root=str(TEMPLATES),
            font_paths=self._with_emoji if _EMOJI.search(given) else self._fonts,
            sys_inputs={"data": given},
        )
        if form == "measured":
            return str(compiler.query("<measured>", field="value", one=True)).encode()
        kind, _, ppi = form.partition(" ")
        if kind == "png":
            made = compiler.compile(format="png", ppi=float(ppi))
        else:
            made = compiler.compile(format="pdf", pdf_standards=["ua-1", "a-2a"])
        return made if isinstance(made, bytes) else (made or [b""])[0]  # a document of several pages is as many pictures

    @cached_property
    def _fonts(self) -> typst.Fonts:
        return typst.Fonts(include_system_fonts=False, font_paths=[str(self._letters)])

    @cached_property
    def _with_emoji(self) -> typst.Fonts:
        folders = [str(self._letters), str(letters(self.cache, EMOJI))]
        return typst.Fonts(include_system_fonts=False, font_paths=folders)

    @cached_property
    def _version(self) -> str:
        """Changes when anything does that is not data: Typst, a template or a letter."""
        digest = hashlib.sha256(f"{version('typst')} {Path(__file__).read_bytes()!r} {self._letters.name}".encode())
        for path in sorted(TEMPLATES.glob("*.typ")):
            digest.update(path.read_bytes())
        return digest.hexdigest()


def _explained(problem: RuntimeError, data: Data) -> PocketError:
    """What Typst complains of, and in which document."""
    message = str(problem)
    document = data.get("title", "")
    if "could not be displayed" in message:
        return PocketError(
            f"{document}: een teken op de kaart kan niet op papier, want geen enkele letter heeft het. "
            f"Schrijf het anders. Typst zegt: {message}"
        )
    return PocketError(f"{document}: de PDF is niet gelukt. Typst zegt: {message}")
