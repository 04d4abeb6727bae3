"""Copying an assessment for another location."""

from typing import Any

from django import forms

from advisor.wizard.naming import NamedForm
from advisor.wizard.once import OnceForm


class CopyForm(OnceForm, NamedForm):
    """What the copy is called, where its location is, and whether the architect's own words go with it."""

    remarks = forms.BooleanField(label="Copy my remarks on answers and options, too", required=False)

    def __init__(self, *args: Any, remarked: bool, **kwargs: Any) -> None:
        """``remarked``: whether there are any remarks to copy."""
        super().__init__(*args, **kwargs)
        if not remarked:
            del self.fields["remarks"]
