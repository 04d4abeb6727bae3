"""An assessment brought up to the current edition of its guide: what that asks anew, and what it leaves out."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from advisor.assessments import State, read_against
from advisor.engine.guide import DEFAULT_PRIORITY
from advisor.fitting import ranked
from advisor.formatting import counted, long_date
from advisor.forms import Form
from advisor.loading import LoadedEdition
from advisor.models import Assessment
from advisor.presenting import questions, words
from advisor.presenting.report import PRIORITY_WORDS
from advisor.presenting.staleness import new_choices
from advisor.succession import Succession, succession
from advisor.wizard.forms import StepForm
from advisor.wizard.navigation import Addresses, OfAssessment
from advisor.wizard.pages import Link, StepPage, frame
from advisor.wizard.starting import priorities_left
from catalog.document import Step

KEY = "updated"
"""Of the step that asks what is new; the wizard's own steps are no part of it."""
NEEDLESS = "It needs no answer as your other answers stand."


class UpdateForm(Form):
    """Which update was agreed to: to which edition, and beside which one that there was already."""

    edition = forms.CharField(required=False)
    earlier = forms.CharField(required=False)
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
    guide: str
    taken: str
    asked: tuple[Anew, ...]
    asking: str
    """How many of those need an answer; empty where nothing is asked."""
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
        given = words.answer(before, key, original.answers[key])
        yield f"Your answer under edition {before.label} was “{given}”, which does not fit."
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
    between, now = succession(original.loaded, after), read_against(after, assessment)
    asked, passed = asked_anew(between, assessment), questions.passed_over(after, now.document, unfit=now.unfit)
    return UpdatePage(
        name=assessment.name,
        before=original.loaded.label,
        after=after.label,
        guide=after.guide_key,
        taken=f"{len(now.answered)} of {counted(len(after.questions), 'answer')}",
        asked=tuple(
            Anew(after.questions[key].text, " ".join(filter(None, (why, passed.get(key) and NEEDLESS))))
            for key, why in asked.items()
        ),
        asking=_asking(asked, passed),
        weighed=tuple(weighed_anew(between, assessment)),
        left=(*_answers_left(between, assessment), *priorities_left(original, after)),
        earlier=tuple(relative(each) for each in made),
        latest=str(max((each.pk for each in made), default="")),
        back_url=OfAssessment(assessment.secret).start,
    )


def _asking(asked: Collection[str], passed: Collection[str]) -> str:
    """How many of the questions that are asked anew need an answer; empty where there are none."""
    if not asked:
        return ""
    needless = sum(key in passed for key in asked)
    needed = len(asked) - needless
    verb = "needs" if needed == 1 else "need"
    said = f"{counted(needed, 'question')} {verb} an answer" if needed else "No question needs an answer"
    more = f", and {needless} more {'does' if needless == 1 else 'do'} not as your other answers stand"
    return f"{said}{more if needless else ''}."


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


def updated_page(state: State, at: Addresses, step: Step, form: StepForm, beside: Link | None) -> StepPage:
    """The questions that are new or changed, on one page; ``beside``: where it is compared with the one before."""
    passed = questions.passed_over(state.loaded, state.document, unfit=state.unfit)
    form.fold(passed)
    return StepPage(
        frame=frame(state, at, KEY, at.start),
        title=step.title,
        introduction=f"Your other answers are taken over. {_asking([each.key for each in step.questions], passed)}",
        form=form,
        submit="Continue",
        ways=(Link("See the result so far", at.page("result")), *([beside] if beside else [])),
    )
