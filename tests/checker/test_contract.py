# SPDX-License-Identifier: EUPL-1.2
"""A step as plain data, in full."""

from checker import decide
from checker.contract import step_data
from tests.checker.test_html import FLOOD


def test_a_step_holds_the_question_the_tasks_and_the_answers_without_any_marks() -> None:
    step = decide(FLOOD, {"regen": "ja", "hoogte": "laag", "rol": "brandweer"})
    assert step_data(step) == {
        "answers": {"rol": "brandweer", "hoogte": "laag"},
        "ignored": {"regen": "ja"},
        "question": {
            "id": "stijgt",
            "text": "Hoe is stijgt?",
            "options": [
                {"id": "ja", "text": "stijgt ja"},
                {"id": "nee", "text": "stijgt nee"},
                {"id": "onbekend", "text": "stijgt onbekend"},
            ],
        },
        "tasks": [
            {
                "id": "redden",
                "text": "Red eerst wie in gevaar is, met de BHV.",
                "status": "do",
                "source": [1, 2, 4],
                "why": "Omdat altijd altijd geldt.",
                "with": ["dijkwacht", "buren"],
                "by": "brandweer",
                "parent": None,
                "more": "Begin beneden.",
                "record": None,
            },
            {
                "id": "boten",
                "text": "Vraag de BHV om boten.",
                "status": "find_out",
                "source": [3],
                "why": "Alleen als stijgt ja is. Zoek eerst uit of stijgt zo is.",
                "with": [],
                "by": "dijkwacht",
                "parent": "redden",
                "more": None,
                "record": None,
            },
            {
                "id": "zolder",
                "text": "Ga naar zolder.",
                "status": "do",
                "source": [3],
                "why": "Omdat altijd altijd geldt.",
                "with": [],
                "by": "brandweer",
                "parent": "redden",
                "more": None,
                "record": None,
            },
        ],
        "no_tasks": [],
        "card": {"version": "1", "hash": "0123456789ab", "valid_from": "2026-01-01", "draft": None},
    }


def test_a_complete_step_has_no_question_and_says_what_to_record() -> None:
    data = step_data(decide(FLOOD, {"rol": "brandweer", "hoogte": "hoog", "stijgt": "nee", "regen": "nee"}))
    assert data["question"] is None
    assert {task["id"]: task["record"] for task in data["tasks"]} == {
        "redden": None,
        "zolder": None,
        "pompen": "Leg vast hoeveel.",
    }
