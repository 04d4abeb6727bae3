"""A report on paper: a PDF that says what the page says, tagged for whoever listens to it, and made to be kept."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from advisor.presenting.report import Content
from advisor.report import glyphs, paper, typeset
from advisor.report.sheets import Sheet

PARTS = ("look", "reasons", "charts", "report")
"""Of the template, each built on those before."""


def render(content: Content, sheet: Sheet, *, since: str = "") -> bytes:
    """The report as PDF/UA-1 and PDF/A-2a, with what has become of it since; the same bytes for the same of both."""
    data = paper.data(content, sheet, since=since)
    timestamp, unshown = int(sheet.made_at.timestamp()), set[str]()
    while True:
        shown, hidden = glyphs.showable(data, besides=unshown)
        try:
            return typeset.pdf(_template(), {"data": _json(shown, hidden=hidden)}, timestamp=timestamp)
        except typeset.MissingGlyphsError as error:
            if error.characters <= unshown:
                raise
            unshown |= error.characters


def _json(shown: dict[str, Any], *, hidden: bool) -> str:
    """What the template reads."""
    return json.dumps({**shown, "hidden": hidden, "long": paper.has_long_words(shown)}, ensure_ascii=False)


@lru_cache(maxsize=1)
def _template() -> bytes:
    return b"".join(Path(__file__).with_name(f"{part}.typ").read_bytes() for part in PARTS)
