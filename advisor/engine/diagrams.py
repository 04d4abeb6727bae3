"""Races laid out: from the answers to one question after another to who leads, for one guide or several at once.

A layer says where each row of completions goes with each answer to its question. Following several races through the
same answers counts in how many completions which leaders of one meet which leaders of another: a product of decision
diagrams (Bryant, "Graph-based algorithms for Boolean function manipulation", 1986), with numbers in place of truth.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import prod

import numpy as np

from advisor.engine.errors import TooManyStatesError
from advisor.engine.tracks import Array

MOST_PLACES = 4_000_000
"""Combined rows held at once before a count is given up: some 100 MB."""

Value = frozenset[str]
Values = Mapping[str, Sequence[Value]]
"""By question, the answers to go through."""


@dataclass(frozen=True, slots=True)
class Layer:
    """One question of a race."""

    question: str
    classes: Mapping[Value, int]
    """Which answers are alike: the number of each one's class."""
    after: Array
    """(classes, rows): the row of the next layer that an answer leads to."""


@dataclass(frozen=True, slots=True)
class Diagram:
    """One race, from a single row to its ends."""

    layers: tuple[Layer, ...]
    leaders: tuple[tuple[str, ...], ...]
    """Who leads, by row after the last layer."""


@dataclass(frozen=True, slots=True)
class Ending:
    """Completions in which each race has the same leaders."""

    leaders: tuple[tuple[str, ...], ...]
    """By race."""
    count: int
    example: Mapping[str, Value]
    """One of the completions."""


def endings(diagrams: Sequence[Diagram], order: Sequence[str], values: Values) -> list[Ending]:
    """Every combination of leaders that the races come to, with the number of completions and one of them.

    ``values`` are the answers to go through, of every question there is; ``order`` is one that all the races keep to.
    Raises ``TooManyStatesError`` where the combined rows would be more than ``MOST_PLACES``.
    """
    small = prod(len(each) for each in values.values()) < 2**62
    walk = _Walk.start(len(diagrams), np.int64 if small else object)
    asked: list[tuple[str, list[Value]]] = []
    times = 1
    for question in values:
        if not any(_layer(each, question) for each in diagrams):
            times *= len(values[question])
    for question in order:
        layers = [_layer(each, question) for each in diagrams]
        if any(layers):
            classes = _alike(layers, values[question])
            walk = walk.answered(layers, list(classes), [len(each) for each in classes.values()])
            asked.append((question, [alike[0] for alike in classes.values()]))
    return _ends(walk, diagrams, asked, values, times)


@dataclass(frozen=True, slots=True)
class _Walk:
    """Where the completions are: a row in each race, how many, and the answers of one of them as a number."""

    places: Array
    """(races, rows)"""
    counts: Array
    ways: Array

    @classmethod
    def start(cls, races: int, dtype: type) -> "_Walk":
        return cls(np.zeros((races, 1), dtype=np.int64), np.ones(1, dtype=dtype), np.zeros(1, dtype=dtype))

    def answered(
        self, layers: Sequence[Layer | None], classes: Sequence[tuple[int, ...]], sizes: Sequence[int]
    ) -> "_Walk":
        """After each class of answers to a question, that race by race ``layers`` lay out."""
        if len(self.counts) * len(classes) > MOST_PLACES:
            raise TooManyStatesError
        places = [
            np.concatenate([row if layer is None else layer.after[each[race]][row] for each in classes])
            for race, (layer, row) in enumerate(zip(layers, self.places, strict=True))
        ]
        counts = np.concatenate([self.counts * size for size in sizes])
        ways = np.concatenate([self.ways * len(classes) + at for at in range(len(classes))])
        return _Walk(np.stack(places), counts, ways).merged()

    def merged(self) -> "_Walk":
        """Rows that are at the same places in every race are one, with the answers of the first."""
        order = np.lexsort(self.places)
        sorted_places = self.places[:, order]
        new = np.ones(len(order), dtype=bool)
        new[1:] = (sorted_places[:, 1:] != sorted_places[:, :-1]).any(axis=0)
        firsts = np.flatnonzero(new)
        counts = np.add.reduceat(self.counts[order], firsts)
        return _Walk(sorted_places[:, firsts], counts, self.ways[order[firsts]])


def _layer(diagram: Diagram, question: str) -> Layer | None:
    return next((layer for layer in diagram.layers if layer.question == question), None)


def _alike(layers: Sequence[Layer | None], values: Sequence[Value]) -> dict[tuple[int, ...], list[Value]]:
    """The answers by what they do in each race."""
    classes = defaultdict[tuple[int, ...], list[Value]](list)
    for value in values:
        classes[tuple(0 if layer is None else layer.classes[value] for layer in layers)].append(value)
    return classes


def _ends(
    walk: _Walk, diagrams: Sequence[Diagram], asked: Sequence[tuple[str, list[Value]]], values: Values, times: int
) -> list[Ending]:
    found: dict[tuple[tuple[str, ...], ...], Ending] = {}
    for places, count, way in zip(walk.places.T.tolist(), walk.counts.tolist(), walk.ways.tolist(), strict=True):
        leaders = tuple(each.leaders[place] for each, place in zip(diagrams, places, strict=True))
        known = found.get(leaders)
        example = known.example if known else _answers(way, asked, values)
        found[leaders] = Ending(leaders, count * times + (known.count if known else 0), example)
    return list(found.values())


def _answers(way: int, asked: Sequence[tuple[str, list[Value]]], values: Values) -> dict[str, Value]:
    """The completion that a number stands for; what no race asks is answered with the first answer."""
    answers = {question: each[0] for question, each in values.items()}
    for question, alike in reversed(asked):
        way, at = divmod(way, len(alike))
        answers[question] = alike[at]
    return answers
