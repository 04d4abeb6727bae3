"""Forms that pass over nothing that was sent, and forms that remember what they were filled from."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from advisor.models import Assessment

BASE = "base-"
"""Prefix of the hidden fields that say what a form was filled from."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """A hidden field."""

    name: str
    value: str


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


class MergedForm(Form):
    """A form whose fields may be changed elsewhere meanwhile: it remembers what it was filled from."""

    stores: str
    """The field of an assessment in which its values stand."""

    def __init__(self, data: QueryDict | None, stored: Mapping[str, Any]) -> None:
        super().__init__(data)
        self.stored = stored
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
    def sent(self) -> dict[str, Any]:
        """What is to be stored, by key."""
        return self.changed

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

    def start_from(self, assessment: Assessment) -> None:
        """Let the next attempt start from what is stored by now, but where the page goes on showing what it showed."""
        stored = getattr(assessment, self.stores)
        self.rebased = {key: stored.get(key) for key in self.changed}

    def _shown(self, key: str, value: Any) -> Any:  # noqa: ARG002 - a form may show less than is stored
        """What is chosen at first where a value is stored."""
        return value

    def _read(self, text: str) -> Any:
        raise NotImplementedError

    def _written(self, value: Any) -> str:
        raise NotImplementedError
