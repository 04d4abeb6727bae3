"""What a question tells about who leads, in bare numbers: exact, and as bits only in the last step.

Mutual information is Shannon's (*A Mathematical Theory of Communication*, 1948); to ask first what has most of it is
Quinlan's way of growing a decision tree (*Induction of Decision Trees*, Machine Learning 1, 1986: information gain).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import partial
from math import fsum, log2
from operator import mul

import numpy as np

from advisor.engine.tracks import Array

DIGITS = 12
"""Decimal places of bits: fewer than two machines could differ in."""

Ends = Iterable[tuple[Array, int]]
"""For each class of a question's values: who leads, as a number, in each way to answer the others; and its size."""


def told(counts: Array, ends: Ends) -> tuple[float, Fraction]:
    """The bits and the chance of one question. ``counts`` is how many completions each way to answer the others is."""
    table: list[Mapping[int, int]] = []
    shares: dict[int, Array] = defaultdict(partial(np.zeros, len(counts), dtype=np.int64))
    for leaders, times in ends:
        places = {code: leaders == code for code in set(leaders.tolist())}
        table.append({code: int(counts[place].sum()) * times for code, place in places.items()})
        for code, place in places.items():
            shares[code] += place * times
    codes = sorted(shares)
    return (
        mutual_information([[row.get(code, 0) for code in codes] for row in table]),
        chance(counts.tolist(), np.array([shares[code] for code in codes])),
    )


def mutual_information(table: Sequence[Sequence[int]]) -> float:
    """The bits that rows and columns of a table of counts tell of each other; 0 exactly where they are independent."""
    rows, columns = [sum(row) for row in table], [sum(column) for column in zip(*table, strict=True)]
    total = sum(rows)
    bits = fsum(
        share * log2(count * total / (rows[at] * columns[column]))
        for at, row in enumerate(table)
        for column, count in enumerate(row)
        if (share := count / total)
    )
    return max(0.0, round(bits, DIGITS))


def chance(counts: Sequence[int], shares: Array) -> Fraction:
    """How likely two random answers are to come to different leaders, all else alike.

    ``shares`` says with how many answers which leaders lead, (leaders, ways to answer all else), and ``counts`` how
    often each of these ways occurs.
    """
    answers = int(shares[:, 0].sum())
    unlike: Array = answers**2 - (shares**2).sum(axis=0)
    return Fraction(sum(map(mul, counts, unlike.tolist())), sum(counts) * answers**2)
