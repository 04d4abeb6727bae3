"""A form that makes one assessment however often it is sent: it carries a number of its own."""

import uuid

from django import forms

from advisor.forms import Form


class OnceForm(Form):
    """A form that makes an assessment."""

    once = forms.UUIDField(
        required=False,
        widget=forms.HiddenInput,
        initial=uuid.uuid4,
        error_messages={"invalid": "This form is not as it was made: load the page again."},
    )
