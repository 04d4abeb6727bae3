"""How far the share of some criteria in all weight may move before another option comes ahead."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import reduce
from itertools import pairwise
from itertools import product as pairs
from math import lcm

from advisor.engine.performance import Performance, Together, scores
from advisor.engine.roots import value, zeros

Form = list[Fraction]
"""A polynomial in the share ``t``, by its coefficients of ``(1 - t)**(d - k) * t**k``."""


def keeps(
    performance: Performance, weights: Sequence[Fraction], group: Collection[int], option: int
) -> tuple[tuple[Fraction, Fraction], ...]:
    """The intervals of the share of a group of criteria, from 0 to 1, in which no option scores more than ``option``.

    Inside the group and outside, criteria keep the proportions of their ``weights``, or weigh equally where none has
    any. Ends are included: where a score leaps as the last weight of what applies goes, they are limits.
    """
    inside = _proportions(weights, group)
    outside = _proportions(weights, [at for at in range(performance.criteria) if at not in group])
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


def _holds(performance: Performance, weights: Sequence[Fraction], option: int) -> bool:
    found = scores(performance, weights)
    return found[option] == max(found)


def _holds_between(leads: Sequence[Sequence[int]], share: Fraction) -> bool:
    return all(value(lead, share) >= 0 for lead in leads)


def _leads(
    performance: Performance, inside: Sequence[Fraction], outside: Sequence[Fraction], option: int
) -> Iterator[tuple[int, ...]]:
    """By how much the option is ahead of each other, between 0 and 1, times what is positive there."""
    shares, whole = _shares(performance.chances, inside, outside)
    for other, values in enumerate(performance.values):
        if other == option:
            continue
        ahead = performance.points[option] - performance.points[other]
        lead = [ahead * each for each in whole]
        for own, its, share in zip(performance.values[option], values, shares, strict=True):
            lead = [before + (own - its) * each for before, each in zip(lead, share, strict=True)]
        unit = lcm(*(each.denominator for each in lead))
        yield tuple(int(each * unit) for each in lead)


def _shares(
    chances: Mapping[Together, Fraction], inside: Sequence[Fraction], outside: Sequence[Fraction]
) -> tuple[list[Form], Form]:
    """Each criterion's mean share of the weight of what applies, and what all of them are still to be divided by.

    Where criteria of both sides apply, their weight changes with the share: each way in which it does is a factor.
    """
    sides = {
        together: tuple(sum((side[at] for at in together), Fraction()) for side in (outside, inside))
        for together in chances
    }
    factors = {_slope(each) for each in sides.values() if all(each)}
    product = _product(factors)
    shares = [[Fraction()] * len(product) for _ in inside]
    for together, chance in chances.items():
        side, whole = sides[together], sum(sides[together])
        for at in together if whole else ():
            if all(side):
                share = _times(_product(factors - {_slope(side)}), (outside[at], inside[at]))
            else:
                share = _times(product, (outside[at] + inside[at],))
            shares[at] = [before + chance * each / whole for before, each in zip(shares[at], share, strict=True)]
    return shares, product


def _slope(sides: Sequence[Fraction]) -> tuple[Fraction, ...]:
    whole = sum(sides)
    return tuple(each / whole for each in sides)


def _product(factors: Iterable[tuple[Fraction, ...]]) -> Form:
    return reduce(_times, factors, [Fraction(1)])


def _times(one: Sequence[Fraction], other: Sequence[Fraction]) -> Form:
    product = [Fraction()] * (len(one) + len(other) - 1)
    for (at, left), (to, right) in pairs(enumerate(one), enumerate(other)):
        product[at + to] += left * right
    return product


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
