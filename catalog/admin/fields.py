"""Fields of the admin's own forms."""

from typing import Any

from django import forms

from catalog.models.fields import ProseField
from catalog.validators import validate_printable


class ProseInput(forms.CharField):
    """A text of several lines, as ``ProseField`` stores it."""

    default_validators = [validate_printable]
    widget = forms.Textarea(attrs={"rows": 4, "class": "vLargeTextField"})

    def to_python(self, value: Any) -> Any:
        """The text with single line feeds."""
        return ProseField().to_python(super().to_python(value))
