"""Answers and priorities are read in any fair form, and refused with every problem at once: where, what, what to do."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.engine.answers import Answers, Priorities, parse_answers, parse_priorities
from advisor.engine.decide import decide
from advisor.engine.errors import AnswersError
from advisor.engine.guide import Guide
from tests.engine.making import criterion, question

GUIDE = Guide(
    options=("option",),
    questions=(
        question("windows-nodes", "linux-only linux-and-windows"),
        question("workloads", "iot web", exclusive="none", several=True),
        question("location", "cloud office"),
    ),
    criteria=(criterion("cost", low=100, high=0), criterion("ease", easy=100)),
)

ANSWERS: list[tuple[object, Answers]] = [
    ({}, Answers({})),
    ({"windows-nodes": "linux-only"}, Answers({"windows-nodes": ("linux-only",)})),
    ({"windows-nodes": ["linux-only"]}, Answers({"windows-nodes": ("linux-only",)})),
    ({"windows-nodes": ("linux-only",)}, Answers({"windows-nodes": ("linux-only",)})),
    ({"windows-nodes": ["linux-only", "linux-only"]}, Answers({"windows-nodes": ("linux-only",)})),
    ({"workloads": ["web", "iot"]}, Answers({"workloads": ("iot", "web")})),
    ({"workloads": "none"}, Answers({"workloads": ("none",)})),
    ({"workloads": ["none"]}, Answers({"workloads": ("none",)})),
    ({"workloads": "not-sure"}, Answers({}, ("workloads",))),
    ({"workloads": ["not-sure"]}, Answers({}, ("workloads",))),
    ({"workloads": ("not-sure",)}, Answers({}, ("workloads",))),
    (
        {"location": "office", "workloads": "not-sure", "windows-nodes": "linux-only"},
        Answers({"windows-nodes": ("linux-only",), "location": ("office",)}, ("workloads",)),
    ),
    ({"location": "not-sure", "windows-nodes": "not-sure"}, Answers({}, ("windows-nodes", "location"))),
]


@pytest.mark.parametrize(("given_answers", "expected"), ANSWERS)
def test_it_reads_answers_into_the_order_of_the_guide(given_answers: object, expected: Answers) -> None:
    answers = parse_answers(GUIDE, given_answers)

    assert answers == expected
    assert list(answers.chosen) == list(expected.chosen)


def test_it_gives_answers_back_as_it_takes_them() -> None:
    answers = parse_answers(GUIDE, {"workloads": ["web", "iot"], "location": "not-sure"})

    assert answers.as_data() == {"workloads": ["iot", "web"], "location": "not-sure"}
    assert parse_answers(GUIDE, answers.as_data()) == answers


PRIORITIES: list[tuple[object, dict[str, int]]] = [
    ({}, {"cost": 2, "ease": 2}),
    ({"ease": 0}, {"cost": 2, "ease": 0}),
    ({"ease": 4, "cost": 1}, {"cost": 1, "ease": 4}),
]


@pytest.mark.parametrize(("given_priorities", "expected"), PRIORITIES)
def test_it_reads_priorities_with_2_where_nothing_is_said(given_priorities: object, expected: dict[str, int]) -> None:
    priorities = parse_priorities(GUIDE, given_priorities)

    assert priorities == Priorities(expected)
    assert list(priorities.by_criterion) == ["cost", "ease"]


THREE = replace(GUIDE, criteria=(*GUIDE.criteria, criterion("reach", far=100)))

ORDERS: list[tuple[object, tuple[tuple[str, ...], ...]]] = [
    (["ease", "cost", "reach"], (("ease",), ("cost",), ("reach",))),
    (["reach", ["ease", "cost"]], (("reach",), ("cost", "ease"))),
    ([["cost", "ease", "reach"]], (("cost", "ease", "reach"),)),
    (["ease"], (("ease",),)),
    ((("ease", "cost"), ("reach",)), (("cost", "ease"), ("reach",))),
]


@pytest.mark.parametrize(("given_order", "expected"), ORDERS)
def test_it_reads_an_order_with_those_alike_in_the_order_of_the_guide(
    given_order: object, expected: tuple[tuple[str, ...], ...]
) -> None:
    priorities = parse_priorities(THREE, given_order)

    assert priorities == Priorities({}, expected)
    assert parse_priorities(THREE, [list(alike) for alike in priorities.order]) == priorities


WEIGHTS: list[tuple[object, dict[str, int]]] = [
    ({"cost": 4, "reach": 0}, {"cost": 4, "ease": 2, "reach": 0}),
    (["cost", "ease", "reach"], {"cost": 11, "ease": 5, "reach": 2}),
    (["reach", ["cost", "ease"]], {"reach": 22, "cost": 7, "ease": 7}),
    ([["cost", "reach"], "ease"], {"cost": 4, "reach": 4, "ease": 1}),
    ([["cost", "ease", "reach"]], {"cost": 1, "ease": 1, "reach": 1}),
    (["ease", "cost"], {"ease": 3, "cost": 1}),
    (["ease"], {"ease": 1}),
]


@pytest.mark.parametrize(("given_priorities", "weights"), WEIGHTS)
def test_it_weighs_by_levels_or_by_the_centroid_of_all_weightings_that_keep_an_order(
    given_priorities: object, weights: dict[str, int]
) -> None:
    assert parse_priorities(THREE, given_priorities).weights == weights


NEITHER = 'it is neither a choice nor a list of choices. Give ["choice"], or "not-sure".'
NOT_AN_OBJECT = 'answers: they are not an object. Give {"question": ["choice"]}.'

BAD_ANSWERS: list[tuple[object, list[str]]] = [
    (None, [NOT_AN_OBJECT]),
    ([], [NOT_AN_OBJECT]),
    ("windows-nodes", [NOT_AN_OBJECT]),
    (
        {"windows-node": "linux-only"},
        ["answers.windows-node: there is no such question. Perhaps windows-nodes is meant."],
    ),
    (
        {"": "linux-only"},
        ["answers.: there is no such question. Name one of windows-nodes, workloads, location."],
    ),
    ({7: "web"}, ["answers.7: there is no such question. Name one of windows-nodes, workloads, location."]),
    ({"location": None}, [f"answers.location: {NEITHER}"]),
    ({"location": True}, [f"answers.location: {NEITHER}"]),
    ({"location": 1}, [f"answers.location: {NEITHER}"]),
    ({"location": {"cloud": True}}, [f"answers.location: {NEITHER}"]),
    ({"location": ["cloud", None]}, [f"answers.location: {NEITHER}"]),
    ({"location": [["cloud"]]}, [f"answers.location: {NEITHER}"]),
    ({"location": []}, ['answers.location: no choice is given. Give at least one choice, or "not-sure".']),
    ({"location": "offices"}, ["answers.location: there is no choice offices. Perhaps office is meant."]),
    (
        {"location": "Mars"},
        ["answers.location: there is no choice Mars. Name one of cloud, office, not-sure."],
    ),
    ({"location": "not sure"}, ["answers.location: there is no choice not sure. Perhaps not-sure is meant."]),
    (
        {"location": ["cloud", "office"]},
        ["answers.location: it takes one choice, and 2 are given. Keep one of them."],
    ),
    (
        {"workloads": ["web", "none"]},
        ["answers.workloads: none cannot be combined with other choices. Keep it alone, or drop it."],
    ),
    (
        {"workloads": ["web", "not-sure"]},
        ["answers.workloads: not-sure cannot be combined with other choices. Keep it alone, or drop it."],
    ),
    (
        {"workloads": ["webs", "webs", "none", "Mars"]},
        [
            "answers.workloads: there is no choice webs. Perhaps web is meant.",
            "answers.workloads: there is no choice Mars. Name one of iot, web, none, not-sure.",
        ],
    ),
    (
        {"location": "x" * 60},
        [f"answers.location: there is no choice {'x' * 60}. Name one of cloud, office, not-sure."],
    ),
    (
        {"location": "x" * 61},
        [f"answers.location: there is no choice {'x' * 57}.... Name one of cloud, office, not-sure."],
    ),
    (
        {"location": "x" * 1_000_000},
        [f"answers.location: there is no choice {'x' * 57}.... Name one of cloud, office, not-sure."],
    ),
    (
        {"location": "\0\x1b[31m"},
        [r"answers.location: there is no choice \x00\x1b[31m. Name one of cloud, office, not-sure."],
    ),
    # every problem at once: what is unknown first, then by question
    (
        {"location": [], "Mars": "web", "workloads": 3, "windows-nodes": "linux-only", "moon": []},
        [
            "answers.Mars: there is no such question. Name one of windows-nodes, workloads, location.",
            "answers.moon: there is no such question. Name one of windows-nodes, workloads, location.",
            f"answers.workloads: {NEITHER}",
            'answers.location: no choice is given. Give at least one choice, or "not-sure".',
        ],
    ),
]

NEITHER_FORM = (
    'priorities: they are neither an object nor a list. Give {"criterion": 2}, or ["criterion"], '
    "the most important first."
)
NO_GROUP = (
    'it is neither a criterion nor a list of criteria. Give "criterion", or ["criterion", "criterion"] where they '
    "matter alike."
)

BAD_PRIORITIES: list[tuple[object, list[str]]] = [
    (None, [NEITHER_FORM]),
    ("cost", [NEITHER_FORM]),
    ({"costs": 2}, ["priorities.costs: there is no such graded criterion. Perhaps cost is meant."]),
    ({"Mars": 2}, ["priorities.Mars: there is no such graded criterion. Name one of cost, ease."]),
    ({"cost": 5}, ["priorities.cost: 5 is no priority. Give a whole number from 0 to 4."]),
    ({"cost": -1}, ["priorities.cost: -1 is no priority. Give a whole number from 0 to 4."]),
    ({"cost": True}, ["priorities.cost: True is no priority. Give a whole number from 0 to 4."]),
    ({"cost": None}, ["priorities.cost: None is no priority. Give a whole number from 0 to 4."]),
    ({"cost": "2"}, ["priorities.cost: 2 is no priority. Give a whole number from 0 to 4."]),
    ({"cost": 2.0}, ["priorities.cost: 2.0 is no priority. Give a whole number from 0 to 4."]),
    ({"cost": float("nan")}, ["priorities.cost: nan is no priority. Give a whole number from 0 to 4."]),
    ({"cost": [2]}, ["priorities.cost: [2] is no priority. Give a whole number from 0 to 4."]),
    (
        {"cost": [[[[[[[[2]]]]]]]]},
        ["priorities.cost: [[[[[[[...]]]]]]] is no priority. Give a whole number from 0 to 4."],
    ),
    (
        {"ease": 9, "Mars": 9, "cost": "high"},
        [
            "priorities.Mars: there is no such graded criterion. Name one of cost, ease.",
            "priorities.cost: high is no priority. Give a whole number from 0 to 4.",
            "priorities.ease: 9 is no priority. Give a whole number from 0 to 4.",
        ],
    ),
    ([], ["priorities: the order names no criterion. Name at least one."]),
    ([2, ["cost"]], [f"priorities[0]: {NO_GROUP}"]),
    ([None], [f"priorities[0]: {NO_GROUP}"]),
    ([{"cost": 2}], [f"priorities[0]: {NO_GROUP}"]),
    (["cost", [["ease"]]], [f"priorities[1]: {NO_GROUP}"]),
    (["cost", []], ["priorities[1]: no criterion is given. Name at least one, or leave the list out."]),
    (["costs"], ["priorities[0]: there is no graded criterion costs. Perhaps cost is meant."]),
    ([["cost", "Mars"]], ["priorities[0]: there is no graded criterion Mars. Name one of cost, ease."]),
    (["cost", ["ease", "cost"]], ["priorities[1]: cost is named twice. Keep one of them."]),
    ([["ease", "ease"]], ["priorities[0]: ease is named twice. Keep one of them."]),
    (
        [[], "Mars", 7, ["cost", 8], ["cost", "Mars"]],
        [
            "priorities[0]: no criterion is given. Name at least one, or leave the list out.",
            f"priorities[2]: {NO_GROUP}",
            f"priorities[3]: {NO_GROUP}",
            "priorities[1]: there is no graded criterion Mars. Name one of cost, ease.",
            "priorities[4]: cost is named twice. Keep one of them.",
            "priorities[4]: there is no graded criterion Mars. Name one of cost, ease.",
        ],
    ),
]


def problems(parse: Callable[[Guide, object], object], data: object) -> list[str]:
    with pytest.raises(AnswersError) as caught:
        parse(GUIDE, data)
    assert str(caught.value) == "\n".join(map(str, caught.value.problems))
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(("data", "expected"), BAD_ANSWERS)
def test_it_refuses_answers_with_every_problem(data: object, expected: list[str]) -> None:
    assert problems(parse_answers, data) == expected


@pytest.mark.parametrize(("data", "expected"), BAD_PRIORITIES)
def test_it_refuses_priorities_with_every_problem(data: object, expected: list[str]) -> None:
    assert problems(parse_priorities, data) == expected


SOME_KEYS = st.sampled_from(("windows-nodes", "workloads", "location", "cost", "ease"))
SOME_CHOICES = st.sampled_from(("linux-only", "iot", "web", "none", "cloud", "office", "not-sure"))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | SOME_CHOICES,
    lambda parts: st.lists(parts, max_size=3) | st.dictionaries(SOME_KEYS | st.text(), parts, max_size=4),
    max_leaves=12,
)
OBJECTS = st.dictionaries(SOME_KEYS | st.text(max_size=3), SOME_CHOICES | st.lists(SOME_CHOICES) | JSON, max_size=5)


@settings(max_examples=100)
@given(JSON | OBJECTS | st.lists(SOME_KEYS | st.lists(SOME_KEYS | JSON, max_size=3), max_size=4))
def test_it_reads_any_data_or_says_what_is_wrong_with_it(data: object) -> None:
    for parse in (parse_answers, parse_priorities):
        with suppress(AnswersError):
            parse(GUIDE, data)


@settings(max_examples=50)
@given(
    st.dictionaries(st.sampled_from(("windows-nodes", "workloads", "location")), SOME_CHOICES | st.lists(SOME_CHOICES))
)
def test_it_can_decide_on_whatever_it_reads(data: dict[str, object]) -> None:
    try:
        answers = parse_answers(GUIDE, data)
    except AnswersError:
        return
    decision = decide(GUIDE, answers, parse_priorities(GUIDE, {}))
    assert decision.standings[0].score.shown == Fraction(75)
