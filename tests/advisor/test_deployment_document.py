"""The document for operators names what there is."""

import re
from pathlib import Path

import pytest
from django.core.management import get_commands

from advisor.environment import BASE_DIR, Environment
from tests.advisor.documented import DEPLOYMENT, commands

TEXT = DEPLOYMENT.read_text()


ROWS = dict(re.findall(r"^\| `([A-Z_]+)` \| ([^|]+) \|", TEXT, re.MULTILINE))
"""Each variable, with its default."""


def plain(default: object) -> str:
    """A default as the document has it."""
    if isinstance(default, Path):
        return f"`{default.relative_to(BASE_DIR)}`"
    return f"`{str(default).lower() if isinstance(default, bool) else default}`"


@pytest.mark.parametrize("name", [name.upper() for name in Environment.model_fields])
def test_it_names_every_variable_with_its_default(name: str) -> None:
    known = Environment.model_fields[name.lower()].default
    expected = "empty:" if known in ("", None) else plain(known)
    assert ROWS[name].startswith(expected)


def test_it_names_no_other_variable() -> None:
    assert set(ROWS) == {name.upper() for name in Environment.model_fields}


def test_it_names_commands_that_there_are() -> None:
    named = set(re.findall(r"manage\.py ([a-z_]+)", TEXT))
    assert {"setup", "backup", "restore", "end_assessments", "collectstatic"} <= named <= set(get_commands())


@pytest.mark.parametrize("heading", ["Back up", "Restore"])
def test_it_has_the_commands_that_are_tested(heading: str) -> None:
    assert '"$BACKUP"' in commands(heading)
