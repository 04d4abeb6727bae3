"""Searching all texts of a guide document."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from catalog.checks.places import NAMING
from catalog.document import GuideDocument, Part
from catalog.things import Thing, things

_NAMING = {*NAMING, "level"}
BEFORE, AFTER = 60, 140
"""How much of a text an excerpt shows before and after the first match, in characters."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of an excerpt: a match, or what stands between matches."""

    text: str
    matches: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """One text in which every word of the query occurs."""

    thing: Thing
    field: str
    """Which of the thing's texts it is, in words."""
    excerpt: tuple[Piece, ...]


def search(document: GuideDocument, query: str) -> list[Hit]:
    """Every text in which all words of a query occur, small and capital letters alike; none for an empty query."""
    words = [re.compile(re.escape(word), re.IGNORECASE) for word in query.split()]
    any_word = re.compile("|".join(re.escape(word) for word in sorted(query.split(), key=len, reverse=True)), re.I)
    return [
        Hit(thing, field.replace("_", " "), _excerpt(text, any_word))
        for thing in (things(document) if words else ())
        for field, text in _texts(thing.value)
        if all(word.search(text) for word in words)
    ]


def _texts(part: Part) -> Iterator[tuple[str, str]]:
    """What a part says itself; keys by which it names other things are no texts of its own."""
    for name in type(part).model_fields:
        value = getattr(part, name)
        for text in value if isinstance(value, tuple) else (value,):
            if isinstance(text, str) and not isinstance(text, StrEnum) and name not in _NAMING:
                yield name, text


def _excerpt(text: str, words: re.Pattern[str]) -> tuple[Piece, ...]:
    matches = list(words.finditer(text))
    start, end = _window(text, matches[0])
    pieces, at = [Piece("… ", False)] if start else [], start
    for match in matches:
        if match.end() <= end:
            pieces += [Piece(text[at : match.start()], False), Piece(match.group(), True)]
            at = match.end()
    pieces += [Piece(text[at:end] + (" …" if end < len(text) else ""), False)]
    return tuple(piece for piece in pieces if piece.text)


def _window(text: str, match: re.Match[str]) -> tuple[int, int]:
    """From where to where an excerpt goes: whole words, if there are spaces to cut at."""
    start, end = max(0, match.start() - BEFORE), min(len(text), match.end() + AFTER)
    if start:
        start = max(start, text.find(" ", start, match.start()) + 1)
    if end < len(text):
        end = max(match.end(), text.rfind(" ", match.end(), end))
    return start, end
