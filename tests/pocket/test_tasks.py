# SPDX-License-Identifier: EUPL-1.2
"""What stands in a guide is what the checker decides: every task, once, in its order and with its condition."""

import re
from collections.abc import Mapping, Sequence

import pytest

from build_hooks.pocket import Guides
from build_hooks.pocket.content import parts
from build_hooks.pocket.texts import OURS
from checker import Card, Step
from checker.card import ROLE, Contact, Partner, Task
from checker.people import partners_to_name
from checker.reasons import condition_words
from checker.rules import roles_in
from checker.texts import UNSURE_NOTE
from checker.wording import is_unsure, plain, sentence
from tests.checker.small_cards import small_card
from tests.pocket.tags import Tag, reader, tags
from tests.states import every_step

PAPERS = ["", "-a6"]


@pytest.fixture(scope="module")
def steps(card: Card) -> Mapping[str, Sequence[Step]]:
    """Every step of the checker, by role."""
    found: dict[str, list[Step]] = {}
    for step in every_step(card):
        if ROLE in step.answers:
            found.setdefault(step.answers[ROLE], []).append(step)
    return found


def letters(text: str) -> str:
    """What is left when it does not matter which abbreviation is written out, or where a line ends."""
    return "".join(filter(str.isalnum, re.sub(r"\([^()]*\)", "", text))).casefold()


def written(card: Card, step: Step, task_id: str) -> str:
    """What a task begins with on paper."""
    task = next(advice.rule.task for advice in step.advice if advice.rule.task.id == task_id)
    condition = f"Als {condition_words(card, task.when)}:" if task.when else ""
    return letters(plain(condition + task.do))


def by_section(pdf: bytes) -> dict[str, list[str]]:
    """The tasks on each part of a guide, as they read."""
    found: dict[str, list[str]] = {}
    title = ""
    for tag in tags(pdf).all("H1", "H2", "LI"):
        if tag.kind == "LI":
            found.setdefault(title, []).append(letters(tag.whole))
        else:
            title = tag.whole.removesuffix(" (vervolg)")
    return found


@pytest.mark.this_card
@pytest.mark.parametrize("paper", PAPERS)
def test_every_task_that_the_checker_can_show_stands_once_in_its_section_and_in_the_order_of_the_checker(
    card: Card, made: Guides, steps: Mapping[str, Sequence[Step]], paper: str
) -> None:
    for role in card.roles():
        shown = by_section(made.files[f"zakgids-{role.id}{paper}.pdf"])
        for section in card.sections:
            on_paper = shown.get(section.title, []) if not _is_only_a_reference(card, role.id, section.id) else []
            decided: dict[str, str] = {}
            for step in steps[role.id]:
                ids = [advice.rule.task.id for advice in step.advice if advice.rule.section is section]
                decided |= {task_id: written(card, step, task_id) for task_id in ids}
                places = [_place(on_paper, decided[task_id], decided, task_id) for task_id in ids]
                assert places == sorted(places), (role.id, section.id)
            assert len(on_paper) == len(decided), (role.id, section.id)


def _is_only_a_reference(card: Card, role_id: str, section_id: str) -> bool:
    return card.section(section_id).functions_only and card.organisation_of(role_id).id == role_id


def _place(on_paper: Sequence[str], begins: str, decided: Mapping[str, str], task_id: str) -> int:
    """Where this task stands. Two tasks may read the same: then the first of them comes first."""
    places = [place for place, text in enumerate(on_paper) if text.startswith(begins)]
    same = [each for each, text in decided.items() if text == begins]
    longer = {
        place for place in places for text in decided.values() if len(text) > len(begins) and on_paper[place].startswith(text)
    }
    places = [place for place in places if place not in longer]
    assert places, f"{task_id} is not on paper"
    return places[min(same.index(task_id), len(places) - 1)]


@pytest.mark.this_card
def test_the_whole_card_has_every_task_once(card: Card, made: Guides, steps: Mapping[str, Sequence[Step]]) -> None:
    tasks = {
        advice.rule.task.id: written(card, step, advice.rule.task.id)
        for each in reversed(list(steps.values()))  # the words for an organisation, not those for a function in it
        for step in each
        for advice in step.advice
    }
    for name in ("routekaart-a3.pdf", "routekaart-a4.pdf"):
        items = [letters(item.whole) for item in tags(made.files[name]).all("LI")]
        assert len(items) == len(tasks)
        for task_id, text in tasks.items():
            assert any(item.startswith(text) for item in items), (name, task_id)


