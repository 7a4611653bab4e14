# SPDX-License-Identifier: EUPL-1.2
"""Who cannot see the paper has the same guide: PDF/UA-1 and PDF/A-2a, by what is in the file and not only by its flag."""

import re

import pytest

from build_hooks.pocket import Guides, guides
from checker import Card
from checker.rules import rulebook
from checker.wording import dutch_date
from tests.pocket.tags import catalog, fonts, reader, sizes, tags


def pdfs(made: Guides) -> dict[str, bytes]:
    return {name: content for name, content in made.files.items() if name.endswith(".pdf")}


@pytest.mark.this_card
def test_there_are_two_guides_for_each_role_a_poster_for_each_organisation_and_the_whole_card_twice(
    card: Card, made: Guides
) -> None:
    expected = {f"zakgids-{role.id}{paper}.pdf" for role in card.roles() for paper in ("", "-a6")}
    expected |= {f"poster-{organisation.id}.pdf" for organisation in card.organisations}
    assert pdfs(made).keys() == expected | {"routekaart-a3.pdf", "routekaart-a4.pdf"}


@pytest.mark.this_card
def test_every_guide_says_what_it_is(card: Card, made: Guides) -> None:
    titles = []
    for name, pdf in pdfs(made).items():
        found = reader(pdf)
        root = catalog(found)
        metadata = root["/Metadata"].get_object().get_data().decode()
        assert "<pdfuaid:part>1</pdfuaid:part>" in metadata, name
        assert "<pdfaid:part>2</pdfaid:part>" in metadata, name
        assert "<pdfaid:conformance>A</pdfaid:conformance>" in metadata, name
        assert root["/Lang"] == "nl"
        assert root["/MarkInfo"]["/Marked"]
        assert root["/ViewerPreferences"]["/DisplayDocTitle"]
        assert found.metadata
        assert card.title in (found.metadata.title or "")
        titles.append(found.metadata.title)
    assert len(set(titles)) == len(card.organisations) * 3 + 1


@pytest.mark.this_card
def test_headings_are_one_title_and_the_parts_below_it(card: Card, made: Guides) -> None:
    for role in card.roles():
        for paper in ("", "-a6"):
            headings = tags(made.files[f"zakgids-{role.id}{paper}.pdf"]).all("H1", "H2", "H3")
            assert [heading.kind for heading in headings] == ["H1"] + ["H2"] * (len(headings) - 1)
            assert headings[0].whole == role.name
            parts = list(dict.fromkeys(heading.whole.removesuffix(" (vervolg)") for heading in headings[1:]))
            assert ("Zo vouw je dit vel" in parts) == (paper == "")
            parts = [part for part in parts if part != "Zo vouw je dit vel"]
            assert parts == [*(section.title for section in card.sections), "Afkortingen", "Wie je belt"]


def test_tasks_are_lists_with_parts_below_their_whole(card: Card, made: Guides) -> None:
    for role in card.roles():
        tree = tags(made.files[f"zakgids-{role.id}-a6.pdf"])
        for each in tree.all("L"):
            assert each.children
            assert {item.kind for item in each.children} <= {"LI", "L"}  # a list in a list is what a part of a task is
            assert each.children[0].kind == "LI"
        for item in tree.all("LI"):
            assert [part.kind for part in item.children] == ["Lbl", "LBody"]
        nested = sum(child.kind == "L" for each in tree.all("L", "LBody") for child in each.children)
        with_parts = {rule.parent.id for rule in rulebook(card).rules(role.id) if rule.parent}
        on_another_panel = [tag for tag in tree.all("P") if tag.whole.startswith("Hoort bij: ")]
        assert len(with_parts) - len(on_another_panel) <= nested <= len(with_parts)


@pytest.mark.this_card
def test_the_whole_card_is_a_table_with_a_head_for_each_organisation_and_each_section(card: Card, made: Guides) -> None:
    for name, pages in (("routekaart-a3.pdf", 1), ("routekaart-a4.pdf", 2)):
        tables = tags(made.files[name]).all("Table")
        assert len(tables) == pages
        for table in tables:
            heads = [cell.whole for cell in table.all("TH")]
            assert heads[: len(card.organisations)] == [organisation.name for organisation in card.organisations]
            assert all(any(given.get("/Scope") == "/Column" for given in cell.attributes) for cell in table.all("TH"))
        bands = [cell.whole for table in tables for cell in table.all("TH")[len(card.organisations) :]]
        assert [any(band.startswith(section.title) for band in bands) for section in card.sections] == [True] * len(
            card.sections
        )
        cells = [cell for table in tables for cell in table.all("TD")]
        assert len(cells) == len(card.sections) * len(card.organisations)


