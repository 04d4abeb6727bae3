"""An order of criteria comes to weights: the centroid of all weightings that keep it."""

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.engine.weights import in_whole_numbers, rank_order_centroid

PUBLISHED = [
    # Barron and Barrett (1996): the weights of n criteria in order
    (2, [".7500", ".2500"]),
    (3, [".6111", ".2778", ".1111"]),
    (4, [".5208", ".2708", ".1458", ".0625"]),
    (5, [".4567", ".2567", ".1567", ".0900", ".0400"]),
]


@pytest.mark.parametrize(("count", "weights"), PUBLISHED)
def test_it_gives_the_weights_of_the_published_tables(count: int, weights: list[str]) -> None:
    found = rank_order_centroid([1] * count)

    assert [f"{float(weight):.4f}"[1:] for weight in found] == weights


def test_it_gives_those_that_matter_alike_the_mean_of_their_places() -> None:
    """Of four, .5208 for the first, (.2708 + .1458) / 2 for each of the next two, .0625 for the last."""
    assert rank_order_centroid([1, 2, 1]) == (Fraction(25, 48), Fraction(10, 48), Fraction(3, 48))
    assert rank_order_centroid([3]) == (Fraction(1, 3),)


@given(st.lists(st.integers(1, 3), min_size=1, max_size=5))
def test_it_falls_from_group_to_group_and_makes_a_whole(sizes: list[int]) -> None:
    found = rank_order_centroid(sizes)

    assert sum(weight * size for weight, size in zip(found, sizes, strict=True)) == 1
    assert all(before > after > 0 for before, after in pairwise(found))


def test_it_keeps_the_proportions_in_whole_numbers() -> None:
    assert in_whole_numbers(rank_order_centroid([1, 1, 1, 1])) == (25, 13, 7, 3)
    assert in_whole_numbers([Fraction(1, 2), Fraction(1, 3), Fraction(1, 6)]) == (3, 2, 1)
