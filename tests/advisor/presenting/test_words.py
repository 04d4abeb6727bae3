"""Answers and conditions in words."""

from typing import Any

import pytest

from advisor.presenting import words
from catalog.document import Clause, Operator
from tests.advisor.deciding import yard

LOADED = yard()

ANSWERS = [
    ("room", None, "Not answered"),
    ("room", "not-sure", "Not sure"),
    ("room", ["small"], "Little"),
    ("room", "small", "Little"),
    ("use", ["fruit", "shade"], "Fruit; Shade"),
    ("use", ["fruit", "gone"], "Fruit; gone"),
    ("gone", ["small"], "small"),
]

CONDITIONS: list[tuple[list[list[tuple[str, ...]]], list[str]]] = [
    ([], []),
    ([[("room", "any-of", "small")]], ["“How much room is there?” is answered “Little”"]),
    ([[("use", "any-of", "fruit", "shade")]], ["“What is it for?” is answered “Fruit” or “Shade”"]),
    (
        [[("use", "any-of", "fruit", "shade", "rest")]],
        ["“What is it for?” is answered “Fruit”, “Shade” or “To look at”"],
    ),
    ([[("use", "none-of", "rest")]], ["“What is it for?” is answered without “To look at”"]),
    ([[("use", "none-of", "rest", "shade")]], ["“What is it for?” is answered with none of “To look at” or “Shade”"]),
    (
        [[("room", "any-of", "small"), ("use", "none-of", "rest")], [("patience", "any-of", "no")]],
        [
            "“How much room is there?” is answered “Little”, and “What is it for?” is answered without “To look at”",
            "“Is there time?” is answered “No”",
        ],
    ),
]


def _cases(given: list[list[tuple[str, ...]]]) -> tuple[tuple[Clause, ...], ...]:
    return tuple(
        tuple(Clause(question=clause[0], operator=Operator(clause[1]), choices=clause[2:]) for clause in case)
        for case in given
    )


@pytest.mark.parametrize(("question", "given", "text"), ANSWERS)
def test_words_an_answer(question: str, given: Any, text: str) -> None:
    assert words.answer(LOADED, question, given) == text


@pytest.mark.parametrize(("cases", "texts"), CONDITIONS, ids=[" or ".join(each[1]) or "always" for each in CONDITIONS])
def test_words_each_case_of_a_condition(cases: Any, texts: list[str]) -> None:
    assert words.condition(LOADED, _cases(cases)) == texts


BECAUSE = [
    ("open", {}, [("room", "any-of", "small")], ""),
    ("not sure", {"room": "not-sure"}, [("room", "any-of", "small")], ""),
    ("met", {"room": ("small",)}, [("room", "any-of", "small")], "Little"),
    ("met in part", {"use": ("fruit", "shade")}, [("use", "any-of", "shade", "rest")], "Shade"),
    ("met by what is missing", {"use": ("fruit", "shade")}, [("use", "none-of", "rest")], "Fruit; Shade"),
]


@pytest.mark.parametrize(
    ("answers", "clauses", "answer"), [each[1:] for each in BECAUSE], ids=[each[0] for each in BECAUSE]
)
def test_names_the_answer_that_a_reason_rests_on(answers: Any, clauses: Any, answer: str) -> None:
    (because,) = words.because(LOADED, answers, _cases([clauses]))
    assert (because.question, because.answer) == (clauses[0][0], answer)


def test_names_each_question_that_a_reason_rests_on_once() -> None:
    cases = _cases([[("room", "any-of", "small"), ("use", "any-of", "rest")], [("room", "any-of", "large")]])
    assert [each.text for each in words.because(LOADED, {}, cases)] == ["How much room is there?", "What is it for?"]
