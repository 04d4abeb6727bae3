"""Files for the commands to read."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def write(tmp_path: Path) -> Callable[[Any], str]:
    """Writes data to a file as JSON, and names it."""

    def written(data: Any) -> str:
        path = tmp_path / "answers.json"
        path.write_text(json.dumps(data), encoding="utf-8")
        return str(path)

    return written
