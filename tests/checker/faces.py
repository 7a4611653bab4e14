# SPDX-License-Identifier: EUPL-1.2
"""What each face of an advice shows, read back from what it shows: which tasks, and whose they are said to be."""

import re
from collections.abc import Iterable, Iterator
from contextlib import redirect_stdout
from dataclasses import replace
from functools import cache
from io import StringIO
from itertools import pairwise
from typing import Final

from checker import Card, Step, __main__
from checker.card import ROLE, Task
from checker.decision import Advice
from checker.html import step_html
from checker.markup import Links
from checker.text import advice_text
from checker.tree import tree_html
from checker.wording import plain, with_term
from tests.checker.fragments import Element, parsed
from tests.states import complete_steps, every_step

type Theirs = list[tuple[str, str]]
"""Who does it as a heading says it, 'jij' or 'de politie', and the task: its id, or its text."""

YOU = "jij"
HOLDS_NOT = "De uitzondering geldt hier niet."


@cache
def bare(card: Card) -> Card:
    """The card without abbreviations to write out, so that a task reads the same everywhere."""
    return replace(card, terms=())


def who_does(step: Step, advice: Advice) -> str:
    """Who does this task, from nothing but the rule and the card."""
    reader, by = step.answers[ROLE], advice.rule.by
    return YOU if by in (reader, step.card.organisation_of(reader).id) else step.card.role(by).label


def expected(step: Step, advice: Iterable[Advice]) -> Theirs:
    """Each of these tasks by its id, in whichever order."""
    return sorted((who_does(step, each), each.rule.task.id) for each in advice)


def expected_texts(step: Step, advice: Iterable[Advice], *, whole: bool = False) -> Theirs:
    """Each of these tasks by its text, in whichever order; the `whole` of it is also more about it, and what to record."""
    return sorted((who_does(step, each), _told(each.rule.task, whole=whole)) for each in advice)


def without_headings(advice: Iterable[Advice]) -> list[Advice]:
    """Of these what is a task: in plain text a heading of the card looks like none."""
    return [each for each in advice if not each.rule.task.heading]


def _told(task: Task, *, whole: bool) -> str:
    return " ".join(plain(text) for text in (with_term(task), *((task.more, task.record) if whole else ())) if text)


# --- the page ------------------------------------------------------------------------------------------------------------


@cache
def pages(card: Card) -> tuple[tuple[Step, Element], ...]:
    """Every complete step with its page."""
    return tuple((step, parsed(step_html(step, Links()))) for step in complete_steps(card))


@cache
def every_page(card: Card) -> tuple[tuple[Step, Element], ...]:
    """Every step, also while something is asked, with its page."""
    complete = (page for _, page in pages(card))
    return tuple((step, parsed(step_html(step, Links())) if step.question else next(complete)) for step in every_step(card))


def blocks(page: Element) -> dict[str, Element]:
    """The blocks of the result by their id, without the 'rk-' before it, in their order."""
    return {
        each.attributes["id"].removeprefix("rk-"): each
        for each in page.content
        if isinstance(each, Element) and "rk-blok" in each.attributes.get("class", "").split()
    }


def on_the_page(page: Element) -> Theirs:
    """The tasks to be done, or known while something is asked: what goes before all is the reader's own."""
    return sorted(
        (whose(block.one("h2").text) or YOU, each.attributes["data-taak"])
        for block in page.all("section")
        if {"rk-eerst", "rk-doen"} & set(block.attributes["class"].split())
        for each in block.all("li", data_taak="*")
    )


def below_titles(element: Element, class_: str) -> Theirs:
    """The tasks in the lists that stand right after a title of this class."""
    return sorted(
        (doer, each.attributes["data-taak"])
        for doer, tasks in titled(element, class_)
        if doer
        for each in tasks.all("li", data_taak="*")
    )


def falls_away(outcome: Element) -> Theirs:
    """The texts of the tasks that fall away at one answer to an open question."""
    elements = [each for each in outcome.content if isinstance(each, Element)]
    lists = ((title.text, each) for title, each in pairwise(elements) if each.attributes.get("class") == "rk-vervalt")
    return sorted((for_whom_away(title), each.text) for title, tasks in lists for each in tasks.all("li"))


def for_whom_away(title: str) -> str:
    """Whose tasks stand below 'Dan vervalt:' or 'Dan vervalt voor de politie:'."""
    found = re.fullmatch(r"Dan vervalt(?: voor ([^:]*))?:", title)
    assert found, title
    return found[1] or YOU


