"""What changed from one guide document to another, item by item, in words.

Items are matched by key: a thing whose meaning changes gets a new key, so that it reads as one removed and one added.
Readers are told what they can see; curators every difference, examples and what was moved in its list included.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import pairwise
from typing import Any

from django.utils.text import Truncator, get_text_list

from catalog import wording
from catalog.document import Clause, Example, GuideDocument, Part, Question


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
_Identity = tuple[str, str]
_Index = dict[_Identity, _Item]


def differences(before: GuideDocument, after: GuideDocument, *, curation: bool = False) -> tuple[Difference, ...]:
    """The differences, by kind of thing in the order of the document.

    For readers, without examples and order, which they never see; for curation, all: no two documents that differ are
    without a difference.
    """
    parts = _ALL_PARTS if curation else _PARTS
    old, new = _index(before, parts), _index(after, parts)
    if curation:
        _place_moved(old, new)
    order = {part: place for place, part in enumerate(parts)}
    keys = sorted({**old, **new}, key=lambda key: order[key[0]])
    found = (_difference(*key, old.get(key), new.get(key)) for key in keys)
    return tuple(difference for difference in found if difference)


def of_one(found: Iterable[Difference], part: str, key: str) -> tuple[Difference, ...]:
    """What of some differences is about one thing: itself, its levels and its choices."""
    within = {"criterion": "level", "question": "choice"}.get(part)
    return tuple(
        each
        for each in found
        if (each.part, each.key) == (part, key) or (each.part == within and each.key.partition("/")[0] == key)
    )


def names(document: GuideDocument) -> dict[tuple[str, str], str]:
    """How a reader knows each thing of a document, by part and key as a difference has them."""
    return {identity: item.name for identity, item in _index(document, _ALL_PARTS).items()}


def _place_moved(old: _Index, new: _Index) -> None:
    """Give what stands elsewhere among what both have a field that says where it stood and stands."""
    for before, after in _lists(old, new):
        blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
        stayed = {key for block in blocks for key in before[block.a : block.a + block.size]}
        for index, keys in ((old, before), (new, after)):
            for previous, key in pairwise([None, *keys]):
                if key is not None and key not in stayed:
                    index[key].fields["place"] = _place(index, previous)


def _place(index: _Index, previous: _Identity | None) -> _Field:
    return _Field(previous or (), f"after “{Truncator(index[previous].name).words(8)}”" if previous else "first")


def _lists(old: _Index, new: _Index) -> Iterator[tuple[list[_Identity], list[_Identity]]]:
    """Each list that both have, as what both have of it in the order of each; those in the same order left out."""
    before, after = _by_list(key for key in old if key in new), _by_list(key for key in new if key in old)
    yield from ((keys, after[name]) for name, keys in before.items() if keys != after[name])


def _by_list(identities: Iterable[_Identity]) -> dict[_Identity, list[_Identity]]:
    """Things by the list they stand in: levels and choices stand in their owner's, and a step tells its questions."""
    found: dict[_Identity, list[_Identity]] = {}
    for part, key in identities:
        if part != "question":
            owner = key.partition("/")[0] if part in ("level", "choice") else ""
            found.setdefault((part, owner), []).append((part, key))
    return found


def _difference(part: str, key: str, old: _Item | None, new: _Item | None) -> Difference | None:
    if old is None or new is None:
        item = old or new
        kind = Kind.REMOVED if new is None else Kind.ADDED
        return Difference(part, key, item.name if item else key, kind)
    pairs = {name: (old.fields.get(name, _NOTHING), new.fields.get(name, _NOTHING)) for name in old.fields | new.fields}
    details = tuple(Detail(name, was.words, now.words) for name, (was, now) in pairs.items() if was.value != now.value)
    return Difference(part, key, new.name, Kind.CHANGED, details) if details else None


def _index(document: GuideDocument, parts: "_Parts") -> _Index:
    words = _Words(document)
    return {
        (part, key): _Item(name, fields)
        for part, items in parts.items()
        for key, name, fields in items(document, words)
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

    def answers(self, example: Example) -> str:
        """The answers of an example: each question with its choices."""
        return "; ".join(f"“{self._asked(key)}” {self._answer(key, answer)}" for key, answer in example.answers.items())

    def criterion(self, key: str) -> str:
        """The name of a criterion; one that is not there stands under its key."""
        return self.criteria[key].name if key in self.criteria else key

    def option(self, key: str) -> str:
        """The name of an option; one that is not there stands under its key."""
        return self.options.get(key, key)

    def _asked(self, key: str) -> str:
        return self.questions[key].text if key in self.questions else key

    def _answer(self, question: str, answer: tuple[str, ...] | str) -> str:
        if isinstance(answer, str):
            return "not sure"
        labels = (f"“{wording.choice_label(self.questions, question, choice)}”" for choice in answer)
        return get_text_list(list(labels), "and") or "nothing"

    def _said(self, name: str, value: Any) -> str:
        if name in ("cases", "applies_when"):
            return self._condition(value)
        if isinstance(value, bool):
            return "yes" if value else ""
        if isinstance(value, tuple):
            texts = [str(each) or "(empty)" for each in value]
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
        fields = words.fields(each, "option", "criterion", "level")
        name = f"{words.option(each.option)}, {words.criterion(each.criterion)}"
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
        yield each.key, f"{words.option(each.option)}: {each.text}", words.fields(each)


def _examples(document: GuideDocument, words: _Words) -> _Found:
    for each in document.examples:
        priorities = (f"{words.criterion(key)} {weight}" for key, weight in each.priorities.items())
        statuses = (f"{words.option(key)} {status}" for key, status in each.expected.statuses.items())
        leaders = get_text_list([words.option(key) for key in each.expected.leaders], "and")
        said = {
            "answers": _Field(each.answers, words.answers(each)),
            "priorities": _Field(each.priorities, ", ".join(priorities)),
            "expected outcome": _Field(each.expected.outcome, each.expected.outcome.value),
            "expected leaders": _Field(each.expected.leaders, leaders),
            "expected statuses": _Field(each.expected.statuses, ", ".join(statuses)),
        }
        yield each.key, each.sentence, words.fields(each, "answers", "priorities", "expected") | said


_Parts = dict[str, Callable[[GuideDocument, _Words], _Found]]
_PARTS: _Parts = {
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
_ALL_PARTS: _Parts = {**_PARTS, "example": _examples}
