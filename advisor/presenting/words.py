"""Answers and conditions in words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from advisor.engine.guide import Effect
from advisor.loading import LoadedEdition
from catalog import wording
from catalog.wording import Clause

NOT_SURE = "Not sure"
UNANSWERED = "Not answered"
DOES = {
    Effect.RULES_OUT: "Rules it out",
    Effect.FAVOURS: "For it",
    Effect.COUNTS_AGAINST: "Against it",
    Effect.CAUTIONS: "To be careful about",
    Effect.NEEDS: "It needs",
    Effect.SUGGESTS: "Tools to look at",
    Effect.INFORMS: "Good to know",
}
"""What a note does to its option in a decision, as a heading."""


@dataclass(frozen=True, slots=True)
class Because:
    """A question that a reason hangs on, and the answer that was given; none while it is open."""

    question: str
    """The question's key."""
    text: str
    answer: str


def labels(loaded: LoadedEdition, question: str, choices: Iterable[str]) -> list[str]:
    """The labels of some choices; a choice that the edition does not have stands under its key."""
    return [wording.choice_label(loaded.questions, question, choice) for choice in choices]


def answer(loaded: LoadedEdition, question: str, given: Sequence[str] | str | None) -> str:
    """An answer as it stands in an assessment, in words."""
    if given is None:
        return UNANSWERED
    if given == "not-sure":
        return NOT_SURE
    return "; ".join(labels(loaded, question, [given] if isinstance(given, str) else given))


def condition(loaded: LoadedEdition, cases: Sequence[Sequence[Clause]]) -> list[str]:
    """Each case of a condition, to follow "when": ``“Windows nodes?” is answered “No”``."""
    return wording.condition(loaded.questions, cases)


def update_to(label: str, *, earlier: bool) -> str:
    """What bringing an assessment to another edition is called; ``earlier``: one that was published before its own."""
    return f"{'Go back' if earlier else 'Update'} to edition {label}"


def because(
    loaded: LoadedEdition, answers: Mapping[str, tuple[str, ...] | str], cases: Sequence[Sequence[Clause]]
) -> tuple[Because, ...]:
    """The questions that a condition hangs on, each once, with what was answered."""
    clauses = {clause.question: clause for case in cases for clause in case}
    return tuple(_because(loaded, answers, clause) for clause in clauses.values())


def _because(loaded: LoadedEdition, answers: Mapping[str, tuple[str, ...] | str], clause: Clause) -> Because:
    given = answers.get(clause.question)
    text = loaded.questions[clause.question].text
    if given is None or isinstance(given, str):
        return Because(clause.question, text, "")
    met = [choice for choice in given if choice in clause.choices]
    shown = met if clause.operator == "any-of" and met else given
    return Because(clause.question, text, "; ".join(labels(loaded, clause.question, shown)))
