"""Weights from an order alone: rank-order centroids.

Barron and Barrett, "Decision quality using ranked attribute weights", *Management Science* 42 (1996). They are the
weights of SMARTER: Edwards and Barron, "SMARTS and SMARTER: improved simple methods for multiattribute utility
measurement", *Organizational Behavior and Human Decision Processes* 60 (1994).
"""

from collections.abc import Sequence
from fractions import Fraction
from math import lcm


def rank_order_centroid(sizes: Sequence[int]) -> tuple[Fraction, ...]:
    """The weight of one member of each group, most important first; ``sizes`` says how many members each has.

    It is the mean of all weightings that keep the order: ``(1/n) * (1/k + ... + 1/n)`` in place ``k`` of ``n``.
    Members of one group matter alike, and get the mean of their places' weights. All weights together make 1.
    """
    count = sum(sizes)
    places = range(1, count + 1)
    by_place = [sum((Fraction(1, at) for at in places[place - 1 :]), Fraction()) / count for place in places]
    starts = [sum(sizes[:at]) for at in range(len(sizes))]
    return tuple(
        sum(by_place[start : start + size], Fraction()) / size for start, size in zip(starts, sizes, strict=True)
    )


def in_whole_numbers(weights: Sequence[Fraction]) -> tuple[int, ...]:
    """The weights in the same proportions, times their least common denominator."""
    unit = lcm(*(weight.denominator for weight in weights))
    return tuple(int(weight * unit) for weight in weights)
