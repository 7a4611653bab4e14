# SPDX-License-Identifier: EUPL-1.2
"""Is it plain Dutch? Every text of the card, of the checker and of the finished site, held to one set of rules.

The rules are those of `build_hooks/authoring/language.py`. A text that breaks one and is right all the same stands beside the
card in `proeven/taal.yml`, or in `taaluitzonderingen.yml` when it is not of the card. Such an exception holds where the text is
written and wherever the site shows it.
"""

import ast
import json
import re
from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest
import yaml

from build_hooks.authoring import cases
from build_hooks.authoring.dutch import (
    MOST_WORDS_ON_AVERAGE,
    abbreviations,
    is_whole,
    says_nothing,
    sentences,
    words,
)
from build_hooks.authoring.language import (
    RULES_FOR_SENTENCES,
    Exempt,
    Finding,
    Known,
    Particular,
    Text,
    broken,
    card_texts,
    particular,
    passive,
    unmarked_language,
    verbs_missing,
)
from build_hooks.browser.scripts import CLIENT
from checker import Card, Step, decide
from checker.browser import respond
from checker.card import ROLE
from checker.selfcheck import UNSURE
from checker.wording import UNSURE_MARK
from tests.conftest import CARD_FOLDER, PROJECT, single_file_name
from tests.fuzzing import a_part
from tests.pages.visible import Block, Visible, visible, visible_of_the_checker
from tests.states import complete_steps, every_step

pytestmark = pytest.mark.this_card

EXCEPTIONS = Path(__file__).with_name("taaluitzonderingen.yml")
CHECKER = "vragenhulp"
"""The place of what the checker says in a state that a reader can come to."""


@pytest.fixture(scope="module")
def known(card: Card) -> Known:
    return Known(card)


@pytest.fixture(scope="module")
def of_the_card() -> Particular:
    """What may be otherwise on this card."""
    return particular(CARD_FOLDER)


@pytest.fixture(scope="module")
def exceptions(of_the_card: Particular) -> list[Exempt]:
    """What may be otherwise on this card, and in what is the same for every card."""
    written = yaml.safe_load(EXCEPTIONS.read_text(encoding="utf-8"))["uitzonderingen"]
    return [*of_the_card.exceptions, *(Exempt(**each) for each in written)]


# --- the texts -----------------------------------------------------------------------------------------------------------


DUTCH = re.compile(r"\b(?:de|het|een|je|niet|van|dat|die|wordt|zoals|naar|voor|met|dit|uit|nu)\b", re.IGNORECASE)


def python_texts() -> Iterator[Text]:
    """What the checker's modules say in Dutch. Names that are filled in later read as '…'."""
    for path in sorted((PROJECT / "checker").glob("*.py")):
        if path.name == "compiled_card.py":
            continue
        place = path.relative_to(PROJECT).as_posix()
        for line, literal in _python_literals(ast.parse(path.read_text(encoding="utf-8"))):
            for block in visible(literal).blocks:
                if DUTCH.search(block.text):
                    yield Text(f"{place}:{line}", block.text)


def _python_literals(node: ast.AST) -> Iterator[tuple[int, str]]:
    """Every string that is no docstring, with its line."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.lineno, node.value
    if isinstance(node, ast.JoinedStr):
        yield node.lineno, "".join(each.value if isinstance(each, ast.Constant) else "…" for each in node.values)  # type: ignore[misc]
        inner = (each for each in node.values if not isinstance(each, ast.Constant))
    elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return
    else:
        inner = ast.iter_child_nodes(node)  # type: ignore[assignment]
    for each in inner:
        yield from _python_literals(each)


def script_texts() -> Iterator[Text]:
    """What the page's scripts say in Dutch."""
    for path in sorted(CLIENT.rglob("*.js")):
        code = re.sub(r"/\*.*?\*/|(?<!\S)//[^\n]*", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        for literal in re.findall(r'"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`', code):
            text = re.sub(r"\$\{[^}]*\}", "…", "".join(literal))
            if re.match("[A-Z…]", text) and DUTCH.search(text):
                yield Text(path.relative_to(PROJECT).as_posix(), text)


@pytest.fixture(scope="module")
def written(card: Card) -> list[Text]:
    """Every text where it is written, in sentences."""
    texts = [*card_texts(card, cases(CARD_FOLDER, card)), *python_texts(), *script_texts()]
    return [Text(each.place, sentence) for each in texts for sentence in sentences(each.text)]


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Visible]:
    """Every page of the finished site: place → what there is to read."""
    found = sorted(path for path in site.rglob("*.html") if path.name != single_file_name())  # it holds the others once more
    return {f"pagina {path.relative_to(site).as_posix()}": visible(path.read_text(encoding="utf-8")) for path in found}


