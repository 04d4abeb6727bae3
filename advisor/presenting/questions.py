"""The questions of a guide with what was answered: steps, progress, and what hangs on what is open."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from advisor.documents import DecisionDocument, StandingDocument
from advisor.engine.decision import Applies, Status
from advisor.formatting import listed
from advisor.loading import LoadedEdition
from advisor.presenting import words
from catalog import wording

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
    passed_over: str = ""
    """Why it needs no answer; empty where it does, or has one."""
    remark: str = ""
    """What the architect says of it."""


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step of the wizard, and how far it is answered."""

    key: str
    title: str
    progress: str
    complete: bool
    questions: tuple[Line, ...]


def steps(
    loaded: LoadedEdition,
    document: DecisionDocument,
    *,
    unfit: Given | None = None,
    remarks: Mapping[str, str] | None = None,
) -> tuple[StepLine, ...]:
    """Every step with its questions. ``unfit`` are answers that the edition can't take: shown, and asked again.

    ``remarks`` are the architect's own words, by question.
    """
    reasons, said = passed_over(loaded, document, unfit=unfit), remarks or {}
    bearings = dict.fromkeys(document.settled, "settled") | dict.fromkeys(
        (each.question for each in document.decisive), "decisive"
    )
    lines = {
        question.key: _line(
            loaded,
            question.key,
            document,
            unfit or {},
            bearing=bearings.get(question.key, ""),
            passed_over=reasons.get(question.key, ""),
        )
        for question in loaded.document.questions
    }
    return tuple(
        _step(
            step.key,
            step.title,
            tuple(replace(lines[each.key], remark=said.get(each.key, "")) for each in step.questions),
        )
        for step in loaded.document.steps
    )


def passed_over(loaded: LoadedEdition, document: DecisionDocument, *, unfit: Given | None = None) -> dict[str, str]:
    """The questions that need no answer, each with the reason: settled, and never answered."""
    return {
        key: _reason(loaded, document, key)
        for key in document.settled
        if key not in document.answers and key not in (unfit or {})
    }


def _reason(loaded: LoadedEdition, document: DecisionDocument, key: str) -> str:
    """Why a settled question changes nothing that counts: it bears on what is ruled out alone, or on nothing."""
    bearing = [each for each in document.standings if _may_move(each, key)]
    weighing = any(
        clause.question == key for each in loaded.document.criteria for clause in _clauses(each.applies_when)
    )
    if not bearing or weighing or any(each.status is not Status.RULED_OUT for each in bearing):
        return "Whatever the answer, nothing that still counts changes."
    if len(bearing) == len(document.standings):
        return "Every option is ruled out, whatever the answer."
    verb = "is" if len(bearing) == 1 else "are"
    return f"It only bears on {listed([each.name for each in bearing])}, which {verb} ruled out."


def _may_move(standing: StandingDocument, key: str) -> bool:
    """Whether a note of the option that still may apply hangs on a question."""
    open_notes = (note for note in standing.notes if note.applies is Applies.POSSIBLY)
    return any(clause.question == key for note in open_notes for clause in _clauses(note.because))


def _clauses(cases: Iterable[Iterable[wording.Clause]]) -> Iterator[wording.Clause]:
    return (clause for case in cases for clause in case)


def progress(total: int, *, chosen: int, unsure: int) -> str:
    """How many questions have an answer; "not sure" is said beside, since it leaves the question open."""
    return f"{chosen} of {total} answered" + (f", {unsure} not sure" if unsure else "")


def step_progress(total: int, *, answered: int, unneeded: int) -> str:
    """How many questions of a step have an answer, "not sure" included, and how many need none."""
    return f"{answered} of {total} answered" + (
        f", {unneeded}\N{NO-BREAK SPACE}not\N{NO-BREAK SPACE}needed" if unneeded else ""
    )


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


def _line(
    loaded: LoadedEdition, key: str, document: DecisionDocument, unfit: Given, *, bearing: str, passed_over: str
) -> Line:
    given = document.answers.get(key, unfit.get(key))
    return Line(
        key=key,
        text=loaded.questions[key].text,
        answer=words.answer(loaded, key, given),
        answered=key in document.answers,
        unfit=key in unfit,
        bearing=bearing,
        settles=listed([standing.name for standing in document.standings if key in standing.depends_on]),
        passed_over=passed_over,
    )


def _step(key: str, title: str, questions: tuple[Line, ...]) -> StepLine:
    answered = sum(line.answered for line in questions)
    unneeded = sum(bool(line.passed_over) for line in questions)
    return StepLine(
        key=key,
        title=title,
        progress=step_progress(len(questions), answered=answered, unneeded=unneeded),
        complete=answered + unneeded == len(questions),
        questions=questions,
    )
