"""The document for operators names what there is."""

import re

import pytest

from advisor.environment import Environment
from tests.advisor.documented import DEPLOYMENT, commands

TEXT = DEPLOYMENT.read_text()


@pytest.mark.parametrize("name", [name.upper() for name in Environment.model_fields])
def test_it_names_every_variable_with_its_default(name: str) -> None:
    (default,) = re.findall(rf"^\| `{name}` \| ([^|]+) \|", TEXT, re.MULTILINE)
    known = Environment.model_fields[name.lower()].default
    plain = str(known).lower() if isinstance(known, bool) else str(known)
    assert default == f"`{plain}`" or default.startswith("empty") or name == "DATA_DIR"


@pytest.mark.parametrize("heading", ["Back up", "Restore"])
def test_it_has_the_commands_that_are_tested(heading: str) -> None:
    assert '"$BACKUP"' in commands(heading)
