"""How options rank over all ways to weigh the criteria, and over those that keep an order."""

from collections.abc import Sequence
from fractions import Fraction
from functools import reduce
from hashlib import sha256
from itertools import pairwise
from operator import add

import numpy as np
import pytest

from advisor.engine.acceptability import WEIGHTINGS, Ranking, ranked, ranked_in_order, weightings, weightings_in_order
from advisor.engine.performance import Performance
from advisor.engine.weights import rank_order_centroid
from tests.engine.performances import OFFICE_LOCATION, OFFICES, SWINGS, performance

HALF = Fraction(1, 2)
CLOSE = 0.01
X_AND_Y = performance([(1, 0, 1), (0, 1, 0)])
"""X is ahead where the second criterion has less than half of all weight."""


def first(ranking: Ranking) -> float:
    return ranking.ranks[0]


def near(expected: Sequence[float]) -> object:
    return pytest.approx(tuple(expected), abs=CLOSE)


# In closed form


def test_it_comes_near_the_closed_form_for_three_criteria() -> None:
    """The second weight is over 1/2 in a quarter of the triangle, with its centre at 2/3; the rest balances it."""
    x, y = ranked(X_AND_Y)

    assert x.ranks == near([3 / 4, 1 / 4])
    assert y.ranks == near([1 / 4, 3 / 4])
    assert x.central == near([7 / 18, 2 / 9, 7 / 18])
    assert y.central == near([1 / 6, 2 / 3, 1 / 6])


TWO_CRITERIA = [
    # the case, the share of the first weight from which X is ahead: 100 w + points against 100 (1 - w)
    (performance([(100, 0), (0, 100)]), 0.5),
    (performance([(100, 0), (0, 100)], points=(0, 20)), 0.6),
    (performance([(100, 0), (0, 100)], points=(60, 0)), 0.2),
    # 50 + 50 w against 50 (1 - w) + 60: the first criterion applies alone in half of the completions
    (performance([(100, 0), (0, 100)], points=(0, 60), chances={(0,): HALF, (0, 1): HALF}), 0.6),
    # 50 w against 50 (1 - w) + 20: neither applies in half of the completions
    (performance([(100, 0), (0, 100)], points=(0, 20), chances={(): HALF, (0, 1): HALF}), 0.7),
]


@pytest.mark.parametrize(("case", "limit"), TWO_CRITERIA)
def test_it_comes_near_the_length_of_a_line_for_two_criteria(case: Performance, limit: float) -> None:
    x, y = ranked(case)

    assert x.ranks == near([1 - limit, limit])
    assert y.ranks == near([limit, 1 - limit])
    assert x.central == near([(1 + limit) / 2, (1 - limit) / 2])
    assert y.central == near([limit / 2, 1 - limit / 2])


ORDERED = [
    # the weights that give the order, in how many of its weightings X is first, and the centre of those
    ((3, 2, 1), 1, (11 / 18, 5 / 18, 2 / 18)),
    ((1, 2, 1), 1 / 4, (5 / 18, 4 / 9, 5 / 18)),
    ((2, 1, 2), 1, (4 / 9, 1 / 9, 4 / 9)),
    ((1, 0, 1), 1, (1 / 2, 0, 1 / 2)),
    ((0, 1, 0), 0, None),
    ((0, 2, 1), 0, None),
    ((1, 2, 0), 0, None),
    ((2, 1, 0), 1, (3 / 4, 1 / 4, 0)),
]


@pytest.mark.parametrize(("weights", "share", "central"), ORDERED)
def test_it_ranks_over_the_weightings_that_keep_an_order(
    weights: tuple[int, ...], share: float, central: tuple[float, ...] | None
) -> None:
    x, _ = ranked_in_order(X_AND_Y, list(map(Fraction, weights)))

    assert first(x) == pytest.approx(share, abs=CLOSE)
    assert x.central == (central and near(central))


@pytest.mark.parametrize("weights", [(2, 2, 2), (0, 0, 0)])
def test_it_has_no_order_where_all_weigh_alike(weights: tuple[int, ...]) -> None:
    assert ranked_in_order(X_AND_Y, list(map(Fraction, weights))) == ()


def test_it_leaves_what_has_no_weight_out_where_it_applies_alone_too() -> None:
    """X has 50 and Y 40 points; were the second criterion weighed where it applies alone, Y would have 90."""
    case = performance([(100, 0), (0, 100)], points=(0, 40), chances={(0,): HALF, (1,): HALF})
    beside = performance([(100, 0), (0, 100)], points=(0, 40), chances={(0,): HALF, (0, 1): HALF})

    assert [each.ranks for each in ranked_in_order(case, [Fraction(1), Fraction(0)])] == [(1, 0), (0, 1)]
    assert [each.ranks for each in ranked(case)] == [(0, 1), (1, 0)]
    assert [each.ranks for each in ranked_in_order(beside, [Fraction(1), Fraction(0)])] == [(1, 0), (0, 1)]


# Ties


def test_it_lets_equals_share_the_better_rank() -> None:
    found = ranked(performance([(100, 0), (100, 0), (0, 0)]))

    assert [each.ranks for each in found] == [(1, 0, 0), (1, 0, 0), (0, 0, 1)]
    assert found[2].central is None


