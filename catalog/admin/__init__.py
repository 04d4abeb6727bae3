"""Where curators work: one family of models a file."""

from catalog.admin import (
    criteria,
    editions,
    examples,
    guides,
    notes,
    options,
    questions,
    ratings,
    sources,
    tools,
)

__all__ = [
    "criteria",
    "editions",
    "examples",
    "guides",
    "notes",
    "options",
    "questions",
    "ratings",
    "sources",
    "tools",
]
