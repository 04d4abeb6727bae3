"""An assessment brought up to the current edition of its guide: what that asks anew, and what it leaves out."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import timezone

from advisor.assessments import State, read_against
from advisor.formatting import counted, long_date
from advisor.loading import LoadedEdition
from advisor.models import Assessment
from advisor.presenting import questions, words
from advisor.presenting.staleness import new_choices
from advisor.succession import Succession, succession
from advisor.wizard.forms import StepForm
from advisor.wizard.navigation import Addresses, OfAssessment
from advisor.wizard.pages import Link, StepPage, frame
from catalog.document import Step

KEY = "updated"
"""Of the step that asks what is new; the wizard's own steps are no part of it."""


@dataclass(frozen=True, slots=True)
class Anew:
    """A question that is asked anew, and why."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Earlier:
    """An update that was made before."""

    name: str
    when: str
    url: str


@dataclass(frozen=True, slots=True)
class UpdatePage:
    """What an update does, before it is made."""

    name: str
    before: str
    after: str
    guide: str
    taken: str
    asked: tuple[Anew, ...]
    left: tuple[tuple[str, str], ...]
    """Questions that are asked no longer, each with its answer."""
    earlier: tuple[Earlier, ...]
    """Updates to the same edition that were made before."""
    back_url: str


def asked_anew(between: Succession, original: Assessment) -> dict[str, str]:
    """The questions that an update asks, in the order of the guide, each with what is new about it."""
    unfit = read_against(between.after, original).unfit
    said = {key: " ".join(_new_of(between, original, key, unfit=key in unfit)) for key in between.after.questions}
    return {key: why for key, why in said.items() if why}


def _new_of(between: Succession, original: Assessment, key: str, *, unfit: bool) -> Iterator[str]:
    before = between.before
    if key not in before.questions:
        yield f"New in edition {between.after.label}."
    elif unfit:
        given = words.answer(before, key, original.answers[key])
        yield f"Your answer under edition {before.label} was “{given}”, which no longer fits."
    if key in between.gained:
        yield f"Since edition {before.label}, it has {new_choices(between.after, key, between.gained[key])}."


def narrowed(loaded: LoadedEdition, asked: dict[str, str]) -> Step:
    """A step with these questions alone, each saying what is new about it."""
    known = loaded.questions
    told = tuple(known[key].model_copy(update={"why": f"{why} {known[key].why}".strip()}) for key, why in asked.items())
    return Step(key=KEY, title=f"What is new in edition {loaded.label}", questions=told)


def update_page(original: State, after: LoadedEdition, earlier: list[Assessment]) -> UpdatePage:
    """What an update to another edition would do."""
    assessment = original.assessment
    between, now = succession(original.loaded, after), read_against(after, assessment)
    left = [key for key in between.removed if key in assessment.answers]
    return UpdatePage(
        name=assessment.name,
        before=original.loaded.label,
        after=after.label,
        guide=after.guide_key,
        taken=f"{len(now.answered)} of {counted(len(after.questions), 'answer')}",
        asked=tuple(Anew(after.questions[key].text, why) for key, why in asked_anew(between, assessment).items()),
        left=tuple(
            (between.before.questions[key].text, words.answer(between.before, key, assessment.answers[key]))
            for key in left
        ),
        earlier=tuple(_earlier(each) for each in earlier),
        back_url=OfAssessment(assessment.secret).start,
    )


def _earlier(made: Assessment) -> Earlier:
    day = long_date(timezone.localdate(made.created_at))
    return Earlier(made.name, f"made on {day}", OfAssessment(made.secret).start)


def updated_page(state: State, at: Addresses, step: Step, form: StepForm) -> StepPage:
    """The questions that are new or changed, on one page."""
    form.fold(questions.passed_over(state.loaded, state.document, unfit=state.unfit))
    asked = len(step.questions)
    return StepPage(
        frame=frame(state, at, KEY, at.start),
        title=step.title,
        introduction=f"Your other answers are taken over. {counted(asked, 'question')} "
        f"{'is' if asked == 1 else 'are'} new or changed, or do not take the answer that you gave.",
        form=form,
        submit="Continue",
        ways=(Link("See the result so far", at.page("result")),),
    )
