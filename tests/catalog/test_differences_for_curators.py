"""What changed from one document to another, for curators: nothing goes unsaid."""

import datetime
from collections.abc import Iterator
from enum import Enum
from typing import Any

import pytest
from pydantic import BaseModel

from catalog.differences import Detail, Difference, Kind, differences, names
from catalog.document import Clause, GuideDocument, Level, Operator
from tests.catalog.documents import changed, whole

Steps = tuple[str | int, ...]

CASE = (Clause(question="room", operator=Operator.ANY_OF, choices=("small",)),)
ADDED: dict[str | int, Any] = {
    "applies_when": CASE, "cases": CASE, "levels": Level(key="other", label="Other", value=1),
}  # fmt: skip
"""What to put into an empty list, where it takes no texts."""


def _values(thing: Any, way: Steps = ()) -> Iterator[tuple[Steps, Any]]:
    """Everything that stands in a document, with the way to it: fields that are empty too."""
    yield way, thing
    inner: Any = ()
    if isinstance(thing, BaseModel):
        inner = ((name, getattr(thing, name)) for name in type(thing).model_fields if name != "format")
    elif isinstance(thing, dict):
        inner = thing.items()
    elif isinstance(thing, tuple):
        inner = enumerate(thing)
    for step, value in inner:
        yield from _values(value, (*way, step))


def _others(value: Any, way: Steps) -> list[Any]:
    """Values that could stand in a place instead of this one."""
    match value:
        case tuple():
            return [value[::-1], value[1:]] if value else [(ADDED.get(way[-1], "other"),)]
        case dict():
            return [dict(list(value.items())[1:])] if value else []
        case str() if not isinstance(value, Enum):
            return [f"{value}-other", *([] if way[-1] == "key" else [""])]
        case None:
            return [10 if way[-1] == "points" else "other"]
    return _other_values(value)


def _other_values(value: Any) -> list[Any]:
    match value:
        case bool():
            return [not value]
        case Enum():
            return [next(each for each in type(value) if each is not value)]
        case int():
            return [value - 1 if value else 1]
        case datetime.date():
            return [value + datetime.timedelta(days=1), None]
    return []


def _with(thing: Any, way: Steps, value: Any) -> Any:
    """A document with another value in one place, sound or not."""
    if not way:
        return value
    step, rest = way[0], way[1:]
    if isinstance(thing, BaseModel):
        return thing.model_copy(update={str(step): _with(getattr(thing, str(step)), rest, value)})
    if isinstance(thing, dict):
        return {**thing, step: _with(thing[step], rest, value)}
    return tuple(_with(each, rest, value) if place == step else each for place, each in enumerate(thing))


def _changes(part: str) -> Iterator[tuple[str, GuideDocument]]:
    """The document with each place of a part changed in turn, to each of its other values."""
    for way, value in _values(getattr(whole(), part), (part,)):
        for other in _others(value, way):
            if other != value:
                yield f"{'.'.join(map(str, way))}: {other}", _with(whole(), way, other)


def _unsaid(other: GuideDocument) -> bool:
    """Whether a change shows in no words, in either direction."""
    both = differences(whole(), other, curation=True), differences(other, whole(), curation=True)
    return not all(found and all(each.details or each.kind is not Kind.CHANGED for each in found) for found in both)


@pytest.mark.parametrize("part", [name for name in GuideDocument.model_fields if name != "format"])
def test_it_says_whatever_changes(part: str) -> None:
    changes = list(_changes(part))

    assert len(changes) > 8
    assert [name for name, other in changes if _unsaid(other)] == []


def test_it_finds_none_between_equal_documents() -> None:
    assert differences(whole(), whole(), curation=True) == ()


EXAMPLES = [
    ("sentence", "Soon.", "sentence", "A small yard, whose owner wants fruit soon.", "Soon."),
    (
        "answers",
        {"use": ["rest"], "room": "not-sure", "patience": []},
        "answers",
        "“What is it for?” “Shade” and “Fruit”; “How much room is there?” “Little”; “Is there time?” not sure",
        "“What is it for?” “To look at”; “How much room is there?” not sure; “Is there time?” nothing",
    ),
    ("priorities", {"shade": 3}, "priorities", "Harvest 4, Shade 0", "Shade 3"),
    ("expected.outcome", "tie", "expected outcome", "clear", "tie"),
    ("expected.leaders", ["cherry", "walnut"], "expected leaders", "Cherry", "Cherry and Walnut"),
    (
        "expected.statuses",
        {"walnut": "depends"},
        "expected statuses",
        "Walnut ruled-out, Cherry eligible",
        "Walnut depends",
    ),
]


@pytest.mark.parametrize("case", EXAMPLES, ids=[case[0] for case in EXAMPLES])
def test_it_says_how_an_example_changed(case: tuple[Any, ...]) -> None:
    path, value, *detail = case
    other = changed((f"examples.0.{path}", value))

    (found,) = differences(whole(), other, curation=True)

    assert (found.part, found.key, found.kind) == ("example", "small-yard", Kind.CHANGED)
    assert found.details == (Detail(*detail),)


def _moved(path: Steps) -> tuple[Difference, ...]:
    """What is said where the last of a list comes first."""
    data: Any = whole()
    for step in path:
        data = data[step] if isinstance(step, int) else getattr(data, step)
    turned = tuple(data[-1:] + data[:-1])
    return differences(whole(), _with(whole(), path, turned), curation=True)


MOVED = [
    ("note", ("notes",), "cherry-birds", "after “Cherry: Bears within a few years.”"),
    ("level", ("criteria", 0, "levels"), "shade/none", "after “Shade: Some”"),
    ("choice", ("steps", 1, "questions", 0, "choices"), "use/rest", "after “What is it for? Shade”"),
    ("rating", ("ratings",), "cherry/origin", "after “Cherry, Shade”"),
    ("criterion", ("criteria",), "origin", "after “Harvest”"),
]


@pytest.mark.parametrize(("part", "path", "key", "before"), MOVED, ids=[case[0] for case in MOVED])
def test_it_says_of_what_was_moved_where_it_stood(part: str, path: Steps, key: str, before: str) -> None:
    (found,) = _moved(path)

    assert (found.part, found.key) == (part, key)
    assert found.details == (Detail("place", before, "first"),)


def test_it_calls_nothing_moved_where_something_is_added_or_removed_before_it() -> None:
    (found,) = differences(whole(), _with(whole(), ("notes",), whole().notes[1:]), curation=True)

    assert (found.key, found.kind) == ("walnut-too-broad", Kind.REMOVED)


def test_it_tells_readers_nothing_of_examples_and_order() -> None:
    document = whole()
    other = document.model_copy(update={"examples": (), "notes": document.notes[::-1]})

    assert differences(document, other) == ()


def test_it_names_everything() -> None:
    known = names(whole())

    assert known["note", "cherry-soon"] == "Cherry: Bears within a few years."
    assert known["rating", "cherry/shade"] == "Cherry, Shade"
    assert known["example", "no-answers"] == "Nothing is known yet."
