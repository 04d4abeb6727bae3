"""The fields of the wizard's forms: questions of one choice or several, and scales."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict


@dataclass(frozen=True, slots=True)
class ChoiceLabel:
    """What stands beside a choice."""

    text: str
    help: str = ""
    exclusive: bool = False

    def __str__(self) -> str:
        return self.text


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
