"""Most decisive first: one question at a time, the one whose answer says most about what leads."""

from dataclasses import dataclass

from advisor.assessments import State
from advisor.documents import DecisionDocument
from advisor.engine.decision import Outcome
from advisor.formatting import counted
from advisor.presenting.verdict import verdict
from advisor.wizard import navigation, panel
from advisor.wizard.forms import StepForm
from advisor.wizard.navigation import Addresses
from advisor.wizard.pages import Frame, Link, StepPage, frame
from catalog.document import Step

TITLE = "Most decisive first"


@dataclass(frozen=True, slots=True)
class DonePage:
    """What is said when nothing decisive is left to ask."""

    frame: Frame
    title: str
    lead: str
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


def next_page(state: State, at: Addresses, key: str, form: StepForm) -> StepPage:
    """One question, with its form and why it is asked first."""
    return StepPage(
        frame=frame(state, at, "next", at.start),
        title=TITLE,
        introduction=f"{_why(state, key)} {_more(state.document, key)}".strip(),
        form=form,
        submit="Continue",
        ways=(
            Link("See the result so far", at.page("result")),
            Link("Go through all steps", navigation.carry_on_url(state, at)),
        ),
    )


def done_page(state: State, at: Addresses) -> DonePage:
    """What is said when nothing is left to ask first."""
    carry_on = navigation.carry_on_url(state, at)
    return DonePage(
        frame=frame(state, at, "next", at.start),
        title=_done_title(state.document),
        lead=verdict(state.loaded, state.document).short,
        sentence=_done(state.document),
        result_url=at.page("result"),
        rest=Link("Go on with the rest" if state.needed else "Check your answers", carry_on),
    )


def _why(state: State, key: str) -> str:
    """Why the question is asked first; nothing where somebody answered it meanwhile."""
    document = state.document
    left = [each for each in document.decisive if each.question not in state.answers.not_sure]
    found = next((each for each in left if each.question == key), None)
    if found is None:
        together = not document.decisive and document.outcome is Outcome.OPEN
        return "No open question alone can change what leads, but several together may." if together else ""
    if not document.exact:
        return "Its answer may change what leads."
    if len(left) > 1 and found is left[0]:
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