def expected_away(step: Step, advice: Iterable[Advice]) -> Theirs:
    """The texts of these tasks, each with who need not do it any more."""
    return sorted((who_does(step, each), plain(with_term(each.rule.task))) for each in advice)


def titled(element: Element, class_: str) -> Iterator[tuple[str, Element]]:
    """Each list that stands right after a title of this class, with whose it is; '' when the title names nobody."""
    elements = [each for each in element.content if isinstance(each, Element)]
    for title, items in pairwise(elements):
        if title.attributes.get("class") == class_ and items.tag == "ul":
            yield whose(title.text), items


def whose(title: str) -> str:
    """Who does the tasks below 'Dit doe jij', 'Dan doet de politie:' or 'Dit doet de politie: Laag risico'."""
    found = re.match(r"(?:Dit|Dan) doet? ([^:]*)", title, re.IGNORECASE)
    return found[1] if found else ""


# --- the text, the terminal and the tree ---------------------------------------------------------------------------------


def blocks_of_text(step: Step) -> list[tuple[str, list[str]]]:
    """The blocks of the advice as plain text: the title of each, and its lines."""
    return [(title, lines) for title, *lines in (block.split("\n") for block in advice_text(step).strip().split("\n\n"))]


def in_the_text(step: Step) -> Theirs:
    """The tasks to be done, by their text."""
    found: Theirs = []
    for title, lines in blocks_of_text(step):
        doer = YOU if title == "DIT GAAT VÓÓR ALLES" else whose(title)
        found += [(doer, line) for line in _tasks(lines)] if doer else []
    return sorted(_as_labelled(step, found))


FORKS: Final = re.compile(r"ZOEK DIT UIT|ZOEK DEZE \d+ DINGEN UIT|HIERVAN HANGT AF WAT EEN ANDER DOET")
"""The titles, as text, of what is to be found out."""


def outcomes_in_the_text(step: Step) -> list[tuple[str, Theirs, Theirs]]:
    """Of every answer to every open question: the answer, the tasks that it leads to, and those that fall away."""
    found: list[tuple[str, Theirs, Theirs]] = []
    for title, lines in blocks_of_text(step):
        for line in lines if FORKS.fullmatch(title) else []:
            if line.startswith("- "):
                found.append((line[2:-1], [], []))
            elif line.startswith("  Dan doe"):
                doer, goes = whose(line.strip()), False
            elif line.startswith("  Dan vervalt"):
                doer, goes = for_whom_away(line.strip()), True
            elif line.strip().startswith("- ") and goes:
                found[-1][2].append((doer, line.strip()[2:]))
            elif line.strip().startswith("- "):
                found[-1][1].append((doer, task_alone(line.strip()[2:])))
    return [(answer, sorted(leads_to), sorted(gone)) for answer, leads_to, gone in found]


def in_the_terminal(step: Step) -> str:
    """All that the terminal shows of an advice."""
    out = StringIO()
    with redirect_stdout(out):
        __main__._show(step)
    return out.getvalue()


@cache
def leaves(card: Card) -> list[Element]:
    """The leaves of the tree, one for every complete step, in their order."""
    return parsed(tree_html(card)).all("div", class_="rk-blad")


def _tasks(lines: Iterable[str]) -> list[str]:
    """The lines that are tasks, without what goes before the task."""
    return [task_alone(line.strip()[2:]) for line in lines if line.strip().startswith("- ")]


def task_alone(text: str) -> str:
    """A task without what goes before it, when it applies or what it follows from, and without what is said of exceptions."""
    text = text.removesuffix(f" {HOLDS_NOT}")
    alone = re.sub(r"^(Dan ook: |Alleen als [^:]*: |Omdat [^:]*: |(De uitzondering geldt\. )?[^:]*\. Daarom: )", "", text)
    if alone == text:
        return text
    assert not alone[0].isupper() or alone[:2].isupper(), f"a sentence that begins anew halfway: {text}"
    return alone[0].upper() + alone[1:]


def _as_labelled(step: Step, found: Theirs) -> Theirs:
    """The same, with the names as the card writes them: a title in capitals has lost that."""
    labels = {label.upper(): label for label in (YOU, *(role.label for role in step.card.roles()))}
    return [(labels[doer.upper()], task) for doer, task in found]
