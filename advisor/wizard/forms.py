"""The wizard's forms, made from an edition: the questions of a step, and the priorities, on levels or in an order."""

from collections.abc import Callable, Container, Mapping, Sequence
from typing import Any

from django.contrib.humanize.templatetags.humanize import ordinal
from django.core.exceptions import ValidationError
from django.http import QueryDict

from advisor.engine.guide import DEFAULT_PRIORITY
from advisor.loading import LoadedEdition
from advisor.models import Assessment
from advisor.presenting import prose
from advisor.presenting.report import PRIORITY_WORDS
from advisor.wizard import query
from advisor.wizard.fields import ChoiceLabel, ChoiceOfOne, ChoiceOfSeveral, RemarkField
from advisor.wizard.merging import BASE, REMARK, Hidden, MergedForm
from catalog.document import NOT_SURE, Criterion, Question, QuestionKind, Step

Answer = list[str] | str
Needed = Callable[[Mapping[str, Answer | None]], Container[str]]


_UNSURE = (NOT_SURE, ChoiceLabel("Not sure", "Counts as open: nothing is ruled out because of it.", exclusive=True))
_BENEATH = "Stands under your answer in reports, as your own words."


class StepForm(MergedForm):
    """The questions of one step.

    ``needed`` says which questions need an answer, if only "not sure", once those given here count; none where a part
    of the step may be stored. ``remarks``: whether there is room for the architect's own words under each.
    """

    def __init__(
        self,
        step: Step,
        data: QueryDict | None,
        stored: Mapping[str, Any],
        *,
        needed: Needed | None = None,
        remarks: bool = False,
    ) -> None:
        super().__init__(data, stored)
        self.needed = needed
        self.questions = {question.key: question for question in step.questions}
        for key, question in self.questions.items():
            ticked = _ticked(question, stored.get(key))
            self.fields[key] = _question_field(question)
            self.initial[key] = ticked if question.kind is QuestionKind.SEVERAL else "".join(ticked)
            if remarks:
                self._make_room(key, question)

    @property
    def answers(self) -> dict[str, Answer | None]:
        """What was chosen, by question; ``None`` where nothing was."""
        return {key: _answer(_named(self.cleaned_data.get(key))) for key in self.questions}

    @property
    def values(self) -> dict[str, Answer | None]:
        return {**self.answers, **self.remarks}

    @classmethod
    def stored_in(cls, assessment: Assessment) -> dict[str, Any]:
        remarks = assessment.remarks.get("answers", {})
        return {**assessment.answers, **{REMARK + key: text for key, text in remarks.items()}}

    def clean(self) -> None:
        """An answer to each question that needs one."""
        super().clean()
        if self.needed is None:
            return
        values = self.answers
        missing = [key for key, value in values.items() if value is None and key not in self.errors]
        needed = self.needed(values) if missing else ()
        for key in missing:
            if key in needed:
                self.add_error(key, ValidationError(self.fields[key].error_messages["required"], code="required"))

    def fold(self, passed_over: Mapping[str, str]) -> None:
        """Say at each question that needs no answer why; fold it, unless something is chosen there or was wrong."""
        for key in passed_over.keys() & self.fields.keys():
            field: Any = self.fields[key]
            field.passed_over = passed_over[key]
            there = [self[name] for name in (key, REMARK + key) if name in self.fields]
            field.folded = not any(each.errors or each.value() for each in there)

    def _make_room(self, key: str, question: Question) -> None:
        """Room for a remark, which is shown with the question."""
        name, field = REMARK + key, self.fields[key]
        self.fields[name] = RemarkField(label=f"Your remark on: {question.text}", help_text=_BENEATH, beneath=True)
        self.initial[name] = self.stored.get(name, "")
        field.remark = self[name]  # type: ignore[attr-defined]

    def _shown(self, key: str, value: Answer | None) -> Answer | None:
        """What is left of an answer that does not fit is shown, and is stored once the whole step is sent."""
        shown = _answer(_ticked(self.questions[key], value)) if key in self.questions else value
        return value if shown and self.needed is not None else shown

    def _read(self, text: str) -> Answer | None:
        if text in ("", NOT_SURE):
            return text or None
        return text.split(",")

    def _written(self, value: Answer | None) -> str:
        return value if isinstance(value, str) else ",".join(value or [])


class ScaleForm(MergedForm):
    """How much each graded criterion matters, on one scale for all of them."""

    scale: Sequence[tuple[int, str]]

    def __init__(
        self, loaded: LoadedEdition, data: QueryDict | None, stored: Mapping[str, int], *, idle: Container[str] = ()
    ) -> None:
        """``idle``: the criteria that don't apply for the answers given, whatever their priority."""
        super().__init__(data, stored)
        for criterion in loaded.document.graded:
            self.fields[criterion.key] = _scale_field(criterion, self.scale, idle=criterion.key in idle)

    @property
    def values(self) -> dict[str, int]:
        """What was chosen, by criterion."""
        return {key: int(self.cleaned_data[key]) for key in self.fields}

    def worded(self, value: int | None) -> str:
        """A value as the scale names it."""
        return dict[int | None, str](self.scale).get(value, "No place")

    def _read(self, text: str) -> int | None:
        return {str(value): value for value, _ in self.scale}.get(text)

    def _written(self, value: int | None) -> str:
        return "" if value is None else str(value)


