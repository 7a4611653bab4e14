# SPDX-License-Identifier: EUPL-1.2
"""What a reader can do with the complete advice: check off tasks, try another answer, copy and print. By mouse and by key."""

import re
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from html import unescape
from itertools import pairwise
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, Locator, Page, Request, expect

from checker import Card, Step, decide
from checker.html import step_html
from checker.markup import Links
from checker.meeting import meeting_html
from checker.text import advice_text
from tests.browser.conftest import CHROMIUM_ALONE
from tests.browser.reader import PAGE, Reader, stop_the_clock
from tests.conftest import ONLY_A_HANG, executable
from tests.states import complete_steps, every_step

pytestmark = pytest.mark.this_card

ADVICE: Final = {"rol": "politie", "risico": "laag", "aangifte": "onbekend", "stalking-gaat-door": "ja"}


@pytest.fixture
def advice(page: Page) -> Page:
    """The complete advice of a police officer, with one thing to find out."""
    Reader(page).walks(ADVICE)
    return page


def status(page: Page) -> Locator:
    return page.locator("#checker-status")


UNFOLD: Final = "() => { for (const each of document.querySelectorAll('#checker .rk-vouw')) each.open = true; }"
"""What helps in doing the tasks is folded at first."""


def tasks(page: Page) -> int:
    """How many tasks the reader herself has to do."""
    return page.locator("#checker .rk-stand").count()


def toggle(page: Page) -> Locator:
    page.evaluate(UNFOLD)
    return page.get_by_role("button", name="Zet de vakjes bij je taken")


def choice(page: Page, number: int, name: str) -> Locator:
    """One of the four choices at a task, by the order of the tasks."""
    return page.locator("#checker .rk-stand").nth(number).get_by_role("radio", name=name, exact=True)


def sum_of_it(page: Page) -> Locator:
    return page.locator("[data-plek='zelfcheck']")


def difference(page: Page) -> Locator:
    return page.locator("[data-plek='wat-als']")


def suppose(page: Page, question: str, given: str) -> Locator:
    page.evaluate(UNFOLD)
    return page.locator(f"[data-stel-vraag='{question}'][data-stel-antwoord='{given}']")


# --- the keys of a question --------------------------------------------------------------------------------------------


def test_a_number_chooses_the_option_while_the_focus_is_in_the_question(page: Page) -> None:
    page.locator("#checker .rk-kop").focus()
    page.keyboard.press("1")
    expect(page.locator("#checker .rk-antwoord[data-vraag='rol']")).to_contain_text("Politie")
    page.keyboard.press("3")  # the focus is on the heading of the next question
    expect(page.locator("#checker .rk-antwoord[data-vraag='risico']")).to_contain_text("laag")


@CHROMIUM_ALONE
def test_every_option_shows_its_number_and_tells_it(page: Page) -> None:
    options = page.locator("#checker .rk-keuze").evaluate_all(
        "list => list.map(o => [o.getAttribute('aria-keyshortcuts'), o.querySelector('.rk-cijfer').textContent])"
    )
    assert options == [[str(number), str(number)] for number in range(1, len(options) + 1)]
    expect(page.get_by_role("button", name="Politie", exact=True)).to_be_visible()


# A key as the page gets it; a real one might close the tab, or type another character on another keyboard.
PRESS: Final = """([key, ...held]) => document.activeElement.dispatchEvent(new KeyboardEvent("keydown", {
    key,
    bubbles: true,
    cancelable: true,
    ...Object.fromEntries(held.map((name) => [`${name.toLowerCase()}Key`, true])),
}))"""


@CHROMIUM_ALONE
@pytest.mark.parametrize("keys", ["9", "0", "Ctrl+1", "Alt+1", "Meta+1", "Shift+!", "&", "é", "x"])
def test_other_keys_choose_nothing(page: Page, keys: str) -> None:
    page.locator("#checker .rk-kop").focus()
    page.evaluate(PRESS, keys.split("+")[::-1])
    expect(page.locator("#checker [data-gekozen]")).to_have_count(0)


def test_a_number_outside_the_question_chooses_nothing_and_can_be_typed(opened: Page) -> None:
    Reader(opened).waits()
    opened.locator("h1").click()
    opened.keyboard.press("1")
    search = opened.get_by_role("textbox", name="Zoek op deze site")
    search.focus()
    opened.keyboard.press("1")
    expect(search).to_have_value("1")
    expect(opened.locator("#checker [data-gekozen]")).to_have_count(0)


def test_a_key_that_is_held_answers_one_question(page: Page) -> None:
    page.locator("#checker .rk-kop").focus()
    page.keyboard.down("1")
    expect(page.locator("#checker .rk-antwoord[data-vraag='rol']")).to_be_visible()
    page.keyboard.down("1")
    page.keyboard.up("1")
    expect(page.locator("#checker .rk-antwoord")).to_have_count(1)
    expect(page.locator("#checker [data-gekozen]")).to_have_count(0)


# --- the self-check ----------------------------------------------------------------------------------------------------


