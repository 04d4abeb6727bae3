"""The decide command, run in this process."""

import io

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError


def decide(*arguments: str) -> str:
    """What the command prints."""
    out = io.StringIO()
    call_command("decide", *arguments, stdout=out)
    return out.getvalue()


def refused(*arguments: str) -> list[str]:
    """The lines of a refusal, which comes with exit status 2 and prints nothing."""
    out = io.StringIO()
    with pytest.raises(CommandError) as refusal:
        call_command("decide", *arguments, stdout=out)
    assert refusal.value.returncode == 2
    assert out.getvalue() == ""
    return str(refusal.value).splitlines()
