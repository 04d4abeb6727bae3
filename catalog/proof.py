"""The record of a proof, in words: what was gone through to say what a check says."""

from collections.abc import Mapping
from typing import Any

_NAMES = {
    "space": "Ways to answer",
    "stranded": "Of these, with no option left",
    "classes": "Classes of answers that nothing tells apart",
    "method": "Method",
    "exact": "Exact",
    "not_covered": "Not covered",
    "seconds": "Seconds",
    "engine": "Engine",
}


def in_words(record: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What a record holds, by name, in one order. Nothing for a document of which nothing was proven."""
    known = [(name, record[key]) for key, name in _NAMES.items() if key in record]
    return [(name, _said(value)) for name, value in known if value not in ("", [], None)]


def _said(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return " ".join(map(str, value))
    return f"{value:,}" if isinstance(value, int) else str(value)
