"""Where one is in the wizard: a replay of the answers, with nothing else stored."""

from dataclasses import dataclass

from django.urls import reverse

from advisor.assessments import State
from advisor.loading import LoadedEdition
from catalog.document import Step

ANSWERS = "answers"
"""The page to return to after a change, as the query names it."""


@dataclass(frozen=True, slots=True)
class Place:
    """A page of the wizard in the list of steps."""

    title: str
    url: str
    here: bool
    progress: str
    complete: bool


def first_open(state: State) -> Step | None:
    """The first step with a question that has no answer, or none."""
    return next((step for step in state.loaded.document.steps if _is_open(state, step)), None)


def carry_on_url(state: State) -> str:
    """Where an assessment goes on: its first open step, else its answers."""
    step = first_open(state)
    return step_url(state, step) if step else url("wizard-answers", state)


def next_url(state: State, step: Step, *, back_to: str) -> str:
    """Where Continue leads from a step."""
    if back_to == ANSWERS:
        return url("wizard-answers", state)
    following = _neighbour(state.loaded, step, 1)
    return step_url(state, following) if following else url("wizard-priorities", state)


def back_url(state: State, step: Step, *, back_to: str) -> str:
    """Where Back leads from a step."""
    if back_to == ANSWERS:
        return url("wizard-answers", state)
    before = _neighbour(state.loaded, step, -1)
    return step_url(state, before) if before else url("assessment", state)


def last_step_url(state: State) -> str:
    """The last step with questions."""
    return step_url(state, state.loaded.document.steps[-1])


def step_url(state: State, step: Step) -> str:
    """The address of a step."""
    return reverse("wizard-step", args=[state.assessment.secret, step.key])


def url(name: str, state: State) -> str:
    """The address of another page of the assessment."""
    return reverse(name, args=[state.assessment.secret])


def places(state: State, here: str) -> tuple[Place, ...]:
    """Every page of the wizard in order; ``here`` is a step's key, or ``priorities`` or ``answers``."""
    steps = [
        Place(
            title=step.title,
            url=step_url(state, step),
            here=here == f"step:{step.key}",
            progress=f"{_answered(state, step)} of {len(step.questions)} answered",
            complete=not _is_open(state, step),
        )
        for step in state.loaded.document.steps
    ]
    others = [("priorities", "Priorities"), ("answers", "Check your answers")]
    return (
        *steps,
        *(Place(title, url(f"wizard-{key}", state), here == key, progress="", complete=False) for key, title in others),
    )


def _neighbour(loaded: LoadedEdition, step: Step, distance: int) -> Step | None:
    steps = loaded.document.steps
    place = steps.index(step) + distance
    return steps[place] if 0 <= place < len(steps) else None


def _answered(state: State, step: Step) -> int:
    return sum(question.key in state.answered for question in step.questions)


def _is_open(state: State, step: Step) -> bool:
    return _answered(state, step) < len(step.questions)
