"""What the checks warn of in the shipped guides is what ``docs/content.md`` explains."""

import datetime
import pathlib
import re
from collections import Counter

import pytest

from advisor.proving import prove_document
from catalog.checks import Finding, Severity, structure
from tests.content.reading import SHIPPED, read_shipped

CONTENT = pathlib.Path(__file__).parents[2] / "docs" / "content.md"
ROW = re.compile(r"^\| (?P<edition>[\d-]+) \| `(?P<code>[a-z-]+)` \| (?P<count>\d+) \|$", re.MULTILINE)
LOOKED_AT = datetime.date(2026, 11, 25)
"""The day of which the text speaks: review dates pass."""
EDITIONS = [(path.parent.name, path.stem) for path in SHIPPED]


def found(guide: str, edition: str) -> list[Finding]:
    """All that a check finds."""
    document = read_shipped(guide, edition)
    return [*structure(document, today=LOOKED_AT), *prove_document(document).findings]


@pytest.mark.parametrize(("guide", "edition"), EDITIONS)
def test_each_warning_is_explained_and_counted(guide: str, edition: str) -> None:
    rows = ROW.finditer(CONTENT.read_text())
    explained = {row["code"]: int(row["count"]) for row in rows if row["edition"] == edition}
    warned = Counter(each.code for each in found(guide, edition) if each.severity is Severity.WARNING)
    assert warned == explained


@pytest.mark.parametrize(("guide", "edition"), EDITIONS)
def test_nothing_blocks_a_shipped_guide(guide: str, edition: str) -> None:
    assert [each for each in found(guide, edition) if each.severity is Severity.BLOCKS] == []
