"""Every thing of a guide document, one after the other: where it stands, and how a reader knows it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.text import get_text_list

from catalog.checks.findings import Path
from catalog.checks.places import KINDS
from catalog.differences import names
from catalog.document import GuideDocument, Part, path_of

PLURALS = {
    "guide": "guides",
    **KINDS,
    "level": "levels",
    "question": "questions",
    "choice": "choices",
    "rating": "ratings",
}
"""What several things of a kind are called."""


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing of a document. ``part`` and ``key`` are what ``differences`` knows it by."""

    steps: Path
    part: str
    key: str
    name: str
    value: Part

    @property
    def path(self) -> str:
        """Where it stands: ``notes[3]``."""
        return path_of(*self.steps)


def things(document: GuideDocument) -> Iterator[Thing]:
    """Every thing, those inside another right after it."""
    named = names(document)
    for steps, part, key, value in _walk(document):
        yield Thing(steps, part, key, named[part, key] or key, value)


def counted(found: Iterable[Thing]) -> str:
    """How many there are of each kind, in the order in which they come: ``the guide, 1 note and 2 examples``."""
    counts = Counter(thing.part for thing in found)
    return get_text_list([_counted(part, count) for part, count in counts.items()], "and")


def _counted(part: str, count: int) -> str:
    return "the guide" if part == "guide" else f"{count} {part if count == 1 else PLURALS[part]}"


_Walked = Iterator[tuple[Path, str, str, Part]]


def _walk(document: GuideDocument) -> _Walked:
    yield ("guide",), "guide", document.guide.key, document.guide
    for kind, name in KINDS.items():
        for index, thing in enumerate(getattr(document, name)):
            yield (name, index), kind, thing.key, thing
            yield from _inside((name, index), thing)
    for index, rating in enumerate(document.ratings):
        yield ("ratings", index), "rating", f"{rating.option}/{rating.criterion}", rating


def _inside(steps: Path, thing: Any) -> _Walked:
    for kind in ("level", "question", "choice"):
        for index, inner in enumerate(getattr(thing, PLURALS[kind], ())):
            at = (*steps, PLURALS[kind], index)
            yield at, kind, inner.key if kind == "question" else f"{thing.key}/{inner.key}", inner
            yield from _inside(at, inner)
