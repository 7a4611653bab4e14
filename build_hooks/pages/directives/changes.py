# SPDX-License-Identifier: EUPL-1.2
"""What changed since the version before, what became of tasks that are gone, and an earlier version as it was."""

from collections.abc import Iterable, Sequence
from typing import Final

from build_hooks.pages import texts
from build_hooks.pages.directives.page import Directives, Page, Site
from build_hooks.pages.directives.tasks import said
from build_hooks.versions import Changed, Changes, Comparison, Difference, Entry, Situation, Words, word_by_word
from checker.card import Card, Organisation, Role
from checker.hypertext import EMPTY, Html
from checker.markup import SPACE
from checker.people import by_doer
from checker.rules import Rule, roles_in, rulebook, tops
from checker.since import in_words
from checker.texts import share_title
from checker.wording import plain, with_term

# --- what changed --------------------------------------------------------------------------------------------------------


def changed(page: Page, _: str) -> Html:
    """Everything that changed: first in which situations the advice is another, then by organisation, then the rest."""
    changes = page.site.history.changes if page.site.history else None
    if changes is None:
        raise ValueError("there is no earlier version")
    names = {each.id: each.name for card in (changes.before, changes.after) for each in card.organisations}
    tasks = [
        (texts.TASKS_OF.format(who=names[name]), found, _places(found, changes.after)) for name, found in changes.tasks.items()
    ]
    rest = [(title, getattr(changes, kind), frozenset[str]()) for kind, title in texts.KINDS]
    return _situations(changes) + EMPTY.join(_block(*block) for block in (*tasks, *rest) if block[1])


def _places(changes: Changes, card: Card) -> frozenset[str]:
    """Links lead to each task. One that went to another organisation has its place there."""
    here = {each.id for each in (*changes.new, *(each.after for each in changes.changed))}
    return frozenset(here | {each.id for each in changes.gone} - set(rulebook(card).every_rule))


def _block(title: str, changes: Changes, places: frozenset[str]) -> Html:
    lists = (
        (texts.NEW, [_entry(each, places) for each in changes.new]),
        (texts.GONE, [_entry(each, places) for each in changes.gone]),
        (texts.CHANGED, [_changed(each, places) for each in changes.changed]),
    )
    shown = EMPTY.join(Html("<h3>{}</h3><ul>{}</ul>", name, EMPTY.join(items)) for name, items in lists if items)
    moved = Html("<p>{}</p>", texts.OTHER_ORDER) if changes.moved else EMPTY
    return Html("<h2>{}</h2>{}{}", title, shown, moved)


def _entry(entry: Entry, places: frozenset[str]) -> Html:
    """Something that is on one of the cards alone, with all else that it says below its title."""
    says = [(what, Html("{}", plain(text))) for what, text in entry.says.items() if text != entry.title]
    return _item(entry, says, places)


def _changed(each: Changed, places: frozenset[str]) -> Html:
    return _item(each.after, [(one.what, _difference(one)) for one in each.differences], places)


def _item(entry: Entry, says: Iterable[tuple[str, Html]], places: frozenset[str]) -> Html:
    told = EMPTY.join(Html("<li>{}: {}</li>", what, text) for what, text in says)
    below = Html("<ul>{}</ul>", told) if told else EMPTY
    place = Html(' id="{}"', entry.id) if entry.id in places else EMPTY
    return Html("<li{}><strong>{}</strong>{}</li>", place, plain(entry.title), below)


def _difference(difference: Difference) -> Html:
    """Both texts as one, with what went struck through and what came underlined; who listens hears which is which."""
    before, after = plain(difference.before), plain(difference.after)
    if before == after:
        return Html("{}", texts.OTHER_EMPHASIS.format(text=after))
    return SPACE.join(_shown(words) for words in word_by_word(before, after))


def _shown(words: Words) -> Html:
    match words.kind:
        case "gone":
            return Html('<del><span class="rk-verborgen">{}</span>{}</del>', texts.WORDS_GONE, words.text)
        case "new":
            return Html('<ins><span class="rk-verborgen">{}</span>{}</ins>', texts.WORDS_NEW, words.text)
        case "same":
            return Html("{}", words.text)


# --- the situations ------------------------------------------------------------------------------------------------------


def _situations(changes: Comparison) -> Html:
    """In how many situations the advice is another, and folded below that which, together where the same changes."""
    if not changes.situations:
        return Html("<p>{}</p>", texts.SAME_ADVICE)
    groups: dict[tuple[tuple[str, ...], ...], list[Situation]] = {}
    for each in changes.situations:
        groups.setdefault((each.comes, each.goes, each.otherwise, each.reworded), []).append(each)
    told = EMPTY.join(_group(changes, what, where) for what, where in groups.items())
    return Html(
        '<p>{}</p><details class="rk-waarom rk-situaties"><summary>{}</summary>{}</details>',
        texts.OTHER_ADVICE.format(number=len(changes.situations), all=changes.out_of),
        texts.WHICH_SITUATIONS,
        told,
    )