def test_the_self_check_is_folded_until_somebody_asks_for_it(advice: Page) -> None:
    expect(toggle(advice)).to_have_attribute("aria-expanded", "false")
    expect(sum_of_it(advice)).to_be_hidden()
    expect(advice.get_by_role("radio")).to_have_count(0)
    toggle(advice).click()
    expect(toggle(advice)).to_have_attribute("aria-expanded", "true")
    expect(advice.get_by_role("radio")).to_have_count(4 * tasks(advice))
    expect(advice.get_by_role("radio").first).to_be_focused()
    expect(sum_of_it(advice)).to_contain_text(f"0 van {tasks(advice)} gedaan")
    toggle(advice).click()
    expect(toggle(advice)).to_have_attribute("aria-expanded", "false")
    expect(advice.get_by_role("radio")).to_have_count(0)
    expect(sum_of_it(advice)).to_be_hidden()
    expect(status(advice)).to_be_empty()


@CHROMIUM_ALONE
def test_every_mark_is_counted_and_told(advice: Page) -> None:
    toggle(advice).click()
    choice(advice, 0, "Gedaan").check()
    expect(status(advice)).to_have_text(f"1 van {tasks(advice)} gedaan.")
    choice(advice, 1, "Gedaan").check()
    expect(status(advice)).to_have_text(f"2 van {tasks(advice)} gedaan.")
    expect(choice(advice, 1, "Gedaan")).to_be_focused()
    choice(advice, 1, "Nog niet").check()
    expect(status(advice)).to_have_text(f"1 van {tasks(advice)} gedaan.")
    expect(sum_of_it(advice)).to_contain_text("Doe dit eerst")
    choice(advice, 2, "Weet ik niet").check()
    expect(sum_of_it(advice)).to_contain_text("Zoek dit op in het dossier")
    choice(advice, 2, "Niet van toepassing, of bewust niet").check()
    expect(status(advice)).to_have_text(f"1 van {tasks(advice)} gedaan, 1 niet van toepassing of bewust niet.")
    expect(sum_of_it(advice)).to_contain_text("Dit doe je niet, of het geldt niet")


@CHROMIUM_ALONE
def test_each_group_of_choices_names_its_task(advice: Page) -> None:
    toggle(advice).click()
    for group in advice.locator("#checker .rk-stand").all():
        task = group.locator("xpath=ancestor::li[1]").get_attribute("data-taak")
        assert group.get_attribute("data-stand-taak") == task
    first = advice.locator("#checker .rk-taak .rk-doe").first.inner_text()
    expect(advice.get_by_role("group", name=f"Is dit gedaan? {first}")).to_be_visible()


def test_marks_stay_while_the_self_check_is_folded_and_after_back_and_forward(advice: Page) -> None:
    toggle(advice).click()
    choice(advice, 0, "Gedaan").check()
    choice(advice, 1, "Nog niet").check()
    toggle(advice).click()
    toggle(advice).click()
    expect(choice(advice, 0, "Gedaan")).to_be_checked()
    advice.evaluate("() => history.back()")
    expect(advice.locator("#checker .rk-voortgang")).to_be_visible()
    advice.evaluate("() => history.forward()")
    expect(choice(advice, 0, "Gedaan")).to_be_checked()
    expect(choice(advice, 1, "Nog niet")).to_be_checked()
    expect(sum_of_it(advice)).to_contain_text("1 van ")
    expect(status(advice)).to_have_text(re.compile("^Je advies is klaar"))


@CHROMIUM_ALONE
def test_a_task_that_another_advice_shares_keeps_its_mark(advice: Page) -> None:
    toggle(advice).click()
    choice(advice, 0, "Gedaan").check()
    advice.locator("[data-wijzig='aangifte']").click()
    advice.locator(".rk-keuze[data-vraag='aangifte'][data-antwoord='ja']").click()
    expect(advice.locator("#checker .rk-aantal")).to_be_visible()
    expect(toggle(advice)).to_have_attribute("aria-expanded", "true")
    expect(choice(advice, 0, "Gedaan")).to_be_checked()
    expect(sum_of_it(advice)).to_contain_text("1 van ")


def expect_no_marks(page: Page) -> None:
    expect(toggle(page)).to_have_attribute("aria-expanded", "false")
    toggle(page).click()
    expect(sum_of_it(page)).to_contain_text("0 van ")
    expect(page.locator("#checker input:checked")).to_have_count(0)


@CHROMIUM_ALONE
def test_clear_forgets_the_marks(advice: Page) -> None:
    toggle(advice).click()
    choice(advice, 0, "Gedaan").check()
    advice.locator(".rk-wis").click()
    Reader(advice).walks(ADVICE)
    expect_no_marks(advice)


@CHROMIUM_ALONE
def test_a_page_that_the_browser_kept_alive_is_as_it_was_left(advice: Page) -> None:
    toggle(advice).click()
    choice(advice, 0, "Gedaan").check()
    advice.evaluate("() => { dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })); }")
    expect(choice(advice, 0, "Gedaan")).to_be_checked()
    expect(sum_of_it(advice)).to_contain_text("1 van ")


def test_a_reload_has_no_marks(advice: Page) -> None:
    toggle(advice).click()
    choice(advice, 0, "Gedaan").check()
    advice.reload()
    Reader(advice).walks(ADVICE)
    expect_no_marks(advice)


