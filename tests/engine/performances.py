"""Short ways to write performances, and those of published cases."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from advisor.engine.performance import Performance, Together


def performance(
    values: Sequence[Sequence[int]],
    points: Sequence[int | Fraction] = (),
    chances: Mapping[Together, Fraction] | None = None,
) -> Performance:
    """How options do on criteria, by option: which always apply, and with no points, where nothing else is said."""
    return Performance(
        values=tuple(tuple(map(Fraction, row)) for row in values),
        points=tuple(map(Fraction, points or [0] * len(values))),
        chances=chances or {tuple(range(len(values[0]))): Fraction(1)},
    )


OFFICES = "ABCDEFG"
OFFICE_CRITERIA = ("closeness", "visibility", "image", "size", "comfort", "parking")
OFFICE_LOCATION = performance(
    list(
        zip(
            (100, 20, 80, 70, 40, 0, 60),
            (60, 80, 70, 50, 60, 0, 100),
            (100, 10, 0, 30, 90, 70, 20),
            (75, 30, 0, 55, 100, 0, 50),
            (0, 100, 10, 30, 60, 80, 50),
            (90, 30, 100, 90, 70, 0, 80),
            strict=True,
        )
    )
)
"""Goodwin and Wright, *Decision Analysis for Management Judgment*: seven offices, six benefits."""
SWINGS = tuple(map(Fraction, (100, 80, 70, 30, 20, 10)))
"""Its swing weights, and the same as it rounds them to per cent."""
ROUNDED = tuple(map(Fraction, (32, 26, 23, 10, 6, 3)))
