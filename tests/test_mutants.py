# SPDX-License-Identifier: EUPL-1.2
"""The count of mutants can be too low and never too high."""

from collections.abc import Iterator

import pytest

from tests.conftest import PROJECT
from tests.mutants import again, counted, files_that_reach, plain_id, refuse_escaped, refuse_uncopied, sampled


def results(**statuses: int) -> Iterator[str]:
    """Lines as mutmut prints them: so many mutants of each status."""
    for status, count in statuses.items():
        for number in range(count):
            yield f"    checker.card.x_{status}__mutmut_{number}: {status.replace('_', ' ')}"


@pytest.mark.parametrize("status", ["survived", "no_tests", "timeout", "suspicious", "segfault", "skipped"])
def test_only_what_the_tests_noticed_counts(status: str) -> None:
    (count,) = counted(results(killed=18, **{status: 2}), {"checker": 90})
    assert (count.noticed, count.percentage, count.enough) == (18, 90, True)
    assert str(count).splitlines()[1:] == [f"  checker.card.x_{status}__mutmut_{n}: {status.replace('_', ' ')}" for n in (0, 1)]
    (count,) = counted(results(killed=18, **{status: 3}), {"checker": 90})
    assert not count.enough
    assert "NOT ENOUGH" in str(count)


def test_all_have_to_be_tried() -> None:
    (count,) = counted(results(killed=99, not_checked=1), {"checker": 90})
    assert not count.enough


def test_no_mutants_at_all_is_not_enough() -> None:
    (count,) = counted(["Loading", ""], {"checker": 90})
    assert not count.enough


def test_each_package_has_its_own_count() -> None:
    lines = [*results(killed=1), "    checkers.x_f__mutmut_1: survived", "    build_hooks.authoring.x_f__mutmut_1: killed"]
    assert [count.noticed for count in counted(lines, {"checker": 90, "build_hooks.authoring": 90})] == [1, 1]
    assert all(count.enough for count in counted(lines, {"checker": 90, "build_hooks.authoring": 90}))


def test_a_sample_is_the_same_each_time_and_has_its_part_of_every_module() -> None:
    lines = [
        f"    {module}.x_f__mutmut_{n}: not checked"
        for module, count in (("a", 100), ("a.b", 50), ("c", 1))
        for n in range(count)
    ]
    found = sampled(lines, 30)
    assert found == sampled(reversed(lines), 30)
    assert len(found) == len(set(found))
    assert [sum(name.startswith(f"{module}.x_") for name in found) for module in ("a", "a.b", "c")] == [20, 10, 1]
    assert found != sampled(lines, 30, seed=7)


def test_only_what_survived_is_tried_again_and_counts_when_it_is_noticed_then() -> None:
    lines, tried = list(results(killed=1, survived=3, no_tests=1, timeout=1)), []

    def noticed(name: str) -> bool:
        tried.append(name)
        return not name.endswith("_0")

    (count,) = counted(again(lines, noticed), {"checker": 90})
    assert tried == [f"checker.card.x_survived__mutmut_{number}" for number in range(3)]
    assert count.noticed == 3
    assert sorted(count.others.values()) == ["no tests", "survived", "timeout"]


def test_it_is_tried_again_with_every_file_that_reaches_it() -> None:
    tests = {"checker.card.x_f": ["tests/a.py::test_x[1 :: 2]", "tests/b.py::test_y", "tests/a.py::test_z"]}
    assert files_that_reach("checker.card.x_f__mutmut_12", tests) == ["tests/a.py", "tests/b.py"]
    assert files_that_reach("checker.card.x_g__mutmut_1", tests) == []


def test_what_is_tried_on_mutants_reads_nothing_that_a_mutant_has_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTEST_CURRENT_TEST", "tests/checker/test_lines.py::test_something (call)")
    for name in ("docs/kaart/om.yml", "checker/card.py", "tests/states.py", ".cache/something"):
        refuse_uncopied("open", (str(PROJECT / name), "r", 0))
    with pytest.raises(PermissionError, match="README"):
        refuse_uncopied("open", (str(PROJECT / "README.md"), "r", 0))
    monkeypatch.setenv("PYTEST_CURRENT_TEST", "tests/test_documents.py::test_something (call)")
    refuse_uncopied("open", (str(PROJECT / "README.md"), "r", 0))


@pytest.mark.parametrize("name", ["tussen \\ en n", "één", "112\n"])
def test_a_test_that_mutants_would_not_find_is_refused(name: str) -> None:
    refuse_escaped([f"tests/checker/test_x.py::test_y[{plain_id(name)}]", f"tests/site/test_x.py::test_y[{name}]"])
    with pytest.raises(ValueError, match="plain_id"):
        refuse_escaped([f"tests/checker/test_x.py::test_y[{name}]"])
