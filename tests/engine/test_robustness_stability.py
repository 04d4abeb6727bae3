"""How far the share of a criterion in all weight may move before another option comes ahead."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings

from advisor.engine.answers import Priorities
from advisor.engine.decide import decide
from advisor.engine.guide import Guide, Rating
from advisor.engine.performance import scores
from advisor.engine.robustness import Interval, robustness
from advisor.engine.roots import value, zeros
from advisor.engine.stability import keeps
from tests.engine.guides import Inquiry, inquiries
from tests.engine.making import criterion, decided, question, when
from tests.engine.naive import Naive
from tests.engine.performances import OFFICE_LOCATION, OFFICES, ROUNDED, SWINGS, performance

A = OFFICES.index("A")
ZERO, HALF, ONE = Fraction(0), Fraction(1, 2), Fraction(1)
GRID = [Fraction(at, 24) for at in range(1, 24)]


def fractions(*numbers: int) -> list[Fraction]:
    return list(map(Fraction, numbers))


# A published case


def test_it_scores_the_offices_as_the_book_does() -> None:
    found = dict(zip(OFFICES, scores(OFFICE_LOCATION, ROUNDED), strict=True))

    assert {office: round(float(found[office]), 1) for office in "ACG"} == {"A": 80.8, "C": 47.4, "G": 60.2}


def test_it_finds_where_two_offices_cross_as_the_book_does() -> None:
    """Closeness, visibility and image together: below 52.1 % of all weight, E has more benefits than A."""
    ((low, high),) = keeps(OFFICE_LOCATION, SWINGS, [0, 1, 2], A)

    assert (low, high) == (Fraction(875, 1679), ONE)
    assert f"{float(low):.1%}" == "52.1%"


OFFICE_SHARES = [
    # criterion, where A stays ahead of all others: the lines of E or G cross its line
    (0, Fraction(1, 13), Fraction(1)),
    (1, Fraction(0), Fraction(189, 373)),
    (2, Fraction(0), Fraction(1)),
    (3, Fraction(0), Fraction(57, 127)),
    (4, Fraction(0), Fraction(41, 157)),
    (5, Fraction(0), Fraction(41, 53)),
]


@pytest.mark.parametrize(("criterion", "low", "high"), OFFICE_SHARES)
def test_it_gives_the_share_of_each_criterion_exactly(criterion: int, low: Fraction, high: Fraction) -> None:
    assert keeps(OFFICE_LOCATION, SWINGS, [criterion], A) == ((low, high),)


# By hand


def test_it_keeps_the_proportions_of_the_others_or_weighs_them_equally_where_they_have_none() -> None:
    """X has 100, 0, 0; Y has 0, 60, 0: X leads from where 100 t is Y's share of the rest."""
    case = performance([(100, 0, 0), (0, 60, 0)])

    assert keeps(case, fractions(1, 1, 1), [0], 0) == ((Fraction(30, 130), ONE),)
    assert keeps(case, fractions(1, 4, 1), [0], 0) == ((Fraction(48, 148), ONE),)
    assert keeps(case, fractions(1, 0, 0), [0], 0) == ((Fraction(30, 130), ONE),)
    assert keeps(case, fractions(0, 1, 0), [0, 2], 0) == ((Fraction(60, 110), ONE),)


def test_it_counts_points_which_no_weight_moves() -> None:
    """100 t against 100 (1 - t) + 20."""
    case = performance([(100, 0), (0, 100)], points=(0, 20))

    assert keeps(case, fractions(3, 1), [0], 0) == ((Fraction(3, 5), ONE),)
    assert keeps(case, fractions(1, 3), [0], 1) == ((ZERO, Fraction(3, 5)),)


def test_it_may_keep_its_place_everywhere_or_at_a_single_share() -> None:
    """At equal weights three are level; any other share puts one of the last two ahead."""
    case = performance([(50, 50), (100, 0), (0, 100)])

    assert keeps(case, fractions(1, 1), [0], 0) == ((HALF, HALF),)
    assert keeps(performance([(50, 50), (50, 0)]), fractions(1, 1), [0], 0) == ((ZERO, ONE),)


def test_it_counts_a_criterion_that_applies_at_times_with_its_chance() -> None:
    """With the share t, X has 100 t in half of the completions; Y has 30 (1 - t) there, and 30 elsewhere."""
    case = performance([(0, 0, 100), (30, 30, 0)], chances={(0, 1): HALF, (0, 1, 2): HALF})

    assert keeps(case, fractions(1, 1, 8), [2], 0) == ((Fraction(6, 13), ONE),)


def test_it_follows_scores_that_bend() -> None:
    """In half of the completions a and b apply, in the others b and c; b and c weigh (1 - t) / 2 each.

    X has 100 (1 - t) / (1 + t) in the first half, and 50 in the other. Y has 100 * 2 t / (1 + t) in the first.
    """
    case = performance([(0, 100, 0), (100, 0, 0)], chances={(0, 1): HALF, (1, 2): HALF})

    assert keeps(case, fractions(1, 1, 1), [0], 0) == ((ZERO, Fraction(3, 5)),)


def test_it_finds_several_intervals() -> None:
    """X is ahead by 40 t**2 - 59 t + 21, which is (5 t - 3) (8 t - 7), over 2 (1 + t)."""
    chances = {(0, 1): HALF, (0, 1, 2): HALF}
    case = performance([(40, 100, 0), (0, 0, 100)], points=(0, Fraction(79, 2)), chances=chances)

    assert keeps(case, fractions(1, 1, 1), [0], 0) == ((ZERO, Fraction(3, 5)), (Fraction(7, 8), ONE))


