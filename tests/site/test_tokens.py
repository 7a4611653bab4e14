# SPDX-License-Identifier: EUPL-1.2
"""The colours of the design can be read: in light, in dark and on paper (WCAG 1.4.3 and 1.4.11)."""

import re
from collections.abc import Mapping

import pytest

from checker import Card
from tests.conftest import PROJECT

TOKENS = (PROJECT / "docs" / "assets" / "stijl" / "tokens.css").read_text(encoding="utf-8")
TEXT = 4.5
LINES = 3.0


def colours(scheme: str) -> dict[str, str]:
    """Every colour by name, as a browser has them in this scheme: light, dark or print."""
    light, *others = re.findall(r":root \{(.*?)\n *\}", TOKENS, flags=re.DOTALL)
    found = {"light": "", "dark": others[0], "print": others[1]}[scheme]
    return dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{3,6});", light + found))


def test_in_the_dark_only_colours_are_different() -> None:
    """So a check of anything else need not be repeated there."""
    styles = [*(PROJECT / "docs" / "assets").rglob("*.css"), *(PROJECT / "build_hooks").rglob("*.css")]
    assert [style.name for style in styles if "prefers-color-scheme" in style.read_text(encoding="utf-8")] == ["tokens.css"]
    dark = TOKENS.partition("prefers-color-scheme: dark")[2].partition("\n}")[0]
    declared = re.findall(r"([\w-]+): ([^;]+);", dark)
    assert declared
    assert not [each for each in declared if not each[0].startswith("--") or not each[1].startswith("#")]


def contrast(one: str, other: str) -> float:
    """How much two colours differ: 1 to 21 (WCAG 2.2, contrast ratio)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """0 for black to 1 for white (WCAG 2.2, relative luminance)."""
    digits = colour.lstrip("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    channels = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4 for channel in channels]
    return sum(weight * channel for weight, channel in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def strong(names: Mapping[str, str]) -> list[str]:
    """Colours with a soft companion: organisations, risks, urgent."""
    return [name for name in names if f"{name}-soft" in names and name != "paper" and name != "ink"]


def test_contrast_is_counted_as_wcag_counts_it() -> None:
    assert contrast("#fff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#fff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
def test_every_text_can_be_read(scheme: str) -> None:
    names = colours(scheme)
    pairs = [(text, paper) for text in ("ink", "ink-soft", "link", "brand-ink") for paper in ("paper", "paper-soft")]
    pairs += [("on-brand", "brand")]
    for name in strong(names):
        pairs += [(name, "paper"), (name, "paper-soft"), (name, f"{name}-soft"), ("paper", name), ("ink", f"{name}-soft")]
    assert not {pair: ratio for pair in pairs if (ratio := contrast(names[pair[0]], names[pair[1]])) < TEXT}


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
def test_edges_of_controls_and_the_focus_can_be_seen(scheme: str) -> None:
    names = colours(scheme)
    pairs = [(line, paper) for line in ("line-strong", "focus") for paper in ("paper", "paper-soft")]
    assert not {pair: ratio for pair in pairs if (ratio := contrast(names[pair[0]], names[pair[1]])) < LINES}


@pytest.mark.this_card
def test_every_organisation_and_every_risk_has_a_colour(card: Card) -> None:
    names = colours("light")
    assert {f"org-{number}" for number, _ in enumerate(card.organisations, start=1)} <= names.keys()
    assert {f"risk-{option.id}" for option in card.question("risico").options} <= names.keys()
