"""The wizard's forms, made from an edition: the questions of a step, and the priorities."""

import unicodedata
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from advisor.engine.guide import DEFAULT_PRIORITY, HIGHEST_PRIORITY
from advisor.loading import LoadedEdition
from advisor.models import NAME_LENGTH
from advisor.presenting import prose
from advisor.presenting.report import PRIORITY_WORDS
from catalog.document import NOT_SURE, Criterion, CriterionKind, Question, QuestionKind, Step

BASE = "base-"
"""Prefix of the hidden fields that say what a form was filled from."""

Answer = list[str] | str


@dataclass(frozen=True, slots=True)
class ChoiceLabel:
    """What stands beside a choice."""

    text: str
    help: str = ""
    exclusive: bool = False

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Hidden:
    """A hidden field."""

    name: str
    value: str


_UNSURE = (NOT_SURE, ChoiceLabel("Not sure", "Counts as open: nothing is ruled out because of it.", exclusive=True))


class OneAnswer(forms.RadioSelect):
    """Radio buttons that let a second value come through, to be refused: browsers send no second."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:
        values = data.getlist(name) if isinstance(data, QueryDict) else []
        return values if len(values) > 1 else super().value_from_datadict(data, files, name)


class ChoiceOfOne(forms.ChoiceField):
    """A question of one choice. The form templates show ``more`` as help that folds out."""

    widget = OneAnswer

    def __init__(self, *, more: str = "", layout: str = "question", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.more, self.layout = more, layout


class ChoiceOfSeveral(forms.MultipleChoiceField):
    """A question of one or more choices; an exclusive one stands alone."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, *, choices: Sequence[tuple[str, ChoiceLabel]], more: str = "", **kwargs: Any) -> None:
        super().__init__(choices=choices, **kwargs)
        self.more, self.layout = more, "question"
        self.exclusive = {key: label for key, label in choices if label.exclusive}

    def validate(self, value: list[str]) -> None:
        """No exclusive choice beside others, "not sure" being one."""
        super().validate(value)
        for key, label in self.exclusive.items():
            if key in value and len(value) > 1:
                raise ValidationError(f"Choose “{label}” alone, or leave it out.", code="exclusive")


class Form(forms.Form):
    """A form that passes over nothing that was sent: what it has no field for is refused."""

    use_required_attribute = False

    @property
    def known(self) -> set[str]:
        """The names of what the form sends."""
        return {"csrfmiddlewaretoken", *self.fields}

    def clean(self) -> None:
        """No field of another name."""
        strange = sorted(set(self.data) - self.known)
        if strange:
            names = ", ".join(f"“{name[:40]}”" for name in strange[:5])
            raise ValidationError(f"This form has no {names}. Load the page again, then choose anew.", code="unknown")


class NameForm(Form):
    """What an assessment is called."""

    name = forms.CharField(
        label="Name of the location or the project",
        help_text="Stands on the report. Only people who know the address of your assessment or report see it.",
        max_length=NAME_LENGTH,
        required=False,
        strip=True,
        error_messages={"max_length": f"Shorten the name to {NAME_LENGTH} characters or fewer."},
    )

    def clean_name(self) -> str:
        """Something to see, where a name is given: a link without visible text leads nowhere."""
        name: str = self.cleaned_data["name"]
        if name and not any(unicodedata.category(character)[0] in "LNPS" for character in name):
            raise ValidationError("Give a name with letters, digits or signs that can be seen.", code="invisible")
        return name


