"""An assessment brought up to the current edition of its guide: what that asks anew, and what it leaves out."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from advisor.assessments import State, read_against
from advisor.engine.guide import DEFAULT_PRIORITY
from advisor.fitting import ranked
from advisor.formatting import counted, listed, long_date, quoted
from advisor.forms import Form
from advisor.loading import LoadedEdition
from advisor.models import Assessment
from advisor.presenting import questions, words
from advisor.presenting.report import PRIORITY_WORDS
from advisor.presenting.staleness import new_choices
from advisor.presenting.unfit import unfit_answer
from advisor.succession import Succession, succession, taken_over
from advisor.wizard.forms import StepForm
from advisor.wizard.navigation import Addresses, OfAssessment
from advisor.wizard.pages import Link, StepPage, frame
from advisor.wizard.starting import priorities_left
from catalog.document import Step

KEY = "updated"
"""Of the step that asks what is new; the wizard's own steps are no part of it."""
MOST = 2**63 - 1
"""The largest number of an assessment."""
NEEDLESS = "no answer as your other answers stand."


class UpdateForm(Form):
    """Which update was agreed to: to which edition, and beside which one that there was already."""

    edition = forms.CharField(required=False)
    earlier = forms.IntegerField(required=False, min_value=0, max_value=MOST)
    """The number of the last one; empty: there was none."""

    def __init__(self, *args: Any, label: str) -> None:
        """``label``: of the edition that is current."""
        super().__init__(*args)
        self.label = label

    def clean(self) -> None:
        """The edition whose changes were shown is still the current one."""
        super().clean()
        if self.cleaned_data.get("edition") != self.label:
            said = f"Edition {self.label} is current by now: read what an update to it does, then choose anew."
            raise ValidationError(said, code="edition")


