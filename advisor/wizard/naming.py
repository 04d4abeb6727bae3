"""The forms that name an assessment and say where its location is."""

from collections.abc import Mapping
from typing import Any

from django import forms

from advisor.forms import Form
from advisor.models import NAME_LENGTH
from advisor.wizard.fields import Shown, location_field
from advisor.wizard.merging import BASE, Hidden


class NameForm(Form):
    """What an assessment is called, and where its location is."""

    name = forms.CharField(
        label="Name of the location or the project",
        help_text="Stands on the report. Only people who know the address of your assessment or report see it.",
        max_length=NAME_LENGTH,
        required=False,
        strip=True,
        validators=[Shown("name")],
        error_messages={"max_length": f"Shorten the name to {NAME_LENGTH} characters or fewer."},
    )
    location = location_field()


class StartForm(NameForm):
    """A name and a location, sent by either of two buttons."""

    DECISIVE_FIRST = "decisive-first"

    @property
    def known(self) -> set[str]:
        return super().known | {self.DECISIVE_FIRST}

    @property
    def decisive_first(self) -> bool:
        """Whether the button was pressed that leads to the most decisive question."""
        return self.DECISIVE_FIRST in self.data


class RenameForm(NameForm):
    """Another name: one has to be given. The location may be changed elsewhere meanwhile."""

    _BASE = f"{BASE}location"

    def __init__(self, data: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["name"].required = True
        self.fields["name"].error_messages["required"] = "Give the assessment a name."
        self.base: str = self.data.get(self._BASE, "") if self.is_bound else self.initial.get("location", "")

    @property
    def known(self) -> set[str]:
        return super().known | {self._BASE}

    @property
    def hidden(self) -> list[Hidden]:
        """What the location was when the form was made, for when it is sent."""
        return [Hidden(self._BASE, self.base)]
