"""A report as the data that its paper is set from: everything that the page shows, as JSON."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from pydantic import BaseModel

from advisor import formatting
from advisor.presenting import changes, matrix, prose, standings
from advisor.presenting.report import Content
from advisor.report.sheets import Sheet
from catalog.document import GuideText

PROSE: Mapping[type, frozenset[str]] = {
    standings.Reason: frozenset({"text", "waiver"}),
    changes.Waived: frozenset({"text", "waiver"}),
    matrix.Row: frozenset({"measures"}),
    GuideText: frozenset({"assumptions", "out_of_scope"}),
}
"""What the page shows as prose of a guide, by type: paper gets it as spans."""


def data(content: Content, sheet: Sheet) -> dict[str, Any]:
    """The report as JSON data, for the template."""
    return {
        "title": f"{content.verdict.title}: recommendation for {sheet.title}",
        "made": f"{formatting.long_date(sheet.made_at)}, {sheet.made_at:%H:%M} UTC",
        "content": _plain(content),
        "sheet": {"title": sheet.title, "address": sheet.address},
    }


def _plain(value: Any) -> Any:
    """Texts, numbers and truth values as they are; what holds them as lists and objects."""
    if isinstance(value, BaseModel) or is_dataclass(value):
        held = type(value).model_fields if isinstance(value, BaseModel) else [each.name for each in fields(value)]
        spans = PROSE.get(type(value), frozenset())
        return {name: (_spans if name in spans else _plain)(getattr(value, name)) for name in held}
    return [_plain(each) for each in value] if isinstance(value, tuple) else value


def _spans(text: str | tuple[str, ...]) -> list[Any]:
    return prose.spans(text) if isinstance(text, str) else [prose.spans(each) for each in text]
