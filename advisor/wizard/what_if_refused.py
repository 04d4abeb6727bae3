"""What is wrong with the address of a what-if, each thing under the name that the address has for it."""

from collections.abc import Iterable
from dataclasses import replace

from advisor.engine.errors import Problem
from advisor.loading import LoadedEdition
from advisor.wizard.query import PLACE, PRIORITY, Query

_PLACES = PLACE.rstrip(".")
"""What is wrong with an order as a whole."""


def in_address(problems: Iterable[Problem], asked: Query, loaded: LoadedEdition) -> tuple[Problem, ...]:
    """The problems of a query, named as the query names what they are about, and as pages name it."""
    return tuple(replace(each, place=_named(each.place, asked, loaded)) for each in problems)


def _named(place: str, asked: Query, loaded: LoadedEdition) -> str:
    kind, _, key = place.partition(".")
    if not key:
        return _PLACES
    if kind == "answers":
        question = loaded.questions.get(key)
        return f"{key} (“{question.text}”)" if question else key
    criterion = loaded.criteria.get(key)
    name = f"{_prefix(kind, key, asked)}{key}"
    return f"{name} (“{criterion.name}”)" if criterion else name


def _prefix(kind: str, key: str, asked: Query) -> str:
    """A criterion that there is not is found as one with a level would be, even where it is given a place."""
    placed = kind == "places" or (PLACE + key in asked and PRIORITY + key not in asked)
    return PLACE if placed else PRIORITY