@pytest.fixture(scope="module")
def answers_of_the_checker(card: Card) -> list[Visible]:
    """All that the checker says: every step, how to look back on it, and what every other answer would change and did change.

    What an answer changed is said at the top of a step that is there already: that is read no further.
    """
    said = []
    for step in every_step(card):
        said.append(_said(card, step, kind="step", change=None, before=None))
        if step.question is None:
            marks = {advice.rule.task.id: UNSURE for advice in step.advice}
            said.append(_said(card, step, kind="self-check", marks=marks))
    for step in a_part(list(complete_steps(card))):
        for name in set(step.answers) - {ROLE}:
            for option in card.question(name).options:
                said.append(_said(card, step, kind="what-if", question=name, answer=option.id))
                after = decide(card, {**step.answers, name: option.id})
                said.append(_said(card, after, kind="step", change=None, before=dict(step.answers)))
    return said


def _said(card: Card, step: Step, **request: object) -> Visible:
    asked = {**request, "answers": dict(step.answers), "root": "", "today": "1 januari 2027"}
    response = json.loads(respond(card, json.dumps(asked)))
    top, changed, below = response["html"].partition("rk-door")
    page = visible_of_the_checker(top + changed + below.partition("\n")[0])
    page.blocks.append(Block(response["announcement"], response["announcement"]))
    return page


@pytest.fixture(scope="module")
def shown(pages: dict[str, Visible], answers_of_the_checker: list[Visible]) -> list[Text]:
    """Every sentence that a page or the checker shows, once for each page, with other languages and code left out."""
    places = [*pages.items(), *((CHECKER, page) for page in answers_of_the_checker)]
    found = {
        Text(place, sentence, written=False): None
        for place, page in places
        for block in page.blocks
        if not block.aside
        for sentence in sentences(block.dutch)
    }
    return list(found)


# --- the rules -----------------------------------------------------------------------------------------------------------


def unexplained(place: str, page: Visible, known: Known) -> Iterator[Finding]:
    """Abbreviations that are not written out where the page has them first. Menus only repeat what comes later."""
    blocks = [block for block in page.blocks if not block.navigation and not block.aside]
    met: set[str] = set()
    for number, block in enumerate(blocks):
        following = blocks[number + 1].text if number + 1 < len(blocks) else ""
        for match in abbreviations(block.dutch):
            name = match[0]
            full = known.full.get(name)
            if full is None or name in met:
                continue
            met.add(name)
            ways = (f"{full} ({name})", f"{name} ({full})", f"{name} ({full}{UNSURE_MARK})")
            if not any(way in block.text for way in ways) and not following.startswith(f"Voluit: {full}"):
                yield Finding(
                    "afkorting",
                    Text(place, block.text, written=False),
                    f"de afkorting ‘{name}’ staat hier voor het eerst zonder uitleg",
                    f"‘{full} ({name})’ of ‘{name} ({full})’",
                    "Schrijf de afkorting de eerste keer voluit.",
                )


def empty_links(place: str, page: Visible) -> Iterator[Finding]:
    for link in page.links:
        if says_nothing(link):
            yield Finding(
                "linktekst",
                Text(place, link, written=False),
                f"de linktekst ‘{link}’",
                "een linktekst die alleen ook duidelijk is",
                "Zeg waar de link heen gaat.",
            )


def on_average(page: Visible, known: Known) -> float:
    """How many words the page's sentences have on average; what only looks like a sentence is left out."""
    prose = (block.text for block in page.blocks if not block.navigation and not block.aside)
    counts = [len(words(known.bare(each))) for text in prose for each in sentences(text) if is_whole(each)]
    return sum(counts) / len(counts) if counts else 0


def listed(findings: Iterable[Finding], exceptions: Iterable[Exempt], known: Known) -> str:
    """What is left, each text once, to read when the test fails."""
    exceptions = list(exceptions)
    left: dict[tuple[str, str, str], list[Finding]] = {}
    for finding in findings:
        if not any(each.covers(finding, known) for each in exceptions):
            left.setdefault((finding.rule, finding.text.text, finding.found), []).append(finding)
    return "\n".join(
        f"{found[0]}" + (f" (En nog {len(found) - 1} keer elders.)" if len(found) > 1 else "") for found in left.values()
    )


