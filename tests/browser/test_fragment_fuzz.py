# SPDX-License-Identifier: EUPL-1.2
"""Whatever HTML is given to `fragment.js`: what comes out can do no harm, and nothing happens meanwhile."""

import re
from codecs import decode
from collections.abc import Callable, Iterator, Mapping
from html import escape
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, Route

from build_hooks.browser.scripts import CLIENT
from tests.fuzzing import examples

HOME: Final = "https://routekaart.example/intranet/vraag.html"
MODULE: Final = CLIENT / "checker" / "fragment.js"
BLANK: Final = "<!DOCTYPE html><title>Routekaart</title><body><h1 id='kop'>Vraag</h1><div id='checker'></div>"

# Every text goes through `fragment` into the page. Returned is null for what was refused, and else what the page then holds:
# for an element its namespace, name, attributes, and where its addresses lead; for any other node its type. Nothing here asks a
# node for a property that the names in a form could hide.
PUT: Final = """async (texts) => {
    const { fragment, put } = await import("./fragment.js");
    const place = document.querySelector("#checker");
    const own = (of, name) => Object.getOwnPropertyDescriptor(of.prototype, name).get;
    const [type, local] = [own(Node, "nodeType"), own(Element, "localName")];
    const [space, attributes] = [own(Element, "namespaceURI"), own(Element, "attributes")];
    const leads = ({ name }) => ["href", "data-adres"].includes(name);
    const look = (node) => type.call(node) !== Node.ELEMENT_NODE ? type.call(node) : [
        space.call(node), local.call(node),
        Object.fromEntries(Array.from(attributes.call(node), ({ name, value }) => [name, value])),
        Array.from(attributes.call(node)).filter(leads).map(({ value }) => new URL(value, document.baseURI).href),
    ];
    const found = texts.map((text) => {
        try {
            put(place, fragment(text));
        } catch {
            return null;
        }
        const nodes = [];
        const walker = document.createTreeWalker(place);
        while (walker.nextNode()) nodes.push(look(walker.currentNode));
        return nodes;
    });
    place.replaceChildren();
    await new Promise((resolve) => setTimeout(resolve));
    return found;
}"""

# What has to be as it was: the page around the place, its address, and what a name in a document could hide.
STATE: Final = """() => [
    document.documentElement.outerHTML, document.title, document.baseURI, location.href, history.length, document.cookie,
    typeof document.querySelector, typeof document.createTreeWalker, document.body.localName, document.forms.length,
    Object.keys(globalThis).length,
]"""


