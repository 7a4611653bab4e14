# SPDX-License-Identifier: EUPL-1.2
"""Searching as a reader does: in the search box of the finished site, with real words, in a real browser."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, Literal
from unicodedata import combining, normalize
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from build_hooks.pages import SEARCH_INDEX
from build_hooks.pages.queries import FIRST, Found, Wanted, is_right, queries
from checker import Card
from checker.rules import rulebook
from checker.wording import plain, sentence
from tests.beginning import OTHER
from tests.conftest import CARD_FOLDER, PROJECT

URGENT: Final = "bellen.html#nummer-0"

SHOWN: Final = """() => {
    const within = (place) => [...document.querySelectorAll(`.rk-search__output ${place}`)];
    return {
        said: document.querySelector(".rk-search__said").innerText,
        hits: within(".rk-hit").filter((link) => !link.closest("details:not([open])")).map((link) => link.href),
        links: within("ol a").length,
        ways: within(".rk-search__instead a").filter((link) => link.checkVisibility()).length,
    };
}"""

SHOWN_FOR: Final = f"""(every) => {{
    const field = document.querySelector(".rk-search__input");
    return every.map((words) => {{
        field.value = words;
        field.dispatchEvent(new InputEvent("input", {{ bubbles: true }}));
        return ({SHOWN})();
    }});
}}"""
"""What is shown when each of these is typed, one after the other."""

FOUND: Final = """(every) => {
    const search = new Search(searchIndex);
    const told = ({ entry: { place, title, kind }, missing }) => ({ place, title, kind, missing });
    return JSON.stringify(every.map((words) => search.find(words)).map((found) => ({ ...found, hits: found.hits.map(told) })));
}"""
"""All that is found, as one text: that passes much quicker. What is shown of it, is looked at in other tests."""

TELLING: Final = "(every) => every.filter((words) => !wordsIn(words).every((word) => FILLERS.has(word)))"


@pytest.fixture(scope="module")
def page(browser: Browser, site_url: str) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(f"{site_url}rol/{OTHER}.html")  # not at the root: addresses must be right from everywhere
    yield page
    page.close()


@pytest.fixture
def field(page: Page) -> Locator:
    field = page.get_by_role("textbox", name="Zoek op deze site")
    field.fill("")
    expect(status(page)).to_have_text("Typ een woord om te zoeken")
    return field


@pytest.fixture(scope="module")
def index(site: Path) -> Any:
    script = (site / SEARCH_INDEX).read_text(encoding="utf-8")
    return json.loads(script.partition("=")[2].removesuffix(";\n"))["entries"]


def status(page: Page) -> Locator:
    return page.locator("[role=search] [role=status]")


def found(page: Page, every: Iterable[str]) -> Iterator[tuple[str, Any]]:
    """All that is found for each of these. The index is there: see the field."""
    asked = list(every)
    return zip(asked, json.loads(page.evaluate(FOUND, asked)), strict=True)


def wrong(wanted: Wanted, said: str, hits: list[str], ways: int) -> bool:
    """Whether what is shown is not what must come of it."""
    if not hits and (ways < FIRST or not said.startswith(("De kaart zegt hier niets over: ", "Niets gevonden."))):
        return True
    guessed = re.search(r"Bedoel je (.+)\?", said)
    return not is_right(wanted, Found(hits, guessed[1] if guessed else "", said.startswith("De kaart zegt hier niets over: ")))


def exists(site: Path, place: str) -> bool:
    path, _, anchor = place.partition("#")
    file = site / path
    return file.is_file() and (not anchor or f'id="{unquote(anchor)}"' in file.read_text(encoding="utf-8"))


# --- what is found ---------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("field")
def test_who_searches_finds_what_must_be_found(page: Page, site_url: str) -> None:
    missed, asked = [], queries(CARD_FOLDER)
    for (words, wanted), shown in zip(asked.items(), page.evaluate(SHOWN_FOR, list(asked)), strict=True):
        hits = [unquote(address).removeprefix(site_url) for address in shown["hits"]]
        if wrong(wanted, shown["said"], hits, shown["ways"]):
            missed.append(f"{words!r}: must be {wanted}, but is {shown['said']!r} with {', '.join(hits[:FIRST]) or 'nothing'}")
    assert not missed, "\n".join(missed)


def test_nothing_is_found_that_only_a_browser_without_scripts_shows(site: Path, index: Any) -> None:
    shown = {
        " ".join(re.sub(r"<[^>]*>", " ", html).split())
        for path in site.rglob("*.html")
        for html in re.findall(r"<noscript>(.*?)</noscript>", path.read_text(encoding="utf-8"), re.DOTALL)
    }
    assert shown
    assert not [
        (entry["place"], text) for entry in index for text in entry.get("text", ()) if any(each in text for each in shown)
    ]


@pytest.mark.this_card
def test_there_is_enough_to_search_for_and_the_places_it_must_lead_to_exist(card: Card, site: Path, index: Any) -> None:
    assert len(queries(CARD_FOLDER)) >= 200
    assert len(card.not_covered) > 20
    assert len(words_of(index)) > 500
    assert len({slip for word in longer_words(card) for slip in slips_of(word)}) > 200
    assert any("first" in entry for entry in index), "words for danger"
    lists = [
        wanted.get("eerst", []) if isinstance(wanted, Mapping) else wanted
        for wanted in queries(CARD_FOLDER).values()
        if not isinstance(wanted, str)
    ]
    assert not [place for places in lists for place in places if not exists(site, place)]


def test_every_result_leads_to_a_place_that_exists(site: Path, index: Any) -> None:
    assert not [entry["place"] for entry in index if not exists(site, entry["place"])]


def test_every_task_is_a_result_of_its_own_on_the_page_of_a_role(card: Card, index: Any) -> None:
    places = [entry["place"].partition("#") for entry in index]
    for task in rulebook(card).every_rule:
        [path] = [path for path, _, anchor in places if anchor == task]
        assert path.startswith("rol/")


@pytest.mark.usefixtures("field")
def test_every_task_is_found_by_its_own_words_for_every_role(card: Card, page: Page) -> None:
    rules = rulebook(card).every_rule.items()
    tasks = {plain(words): name for name, rule in rules for words in (rule.task.do, *rule.task.do_for.values())}
    for words, outcome in found(page, tasks):
        first = [hit["place"].partition("#")[2] for hit in outcome["hits"][:FIRST] if not hit["missing"]]
        same = {name for name, rule in rules if plain(rule.task.do) == words} or {tasks[words]}
        assert same <= set(first), words
        assert (outcome["meant"], outcome["silent"]) == ("", []), words


@pytest.mark.usefixtures("field")
def test_every_number_is_found_by_whose_it_is(card: Card, page: Page) -> None:
    for place, contact in enumerate((card.region.urgent, *card.region.contacts)):
        ways = ("nummer {}", "{} telefoonnummer", "bel {}", "hoe bereik ik {}")
        for words, outcome in found(page, (way.format(contact.name) for way in ways)):
            assert outcome["hits"][0]["place"] == f"bellen.html#nummer-{place}", words
            assert not outcome["hits"][0]["missing"], words

            whole = [hit["place"] for hit in outcome["hits"] if not hit["missing"]]
            assert place == 0 or URGENT not in whole, "who asks for a number does not get that for danger beside it"


@pytest.mark.usefixtures("field")
def test_who_looks_for_a_number_that_the_region_does_not_name_is_told_to_ask_for_that_one(card: Card, page: Page) -> None:
    named = {contact.of for contact in card.region.contacts}
    names = {role.id: role.name for role in card.roles()} | {partner.id: partner.name for partner in card.partners}
    others = [sentence(name) for who, name in names.items() if who not in named]
    assert others
    for name in others:
        for words, outcome in found(page, (f"nummer {name}", f"{name} telefoonnummer", f"hoe bereik ik {name}")):
            first, *rest = outcome["hits"]
            assert (first["place"], first["title"]) == ("bellen.html", f"{name}: vraag het nummer in je regio na"), words
            assert URGENT not in [hit["place"] for hit in rest if not hit["missing"]], words


@pytest.mark.usefixtures("field")
def test_who_is_in_danger_finds_the_number_for_that_first_whatever_else_was_typed(card: Card, page: Page, index: Any) -> None:
    urgent = next((entry for entry in index if "first" in entry), None)
    if urgent is None:
        pytest.skip("this card has no words for danger")
    assert urgent["place"] == URGENT
    ways = (
        "{}",
        "{}!",
        "met {} bellen",
        "wat moet ik doen bij {}",
        f"{{}} {card.organisations[0].name}",
        "{} stopgesprek",
        "{} xqzzy",
        "slachtoffer {} nummer",
    )
    asked = [way.format(alarm) for alarm in urgent["first"] for way in ways]
    of_the_site = {entry["place"] for entry in index if entry.get("rank") == 2}
    for words, outcome in found(page, [*asked, *map(str.upper, asked)]):
        assert (outcome["hits"][0]["place"], outcome["hits"][0]["missing"]) == (URGENT, []), words
        assert not of_the_site & {hit["place"] for hit in outcome["hits"]}, words
    for words, outcome in found(page, [f"{each} {alarm}" for each in card.not_covered for alarm in urgent["first"]]):
        assert outcome["hits"][0]["place"] == URGENT, words
        assert outcome["silent"], words
    deniable = {"spoed", "spoedeisend", "nood", "gevaar", "gevaarlijk", "acuut", "dringend", "urgent"}
    for words, outcome in found(
        page, [f"hij stopt {no} {each}" for each in {*urgent["first"]} - deniable for no in ("niet", "geen")]
    ):
        assert outcome["hits"][0]["place"] == URGENT, words
    slips = {slip for alarm in urgent["first"] if re.fullmatch(r"\w{8,}", alarm) for slip in slips_of(alarm)}
    for words, outcome in found(page, slips - {"zelfdding"}):  # this one is a form of another word of the site, 'zelfde'
        assert outcome["hits"][0]["place"] == URGENT, words


@pytest.mark.usefixtures("field")
def test_small_words_make_no_difference_to_a_phrase_for_danger(page: Page, index: Any) -> None:
    small = set(page.evaluate("[...LEFT_OUT]"))
    phrases = [words.split() for entry in index for words in entry.get("first", ()) if " " in words]
    if not phrases:
        pytest.skip("this card has no phrases for danger")
    bare = [[word for word in words if word not in small] for words in phrases]
    for join in (" ", " de ", " nu haar "):
        for words, outcome in found(page, [f"ex {join.join(each)}" for each in bare]):
            assert outcome["hits"][0]["place"] == URGENT, words


@pytest.mark.usefixtures("field")
def test_a_longer_word_that_begins_with_one_for_danger_is_taken_for_that(page: Page, index: Any) -> None:
    words = [word for entry in index for word in entry.get("first", ()) if re.fullmatch(r"\w{5,}", word)]
    for longer, outcome in found(page, [f"{word}xqzzyxqzzyxqzzy" for word in words]):
        assert outcome["meant"], longer
        assert outcome["hits"][0]["place"] == URGENT, longer


@pytest.mark.usefixtures("field")
def test_who_says_that_there_is_no_danger_finds_the_number_for_that(page: Page, index: Any) -> None:
    calm = [entry["place"] for entry in index if any("Geen spoed" in text for text in entry.get("text", []))]
    ways = ("geen spoed", "geen haast", "geen nood", "geen direct gevaar", "niet dringend", "Niet acuut", "niet urgent")
    for words, outcome in found(page, ways):
        places = [hit["place"] for hit in outcome["hits"]]
        assert places == calm if calm else URGENT not in places, words


@pytest.mark.usefixtures("field")
def test_a_question_in_words_finds_what_its_telling_words_find(card: Card, page: Page) -> None:
    terms = [word for term in card.terms for word in (term.term, term.full, *term.also) if word]
    asked = [*terms, *card.not_covered, *(word for each in card.search_words for word in each.words), *queries(CARD_FOLDER)]
    asked = page.evaluate(TELLING, asked)
    assert asked
    bare = dict(found(page, asked))
    ways = ("wat moet ik doen bij {}", "hoe zit het met {}?", "wie mag {}", "kunnen we {} nog even", "{}, wat moet ik dan?")
    for way in ways:
        for words, outcome in zip(asked, (outcome for _, outcome in found(page, map(way.format, asked))), strict=True):
            for part in ("hits", "silent", "without"):
                assert outcome[part] == bare[words][part], way.format(words)


@pytest.mark.usefixtures("field")
def test_what_to_do_comes_before_what_a_word_means(card: Card, page: Page) -> None:
    asked = [*queries(CARD_FOLDER), *(word for term in card.terms for word in (term.term, term.full, *term.also) if word)]
    for words, outcome in found(page, asked):
        hits = [(len(hit["missing"]), hit["kind"]) for hit in outcome["hits"]]
        for place, (missing, kind) in enumerate(hits):
            behind = [each for each in hits[place:] if each[0] <= missing and each[1].startswith("Taak")]
            assert kind != "Begrip" or not behind, words


@pytest.mark.usefixtures("field")
def test_every_term_is_found_by_itself_and_by_its_other_words(card: Card, page: Page) -> None:
    for term in card.terms:
        for words, outcome in found(page, filter(None, (term.term, term.full, *term.also))):
            assert (outcome["meant"], outcome["silent"]) == ("", []), words
            titles = [hit["title"] for hit in outcome["hits"] if hit["kind"] == "Begrip" and not hit["missing"]]
            assert any(term.term.casefold() in title.casefold() for title in titles), words


@pytest.mark.usefixtures("field")
def test_accents_and_capitals_make_no_difference(page: Page, index: Any) -> None:
    words = {word for entry in index for word in re.findall(r"\w*[^\W\d_a-zA-Z]\w*", json.dumps(entry, ensure_ascii=False))}
    assert len(words) > 3
    bare = ("".join(each for each in normalize("NFD", word) if not combining(each)).upper() for word in sorted(words))
    for (word, with_accents), (_, without) in zip(found(page, sorted(words)), found(page, bare), strict=True):
        assert with_accents["hits"] == without["hits"] != [], word


@pytest.mark.this_card
def test_the_words_that_people_search_for_are_not_printed_as_other_words_for_a_term(card: Card, site: Path) -> None:
    page = (site / "begrippen.html").read_text(encoding="utf-8").partition("<article")[2].partition("</article>")[0].casefold()
    said = " ".join(f"{term.term} {term.full} {term.explanation}" for term in card.terms).casefold()
    hidden = [word.casefold() for term in card.terms for word in term.also if word.casefold() not in said]
    assert len(hidden) > 50
    assert not [word for word in hidden if re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", page)]


# --- how sure it is --------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("field")
def test_a_slip_is_never_taken_for_what_was_meant(card: Card, page: Page) -> None:
    """Of every longer word of a task, a letter left out, changed or swapped: what is found is called a guess, or is right."""
    words = longer_words(card)
    right = {word: {hit["place"] for hit in outcome["hits"]} for word, outcome in found(page, words)}
    slips = {slip: word for word in words for slip in slips_of(word)}
    guessed, sure, nothing = 0, [], []
    for slip, outcome in found(page, slips):
        guessed += bool(outcome["meant"])
        hits = {hit["place"] for hit in outcome["hits"]}
        if not hits:
            nothing.append(slip)
        elif not outcome["meant"] and not hits & right[slips[slip]]:
            sure.append(slip)
    assert {*sure} <= {"iedeeren"}, "this one is a form of another word of the card, 'ieder'"
    assert nothing == []
    assert guessed > 0.9 * len(slips)


def longer_words(card: Card) -> list[str]:
    texts = [plain(rule.task.do).casefold() for rule in rulebook(card).every_rule.values()]
    return sorted({word for text in texts for word in re.findall(r"\b[a-z]{8,}\b", text)})


def slips_of(word: str) -> set[str]:
    at = len(word) // 2
    return {
        word[:at] + word[at + 1 :],
        word[:at] + "x" + word[at + 1 :],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    } - {word}


@pytest.mark.usefixtures("field")
def test_of_what_the_card_does_not_cover_nothing_is_shown(card: Card, page: Page) -> None:
    ways = ("{}", "wat doe ik met {}", "{} slachtoffer")
    asked = [way.format(words) for words in card.not_covered for way in ways]
    for words, outcome in found(page, [*asked, *map(str.upper, asked)]):
        assert outcome["silent"], words
        assert outcome["hits"] == [], words


@pytest.mark.usefixtures("field")
def test_no_task_is_hidden_by_a_word_that_is_said_to_be_not_covered(card: Card, page: Page) -> None:
    tasks = [rule.task for rule in rulebook(card).every_rule.values()]
    texts = [plain(text) for task in tasks for text in (task.do, task.more, task.record) if text]
    for words, outcome in found(page, texts):
        assert outcome["silent"] == [], words


def words_of(index: Any) -> set[str]:
    """Of all that is no text about the card itself."""
    fields = ("title", "also", "kind", "when", "when_also", "text", "first")
    texts = [str(entry.get(field, "")) for entry in index if entry.get("rank") != 2 for field in fields]
    return {word for text in texts for word in re.findall(r"\w+", text)}


@pytest.mark.usefixtures("field")
def test_no_word_with_which_something_of_the_card_is_found_is_said_to_be_not_covered(page: Page, index: Any) -> None:
    words = words_of(index)
    assert words
    for word, outcome in found(page, sorted(words)):
        assert outcome["silent"] == [], word


@pytest.mark.this_card
def test_what_was_meant_can_be_chosen(page: Page, field: Locator) -> None:
    field.fill("reclasering")
    expect(status(page)).to_have_text("Zo staat het nergens. Bedoel je reclassering?")
    page.get_by_role("search").get_by_role("button", name="reclassering", exact=True).click()
    expect(field).to_have_value("reclassering")
    expect(field).to_be_focused()
    expect(status(page)).to_contain_text("resultaten")


@pytest.mark.this_card
def test_what_is_covered_can_be_searched_for_without_the_rest(page: Page, field: Locator) -> None:
    field.fill("tolk bij het stopgesprek")
    expect(status(page)).to_contain_text("De kaart zegt hier niets over: tolk. Vraag het na in je eigen organisatie.")
    page.get_by_role("search").get_by_role("button", name="stopgesprek").click()
    expect(page.locator(".rk-hit").first).to_contain_text("Overweeg een eenmalig stopgesprek.")


@pytest.mark.this_card
def test_a_result_says_which_words_of_the_reader_are_not_in_it(page: Page, field: Locator) -> None:
    field.fill("stopgesprek kabouter")
    expect(status(page)).to_contain_text("Geen resultaat met al je woorden.")
    result = page.locator(".rk-hit", has_text="eenmalig stopgesprek")
    expect(result).to_contain_text("Niet gevonden: kabouter")
    field.fill("stopgesprek")
    expect(page.locator(".rk-hit").first).not_to_contain_text("Niet gevonden")


@pytest.mark.this_card
def test_a_result_says_who_does_it_and_when(page: Page, field: Locator) -> None:
    field.fill("opsporingsonderzoek")
    result = page.locator(".rk-hit").first
    expect(result).to_contain_text("Taak van de casusregisseur stalking")
    expect(result).to_contain_text("Als het risico laag is en de stalking doorgaat:")
    expect(result.locator("mark")).to_have_text("opsporingsonderzoek")


# --- the box ---------------------------------------------------------------------------------------------------------------


def test_every_link_among_the_results_is_a_result(page: Page, field: Locator) -> None:
    for words in ("veilig", "overleg", "begrippen"):
        field.fill(words)
        [(_, outcome)] = found(page, [words])
        more = page.locator(".rk-search__hits summary")
        if more.count():
            more.click()
        expect(page.locator(".rk-search__hits a")).to_have_count(len(outcome["hits"]))  # what is unfolded comes a moment later
        shown = page.evaluate(SHOWN)
        assert shown["links"] == len(shown["hits"]) == len(outcome["hits"]), words


def test_the_list_of_results_never_repeats_the_whole_tree_of_questions(index: Any) -> None:
    assert sum(len(str(entry)) for entry in index if entry["place"].startswith("wat-moet-ik-nu-doen.html")) < 700


def test_nothing_is_loaded_for_who_does_not_search(browser: Browser, site_url: str) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site_url}over.html")
    page.evaluate("new Promise(requestIdleCallback)")
    assert not [url for url in asked if "search_index" in url or "worker" in url]
    page.get_by_role("textbox", name="Zoek op deze site").fill("begrippen")
    expect(page.locator(".rk-hit").first).to_be_visible()
    assert len([url for url in asked if url.startswith(f"{site_url}{SEARCH_INDEX}?v=")]) == 1
    page.close()


def test_an_index_that_does_not_come_is_told_and_asked_for_again(browser: Browser, site_url: str) -> None:
    page = browser.new_page()
    page.route("**/search_index.js*", lambda route: route.abort(), times=1)
    page.goto(f"{site_url}over.html")
    field = page.get_by_role("textbox", name="Zoek op deze site")
    field.focus()
    expect(status(page)).to_have_text("Zoeken lukt nu niet.")
    expect(page.get_by_role("search").get_by_role("link", name="de hele kaart")).to_be_visible()
    field.fill("begrippen")
    expect(page.locator(".rk-hit").first).to_be_visible()
    page.close()


@pytest.mark.this_card
def test_with_the_arrow_keys_one_gets_to_a_task_and_opens_it_there(browser: Browser, site_url: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 700})
    page.goto(f"{site_url}index.html")
    field = page.get_by_role("textbox", name="Zoek op deze site")
    field.fill("enkelband")
    expect(page.locator(".rk-hit").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    link = page.locator(":focus.rk-hit")
    expect(link).to_contain_text("elektronische monitoring (EM)")
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    page.keyboard.press("ArrowDown")
    link.press("Enter")
    page.wait_for_url("**/rol/reclassering.html#reclassering-em-hoog-gemiddeld")
    expect(page.locator("#reclassering-em-hoog-gemiddeld")).to_be_in_viewport()
    page.close()


def test_enter_goes_to_the_first_result_and_does_not_open_it_unseen(page: Page, field: Locator) -> None:
    address = page.url
    field.fill("begrippen")
    field.press("Enter")
    expect(page.locator(".rk-hit").first).to_be_focused()
    assert page.url == address


def test_escape_closes_the_results(page: Page, field: Locator) -> None:
    field.fill("begrippen")
    results = page.locator(".rk-search__output")
    expect(results).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(results).not_to_be_visible()
    expect(field).to_be_focused()
    field.click()
    expect(results).to_be_visible()


@pytest.mark.this_card
def test_a_result_on_this_very_page_closes_the_results(page: Page, field: Locator) -> None:
    field.fill("veiligheidshuis aanmelden")
    page.locator(".rk-hit[href$='#om-vhh']").click()
    expect(page.locator(".rk-search__output")).not_to_be_visible()
    expect(page.locator("#om-vhh")).to_be_in_viewport()


def test_emptying_the_field_empties_the_results(page: Page, field: Locator) -> None:
    field.fill("begrippen")
    page.get_by_role("button", name="Zoekveld leegmaken").click()
    expect(status(page)).to_have_text("Typ een woord om te zoeken")
    expect(page.locator(".rk-hit")).to_have_count(0)
    expect(field).to_be_focused()


def test_who_finds_nothing_is_shown_the_number_for_danger_the_whole_card_all_numbers_and_the_glossary(
    card: Card, page: Page, field: Locator
) -> None:
    field.fill("xqzzy")
    expect(status(page)).to_have_text("Niets gevonden. Probeer een ander woord.")
    for way in (f"Bel {card.region.urgent.phone}", "de hele kaart", "Wie bel je", "Begrippen"):
        expect(page.get_by_role("search").get_by_role("link", name=way, exact=True)).to_be_visible()
    for _ in range(5):  # past the button that empties the field
        page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.textContent") == "Begrippen"
    page.keyboard.press("Tab")
    expect(page.locator(".rk-search__output")).not_to_be_visible()


def test_whatever_the_card_does_not_cover_the_number_for_danger_stands_right_below_that(
    card: Card, page: Page, field: Locator
) -> None:
    """Who is in danger may use a word that nobody thought of; or one for which the card has nothing."""
    for words in card.not_covered:
        field.fill(f"{words} xqzzy")
        expect(status(page)).to_contain_text("De kaart zegt hier niets over")
        expect(page.locator(".rk-search__output a").first).to_have_text(f"Bel {card.region.urgent.phone}")


@pytest.mark.parametrize("words", ["", "begrippen", "kind in gevaar"], ids=["nothing asked", "something found", "danger"])
def test_only_who_finds_nothing_is_sent_elsewhere(page: Page, field: Locator, words: str) -> None:
    field.fill(words)
    expect(page.get_by_role("search").get_by_role("link", name="de hele kaart")).not_to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "words",
    ["overleg", "overleg kabouter", "reclasering", "tolk stopgesprek", "kind in gevaar", "xqzzy"],
    ids=["results", "a word is missing", "a guess", "not covered", "not covered, in danger", "nothing found"],
)
def test_the_open_results_have_no_violation(page: Page, field: Locator, scheme: Literal["light", "dark"], words: str) -> None:
    page.emulate_media(color_scheme=scheme)
    page.evaluate((PROJECT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8"))
    field.fill(words)
    found = page.evaluate(
        "() => axe.run('[role=search]').then(found => found.violations.map(one => [one.id, one.nodes[0].html]))"
    )
    assert not found


@pytest.mark.parametrize("signs", ["om^", "+om", "-om", "om~9", "*", "titel:om", '"om', "<b>om", "(om", "om\\", "%", "…"])
def test_no_sign_breaks_the_search(page: Page, field: Locator, signs: str) -> None:
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text))
    page.on("pageerror", lambda error: problems.append(str(error)))
    field.fill(signs)
    expect(status(page)).not_to_have_text("Typ een woord om te zoeken")
    assert problems == []