def test_it_tells_the_last_weight_of_what_applies_from_none() -> None:
    """One criterion alone in half of the completions: without it, X is behind by points, and with it ahead."""
    case = performance([(100, 0), (0, 0)], points=(0, 10), chances={(0,): HALF, (1,): HALF})

    assert keeps(case, fractions(0, 1), [0], 1) == ((ZERO, ZERO),)
    assert keeps(case, fractions(1, 1), [0], 0) == ((ZERO, ONE),)


def test_it_has_no_other_share_where_one_criterion_is_all_there_is() -> None:
    assert keeps(performance([(100,), (0,)]), fractions(2), [0], 0) == ((ZERO, ONE),)


# Zeros


def form_of(*factors: tuple[int, int]) -> list[int]:
    """The product of ``a (1 - t) + b t``, which is 0 at ``a / (a - b)``."""
    form = [1]
    for first, last in factors:
        form = [first * one + last * other for one, other in zip([*form, 0], [0, *form], strict=True)]
    return form


ZEROS = [
    ([(-1, 2)], [Fraction(1, 3)]),
    ([(1, 1), (2, 5)], []),
    ([(-1, 2), (-1, 1)], [Fraction(1, 3), HALF]),
    ([(-1, 2), (-5, 2), (-3, 1), (1, 7)], [Fraction(1, 3), Fraction(5, 7), Fraction(3, 4)]),
    ([(-1, 999_999), (-1, 500_000)], [Fraction(1, 10**6), Fraction(1, 500_001)]),
    ([(-2, 5), (-2, 5), (-2, 5)], [Fraction(2, 7)]),
    ([(0, 1), (-1, 3), (1, 0)], [Fraction(1, 4)]),
]


@pytest.mark.parametrize(("factors", "expected"), ZEROS)
def test_it_finds_plain_fractions_exactly(factors: list[tuple[int, int]], expected: list[Fraction]) -> None:
    form = form_of(*factors)

    found = set(zeros(form))
    assert set(expected) <= found
    assert all(value(form, zero) == 0 for zero in expected)


def test_it_finds_other_zeros_to_44_binary_places() -> None:
    """``t**2 - (1 - t)**2 / 2``: 0 at the square root of 2, less 1."""
    (zero,) = zeros([-1, 0, 2])

    assert abs(float(zero) - (2**0.5 - 1)) < 2**-43


# Against going through a grid


def weights_at(inquiry: Inquiry, counting: Sequence[str], criterion: str, share: Fraction) -> Priorities:
    """Whole weights at which a criterion has a share of all, the others in proportion or alike."""
    given = inquiry.priorities.weights
    others = {key: given.get(key, 0) for key in counting if key != criterion}
    if not any(others.values()):
        others = dict.fromkeys(others, 1)
    whole = sum(others.values())
    weights = {key: weight * (share.denominator - share.numerator) for key, weight in others.items()}
    return Priorities({**dict.fromkeys(given, 0), **weights, criterion: share.numerator * (whole or 1)})


def shown(inquiry: Inquiry, priorities: Priorities) -> Mapping[str, Fraction]:
    naive = Naive(inquiry.guide, inquiry.answers.chosen, priorities)
    running = [option for option in inquiry.guide.options if not all(naive.out[option])]
    return {option: naive.score(option).shown for option in running}


@settings(max_examples=60, deadline=None)
@given(inquiries())
def test_it_holds_at_each_share_of_a_grid_where_it_says_so_and_nowhere_else(inquiry: Inquiry) -> None:
    found = robustness(inquiry.guide, decide(inquiry.guide, inquiry.answers, inquiry.priorities))
    counting = [each.criterion for each in found.stability]
    for stability in found.stability:
        for share in GRID:
            held = any(each.low <= share <= each.high for each in stability.keeps)
            others = shown(inquiry, weights_at(inquiry, counting, stability.criterion, share))
            assert held == (others[str(found.option)] == max(others.values()))


@settings(max_examples=100, deadline=None)
@given(inquiries())
def test_it_gives_intervals_apart_and_in_order_with_the_present_share_in_one(inquiry: Inquiry) -> None:
    found = robustness(inquiry.guide, decide(inquiry.guide, inquiry.answers, inquiry.priorities))
    weighed = sum(each.share for each in found.stability)
    assert weighed in (0, 1)
    for each in found.stability:
        ends = [end for interval in each.keeps for end in (interval.low, interval.high)]
        assert ends == sorted(ends)
        assert all(one.high < other.low for one, other in pairwise(each.keeps))
        assert not weighed or any(interval.low <= each.share <= interval.high for interval in each.keeps)


def many(conditional: int) -> Guide:
    """As many criteria that apply or not, each by a question of its own."""
    keys = [f"q{at}" for at in range(conditional)]
    return Guide(
        options=("x", "y"),
        questions=tuple(question(key) for key in keys),
        criteria=tuple(criterion(f"by-{key}", when(**{key: "yes"}), good=100, poor=0) for key in keys),
        ratings=tuple(Rating("x", f"by-{key}", "good") for key in keys),
    )


def test_it_is_not_claimed_where_too_many_sets_of_criteria_can_apply() -> None:
    known, unknown = (robustness(guide, decided(guide)) for guide in (many(8), many(9)))

    assert [each.keeps for each in known.stability] == [(Interval(Fraction(0), Fraction(1)),)] * 8
    assert unknown.stability == ()
    assert [each.option for each in unknown.acceptability] == ["x", "y"]
