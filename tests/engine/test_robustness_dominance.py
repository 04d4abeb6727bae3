"""An option is dominated by one that scores no lower however the criteria are weighed, and higher for some weights."""

from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given, settings

from advisor.engine.answers import Priorities
from advisor.engine.decide import decide
from advisor.engine.performance import Performance, dominates
from advisor.engine.robustness import robustness
from tests.engine.guides import Inquiry, inquiries
from tests.engine.naive import Naive
from tests.engine.performances import OFFICE_LOCATION, OFFICES, performance

HALF = Fraction(1, 2)
STEEP = 10**9
"""So many times as much does each criterion weigh as the next: all that applies comes to its first, or nearly."""
FINE = Fraction(1, 1000)
HALVES = {(0, 1): HALF, (2,): HALF}

CASES = [
    # what it is, the case, whether the first option dominates the second, and the other way round
    ("better on one, level on the other", performance([(100, 50), (60, 50)]), (True, False)),
    ("each better on one", performance([(100, 0), (60, 50)]), (False, False)),
    ("level on everything", performance([(60, 50), (60, 50)]), (False, False)),
    ("points make up for the widest difference", performance([(100, 0), (60, 50)], (50, 0)), (True, False)),
    ("points just fail to", performance([(100, 0), (60, 50)], (Fraction(499, 10), 0)), (False, False)),
    ("points alone", performance([(), ()], (1, 0), {(): Fraction(1)}), (True, False)),
    # in half of the completions the second is ahead by 20 at most; in the others the first is by 10
    ("in each half the worst", performance([(80, 0, 10), (50, 20, 0)], (5, 0), HALVES), (True, False)),
    ("short of it by a little", performance([(80, 0, 10), (50, 20, 0)], (4, 0), HALVES), (False, False)),
    (
        "a difference that no weight moves",
        performance([(80, 10), (60, 0)], (), {(0,): HALF, (1,): HALF}),
        (True, False),
    ),
    ("made up for exactly", performance([(80, 10), (60, 0)], (-15, 0), {(0,): HALF, (1,): HALF}), (False, False)),
    ("where nothing applies", performance([(100,), (0,)], (0, 0), {(): HALF, (0,): HALF}), (True, False)),
]


@pytest.mark.parametrize(("case", "expected"), [each[1:] for each in CASES], ids=[each[0] for each in CASES])
def test_it_is_dominance_whatever_the_weights(case: Performance, expected: tuple[bool, bool]) -> None:
    assert (dominates(case, 0, 1), dominates(case, 1, 0)) == expected


def test_it_finds_no_office_dominated() -> None:
    """Each of the seven has a benefit that each other lacks."""
    offices = range(len(OFFICES))

    assert not any(dominates(OFFICE_LOCATION, one, other) for one in offices for other in offices)


@settings(max_examples=60, deadline=None)
@given(inquiries())
def test_it_is_what_the_steepest_weights_come_to(inquiry: Inquiry) -> None:
    """Over all orders of the criteria, at weights that fall steeply: never behind, and ahead at times."""
    found = robustness(inquiry.guide, decide(inquiry.guide, inquiry.answers, inquiry.priorities))
    guide, running = inquiry.guide, [each.option for each in found.acceptability]
    orders = permutations(criterion.key for criterion in guide.criteria)
    shown = []
    for order in orders:
        steep = Priorities({key: STEEP**place for place, key in enumerate(order)})
        naive = Naive(guide, inquiry.answers.chosen, steep)
        shown.append({option: naive.score(option).shown for option in running})
    expected = {
        worse: tuple(
            better
            for better in running
            if all(each[better] - each[worse] > -FINE for each in shown)
            and any(each[better] - each[worse] > FINE for each in shown)
        )
        for worse in running
    }
    assert {each.option: each.by for each in found.dominated} == {key: by for key, by in expected.items() if by}
