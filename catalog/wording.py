"""Conditions in words, for readers and curators alike."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from django.utils.text import get_text_list

from catalog.document import Question


class Clause(Protocol):
    """A clause, of a guide document or of a decision document."""

    @property
    def question(self) -> str: ...
    @property
    def operator(self) -> str: ...
    @property
    def choices(self) -> tuple[str, ...]: ...


def condition(questions: Mapping[str, Question], cases: Sequence[Sequence[Clause]]) -> list[str]:
    """Each case of a condition, to follow "when": ``“Windows nodes?” is answered “No”``. No case: always."""
    return [", and ".join(_clause(questions, clause) for clause in case) for case in cases]


def answers(questions: Mapping[str, Question], given: Mapping[str, Sequence[str]]) -> list[tuple[str, str]]:
    """Each question that is answered, with the labels of its choices; what is not there stands under its key."""
    return [
        (
            questions[key].text if key in questions else key,
            get_text_list([choice_label(questions, key, choice) for choice in choices], "and"),
        )
        for key, choices in given.items()
    ]


def choice_label(questions: Mapping[str, Question], question: str, choice: str) -> str:
    """The label of a choice; one that is not there stands under its key."""
    found = questions.get(question)
    return next((each.label for each in found.choices if each.key == choice), choice) if found else choice


def _clause(questions: Mapping[str, Question], clause: Clause) -> str:
    found = questions.get(clause.question)
    labels = [f"“{choice_label(questions, clause.question, choice)}”" for choice in clause.choices]
    quoted = get_text_list(labels, "or")
    without = "with none of" if len(labels) > 1 else "without"
    text = found.text if found else clause.question
    return f"“{text}” is answered {quoted if clause.operator == 'any-of' else f'{without} {quoted}'}"