def test_whom_to_call_and_which_card_it_is_can_be_read_on_every_pdf(card: Card, made: Guides) -> None:
    for name, pdf in pdfs(made).items():
        text = "".join(tag.text for tag in tags(pdf))
        for known in (card.region.urgent, *card.region.contacts):
            assert known.phone in text, (name, known.name)
        for fact in (card.version, card.hash, dutch_date(card.valid_from), card.region.name):
            assert fact in text, (name, fact)


def test_a_picture_has_a_text(made: Guides) -> None:
    figures = [figure for name, pdf in pdfs(made).items() for figure in tags(pdf).all("Figure")]
    assert figures
    assert all(figure.alt for figure in figures)


def test_every_letter_is_in_the_file_and_is_the_letter_of_the_site(made: Guides) -> None:
    for name, pdf in pdfs(made).items():
        found = fonts(pdf)
        assert found
        for font in found:
            assert "AtkinsonHyperlegibleNext" in re.sub(r"[^A-Za-z]", "", font["/BaseFont"]), name
            assert {"/FontFile2", "/FontFile3"} & font["/FontDescriptor"].get_object().keys()


def test_no_letter_is_smaller_than_8_points_on_a_sheet_to_fold_and_9_elsewhere(made: Guides) -> None:
    for guide in made.guides:
        on_a_sheet = guide.role is not None and guide.paper == "A4"
        assert min(sizes(made.files[guide.name])) >= (8 if on_a_sheet else 9), guide.name


def test_on_a_wall_nothing_but_the_line_at_the_foot_is_smaller_than_16_points(made: Guides) -> None:
    for guide in made.guides:
        if guide.poster:
            assert [size for size in sizes(made.files[guide.name]) if size < 16] == [12], guide.name


def test_pages_have_the_size_that_the_page_of_the_site_says(made: Guides) -> None:
    millimetres = {"A3": {420, 297}, "A4": {297, 210}, "A6": {105, 148}}
    for guide in made.guides:
        pages = reader(made.files[guide.name]).pages
        assert len(pages) == guide.pages
        assert len(made.files[guide.name]) == guide.size
        for page in pages:
            assert {round(float(side) * 25.4 / 72) for side in page.mediabox[2:]} == millimetres[guide.paper]


def test_a_sheet_to_fold_is_one_page_and_eight_panels_with_the_top_row_turned(card: Card, made: Guides) -> None:
    """Folded once lengthwise and twice across, the panels turn up as 1 to 8 only if they stand so."""
    for role in card.roles():
        page = reader(made.files[f"zakgids-{role.id}.pdf"]).pages[0]
        places: dict[str, tuple[float, float, float]] = {}

        def see(
            text: str, cm: list[float], tm: list[float], *_: object, places: dict[str, tuple[float, float, float]] = places
        ) -> None:
            if re.fullmatch(r"[2-8]", text.strip()):
                places.setdefault(text.strip(), (cm[4], cm[5], cm[0] * tm[0]))

        page.extract_text(visitor_text=see)
        columns = {number: int(x / (297 / 25.4 * 72 / 4)) for number, (x, _, _) in places.items()}
        turned = {number for number, (_, _, direction) in places.items() if direction < 0}
        assert columns == {"2": 2, "3": 3, "4": 3, "5": 2, "6": 1, "7": 0, "8": 0}
        assert turned == {"4", "5", "6", "7"}


def test_whom_to_call_stands_on_the_outside_of_the_booklet(card: Card, made: Guides) -> None:
    """On a folded sheet the back is the panel at the left of the front; of pages it is the last."""
    for role in card.roles():
        page = reader(made.files[f"zakgids-{role.id}.pdf"]).pages[0]
        places: list[tuple[float, float]] = []

        def see(text: str, cm: list[float], tm: list[float], *_: object, places: list[tuple[float, float]] = places) -> None:
            if text.strip() == "Wie je belt":
                places.append((cm[4], cm[5]) if not tm[4] else (tm[4], tm[5]))

        page.extract_text(visitor_text=see)
        width, height = (float(side) for side in page.mediabox[2:])
        assert [(int(x / width * 4), y < height / 2) for x, y in places] == [(0, True)], role.id
        *inside, back = (sheet.extract_text() for sheet in reader(made.files[f"zakgids-{role.id}-a6.pdf"]).pages)
        assert "Wie je belt" in back, role.id
        assert not any("Wie je belt" in sheet for sheet in inside), role.id


@pytest.mark.usefixtures("takes_long")
def test_two_builds_of_the_same_card_give_the_same_bytes(card: Card, made: Guides, empty: pytest.TempPathFactory) -> None:
    assert guides(card, empty).files == made.files  # type: ignore[arg-type]
