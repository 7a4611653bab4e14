# SPDX-License-Identifier: EUPL-1.2
"""Characters that come along from a text processor, a web page or another encoding, and that nobody sees.

What makes no difference to a reader is put right without a word: accents in two parts, and spaces of another kind. What does
is refused by name: it is not found by a search, not dialled, or shown as a box.
"""

import re
import unicodedata
from collections.abc import Mapping
from typing import Final

_STRANGE: Final = ("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp")
_NAMES: Final[Mapping[str, str]] = {
    "\t": "een tab; gebruik spaties",
    "\u00ad": "een zacht afbreekstreepje (U+00AD)",
    "\u200b": "een spatie zonder breedte (U+200B)",
    "\u202e": "een teken dat de schrijfrichting omkeert (U+202E)",
    "\ufeff": "een onzichtbare spatie (U+FEFF)",
}
_MINUS: Final = "\N{MINUS SIGN}"
_REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"
_OTHER_SPACE: Final = re.compile(r"[^\S\n ]")
_GARBLED: Final = re.compile(r"[\u00c2-\u00f4][^\x00-\x7f]{1,2}")
_MARKS: Final = "‘’“”–—…€•"


def whole(text: str) -> str:
    """The text of a file with the same letters, lines and spaces, whatever system it was written on."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _OTHER_SPACE.sub(" ", unicodedata.normalize("NFC", text))


def tidy(text: str) -> str:
    """The text on one line, without spaces around it or more than one in between."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def strange(text: str) -> str | None:
    """What to say about the first character that cannot be meant, and in which word it is; None when there is none."""
    if text.isascii() and text.isprintable():
        return None
    for place, each in enumerate(text):
        if each == _REPLACEMENT:
            return f"hier is een letter verloren gegaan (U+FFFD){_near(text, place)}; schrijf wat er moet staan"
        if each != "\n" and unicodedata.category(each) in _STRANGE:
            return _NAMES["\t"] if each == "\t" else f"{_name(each)}{_near(text, place)}; typ dit opnieuw"
    return _garbled(text)


def _name(character: str) -> str:
    if unicodedata.category(character) == "Co":
        return f"een teken uit een lettertype van Word (U+{ord(character):04X})"
    return _NAMES.get(character, f"een onzichtbaar teken (U+{ord(character):04X})")


def _near(text: str, place: int) -> str:
    """The word that this place is in, without what cannot be seen."""
    before, after = re.search(r"\S*$", text[:place]), re.match(r"\S*", text[place:])
    word = "".join(
        each for each in f"{before and before[0]}{after and after[0]}" if each.isprintable() and each != _REPLACEMENT
    )
    return f" in '{word[:40]}'" if word else ""


def in_another_encoding(raw: bytes, place: int) -> str:
    """What to say of bytes that are no UTF-8, of which the first is here.

    To save them as they are shown would write letters that are wrong: they have to be opened as what they are first.
    """
    letter = raw[place : place + 1].decode("cp1252", "ignore")
    encoding = "UTF-16" if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else "Windows-1252"
    found = f"hier staat de letter '{letter}'" if letter.isalpha() and encoding != "UTF-16" else "hier staat een teken"
    return (
        f"{found} in een andere codering dan UTF-8; open het bestand eerst met de codering {encoding}, "
        "kijk of alle letters kloppen, en sla het dan op met de codering UTF-8"
    )


def lookalike(text: str) -> str | None:
    """What to say about the first character that looks like one of the keyboard and is another: a dash or a letter."""
    for each in text:
        letter = each.isalnum() and not unicodedata.name(each, "").startswith("LATIN")
        if not each.isascii() and (letter or each == _MINUS or unicodedata.category(each) == "Pd"):
            return f"'{each}' (U+{ord(each):04X}) lijkt op een teken van je toetsenbord en is een ander; typ dat opnieuw"
    return None


def _garbled(text: str) -> str | None:
    """Letters that were written in UTF-8 and read as something else: 'Ã©' for 'é'."""
    for found in _GARBLED.finditer(text):
        for length in (3, 2):
            try:
                meant = found[0][:length].encode("cp1252").decode("utf-8")
            except UnicodeError:
                continue
            if len(meant) == 1 and (meant < "\u0180" or meant in _MARKS):
                return f"hier staat '{found[0][:length]}' waar '{meant}' hoort; herstel de hele tekst: de codering ging fout"
    return None