@dataclass(frozen=True, slots=True)
class Anew:
    """A question that is asked anew, or a criterion that is new, and why."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Relative:
    """The assessment that another is an update of, or such an update."""

    name: str
    edition: str
    when: str
    url: str
    """Empty where it is not to be given away."""


@dataclass(frozen=True, slots=True)
class UpdatePage:
    """What an update does, before it is made."""

    name: str
    before: str
    after: str
    does: str
    """What the update is called."""
    goes_back: bool
    """Whether it leads to an earlier edition."""
    guide: str
    taken: str
    """What is taken over, without a full stop."""
    asked: tuple[Anew, ...]
    asking: str
    """What is to be done about those; empty where nothing is."""
    weighed: tuple[Anew, ...]
    """Criteria that are new."""
    left: tuple[tuple[str, str], ...]
    """What is not taken over: a question, an option or a criterion, and what was said of it."""
    earlier: tuple[Relative, ...]
    """Updates to the same edition that were made before."""
    latest: str
    """The number of the last of them."""
    back_url: str


def asked_anew(between: Succession, original: Assessment) -> dict[str, str]:
    """The questions that an update asks, in the order of the guide, each with what is new about it."""
    unfit = read_against(between.after, original).unfit
    said = {key: " ".join(_new_of(between, original, key, unfit=key in unfit)) for key in between.after.questions}
    return {key: why for key, why in said.items() if why}


def _new_of(between: Succession, original: Assessment, key: str, *, unfit: bool) -> Iterator[str]:
    before = between.before
    if key not in before.questions:
        yield f"Not asked in edition {before.label}."
    elif unfit:
        given = unfit_answer(between, key, original.answers[key], there=f"in edition {between.after.label}")
        yield f"Your answer was {given}."
    if key in between.gained:
        told = new_choices(between.after, key, between.gained[key], earlier=True)
        yield f"Edition {between.after.label} has {told}."


def weighed_anew(between: Succession, original: Assessment) -> Iterator[Anew]:
    """The criteria that one edition weighs and the other did not."""
    weighed = {criterion.key for criterion in between.before.document.graded}
    if ranked(original.order):
        until = "It has no place in your order, and does not count until you give it one."
    else:
        until = f"It counts as “{PRIORITY_WORDS[DEFAULT_PRIORITY]}” until you say how much it matters."
    for criterion in between.after.document.graded:
        if criterion.key not in weighed:
            yield Anew(criterion.name, f"Not weighed in edition {between.before.label}. {until}")


def narrowed(loaded: LoadedEdition, asked: dict[str, str]) -> Step:
    """A step with these questions alone, each saying what is new about it."""
    known = loaded.questions
    told = tuple(known[key].model_copy(update={"why": f"{why} {known[key].why}".strip()}) for key, why in asked.items())
    return Step(key=KEY, title=f"What edition {loaded.label} asks anew", questions=told)


def update_page(original: State, after: LoadedEdition, earlier: Iterable[Assessment]) -> UpdatePage:
    """What an update to another edition would do; ``earlier``: those to the same edition that there are already."""
    assessment, made = original.assessment, list(earlier)
    between = succession(original.loaded, after)
    now, asked = _updated(between, assessment), asked_anew(between, assessment)
    passed = questions.passed_over(after, now.document, unfit=now.unfit)
    return UpdatePage(
        name=assessment.name,
        before=original.loaded.label,
        after=after.label,
        does=words.update_to(after.label, earlier=assessment.goes_back),
        goes_back=assessment.goes_back,
        guide=after.guide_key,
        taken=_taken(assessment, now),
        asked=tuple(
            Anew(after.questions[key].text, " ".join(filter(None, (why, passed.get(key) and f"It needs {NEEDLESS}"))))
            for key, why in asked.items()
        ),
        asking=_asking(between, now, asked),
        weighed=tuple(weighed_anew(between, assessment)),
        left=(*_answers_left(between, assessment), *priorities_left(original, after)),
        earlier=tuple(relative(each) for each in made),
        latest=str(max((each.pk for each in made), default="")),
        back_url=OfAssessment(assessment.secret).start,
    )


def _updated(between: Succession, original: Assessment) -> State:
    """An update as it will be read, before it is made."""
    answers = taken_over(between, original)
    made = Assessment(answers=answers, priorities=original.priorities, order=original.order)
    return read_against(between.after, made)


def _taken(original: Assessment, now: State) -> str:
    """What of an assessment is taken over: only what there is."""
    given = len(original.answers)
    weighed = ranked(original.order) or any(level != DEFAULT_PRIORITY for level in original.priorities.values())
    there = {
        f"{len(now.answered)} of {counted(given, 'answer')}": given,
        "the priorities": weighed,
        "your own words": original.location or any(original.remarks.values()),
    }
    things = listed([thing for thing, is_there in there.items() if is_there])
    if not things:
        return "Its name is taken over: nothing else is in it yet"
    return f"{things[0].upper()}{things[1:]} {'is' if things.endswith(' answer') else 'are'} taken over"


def _asking(between: Succession, state: State, asked: Collection[str]) -> str:
    """What is to be done about the questions that are asked anew; empty where nothing is."""
    unanswered = [key for key in asked if key in state.needed and key not in state.unfit]
    gained = [key for key in asked if key in state.answered and key in between.gained]
    groups = (
        ("new question", "to answer", [key for key in unanswered if key in between.new]),
        ("changed question", "to answer", [key for key in unanswered if key not in between.new]),
        ("answer", "to check because there are more choices", gained),
        ("answer", "to confirm because some choices are gone", [key for key in asked if key in state.unfit]),
    )
    told = "; ".join(f"{counted(len(keys), thing)} {what}" for thing, what, keys in groups if keys)
    needless = _needless([between.after.questions[key].text for key in asked if key in state.passed_over])
    return " ".join(filter(None, (told and f"{told}.", needless)))


def _needless(passed: Sequence[str]) -> str:
    if not passed:
        return ""
    return f"{quoted(passed)} {'needs' if len(passed) == 1 else 'need'} {NEEDLESS}"


def relative(made: Assessment, *, known: bool = True) -> Relative:
    """One that stands beside an assessment; ``known``: whether its address may be given away."""
    day = long_date(timezone.localdate(made.created_at))
    address = OfAssessment(made.secret).start if known else ""
    return Relative(made.name, made.edition.label, f"made on {day}", address)


def _answers_left(between: Succession, original: Assessment) -> Iterator[tuple[str, str]]:
    """Answers to questions that are asked no longer, and remarks on those and on options that are gone."""
    before, remarks = between.before, original.remarks
    for key in between.removed:
        if key in original.answers:
            yield before.questions[key].text, words.answer(before, key, original.answers[key])
        if remark := remarks.get("answers", {}).get(key):
            yield before.questions[key].text, f"Your remark: {remark}"
    for key, remark in remarks.get("options", {}).items():
        if between.key(key) in between.retired:
            yield before.options[key].name, f"Your remark: {remark}"


def updated_page(
    state: State, at: Addresses, between: Succession, step: Step, form: StepForm, beside: Link | None
) -> StepPage:
    """The questions that are new or changed, on one page; ``beside``: where it is compared with the one before."""
    asked = [each.key for each in step.questions]
    others = "Your other answers are taken over." if state.answered.difference(asked) else ""
    form.fold(questions.passed_over(state.loaded, state.document, unfit=state.unfit))
    return StepPage(
        frame=frame(state, at, KEY, at.start),
        title=step.title,
        introduction=f"{others} {_asking(between, state, asked)}".strip(),
        label=state.loaded.label,
        form=form,
        submit="Continue",
        ways=(Link("See the result so far", at.page("result")), *([beside] if beside else [])),
    )
