"""Logging in to the administration."""

from typing import Any

from django.contrib.admin.forms import AdminAuthenticationForm
from django.core.validators import MaxLengthValidator


class LogInForm(AdminAuthenticationForm):
    """Django's, which leaves the length of the name to browsers: a longer one can't be stored as a refused log-in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name: Any = self.fields["username"]
        name.validators.append(MaxLengthValidator(name.max_length))