@CHROMIUM_ALONE
def test_no_mark_leaves_the_page(advice: Page) -> None:
    requests: list[str] = []

    def ask(request: Request) -> None:
        requests.append(request.url)

    advice.context.on("request", ask)
    address = advice.url
    toggle(advice).click()
    choice(advice, 0, "Gedaan").check()
    expect(sum_of_it(advice)).to_contain_text("1 van ")
    suppose(advice, "risico", "hoog").click()
    expect(difference(advice)).not_to_be_empty()
    advice.context.remove_listener("request", ask)
    assert requests == []
    assert advice.url == address
    assert advice.evaluate("() => history.state") == {"depth": len(ADVICE)}
    assert advice.evaluate("() => localStorage.length + sessionStorage.length + document.cookie.length") == 0


# --- what if -----------------------------------------------------------------------------------------------------------


@CHROMIUM_ALONE
def test_another_answer_is_tried_without_giving_it(advice: Page) -> None:
    shown = advice.locator("#checker [data-taak]").evaluate_all("list => list.map(item => item.dataset.taak)")
    button = suppose(advice, "risico", "hoog")
    button.click()
    expect(difference(advice)).not_to_be_empty()
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(suppose(advice, "risico", "gemiddeld")).to_have_attribute("aria-pressed", "false")
    expect(status(advice)).to_have_text(re.compile("^Taken: "))
    assert advice.locator("#checker [data-taak]").evaluate_all("list => list.map(item => item.dataset.taak)") == shown
    expect(advice.locator("#checker .rk-antwoord[data-vraag='risico']")).to_contain_text("laag")


@CHROMIUM_ALONE
def test_one_supposition_at_a_time_and_pressing_again_takes_it_back(advice: Page) -> None:
    suppose(advice, "risico", "hoog").click()
    expect(difference(advice)).not_to_be_empty()
    suppose(advice, "aangifte", "nee").click()
    expect(difference(advice).locator(".rk-neem-over[data-vraag='aangifte']")).to_be_visible()
    expect(suppose(advice, "risico", "hoog")).to_have_attribute("aria-pressed", "false")
    suppose(advice, "aangifte", "nee").click()
    expect(difference(advice)).to_be_empty()
    expect(advice.locator("[aria-pressed='true']")).to_have_count(0)


@CHROMIUM_ALONE
def test_a_supposed_answer_can_be_taken_over_and_back(advice: Page) -> None:
    suppose(advice, "aangifte", "nee").click()
    difference(advice).locator(".rk-neem-over").click()
    expect(advice.locator("#checker .rk-antwoord[data-vraag='aangifte']")).to_contain_text("nee")
    expect(advice.locator("#checker .rk-kop")).to_be_focused()
    advice.evaluate("() => history.back()")
    expect(advice.locator("#checker .rk-antwoord[data-vraag='aangifte']")).to_contain_text("weet ik niet")


@CHROMIUM_ALONE
def test_a_supposition_and_a_mark_at_once_are_both_answered(advice: Page) -> None:
    toggle(advice).click()
    expect(sum_of_it(advice)).to_contain_text("0 van ")
    advice.evaluate(
        """() => {
            document.querySelector("[data-stel-vraag='risico'][data-stel-antwoord='hoog']").click();
            for (const radio of document.querySelectorAll("#checker [value='gedaan']")) radio.click();
        }"""
    )
    expect(difference(advice)).not_to_be_empty()
    expect(sum_of_it(advice)).to_contain_text(f"{tasks(advice)} van {tasks(advice)} gedaan")


# --- what somebody else ought to do ------------------------------------------------------------------------------------


NUMBERS: Final = "all => all.map((each) => [each.offsetLeft, each.offsetTop])"
"""Where on the page everybody to call stands."""


def test_a_name_opens_what_that_partner_ought_to_do_below_the_numbers_none_of_which_moves_and_closes_it_again(
    advice: Page,
) -> None:
    kept = advice.evaluate("() => [location.href, history.length]")
    numbers = advice.locator("#checker .rk-bellen [data-partner]")
    before = numbers.evaluate_all(NUMBERS)
    for name in advice.locator("#checker .rk-wie").all():
        place = advice.locator(f"#{name.get_attribute('aria-controls')}")
        expect(place).to_be_hidden()
        name.click()
        expect(name).to_have_attribute("aria-expanded", "true")
        expect(place).to_contain_text("te doen:")
        expect(place.locator("li").first).to_be_in_viewport()
        expect(status(advice)).to_have_text("Het staat onder de nummers.")
        assert numbers.evaluate_all(NUMBERS) == before
        name.click()
        expect(place).to_be_hidden()
        expect(name).to_be_focused()
    assert advice.locator("#checker .rk-wie").count() >= 2
    assert advice.evaluate("() => [location.href, history.length]") == kept


# --- the way to its parts ----------------------------------------------------------------------------------------------


def way(page: Page) -> Locator:
    return page.locator("#checker .rk-spring")


