"""The questions of a guide with what was answered: steps, progress, and what hangs on what is open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from advisor.documents import DecisionDocument
from advisor.formatting import listed
from advisor.loading import LoadedEdition
from advisor.presenting import words

Given = Mapping[str, Sequence[str] | str]
"""Answers as an assessment stores them, or a decision document carries them."""


@dataclass(frozen=True, slots=True)
class Line:
    """A question, and what was answered."""

    key: str
    text: str
    answer: str
    answered: bool
    unfit: bool
    bearing: str
    """What an open question could still do: ``decisive``, ``settled`` or neither."""
    settles: str
    """The options whose status hangs on it."""


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step of the wizard, and how far it is answered."""

    key: str
    title: str
    progress: str
    complete: bool
    questions: tuple[Line, ...]


def steps(loaded: LoadedEdition, document: DecisionDocument, *, unfit: Given | None = None) -> tuple[StepLine, ...]:
    """Every step with its questions. ``unfit`` are answers that the edition can't take: shown, and asked again."""
    bearings = dict.fromkeys(document.settled, "settled") | dict.fromkeys(
        (each.question for each in document.decisive), "decisive"
    )
    lines = {
        question.key: _line(loaded, question.key, document, unfit or {}, bearings.get(question.key, ""))
        for question in loaded.document.questions
    }
    return tuple(
        _step(step.key, step.title, tuple(lines[question.key] for question in step.questions))
        for step in loaded.document.steps
    )


def progress(total: int, *, chosen: int, unsure: int) -> str:
    """How many questions have an answer; "not sure" is said beside, since it leaves the question open."""
    return f"{chosen} of {total} answered" + (f", {unsure} not sure" if unsure else "")


def open_lines(steps: Sequence[StepLine]) -> tuple[Line, ...]:
    """The questions without a choice: those that decide first, then others, then those already settled."""
    order = {"decisive": 0, "": 1, "settled": 2}
    lines = [line for step in steps for line in step.questions if line.answer in (words.NOT_SURE, words.UNANSWERED)]
    return tuple(sorted(lines, key=lambda line: order[line.bearing]))


def unfit_lines(loaded: LoadedEdition, unfit: Given) -> tuple[Line, ...]:
    """Stored answers to questions that the edition does not have."""
    strangers = [key for key in unfit if key not in loaded.questions]
    return tuple(
        Line(key, key, words.answer(loaded, key, unfit[key]), answered=False, unfit=True, bearing="", settles="")
        for key in strangers
    )


def _line(loaded: LoadedEdition, key: str, document: DecisionDocument, unfit: Given, bearing: str) -> Line:
    given = document.answers.get(key, unfit.get(key))
    return Line(
        key=key,
        text=loaded.questions[key].text,
        answer=words.answer(loaded, key, given),
        answered=key in document.answers,
        unfit=key in unfit,
        bearing=bearing,
        settles=listed([standing.name for standing in document.standings if key in standing.depends_on]),
    )


def _step(key: str, title: str, questions: tuple[Line, ...]) -> StepLine:
    answered = sum(line.answered for line in questions)
    return StepLine(
        key=key,
        title=title,
        progress=f"{answered} of {len(questions)} answered",
        complete=answered == len(questions),
        questions=questions,
    )
