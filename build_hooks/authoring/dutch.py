# SPDX-License-Identifier: EUPL-1.2
"""What can be seen of a Dutch text without understanding it: its sentences, passives, abbreviations and forms of address.

Rules of thumb, not a grammar: they err on the side of noticing. A text that is right all the same is listed as an exception.
The limits are those of plain Dutch (B1) for public services.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from checker.wording import UNSURE_MARK

MOST_WORDS: Final = 20
"""No sentence is longer."""

MOST_WORDS_ON_AVERAGE: Final = 12
"""The sentences of one page are on average no longer."""

# --- sentences and words -------------------------------------------------------------------------------------------------

_END: Final = re.compile(r"""(?<=[.?!…])(['’"”)]*)\s+(?=\(|['‘"“]*[A-ZÀ-Þ0-9…])|(?<=:)()\s+(?=['‘"“]*[A-ZÀ-Þ])""")
_SHORT_FORM: Final = re.compile(
    r"(?<![\w.])(?:(?:[a-z]{1,2}\.){2,}|(?:bijv|bv|evt|ca|nr|tel|resp|incl|excl|art|enz|etc|div|mr|mw|dhr)\.)"
)
_LEAD: Final = re.compile(r"^((?:(?:Alleen als|Als|Omdat) [^:]*|Daarom|Dan ook):) (?=[a-zà-þ])")


def sentences(text: str) -> tuple[str, ...]:
    """The sentences, and what is not quite one, such as a heading.

    A capital after a colon begins a new sentence: 'Als de verdachte is aangehouden: Neem een beslissing.' are two. So does what
    follows when a task applies, or from what: the reader pauses there. 'Alleen als je het weet: neem een beslissing.' Counted
    whole, eleven of those are longer than twenty words, at most 32. They stay: each half is held to twenty, the half before the
    colon stands apart, in another colour or in bold, and what comes after it are the words of the card.
    """
    text = " ".join(text.split())
    found, begin = [], 0
    for end in _END.finditer(text):
        before = text[begin : end.start()].rsplit(" ", 1)[-1]
        if not _SHORT_FORM.fullmatch(before.lstrip("(‘'")):
            found.append(text[begin : end.start() + len(end[1] or "")])
            begin = end.end()
    return tuple(part for each in (*found, text[begin:]) for part in _LEAD.split(each) if part)


def is_whole(sentence: str) -> bool:
    """Whether this is a sentence rather than a heading, a name or an item of a list: it ends as one."""
    return bool(re.search(r"""[.?!]['’"”)]*$""", sentence))


def words(sentence: str) -> list[str]:
    """The words: what stands between spaces and holds a letter or a digit.

    What is filled in later ('…') counts as one, and so does a sentence that is quoted: it is a name there.
    """
    unquoted = re.sub(r"‘[^‘’]*[.?!]’", "…", sentence)
    return [word for word in unquoted.split() if re.search(r"[\w…]", word)]


def without_explanations(text: str, explained: Iterable[tuple[str, str]]) -> str:
    """The text without the brackets that explain an abbreviation, which every page must have once: '(OM)' or '(Openbaar …)'."""
    for short, full in explained:
        text = text.replace(f"{full} ({short})", full)
        for mark in ("", UNSURE_MARK):
            text = text.replace(f"{short} ({full}{mark})", short)
    return text


# --- the passive ---------------------------------------------------------------------------------------------------------

_BECOMES: Final = {"word", "wordt", "worden", "werd", "werden", "geworden"}
_IS: Final = {"ben", "bent", "is", "zijn", "was", "waren"}
_CLAUSE_ENDS: Final = re.compile(
    r"[,;:()‘’“”]|\s[–-]\s|\b(?:en|of|maar|want|als|omdat|zodat|terwijl|voordat|nadat|totdat|tot|dat|die|wie|wat|waar\w*|hoe)\b"
)
_WEAK: Final = r"(?:ge|be|ver|ont|her)\w*[a-zë](?:d|t)"
_STRONG: Final = r"ge\w+(?:en|aan|ien)"
_APART: Final = (
    r"(?:aan|achter|af|bij|binnen|door|in|klaar|mee|na|neer|om|onder|op|open|over|samen|tegen|terug|toe|uit|vast|vol|"
    r"voor\w*|weg)"
)
_PARTICIPLE: Final = re.compile(rf"(?:{_APART})?(?:{_WEAK}|{_STRONG})|{_APART}(?:be|ver|ont)\w+(?:d|t|en)")
_STRONG_WITHOUT_GE: Final = {
    *("bedrogen", "begonnen", "begrepen", "behouden", "bekeken", "beschreven", "besloten", "besproken", "bevolen", "bewezen"),
    *("bezeten", "onderzocht", "ondervonden", "ontbonden", "onthouden", "ontnomen", "ontslagen", "ontvangen", "verboden"),
    *("verborgen", "verbroken", "vergeten", "vergeleken", "verkregen", "verloren", "vermeden", "verschenen", "vervangen"),
    *("verwezen", "verworven", "verzonden", "voltooid", "overlegd", "overwogen", "overgedragen", "herschreven", "betrokken"),
    *("ondertekend", "ondersteund", "onderbroken", "overtuigd", "overtreden", "overschreven", "omschreven", "voorkomen"),
    *("doorbroken", "achterhaald", "volbracht"),
}
_NO_PARTICIPLE: Final = {
    # nouns, adjectives and verbs that look like one
    *(
        "bekend",
        "onbekend",
        "bent",
        "bereid",
        "bericht",
        "beroemd",
        "besluit",
        "bevoegd",
        "bewust",
        "gebied",
        "gereed",
        "gerecht",
    ),
    *(
        "gemiddeld",
        "geschikt",
        "gewend",
        "gewond",
        "gewonden",
        "gezicht",
        "gezond",
        "geweld",
        "gevolgen",
        "gegeven",
        "gegevens",
        "gesprekken",
        "verband",
        "verbod",
    ),
    *("verdacht", "verkeerd", "verplicht", "vertrouwd", "verantwoord", "verzoek", "herkomst", "ernst", "berecht", "beleid"),
    *("gebeuren", "gebieden", "gebouwen", "gebruiken", "gelden", "geleden", "geleiden", "geloven", "genieten", "geven"),
    *("getuigen", "gevallen", "gevaren", "gewoonten", "uitgeven", "aangeven", "afgeven", "doorgeven", "meegeven", "opgeven"),
    *("teruggeven", "toegeven", "weergeven", "voorgeleiden", "veiligheid", "bereikbaarheid"),
}
_ACTIVE_WITH_IS: Final = {
    # what somebody did, not what was done to them: the perfect of these verbs has 'zijn'
    *("afgelopen", "begonnen", "doorgegaan", "gebeurd", "gebleven", "gegaan", "gekomen", "gelukt", "geslaagd", "gestart"),
    *(
        "gestopt",
        "geweest",
        "geworden",
        "ontstaan",
        "overleden",
        "teruggekomen",
        "verdwenen",
        "verhuisd",
        "verlopen",
        "verouderd",
    ),
    *("verschenen", "vertrokken", "veranderd", "weggegaan"),
}


def passives(sentence: str) -> list[str]:
    """Each form of *worden* or *zijn* with the past participle in the same clause: 'worden gewist', 'is vastgesteld'."""
    found = []
    for clause in _CLAUSE_ENDS.split(sentence.lower()):
        tokens = re.findall(r"[\wë-]+", clause)
        helper = next((word for word in tokens if word in _BECOMES), None) or next(
            (word for word in tokens if word in _IS), None
        )
        participle = next((word for word in tokens if _is_participle(word)), None)
        if helper and participle and not (helper in _IS and participle in _ACTIVE_WITH_IS):
            found.append(f"{helper} … {participle}")
    return found


def _is_participle(word: str) -> bool:
    if word in _STRONG_WITHOUT_GE:
        return True
    # an infinitive such as 'bespreken' looks like a strong participle, but those without ge- are in the list above
    looks = bool(_PARTICIPLE.fullmatch(word)) and not (word.endswith("en") and "ge" not in word)
    return looks and word not in _NO_PARTICIPLE and not word.endswith("heid")


# --- abbreviations -------------------------------------------------------------------------------------------------------

_CAPITALS: Final = re.compile(r"\b\d?(?>IJ|[A-Z])[A-Za-z]*[A-Z]\w*\b")
_BARE: Final = re.compile(r"(?<![\w.])(?:slo|iig|ihkv|ivm|mbt|tbv|adhv|dmv|nav|v/h|t/m|m/v|a\.u\.b)(?![\w.])", re.IGNORECASE)


def abbreviations(text: str) -> Iterator[re.Match[str]]:
    """Every word with two capitals or more, where it stands: 'OM', 'OvJ', 'SASH'.

    A line of capitals is a heading, and 'IJ' at the beginning of a name is one letter.
    """
    if text != text.upper() or len(words(text)) == 1:
        yield from _CAPITALS.finditer(text)


def short_forms(text: str) -> list[str]:
    """Words cut short, which no page should have: 'evt.', 'i.v.m.', 't/m', 'slo'."""
    return [match[0] for pattern in (_SHORT_FORM, _BARE) for match in pattern.finditer(text)]


# --- address, language, links --------------------------------------------------------------------------------------------


def formal(text: str) -> list[str]:
    """Forms of *u*, where the site says *je*."""
    return re.findall(r"(?<![\w.’'-])(?:[Uu]w|[Uu]we|[Uu]zelf|[Uu])(?![\w.’'-])", text)


_ENGLISH: Final = re.compile(
    r"\b(?:the|and|for|with|from|this|your|you|not|are|by|to|our|page|click|loading|search results|see also|read more)\b",
    re.IGNORECASE,
)


def english(text: str) -> list[str]:
    """English words that give an English text away."""
    return _ENGLISH.findall(text)


_SAYS_NOTHING: Final = re.compile(
    r"\W*(?:(?:klik |lees |kijk |zie )?hier|lees (?:meer|verder)|meer(?: informatie| info| lezen| weten)?|verder|klik|link|"
    r"deze (?:link|pagina)|website|site|pagina|pdf|download)?\W*|.*\b(?:klik hier|hier klikken)\b.*",
    re.IGNORECASE,
)


def says_nothing(link: str) -> bool:
    """Whether a link's text, read alone, does not tell where it leads: 'hier', 'lees meer' (WCAG 2.4.4, 2.4.9)."""
    return bool(_SAYS_NOTHING.fullmatch(link))


def first_word(text: str) -> str:
    """The first word, without marks of emphasis; empty when there is none."""
    found = re.search(r"\w[\w-]*", text)
    return found[0] if found else ""
