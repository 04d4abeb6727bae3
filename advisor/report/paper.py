"""A report as the data that its paper is set from: everything that the page shows, as JSON."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from functools import lru_cache
from typing import Any

from pydantic import BaseModel

from advisor import formatting
from advisor.presenting import changes, matrix, prose, standings
from advisor.presenting.report import Content
from advisor.presenting.sources import Citation
from advisor.report.sheets import Sheet
from catalog.document import GuideText

LONG = 24
_LONG = re.compile(rf"[^\s/-]{{{LONG},}}")
UNBROKEN = {"url", "href", "sha256", "address"}


def data(content: Content, sheet: Sheet, *, since: str = "") -> dict[str, Any]:
    """The report as JSON data, for the template, and what has become of it since."""
    return {
        "title": f"{content.verdict.title}: recommendation for {sheet.title}",
        "made": f"{formatting.long_date(sheet.made_at)}, {sheet.made_at:%H:%M} UTC",
        "since": _joined(since),
        "content": _plain(content),
        "sheet": {"title": sheet.title, "address": sheet.address},
    }


def has_long_words(data: Any) -> bool:
    """Whether JSON data has a word that may be longer than its line; addresses break by themselves."""
    if isinstance(data, str):
        return len(data) >= LONG and bool(_LONG.search(data))
    if isinstance(data, dict):
        return any(has_long_words(each) for name, each in data.items() if name not in UNBROKEN)
    return isinstance(data, list) and any(map(has_long_words, data))


def _plain(value: Any) -> Any:
    """Texts, numbers and truth values; what holds them as lists and objects."""
    if isinstance(value, BaseModel) or is_dataclass(value):
        held = type(value).model_fields if isinstance(value, BaseModel) else [each.name for each in fields(value)]
        said = SAID.get(type(value), {})
        return {name: said.get(name, _plain)(getattr(value, name)) for name in held}
    if isinstance(value, str):
        return _joined(value)
    return [_plain(each) for each in value] if isinstance(value, tuple) else value


def _joined(text: str) -> str:
    """The text with its signs of per cent on the line of their numbers."""
    return text.replace(" %", "\N{NO-BREAK SPACE}%")


@lru_cache(maxsize=4096)
def _spans(text: str) -> list[Any]:
    return prose.spans(_joined(text))


def _all_spans(texts: Iterable[str]) -> list[Any]:
    return [_spans(text) for text in texts]


def _numbers(sources: Iterable[Citation]) -> list[int]:
    return [source.number for source in sources]


SAID: Mapping[type, Mapping[str, Callable[[Any], Any]]] = {
    standings.Account: {"pointed": lambda pointed: ", ".join(each.points for each in pointed)},
    standings.Reason: {"text": _spans, "waiver": _spans, "sources": _numbers},
    changes.Waived: {"text": _spans, "waiver": _spans},
    matrix.Matrix: {"sources": _numbers},
    matrix.Row: {"measures": _spans},
    matrix.Cell: {"sources": _numbers},
    GuideText: {"assumptions": _all_spans, "out_of_scope": _all_spans},
}
"""How paper gets what is not taken as it is, by type and field: the prose of guides as spans, sources by number."""
