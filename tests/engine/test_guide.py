"""Whoever holds a guide holds a sound one: what names nothing, or passes the engine's limits, is refused with why."""

from dataclasses import replace
from typing import Any

import pytest

from advisor.engine.errors import GuideError
from advisor.engine.guide import MOST_CHOICES, Criterion, Guide, Question, Rating, Requirement
from tests.engine.making import criterion, decided, favours, question, rules_out, when

SOUND = Guide(
    options=("red", "blue"),
    questions=(question("q", "a b"),),
    criteria=(criterion("cost", low=100, high=0),),
    ratings=(Rating("red", "cost", "low"), Rating("blue", "cost", None)),
    requirements=(Requirement("cheap", "cost", "low", when(q="a")),),
    notes=(favours("liked", "red", when(q="b")),),
)

MANY = " ".join(f"choice-{at}" for at in range(MOST_CHOICES + 1))

FAULTS: list[tuple[dict[str, Any], list[str]]] = [
    # what is changed in the sound guide, the problems
    (
        {"options": (), "ratings": (), "notes": ()},
        ["options: there is none. Give at least one option."],
    ),
    (
        {"questions": (question("q", "a b"), Question("r", ()))},
        ["question r: it has no choice. Give it at least two."],
    ),
    (
        {"questions": (question("q", "a b"), question("r", MANY, several=True))},
        ["question r: it takes several of 13 choices. Keep to 12, or split the question."],
    ),
    (
        {"criteria": (criterion("cost", low=100), Criterion("ease", ()))},
        ["criterion ease: it has no level. Give it at least two."],
    ),
    (
        {"ratings": (Rating("red", "costs", "low"),)},
        ["rating of red: there is no criterion costs. Name a graded criterion."],
    ),
    (
        {"ratings": (Rating("red", "cost", "lowest"),)},
        ["rating of red: cost has no level lowest. Name one of its levels."],
    ),
    (
        {"ratings": (Rating("green", "cost", "low"),)},
        ["rating on cost: there is no option green. Name one of the options."],
    ),
    (
        {"requirements": (Requirement("cheap", "costs", "low"),)},
        ["requirement cheap: there is no criterion costs. Name a graded criterion."],
    ),
    (
        {"requirements": (Requirement("cheap", "cost", "lowest"),)},
        ["requirement cheap: cost has no level lowest. Name one of its levels."],
    ),
    (
        {"notes": (rules_out("out", "green"),)},
        ["note out: there is no option green. Name one of the options."],
    ),
    (
        {"notes": (rules_out("out", "red", when(r="a")),)},
        ["note out: there is no question r. Name one of the questions."],
    ),
    (
        {"notes": (rules_out("out", "red", when(q="a c")),)},
        ["note out: q has no choice c. Name one of its choices."],
    ),
    (
        {"requirements": (Requirement("cheap", "cost", "low", when(q="a") + when(q="c")),)},
        ["requirement cheap: q has no choice c. Name one of its choices."],
    ),
    (
        {"criteria": (criterion("cost", when(r="a"), low=100),)},
        ["criterion cost: there is no question r. Name one of the questions."],
    ),
    (
        {"options": ("red",), "questions": ()},
        [
            "rating on cost: there is no option blue. Name one of the options.",
            "requirement cheap: there is no question q. Name one of the questions.",
            "note liked: there is no question q. Name one of the questions.",
        ],
    ),
]


@pytest.mark.parametrize(("changed", "expected"), FAULTS)
def test_it_refuses_a_guide_with_every_problem(changed: dict[str, Any], expected: list[str]) -> None:
    with pytest.raises(GuideError) as caught:
        replace(SOUND, **changed)

    assert [str(problem) for problem in caught.value.problems] == expected


def test_it_takes_as_many_choices_of_one_question_as_it_can_hold() -> None:
    at_most = question("r", " ".join(MANY.split()[1:]), several=True)

    assert decided(Guide(("option",), (at_most,))).completions == 2**MOST_CHOICES - 1


def test_it_takes_more_choices_where_one_is_chosen() -> None:
    assert decided(Guide(("option",), (question("r", MANY),))).completions == MOST_CHOICES + 1
