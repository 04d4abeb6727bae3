"""The forms that give an assessment its name."""

import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from advisor.models import NAME_LENGTH
from advisor.wizard.merging import Form


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


class StartForm(NameForm):
    """A name, sent by either of two buttons."""

    DECISIVE_FIRST = "decisive-first"

    @property
    def known(self) -> set[str]:
        return super().known | {self.DECISIVE_FIRST}

    @property
    def decisive_first(self) -> bool:
        """Whether the button was pressed that leads to the most decisive question."""
        return self.DECISIVE_FIRST in self.data


class RenameForm(NameForm):
    """Another name: one has to be given."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].required = True
        self.fields["name"].error_messages["required"] = "Give the assessment a name."
