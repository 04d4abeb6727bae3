"""Answers of which any would do, in words."""

from itertools import combinations

import pytest

from advisor.loading import LoadedEdition
from advisor.presenting.alternatives import Wording, answered_otherwise, turning_out
from tests.advisor.deciding import yard

Answers = list[tuple[str, ...]]


def _asking(kind: str, choices: str, *, alone: str = "") -> LoadedEdition:
    """The small guide with another question in it, whose choices are letters; ``alone`` is exclusive."""
    question = {
        "key": "letters",
        "text": "Which letters?",
        "kind": kind,
        "choices": [{"key": each, "label": each.upper(), "exclusive": each in alone} for each in choices],
    }
    return yard(("steps.1.questions.2", question))


def _sets(choices: str) -> Answers:
    """Every set of some choices."""
    return [each for size in range(1, len(choices) + 1) for each in combinations(choices, size)]


def _read(wording: Wording) -> str:
    return " ".join(part for part in (wording.opening, wording.answer, wording.rest) if part)


ONE: list[tuple[str, Answers, str]] = [
    ("one", [("a",)], "to be “A”"),
    ("two", [("a",), ("b",)], "to be “A” or “B”"),
    ("three", [("a",), ("b",), ("c",)], "to be “A”, “B” or “C”"),
    ("all but one", [(each,) for each in "abcdef"], "to be anything but “G”"),
    ("all but two", [(each,) for each in "abcdf"], "to be anything but “E” or “G”"),
    ("one more than a sentence names", [(each,) for each in "abcd"], "to be “A”, “B”, “C” or one other"),
]
SEVERAL: list[tuple[str, Answers, str]] = [
    ("one choice", [("a",)], "to be “A” alone"),
    ("one that can only stand alone", [("d",)], "to be “D”"),
    ("several choices together", [("a", "b")], "to be “A” and “B”"),
    ("either alone", [("a",), ("b",)], "to be “A” alone or “B” alone"),
    ("sets and choices", [("a",), ("b", "c")], "to be “A” alone, or “B” and “C”"),
    ("all with one choice", [each for each in _sets("abc") if "a" in each], "to include “A”"),
    ("all with any of two", [each for each in _sets("abc") if {"a", "b"} & {*each}], "to include “A” or “B”"),
    ("all with both of two", [each for each in _sets("abc") if {"a", "b"} <= {*each}], "to include “A” and “B”"),
    ("all without one", [*_sets("ab"), ("d",)], "not to include “C”"),
    ("all without two", [("a",), ("d",)], "to include none of “B” and “C”"),
    ("with one, without another", [("a",), ("a", "b")], "to include “A”, but not “C”"),
    (
        "with one and any of two",
        [each for each in _sets("abc") if "a" in each and len(each) > 1],
        "to include “A”, with “B” or “C”",
    ),
    ("all without the one that stands alone", _sets("abc"), "not to include “D”"),
    (
        "sets that nothing tells apart",
        [("a", "b"), ("c",)],
        "to be “A” and “B”, or “C” alone",
    ),
    (
        "all but a set",
        [each for each in [*_sets("abc"), ("d",)] if each != ("a", "b")],
        "to be anything but “A” and “B”",
    ),
]
MANY: list[tuple[str, Answers, str]] = [
    (
        "something beside",
        [each for each in _sets("abcdef") if {*each} - {"a"}],
        "to include something other than “A” or “G”",
    ),
    ("nothing beside", _sets("ab"), "to include nothing but “A” or “B”"),
    (
        "more than a sentence names",
        [("a",), ("b",), ("c",), ("d", "e"), ("e", "f")],
        "to be “A” alone, “B” alone, “C” alone, or one of 2 others",
    ),
]