def test_the_list_at_the_top_leads_to_each_part_unfolds_it_and_leaves_the_address_as_it_was(advice: Page) -> None:
    kept = advice.evaluate("() => [location.href, history.length]")
    for link in way(advice).locator("a").all():
        advice.locator("#checker .rk-kop").focus()
        advice.keyboard.press("Tab")
        expect(way(advice).locator("summary")).to_be_focused()
        expect(way(advice).locator("summary")).to_be_in_viewport()
        if not link.is_visible():
            advice.keyboard.press("Enter")
        link.focus()
        advice.keyboard.press("Enter")
        part = advice.locator(f"#checker {link.get_attribute('href')}")
        expect(part.locator("h2, summary").and_(advice.locator(":focus"))).to_have_count(1)
        expect(part.locator("h2").first).to_be_in_viewport()
        if part.evaluate("part => part.localName") == "details":
            expect(part).to_have_attribute("open", "")
    assert way(advice).locator("a").count() > 5
    assert advice.evaluate("() => [location.href, history.length]") == kept


def longest_of_each_role(card: Card) -> list[Step]:
    found: dict[str, Step] = {}
    for step in every_step(card):
        if step.question is None and len(step.advice) > len(found.setdefault(step.answers["rol"], step).advice):
            found[step.answers["rol"]] = step
    return list(found.values())


def test_print_is_within_twenty_stops_of_the_top_of_the_longest_advice_of_each_role(page: Page, card: Card) -> None:
    reader = Reader(page)
    for step in longest_of_each_role(card):
        reader.begins_anew()
        reader.walks(step.answers)
        expect(page.locator("#checker .rk-kop")).to_be_focused()
        for _ in range(20):
            page.keyboard.press("Tab")
            if page.evaluate("() => document.activeElement.matches('#checker .rk-print')"):
                break
        expect(page.locator("#checker .rk-print"), str(step.answers)).to_be_focused()


# --- how long it is ----------------------------------------------------------------------------------------------------


def test_the_advice_of_an_officer_is_at_most_three_thousand_pixels_long_on_a_phone(browser: Browser, site_url: str) -> None:
    with browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True) as context:
        page = context.new_page()
        page.goto(site_url + PAGE)
        Reader(page).walks({"rol": "politie", "risico": "laag", "aangifte": "ja", "stalking-gaat-door": "onbekend"})
        page.evaluate("() => document.fonts.ready")
        assert page.locator("#checker").evaluate("host => host.offsetHeight") <= 3000


STEP: Final = "(html) => { document.querySelector('#checker').innerHTML = html; }"

FIRST_NUMBERS: Final = """(every) => every.map((html) => {
    document.querySelector("#checker").innerHTML = html;
    const numbers = "#checker :is(.rk-eerst a[href^='tel:'], .rk-bellen :is(.rk-bel, .rk-mail))";
    const number = document.querySelector(numbers);
    const { top, bottom } = (number ?? document.querySelector("#checker .rk-bellen li")).getBoundingClientRect();
    return { top, bottom, known: number !== null };
})"""
"""Where on each of these advices the first number stands, at what goes before all or among those to call; or, where none is
known, the first of those whose number is to be asked for.
"""

BLOCK: Final = 'id="rk-bellen"'


def test_in_every_state_the_first_number_is_to_be_seen_on_a_phone_without_scrolling(
    browser: Browser, site_url: str, card: Card
) -> None:
    """Well within the first screen, or within it when it is to be asked for; and so it is when the advice tells what the last
    answer changed. What stands below the numbers is left out: it does not move them.
    """
    shown = list[tuple[Step, Step | None, str]]()
    for step in complete_steps(card):
        *_, last = step.answers
        others = [decide(card, {**step.answers, last: option.id}) for option in card.question(last).options]
        for before in (None, *(each for each in others if last != "rol" and each.answers != step.answers)):
            html = step_html(step, Links(), before=before, today="24 november 2026")
            if BLOCK in html:
                shown.append((step, before, html[: html.index("</section>", html.index(BLOCK))]))
    assert len(shown) > 250
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.goto(site_url + PAGE)
    Reader(page).waits()
    page.evaluate("() => document.fonts.ready")
    places = page.evaluate(FIRST_NUMBERS, [html for *_, html in shown])
    for (step, before, _), number in zip(shown, places, strict=True):
        most = 640 if number["known"] else 740
        assert number["top" if before else "bottom"] <= most, (dict(step.answers), number)
    page.close()


# --- taking it along ---------------------------------------------------------------------------------------------------

LISTEN: Final = """(clipboard) => {
    globalThis.copied = [];
    document.oncopy = () => copied.push(document.activeElement.value);
    const writeText = {
        remembers: async (text) => void copied.push(text),
        refuses: () => Promise.reject(new Error()),
    }[clipboard];
    Object.defineProperty(navigator, "clipboard", { value: writeText && { writeText }, configurable: true });
}"""
"""What is copied is remembered. The clipboard remembers, refuses, or is not there, as on a page without https."""

AS_BEFORE: Final = "() => { delete navigator.clipboard; delete document.execCommand; delete globalThis.print; }"


