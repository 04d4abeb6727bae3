"""Answers and conditions in words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from advisor.formatting import listed
from advisor.loading import LoadedEdition

NOT_SURE = "Not sure"
UNANSWERED = "Not answered"


class Clause(Protocol):
    """A clause, of a guide document or of a decision document."""

    @property
    def question(self) -> str: ...
    @property
    def operator(self) -> str: ...
    @property
    def choices(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class Because:
    """A question that a reason hangs on, and the answer that was given; none while it is open."""

    question: str
    """The question's key."""
    text: str
    answer: str


def labels(loaded: LoadedEdition, question: str, choices: Iterable[str]) -> list[str]:
    """The labels of some choices; a choice that the edition does not have stands under its key."""
    return [loaded.choice_labels.get((question, choice), choice) for choice in choices]


def answer(loaded: LoadedEdition, question: str, given: Sequence[str] | str | None) -> str:
    """An answer as it stands in an assessment, in words."""
    if given is None:
        return UNANSWERED
    if given == "not-sure":
        return NOT_SURE
    return "; ".join(labels(loaded, question, [given] if isinstance(given, str) else given))


def condition(loaded: LoadedEdition, cases: Sequence[Sequence[Clause]]) -> list[str]:
    """Each case of a condition, to follow "when": ``“Windows nodes?” is answered “No”``."""
    return [", and ".join(_clause(loaded, clause) for clause in case) for case in cases]


def because(
    loaded: LoadedEdition, answers: Mapping[str, tuple[str, ...] | str], cases: Sequence[Sequence[Clause]]
) -> tuple[Because, ...]:
    """The questions that a condition hangs on, each once, with what was answered."""
    clauses = {clause.question: clause for case in cases for clause in case}
    return tuple(_because(loaded, answers, clause) for clause in clauses.values())


def _clause(loaded: LoadedEdition, clause: Clause) -> str:
    question = loaded.questions[clause.question].text
    quoted = listed([f"“{label}”" for label in labels(loaded, clause.question, clause.choices)], last="or")
    answered = "with none of" if len(clause.choices) > 1 else "without"
    return f"“{question}” is answered {quoted if clause.operator == 'any-of' else f'{answered} {quoted}'}"


def _because(loaded: LoadedEdition, answers: Mapping[str, tuple[str, ...] | str], clause: Clause) -> Because:
    given = answers.get(clause.question)
    text = loaded.questions[clause.question].text
    if given is None or isinstance(given, str):
        return Because(clause.question, text, "")
    met = [choice for choice in given if choice in clause.choices]
    shown = met if clause.operator == "any-of" and met else given
    return Because(clause.question, text, "; ".join(labels(loaded, clause.question, shown)))
