# SPDX-License-Identifier: EUPL-1.2
"""How pages and modules of the site are put in one file."""

import pytest

from build_hooks.browser.scripts import ScriptError, joined
from build_hooks.hosting.single_file.pages import CHECKER, Place, cut_out

PAGES = ("index.html", "rol/om.html", "rol/politie.html", CHECKER)


def fitted(html: str, page: str = "rol/om.html") -> str:
    return cut_out(
        f"<main><article class='deel'>{html}</article></main>",
        "article",
        "deel",
        Place(page, "routekaart.html", PAGES, "foto:{}".format),
    )


@pytest.mark.parametrize(
    ("href", "there"),
    [
        ("#laag", "#rol/om/laag"),
        ("politie.html", "#rol/politie"),
        ("politie.html#altijd", "#rol/politie/altijd"),
        ("../index.html", "#index"),
        (f"../{CHECKER}#checker-boom", "#checker-boom"),
        ("../routekaart.html", "#index"),
        ("tel:112", "tel:112"),
        ("mailto:kaart@regio.nl?subject=Fout", "mailto:kaart@regio.nl?subject=Fout"),
        ("", ""),
    ],
)
def test_a_link_between_pages_is_a_link_between_parts(href: str, there: str) -> None:
    assert fitted(f'<a href="{href}">x</a>') == f'<a href="{there}">x</a>'


def test_a_link_to_a_file_that_is_not_in_the_single_file_is_no_link() -> None:
    assert fitted('<a href="../kaart/schema/taken.json">x</a>') == "<a>x</a>"
    assert fitted('a<p class="rk-zakgids"><a href="../zakgids/om.pdf">x</a></p>b') == "ab"


def test_ids_and_what_refers_to_them_go_together() -> None:
    assert fitted('<p id="a">x</p><b aria-describedby="a b">y</b>') == (
        '<p id="rol/om/a">x</p><b aria-describedby="rol/om/a rol/om/b">y</b>'
    )
    assert fitted('<p id="checker-status">x</p>', CHECKER) == '<p id="checker-status">x</p>'


def test_text_pictures_and_drawings_stay_what_they_are() -> None:
    kept = '<p class="x">a &amp; b &lt;c&gt; &#8211; “é”<br>d</p><svg viewBox="0 0 1 1"><path d="M0 0"/></svg>'
    assert fitted(kept) == kept
    assert fitted('<img src="../assets/x.svg" alt="">') == '<img src="foto:assets/x.svg" alt="">'
    assert (
        fitted('<a href="politie.html" title="a &quot;b&quot;">x</a>') == '<a href="#rol/politie" title="a &quot;b&quot;">x</a>'
    )


def test_scripts_and_what_needs_files_of_its_own_are_left_out() -> None:
    assert fitted('a<script src="x.js">"<b>"</script>b<link rel="x" href="y">c') == "abc"
    assert fitted('a<div class="rk-zakgids"><p><img src="x.png"><b>x</b></p></div>b') == "ab"
    assert fitted("<ul><li>een<li>twee</ul>drie") == "<ul><li>een<li>twee</ul>drie"


def test_a_page_without_what_is_looked_for_is_an_error() -> None:
    with pytest.raises(ValueError, match=r"index.html: there is no <article class=deel>"):
        cut_out("<main></main>", "article", "deel", Place("index.html", "routekaart.html", PAGES, str))


def test_a_module_exports_what_it_did_and_a_plain_script_nothing() -> None:
    modules = {"one.js": 'import { two } from "./two.js";\nexport const one = two;\n', "two.js": "export const two = 2;\n"}
    assert joined("one.js", modules) == f"{joined('one.js', modules, plain=True)}export const {{ one }} = $one;\n"


def test_modules_run_in_order_each_with_names_of_its_own() -> None:
    modules = {
        "page.js": 'import { one, two } from "./numbers.js";\nconst TEXT = one + two;\nglobalThis.sum = TEXT;\n',
        "numbers.js": "const TEXT = 1;\nexport const one = TEXT;\nexport const two = 2;\n",
    }
    script = joined("page.js", modules, plain=True)
    assert script.index("return { one, two };") < script.index("const { one, two } = $numbers;")
    assert "import" not in script
    assert "export" not in script


@pytest.mark.parametrize(
    ("line", "only_plain"),
    [
        ('import three from "./numbers.js";', False),
        ('import "./numbers.js";', False),
        ('export { one } from "./numbers.js";', False),
        ("export default 1;", False),
        ('const later = await import("./numbers.js");', True),
        ('import("./numbers.js");', True),
        ("const here = import.meta.url;", True),
    ],
)
def test_a_module_that_is_not_simple_enough_is_refused_by_name(line: str, *, only_plain: bool) -> None:
    modules = {"page.js": line, "numbers.js": ""}
    for plain in (False, True):
        if plain or not only_plain:
            with pytest.raises(ScriptError, match=r"^page.js: .* cannot be put in one script: ") as raised:
                joined("page.js", modules, plain=plain)
            assert line in str(raised.value)
        else:
            assert line in joined("page.js", modules)
