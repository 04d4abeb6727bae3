"""Where a document declares things, and where it names them: the one walk that the checks share."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from catalog.checks.findings import Path
from catalog.document import NOT_SURE, Case, Clause, GuideDocument, Question, Rating

KINDS = {
    "source": "sources",
    "criterion": "criteria",
    "option": "options",
    "requirement": "requirements",
    "tool": "tools",
    "reference": "references",
    "step": "steps",
    "note": "notes",
    "example": "examples",
}
"""What stands directly in a guide under a key, and the list of the document that it stands in."""

NAMING = {"criterion": "criterion", "option": "option", "options": "option", "sources": "source", "tools": "tool"}
"""Fields that name other things, and the kind of thing that they name."""


@dataclass(frozen=True, slots=True)
class Place:
    """A key and its place. ``owner`` is the question of a choice or the criterion of a level, otherwise empty."""

    path: Path
    kind: str
    key: str
    owner: str = ""

    @property
    def identity(self) -> tuple[str, str, str]:
        """What two declared things never share."""
        return self.kind, self.owner, self.key

    @property
    def name(self) -> str:
        """The thing in words: ``choice "yes" of "new-hardware"``."""
        return f'{self.kind} "{self.key}"' + (f' of "{self.owner}"' if self.owner else "")


def subject(document: GuideDocument, path: str) -> str:
    """The key of the innermost thing on the way to a place: ``bm-arc`` for ``notes[3].option``; empty for none."""
    thing: Any = document
    found = ""
    for step in re.findall(r"[^.\[\]]+", path):
        thing = thing[int(step)] if isinstance(thing, tuple) else getattr(thing, step, None)
        if isinstance(thing, Rating):
            found = f"{thing.option} on {thing.criterion}"
        found = getattr(thing, "key", found)
    return found


def questions(document: GuideDocument) -> Iterator[tuple[Path, Question]]:
    """Every question with its path."""
    for number, step in enumerate(document.steps):
        for position, question in enumerate(step.questions):
            yield ("steps", number, "questions", position), question


def conditions(document: GuideDocument) -> Iterator[tuple[Path, tuple[Case, ...]]]:
    """The cases of everything that has a condition, with their path."""
    for index, criterion in enumerate(document.criteria):
        yield ("criteria", index, "applies_when"), criterion.applies_when
    for index, requirement in enumerate(document.requirements):
        yield ("requirements", index, "cases"), requirement.cases
    for index, note in enumerate(document.notes):
        yield ("notes", index, "cases"), note.cases


def clauses(document: GuideDocument) -> Iterator[tuple[Path, Clause]]:
    """Every clause with its path."""
    for path, cases in conditions(document):
        for number, case in enumerate(cases):
            for position, clause in enumerate(case):
                yield (*path, number, position), clause


def declared(document: GuideDocument) -> Iterator[Place]:
    """Every key that the document gives to a thing."""
    for kind, name in KINDS.items():
        for index, thing in enumerate(getattr(document, name)):
            yield Place((name, index, "key"), kind, thing.key)
    for index, criterion in enumerate(document.criteria):
        for position, level in enumerate(criterion.levels):
            yield Place(("criteria", index, "levels", position, "key"), "level", level.key, criterion.key)
    for path, question in questions(document):
        yield Place((*path, "key"), "question", question.key)
        for position, choice in enumerate(question.choices):
            yield Place((*path, "choices", position, "key"), "choice", choice.key, question.key)


def named(document: GuideDocument) -> Iterator[Place]:
    """Every key by which the document names a thing that stands elsewhere."""
    yield from _named_by(document.guide, ("guide",))
    for name in ("options", "ratings", "requirements", "tools", "references", "notes"):
        for index, thing in enumerate(getattr(document, name)):
            yield from _named_by(thing, (name, index))
    for path, clause in clauses(document):
        yield Place((*path, "question"), "question", clause.question)
        yield from _each((*path, "choices"), "choice", clause.choices, owner=clause.question)
    yield from _named_by_examples(document)


def _named_by(thing: Any, path: Path) -> Iterator[Place]:
    for field, kind in NAMING.items():
        match getattr(thing, field, None):
            case tuple() as keys:
                yield from _each((*path, field), kind, keys)
            case str() as key:
                yield Place((*path, field), kind, key)
    if getattr(thing, "level", None):
        yield Place((*path, "level"), "level", thing.level, thing.criterion)


def _named_by_examples(document: GuideDocument) -> Iterator[Place]:
    for index, example in enumerate(document.examples):
        path: Path = ("examples", index)
        for question, answer in example.answers.items():
            yield Place((*path, "answers", question), "question", question)
            if answer != NOT_SURE:
                yield from _each((*path, "answers", question), "choice", tuple(answer), owner=question)
        yield from (Place((*path, "priorities", key), "criterion", key) for key in example.priorities)
        yield from _each((*path, "expected", "leaders"), "option", example.expected.leaders)
        yield from (Place((*path, "expected", "statuses", key), "option", key) for key in example.expected.statuses)


def _each(path: Path, kind: str, keys: tuple[str, ...], *, owner: str = "") -> Iterator[Place]:
    return (Place((*path, index), kind, key, owner) for index, key in enumerate(keys))
