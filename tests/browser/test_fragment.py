# SPDX-License-Identifier: EUPL-1.2
"""HTML enters the page in one way, by `fragment.js`: what the checker makes passes, all else is refused."""

import json
import re
from collections.abc import Iterator
from typing import Final

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from build_hooks.browser.scripts import CLIENT
from checker import Card, Step, decide
from checker.browser import respond
from checker.html import step_html
from checker.markup import Links
from checker.selfcheck import MARKS
from checker.since import since_html
from tests.beginning import OTHER
from tests.browser.reader import Reader, stop_the_clock
from tests.conftest import ONLY_A_HANG
from tests.states import complete_steps, every_step

# Ways to turn text into HTML, or into a script.
WAYS_IN: Final = re.compile(
    r"\b(?:innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|setHTML|parseHTMLUnsafe|srcdoc|eval|Function)"
)

HOSTILE: Final = [
    "<script>top.harm()</script>",
    "<svg onload='top.harm()'></svg>",
    "<svg><script>top.harm()</script></svg>",
    "<svg><a href='rol/om.html'>x</a></svg>",
    "<math><mtext><p>x</p></mtext></math>",
    "<img src='x' onerror='top.harm()'>",
    "<p onclick='top.harm()'>x</p>",
    "<p style='position: fixed; inset: 0'>x</p>",
    "<style>body { display: none }</style>",
    "<link rel='stylesheet' href='rol/om.html'>",
    "<iframe src='rol/om.html'></iframe>",
    "<iframe srcdoc='<script>top.harm()</script>'></iframe>",
    "<object data='rol/om.html'></object>",
    "<embed src='rol/om.html'>",
    "<base href='https://elders.example/'>",
    "<meta http-equiv='refresh' content='0; url=https://elders.example/'>",
    "<title>x</title>",
    "<template><script>top.harm()</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=top.harm()>'></p></noscript>",
    "<a href='javascript:top.harm()'>x</a>",
    "<a href='JaVaScRiPt:top.harm()'>x</a>",
    "<a href=' javascript:top.harm()'>x</a>",
    "<a href='java&#10;script:top.harm()'>x</a>",
    "<a href='data:text/html,<script>top.harm()</script>'>x</a>",
    "<a href='https://elders.example/'>x</a>",
    "<a href='//elders.example/rol/om.html'>x</a>",
    "<a href='/\\elders.example/om.html'>x</a>",
    "<a href='\\\\elders.example\\om.html'>x</a>",
    "<a href='/rol/om.html'>x</a>",
    "<a href='rol/om.html'>x</a>",
    "<a href='../rol/om.html#laag'>x</a>",
    "<a href='#__search'>x</a>",
    "<a href='#checker'>x</a>",
    "<a href='rol/om.html?rol=om'>x</a>",
    "<a href='rol/om.html' target='_blank'>x</a>",
    "<a href='rol/om.html' ping='rol/om.html'>x</a>",
    "<a href='tel:112;phone-context=elders.example'>x</a>",
    "<button type='button' class='rk-deel' data-adres='https://elders.example/om.html'>x</button>",
    "<button type='submit'>x</button>",
    "<button type='button' formaction='https://elders.example/'>x</button>",
    "<form action='https://elders.example/'><button type='button'>x</button></form>",
    "<form class='rk-vraag' method='post'></form>",
    "<input type='text' name='stand-naam'>",
    "<input type='image' src='x' onerror='top.harm()'>",
    "<textarea>naam</textarea>",
    "<div id='checker'></div>",
    "<div id='checker-status'></div>",
    "<form id='rk-vraag'><input type='radio' name='attributes'></form>",
    "<form><input type='radio' id='localName'></form>",
    "<form name='body'></form><img src='x' onerror='top.harm()'>",
    "<form name='childNodes'></form>",
    "<div class='md-search'></div>",
    "<div data-md-component='search'></div>",
    "<p contenteditable>x</p>",
    "<p is='rk-p'>x</p>",
    "<rk-kop>x</rk-kop>",
    "<p tabindex='1'>x</p>",
    "<!-- x -->",
    "<!DOCTYPE html><p>x</p>",
    "<html onclick='top.harm()'><p>x</p>",
    "<body onload='top.harm()'><p>x</p>",
    "<p>x</p></body><!-- x -->",
    "<frameset onload='top.harm()'></frameset>",
    "<?xml version='1.0'?><p>x</p>",
    # Text that turns into something else when it is written out and read again.
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=top.harm()&gt;'>",
    "<svg></p><style><a id='</style><img src=1 onerror=top.harm()>'>",
    "<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=top.harm()>",
    "<svg><title><style><img src=x onerror=top.harm()></style></title></svg>",
    "<p title='</p><script>top.harm()</script>'>x</p>",
    "<select><script>top.harm()</script></select>",
    "<table><tr><td rowspan='2'>x</td></tr></table>",
    "<plaintext><p>x</p>",
    "<xmp><p>x</p></xmp>",
]

# A document that runs and loads nothing. Another script reads an address in it and shows nothing of it.
PARSERS: Final = {"fragment.js", "fallback.js"}

# What is refused, and whether anything of it was left: on the page, or in what the page did.
REFUSED = """async ([address, hostile]) => {
    const { fragment } = await import(address);
    globalThis.harm = () => { throw new Error("harm"); };
    const state = () => [document.title, document.baseURI, document.querySelectorAll(
        "script, style, link, base, meta, img, iframe, object, embed").length].join();
    const before = state();
    const passed = hostile.filter((html) => {
        try {
            fragment(html);
            return true;
        } catch {
            return false;
        }
    });
    await fetch(`${address}?last`);  // what a picture would have asked for came before this
    return [passed, state() === before];
}"""

