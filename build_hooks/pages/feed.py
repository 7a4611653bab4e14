# SPDX-License-Identifier: EUPL-1.2
"""What changed in each version, as a feed (Atom, RFC 4287): for who wants to be told. Its addresses are relative."""

from collections.abc import Iterator
from uuid import NAMESPACE_URL, uuid5

from build_hooks.pages import texts
from build_hooks.versions import Changes, Comparison, History
from checker.card import Card
from checker.hypertext import EMPTY, Html
from checker.texts import tasks
from checker.wording import joined, plain


def feed(history: History) -> str:
    """The feed: an entry for each version that came after another, the last first."""
    card = history.card
    return Html(
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="nl">\n'
        '{}<author><name>{}</name></author>\n<link href="veranderd.html"/>\n{}</feed>\n',
        _head(card, plain(card.title), f"{card.title} {card.region.name}"),
        card.region.name,
        EMPTY.join(_entry(each, latest=each.after is card) for each in history.every_change()),
    )


def _entry(changes: Comparison, *, latest: bool) -> Html:
    card = changes.after
    return Html(
        '<entry>\n{}<link href="{}"/>\n<summary>{}</summary>\n</entry>\n',
        _head(card, f"{plain(card.title)}, versie {card.version}", f"{card.title} {card.region.name} {card.version}"),
        "veranderd.html" if latest else f"archief/{card.version}.html",
        " ".join(_told(changes)),
    )


def _head(card: Card, title: str, name: str) -> Html:
    """What a feed and each of its entries begin with. Its id is always the same for the same `name`."""
    return Html(
        "<id>{}</id>\n<title>{}</title>\n<updated>{}T00:00:00Z</updated>\n",
        f"urn:uuid:{uuid5(NAMESPACE_URL, name)}",
        title,
        str(card.valid_from),
    )


def _told(changes: Comparison) -> Iterator[str]:
    names = {each.id: each.name for card in (changes.before, changes.after) for each in card.organisations}
    for name, found in changes.tasks.items():
        if counts := list(_counts(found)):
            yield f"{names[name]}: {joined(counts)}."
    number = len(changes.situations)
    yield texts.OTHER_ADVICE.format(number=number, all=changes.out_of)


def _counts(changes: Changes) -> Iterator[str]:
    for entries, told in ((changes.new, "nieuw"), (changes.gone, "vervallen"), (changes.changed, "gewijzigd")):
        if entries:
            yield f"{tasks(len(entries))} {told}"