class RenameForm(NameForm):
    """Another name: one has to be given."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].required = True
        self.fields["name"].error_messages["required"] = "Give the assessment a name."


class MergedForm(Form):
    """A form whose fields may be changed elsewhere meanwhile: it remembers what it was filled from."""

    def __init__(self, data: QueryDict | None, stored: Mapping[str, Any], *, complete: bool = True) -> None:
        super().__init__(data)
        self.stored = stored
        self.complete = complete
        self.rebased: dict[str, Any] = {}

    @property
    def known(self) -> set[str]:
        return super().known | {BASE + key for key in self.fields}

    @property
    def values(self) -> dict[str, Any]:
        """What was chosen, by key."""
        raise NotImplementedError

    @property
    def changed(self) -> dict[str, Any]:
        """What was chosen other than what the page showed: sending that again is no wish to have it back."""
        base = self.base
        return {key: value for key, value in self.values.items() if value != self._shown(key, base[key])}

    @property
    def base(self) -> dict[str, Any]:
        """What the form was filled from, by key."""
        if not self.is_bound:
            return {key: self.stored.get(key) for key in self.fields}
        return {key: self._read(self.data.get(BASE + key, "")) for key in self.fields}

    @property
    def hidden(self) -> list[Hidden]:
        """The hidden fields for the next time it is sent."""
        return [Hidden(BASE + key, self._written(value)) for key, value in {**self.base, **self.rebased}.items()]

    def start_from(self, stored: Mapping[str, Any]) -> None:
        """Let the next attempt start from what is stored by now, but where the page goes on showing what it showed."""
        self.rebased = {key: stored.get(key) for key in self.changed}

    def _shown(self, key: str, value: Any) -> Any:  # noqa: ARG002 - a form may show less than is stored
        """What is chosen at first where a value is stored."""
        return value

    def _read(self, text: str) -> Any:
        raise NotImplementedError

    def _written(self, value: Any) -> str:
        raise NotImplementedError


class StepForm(MergedForm):
    """The questions of one step. ``complete`` asks that each be answered, if only by "not sure"."""

    def __init__(self, step: Step, data: QueryDict | None, stored: Mapping[str, Any], *, complete: bool = True) -> None:
        super().__init__(data, stored, complete=complete)
        self.questions = {question.key: question for question in step.questions}
        for key, question in self.questions.items():
            ticked = _ticked(question, stored.get(key))
            self.fields[key] = _question_field(question, complete=complete)
            self.initial[key] = ticked if question.kind is QuestionKind.SEVERAL else "".join(ticked)

    @property
    def values(self) -> dict[str, Answer | None]:
        """What was chosen, by question; ``None`` where nothing was."""
        return {key: _answer(_named(self.cleaned_data[key])) for key in self.fields}

    def _shown(self, key: str, value: Answer | None) -> Answer | None:
        return _answer(_ticked(self.questions[key], value))

    def _read(self, text: str) -> Answer | None:
        if text in ("", NOT_SURE):
            return text or None
        return text.split(",")

    def _written(self, value: Answer | None) -> str:
        return value if isinstance(value, str) else ",".join(value or [])


class PrioritiesForm(MergedForm):
    """How much each graded criterion matters."""

    def __init__(
        self, loaded: LoadedEdition, data: QueryDict | None, stored: Mapping[str, int], *, idle: Container[str] = ()
    ) -> None:
        """``idle``: the criteria that don't apply for the answers given, whatever their priority."""
        super().__init__(data, stored)
        for criterion in loaded.document.criteria:
            if criterion.kind is CriterionKind.GRADED:
                self.fields[criterion.key] = _scale_field(criterion, idle=criterion.key in idle)
                self.initial[criterion.key] = str(stored.get(criterion.key, DEFAULT_PRIORITY))

    @property
    def values(self) -> dict[str, int]:
        """Priorities by criterion."""
        return {key: int(self.cleaned_data[key]) for key in self.fields}

    def _read(self, text: str) -> int:
        weights = {str(weight): weight for weight in range(HIGHEST_PRIORITY + 1)}
        return weights.get(text, DEFAULT_PRIORITY)

    def _written(self, value: int | None) -> str:
        return str(DEFAULT_PRIORITY if value is None else value)


def _question_field(question: Question, *, complete: bool) -> ChoiceOfOne | ChoiceOfSeveral:
    known = [(each.key, ChoiceLabel(each.label, each.help, each.exclusive)) for each in question.choices]
    shared: dict[str, Any] = {
        "label": question.text,
        "choices": [*known, _UNSURE],
        "more": prose.html(question.help) if question.help else "",
        "required": complete,
        "error_messages": {
            "required": f"Answer “{question.text}”, or choose “Not sure”.",
            "invalid_choice": f"Choose from the answers shown for “{question.text}”.",
            "invalid_list": f"Choose from the answers shown for “{question.text}”.",
        },
    }
    if question.kind is QuestionKind.SEVERAL:
        return ChoiceOfSeveral(help_text=f"{question.why} Choose all that apply.".strip(), **shared)
    return ChoiceOfOne(help_text=question.why, **shared)


def _scale_field(criterion: Criterion, *, idle: bool) -> ChoiceOfOne:
    label = criterion.name
    return ChoiceOfOne(
        label=label,
        help_text=f"{criterion.measures} Does not count for your answers." if idle else criterion.measures,
        choices=[(str(weight), ChoiceLabel(text)) for weight, text in enumerate(PRIORITY_WORDS)],
        layout="scale",
        error_messages={
            "required": f"Say how much “{label}” matters.",
            "invalid_choice": f"Choose one of the five answers for “{label}”.",
        },
    )


def _named(value: Sequence[str] | str | None) -> list[str]:
    return [value] if value and isinstance(value, str) else list(value or [])


def _answer(chosen: list[str]) -> Answer | None:
    """The choices ticked, as an assessment stores them."""
    return NOT_SURE if NOT_SURE in chosen else chosen or None


def _ticked(question: Question, stored: Sequence[str] | str | None) -> list[str]:
    """The choices ticked at first: none where the question can't take the stored answer, which is asked again."""
    chosen = _named(stored)
    known = {NOT_SURE, *(choice.key for choice in question.choices)}
    fits = known.issuperset(chosen) and (question.kind is QuestionKind.SEVERAL or len(chosen) < 2)
    return chosen if fits else []
