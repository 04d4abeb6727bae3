"""The styles: small as sent, and nothing from elsewhere."""

import gzip
import re
from pathlib import Path

import pytest

BUDGET = 12 * 1024
STYLES = sorted(Path("static/css").glob("*.css"))
SCRIPTS = sorted(Path("static/js").glob("*.js"))


def test_sends_all_styles_in_twelve_kilobytes() -> None:
    assert sum(len(gzip.compress(style.read_bytes(), 9)) for style in STYLES) < BUDGET


@pytest.mark.parametrize("path", [*STYLES, *SCRIPTS], ids=str)
def test_fetches_nothing_from_elsewhere(path: Path) -> None:
    assert not re.findall(r"@import|url\(|https?://", path.read_text())
