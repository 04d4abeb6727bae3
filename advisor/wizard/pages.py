"""What the wizard's pages show: typed contexts, for templates that print and loop."""

import datetime
from collections.abc import Container, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from advisor.assessments import Conflict, State
from advisor.formatting import counted, listed
from advisor.presenting import questions, report, verdict, words
from advisor.wizard import navigation
from advisor.wizard.forms import OrderForm, PrioritiesForm, ScaleForm, StepForm
from advisor.wizard.merging import REMARK, MergedForm
from advisor.wizard.navigation import Addresses
from advisor.wizard.newer import Newer, newer
from advisor.wizard.panel import Panel, panel
from catalog.document import Step


@dataclass(frozen=True, slots=True)
class Frame:
    """What every page of the wizard shows around its form."""

    name: str
    places: tuple[navigation.Place, ...]
    number: int
    """The page's place among them; 0 for one that has none."""
    back_url: str
    panel: Panel
    newer: Newer | None


@dataclass(frozen=True, slots=True)
class Link:
    """Another way to go from a page, after a sentence, perhaps an empty one."""

    text: str
    url: str
    before: str = ""


@dataclass(frozen=True, slots=True)
class StepPage:
    """The questions of one step."""

    frame: Frame
    title: str
    introduction: str
    form: MergedForm
    submit: str
    aside: Link | None = None
    ways: tuple[Link, ...] = ()
    """Where one may go instead of on."""
    label: str = ""
    """Of the edition, where the title has it."""


@dataclass(frozen=True, slots=True)
class AnswersPage:
    """Check your answers."""

    frame: Frame
    steps: tuple[tuple[questions.StepLine, str], ...]
    """Each with the address at which its questions are answered anew."""
    strangers: tuple[questions.Line, ...]
    priorities: tuple[report.Priority, ...]
    priorities_url: str
    progress: str
    unanswered: int
    unfit: bool
    verdict: verdict.Verdict
    result_url: str
    carry_on_url: str


@dataclass(frozen=True, slots=True)
class ResultPage:
    """What follows from the answers now."""

    name: str
    changed_at: datetime.datetime
    content: report.Content
    start_url: str
    answers_url: str
    newer: Newer | None


def step_page(state: State, at: Addresses, step: Step, form: StepForm, *, back_to: str) -> StepPage:
    """One step, with its form."""
    form.fold(questions.passed_over(state.loaded, state.document, unfit=state.unfit))
    return StepPage(
        frame=frame(state, at, f"step:{step.key}", navigation.back_url(state, at, step, back_to=back_to)),
        title=step.title,
        introduction=step.introduction,
        form=form,
        submit="Save and return" if back_to == navigation.ANSWERS else "Continue",
        aside=_hurry(state, at),
    )


def step_form(state: State, step: Step, data: QueryDict | None, *, part: bool, remarks: bool = False) -> StepForm:
    """The form of a step. ``part``: whether less than the whole may be stored; ``remarks``: whether it takes any."""

    def needed(given: Mapping[str, Any]) -> Container[str]:
        """What needs an answer then; a stored one that does not fit goes on being asked anew."""
        kept = {key: value for key, value in given.items() if value is not None or key not in state.unfit}
        return state.supposing(kept).needed

    stored = StepForm.stored_in(state.assessment)
    return StepForm(step, data, stored, needed=None if part else needed, remarks=remarks)


def priorities_form(state: State, data: QueryDict | None) -> PrioritiesForm:
    """The form of the priorities on levels."""
    return PrioritiesForm(
        state.loaded,
        data,
        state.assessment.priorities,
        idle=_idle_criteria(state),
        order=state.assessment.order,
    )


def order_form(state: State, data: QueryDict | None) -> OrderForm:
    """The form of the priorities in an order."""
    stored = state.assessment
    return OrderForm(state.loaded, data, stored.order, levels=stored.priorities, idle=_idle_criteria(state))


def _hurry(state: State, at: Addresses) -> Link | None:
    """The short way, while it leads anywhere."""
    url = at.page("next")
    if not url or navigation.next_question(state) is None:
        return None
    return Link("Take the questions most decisive first", url, before="In a hurry?")


def priorities_page(state: State, at: Addresses, form: ScaleForm, *, back_to: str) -> StepPage:
    """The priorities, on levels or in an order, with their form."""
    returning = back_to == navigation.ANSWERS
    back = at.page(navigation.ANSWERS) if returning else navigation.last_step_url(state, at)
    ordering = isinstance(form, OrderForm)
    return StepPage(
        frame=frame(state, at, "priorities", back),
        title="Which criteria matter most" if ordering else "How much each criterion matters",
        introduction=_BY_ORDER if ordering else _BY_LEVELS,
        form=form,
        submit="Save and return" if returning else "Continue",
        aside=_other_way(state, at, form, back_to=back_to if returning else ""),
    )


ORDER_SAVED = "An order of the criteria was saved elsewhere while this page was open, and counts now."
_LEVELS_SAVED = "Levels were saved elsewhere while this page was open, and count now instead of the order."
_BY_LEVELS = (
    "The score weighs the criteria by what you say here. Leave all at “Some” to weigh them alike; "
    "your answers count beside them either way."
)
_BY_ORDER = (
    "Say what comes first, what next. Criteria that matter alike share a place. The score weighs them by that order "
    "alone; your answers count beside them either way."
)


