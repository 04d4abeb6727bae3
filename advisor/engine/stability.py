"""How far the share of some criteria in all weight may move before another option comes ahead."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import reduce
from itertools import pairwise
from math import gcd, lcm

from advisor.engine.performance import Performance, Together, scores
from advisor.engine.roots import value, zeros

Weights = list[int]
"""By criterion, in any unit."""
Form = list[int]
"""A polynomial in the share ``t``, by its coefficients of ``(1 - t)**(d - k) * t**k``."""
ALONE: tuple[int, ...] = ()
"""The slope of a weight that one side has all of: it cancels out."""


def keeps(
    performance: Performance, weights: Sequence[Fraction], group: Collection[int], option: int
) -> tuple[tuple[Fraction, Fraction], ...]:
    """The intervals of the share of a group of criteria, from 0 to 1, in which no option scores more than ``option``.

    Inside the group and outside, criteria keep the proportions of their ``weights``, or weigh equally where none has
    any. Ends are included: where a score leaps as the last weight of what applies goes, they are limits.
    """
    others = [at for at in range(performance.criteria) if at not in group]
    both = _whole([*_proportions(weights, group), *_proportions(weights, others)])
    inside, outside = both[: performance.criteria], both[performance.criteria :]
    leads = list(_leads(performance, inside, outside, option))
    held = [(Fraction(end), Fraction(end)) for end in (0, 1) if _holds(performance, (outside, inside)[end], option)]
    cuts = {Fraction(0), Fraction(1), *_present(weights, group), *(zero for lead in leads for zero in zeros(lead))}
    held += [(cut, cut) for cut in cuts if 0 < cut < 1 and _holds_between(leads, cut)]
    held += [(low, high) for low, high in pairwise(sorted(cuts)) if _holds_between(leads, (low + high) / 2)]
    return tuple(_joined(held))


def _proportions(weights: Sequence[Fraction], some: Collection[int]) -> list[Fraction]:
    """Each criterion's share of the weight of some; 0 for those that are not among them."""
    whole = sum((weights[at] for at in some), Fraction())
    each = {at: weights[at] / whole if whole else Fraction(1, len(some)) for at in some}
    return [each.get(at, Fraction()) for at in range(len(weights))]


def _present(weights: Sequence[Fraction], group: Collection[int]) -> Iterator[Fraction]:
    whole = sum(weights, Fraction())
    if whole:
        yield sum((weights[at] for at in group), Fraction()) / whole


def _holds(performance: Performance, weights: Weights, option: int) -> bool:
    found = scores(performance, list(map(Fraction, weights)))
    return found[option] == max(found)


def _holds_between(leads: Sequence[Sequence[int]], share: Fraction) -> bool:
    return all(value(lead, share) >= 0 for lead in leads)


def _leads(performance: Performance, inside: Weights, outside: Weights, option: int) -> Iterator[tuple[int, ...]]:
    """By how much the option is ahead of each other, between 0 and 1, times what is positive there."""
    shares, whole = _shares(performance.chances, inside, outside)
    for other, values in enumerate(performance.values):
        if other == option:
            continue
        ahead = performance.points[option] - performance.points[other]
        differences = [own - its for own, its in zip(performance.values[option], values, strict=True)]
        parts = [*zip(_whole([ahead, *differences]), [whole, *shares], strict=True)]
        yield tuple(sum(factor * form[power] for factor, form in parts) for power in range(len(whole)))


def _shares(chances: Mapping[Together, Fraction], inside: Weights, outside: Weights) -> tuple[list[Form], Form]:
    """Each criterion's mean share of the weight of what applies, and what all of them are still to be divided by.

    Where criteria of both sides apply, their weight changes with the share: each way in which it does is a factor.
    """
    per_weight = _per_weight(chances, inside, outside)
    product = reduce(_times, per_weight.keys() - {ALONE}, [1])
    shares = [[0] * len(product) for _ in inside]
    unit = lcm(*(each.denominator for per in per_weight.values() for each in per.values()))
    for slope, per in per_weight.items():
        rest = product if slope == ALONE else _divided(product, slope)
        for at, each in per.items():
            side = (outside[at] + inside[at],) if slope == ALONE else (outside[at], inside[at])
            share = _times(rest, [int(each * unit) * part for part in side])
            shares[at] = [before + part for before, part in zip(shares[at], share, strict=True)]
    return shares, [unit * each for each in product]


def _per_weight(
    chances: Mapping[Together, Fraction], inside: Weights, outside: Weights
) -> dict[tuple[int, ...], dict[int, Fraction]]:
    """How much of the whole one unit of a criterion's weight is, in the mean over the completions.

    By the way in which the weight of what applies changes, or ``ALONE`` where one side has all of it; by criterion.
    """
    found = defaultdict[tuple[int, ...], dict[int, Fraction]](dict)
    for together, chance in chances.items():
        sides = [sum(side[at] for at in together) for side in (outside, inside)]
        unit = gcd(*sides) if all(sides) else sum(sides)
        slope = tuple(side // unit for side in sides) if all(sides) else ALONE
        for at in together if unit else ():
            found[slope][at] = found[slope].get(at, Fraction()) + chance / unit
    return found


def _whole(numbers: Sequence[Fraction]) -> list[int]:
    """The numbers in the same proportions, as whole ones."""
    unit = lcm(*(each.denominator for each in numbers))
    return [int(each * unit) for each in numbers]


def _times(one: Sequence[int], other: Sequence[int]) -> Form:
    product = [0] * (len(one) + len(other) - 1)
    for to, right in enumerate(other):
        for at, left in enumerate(one):
            product[at + to] += left * right
    return product


def _divided(product: Form, factor: Sequence[int]) -> Form:
    """What is left of a product without one of its factors, which has two parts, neither of them 0."""
    first, last = factor
    left: Form = []
    for each in product[:-1]:
        left.append((each - left[-1] * last if left else each) // first)
    return left


def _joined(held: Iterable[tuple[Fraction, Fraction]]) -> Iterator[tuple[Fraction, Fraction]]:
    """Intervals in order, with those that meet made one."""
    pending: tuple[Fraction, Fraction] | None = None
    for low, high in sorted(held):
        if pending and low <= pending[1]:
            pending = pending[0], max(pending[1], high)
            continue
        if pending:
            yield pending
        pending = low, high
    if pending:
        yield pending
