"""The fields of the wizard's forms: questions of one choice or several, scales, and the architect's own words."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

REMARK_LENGTH = 1000
TURNING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
"""Embeddings, overrides and isolates of the direction of writing, for ``str.translate`` to leave out."""


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


class OwnText(forms.CharField):
    """The architect's own words, or none.

    Marks that embed, override or isolate a direction of writing are left out, as white space around the text is: nobody
    sees them, and all they do is change how other text reads. Single marks (U+200E, U+200F, U+061C) stay: names in
    Arabic and Hebrew need them. Browsers are told no length: they would cut what is pasted without a word.
    """

    def __init__(self, *, what: str, length: int, allowed: str = "", help_text: str = "", **kwargs: Any) -> None:
        """``what`` it is, as messages call it; ``allowed``: control characters that may stand in it."""
        limit = f"At most {length:,} characters."
        super().__init__(
            help_text=f"{help_text} {limit}".strip(),
            required=False,
            validators=[AtMost(what, length), Shown(what, allowed)],
            **kwargs,
        )

    def to_python(self, value: Any) -> str:
        """The text without what turns other text, and with line ends of one kind, whichever kind a browser sends."""
        text = str(value or "").translate(TURNING)
        return super().to_python(text.replace("\r\n", "\n").replace("\r", "\n")) or ""


class RemarkField(OwnText):
    """A remark: some lines of text, or none."""

    def __init__(self, *, label: str, help_text: str = "", beneath: bool = False) -> None:
        """``beneath``: whether another field shows it, folded, beneath its own."""
        self.beneath = beneath
        super().__init__(
            what="remark",
            length=REMARK_LENGTH,
            allowed="\n\t",
            label=label,
            help_text=help_text,
            widget=forms.Textarea(attrs={"rows": 3}),
        )


@dataclass(frozen=True, slots=True)
class AtMost:
    """Refuses text that is too long, and says by how much."""

    what: str
    length: int

    def __call__(self, text: str) -> None:
        over = len(text) - self.length
        if over > 0:
            limit = f"Shorten the {self.what} to {self.length:,} characters or fewer"
            message = f"{limit}: it has {len(text):,}, {over:,} too many."
            raise ValidationError(message, code="max_length")


@dataclass(frozen=True, slots=True)
class Shown:
    """Refuses text that can't be shown as it is: with control characters, or with nothing to see in it."""

    what: str
    allowed: str = ""
    """Control characters that may stand in it all the same."""

    def __call__(self, text: str) -> None:
        kinds = {character: unicodedata.category(character) for character in text}
        control = next((each for each, kind in kinds.items() if kind == "Cc" and each not in f"\0{self.allowed}"), "")
        if control:
            message = f"Take out the control character U+{ord(control):04X}: it can't be shown."
            raise ValidationError(message, code="control")
        if not any(kind[0] in "LNPS" for kind in kinds.values()):
            message = f"Give a {self.what} with letters, digits or signs that can be seen."
            raise ValidationError(message, code="invisible")
