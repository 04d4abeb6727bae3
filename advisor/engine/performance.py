"""Scores shown as they follow from the weights: all that is needed to say how firm they are."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

Together = tuple[int, ...]
"""The places of the criteria that apply together, ascending."""


@dataclass(frozen=True, slots=True)
class Performance:
    """How options do, whatever the criteria weigh."""

    values: tuple[tuple[Fraction, ...], ...]
    """By option, by criterion."""
    points: tuple[Fraction, ...]
    """By option: what is added to the weighted mean."""
    chances: Mapping[Together, Fraction]
    """The share of completions in which some criteria apply together, and no others."""

    @property
    def criteria(self) -> int:
        """How many criteria there are."""
        return len(self.values[0])


def scores(performance: Performance, weights: Sequence[Fraction]) -> tuple[Fraction, ...]:
    """The score shown of each option. Where nothing that applies has weight, points alone count."""
    shares = [Fraction()] * performance.criteria
    for together, chance in performance.chances.items():
        whole = sum((weights[at] for at in together), Fraction())
        for at in together if whole else ():
            shares[at] += chance * weights[at] / whole
    return tuple(
        sum((value * share for value, share in zip(values, shares, strict=True)), points)
        for values, points in zip(performance.values, performance.points, strict=True)
    )


def only(performance: Performance, criteria: Sequence[int]) -> Performance:
    """The performance where some criteria alone have weight, in the order in which they are named."""
    place = {each: at for at, each in enumerate(criteria)}
    chances = defaultdict[Together, Fraction](Fraction)
    for together, chance in performance.chances.items():
        chances[tuple(sorted(place[each] for each in together if each in place))] += chance
    values = tuple(tuple(row[each] for each in criteria) for row in performance.values)
    return Performance(values, performance.points, dict(chances))


def dominates(performance: Performance, better: int, worse: int) -> bool:
    """Whether an option scores no lower than another however the criteria are weighed, and higher for some weights.

    Every criterion has some weight here, however little. Weights that fall steeply in the order of the differences come
    as near as one likes to giving each set of criteria the smallest difference among them, or the largest.
    """
    ahead = performance.points[better] - performance.points[worse]
    least = most = ahead
    values = zip(performance.values[better], performance.values[worse], strict=True)
    differences = [one - other for one, other in values]
    for together, chance in performance.chances.items():
        least += chance * min((differences[at] for at in together), default=Fraction())
        most += chance * max((differences[at] for at in together), default=Fraction())
    return least >= 0 and most > 0
