"""The kinds of field that the catalog's models are made of, each with the limits of the guide document."""

from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django import forms
from django.db import models
from django.utils.text import capfirst

from catalog.document import KEY_LENGTH, LINE_LENGTH
from catalog.validators import (
    validate_contact,
    validate_key,
    validate_lines,
    validate_printable,
    validate_web_address,
)

if TYPE_CHECKING:
    _Char = models.CharField[str, str]
    _Text = models.TextField[str, str]
    _Json = models.JSONField[list[str], list[str]]
else:
    _Char, _Text, _Json = models.CharField, models.TextField, models.JSONField

KEY_HELP = "Small letters, digits and hyphens. Links, files and exports hold it: give a new meaning a new key."


def labelled(members: type[StrEnum]) -> list[tuple[str, str]]:
    """The members of an enumeration as Django's choices: ``rules-out`` reads "Rules out"."""
    return [(member.value, member.value.replace("-", " ").capitalize()) for member in members]


class KeyField(_Char):
    """A key: what other things, files and links name a thing by."""

    default_validators = [validate_key]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"max_length": KEY_LENGTH, "help_text": KEY_HELP, **kwargs})


class LineField(_Char):
    """A short text on one line."""

    default_validators = [validate_printable]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"max_length": LINE_LENGTH, **kwargs})


class ProseField(_Text):
    """A longer text, its line breaks kept as single line feeds whatever a browser sends."""

    default_validators = [validate_printable]

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        return text.replace("\r\n", "\n").replace("\r", "\n") if isinstance(text, str) else text


class AddressField(_Char):
    """A web address. Tables hold any text; forms and publication refuse what a browser should not open."""

    default_validators = [validate_web_address]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"max_length": 500, **kwargs})


class ContactField(AddressField):
    """A web or mail address."""

    default_validators = [validate_contact]


class LinesFormField(forms.CharField):
    """A list of texts, edited one a line."""

    widget = forms.Textarea

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        return [line.strip() for line in (super().to_python(value) or "").splitlines() if line.strip()]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(self.to_python(self.prepare_value(initial)) != self.to_python(data))


class LinesField(_Json):
    """A list of single lines of text, in order."""

    default_validators = [validate_lines]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"default": list, "blank": True, **kwargs})

    def formfield(self, **kwargs: Any) -> Any:
        options = {"label": capfirst(self.verbose_name), "help_text": self.help_text, **kwargs}
        return LinesFormField(**options, required=not self.blank)
