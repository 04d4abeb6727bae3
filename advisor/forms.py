"""What every form of the site goes by."""

from django import forms
from django.core.exceptions import ValidationError


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
