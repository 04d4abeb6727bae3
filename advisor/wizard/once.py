"""A form that makes one assessment however often it is sent: it carries the secret that this will have."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, Signer

from advisor.forms import Form
from advisor.models import new_secret

_signer = Signer(salt="advisor.wizard.once")


def fresh() -> str:
    """A secret that nothing has yet, signed: nobody gives an assessment one of their own."""
    return _signer.sign(new_secret())


class OnceForm(Form):
    """A form that makes an assessment."""

    once = forms.CharField(required=False, widget=forms.HiddenInput, initial=fresh)

    def clean_once(self) -> str:
        """The secret, for an assessment of its own where none was sent."""
        try:
            return _signer.unsign(self.cleaned_data["once"] or fresh())
        except BadSignature:
            raise ValidationError("This form is not as it was made: load the page again.", code="once") from None