def _other_way(state: State, at: Addresses, form: ScaleForm, *, back_to: str) -> Link | None:
    """The other way to give priorities, and which of the two counts by now."""
    url = at.page("priorities" if isinstance(form, OrderForm) else "order", back_to=back_to)
    if not url:
        return None
    if isinstance(form, OrderForm):
        return Link("Use five levels", url, before=_counting(state, form))
    if state.priorities.order:
        return Link("Change the order", url, before="An order counts now: these levels do once you save them.")
    return Link("I can only rank them", url)


def _counting(state: State, form: OrderForm) -> str:
    """What an order that doesn't count yet would do, saved as the page shows it; nothing of one that counts."""
    if state.priorities.order:
        return ""
    counts = "So far, five levels count; this order does once you save it."
    return f"{counts} All criteria share one place in it: left so, it weighs them alike." if form.alike else counts


def answers_page(state: State, at: Addresses) -> AnswersPage:
    """Every answer, with ways to change them."""
    document = state.document
    remarks = state.assessment.remarks.get("answers", {})
    steps = questions.steps(state.loaded, document, unfit=state.unfit, remarks=remarks)
    unanswered = len(state.needed)
    return AnswersPage(
        frame=frame(state, at, navigation.ANSWERS, navigation.priorities_url(state, at)),
        steps=tuple((step, at.step(step.key, back_to=navigation.ANSWERS)) for step in steps),
        strangers=questions.unfit_lines(state.loaded, state.unfit),
        priorities=report.priorities(state.loaded, document.priorities),
        priorities_url=navigation.priorities_url(state, at, back_to=navigation.ANSWERS),
        progress=_progress(state, unanswered),
        unanswered=unanswered,
        unfit=bool(state.unfit),
        verdict=verdict.verdict(state.loaded, document),
        result_url=at.page("result"),
        carry_on_url=navigation.carry_on_url(state, at),
    )


def result_page(state: State, at: Addresses) -> ResultPage:
    """The live result."""
    return ResultPage(
        name=state.assessment.name,
        changed_at=state.assessment.changed_at,
        content=report.content(
            state.loaded,
            state.full_document,
            unfit=state.unfit,
            own=report.OwnWords(location=state.assessment.location, **state.assessment.remarks),
            what_if=at.page("what-if"),
            compare=at.page("options"),
        ),
        start_url=at.start,
        answers_url=at.page(navigation.ANSWERS),
        newer=newer(state, at),
    )


def _progress(state: State, unanswered: int) -> str:
    """How far the questions are answered, and what the result makes of the rest."""
    unsure, unneeded = len(state.answers.not_sure), len(state.passed_over)
    said = f"{len(state.answers.chosen)} of {counted(len(state.loaded.questions), 'question')} answered"
    counts = {"not sure": unsure, "still to answer": unanswered, "not needed": unneeded}
    parts = [f"{number} {what}" for what, number in counts.items() if number]
    if not parts:
        return f"{said}."
    return f"{said}, {listed(parts)}. The result takes what is open at every answer possible."


def _idle_criteria(state: State) -> frozenset[str]:
    """The criteria that apply in no completion."""
    return frozenset(rating.criterion for rating in state.decision.standings[0].ratings if not rating.chance)


def start_from_stored(state: State, form: MergedForm, conflicts: list[Conflict]) -> None:
    """Let the form start from what is stored by now, and say at each field in conflict what that is."""
    form.start_from(state.assessment)
    for conflict in conflicts:
        form.add_error(conflict.key or None, _conflict_text(state, form, conflict))


def _conflict_text(state: State, form: MergedForm, conflict: Conflict) -> str:
    if not conflict.key and isinstance(form, OrderForm):
        return f"{_LEVELS_SAVED} Your order is shown but not stored: send it again to have all of it count."
    if not conflict.key:
        return f"{ORDER_SAVED} Your levels are shown but not stored: send them again to have them count instead."
    if conflict.key.startswith(REMARK):
        return changed_elsewhere(str(form.fields[conflict.key].label), conflict.stored)
    if isinstance(form, ScaleForm):
        stored = form.worded(conflict.stored)
    else:
        stored = words.answer(state.loaded, conflict.key, conflict.stored)
    return (
        f"“{form.fields[conflict.key].label}” was changed elsewhere while this page was open, to “{stored}”. "
        "Your choice is shown but not stored: send it again to keep it."
    )


def changed_elsewhere(what: str, stored: str | None) -> str:
    """What is said of the architect's own words where somebody else changed them since the form was made."""
    then = f"to “{stored}”" if stored else "and is empty now"
    return (
        f"“{what}” was changed elsewhere while this page was open, {then}. "
        "Yours is shown but not stored: send it again to keep it."
    )


def frame(state: State, at: Addresses, here: str, back: str) -> Frame:
    """What stands around a page; ``here`` as the list of steps names it."""
    places = navigation.places(state, at, here)
    return Frame(
        name=state.assessment.name,
        places=places,
        number=next((number for number, place in enumerate(places, start=1) if place.here), 0),
        back_url=back,
        panel=panel(state, at),
        newer=newer(state, at),
    )
