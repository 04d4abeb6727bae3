"""Where one is in the wizard: a replay of the answers, with nothing else stored."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from django.urls import reverse

from advisor.assessments import State
from advisor.engine.decision import Outcome
from advisor.loading import LoadedEdition
from advisor.presenting.questions import step_progress
from catalog.document import Step

ANSWERS = "answers"
"""The page to return to after a change, as the query names it."""


class Addresses(Protocol):
    """Where the pages about one set of answers are."""

    @property
    def start(self) -> str:
        """The page that Back leads to from the first step."""

    def page(self, name: str, *, back_to: str = "") -> str:
        """The page of a name; ``back_to`` is the page to return to after a change.

        ``priorities``, ``answers`` and ``result`` are always there. Of ``order``, ``next``, ``options``, ``what-if``
        and ``update`` the address is empty where there is none.
        """

    def step(self, key: str, *, back_to: str = "") -> str:
        """A step with questions."""


@dataclass(frozen=True, slots=True)
class OfAssessment:
    """The addresses of an assessment."""

    secret: str

    @property
    def start(self) -> str:
        return reverse("assessment", args=[self.secret])

    def page(self, name: str, *, back_to: str = "") -> str:
        whole = f"assessment-{name}" if name == "update" else f"wizard-{name}"
        return reverse(whole, args=[self.secret], query={"return": back_to} if back_to else None)

    def step(self, key: str, *, back_to: str = "") -> str:
        return reverse("wizard-step", args=[self.secret, key], query={"return": back_to} if back_to else None)

    def next(self, asked: Sequence[str]) -> str:
        """Where the most decisive question is found, after those that were asked before."""
        return reverse("wizard-next", args=[self.secret], query={"asked": asked} if asked else None)

    def question(self, key: str, asked: Sequence[str]) -> str:
        """A question alone, among those that were asked before or after them."""
        return reverse("wizard-question", args=[self.secret, key], query={"asked": asked} if asked else None)


@dataclass(frozen=True, slots=True)
class Place:
    """A page of the wizard in the list of steps."""

    title: str
    url: str
    here: bool
    progress: str
    complete: bool
    bearing: str = ""
    """What its open questions can still do, where that is to change what leads."""


def first_open(state: State) -> Step | None:
    """The first step with a question that still needs an answer, or none."""
    needed = state.needed
    return next((step for step in state.loaded.document.steps if _is_open(step, needed)), None)


def carry_on_url(state: State, at: Addresses) -> str:
    """Where an assessment goes on: its first open step, else its answers."""
    step = first_open(state)
    return at.step(step.key) if step else at.page(ANSWERS)


def next_question(state: State) -> str | None:
    """The question to ask first: the most decisive one, but for those answered "not sure".

    Where no answer alone decides, though several may together, the first open question that is not settled.
    """
    unsure, document = state.answers.not_sure, state.document
    asked = [each.question for each in document.decisive]
    if not asked and document.outcome is Outcome.OPEN:
        asked = [key for key in document.open if key not in document.settled]
    return next((key for key in asked if key not in unsure), None)


def next_url(state: State, at: Addresses, step: Step, *, back_to: str) -> str:
    """Where Continue leads from a step."""
    if back_to == ANSWERS:
        return at.page(ANSWERS)
    following = _neighbour(state.loaded, step, 1)
    return at.step(following.key) if following else priorities_url(state, at)


def back_url(state: State, at: Addresses, step: Step, *, back_to: str) -> str:
    """Where Back leads from a step."""
    if back_to == ANSWERS:
        return at.page(ANSWERS)
    before = _neighbour(state.loaded, step, -1)
    return at.step(before.key) if before else at.start


def priorities_url(state: State, at: Addresses, *, back_to: str = "") -> str:
    """Where priorities are given: on levels, or in an order where that counts."""
    return at.page("order" if state.priorities.order else "priorities", back_to=back_to)


def last_step_url(state: State, at: Addresses) -> str:
    """The last step with questions."""
    return at.step(state.loaded.document.steps[-1].key)


def places(state: State, at: Addresses, here: str) -> tuple[Place, ...]:
    """Every page of the wizard in order; ``here`` is a step's key, or ``priorities`` or ``answers``."""
    needed, decisive = state.needed, {each.question for each in state.document.decisive}
    can = "can change what leads" if state.document.exact else "may change what leads"
    steps = [
        Place(
            title=step.title,
            url=at.step(step.key),
            here=here == f"step:{step.key}",
            progress=_progress(state, step),
            complete=not _is_open(step, needed),
            bearing=can if any(question.key in decisive for question in step.questions) else "",
        )
        for step in state.loaded.document.steps
    ]
    others = [
        ("priorities", "Priorities", priorities_url(state, at)),
        (ANSWERS, "Check your answers", at.page(ANSWERS)),
    ]
    return (*steps, *(Place(title, url, here == key, progress="", complete=False) for key, title, url in others))


def _neighbour(loaded: LoadedEdition, step: Step, distance: int) -> Step | None:
    steps = loaded.document.steps
    place = steps.index(step) + distance
    return steps[place] if 0 <= place < len(steps) else None


def _progress(state: State, step: Step) -> str:
    keys = {question.key for question in step.questions}
    return step_progress(len(keys), answered=len(keys & state.answered), unneeded=len(keys & state.passed_over))


def _is_open(step: Step, needed: frozenset[str]) -> bool:
    return any(question.key in needed for question in step.questions)