class Room:
    """A page with nothing in it but the module, that tells whatever it does besides."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.happened: list[str] = []
        page.route("**/*", self._serve)
        page.on("pageerror", lambda error: self.happened.append(str(error)))
        page.on("dialog", lambda dialog: self.happened.append(dialog.message))
        page.on("popup", lambda popup: self.happened.append(popup.url))
        page.on("console", lambda message: self.happened.append(message.text))
        page.goto(HOME)
        page.evaluate(PUT, [])  # the module is there from now on
        self.happened.clear()
        self._state = page.evaluate(STATE)

    def _serve(self, route: Route) -> None:
        address = route.request.url
        if address == HOME:
            route.fulfill(body=BLANK, content_type="text/html; charset=utf-8")
        elif address.endswith("/intranet/fragment.js"):
            route.fulfill(body=MODULE.read_text(encoding="utf-8"), content_type="text/javascript")
        else:
            self.happened.append(address)
            route.abort()

    def put(self, texts: list[str]) -> list[list[Any] | None]:
        """What the page holds after each of these texts was put in it; None when it was refused. Nothing else may happen."""
        found: list[list[Any] | None] = self._page.evaluate(PUT, texts)
        assert self.happened == []
        assert self._page.evaluate(STATE) == self._state
        return found


@pytest.fixture(scope="module")
def room(browser: Browser) -> Iterator[Room]:
    page = browser.new_page()
    yield Room(page)
    page.close()


# --- what does no harm ----------------------------------------------------------------------------------------------


def words(text: str) -> list[str]:
    return text.split()


def lines(text: str) -> list[str]:
    r"""Every line as one text, with escapes as Python has them, such as \x01."""
    return [decode(line, "unicode_escape") for line in text.split("\n") if line]


TEXT_NODE: Final = 3
XHTML: Final = "http://www.w3.org/1999/xhtml"
QUIET: Final = words(
    "a abbr button caption dd details div dl dt em fieldset form h1 h2 h3 h4 h5 input label legend li nav p section span strong"
    " summary table tbody td th thead tr ul"
)
WORD: Final = re.compile(r"[a-z0-9-]+")
OWN_PAGE: Final = re.compile(
    r"https://routekaart\.example/([a-z0-9-]+/)*[a-z0-9-]+\.html(#[a-z0-9-]+)?|tel:\+?[0-9]+(;ext=[0-9]+)?|mailto:[\w.+-]+@[\w.-]+"
)
TYPE: Final = {"button": "button", "input": "radio"}
"""Without it, a button sends the form that it is in, and a field is one to type in."""
ONE_OF: Final[Mapping[str, set[str]]] = {
    "hidden": {""},
    "tabindex": {"0", "-1"},
    "autocomplete": {"off"},
}


def assert_harmless(text: str, nodes: list[Any]) -> None:
    """Nothing runs, loads, posts, leads elsewhere, looks like another part of the page, or is taken for one by its scripts."""
    for node in nodes:
        if node == TEXT_NODE:
            continue
        assert isinstance(node, list), f"a node of type {node} from {text!r}"
        namespace, name, attributes, addresses = node
        assert (namespace, name in QUIET) == (XHTML, True), text
        assert attributes.get("type") == TYPE.get(name), text
        for attribute, value in attributes.items():
            assert is_quiet(attribute, value), f"{attribute}={value!r} from {text!r}"
        assert all(OWN_PAGE.fullmatch(address) for address in addresses), text


def is_quiet(attribute: str, value: str) -> bool:
    if attribute == "type":
        return True  # seen above
    if attribute in ONE_OF:
        return value in ONE_OF[attribute]
    if attribute == "class":
        return all(word.startswith("rk-") for word in value.split(" "))
    if attribute == "id":
        return value.startswith("rk-") or value == "zelfcheck"
    if attribute == "name":
        return value.startswith("stand-")
    if attribute.startswith(("aria-", "data-")):
        return attribute == "data-adres" or bool(re.fullmatch("[a-z0-9_-]+", value))
    return attribute in ("href", "title") or (attribute in ("lang", "value") and bool(WORD.fullmatch(value)))


def assert_all_harmless(room: Room, texts: list[str]) -> None:
    for text, nodes in zip(texts, room.put(texts), strict=True):
        assert_harmless(text, nodes or [])


# --- what passes ----------------------------------------------------------------------------------------------------

ID: Final = st.from_regex(r"\A[a-z0-9]{1,3}(-[a-z0-9]{1,3}){0,2}\Z")
PLAIN: Final = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=8)
ADDRESS: Final = st.builds(
    "{}{}{}.html{}".format, st.sampled_from(["", "../"]), st.sampled_from(["", "rol/"]), ID, ID.map("#{}".format) | st.just("")
)
GOOD: Final[Mapping[str, st.SearchStrategy[str]]] = {
    "class": st.lists(ID.map("rk-{}".format), min_size=1, max_size=3).map(" ".join),
    "hidden": st.just(""),
    "lang": st.sampled_from(["nl", "en"]),
    "tabindex": st.just("-1"),
    "aria-describedby": ID,
    "aria-expanded": st.just("false"),
    "aria-keyshortcuts": st.sampled_from("123456789"),
    "data-adres": ADDRESS,
    "data-status": st.sampled_from(["do", "find_out"]),
    "data-taak": ID,
    "data-vraag": ID,
}
ONLY_ON: Final[Mapping[str, Mapping[str, st.SearchStrategy[str]]]] = {
    "a": {"href": ID.map("#rk-{}".format) | st.from_regex(r"\Atel:\+?[0-9]{3,5}\Z")},
    "abbr": {"title": PLAIN, "tabindex": st.just("0")},
    "input": {"name": ID.map("stand-{}".format), "value": ID},
    "form": {"autocomplete": st.just("off")},
}


def attributes(name: str) -> st.SearchStrategy[dict[str, str]]:
    needed = {"type": st.just(TYPE[name])} if name in TYPE else {}
    return st.fixed_dictionaries(needed, optional={**GOOD, **ONLY_ON.get(name, {})})


def tag(name: str, said: Mapping[str, str]) -> str:
    return f"<{name}{''.join(f' {each}="{escape(value)}"' for each, value in said.items())}>"


@st.composite
def good(draw: st.DrawFn) -> str:
    """HTML as the checker could make it."""
    parts = []
    for name in draw(
        st.lists(st.sampled_from(["div", "p", "span", "strong", "section", "a", "abbr", "button", "input"]), max_size=4)
    ):
        inside = "" if name == "input" else f"{escape(draw(PLAIN))}</{name}>"
        parts.append(tag(name, draw(attributes(name))) + inside)
    return "".join(parts)


@examples(10)
@given(texts=st.lists(good(), min_size=3, max_size=10))
def test_what_the_checker_could_make_passes(room: Room, texts: list[str]) -> None:
    for text, nodes in zip(texts, room.put(texts), strict=True):
        assert nodes is not None, text
        assert len([node for node in nodes if node != TEXT_NODE]) == len(re.findall("<[a-z]", text))
        assert_harmless(text, nodes)


# --- what is hostile, by kind ---------------------------------------------------------------------------------------

HOSTILE_NAMES: Final = st.sampled_from(
    words(
        "script style link base meta title iframe frame frameset object embed applet portal img image picture source video"
        " audio track svg math template noscript noembed noframes slot textarea select option keygen isindex marquee blink"
        " table td caption plaintext xmp listing html head body dialog menu area map canvas param bgsound foreignObject mtext"
        " mglyph malignmark annotation-xml desc animate set use a:b x-y rk-kop command fencedframe selectedcontent"
    )
)
NAMES: Final = st.sampled_from(sorted(QUIET))

SCHEMES: Final = lines(r"""
javascript:
JaVaScRiPt:
\x20javascript:
\x01javascript:
java\tscript:
java\nscript:
java\0script:
javascript&colon;
javascript&#58;
&#106;avascript:
&#x6A;avascript:
&#0000106avascript:
java&Tab;script:
java&NewLine;script:
\u2028javascript:
\ufeffjavascript:
javascript\uff1a
vbscript:
data:text/html,
data:text/html;base64,
blob:
filesystem:
file:///
about:
view-source:
jar:
intent:
http:
https:
http:/
https://
//
///
\\\\
/\\
\\/
/
./
..\\
%2e%2e/
?
#
.
..//
tel:112,
tel:112;x=
tel://
tel:\u0661
sms:
mailto:
""")
ENDS: Final = lines(r"""
harm()
harm()//x.html
//x.html
\nharm()//\n/x.html
%0aharm()//x.html
<script>harm()</script>
elders.example/x.html
x@elders.example/x.html
elders.example:80/x.html
x.html
x.html?a
x.html#
x.html#A
x.html##a
x.html\n
x.html\0
x.html\x20
x.HTML
x\u2024html
x\u00ad.html
rol/../x.html
rol//x.html
.html
-x.html
""")
HARM: Final = "harm()"
ADDRESSES: Final = st.builds(str.__add__, st.sampled_from(["", *SCHEMES]), st.sampled_from(ENDS))
EVENTS: Final = st.sampled_from(
    words(
        "onclick onerror onload onfocus onfocusin ontoggle onbeforetoggle onanimationstart onanimationend ontransitionrun"
        " onpointerenter onpointerrawupdate onmouseover onbeforeinput oncut oncopy oncontextmenu onscrollend onscrollsnapchange"
        " onbegin onend onrepeat oncontentvisibilityautostatechange onsecuritypolicyviolation onwebkitanimationend onunload"
        " onpageshow onhashchange ONCLICK oNcLiCk"
    )
)
LEADS: Final = st.sampled_from(
    words(
        "href src action formaction data xlink:href poster background cite longdesc ping srcset imagesrcset manifest codebase"
        " classid profile usemap data-adres lowsrc dynsrc archive icon attributionsrc"
    )
)
CLOBBERING: Final = st.sampled_from(
    words(
        "attributes localName nodeName nodeType namespaceURI childNodes children firstChild parentNode nextSibling"
        " ownerDocument body head documentElement getElementById querySelector createTreeWalker cookie title location baseURI"
        " innerHTML append replaceChildren cloneNode hasAttributes remove dataset closest checker checker-status checker-boom"
        " __proto__ constructor prototype toString length item"
    )
)
OTHER: Final = st.sampled_from(
    [
        (name, value)
        for line in lines(r"""
