"""Copying an assessment for another location."""

from typing import Any

from django import forms

from advisor.models import NAME_LENGTH
from advisor.wizard.forms import RenameForm


class CopyForm(RenameForm):
    """What the copy is called, where its location is, and whether the architect's own words go with it."""

    location = forms.CharField(
        label="Where it is",
        help_text="An address, a town, a site: whatever tells it apart. It may be left out.",
        max_length=NAME_LENGTH,
        required=False,
        strip=True,
        error_messages={"max_length": f"Shorten the location to {NAME_LENGTH} characters or fewer."},
    )
    remarks = forms.BooleanField(label="Copy my remarks on answers and options, too", required=False)

    def __init__(self, *args: Any, remarked: bool, **kwargs: Any) -> None:
        """``remarked``: whether there are any remarks to copy."""
        super().__init__(*args, **kwargs)
        if not remarked:
            del self.fields["remarks"]
