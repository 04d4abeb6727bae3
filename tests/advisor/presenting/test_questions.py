"""The questions with what was answered: progress, and what hangs on what is open."""

from typing import Any

import pytest

from advisor.presenting import questions
from advisor.presenting.questions import Line, StepLine
from tests.advisor.deciding import decided, yard
from tests.advisor.presenting import making

LOADED = yard(("requirements", []))


def _steps(answers: dict[str, Any], unfit: dict[str, Any] | None = None) -> tuple[StepLine, ...]:
    return questions.steps(LOADED, decided(LOADED, answers), unfit=unfit)


def _lines(answers: dict[str, Any], unfit: dict[str, Any] | None = None) -> dict[str, Line]:
    return {line.key: line for step in _steps(answers, unfit) for line in step.questions}


def test_says_how_far_each_step_is_answered() -> None:
    found = _steps({"room": ["large"], "use": "not-sure"})
    assert [(step.key, step.progress, step.complete) for step in found] == [
        ("yard", "1 of 1 answered", True),
        ("wishes", "1 of 2 answered", False),
    ]


def test_tells_not_sure_from_unanswered() -> None:
    lines = _lines({"room": ["large"], "use": "not-sure"})
    assert {key: (line.answer, line.answered) for key, line in lines.items()} == {
        "room": ("Much", True),
        "use": ("Not sure", True),
        "patience": ("Not answered", False),
    }


def test_says_whose_status_hangs_on_a_question() -> None:
    assert {key: line.settles for key, line in _lines({}).items()} == {"room": "Walnut", "use": "", "patience": ""}


def test_says_what_an_open_question_could_still_do() -> None:
    document = decided(LOADED, {"room": ["small"]})
    lines = _lines({"room": ["small"]})
    assert document.settled == ()
    assert {key: line.bearing for key, line in lines.items()} == {"room": "", "use": "", "patience": ""}
    decisive = {key: line.bearing for key, line in _lines({}).items()}
    assert [key for key, bearing in decisive.items() if bearing == "decisive"] == [
        each.question for each in decided(LOADED, {}).decisive
    ]


def test_lists_open_questions_that_decide_before_those_that_are_settled() -> None:
    always = {"key": "cherry-always", "option": "cherry", "effect": "informs", "text": "Bears soon."}
    loaded = yard(
        ("requirements", []), ("notes.1", always), ("criteria.1.applies_when", []), ("ratings.0.level", "poor")
    )
    document = decided(loaded, {})
    found = questions.open_lines(questions.steps(loaded, document))
    assert [(line.key, line.bearing) for line in found] == [
        ("room", "decisive"),
        ("use", "settled"),
        ("patience", "settled"),
    ]


def test_lists_no_question_that_has_a_choice() -> None:
    found = questions.open_lines(_steps({"room": ["large"], "use": "not-sure"}))
    assert {line.key for line in found} == {"use", "patience"}


def test_shows_an_answer_that_no_longer_fits_and_asks_again() -> None:
    line = _lines({}, {"room": ["huge"]})["room"]
    assert (line.answer, line.answered, line.unfit) == ("huge", False, True)


def test_shows_answers_to_questions_that_are_gone() -> None:
    (line,) = questions.unfit_lines(LOADED, {"soil": ["sand"], "room": ["huge"]})
    assert (line.key, line.text, line.answer, line.unfit) == ("soil", "soil", "sand", True)


def test_counts_not_sure_apart() -> None:
    assert questions.progress(13, chosen=3, unsure=0) == "3 of 13 answered"
    assert questions.progress(13, chosen=3, unsure=2) == "3 of 13 answered, 2 not sure"


NOWHERE = {"location": ["nothing"], "new-hardware": ["no"]}
"""Nothing fits, whatever else is answered."""

REASONS = [
    ("one", {"high-availability": ["required"]}, "workloads", "It only bears on Edge Pro, which is ruled out."),
    (
        "two",
        {"vendor-management": ["no"], "windows-nodes": ["linux-only"]},
        "admin-access",
        "It only bears on AKS hybrid and Edge Pro, which are ruled out.",
    ),
    ("all", NOWHERE, "operations", "Every option is ruled out, whatever the answer."),
    (
        "whether a criterion counts",
        NOWHERE,
        "windows-nodes",
        "Whatever the answer, nothing that still counts changes.",
    ),
]


@pytest.mark.parametrize(("answers", "question", "reason"), [each[1:] for each in REASONS], ids=[e[0] for e in REASONS])
def test_says_why_a_settled_question_is_passed_over(answers: dict[str, Any], question: str, reason: str) -> None:
    assert questions.passed_over(making.LOADED, decided(making.LOADED, answers))[question] == reason


def test_blames_no_option_that_a_settled_question_bears_on_and_that_is_not_ruled_out() -> None:
    """Two notes between them may apply whatever the answer; so may the one that hangs on it."""
    document = decided(making.LOADED, {})
    (key, *_) = [each.question for each in document.decisive]
    said = questions.passed_over(making.LOADED, document.model_copy(update={"settled": (key,)}))
    assert said == {key: "Whatever the answer, nothing that still counts changes."}


def test_passes_over_nothing_that_was_answered_even_if_it_does_not_fit() -> None:
    answers = NOWHERE | {"operations": "not-sure"}
    document = decided(making.LOADED, answers)
    passed = questions.passed_over(making.LOADED, document, unfit={"experience": ["old"]})
    assert set(passed) == set(document.settled) - {"operations", "experience"}
    steps = questions.steps(making.LOADED, document, unfit={"experience": ["old"]})
    lines = {line.key: line.passed_over for step in steps for line in step.questions}
    assert {key for key, reason in lines.items() if reason} == set(passed)
    (team,) = [step for step in steps if step.key == "team"]
    assert (team.progress, team.complete) == ("1 of 4 answered, 2\N{NO-BREAK SPACE}not\N{NO-BREAK SPACE}needed", False)