@pytest.mark.parametrize(("answers", "said"), [each[1:] for each in ONE], ids=[each[0] for each in ONE])
def test_says_what_the_answer_of_one_choice_turns_out_to_be(answers: Answers, said: str) -> None:
    asking = _asking("one", "abcdefg")
    assert _read(turning_out(asking, "letters", answers)) == f"the answer to “Which letters?” turns out {said}"


@pytest.mark.parametrize(("answers", "said"), [each[1:] for each in SEVERAL], ids=[each[0] for each in SEVERAL])
def test_says_what_an_answer_of_several_choices_turns_out_to_be(answers: Answers, said: str) -> None:
    asking = _asking("several", "abcd", alone="d")
    assert _read(turning_out(asking, "letters", answers)) == f"the answer to “Which letters?” turns out {said}"


@pytest.mark.parametrize(("answers", "said"), [each[1:] for each in MANY], ids=[each[0] for each in MANY])
def test_names_the_other_choices_where_those_are_fewer(answers: Answers, said: str) -> None:
    asking = _asking("several", "abcdefg", alone="g")
    assert _read(turning_out(asking, "letters", answers)) == f"the answer to “Which letters?” turns out {said}"


@pytest.mark.parametrize(
    ("given", "answers", "said"),
    [
        ("a", [("b",)], "“B” instead of “A”"),
        ("a", [("b",), ("c",)], "“B” or “C” instead of “A”"),
        ("a", [(each,) for each in "bcdefg"], "anything but “A”"),
        ("a", [(each,) for each in "bcdef"], "anything but “A” or “G”"),
        ("a", [(each,) for each in "bcde"], "“B”, “C”, “D” or one other instead of “A”"),
    ],
)
def test_says_which_other_answer_would_do(given: str, answers: Answers, said: str) -> None:
    wording = answered_otherwise(_asking("one", "abcdefg"), "letters", (given,), answers)
    assert _read(wording) == f"“Which letters?” were answered {said}"


TURNED: list[tuple[str, tuple[str, ...], Answers, str]] = [
    ("one more", ("a",), [("a", "b")], "with “B” added"),
    ("two more", ("a",), [("a", "b", "c")], "with “B” and “C” added"),
    ("any of two more", ("a",), [("a", "b"), ("a", "c")], "with “B” or “C” added"),
    ("one more, or two", ("a",), [("a", "b"), ("a", "c", "d")], "with “B”, or “C” and “D” added"),
    ("one less", ("a", "b"), [("a",)], "without “B”"),
    ("two less", ("a", "b", "c"), [("a",)], "without “B” or “C”"),
    ("either less", ("a", "b"), [("b",), ("a",)], "without “A”, or without “B”"),
    ("another", ("a",), [("b",)], "with “B” in place of “A”"),
    ("any other", ("g",), [("a",), ("b",)], "with “A” or “B” in place of “G”"),
    ("one more, or one less", ("a", "b"), [("a", "b", "c"), ("a",)], "with “C” added, or without “B”"),
    (
        "one of many more",
        ("a",),
        [("a", each) for each in "bcdef"],
        "with “B”, “C”, “D” or one of 2 others added",
    ),
]


@pytest.mark.parametrize(("given", "answers", "said"), [each[1:] for each in TURNED], ids=[each[0] for each in TURNED])
def test_says_which_choices_more_or_less_would_do(given: tuple[str, ...], answers: Answers, said: str) -> None:
    wording = answered_otherwise(_asking("several", "abcdefg", alone="g"), "letters", given, answers)
    assert _read(wording) == f"“Which letters?” were answered {said}"


def test_says_no_less_than_the_answers_are() -> None:
    """Every set of answers but all of them, to a question small enough: read back, it is the same set."""
    asking = _asking("several", "abc", alone="c")
    universe: Answers = [("a",), ("b",), ("a", "b"), ("c",)]
    said = {
        _read(turning_out(asking, "letters", answers))
        for size in range(1, len(universe))
        for answers in map(list, combinations(universe, size))
    }
    assert len(said) == 2 ** len(universe) - 2
