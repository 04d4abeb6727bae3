"""Most decisive first: one question at a time, the one whose answer says most about what leads.

Each question has an address of its own, so that one can go back to it. Which were asked, in order, stands in the query.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import QueryDict

from advisor.assessments import State
from advisor.documents import DecisionDocument
from advisor.engine.decision import Outcome
from advisor.formatting import counted
from advisor.wizard import navigation, panel
from advisor.wizard.forms import StepForm
from advisor.wizard.navigation import OfAssessment
from advisor.wizard.pages import Frame, Link, StepPage, frame
from catalog.document import Step

TITLE = "Most decisive first"


@dataclass(frozen=True, slots=True)
class DonePage:
    """What is said when nothing decisive is left to ask."""

    frame: Frame
    title: str
    sentence: str
    result_url: str
    rest: Link


def alone(state: State, key: str) -> Step:
    """A step narrowed to one of its questions."""
    return next(
        step.model_copy(update={"questions": (question,)})
        for step in state.loaded.document.steps
        for question in step.questions
        if question.key == key
    )


def asked(state: State, given: QueryDict) -> tuple[str, ...]:
    """The questions that were asked so far, in order, as a query names them; what the edition does not have isn't."""
    return tuple(key for key in dict.fromkeys(given.getlist("asked")) if key in state.loaded.questions)


def with_it(before: Sequence[str], key: str) -> tuple[str, ...]:
    """The questions asked once this one is answered; one that was gone back to keeps its place."""
    return tuple(dict.fromkeys([*before, key]))


def question_page(state: State, at: OfAssessment, key: str, form: StepForm, before: Sequence[str]) -> StepPage:
    """One question, with its form and why it is asked; ``before``: those asked so far, itself perhaps among them."""
    return StepPage(
        frame=frame(state, at, "next", _back_url(at, before, key)),
        title=TITLE,
        introduction=_introduction(state, key),
        form=form,
        submit="Continue",
        ways=(
            Link("See the result so far", at.page("result")),
            Link("Go through all steps", navigation.carry_on_url(state, at)),
        ),
    )


def done_page(state: State, at: OfAssessment, before: Sequence[str]) -> DonePage:
    """What is said when nothing is left to ask first; ``before``: the questions asked so far."""
    carry_on = navigation.carry_on_url(state, at)
    return DonePage(
        frame=frame(state, at, "next", _back_url(at, before)),
        title=_done_title(state.document),
        sentence=_done(state.document),
        result_url=at.page("result"),
        rest=Link("Go on with the rest" if state.needed else "Check your answers", carry_on),
    )


def _back_url(at: OfAssessment, before: Sequence[str], key: str = "") -> str:
    """The question asked before this one or, where it is none of those, the last; with none, the assessment."""
    earlier = before[: before.index(key)] if key in before else before
    return at.question(earlier[-1], before) if earlier else at.start


def _introduction(state: State, key: str) -> str:
    """Why the question is asked, and what else there is to ask."""
    document = state.document
    if key in state.answered:
        return "This question is answered: go on, or change the answer first."
    left = [each.question for each in document.decisive if each.question not in state.answers.not_sure]
    if key in left:
        return f"{_why(document, left, key)} {_more(document, key)}".strip()
    if not document.decisive and document.outcome is Outcome.OPEN:
        return "No open question alone can change what leads, but several together may."
    return "Its answer alone can't change what leads."


def _why(document: DecisionDocument, left: Sequence[str], key: str) -> str:
    """Why a question is asked that can change what leads; ``left``: all that can, but for those not sure of."""
    if not document.exact:
        return "Its answer may change what leads."
    if len(left) > 1 and key == left[0]:
        return "Of the questions left to ask, none says more about what leads."
    return "Its answer can change what leads."


def _more(document: DecisionDocument, key: str) -> str:
    """How many other questions can change what leads."""
    others = [each for each in document.decisive if each.question != key]
    if not others:
        return ""
    can = "can" if document.exact else "may"
    return f"{counted(len(others), 'more question')} {can} change what leads."


def _done_title(document: DecisionDocument) -> str:
    """Whether nothing can change what leads, or nobody who was asked is sure of what can."""
    if document.outcome is not Outcome.OPEN:
        return "Nothing decisive is left to ask"
    return f"What {'can' if document.exact else 'may'} still change what leads is not sure"


def _done(document: DecisionDocument) -> str:
    if document.outcome is not Outcome.OPEN:
        return panel.note(document)
    if not document.decisive:
        return f"{panel.note(document)} You answered each of them “Not sure”, or it changes nothing that counts."
    number, can = len(document.decisive), "can" if document.exact else "may"
    answered = "you answered it" if number == 1 else "you answered each of them"
    return f"{counted(number, 'open question')} {can} still change what leads, and {answered} “Not sure”."
