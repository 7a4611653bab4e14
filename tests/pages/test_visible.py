# SPDX-License-Identifier: EUPL-1.2
"""What there is to read in HTML, as the tests of the language see it."""

from tests.pages.visible import visible


def texts(html: str) -> list[str]:
    return [block.text for block in visible(html).blocks]


def test_what_stands_apart_is_read_apart() -> None:
    assert texts("<ul><li>Bel <strong>nu</strong>.<ul><li>Wacht</li></ul></li></ul>na") == ["Bel nu.", "Wacht", "na"]
    assert texts("<p>een<br>twee<img alt='beeld'>drie</p>") == ["een", "beeld", "tweedrie"]


def test_what_nobody_reads_is_left_out_and_what_is_folded_is_not() -> None:
    assert texts("<style>p{}</style><script>var x</script><p><span aria-hidden='true'>P</span>Politie</p>") == ["Politie"]
    assert texts("<details><summary>Meer</summary>Dit</details>") == ["Meer", "Dit"]


def test_names_for_who_cannot_see_are_read_too() -> None:
    assert texts('<meta name="description" content="Wat is dit?"><button aria-label="Sluit">x</button>') == [
        "Wat is dit?",
        "Sluit",
        "x",
    ]
    assert texts('<abbr title="Openbaar Ministerie">OM</abbr>') == ["OM"]


def test_another_language_and_code_are_not_read_as_dutch() -> None:
    (block,) = visible('<p>Vul de SASH (<span lang="en">Screening</span>) in <code>OM.yml</code>.</p>').blocks
    assert block.text == "Vul de SASH (Screening) in OM.yml."
    assert block.dutch == "Vul de SASH (…) in …."


def test_a_menu_and_a_reference_are_told_from_what_is_there_to_read() -> None:
    blocks = visible('<nav><a href="#om">OM</a></nav><p>Bel.</p><p class="rk-bron">Kaart, regel 1.</p>').blocks
    assert [(block.text, block.navigation, block.aside) for block in blocks] == [
        ("OM", True, False),
        ("Bel.", False, False),
        ("Kaart, regel 1.", False, True),
    ]


def test_a_link_is_named_by_its_text_its_picture_or_else_its_title() -> None:
    pictures = '<a href="#a"><b>De</b> taken</a><a href="/"><img alt="Begin" src="x"></a>'
    signs = '<a href="#x" title="Link naar dit onderdeel">¶</a><a href="#y"></a>'
    unseen = '<svg aria-hidden="true"><a href="#z"><title>Politie</title></a></svg>'
    assert visible(pictures + signs + unseen).links == ["De taken", "Begin", "Link naar dit onderdeel", ""]
