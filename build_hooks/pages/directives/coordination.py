# SPDX-License-Identifier: EUPL-1.2
"""Who coordinates with whom, as tables and as a picture."""

from typing import Final

from build_hooks.pages import texts
from build_hooks.pages.chain import pictures_html
from build_hooks.pages.directives.page import Directives, Page
from build_hooks.pages.directives.tasks import if_before
from build_hooks.pages.ties import Tie, ties
from checker.card import Role
from checker.hypertext import EMPTY, Html
from checker.markup import line_class, partner_html
from checker.rules import Rule
from checker.wording import Writer, sentence, with_term


def coordination(page: Page, argument: str) -> Html:
    """With whom a role coordinates, and for which tasks: `afstemming casushouder`."""
    role = page.card.role(argument)
    organisation = page.card.organisation_of(role.id)
    rows = Html("\n").join(_tie(page, tie) for tie in ties(page.card) if tie.by == role.id)
    also = Html('<a href="{}">{}</a>', page.links.partner(organisation.id), organisation.name)
    both = "" if role is organisation else Html("<p>{} {}.</p>", texts.ALSO_ORGANISATION, also)
    if not rows:
        return Html("<p>{}</p>\n{}", texts.WITH_NOBODY, both)
    return Html(
        """<table class="rk-afstemming">
<caption class="rk-verborgen">{}</caption>
<thead class="rk-verborgen"><tr><th scope="col">{}</th>\
<th scope="col">{}</th></tr></thead>
<tbody>
{}
</tbody>
</table>
{}""",
        texts.COORDINATES_WITH.format(role=role.name),
        texts.WITH_WHOM,
        texts.FOR_WHICH_TASKS,
        rows,
        both,
    )


def _tie(page: Page, tie: Tie) -> Html:
    tasks = EMPTY.join(_coordinated(page, of, rule) for of, rule in tie.tasks)
    line, who = line_class(page.card, tie.by), page.card.role(tie.by).name
    whose = Html('<p class="rk-waar {}">{}</p>', line, texts.COORDINATES_WITH.format(role=who))
    return Html(
        '<tr id="{}"><th scope="row">{}{}</th><td><ul>{}</ul></td></tr>', tie.id, whose, _partner(page, tie.partner), tasks
    )


def _partner(page: Page, partner_id: str) -> Html:
    """Somebody to coordinate with: a role as a link to its page, with any other what an abbreviation in the name means."""
    partner = page.card.partner(partner_id)
    if isinstance(partner, Role):
        return partner_html(page.card, partner_id, page.links)
    return Writer(page.card.terms).html(sentence(partner.name))


def partners(page: Page, _: str) -> Html:
    """Everybody to coordinate with who has no page, each with the way to who does."""
    by: dict[str, list[Tie]] = {partner.id: [] for partner in page.card.partners}
    for tie in ties(page.card):
        by.get(tie.partner, []).append(tie)
    items = EMPTY.join(
        Html(
            '<li id="{}">{}: {}</li>',
            partner,
            _partner(page, partner),
            Html(", ").join(_way_to(page, tie) for tie in found) or "niemand",
        )
        for partner, found in by.items()
    )
    return Html('<ul class="rk-partners">{}</ul>', items)


def _way_to(page: Page, tie: Tie) -> Html:
    return Html('<a href="{}">{}</a>', page.links.partner(tie.id), page.card.role(tie.by).name)


def _coordinated(page: Page, of: Role, rule: Rule) -> Html:
    """A task with the whole of its condition: it stands here apart from its section and from what it is a part of."""
    when = rule.condition if all(rule.condition) else None
    task = Html(
        '<a href="{}#{}">{}</a>', page.links.role(of.id), rule.task.id, page.writer.html(with_term(rule.task), in_link=True)
    )
    return Html("<li>{}{}</li>", if_before(page, when), task)


def chain(page: Page, _: str) -> Html:
    """The picture of who coordinates with whom; nothing when nobody does. Raises `LayoutError`."""
    pictures = pictures_html(page.card, page.links, page.site.cache)
    if not pictures:
        return EMPTY
    return Html(
        """<figure class="rk-keten" data-search-exclude>
{}
<figcaption>{}</figcaption>
</figure>""",
        pictures,
        texts.ABOUT_PICTURE,
    )


DIRECTIVES: Final[Directives] = {
    "afstemming": coordination,
    "keten": chain,
    "partners": partners,
}
