# SPDX-License-Identifier: EUPL-1.2
"""A page as Markdown: its front matter, and texts that mean exactly what they say."""


def literal(text: str) -> str:
    """The text as Markdown that shows exactly this text."""
    return "".join(f"&#{ord(character)};" if character in r"\`*_{}[]()<>#+-.!|&:~^='\"" else character for character in text)


def page(title: str, description: str, *blocks: str, hidden: bool = False) -> str:
    """A page of Markdown with these blocks. One that is `hidden` is not found by the search."""
    more = ["search: { exclude: true }"] if hidden else []
    return "\n\n".join((front_matter(title, description, *more), f"# {literal(title)}", *blocks)) + "\n"


def front_matter(title: str, description: str, *more: str) -> str:
    """What stands above a page: what it is called, what it is about, and more lines for the site generator."""
    return "\n".join(("---", f"title: {quoted(title)}", f"description: {quoted(description)}", *more, "---", ""))


def text(words: str) -> str:
    """A text of the card, to stand there with its abbreviations explained."""
    return f"::: tekst {' '.join(words.split())}"


def quoted(text: str) -> str:
    """A YAML single-quoted scalar."""
    return "'" + text.replace("'", "''") + "'"
