"""Answers and priorities as an address carries them: ``?question=choice&question=choice&priority.<criterion>=3``.

A link that starts an assessment, a curator's preview and a what-if read them alike. What is no answer has a dot in its
name, which no key has: ``priority.<criterion>`` gives a level, ``place.<criterion>`` a place in an order.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from advisor.engine.answers import parse_answers, parse_priorities
from advisor.engine.errors import AnswersError, Problem
from advisor.engine.guide import HIGHEST_PRIORITY
from advisor.loading import LoadedEdition

PRIORITY = "priority."
PLACE = "place."
HIGHEST_NUMBER = 99
"""Beyond any level, and any place in an order."""

NO_PLACE = Problem("places", "no criterion has a place", "Give one of them the place 1")

Query = Mapping[str, list[str]]


@dataclass(frozen=True, slots=True)
class Said:
    """What a query says, as an assessment stores it: answers by question, levels or places by criterion."""

    answers: Mapping[str, Any] = field(default_factory=dict)
    priorities: Mapping[str, int] = field(default_factory=dict)
    order: Mapping[str, int] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.answers or self.priorities or self.order)

    @property
    def query(self) -> Query:
        """The query that says it."""
        choices = {key: [value] if isinstance(value, str) else list(value) for key, value in self.answers.items()}
        levels = {PRIORITY + key: [str(level)] for key, level in self.priorities.items()}
        return choices | levels | {PLACE + key: [str(place)] for key, place in self.order.items()}


def answers_in(given: Query, loaded: LoadedEdition) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """The answers of a query as an assessment stores them, or none of them and what is wrong with the query."""
    try:
        return parse_answers(loaded.engine, given).as_data(), ()
    except AnswersError as error:
        return {}, error.problems


def read(given: Query, loaded: LoadedEdition, *, places: bool = True) -> Said:
    """What a query says; without ``places``, levels alone are understood.

    Raises ``AnswersError`` with all in it that the edition can't take.
    """
    levels, order = named(given, PRIORITY), named(given, PLACE) if places else {}
    read_as_numbers = (PRIORITY, PLACE) if places else PRIORITY
    choices = {name: values for name, values in given.items() if not name.startswith(read_as_numbers)}
    answers, problems = answers_in(choices, loaded)
    found = [*problems, *_problems_of_levels(levels, loaded), *_problems_of_places(order, loaded)]
    if levels and order:
        found.append(Problem("places", "levels are given too", "Give either levels or places"))
    if found:
        raise AnswersError(found)
    return Said(
        answers,
        {key: int(values[0]) for key, values in levels.items()},
        {key: int(values[0]) for key, values in order.items()},
    )


def fitting(given: Query, loaded: LoadedEdition, *, places: bool = True) -> Query:
    """What of a query ``read`` can take, each name by itself."""
    return {name: values for name, values in given.items() if _fits({name: values}, loaded, places=places)}


def named(given: Query, prefix: str) -> dict[str, list[str]]:
    """What of a query has names with a prefix, by what follows it."""
    return {name.removeprefix(prefix): values for name, values in given.items() if name.startswith(prefix)}


def number(values: Sequence[str], highest: int) -> int | None:
    """The one number from 0 to ``highest`` that is named, or ``None``."""
    return {str(each): each for each in range(highest + 1)}.get(values[0]) if len(values) == 1 else None


def numbers(given: Query) -> dict[str, int]:
    """The values that are numbers; a page sends no others."""
    found = {key: number(values, HIGHEST_NUMBER) for key, values in given.items()}
    return {key: each for key, each in found.items() if each is not None}


def _problems_of_levels(levels: Query, loaded: LoadedEdition) -> Sequence[Problem]:
    weights = {key: number(values, HIGHEST_PRIORITY) for key, values in levels.items()}
    shown = {key: ", ".join(levels[key]) if weight is None else weight for key, weight in weights.items()}
    try:
        parse_priorities(loaded.engine, shown)
    except AnswersError as error:
        return error.problems
    return ()


def _problems_of_places(places: Query, loaded: LoadedEdition) -> Sequence[Problem]:
    """A criterion that there is not is found as one with a level would be."""
    known = [criterion.key for criterion in loaded.engine.criteria]
    unknown = _problems_of_levels({key: ["0"] for key in places if key not in known}, loaded)
    wrong = [key for key in known if key in places and number(places[key], len(known)) is None]
    remedy = f"Give a whole number from 0 to {len(known)}"
    return [*unknown, *(Problem(f"places.{key}", "it is no place in an order", remedy) for key in wrong)]


def _fits(given: Query, loaded: LoadedEdition, *, places: bool) -> bool:
    try:
        read(given, loaded, places=places)
    except AnswersError:
        return False
    return True
