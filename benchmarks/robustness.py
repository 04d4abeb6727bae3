"""How firm a decision is: ranks over all weightings."""

import random
from collections.abc import Iterator
from fractions import Fraction

import numpy as np

from advisor.engine.acceptability import WEIGHTINGS, ranked, weightings
from advisor.engine.performance import Performance
from benchmarks.measuring import Line, cpu, milliseconds

OPTIONS = CRITERIA = 6
PROMISE = 0.01


def lines() -> Iterator[Line]:
    """Six options by six criteria, of which one applies in half of the completions; beside it, one matrix product."""
    chance = random.Random(7)  # noqa: S311 - the same values
    performance = Performance(
        values=tuple(tuple(Fraction(chance.randint(0, 100)) for _ in range(CRITERIA)) for _ in range(OPTIONS)),
        points=tuple(Fraction(chance.randint(-20, 20)) for _ in range(OPTIONS)),
        chances={tuple(range(CRITERIA)): Fraction(1, 2), tuple(range(CRITERIA - 1)): Fraction(1, 2)},
    )
    weights = weightings(CRITERIA)
    values = np.array(performance.values, dtype=np.float64)
    floor = cpu(lambda: values @ weights, times=20)
    figure = cpu(lambda: ranked(performance), times=10)
    yield Line(
        f"ranks of {OPTIONS} options over {WEIGHTINGS:,} ways to weigh {CRITERIA} criteria",
        milliseconds(figure),
        f"one matrix product of the same size {milliseconds(floor)}",
        figure / floor,
        f"under {milliseconds(PROMISE)}",
        figure < PROMISE,
    )
