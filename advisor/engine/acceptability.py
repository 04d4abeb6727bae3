"""How options rank over all ways to weigh the criteria: SMAA-2.

Lahdelma and Salminen, "SMAA-2: Stochastic multicriteria acceptability analysis for group decision making", *Operations
Research* 49 (2001). The weightings are a fixed sequence that fills the simplex evenly, and nothing here depends on the
machine: numbers are sorted, added, subtracted, multiplied and divided one by one, as IEEE 754 has it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache, reduce
from itertools import count as numbers
from math import sqrt

import numpy as np

from advisor.engine.performance import Performance, Together, only
from advisor.engine.tracks import Array

WEIGHTINGS = 2**14
ALIKE = 1e-9
"""Scores that are no further apart are tied."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """How one option ranks over some weightings."""

    ranks: tuple[float, ...]
    """The share of weightings in which it is 1st, 2nd, and so on; tied options share the better rank."""
    central: tuple[float, ...] | None
    """By criterion, the mean weight where it is first; ``None`` where it never is."""


@lru_cache(maxsize=32)
def weightings(criteria: int) -> Array:
    """Weights by criterion (rows) in each weighting (columns), evenly over all that there can be; not to be changed.

    Points of the cube in one dimension less, by the multiples of square roots of primes (Richtmyer 1951); sorted, the
    spaces between their coordinates are weights (Devroye, *Non-Uniform Random Variate Generation*, 1986, chapter 5).
    """
    if criteria == 0:
        return np.zeros((0, WEIGHTINGS))
    steps = np.arange(1, WEIGHTINGS + 1, dtype=np.float64)
    cuts = np.zeros((criteria + 1, WEIGHTINGS))
    cuts[criteria] = 1
    for row, prime in zip(cuts[1:-1], _primes(), strict=False):
        multiples = steps * sqrt(prime)
        row[:] = multiples - np.floor(multiples)
    cuts.sort(axis=0)
    found: Array = cuts[1:] - cuts[:-1]
    found.flags.writeable = False
    return found


def weightings_in_order(groups: Sequence[Sequence[int]]) -> Array:
    """Weightings of the criteria that the groups name by place, in which those of an earlier group weigh no less.

    Even over all such weightings: inside a group, criteria stay in whatever order they come in.
    """
    free = weightings(sum(map(len, groups)))
    falling = -np.sort(-free, axis=0)
    found = np.empty_like(free)
    start = 0
    for group in groups:
        places = list(group)
        within = np.argsort(np.argsort(-free[places], axis=0, kind="stable"), axis=0, kind="stable")
        found[places] = np.take_along_axis(falling[start : start + len(places)], within, axis=0)
        start += len(places)
    return found


def ranked(performance: Performance) -> tuple[Ranking, ...]:
    """How each option ranks over all ways to weigh the criteria."""
    return _rankings(performance, weightings(performance.criteria))


def ranked_in_order(performance: Performance, weights: Sequence[Fraction]) -> tuple[Ranking, ...]:
    """The same over the ways that keep the order of some weights, equals in either order, those of 0 without weight.

    Nothing where the weights give no order: all are equal.
    """
    weighed = [at for at, weight in enumerate(weights) if weight]
    if not weighed or len(set(weights)) == 1:
        return ()
    levels = sorted({weights[at] for at in weighed}, reverse=True)
    groups = [[place for place, at in enumerate(weighed) if weights[at] == level] for level in levels]
    found = _rankings(only(performance, weighed), weightings_in_order(groups))
    return tuple(Ranking(each.ranks, _spread(each.central, weighed, len(weights))) for each in found)


def _spread(central: tuple[float, ...] | None, places: Sequence[int], count: int) -> tuple[float, ...] | None:
    """The weights of all criteria, of which only those in some places have any."""
    if central is None:
        return None
    each = dict(zip(places, central, strict=True))
    return tuple(each.get(at, 0.0) for at in range(count))


def _rankings(performance: Performance, weights: Array) -> tuple[Ranking, ...]:
    places = _places(list(_scores(performance, weights)))
    return tuple(_ranking(each, weights, len(performance.values)) for each in places)


def _primes() -> Iterator[int]:
    found: list[int] = []
    for number in numbers(2):
        if all(number % prime for prime in found):
            found.append(number)
            yield number


def _scores(performance: Performance, weights: Array) -> Iterator[Array]:
    """By option, the score shown in each weighting."""
    shares = weights * _per_weight(performance.chances, weights)
    for values, points in zip(performance.values, performance.points, strict=True):
        parts = (share * float(value) for share, value in zip(shares, values, strict=True))
        yield reduce(np.add, parts, np.full(weights.shape[1], float(points)))


def _per_weight(chances: Mapping[Together, Fraction], weights: Array) -> Array:
    """By criterion, how much of the whole one unit of its weight is, in the mean over the completions."""
    found = np.zeros_like(weights)
    for together, chance in chances.items():
        if together:
            part = float(chance) / _sum(weights[at] for at in together)
            for at in together:
                found[at] += part
    return found


def _sum(arrays: Iterable[Array]) -> Array:
    """One after another, in their order."""
    return reduce(np.add, arrays)


def _places(scores: Sequence[Array]) -> Iterator[Array]:
    """By option, 1 and how many are ahead of it in each weighting."""
    for own in scores:
        limit = own + ALIKE
        yield 1 + _sum((other > limit).astype(np.int64) for other in scores)


def _ranking(places: Array, weights: Array, options: int) -> Ranking:
    counts = np.bincount(places, minlength=options + 1)[1:]
    first = weights[:, places == 1]
    central = tuple(float(each.cumsum()[-1]) / len(each) for each in first) if counts[0] else None
    return Ranking(tuple(int(each) / len(places) for each in counts), central)
