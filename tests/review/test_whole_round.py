# SPDX-License-Identifier: EUPL-1.2
"""From a draft to a version that is kept, and on to the next: all that the owners of a card do, in their order."""

import json
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from build_hooks.authoring import load, shared_files
from build_hooks.authoring.__main__ import main as check
from build_hooks.hosting.check.expected import FORMAT
from build_hooks.hosting.manifest import MANIFEST
from build_hooks.hosting.release import demand_site_of, write_release
from build_hooks.pages import Page, Site, change_pages, filled_in
from build_hooks.review.__main__ import main as review
from build_hooks.review.sheet import AGREED, PROPOSAL
from build_hooks.versions import history_of
from build_hooks.versions.__main__ import main as keep
from build_hooks.versions.kept import kept_cards
from checker.standing import draft_line
from tests.review.sheets import empty, filled, texts
from tests.review.test_round import BLUS, NA

CLEAR, CLEARER, OTHER = "Blus de brand meteen.", "Blus na met water.", "Blus na met schuim."


def test_a_card_goes_from_draft_to_approved_and_on_to_the_next_version(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    approvals: dict[str, str] = {}

    def told(*, of: int, exit_code: int = 0) -> str:
        said = capsys.readouterr()
        assert of == exit_code, said.err
        return said.out + said.err

    def reviewed(*files: Path, exit_code: int = 0, apply: bool = False) -> str:
        given = [*map(str, files), "--card", str(folder), *(["--apply"] if apply else [])]
        return told(of=review(given), exit_code=exit_code)

    def approved_by_all() -> None:
        target = ["--target", str(tmp_path / "card.py"), "--approve"]
        lines = told(of=check([str(folder), *target], date(2026, 6, 1))).splitlines()
        for line in (each for each in lines if each.startswith("  - {")):
            written = line.partition("  #")[0].replace('by: "wie"', 'by: "Overleg"').replace("jjjj-mm-dd", "2020-05-01")
            approvals[line.split(",")[0]] = written
        (folder / "vastgesteld.yml").write_text("\n".join(("approved:", *approvals.values(), "")), encoding="utf-8")

    # A draft says so, and is not kept.
    assert draft_line(load(folder)).startswith("Concept: nog niet vastgesteld door ")
    assert "De kaart is nog een concept." in told(of=keep([str(folder)]), exit_code=1)

    # Two colleagues fill in the sheet: about one text they agree, about another they do not.
    sheet = empty(folder)
    one = filled(sheet, tmp_path / "een.xlsx", {BLUS: {PROPOSAL: CLEAR}, NA: {PROPOSAL: CLEARER}})
    two = filled(sheet, tmp_path / "twee.xlsx", {BLUS: {AGREED: "ja"}, NA: {PROPOSAL: OTHER}})
    before = texts(folder)
    report = reviewed(one, two)
    assert all(text in report for text in (CLEAR, CLEARER, OTHER))
    assert texts(folder) == before, "the report changes nothing"
    reviewed(one, two, apply=True)
    assert texts(folder) == {**before, BLUS: CLEAR}, "what clashes stays as it is"

    # They talk, and send one sheet more. The first ones are out of date.
    last = filled(empty(folder), tmp_path / "drie.xlsx", {NA: {PROPOSAL: CLEARER}})
    reviewed(last, apply=True)
    agreed = {**before, BLUS: CLEAR, NA: CLEARER}
    assert texts(folder) == agreed
    reviewed(one, apply=True)
    assert texts(folder) == agreed, "an old sheet undoes nothing"

    # All approve. The card is no draft any more, is kept, and can be released.
    approved_by_all()
    first = load(folder)
    assert draft_line(first) == ""
    told(of=keep([str(folder)]))
    site, content = tmp_path / "site", shared_files(first)["kaart.json"].encode()
    site.mkdir()
    (site / "kaart.json").write_bytes(content)
    files = [{"path": "kaart.json", "sha256": sha256(content).hexdigest()}]
    (site / MANIFEST).write_text(json.dumps({"format": FORMAT, "files": files}), encoding="utf-8")
    demand_site_of(first, site)
    assert write_release(site, tmp_path / "dist", "kaart", first.version, datetime(2026, 5, 1, tzinfo=UTC)).is_file()

    # A text changes: whose part it is has to be approved again, under another version.
    tasks, main = folder / "brandweer.yml", folder / "kaart.yml"
    tasks.write_text(tasks.read_text(encoding="utf-8").replace(CLEARER, OTHER), encoding="utf-8")
    assert load(folder).draft == ("brandweer",)
    approved_by_all()
    assert "Verhoog 'version' in kaart.yml." in told(of=keep([str(folder)]), exit_code=1)
    text = main.read_text(encoding="utf-8")
    main.write_text(text.replace(f'version: "{first.version}"', 'version: "2026.2"'), encoding="utf-8")
    approved_by_all()
    told(of=keep([str(folder)]))

    # The site tells what changed and marks the task; the card as it was is still there to read.
    card = load(folder)
    history = history_of(card, kept_cards(folder))
    assert [each.version for each in kept_cards(folder)] == [first.version, "2026.2"]
    assert list(history.marks.values()) == ["Gewijzigd in 2026.2"]
    pages = {name: filled_in(text, Page(Site(card=card, history=history))) for name, text in change_pages(history).items()}
    assert "schuim" in pages["veranderd.md"]
    (old,) = [text for name, text in pages.items() if name.startswith("archief/") and first.version in name]
    assert "met water" in old
    assert "schuim" not in old