srcdoc=<script>harm()</script>
style=background:url(https://elders.example/)
style=position:fixed
target=_blank
formmethod=post
method=post
form=rk-vraag
http-equiv=refresh
contenteditable=
autofocus=
accesskey=x
draggable=true
inert=
popover=auto
popovertarget=rk-x
command=show-modal
commandfor=rk-x
interestfor=x
is=rk-p
slot=x
part=x
shadowrootmode=open
nonce=x
integrity=x
download=x.exe
rel=opener
open=
checked=
disabled=
required=
type=submit
type=image
type=text
type=RADIO
type=radio\x20
tabindex=1
role=alert
aria-live=assertive
aria-expanded=true
dir=rtl
xmlns=http://www.w3.org/2000/svg
xml:lang=nl
itemscope=
data-md-component=search
data-vraag=__proto__
data-wijzig=a b
data-status=x
data-x=y
data-zichtbaar=
class=md-search
class=rk-x md-search
class=rk-x\tmd-x
class=rk-x\x20
hidden=until-found
value=<b>
name=_charset_
name=stand-x\n
""")
        for name, _, value in [line.partition("=")]
    ]
)
HOSTILE_ATTRIBUTES: Final = (
    st.tuples(EVENTS, st.just(HARM))
    | st.tuples(LEADS, ADDRESSES)
    | st.tuples(st.sampled_from(["id", "name", "for", "class", "data-taak", "value"]), CLOBBERING)
    | OTHER
    | st.tuples(st.text(max_size=5), PLAIN)
)

# Text that a parser reads in another way than it looks, or that turns into something else in another place.
PIECES: Final = st.sampled_from(
    lines(r"""
<!--\x20
\x20-->
--!>
<!-->
<!--->
<![CDATA[
]]>
<!DOCTYPE html>
<?xml version='1.0'?>
<?
</
<
</p>
</form>
</style>
</script>
</template>
</svg>
</math>
</select>
</body>
</html>
<script>harm()</script>
<img src=x onerror=harm()>
<svg onload=harm()>
<svg><script>harm()</script></svg>
<svg><style><img src=x onerror=harm()></style>
<svg><a xlink:href=javascript:harm()><text>x</text></a></svg>
<svg><animate attributeName=href values=javascript:harm()>
<svg><use href=data:image/svg+xml,x>
<svg><desc><p>x
<svg><foreignObject><p onclick=harm()>x
<svg><title><p>x</p></title></svg>
<math href=javascript:harm()>x</math>
<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=harm()&gt;'>
<math><annotation-xml encoding='text/html'><p>x
<math><mtext><mglyph><p>
<math><mtext><malignmark><p>
<form><math><mtext></form><form><mglyph><style></math><img src onerror=harm()>
<form><form>
<form></form><input>
<form><button>
<noscript><p title='</noscript><img src=x onerror=harm()>'>
<template><p onclick=harm()>x</template>
<template shadowrootmode=open><script>harm()</script></template>
<div><template shadowrootmode=open><slot></slot>
<table><p>x
<select><p>x
<select><option><style><img src=x onerror=harm()>
<option><p>x
<textarea><p>
<plaintext>
<xmp>
<iframe srcdoc='&lt;script&gt;parent.harm()&lt;/script&gt;'>
<object data=javascript:harm()>
<embed src=javascript:harm()>
<base href=https://elders.example/>
<meta http-equiv=refresh content='0;url=javascript:harm()'>
<link rel=stylesheet href=x>
<style>@import 'https://elders.example/'</style>
<style>*{display:none}</style>
<body onload=harm()>
<html onclick=harm()>
<input type=radio id=attributes name=class value=rk-a><input type=radio id=attributes name=class value=rk-b>
<input name=body>
<p onclick=harm() onclick=x>
<p/onclick=harm()>
<p\x0conclick=harm()>
<p "onclick=harm()>
<p x='>'onclick=harm()>
<p title=`<img src=x onerror=harm()>`>
<img src=x onerror\n=\nharm()>
<<img src=x onerror=harm()>
<im\0g src=x>
<p\0>
&lt;script&gt;harm()&lt;/script&gt;
&#60;img src=x onerror=harm()&#62;
\0
\ufffe
\x0b
\u2028
\ufeff
<a href=x.html><a href=y.html>
<p><ul><li><p>
<button><button>
<a><table><a>
<b><p></b>
<nobr>
<image src=x onerror=harm()>
<isindex action=javascript:harm()>
<video><source onerror=harm()>
<audio src onerror=harm()>
<details open ontoggle=harm()>
<marquee onstart=harm()>
<dialog open>x</dialog>
<x onclick=harm()>
<p contenteditable>
""")
)


SHAPES: Final[list[Callable[[str], str]]] = [str, str, str, str.upper, lambda text: text.replace('"', "'")]


@st.composite
def hostile(draw: st.DrawFn) -> str:
    """HTML of what passes and what is hostile, nested and cut off anywhere."""
    written = []
    for _ in range(draw(st.integers(1, 5))):
        name = draw(st.one_of(NAMES, NAMES, NAMES, HOSTILE_NAMES))
        said = draw(attributes(name))
        if draw(st.integers(0, 3)) == 0:
            said = {each: value for each, value in said.items() if each != draw(st.sampled_from(["type", "class", "href"]))}
        if draw(st.booleans()):
            attribute, value = draw(HOSTILE_ATTRIBUTES)
            said = {**said, attribute: value}
        shape = draw(st.sampled_from(SHAPES))
        written.append(shape(tag(name, said)) if draw(st.booleans()) else tag(name, said).replace("&amp;", "&"))
        written.append(draw(st.one_of(PIECES, PLAIN, st.just(""), st.just(f"</{name}>"))))
    text = "".join(written)
    return text[: draw(st.integers(0, len(text)))] if draw(st.integers(0, 9)) == 0 else text


@examples(10)
@given(texts=st.lists(hostile(), min_size=5, max_size=20))
def test_whatever_is_given_only_what_does_no_harm_comes_out(room: Room, texts: list[str]) -> None:
    assert_all_harmless(room, texts)


@examples(8)
@given(texts=st.lists(st.lists(PIECES | good() | PLAIN, max_size=6).map("".join), min_size=5, max_size=20))
def test_texts_that_are_read_in_another_way_than_they_look_do_no_harm(room: Room, texts: list[str]) -> None:
    assert_all_harmless(room, texts)


def test_no_way_to_write_an_address_leads_out_of_the_site(room: Room) -> None:
    written = [f"{scheme}{end}" for scheme in ["", *SCHEMES] for end in ENDS]
    for name, attribute in (("a", "href"), ("button type='button'", "data-adres")):
        assert_all_harmless(
            room, [f'<{name} {attribute}="{address.replace(chr(34), "&quot;")}">x</{name}>' for address in written]
        )


def test_a_button_that_would_send_a_form_and_a_field_to_type_in_are_refused(room: Room) -> None:
    untyped = [
        "<form class='rk-vraag'><button>x</button></form>",
        "<button class='rk-knop'>x</button>",
        "<input name='stand-x'>",
    ]
    assert room.put(untyped) == [None, None, None]


@pytest.mark.parametrize("harm", ["<img src='x'>", "<img src onerror='harm()'>", "<form name='cookie'></form>"])
def test_the_room_notices_harm_where_nothing_holds_it_back(browser: Browser, harm: str) -> None:
    page = browser.new_page()
    room = Room(page)
    room.put([])
    page.evaluate("(html) => { document.body.insertAdjacentHTML('beforeend', html); }", harm)
    page.wait_for_timeout(100)
    with pytest.raises(AssertionError):
        room.put([])
    page.close()
