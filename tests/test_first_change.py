# SPDX-License-Identifier: EUPL-1.2
"""Every recipe of `build_hooks/design/first-change.md` does what it says, when one does exactly what it says."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from tests.documents import PROJECT, RECIPES

_STEP: Final = re.compile(
    r"(?:Make `(?P<made>[^`]+)`|Add to the end of `(?P<longer>[^`]+)`|In `(?P<changed>[^`]+)`, below `(?P<line>[^`]+)`):\n\n"
    r"```\w+\n(?P<text>.*?)```",
    re.DOTALL,
)
"""A sentence that tells where, and the block of text that goes there."""


class Stale(AssertionError):
    """A recipe speaks of what is not there."""


class Edit(NamedTuple):
    """What a step does to a file: `below` a line, at the end when that is empty, or to `make` it."""

    path: str
    text: str
    below: str = ""
    make: bool = False

    def apply(self, project: Path) -> None:
        """Raises `Stale` when it does not fit."""
        file = project / self.path
        if file.exists() == self.make:
            raise Stale(f"{self.path}: {'is there already' if self.make else 'is not there'}")
        lines = [] if self.make else file.read_text(encoding="utf-8").splitlines(keepends=True)
        places = [number for number, line in enumerate(lines, 1) if line.strip() == self.below] if self.below else [len(lines)]
        if len(places) != 1:
            raise Stale(f"{self.path}: {self.below!r} stands in it {len(places)} times")
        lines.insert(places[0], self.text)
        file.write_text("".join(lines), encoding="utf-8")


def recipes() -> dict[str, tuple[Edit, ...]]:
    """What each recipe does, by its heading, which begins with "Add"."""
    _, *sections = re.split(r"^## (?=Add )", RECIPES.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {section.partition("\n")[0]: tuple(_edits(section)) for section in sections}


def _edits(section: str) -> Iterator[Edit]:
    steps = list(_STEP.finditer(section))
    assert len(steps) == section.count("\n```") / 2, "a block of text without a sentence that tells where it goes"
    for step in steps:
        path = step["made"] or step["longer"] or step["changed"]
        yield Edit(path, step["text"], step["line"] or "", make=step["made"] is not None)


# --- what each of them must give --------------------------------------------------------------------------------------------

type Proof = Callable[[Path], None]
"""Gets a copy of the project in which the recipe was followed."""


def says(script: str) -> Proof:
    """Python does this in the copy, with the tests beside it, and fails nowhere."""

    def proof(project: Path) -> None:
        code = f"import sys; sys.path[:0] = {[str(project), str(PROJECT)]!r}\n{script}"
        done = subprocess.run([sys.executable, "-I", "-c", code], cwd=project, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr

    return proof


PROOFS: Final[Mapping[str, Proof]] = {
    "Add a question": says("""
from pathlib import Path
from build_hooks.authoring import compile_card
from checker import decide

card = compile_card(Path("docs/kaart"), Path("checker/compiled_card.py"))
asked = decide(card, {"rol": "om", "risico": "laag"})
while asked.question and asked.question.id != "contactverbod":
    asked = decide(card, {**asked.answers, asked.question.id: asked.question.options[0].id})
assert asked.question
for answer, status in {"ja": "do", "nee": None, "onbekend": "find_out"}.items():
    found = {each.rule.task.id: each.status for each in decide(card, {**asked.answers, "contactverbod": answer}).advice}
    assert found.get("om-contactverbod") == status, (answer, found)
"""),
    "Add a page": says("""
from pathlib import Path
from markdown import markdown
from build_hooks.authoring import load
from build_hooks.pages import Page, Site, filled_in, navigation

card = load(Path("docs/kaart"))
assert {"Buiten kantoortijd": "avond.md"} in navigation(card)
text = Path("docs/avond.md").read_text(encoding="utf-8").split("---\\n", 2)[2]
html = markdown(filled_in(text, Page(Site(card=card))))
assert "SASH" in html and 'href="tel:' in html and ":::" not in html, html
"""),
    "Add a server": says("""
from pathlib import Path
from build_hooks.hosting.policy import FOR_EVER, HEADERS, KINDS
from build_hooks.hosting.servers import settings

told = settings(Path("docs"), HEADERS)["server/lighttpd.conf"]
assert all(f'"{kind.ending}" => "{kind.type}"' in told for kind in KINDS)
assert all(f'"{name}" => "{value}"' in told for name, value in {**HEADERS, "Cache-Control": FOR_EVER}.items())
"""),
    "Add a language of output": says("""
import contextlib, io
from checker import __main__ as terminal
from checker.compiled_card import CARD
from checker.markdown import markdown
from tests.states import complete_steps

for step in complete_steps(CARD):
    lines = markdown(step).splitlines()
    for each in step.advice:
        assert sum(line.endswith(each.rule.task.do) and line.lstrip().startswith("- ") for line in lines) >= 1, each
    assert sum(line.lstrip().startswith("- ") for line in lines) == len(step.advice)
with contextlib.redirect_stdout(io.StringIO()) as said:
    assert terminal.main(["--markdown", "rol=om", "risico=hoog"]) == 0
assert said.getvalue().startswith("## Dit doe jij")
"""),
}


@pytest.fixture
def copy(tmp_path: Path, takes_long: None) -> Path:  # noqa: ARG001 (each proof starts Python in it)
    """Of the project as far as the recipes need it."""
    leave = shutil.ignore_patterns("__pycache__", "assets")
    for folder in ("checker", "build_hooks", "docs"):
        shutil.copytree(PROJECT / folder, tmp_path / folder, ignore=leave)
    (tmp_path / "docs" / "assets").symlink_to(PROJECT / "docs" / "assets")
    return tmp_path


def test_every_recipe_has_a_proof() -> None:
    assert recipes().keys() == PROOFS.keys()
    assert all(recipes().values())


@pytest.mark.this_card
@pytest.mark.parametrize("recipe", PROOFS)
def test_the_recipe_does_what_it_says(recipe: str, copy: Path) -> None:
    for edit in recipes()[recipe]:
        edit.apply(copy)
    PROOFS[recipe](copy)


@pytest.mark.parametrize("recipe", PROOFS)
def test_without_its_last_step_it_does_not(recipe: str, copy: Path) -> None:
    for edit in recipes()[recipe][:-1]:
        edit.apply(copy)
    with pytest.raises(AssertionError):
        PROOFS[recipe](copy)


@pytest.mark.parametrize(
    "stale",
    [
        Edit("docs/kaart/vragen.yml", "x", make=True),
        Edit("docs/kaart/vraag.yml", "x"),
        Edit("docs/kaart/om.yml", "x", below="# --- Hoog risico ---"),
    ],
)
def test_a_stale_step_is_noticed(stale: Edit, copy: Path) -> None:
    with pytest.raises(Stale):
        stale.apply(copy)