def _group(changes: Comparison, what: tuple[tuple[str, ...], ...], where: Sequence[Situation]) -> Html:
    rules = {**rulebook(changes.before).every_rule, **rulebook(changes.after).every_rule}
    kinds = zip((texts.COMES, texts.GOES, texts.OTHERWISE, texts.REWORDED), what, strict=True)
    told = EMPTY.join(
        Html("<p>{}: <strong>{}</strong></p>", name, plain(with_term(rules[task].task)))
        for name, tasks in kinds
        for task in tasks
    )
    answers = EMPTY.join(Html("<li>{}</li>", _in_words(changes, each)) for each in where)
    return Html("{}<p>{}</p><ul>{}</ul>", told, texts.IN_THESE, answers)


def _in_words(changes: Comparison, situation: Situation) -> str:
    return "; ".join(_answer(changes, name, answer) for name, answer in situation.answers.items())


def _answer(changes: Comparison, name: str, answer: str) -> str:
    """An answer in a few words, from the card that knows it."""
    for card in (changes.after, changes.before):
        known = {each.id: {option.id for option in each.options} for each in card.questions}
        if answer in known.get(name, ()):
            return in_words(card, name, answer)
    raise ValueError(f"no card has the answer {answer!r} to {name!r}")


# --- tasks that are gone -------------------------------------------------------------------------------------------------


def gone(page: Page, role: str) -> Html:
    """What became of the tasks that a role had and has no more, each in its own place: `vervallen om`. Nothing without any."""
    history = page.site.history
    found = history.gone(role) if history else ()
    items = EMPTY.join(
        Html(
            '<li id="{}"><a href="{}{}">{}</a></li>',
            each.task.id,
            page.links.root,
            _told(page, each.last, each.task.id),
            plain(with_term(each.task)),
        )
        for each in found
    )
    title = Html('<p class="rk-wie-doet" role="heading" aria-level="2">{}</p>', texts.TASKS_GONE)
    return Html('<div data-search-exclude="">{}<ul>{}</ul></div>', title, items) if items else EMPTY


def _told(page: Page, last: Card, task: str) -> str:
    """Where a task that is gone is spoken of: with what changed last, or else on the last version that had it."""
    changes = page.site.history.changes if page.site.history else None
    if changes and task in {each.id for found in changes.tasks.values() for each in found.gone}:
        return f"veranderd.html#{task}"
    return f"archief/{last.version}.html#{task}"


# --- an earlier version --------------------------------------------------------------------------------------------------


def old_card(page: Page, version: str) -> Html:
    """All tasks of an earlier version, as they were: `archief 2026.1`."""
    cards = {each.version: each for each in (page.site.history.earlier if page.site.history else ())}
    old = Page(Site(card=cards[version]), page.links.root)
    return EMPTY.join(_old_tasks(old, each) for each in old.card.organisations) + old.writer.note_html


def _old_tasks(page: Page, organisation: Organisation) -> Html:
    parts = [Html("<h2>{}</h2>", organisation.name)]
    for section in page.card.sections:
        for role, rules in roles_in(page.card, organisation, section):
            who = "" if role is organisation else f" – {role.name}"
            parts.append(Html("<h3>{}{}</h3>{}", section.title, who, _old_list(page, role, rules)))
    return EMPTY.join(parts)


def _old_list(page: Page, role: Role, rules: Sequence[Rule]) -> Html:
    return EMPTY.join(
        (Html("<p>{}</p>", share_title(doer)) if doer else EMPTY) + _nested(page, theirs, tops(theirs), role.id)
        for doer, theirs in by_doer(page.card, role.id, rules, lambda rule: rule)
    )


def _nested(page: Page, rules: Sequence[Rule], shown: Iterable[Rule], role: str) -> Html:
    items = []
    for rule in shown:
        place = EMPTY if rule.task.id in page.placed else Html(' id="{}"', rule.task.id)
        page.placed.add(rule.task.id)
        parts = _nested(page, rules, [each for each in rules if each.parent is rule.task], role)
        items.append(Html("<li{}>{}{}</li>", place, said(page, rule.task, role), parts))
    return Html("<ul>{}</ul>", EMPTY.join(items)) if items else EMPTY


DIRECTIVES: Final[Directives] = {
    "archief": old_card,
    "veranderd": changed,
    "vervallen": gone,
}
