# SPDX-License-Identifier: EUPL-1.2
"""In the result: whom the reader calls, as HTML."""

from collections.abc import Collection, Iterable

from checker import texts
from checker.calls import Calls, to_call
from checker.card import Question, Role
from checker.decision import Step
from checker.hypertext import Html
from checker.markup import reach_html
from checker.others import done_by
from checker.people import in_a_sentence
from checker.wording import Writer, sentence


def calls_html(step: Step, asked: Iterable[Question], writer: Writer) -> Html:
    """Everybody whom the reader needs for her tasks and these questions, once: with a number, or that it is to be asked for.

    What a name opens comes below them all, so that no number moves.
    """
    found = to_call(step, asked)
    opening = [name for calls in found for name, _ in calls.people if _opens(step, calls, name)]
    places = (Html('<div id="rk-wie-{}" data-plek="wie-{}" hidden></div>', name, name) for name in opening)
    return Html("\n").join((*(_one_reason_html(step, calls, opening, writer) for calls in found), *places))


def _opens(step: Step, calls: Calls, name: str) -> bool:
    """Whether the name opens what that role ought to do now: of whom the reader needs, whatever turns out."""
    role = step.card.partner(name)
    return calls.certain and isinstance(role, Role) and bool(done_by(step, role)[1])


def _one_reason_html(step: Step, calls: Calls, opening: Collection[str], writer: Writer) -> Html:
    """Those whom the reader calls for one reason; before them why, when that is only for what is still open."""
    why = Html('<p class="rk-bel-als">{}</p>\n', writer.html(calls.why)) if calls.why else ""
    known = Html("\n").join(
        Html(
            '<li data-partner="{}">{} {}</li>',
            name,
            _name_html(name, sentence(step.card.partner(name).name), opening, writer),
            reach_html(contact),
        )
        for name, contact in calls.people
        if contact
    )
    if known:
        return Html('<div class="rk-nodig">{}<ul class="rk-nummers">\n{}\n</ul></div>', why, known)
    ends = [
        *[","] * (len(calls.people) - 2),
        *[f" {texts.AND}"] * (len(calls.people) > 1),
        ".",
    ]  # one sentence, each name where it is
    to_ask = Html("\n").join(
        Html(
            '<li data-partner="{}">{}<span class="rk-tussen">{}</span></li>',
            name,
            _name_html(name, in_a_sentence(step.card, name), opening, writer),
            end,
        )
        for (name, _), end in zip(calls.people, ends, strict=False)
    )
    asking = Html('<p class="rk-vraag-na">{}</p>\n<ul class="rk-nummers-vragen">\n{}\n</ul>', texts.NO_NUMBER, to_ask)
    return Html('<div class="rk-nodig">{}{}</div>', why, asking)


def _name_html(name: str, label: str, opening: Collection[str], writer: Writer) -> Html:
    """The name of somebody to call; of a role it opens what that ought to do now. The page asks for it: see `replies`."""
    if name not in opening:
        return Html("<strong>{}</strong>", writer.html(label))
    opens = Html('data-wie="{}" aria-expanded="false" aria-controls="rk-wie-{}"', name, name)
    return Html('<button type="button" class="rk-wie" {}>{}</button>', opens, label)
