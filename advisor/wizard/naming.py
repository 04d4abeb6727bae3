"""The forms that name an assessment and say where its location is."""

from collections.abc import Mapping
from typing import Any

from advisor.forms import Form
from advisor.models import NAME_LENGTH
from advisor.wizard.fields import OwnText
from advisor.wizard.merging import BASE, Hidden
from advisor.wizard.once import OnceForm


class NameForm(Form):
    """What an assessment is called, and where its location is."""

    name = OwnText(
        what="name",
        length=NAME_LENGTH,
        label="Name of the location or the project",
        help_text="Stands on the report. Only people who know the address of your assessment or report see it.",
    )
    location = OwnText(
        what="location",
        length=NAME_LENGTH,
        label="Where it is",
        help_text="An address, a town, a site: whatever tells it apart. It may be left out.",
    )


class StartForm(OnceForm, NameForm):
    """A name and a location, sent by either of two buttons."""

    DECISIVE_FIRST = "decisive-first"

    @property
    def known(self) -> set[str]:
        return super().known | {self.DECISIVE_FIRST}

    @property
    def decisive_first(self) -> bool:
        """Whether the button was pressed that leads to the most decisive question."""
        return self.DECISIVE_FIRST in self.data


class NamedForm(NameForm):
    """A name has to be given."""

    def __init__(self, data: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["name"].required = True
        self.fields["name"].error_messages["required"] = "Give the assessment a name."


class RenameForm(NamedForm):
    """Another name, or another location; both may be changed elsewhere meanwhile."""

    def __init__(self, data: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        shown = {key: self.data.get(BASE + key, "") for key in self.fields} if self.is_bound else self.initial
        self.base: dict[str, str] = {key: shown.get(key, "") for key in self.fields}

    @property
    def known(self) -> set[str]:
        return super().known | {BASE + key for key in self.fields}

    @property
    def hidden(self) -> list[Hidden]:
        """What each was when the form was made, for when it is sent."""
        return [Hidden(BASE + key, value) for key, value in self.base.items()]
