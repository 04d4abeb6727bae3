"""Completions of two guides at once, one beside another in arrays, and where conditions hold in them."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from math import prod

import numpy as np

from advisor.engine.conditions import values_of
from advisor.engine.guide import Clause, Condition, Question
from advisor.engine.samples import roots
from advisor.engine.tracks import Array

MOST_SPREAD = 64
"""Completions spread evenly over more than can be listed, each beside neighbours in which one answer is another one."""

Turned = dict[str, tuple[Array, Array]]
"""By question: completions, and beside them others that differ in its answer alone."""


class Listing:
    """Completions of some questions that have the answers allowed by every way in which a question is asked.

    Answers that no clause of the conditions tells apart count as one. Up to ``most`` completions are listed.
    """

    def __init__(
        self, questions: Mapping[str, Sequence[Question]], conditions: Iterable[Condition], *, most: int
    ) -> None:
        clauses: dict[str, dict[Clause, None]] = {key: {} for key in questions}
        for clause in chain.from_iterable(chain.from_iterable(conditions)):
            clauses[clause.question][clause] = None
        tables = {key: _table(questions[key], list(some)) for key, some in clauses.items()}
        sizes = {key: len(table) for key, table in tables.items()}
        listed = prod(sizes.values()) <= most
        picks, self._turned = _all(sizes) if listed else _spread(sizes, most)
        self.size = len(next(iter(picks.values()))) if picks else 1
        self.complete = listed and all(_asked_alike(asked) for asked in questions.values())
        """Whether these are all completions, however the questions are asked."""
        self._holding = {
            clause: tables[key][picks[key], at] for key, some in clauses.items() for at, clause in enumerate(some)
        }
        self._conditions: dict[Condition, Array] = {}

    def holds(self, condition: Condition) -> Array:
        """(completions,): where a condition holds."""
        if condition not in self._conditions:
            self._conditions[condition] = self._any(condition)
        return self._conditions[condition]

    def turned(self, question: str) -> tuple[Array, Array]:
        """Completions, and beside them others that differ in the answer to one question alone."""
        return self._turned[question]

    def _any(self, condition: Condition) -> Array:
        holds = np.zeros(self.size, dtype=bool)
        for case in condition or ((),):
            every = np.ones(self.size, dtype=bool)
            for clause in case:
                every &= self._holding[clause]
            holds |= every
        return holds


def _table(asked: Sequence[Question], clauses: Sequence[Clause]) -> Array:
    """(answers, clauses): which clauses the answers meet that are allowed in every way to ask a question."""
    first, *others = (values_of(question) for question in asked)
    allowed = [set(each) for each in others]
    common = [value for value in first if all(value in each for each in allowed)]
    rows = dict.fromkeys(tuple(clause.holds(value) for clause in clauses) for value in common)
    return np.array(list(rows), dtype=bool).reshape(len(rows), len(clauses))


def _asked_alike(asked: Sequence[Question]) -> bool:
    return len({(frozenset(question.choices), question.several) for question in asked}) == 1


def _all(sizes: Mapping[str, int]) -> tuple[dict[str, Array], Turned]:
    """Every completion, each beside the one with the first answer instead."""
    number = np.arange(prod(sizes.values()))
    picks, turned, step = {}, {}, 1
    for question, size in sizes.items():
        picks[question] = number // step % max(size, 1)
        turned[question] = number, number - picks[question] * step
        step *= max(size, 1)
    return picks, turned


def _spread(sizes: Mapping[str, int], most: int) -> tuple[dict[str, Array], Turned]:
    """Some completions, then for each question the same ones with its next answer."""
    count = max(1, min(MOST_SPREAD, most // (len(sizes) + 1)))
    steps = np.arange(1, count + 1)
    picks, turned = {}, {}
    for at, ((question, size), root) in enumerate(zip(sizes.items(), roots(), strict=False), start=1):
        first = (steps * root % 1 * size).astype(np.int64)
        picks[question] = np.tile(first, len(sizes) + 1)
        picks[question][at * count : (at + 1) * count] = (first + 1) % size
        turned[question] = steps - 1, steps - 1 + at * count
    return picks, turned
