# SPDX-License-Identifier: EUPL-1.2
"""Tasks and texts of the card → blocks for paper, as the checker orders and says them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from build_hooks.pocket import texts
from build_hooks.pocket.paragraphs import Paragraph, Span, paragraphs, spans
from checker.card import Card, Role, Section, Task
from checker.hypertext import EMPTY, Html
from checker.markup import task_body_html
from checker.people import by_doer
from checker.reasons import condition_words
from checker.rules import Rule, rulebook, tops
from checker.texts import PART_OF, share_title
from checker.wording import Writer, with_term

type Block = Mapping[str, Any]
"""A piece that stays in one place. Its `kind` is one of the functions of that name in `blocks.typ`."""


def task_blocks(card: Card, role: Role, section: Section, writer: Writer, *, compact: bool) -> list[Block]:
    """The tasks of a role in a section, in the order of the checker: a block for each, with the `depth` it has below others.

    Before those that another does, it says who. `lead` says what a task is a part of and who does it, to go before it when that
    stands on another panel.
    """
    rules = [rule for rule in rulebook(card).rules(role.id) if rule.section is section]
    return blocks_of(card, role, rules, writer, compact=compact)


def blocks_of(card: Card, role: Role, rules: Sequence[Rule], writer: Writer, *, compact: bool) -> list[Block]:
    """The tasks of these rules, in the same way."""
    blocks: list[Block] = []
    for doer, theirs in by_doer(card, role.id, rules, lambda rule: rule):
        whose = [above(f"**{share_title(doer)}:**", writer)] if doer else []
        blocks += whose
        for block in _tasks(card, role, theirs, tops(theirs), writer):
            said = [_joined(block["paragraphs"])] if compact else block["paragraphs"]
            blocks.append({**block, "lead": [*whose, *block["lead"]], "paragraphs": said})
    return blocks


def _tasks(
    card: Card, role: Role, rules: Sequence[Rule], shown: Iterable[Rule], writer: Writer, depth: int = 0
) -> Iterator[Block]:
    for rule in shown:
        task, whole = rule.task, rule.parent
        condition = Html('<p class="rk-als">{}</p>', writer.html(_condition(card, task))) if task.when else EMPTY
        said = paragraphs(condition + task_body_html(card, task, role.id, writer))
        lead = [text_block(f"{PART_OF} {_condition(card, whole)} {with_term(whole)}", writer)] if whole else []
        yield {"kind": "task", "tick": not task.do_not, "depth": depth, "lead": lead, "paragraphs": _paragraphs(said)}
        yield from _tasks(card, role, rules, [each for each in rules if each.parent is task], writer, depth + 1)


def _condition(card: Card, task: Task) -> str:
    """When the task applies, as it goes before it; nothing when it always does."""
    return texts.APPLIES_IF.format(condition=condition_words(card, task.when)) if task.when else ""


def _paragraphs(said: Sequence[Paragraph]) -> list[Paragraph]:
    """What the task says, its condition in italics before what to do."""
    condition = [_in_italics(paragraph) for paragraph in said if paragraph["kind"] == "rk-als"]
    first, *rest = [each for each in said if each["kind"] != "rk-als"]
    return [_joined([*condition, first]), *rest]


def _in_italics(paragraph: Paragraph) -> Paragraph:
    return {"kind": paragraph["kind"], "spans": [{**span, "em": True} for span in paragraph["spans"]]}


def _joined(all_of_them: Sequence[Paragraph]) -> Paragraph:
    """These paragraphs as one, of the last one's kind."""
    space: Span = {"text": " ", "strong": False, "em": False, "lang": ""}
    joined = [span for paragraph in all_of_them for span in (space, *paragraph["spans"])]
    return {"kind": all_of_them[-1]["kind"], "spans": joined[1:]}


def text_block(text: str, writer: Writer) -> Block:
    """A paragraph of its own."""
    return {"kind": "text", "spans": spans(writer.html(text))}


def above(text: str, writer: Writer) -> Block:
    """What is said of the blocks after it, and so stands on one panel with the first of them."""
    return {**text_block(text, writer), "tied": True}
