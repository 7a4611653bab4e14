# SPDX-License-Identifier: EUPL-1.2
"""Known weaknesses of packages: what the tools report, and never silence taken for good news."""

import json
from collections.abc import Callable, Mapping

import pytest

from tests.advisories.__main__ import exit_code, told
from tests.advisories.reading import Answer, of_npm_audit, of_pip_audit

GOOD = {"name": "segno", "version": "1.6.6", "vulns": []}
WEAK = {
    "name": "jinja2",
    "version": "3.1.5",
    "vulns": [{"id": "PYSEC-1", "fix_versions": ["3.1.6", "4.0"], "aliases": []}, {"id": "PYSEC-2", "fix_versions": []}],
}
SKIPPED = {"name": "brotli", "skip_reason": "Dependency not found on PyPI and could not be audited: brotli (1.1.0)"}
CAUSE = {
    "source": 1,
    "name": "b",
    "title": "Writes outside its folder",
    "url": "https://advisory.example/1",
    "severity": "high",
}
NPM_WEAK = {
    "a": {"name": "a", "severity": "high", "via": ["b"], "range": "*"},
    "b": {"name": "b", "severity": "high", "via": [CAUSE | {"range": "<2.1.0"}], "range": "<2.1.0"},
}


def pip(*packages: Mapping[str, object]) -> Answer:
    return of_pip_audit(json.dumps({"dependencies": packages, "fixes": []}))


def npm(weak: object) -> Answer:
    return of_npm_audit(json.dumps({"auditReportVersion": 2, "vulnerabilities": weak, "metadata": {}}))


def test_each_weakness_of_a_python_package_is_told_with_the_versions_that_mend_it() -> None:
    assert pip(GOOD, WEAK).weaknesses == (
        "jinja2 3.1.5: PYSEC-1; mended in 3.1.6, 4.0",
        "jinja2 3.1.5: PYSEC-2; mended in none yet",
    )


def test_a_weakness_of_an_npm_package_is_told_once_where_it_is_and_not_where_it_is_used() -> None:
    assert npm(NPM_WEAK).weaknesses == ("b <2.1.0: Writes outside its folder (high); https://advisory.example/1",)


@pytest.mark.parametrize("answer", [pip(GOOD), npm({})], ids=["pip-audit", "npm audit"])
def test_a_report_without_weaknesses_is_good_news(answer: Answer) -> None:
    assert answer == Answer()
    assert told("the-file", answer) == "the-file: no known weaknesses."
    assert exit_code([answer]) == 0


def test_a_package_that_was_left_out_of_a_report_is_not_found_out() -> None:
    """What pip-audit itself calls "No known vulnerabilities found"."""
    assert pip(GOOD, SKIPPED) == Answer(unknown=(str(SKIPPED["skip_reason"]),))


NO_REPORT = [
    "",
    "ERROR:pip_audit._cli:Could not connect to PyPI's vulnerability feed",
    '{"message": "405 Method Not Allowed", "method": "POST", "statusCode": 405, "error": {"summary": ""}}',
    '{"error": {"code": "ENOAUDIT", "summary": "Your configured registry does not support audit requests."}}',
    "<!doctype html><title>Log in</title>",
    "null",
    "[]",
    "{}",
    '{"dependencies": []}',
    '{"dependencies": null, "vulnerabilities": null}',
    '{"dependencies": [1], "vulnerabilities": [1]}',
    '{"dependencies": [{}], "vulnerabilities": {"a": {}}}',
    '{"dependencies": [{"vulns": [{}]}], "vulnerabilities": {"a": {"via": [{}]}}}',
]


@pytest.mark.parametrize("read", [of_pip_audit, of_npm_audit])
@pytest.mark.parametrize("output", NO_REPORT)
def test_what_is_no_report_is_never_taken_for_good_news(read: Callable[[str], Answer], output: str) -> None:
    answer = read(output)
    assert answer.unknown
    assert not answer.weaknesses
    assert "no known weaknesses" not in told("the-file", answer)
    assert exit_code([answer]) not in {0, exit_code([pip(WEAK)])}


def test_a_weakness_is_told_also_when_not_all_is_found_out() -> None:
    answer = pip(SKIPPED, WEAK)
    assert "PYSEC-1" in told("the-file", answer)
    assert "NOT FOUND OUT" in told("the-file", answer)
    assert exit_code([Answer(), pip(SKIPPED), answer]) == exit_code([pip(WEAK)]) == 1