@pytest.fixture
def alone(advice: Page) -> Iterator[Page]:
    """The page with the advice, for a test that changes the browser around it."""
    yield advice
    advice.evaluate(AS_BEFORE)


@pytest.fixture
def secure(alone: Page) -> Page:
    """A page with a clipboard that remembers what was written to it."""
    alone.evaluate(LISTEN, "remembers")
    return alone


def copy(page: Page) -> Locator:
    return page.get_by_role("button", name="Kopieer als tekst")


def said(page: Page) -> Locator:
    return page.locator("#checker .rk-gezegd")


def test_the_advice_is_copied_as_text_and_that_is_said_beside_the_button(secure: Page) -> None:
    copy(secure).click()
    expect(said(secure)).to_have_text(re.compile("^Gekopieerd"))
    expect(status(secure)).to_have_text(re.compile("^Gekopieerd"))
    assert copy(secure).evaluate("button => button.nextElementSibling.className") == "rk-gezegd"
    (text,) = secure.evaluate("() => copied")
    for task in secure.locator("#checker [data-status='do'] > .rk-doe").all_inner_texts():
        first_words = " ".join(task.split()[:2])
        assert first_words.lower() in text.lower()
    assert "<" not in text


@CHROMIUM_ALONE
def test_the_text_has_the_marks_in_it_as_long_as_the_self_check_is_open(secure: Page) -> None:
    copy(secure).click()
    expect(said(secure)).to_be_visible()
    toggle(secure).click()
    choice(secure, 0, "Gedaan").check()
    expect(sum_of_it(secure)).to_contain_text("1 van ")
    copy(secure).click()
    expect(status(secure)).to_have_text(re.compile("^Gekopieerd"))
    toggle(secure).click()
    copy(secure).click()
    expect(status(secure)).to_have_text(re.compile("^Gekopieerd"))
    expect(said(secure)).to_have_count(1)
    plain, marked, after = secure.evaluate("() => copied")
    assert "1 van" in marked
    assert "1 van" not in plain
    assert after == plain


@CHROMIUM_ALONE
def test_the_link_is_the_page_of_the_role_and_nothing_more(secure: Page, site_url: str) -> None:
    secure.get_by_role("button", name="Kopieer de link naar de pagina van je rol").click()
    expect(said(secure)).to_have_text(re.compile("^Gekopieerd"))
    assert secure.evaluate("() => copied") == [f"{site_url}rol/politie.html"]


def test_without_https_the_old_way_copies(alone: Page) -> None:
    alone.evaluate(LISTEN, "not there")
    copy(alone).click()
    expect(said(alone)).to_have_text(re.compile("^Gekopieerd"))
    (text,) = alone.evaluate("() => copied")
    assert re.search(r"Advies van \d+ november 2026", text)
    assert "\n" in text
    expect(alone.locator("textarea")).to_have_count(0)
    expect(copy(alone)).to_be_focused()


def test_a_clipboard_that_refuses_leaves_the_old_way(alone: Page) -> None:
    alone.evaluate(LISTEN, "refuses")
    copy(alone).click()
    expect(said(alone)).to_have_text(re.compile("^Gekopieerd"))
    assert len(alone.evaluate("() => copied")) == 1


def test_where_nothing_copies_the_text_is_there_to_select(alone: Page) -> None:
    alone.evaluate(LISTEN, "not there")
    alone.evaluate("() => { document.execCommand = () => false; }")
    copy(alone).click()
    expect(status(alone)).to_have_text(re.compile("lukt hier niet"))
    expect(said(alone)).to_be_visible()
    field = alone.get_by_role("textbox", name="Tekst om te kopiëren")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("readonly", "")
    assert alone.evaluate("() => document.activeElement.selectionEnd > 100")
    copy(alone).click()
    expect(field).to_have_count(1)


def test_the_print_button_prints(alone: Page) -> None:
    alone.evaluate("() => { globalThis.printed = 0; globalThis.print = () => { printed += 1; }; }")
    alone.get_by_role("button", name="Print dit advies").click()
    assert alone.evaluate("() => printed") == 1


# --- on paper ----------------------------------------------------------------------------------------------------------


MILLIMETRE: Final = 96 / 25.4
POINT: Final = 96 / 72
"""In pixels of a style sheet."""


