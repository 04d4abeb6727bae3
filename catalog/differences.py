"""What changed from one guide document to another, item by item, in words.

Items are matched by key: a thing whose meaning changes gets a new key, so that it reads as one removed and one added.
Order is not compared.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.text import get_text_list

from catalog import wording
from catalog.document import Clause, GuideDocument, Part, Question


class Kind(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Detail:
    """One field that reads differently."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One item that is only in one document, or not the same in both."""

    part: str
    """What kind of thing it is: ``option``, ``rating``, ``note`` ..."""
    key: str
    """Its key; with its owner's before a slash, where a key alone does not tell."""
    name: str
    """How a reader knows it."""
    kind: Kind
    details: tuple[Detail, ...] = ()


@dataclass(frozen=True, slots=True)
class _Field:
    """What a field holds, which is compared, and how a reader would say it: a new label alone moves no condition."""

    value: object = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class _Item:
    name: str
    fields: dict[str, _Field]


_NOTHING = _Field()
_Index = dict[tuple[str, str], _Item]


def differences(before: GuideDocument, after: GuideDocument) -> tuple[Difference, ...]:
    """All differences, by kind of thing in the order of the document; examples, which readers never see, left out."""
    old, new = _index(before), _index(after)
    order = {part: place for place, part in enumerate(_PARTS)}
    keys = sorted({**old, **new}, key=lambda key: order[key[0]])
    found = (_difference(*key, old.get(key), new.get(key)) for key in keys)
    return tuple(difference for difference in found if difference)


def _difference(part: str, key: str, old: _Item | None, new: _Item | None) -> Difference | None:
    if old is None or new is None:
        item = old or new
        kind = Kind.REMOVED if new is None else Kind.ADDED
        return Difference(part, key, item.name if item else key, kind)
    pairs = {name: (old.fields.get(name, _NOTHING), new.fields.get(name, _NOTHING)) for name in old.fields | new.fields}
    details = tuple(Detail(name, was.words, now.words) for name, (was, now) in pairs.items() if was.value != now.value)
    return Difference(part, key, new.name, Kind.CHANGED, details) if details else None


def _index(document: GuideDocument) -> _Index:
    return {
        (part, key): _Item(name, fields)
        for part, items in _PARTS.items()
        for key, name, fields in items(document, _Words(document))
    }


class _Words:
    """A document's fields as a reader would say them."""

    def __init__(self, document: GuideDocument) -> None:
        self.questions: dict[str, Question] = {question.key: question for question in document.questions}
        self.options = {option.key: option.name for option in document.options}
        self.criteria = {criterion.key: criterion for criterion in document.criteria}

    def fields(self, part: Part, *without: str) -> dict[str, _Field]:
        """The fields that say something, by name."""
        values = {name: getattr(part, name) for name in type(part).model_fields if name not in ("key", *without)}
        said = {name: _Field(value, self._said(name, value)) for name, value in values.items()}
        return {name.replace("_", " "): field for name, field in said.items() if field.words}

    def level(self, criterion: str, level: str | None) -> dict[str, _Field]:
        """The level as a field; none where it is not stated."""
        known = self.criteria.get(criterion)
        labels = {each.key: each.label for each in known.levels} if known else {}
        return {"level": _Field(level, labels.get(level, level))} if level else {}

    def _said(self, name: str, value: Any) -> str:
        if name in ("cases", "applies_when"):
            return self._condition(value)
        if isinstance(value, bool):
            return "yes" if value else ""
        if isinstance(value, tuple):
            texts = [str(each) for each in value]
            return " ".join(texts) if any(text.endswith(".") for text in texts) else get_text_list(texts, "and")
        return "" if value is None else str(value)

    def _condition(self, cases: tuple[tuple[Clause, ...], ...]) -> str:
        return "; or when ".join(wording.condition(self.questions, cases)) or "always"


_Found = Iterator[tuple[str, str, dict[str, _Field]]]


def _guide(document: GuideDocument, words: _Words) -> _Found:
    yield document.guide.key, document.guide.title, words.fields(document.guide)


def _sources(document: GuideDocument, words: _Words) -> _Found:
    yield from ((each.key, each.title, words.fields(each)) for each in document.sources)


def _criteria(document: GuideDocument, words: _Words) -> _Found:
    yield from ((each.key, each.name, words.fields(each, "levels")) for each in document.criteria)


def _levels(document: GuideDocument, words: _Words) -> _Found:
    for criterion in document.criteria:
        for level in criterion.levels:
            yield f"{criterion.key}/{level.key}", f"{criterion.name}: {level.label}", words.fields(level)


def _options(document: GuideDocument, words: _Words) -> _Found:
    yield from ((each.key, each.name, words.fields(each)) for each in document.options)


def _ratings(document: GuideDocument, words: _Words) -> _Found:
    for each in document.ratings:
        option = words.options.get(each.option, each.option)
        criterion = words.criteria.get(each.criterion)
        fields = words.fields(each, "option", "criterion", "level")
        name = f"{option}, {criterion.name if criterion else each.criterion}"
        yield f"{each.option}/{each.criterion}", name, words.level(each.criterion, each.level) | fields


def _requirements(document: GuideDocument, words: _Words) -> _Found:
    for each in document.requirements:
        yield each.key, each.text, words.fields(each, "level") | words.level(each.criterion, each.level)


def _tools(document: GuideDocument, words: _Words) -> _Found:
    yield from ((each.key, each.name, words.fields(each)) for each in document.tools)


def _references(document: GuideDocument, words: _Words) -> _Found:
    yield from ((each.key, each.title, words.fields(each)) for each in document.references)


def _steps(document: GuideDocument, words: _Words) -> _Found:
    for each in document.steps:
        asked = tuple(question.key for question in each.questions)
        yield each.key, each.title, words.fields(each, "questions") | {"questions": _Field(asked, ", ".join(asked))}


def _questions(document: GuideDocument, words: _Words) -> _Found:
    yield from ((each.key, each.text, words.fields(each, "choices")) for each in document.questions)


def _choices(document: GuideDocument, words: _Words) -> _Found:
    for question in document.questions:
        for choice in question.choices:
            yield f"{question.key}/{choice.key}", f"{question.text} {choice.label}", words.fields(choice)


def _notes(document: GuideDocument, words: _Words) -> _Found:
    for each in document.notes:
        option = words.options.get(each.option, each.option)
        yield each.key, f"{option}: {each.text}", words.fields(each)


_PARTS: dict[str, Callable[[GuideDocument, _Words], _Found]] = {
    "guide": _guide,
    "option": _options,
    "criterion": _criteria,
    "level": _levels,
    "rating": _ratings,
    "requirement": _requirements,
    "step": _steps,
    "question": _questions,
    "choice": _choices,
    "note": _notes,
    "tool": _tools,
    "reference": _references,
    "source": _sources,
}
