"""Where a polynomial is 0 between 0 and 1: exactly where that is a plain fraction, else to 44 binary places.

A polynomial is given by its coefficients ``a[k]`` of ``(1 - t)**(d - k) * t**k``, which is Bernstein's form but for the
binomials. Its changes of sign bound the number of its zeros between 0 and 1 (Descartes' rule); halving the interval
tells them apart: Lane and Riesenfeld, "Bounds on a polynomial", *BIT* 21 (1981).
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from math import comb, lcm

PLACES = 44
PLAIN = 10**6
"""The largest denominator of a zero that is tried exactly."""


def value(form: Sequence[int], at: Fraction) -> int:
    """The polynomial's value, times a positive number that ``at`` alone decides: its sign has meaning."""
    degree, part = len(form) - 1, at.numerator
    rest = at.denominator - part
    return sum(each * rest ** (degree - power) * part**power for power, each in enumerate(form))


def zeros(form: Sequence[int]) -> tuple[Fraction, ...]:
    """Every place between 0 and 1, both left out, where the polynomial changes its sign; a few others, perhaps."""
    if len(form) == 2:
        first, last = form
        return (Fraction(first, first - last),) if first * last < 0 else ()
    return tuple(_halved(form))


def _halved(form: Sequence[int]) -> Iterator[Fraction]:
    degree = len(form) - 1
    unit = lcm(*(comb(degree, power) for power in range(degree + 1)))
    pending = [(0, 0, [each * unit // comb(degree, power) for power, each in enumerate(form)])]
    while pending:
        level, start, points = pending.pop()
        if not _changes(points):
            continue
        if level == PLACES:
            yield _plainest(form, Fraction(2 * start + 1, 2 ** (level + 1)))
            continue
        left, right = _halves(points)
        if right[0] == 0:
            yield Fraction(2 * start + 1, 2 ** (level + 1))
        pending += [(level + 1, 2 * start, left), (level + 1, 2 * start + 1, right)]


def _changes(points: Sequence[int]) -> bool:
    """Whether the sign changes anywhere from point to point."""
    return min(points) < 0 < max(points)


def _halves(points: Sequence[int]) -> tuple[list[int], list[int]]:
    """The points of the two halves of the interval (de Casteljau), all times the same power of 2."""
    left, right, row = [points[0]], [points[-1]], list(points)
    while len(row) > 1:
        row = [one + other for one, other in pairwise(row)]
        left.append(row[0])
        right.append(row[-1])
    degree = len(points) - 1
    scaled = [[each << (degree - at) for at, each in enumerate(some)] for some in (left, right)]
    return scaled[0], scaled[1][::-1]


def _plainest(form: Sequence[int], near: Fraction) -> Fraction:
    plain = near.limit_denominator(PLAIN)
    close = abs(plain - near) <= Fraction(1, 2 ** (PLACES + 1))
    return plain if close and value(form, plain) == 0 else near