@pytest.mark.this_card
def test_a_poster_has_all_that_an_organisation_does_with_who_does_it_and_whom_one_needs(card: Card, made: Guides) -> None:
    for organisation in card.organisations:
        on_the_wall: dict[tuple[str, str], list[str]] = {}  # by section and by who does it, '' when that is not said
        title = doer = ""
        for tag in tags(made.files[f"poster-{organisation.id}.pdf"]).all("H2", "P", "LI"):
            if tag.kind == "H2":
                title, doer = tag.whole.removesuffix(" (vervolg)"), ""
            elif tag.kind == "LI":
                on_the_wall.setdefault((title, doer), []).append(letters(tag.whole))
            elif tag.whole.startswith("Dit doet "):
                doer = tag.whole.removeprefix("Dit doet ").removesuffix(":")
        for section in card.sections:
            for role, rules in roles_in(card, organisation, section):
                place = section.title if role is organisation else f"{section.title} van {role.label}"
                for rule in rules:
                    task = rule.task
                    whose = "" if rule.by == role.id else card.role(rule.by).label
                    names = [sentence(card.partner(name).name) for name in partners_to_name(card, task, role.id)]
                    condition = f"Als {condition_words(card, task.when)}:" if task.when else ""
                    says = (condition, task.do, task.more or "", task.record or "", f"Met: {', '.join(names)}" if names else "")
                    found = on_the_wall.get((place, whose), [])
                    assert letters(plain(" ".join(says))) in found, (organisation.id, task.id)
                    found.remove(letters(plain(" ".join(says))))
        assert not [text for key, left in on_the_wall.items() for text in left if key[0] != "Wie je belt"]


def test_what_the_card_does_not_say_is_marked_as_ours_once_on_each_sheet(card: Card, made: Guides) -> None:
    """A section that is our reading says so, and an abbreviation that the card does not write out has a mark, with one note."""
    unsure = [term for term in card.terms if is_unsure(term)]
    note = letters_and_marks(UNSURE_NOTE)
    for name, pdf in made.files.items():
        if name.endswith(".pdf"):
            text = letters_and_marks(" ".join(tag.text for tag in tags(pdf)))
            assert "vervangtjeeigenoordeelniet" in text, name
            assert text.count(letters_and_marks(OURS)) == len([section for section in card.sections if section.reading]), name
            assert "waarschijnlijk" not in text, name
            assert not any(letters_and_marks(f"{term.term} ({term.full})") in text for term in unsure), name
            marked = any(letters_and_marks(f"{term.full}*") in text for term in unsure)
            sheets = len(reader(pdf).pages) if name.startswith("routekaart") else 1
            assert text.count(note) == (sheets if marked else 0), name


def letters_and_marks(text: str) -> str:
    """Without what tells where a line ends, but with brackets and the mark."""
    return "".join(each for each in text if each.isalnum() or each in "()*").casefold()


def test_what_to_record_is_said_with_the_task(card: Card, made: Guides) -> None:
    for role in card.roles():
        text = letters(" ".join(item.whole for item in tags(made.files[f"zakgids-{role.id}.pdf"]).all("LI")))
        for tasks in (card.tasks[card.organisation_of(role.id).id],):
            for task in tasks:
                if task.record and not any(card.section(each).functions_only for each in task.sections):
                    assert letters(plain(task.record)) in text


def test_who_to_coordinate_with_is_named(card: Card, made: Guides) -> None:
    """With the task or, when the task names them itself, only there; and everybody has a line for a number."""
    for role in card.roles():
        tree = tags(made.files[f"zakgids-{role.id}.pdf"])
        names = [letters(item.whole) for item in _items_below(tree, "Wie je belt")]
        others = (contact for contact in card.region.contacts if contact.phone or contact.name != role.name)
        for contact in (card.region.urgent, *others):
            known = [name for name in names if name.startswith(letters(contact.name))]
            assert known, (role.id, contact.name)
            assert letters(contact.phone) in known[0]


@pytest.mark.this_card
def test_every_abbreviation_in_a_guide_is_explained_at_its_end(card: Card, made: Guides) -> None:
    for role in card.roles():
        tree = tags(made.files[f"zakgids-{role.id}.pdf"])
        explained = {term.term: term for term in card.terms if term.full}
        listed = " ".join(item.whole for item in _items_below(tree, "Afkortingen"))
        tasks = " ".join(item.whole for item in tree.all("LI"))
        used = [name for name in explained if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", tasks)]
        assert used
        for name in used:
            assert letters(explained[name].full or "") in letters(listed), (role.id, name)


def _items_below(tree: Tag, title: str) -> list[Tag]:
    found: list[Tag] = []
    inside = False
    for tag in tree.all("H1", "H2", "LI"):
        if tag.kind == "LI" and inside:
            found.append(tag)
        elif tag.kind != "LI":
            inside = tag.whole.removesuffix(" (vervolg)") == title
    return found


def test_nobody_is_asked_for_a_number_that_stands_there_or_that_there_is_not_one_of() -> None:
    """Whose number it is says `of`, whatever it is called; and a group of people has not one number."""
    partners = (
        Partner(id="p", name="Wijkteam"),
        Partner(id="groep", name="Hulpverleners", group=True),
        Partner(id="q", name="Gemeente"),
    )
    contacts = (Contact(name="Meldpunt van het wijkteam", of="p", phone="070 123 45 67"),)
    task = Task(id="a-een", do="Bel rond.", section="altijd", partners=("p", "groep", "q", "a"), source=(1,))
    card = small_card({"a": (task,)}, partners=partners, contacts=contacts)
    for role in card.roles():
        blocks = parts(card, role, folded=False)[-1].blocks
        to_call = [block["name"] for block in blocks if block["kind"] == "contact"]
        to_write = [block["spans"][0]["text"] for block in blocks if block["kind"] == "to-write"]
        assert to_call == ["Alarm", "Meldpunt van het wijkteam"]
        assert to_write == ["Gemeente"], role.id