class PrioritiesForm(ScaleForm):
    """How much each criterion matters, on five levels.

    ``order`` is the one that counts by now: whoever sends the form over one wants the levels instead, as they stand.
    """

    stores = "priorities"
    scale = tuple(enumerate(PRIORITY_WORDS))

    def __init__(
        self,
        loaded: LoadedEdition,
        data: QueryDict | None,
        stored: Mapping[str, int],
        *,
        idle: Container[str] = (),
        order: Mapping[str, int],
    ) -> None:
        super().__init__(loaded, data, stored, idle=idle)
        self.order = order if data is None else query.numbers(query.named(dict(data.lists()), BASE + query.PLACE))
        for key in self.fields:
            self.initial[key] = str(stored.get(key, DEFAULT_PRIORITY))

    @property
    def known(self) -> set[str]:
        return super().known | {BASE + query.PLACE + key for key in self.fields}

    @property
    def sent(self) -> dict[str, int]:
        return self.values if self.order else self.changed

    @property
    def hidden(self) -> list[Hidden]:
        return super().hidden + [
            Hidden(BASE + query.PLACE + key, str(self.order[key])) for key in self.fields if key in self.order
        ]

    def start_from(self, assessment: Assessment) -> None:
        super().start_from(assessment)
        if self.sent:
            self.order = assessment.order

    def _read(self, text: str) -> int:
        value = super()._read(text)
        return DEFAULT_PRIORITY if value is None else value

    def _written(self, value: int | None) -> str:
        return super()._written(DEFAULT_PRIORITY if value is None else value)


class OrderForm(ScaleForm):
    """Which criterion matters most, and which next: for who can't say how much. ``levels`` give the order at first."""

    stores = "order"

    def __init__(
        self,
        loaded: LoadedEdition,
        data: QueryDict | None,
        stored: Mapping[str, int],
        *,
        levels: Mapping[str, int],
        idle: Container[str] = (),
    ) -> None:
        keys = [criterion.key for criterion in loaded.document.graded]
        self.scale = (*((place, str(ordinal(place))) for place in range(1, len(keys) + 1)), (0, PRIORITY_WORDS[0]))
        super().__init__(loaded, data, stored, idle=idle)
        places = stored if self._ranks(stored) else _places({key: levels.get(key, DEFAULT_PRIORITY) for key in keys})
        for key in keys:
            self.initial[key] = str(places.get(key, 0))

    @property
    def alike(self) -> bool:
        """Whether all criteria share one place as the page shows them, so that the order tells none from another."""
        shown = {str(self[key].value()) for key in self.fields}
        return len(self.fields) > 1 and len(shown) == 1 and shown != {"0"}

    def clean(self) -> None:
        """At least one place: without any, there is no order."""
        super().clean()
        if set(self.cleaned_data) == set(self.fields) and not any(self.values.values()):
            raise ValidationError("Give at least one criterion a place: what matters most is 1st.", code="no-place")

    def start_from(self, assessment: Assessment) -> None:
        """Where the order was given up for levels meanwhile, all of it is sent the next time, as the page shows it."""
        super().start_from(assessment)
        if self.sent and not self._ranks(assessment.order):
            self.rebased = {key: assessment.order.get(key) for key in self.fields}

    def _ranks(self, order: Mapping[str, int]) -> bool:
        """Whether a criterion has a place."""
        return any(order.get(key) for key in self.fields)


def _places(levels: Mapping[str, int]) -> dict[str, int]:
    """Levels as places: the same level shares one, none at all has none; where none matters, all matter alike."""
    falling = sorted(set(levels.values()) - {0}, reverse=True)
    places = {level: place for place, level in enumerate(falling, start=1)}
    return {key: places.get(level, 0) if falling else 1 for key, level in levels.items()}


def _question_field(question: Question) -> ChoiceOfOne | ChoiceOfSeveral:
    known = [(each.key, ChoiceLabel(each.label, each.help, each.exclusive)) for each in question.choices]
    shared: dict[str, Any] = {
        "label": question.text,
        "choices": [*known, _UNSURE],
        "more": prose.html(question.help) if question.help else "",
        "required": False,
        "error_messages": {
            "required": f"Answer “{question.text}”, or choose “Not sure”.",
            "invalid_choice": f"Choose from the answers shown for “{question.text}”.",
            "invalid_list": f"Choose from the answers shown for “{question.text}”.",
        },
    }
    if question.kind is QuestionKind.SEVERAL:
        return ChoiceOfSeveral(help_text=f"{question.why} Choose all that apply.".strip(), **shared)
    return ChoiceOfOne(help_text=question.why, **shared)


def _scale_field(criterion: Criterion, scale: Sequence[tuple[int, str]], *, idle: bool) -> ChoiceOfOne:
    label = criterion.name
    return ChoiceOfOne(
        label=label,
        help_text=f"{criterion.measures} Does not count for your answers." if idle else criterion.measures,
        choices=[(str(value), ChoiceLabel(text)) for value, text in scale],
        layout="scale",
        error_messages={
            "required": f"Say how much “{label}” matters.",
            "invalid_choice": f"Choose one of the answers for “{label}”.",
        },
    )


def _named(value: Sequence[str] | str | None) -> list[str]:
    return [value] if value and isinstance(value, str) else list(value or [])


def _answer(chosen: list[str]) -> Answer | None:
    """The choices ticked, as an assessment stores them."""
    return NOT_SURE if NOT_SURE in chosen else chosen or None


def _ticked(question: Question, stored: Sequence[str] | str | None) -> list[str]:
    """The choices ticked at first: of a stored answer those that the question has, unless it takes fewer."""
    known = {NOT_SURE, *(choice.key for choice in question.choices)}
    chosen = [choice for choice in _named(stored) if choice in known]
    return chosen if question.kind is QuestionKind.SEVERAL or len(chosen) < 2 else []
