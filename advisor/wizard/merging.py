"""Forms that remember what they were filled from."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from advisor.forms import Form
from advisor.models import Assessment
from advisor.wizard.fields import RemarkField

BASE = "base-"
"""Prefix of the hidden fields that say what a form was filled from."""
REMARK = "remark."
"""Prefix of the fields with a remark on a question or an option; no key has a full stop in it."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """A hidden field."""

    name: str
    value: str


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
        return {key: self._based(key, self.data.get(BASE + key, "")) for key in self.fields}

    @property
    def hidden(self) -> list[Hidden]:
        """The hidden fields for the next time it is sent."""
        return [Hidden(BASE + key, self._written(value)) for key, value in {**self.base, **self.rebased}.items()]

    @property
    def remarks(self) -> dict[str, str | None]:
        """The remarks among what was sent; ``None`` where there is none."""
        return {key: self.cleaned_data.get(key) or None for key in self.fields if key.startswith(REMARK)}

    @classmethod
    def stored_in(cls, assessment: Assessment) -> Mapping[str, Any]:
        """What is stored by now of what the form is about, by key."""
        values: Mapping[str, Any] = getattr(assessment, cls.stores)
        return values

    def start_from(self, assessment: Assessment) -> None:
        """Let the next attempt start from what is stored by now, but where the page goes on showing what it showed."""
        stored = self.stored_in(assessment)
        self.rebased = {key: stored.get(key) for key in self.changed}

    def _based(self, key: str, text: str) -> Any:
        field = self.fields[key]
        return field.to_python(text) or None if isinstance(field, RemarkField) else self._read(text)

    def _shown(self, key: str, value: Any) -> Any:  # noqa: ARG002 - a form may show less than is stored
        """What is chosen at first where a value is stored."""
        return value

    def _read(self, text: str) -> Any:
        raise NotImplementedError

    def _written(self, value: Any) -> str:
        raise NotImplementedError