def printed(page: Page, folder: Path) -> list[str]:
    """The text of each sheet, as one line."""
    file = folder / "advies.pdf"
    page.pdf(path=file, format="A4", prefer_css_page_size=True)
    command = [executable("pdftotext"), "-raw", str(file), "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return [" ".join(sheet.split()) for sheet in text.rstrip("\f").split("\f")]


def longest(card: Card) -> Step:
    return max(complete_steps(card), key=lambda step: len(advice_text(step)))


@CHROMIUM_ALONE
def test_on_the_sheet_stands_what_to_do_with_a_box_and_nothing_that_works_on_a_screen_alone(
    page: Page, card: Card, tmp_path: Path
) -> None:
    step = longest(card)
    Reader(page).walks(step.answers)
    (sheet,) = printed(page, tmp_path)
    boxes = page.locator("#checker .rk-blok .rk-doe:not(.rk-kopje), #checker .rk-kies").count()
    assert sheet.count("☐") == boxes > 0
    assert page.locator("#checker .rk-daarom").count()
    for order in page.locator("#checker .rk-blok .rk-taak > .rk-doe:not(.rk-kopje)").all_text_contents():
        assert f"☐ {' '.join(order.split()[:3])}" in sheet  # before what is to be done, not before why
    for heading in ("Dit moet je nu doen", "Wie je hierbij belt", "Dit doe jij"):
        assert heading in sheet
    assert f"Kaart versie {card.version}, controlecode {card.hash}. Advies van" in sheet
    assert "112" in sheet
    for name in ("Wat als", "Loop je", "Meenemen", "Dit horen de anderen", "Waarom", "Wijzig", "Menu", "Zoek op deze site"):
        assert name not in sheet


@CHROMIUM_ALONE
def test_every_advice_fits_on_one_sheet(page: Page, card: Card) -> None:
    with ExitStack() as after:
        page.emulate_media(media="print")  # or it is laid out for the screen as well, each time
        after.callback(page.emulate_media, media="null")  # a test that fails leaves no page on paper for the next
        for step in complete_steps(card):
            page.evaluate(STEP, step_html(step, Links(), today="24 november 2026"))
            assert page.pdf(format="A4", prefer_css_page_size=True).count(b"/Type /Page\n") == 1, dict(step.answers)


@CHROMIUM_ALONE
def test_a_printed_question_has_a_box_before_each_answer(page: Page, card: Card, tmp_path: Path) -> None:
    reader = Reader(page)
    for question, answer in longest(card).answers.items():
        sheet = " ".join(printed(page, tmp_path))
        assert [each.text for each in card.question(question).options if f"☐ {each.text}" not in sheet] == []
        reader.walks({question: answer})


@CHROMIUM_ALONE
def test_what_somebody_opened_or_ticked_is_printed_too(advice: Page, tmp_path: Path) -> None:
    toggle(advice).click()
    for number, mark in enumerate(("Gedaan", "Nog niet", "Weet ik niet", "Niet van toepassing, of bewust niet")):
        choice(advice, number, mark).check()
    advice.locator(".rk-ander > summary").first.click()
    sheets = "".join(printed(advice, tmp_path))
    assert sheets.count("☑") == 1
    for state in ("(gedaan)", "(nog niet)", "(weet ik niet)", "(niet van toepassing, of bewust niet)"):
        assert state in sheets
    assert "Dit horen de anderen te doen" in sheets
    toggle(advice).click()
    assert "☑" not in "".join(printed(advice, tmp_path))


@CHROMIUM_ALONE
def test_on_the_first_sheet_are_tasks_also_when_all_that_can_be_is_open(page: Page, card: Card, tmp_path: Path) -> None:
    for step in longest_of_each_role(card):
        Reader(page).begins_anew()
        Reader(page).walks(step.answers)
        page.evaluate("() => document.querySelectorAll('#checker details').forEach((each) => { each.open = true; })")
        first, *_ = printed(page, tmp_path)
        assert "☐" in first.partition("Dit doe jij")[2], step.answers


@CHROMIUM_ALONE
def test_the_sheet_for_the_meeting_is_printed_instead_of_the_advice_and_is_gone_after_it(
    alone: Page, card: Card, tmp_path: Path
) -> None:
    fullest = max(complete_steps(card), key=lambda step: len(meeting_html(step, "")))
    Reader(alone).begins_anew()
    Reader(alone).walks(fullest.answers)
    alone.evaluate("() => { globalThis.print = () => {}; }")
    alone.get_by_role("button", name="Print een overlegblad").click()
    expect(alone.locator("#checker[data-overleg]")).to_have_count(1)
    (paper,) = printed(alone, tmp_path)
    assert "Overlegblad" in paper
    assert "Dit moet je nu doen" not in paper
    alone.evaluate("() => { dispatchEvent(new Event('afterprint')); }")
    expect(alone.locator("#checker[data-overleg], #checker .rk-overleg")).to_have_count(0)
    assert "Overlegblad" not in "".join(printed(alone, tmp_path))


SHEET: Final = """(html) => {
    const host = document.querySelector("#checker");
    const place = document.createElement("div");
    place.className = "rk-overlegblad";
    place.innerHTML = html;
    host.replaceChildren(place);
    host.toggleAttribute("data-overleg", true);
}"""
"""Put it on the page, as result.js does before it prints."""

FIELDS: Final = """() => [...document.querySelectorAll(".rk-overleg p:not(.rk-kopje)")].map((task) => {
    const text = new Range();
    text.selectNodeContents(task);
    text.setStartAfter(task.firstChild);
    const fields = [...task.querySelectorAll(".rk-veld")].map((each) => each.getBoundingClientRect());
    const beside = (line, box) => line.right <= box.left + 1 || line.top >= box.bottom - 1;
    return {
        fields: fields.map((box) => [box.width, box.height]),
        apart: [...text.getClientRects()].every((line) => fields.every((box) => beside(line, box))),
        letters: parseFloat(getComputedStyle(task).fontSize),
    };
})"""
"""Of each task: the width and height of its fields, whether its text stays clear of them, and the size of the letters."""


MARGIN: Final = 8
"""Of the sheet, in millimetres: many printers cannot print nearer to the edge."""

WORD: Final = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')

GOES_ON: Final = "(vervolg)"


@dataclass(frozen=True)
class Word:
    """A word on a sheet, and where: in points."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


def words_of_sheets(pdf: bytes) -> list[list[Word]]:
    """The words of every sheet."""
    command = [executable("pdftotext"), "-bbox", "-", "-"]
    pages = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode().split("<page ")[1:]
    return [[Word(unescape(text), *map(float, place)) for *place, text in WORD.findall(page)] for page in pages]


def seen(pdf: bytes, words: list[Word]) -> list[bool]:
    """Whether each of these words of the first sheet can be seen: what covers it is white."""
    command = [executable("pdftoppm"), "-gray", "-r", "72", "-f", "1", "-l", "1", "-"]
    header, size, _, pixels = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.split(b"\n", 3)
    assert header == b"P5"
    width = int(size.split()[0])

    def darkest(word: Word) -> int:
        rows = range(round(word.top) + 2, round(word.bottom) - 2)
        return min(min(pixels[row * width + round(word.left) : row * width + round(word.right)]) for row in rows)

    return [darkest(word) < 128 for word in words]


def in_columns(words: list[Word]) -> list[list[Word]]:
    """The words of each of three columns."""
    edges = [(MARGIN + part * (297 - 2 * MARGIN) / 3) * MILLIMETRE / POINT - 1 for part in range(4)]
    return [[word for word in words if left <= word.left < right] for left, right in pairwise(edges)]


def line_of(place: Word, words: list[Word]) -> str:
    """The line of these words that this one is in."""
    return " ".join(word.text for word in sorted(words, key=lambda each: each.left) if abs(word.top - place.top) < 5)


def heads(words: list[Word]) -> Iterator[tuple[str, Word]]:
    """Every head of one sheet in the order of reading: its line, and where it says that it goes on."""
    for column in in_columns(words):
        for word in sorted(column, key=lambda each: each.top):
            if word.text == GOES_ON:
                yield line_of(word, column), word


def tops_of_columns(sheets: Iterable[list[Word]]) -> Iterator[str]:
    """The line with which each of three columns begins, on every sheet: at the same height as the others."""
    for words in sheets:
        height = min((word.top for word in words if word.text == "Wie"), default=0.0)
        for column in in_columns(words):
            if line := line_of(Word("", 0, height, 0, 0), column):
                yield line


def test_the_sheet_for_the_meeting_is_one_sheet_in_every_state_and_each_column_says_whose_tasks_it_has(
    any_browser: Browser, site_url: str, card: Card
) -> None:
    """In Firefox the fullest, because all of them take a minute. It does not repeat a name above a column: there nobody's tasks
    are divided, which may take two sheets; nor can it be asked how large things are on paper.
    """
    doers = {role.name for role in card.roles()}
    sheets = sorted({meeting_html(step, "24 november 2026") for step in complete_steps(card)}, key=len, reverse=True)
    chromium = any_browser.browser_type.name == "chromium"
    page = any_browser.new_page()
    page.goto(site_url + PAGE)
    Reader(page).waits()
    page.emulate_media(media="print")
    unit = "cm" if chromium else "in"  # Firefox takes inches for centimetres
    for html in sheets if chromium else sheets[:5]:
        page.evaluate(SHEET, html)
        pdf = page.pdf(width=f"29.7{unit}", height=f"21{unit}", prefer_css_page_size=True)
        papers = words_of_sheets(pdf)
        assert len(papers) <= (1 if chromium else 2)
        (foot,) = re.findall(r"Kaart versie .*eigen oordeel\.", " ".join(word.text for words in papers for word in words))
        assert card.hash in foot
        for line in tops_of_columns(papers):
            assert re.fullmatch(rf"({'|'.join(doers)})( [-0-9]+)?( \(vervolg\))? Wie Wanneer", line), line
        if chromium:
            (words,) = papers
            lines, goes_on = zip(*heads(words), strict=True)
            assert seen(pdf, list(goes_on)) == [line in lines[:place] for place, line in enumerate(lines)]
            assert max(word.right for word in words) <= (297 - MARGIN) * MILLIMETRE / POINT + 1
            assert min(word.left for word in words) >= MARGIN * MILLIMETRE / POINT - 1
    page.evaluate(SHEET, sheets[0])
    for task in page.evaluate(FIELDS) if chromium else []:
        (who, when), letters = task["fields"], task["letters"]
        assert who[0] >= 20 * MILLIMETRE
        assert when[0] >= 15 * MILLIMETRE
        assert min(who[1], when[1]) >= 5 * MILLIMETRE
        assert letters >= 8 * POINT
        assert task["apart"]
    page.close()


# --- the whole of it by keyboard ---------------------------------------------------------------------------------------


def tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until the focus is there, and see at every stop that the focus is to be seen."""
    sought = wanted.element_handle()
    for _ in range(120):
        there, hidden = sought.evaluate(FOCUS)
        assert not hidden
        if there:
            return
        page.keyboard.press("Tab")
    raise AssertionError("not to be reached by keyboard")


# Is it here? And is all of the focused element below something else that is on the screen (WCAG 2.4.11)?
FOCUS: Final = """(wanted) => {
    const focused = document.activeElement;
    const inSight = focused === document.body || [...focused.getClientRects()].some(({ left, right, top, bottom }) =>
        [0.1, 0.5, 0.9].some((x) => [0.1, 0.5, 0.9].some((y) => {
            const hit = document.elementFromPoint(left + x * (right - left), top + y * (bottom - top));
            return hit && (focused.contains(hit) || hit.contains(focused) && hit.closest("#checker, label"));
        })));
    return [focused === wanted, inSight ? "" : focused.outerHTML];
}"""


@pytest.mark.parametrize("height", [800, 256])
def test_all_can_be_done_by_keyboard_with_the_focus_in_sight(browser: Browser, site_url: str, height: int) -> None:
    context = browser.new_context(viewport={"width": 320, "height": height}, reduced_motion="reduce")
    context.set_default_timeout(ONLY_A_HANG)
    stop_the_clock(context)
    page = context.new_page()
    page.goto(site_url + PAGE)
    for question, given in ADVICE.items():
        tab_to(page, page.locator(f"#checker .rk-keuze[data-vraag='{question}'][data-antwoord='{given}']"))
        page.keyboard.press("Enter")
        expect(page.locator(f"#checker .rk-antwoord[data-vraag='{question}']")).to_be_visible()
        expect(page.locator("#checker .rk-kop")).to_be_focused()
    tab_to(page, page.locator(".rk-anderen > summary"))
    page.keyboard.press("Enter")
    tab_to(page, page.locator(".rk-ander > summary").first)
    page.keyboard.press("Enter")
    expect(page.locator(".rk-ander").first).to_have_attribute("open", "")
    tab_to(page, page.locator(".rk-watals > summary"))
    page.keyboard.press("Enter")
    tab_to(page, suppose(page, "risico", "hoog"))
    page.keyboard.press("Space")
    expect(difference(page)).not_to_be_empty()
    tab_to(page, page.locator(".rk-zelfcheck > summary"))
    page.keyboard.press("Enter")
    tab_to(page, toggle(page))
    page.keyboard.press("Space")
    expect(choice(page, 0, "Gedaan")).to_be_focused()
    page.keyboard.press("Space")
    expect(status(page)).to_have_text(re.compile("^1 van "))
    tab_to(page, choice(page, 1, "Gedaan"))
    page.keyboard.press("ArrowDown")
    expect(choice(page, 1, "Nog niet")).to_be_checked()
    tab_to(page, copy(page))
    page.keyboard.press("Enter")
    expect(said(page)).to_be_visible()
    expect(copy(page)).to_be_focused()
    tab_to(page, page.locator(".rk-wis"))
    page.keyboard.press("Enter")
    expect(page.locator("#checker .rk-voortgang")).to_have_text("Vraag 1")
    expect(page.locator("#checker .rk-kop")).to_be_focused()
    context.close()


# --- names and roles ---------------------------------------------------------------------------------------------------


@CHROMIUM_ALONE
def test_a_question_is_a_group_with_a_name_and_buttons(page: Page) -> None:
    question = page.get_by_role("group", name="Wat is je rol?", exact=True)
    expect(page.get_by_role("heading", level=1, name="Wat is je rol?")).to_have_accessible_description(re.compile("je functie"))
    expect(question.get_by_role("button", name="Openbaar Ministerie", exact=True)).to_be_visible()


@CHROMIUM_ALONE
def test_a_question_halfway_has_the_answers_above_it_and_the_tasks_below(page: Page) -> None:
    Reader(page).walks({"rol": "politie", "risico": "laag"})
    expect(page.get_by_role("heading", level=1, name="Is er aangifte gedaan?")).to_be_focused()
    expect(page.get_by_text("Dit staat al vast.")).to_be_visible()
    change = page.get_by_role("button", name="Wijzig je antwoord op ‘Wat is je rol?’: Politie")
    above, question = (each.bounding_box() for each in (change, page.locator("#checker .rk-kop")))
    assert above
    assert question
    assert above["y"] < question["y"]


@CHROMIUM_ALONE
def test_the_advice_has_its_headings_in_order_and_every_button_has_a_name(advice: Page) -> None:
    assert advice.locator("#checker h2").all_inner_texts() == [
        "Dit gaat vóór alles",
        "Wie je hierbij belt",
        "Zoek dit uit",
        "Dit doe jij",
        "Dit doet de casusregisseur stalking",
        "Dit horen de anderen te doen",
        "Wat als een antwoord anders is?",
        "Loop je taken na",
        "Meenemen of delen",
    ]
    suppose(advice, "risico", "hoog").click()
    expect(advice.get_by_role("group", name=re.compile("Wat is het risiconiveau"))).to_be_visible()
    expect(advice.get_by_role("button", name="Hoog", pressed=True)).to_be_visible()
    expect(advice.get_by_role("button", name="Neem dit antwoord over")).to_be_visible()
    assert all(button.inner_text().strip() for button in advice.locator("#checker button").all())
