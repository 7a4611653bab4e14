# SPDX-License-Identifier: EUPL-1.2
"""Who coordinates with whom, as tables and as a picture."""

from html import escape
from typing import Final

from build_hooks.pages.chain import Tie, pictures_html, ties
from build_hooks.pages.directives.page import Directives, Page
from build_hooks.pages.directives.tasks import if_before
from checker.card import Role
from checker.markup import line_class, partner_html
from checker.rules import Rule
from checker.wording import Writer, sentence, with_term


def coordination(page: Page, argument: str) -> str:
    """With whom a role coordinates, and for which tasks: `afstemming casushouder`."""
    role = page.card.role(argument)
    organisation = page.card.organisation_of(role.id)
    rows = "\n".join(_tie(page, tie) for tie in ties(page.card) if tie.by == role.id)
    also = f'<a href="{page.links.partner(organisation.id)}">{escape(organisation.name)}</a>'
    both = "" if role is organisation else f"<p>Je doet ook de taken van je organisatie. Kijk daarom ook bij {also}.</p>"
    if not rows:
        return f"<p>Met niemand, voor geen enkele taak.</p>\n{both}"
    return f"""<table class="rk-afstemming">
<caption class="rk-verborgen">{escape(role.name)} stemt af met</caption>
<thead class="rk-verborgen"><tr><th scope="col">Met wie</th>\
<th scope="col">Voor welke taken</th></tr></thead>
<tbody>
{rows}
</tbody>
</table>
{both}"""


def _tie(page: Page, tie: Tie) -> str:
    tasks = "".join(_coordinated(page, of, rule) for of, rule in tie.tasks)
    line, who = line_class(page.card, tie.by), escape(page.card.role(tie.by).name)
    whose = f'<p class="rk-waar {line}">{who} stemt af met</p>'
    return f'<tr id="{tie.id}"><th scope="row">{whose}{_partner(page, tie.partner)}</th><td><ul>{tasks}</ul></td></tr>'


def _partner(page: Page, partner_id: str) -> str:
    """Somebody to coordinate with: a role as a link to its page, with any other what an abbreviation in the name means."""
    partner = page.card.partner(partner_id)
    if isinstance(partner, Role):
        return partner_html(page.card, partner_id, page.links)
    return Writer(page.card.terms).html(sentence(partner.name))


def partners(page: Page, _: str) -> str:
    """Everybody to coordinate with who has no page, each with the way to who does."""
    by: dict[str, list[Tie]] = {partner.id: [] for partner in page.card.partners}
    for tie in ties(page.card):
        by.get(tie.partner, []).append(tie)
    items = "".join(
        f'<li id="{partner}">{_partner(page, partner)}: {", ".join(_way_to(page, tie) for tie in found) or "niemand"}</li>'
        for partner, found in by.items()
    )
    return f'<ul class="rk-partners">{items}</ul>'


def _way_to(page: Page, tie: Tie) -> str:
    return f'<a href="{page.links.partner(tie.id)}">{escape(page.card.role(tie.by).name)}</a>'


def _coordinated(page: Page, of: Role, rule: Rule) -> str:
    """A task with the whole of its condition: it stands here apart from its section and from what it is a part of."""
    when = rule.condition if all(rule.condition) else None
    task = f'<a href="{page.links.role(of.id)}#{rule.task.id}">{page.writer.html(with_term(rule.task), in_link=True)}</a>'
    return f"<li>{if_before(page, when)}{task}</li>"


def chain(page: Page, _: str) -> str:
    """The picture of who coordinates with whom; nothing when nobody does. Raises `LayoutError`."""
    pictures = pictures_html(page.card, page.links, page.site.cache)
    if not pictures:
        return ""
    return f"""<figure class="rk-keten" data-search-exclude>
{pictures}
<figcaption>Een lijn gaat van wie afstemt naar met wie. Het getal zegt voor hoeveel taken. Kies een getal en lees welke taken \
dat zijn. Hieronder staat hetzelfde in tabellen.</figcaption>
</figure>"""


DIRECTIVES: Final[Directives] = {
    "afstemming": coordination,
    "keten": chain,
    "partners": partners,
}