# --- the tests -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("html", "missed"),
    [
        ("<p>Bel het OM.</p><p>Bel het Openbaar Ministerie (OM).</p>", 1),
        ("<p>Bel het <abbr title='Openbaar Ministerie'>OM</abbr>.</p>", 1),
        ("<p>Bel het Openbaar Ministerie (OM).</p><p>Bel het OM.</p>", 0),
        ("<p>Bel het OM (Openbaar Ministerie).</p>", 0),
        ("<p>Vraag de DR (districtsrecherche*).</p>", 0),
        ("<h2>OM</h2><p><b>Voluit:</b> Openbaar Ministerie</p>", 0),
        ("<nav>OM</nav><p>Bel het Openbaar Ministerie (OM).</p>", 0),
    ],
)
def test_an_abbreviation_has_to_be_written_out_the_first_time(known: Known, html: str, missed: int) -> None:
    assert len(list(unexplained("pagina x.html", visible(html), known))) == missed


def test_the_average_is_of_sentences_and_not_of_headings_menus_or_references(known: Known) -> None:
    page = visible("<h1>Kop</h1><nav>Ga.</nav><p>Bel nu. Wacht daarna op antwoord.</p><p class='rk-bron'>Kaart.</p>")
    assert on_average(page, known) == 3


def test_what_is_not_excepted_is_listed_once(known: Known) -> None:
    text = Text("politie.yml, taak x (do)", "De SASH is opgesteld.")
    assert listed(passive(text, known), [Exempt("politie.yml", "lijdend", "is opgesteld", "Zo is het.")], known) == ""
    assert listed([*passive(text, known), *passive(text, known)], [], known).endswith("(En nog 1 keer elders.)")


def test_every_text_is_plain_dutch_where_it_is_written(written: list[Text], exceptions: list[Exempt], known: Known) -> None:
    problems = listed(broken(written, RULES_FOR_SENTENCES, known), exceptions, known)
    assert not problems, f"\n{problems}"


def test_every_sentence_on_a_page_and_of_the_checker_is_plain_dutch(
    shown: list[Text], exceptions: list[Exempt], known: Known
) -> None:
    problems = listed(broken(shown, (*RULES_FOR_SENTENCES, unmarked_language), known), exceptions, known)
    assert not problems, f"\n{problems}"


def test_a_page_is_quick_to_read(pages: dict[str, Visible], known: Known) -> None:
    for place, page in pages.items():
        average = on_average(page, known)
        assert average <= MOST_WORDS_ON_AVERAGE, (
            f"{place}: de zinnen zijn gemiddeld {average:.1f} woorden lang. Verwacht: hoogstens {MOST_WORDS_ON_AVERAGE}. "
            "Maak de langste zinnen korter."
        )


def test_every_abbreviation_is_written_out_where_a_reader_meets_it_first(
    pages: dict[str, Visible], answers_of_the_checker: list[Visible], exceptions: list[Exempt], known: Known
) -> None:
    places = [*pages.items(), *((CHECKER, page) for page in answers_of_the_checker)]
    problems = listed((each for place, page in places for each in unexplained(place, page, known)), exceptions, known)
    assert not problems, f"\n{problems}"


def test_every_link_says_where_it_leads(pages: dict[str, Visible], exceptions: list[Exempt], known: Known) -> None:
    problems = listed((each for place, page in pages.items() for each in empty_links(place, page)), exceptions, known)
    assert not problems, f"\n{problems}"


def test_every_task_begins_with_what_to_do(card: Card, of_the_card: Particular, exceptions: list[Exempt], known: Known) -> None:
    problems = listed(verbs_missing(card, of_the_card.verbs), exceptions, known)
    assert not problems, f"\n{problems}"


def test_every_exception_is_still_needed(
    card: Card,
    of_the_card: Particular,
    written: list[Text],
    shown: list[Text],
    pages: dict[str, Visible],
    exceptions: list[Exempt],
    known: Known,
) -> None:
    found = broken(written, RULES_FOR_SENTENCES, known) + broken(shown, (*RULES_FOR_SENTENCES, unmarked_language), known)
    found += verbs_missing(card, of_the_card.verbs)
    for place, page in pages.items():
        found += [*unexplained(place, page, known), *empty_links(place, page)]
    unused = [
        each
        for each in exceptions
        if not any(fnmatch(finding.text.place, f"{each.plek}*") and each.covers(finding, known) for finding in found)
    ]
    assert not unused, "\n" + "\n".join(
        f"De uitzondering voor {each.plek} (regel {each.regel}) past op geen enkele tekst: "
        f"‘{each.tekst}’. Haal haar weg, of verbeter de plek of de tekst."
        for each in unused
    )


def test_every_exception_has_a_reason(exceptions: list[Exempt]) -> None:
    for each in exceptions:
        assert len(words(each.reden)) > 2, f"Waarom mag dit? Geef een reden: {each}"