@pytest.mark.parametrize(("points", "ranks"), [(Fraction(1, 10**10), (1, 0)), (Fraction(1, 10**8), (0, 1))])
def test_it_takes_for_equals_what_rounding_could_tell_apart(points: Fraction, ranks: tuple[int, int]) -> None:
    behind, _ = ranked(performance([(100, 0, 30), (100, 0, 30)], points=(0, points)))

    assert behind.ranks == ranks


def test_it_ranks_by_points_alone_where_nothing_is_weighed() -> None:
    found = ranked(performance([(), (), ()], points=(0, 5, 5), chances={(): Fraction(1)}))

    assert [each.ranks for each in found] == [(0, 0, 1), (1, 0, 0), (1, 0, 0)]
    assert [each.central for each in found] == [None, (), ()]


# Whatever the case


def test_it_gives_every_option_a_rank_in_each_weighting() -> None:
    for found in (ranked(OFFICE_LOCATION), ranked_in_order(OFFICE_LOCATION, SWINGS)):
        assert [sum(each.ranks) for each in found] == [pytest.approx(1)] * len(OFFICES)
        assert sum(map(first, found)) >= 1
        assert [round(sum(each.central), 9) for each in found if each.central] == [1] * sum(
            first(each) > 0 for each in found
        )


def test_it_ranks_as_plain_sums_do_where_criteria_apply_at_times() -> None:
    values, points = ((100, 0, 40, 0), (0, 90, 10, 60), (50, 50, 0, 90)), (0, 3, -5)
    chances = {(0, 1): Fraction(1, 2), (0, 2, 3): Fraction(1, 3), (): Fraction(1, 6)}
    counts = [[0] * 3 for _ in values]
    for weights in weightings(4).T.tolist():
        shown = [
            plus
            + sum(
                float(chance) * sum(row[at] * weights[at] for at in together) / sum(weights[at] for at in together)
                for together, chance in chances.items()
                if together
            )
            for row, plus in zip(values, points, strict=True)
        ]
        for count, own in zip(counts, shown, strict=True):
            count[sum(other > own for other in shown)] += 1

    found = ranked(performance(values, points, chances))
    assert [each.ranks for each in found] == [tuple(one / WEIGHTINGS for one in count) for count in counts]


# The weightings

FINGERPRINTS = {
    1: "b8e5b5bca31feee1",
    2: "d862bf9300858bbc",
    3: "b6fad3e10a521499",
    6: "2b28bf38637701c0",
    12: "02e944d5decfe390",
}


@pytest.mark.parametrize("criteria", FINGERPRINTS)
def test_it_weighs_the_same_on_every_machine_to_the_last_bit(criteria: int) -> None:
    content = weightings(criteria).astype("<f8").tobytes()

    assert sha256(content).hexdigest().startswith(FINGERPRINTS[criteria])


def test_it_adds_up_central_weights_one_by_one() -> None:
    """So that they are the same on every machine to the last bit, as weightings are."""
    for place, found in enumerate(ranked(X_AND_Y)):
        firsts = [each for each in weightings(3).T.tolist() if (each[1] > HALF) == bool(place)]
        assert found.central == tuple(reduce(add, column) / len(firsts) for column in zip(*firsts, strict=True))


@pytest.mark.parametrize("criteria", range(1, 13))
def test_it_spreads_weightings_evenly_over_all_that_there_can_be(criteria: int) -> None:
    """The mean of a weight is 1/n, and it is over 1/2 in one of 2**(n - 1) weightings."""
    weights = weightings(criteria)

    assert weights.shape == (criteria, WEIGHTINGS)
    assert weights.min() > 0
    assert weights.sum(axis=0) == pytest.approx(np.ones(WEIGHTINGS))
    assert weights.mean(axis=1) == pytest.approx(np.full(criteria, 1 / criteria), abs=0.002)
    assert (weights > HALF).mean(axis=1) == pytest.approx(np.full(criteria, 2.0 ** (1 - criteria)), abs=CLOSE)


ORDERS = [[[0], [1], [2], [3]], [[2], [0, 3], [1]], [[1, 3], [0, 2]], [[3, 0, 1, 2]]]


@pytest.mark.parametrize("groups", ORDERS)
def test_it_keeps_an_order_with_rank_order_centroids_in_the_middle(groups: list[list[int]]) -> None:
    weights = weightings_in_order(groups)

    for before, after in pairwise(groups):
        assert (weights[before].min(axis=0) >= weights[after].max(axis=0)).all()
    centre = rank_order_centroid([len(group) for group in groups])
    for group, weight in zip(groups, centre, strict=True):
        assert weights[group].mean(axis=1) == pytest.approx(np.full(len(group), float(weight)), abs=0.002)


def test_it_leaves_those_that_matter_alike_in_either_order() -> None:
    first_of_two, second_of_two, _ = weightings_in_order([[0, 1], [2]])

    assert (first_of_two > second_of_two).mean() == pytest.approx(0.5, abs=CLOSE)