PASSED = """async ([address, made]) => {
    const { fragment } = await import(address);
    return made.filter((html) => {
        const host = document.createElement("div");
        host.append(fragment(html));
        const reference = document.createElement("template");
        reference.innerHTML = html;
        return host.innerHTML !== reference.innerHTML;
    });
}"""


@pytest.fixture(scope="module")
def page(any_browser: Browser, site_url: str) -> Iterator[Page]:
    """A page of the site on which nothing else happens any more."""
    with any_browser.new_context() as context:
        context.set_default_timeout(ONLY_A_HANG)
        stop_the_clock(context)
        page = context.new_page()
        page.goto(f"{site_url}index.html", wait_until="networkidle")
        yield page


@pytest.fixture
def module(page: Page, site_url: str) -> str:
    """Where it is on the site for this test, by itself; the page of the checker has it in its script."""
    address = f"{site_url}fragment.js"
    source = (CLIENT / "checker" / "fragment.js").read_text(encoding="utf-8")
    page.route(f"{address}*", lambda route: route.fulfill(body=source, content_type="text/javascript"))
    return address


def test_no_other_script_turns_text_into_html() -> None:
    scripts = sorted(CLIENT.rglob("*.js"))
    assert scripts
    for script in scripts:
        written = code(script.read_text(encoding="utf-8"))
        assert WAYS_IN.findall(written) == [], script.name
        assert ("DOMParser" in written) == (script.name in PARSERS), script.name


def code(script: str) -> str:
    """Without its comments."""
    return re.sub(r"/\*.*?\*/|(?<!:)//[^\n]*", "", script, flags=re.DOTALL)


def requests(step: Step) -> Iterator[dict[str, object]]:
    """All that the page can ask at this step."""
    asked: dict[str, object] = {"answers": dict(step.answers), "root": "../", "today": "24 november 2026"}
    for change in (None, *step.answers):
        yield {**asked, "kind": "step", "change": change, "before": None}
    if step.question:
        return
    for mark in MARKS:
        yield {**asked, "kind": "self-check", "marks": {advice.rule.task.id: mark for advice in step.advice}}
    for question in map(step.card.question, step.answers):
        for option in question.options:
            yield {**asked, "kind": "what-if", "question": question.id, "answer": option.id}


@pytest.fixture(scope="module")
def made(card: Card) -> list[str]:
    """All that the checker makes."""
    asked = (request for step in every_step(card) for request in requests(step))
    changes = {
        since_html(decide(card, {**step.answers, name: option.id}), step)
        for step in complete_steps(card)
        for name in step.answers
        for option in card.question(name).options
    }
    return [*(json.loads(respond(card, json.dumps(request)))["html"] for request in asked), *sorted(changes)]


def test_all_that_the_checker_makes_passes_unchanged(page: Page, made: list[str], module: str) -> None:
    assert len(made) > 1_000
    assert page.evaluate(PASSED, [module, made]) == []


def test_what_is_hostile_is_refused_and_leaves_nothing(page: Page, card: Card, module: str) -> None:
    good = step_html(next(iter(every_step(card))), Links())
    errors: list[str] = []
    asked: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    wrapped = [html for bad in HOSTILE for html in (bad, f"{good}{bad}", f"<section>{bad}</section>{good}")]
    # A document's own tag in the midst of a body is dropped by the parser itself: nothing of it is left to refuse.
    dropped = ("<html", "<body", "<frameset", "<!DOCTYPE")
    hostile = [html for html in wrapped if html in HOSTILE or not any(tag in html for tag in dropped)]
    with page.expect_request(f"{module}?last"):
        assert page.evaluate(REFUSED, [module, hostile]) == [[], True]
    assert [address for address in asked if address != module] == [f"{module}?last"]
    assert errors == []


@pytest.mark.parametrize("html", ["null", "undefined", "7", "{}", "[]"])
def test_what_is_no_text_is_refused(page: Page, module: str, html: str) -> None:
    with pytest.raises(Exception, match="not HTML"):
        page.evaluate(f"async (address) => {{ (await import(address)).fragment({html}); }}", module)


def test_a_step_that_is_refused_is_a_failure_and_nothing_of_it_is_shown(context: BrowserContext, site_url: str) -> None:
    worker = """
        postMessage({ type: "ready" });
        addEventListener("message", ({ data: { id } }) => {
            const html = "<h2 class='rk-kop' tabindex='-1'>Helemaal goed</h2><img src='x'>";
            if (id) postMessage({ id, response: { html, answers: { rol: "om" }, announcement: "Klaar", text: null } });
        });"""
    context.route("**/worker.js", lambda route: route.fulfill(body=worker, content_type="text/javascript"))
    page = context.new_page()
    Reader(page).opens(site_url)
    Reader(page).chooses(OTHER)
    expect(page.locator("#checker-status")).to_have_text(re.compile("werkt nu niet"))
    expect(page.locator("#checker-boom")).to_have_attribute("open", "")
    expect(page.locator("#checker .rk-voortgang")).to_have_text("Vraag 1")
    expect(page.locator("body")).not_to_contain_text("Helemaal goed")
    assert page.evaluate("() => history.state") == {"depth": 0}
