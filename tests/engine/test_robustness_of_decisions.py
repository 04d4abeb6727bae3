"""How firm a decision is rests on the scores that the decision shows, of the options that are not ruled out."""

from fractions import Fraction

import pytest
from hypothesis import given, settings

from advisor.engine.answers import parse_answers, parse_priorities
from advisor.engine.decide import decide
from advisor.engine.decision import Status
from advisor.engine.guide import Guide, Rating
from advisor.engine.robustness import Dominance, Interval, Robustness, Stability, robustness
from tests.engine.guides import Inquiry, inquiries
from tests.engine.making import criterion, decided, favours, question, rules_out, when

GUIDE = Guide(
    options=("bare", "managed", "hosted"),
    questions=(question("windows"), question("online")),
    criteria=(
        criterion("cost", low=100, high=0),
        criterion("ease", easy=100, hard=0),
        criterion("mixed", when(windows="yes"), yes=100, no=0),
    ),
    ratings=(
        Rating("bare", "cost", "low"),
        Rating("bare", "ease", "hard"),
        Rating("bare", "mixed", "yes"),
        Rating("managed", "cost", "high"),
        Rating("managed", "ease", "easy"),
        Rating("managed", "mixed", "no"),
        Rating("hosted", "cost", "high"),
        Rating("hosted", "ease", "easy"),
        Rating("hosted", "mixed", "no"),
    ),
    notes=(
        rules_out("offline", "hosted", when(online="no")),
        favours("liked", "managed", when(online="yes"), points=20),
    ),
)


def firm(answers: object, priorities: object = None) -> Robustness:
    return robustness(GUIDE, decided(GUIDE, answers, priorities))


def test_it_is_about_the_option_with_the_highest_score_and_those_not_ruled_out() -> None:
    """Bare 50, managed 50 and 20, hosted 50. Managed is ahead of bare where 100 (1 - t) + 20 is at least 100 t."""
    found = firm({"windows": "no", "online": "yes"})

    assert found.option == "managed"
    assert found.stability == (
        Stability("cost", Fraction(1, 2), (Interval(Fraction(0), Fraction(3, 5)),)),
        Stability("ease", Fraction(1, 2), (Interval(Fraction(2, 5), Fraction(1)),)),
    )
    assert [each.option for each in found.acceptability] == ["bare", "managed", "hosted"]
    assert found.dominated == (Dominance("hosted", ("managed",)),)
    assert [each.option for each in firm({"windows": "no", "online": "no"}).acceptability] == ["bare", "managed"]


def test_it_takes_the_first_of_several_and_counts_open_notes_with_their_chance() -> None:
    """With the note half open, managed has 10 points; with no note, bare is level with it."""
    assert firm({"windows": "no"}).stability[0].keeps == (Interval(Fraction(0), Fraction(11, 20)),)
    level = firm({"windows": "no", "online": "no"})
    assert level.option == "bare"
    assert level.stability[0].keeps == (Interval(Fraction(1, 2), Fraction(1)),)


def test_it_weighs_what_applies_in_some_completion() -> None:
    found = firm({"online": "no"})

    assert [each.criterion for each in found.stability] == ["cost", "ease", "mixed"]
    assert {each.share for each in found.stability} == {Fraction(1, 3)}
    assert all(each.central and list(each.central) == ["cost", "ease", "mixed"] for each in found.acceptability)


ORDERS: list[tuple[object, list[float]]] = [
    # the priorities, and in how much of what keeps their order bare is first: where cost is at least ease
    ({}, []),
    ({"mixed": 0}, []),
    ({"cost": 3}, [1, 0]),
    ({"ease": 3}, [0, 1]),
    ({"ease": 0}, [1, 0]),
    ({"cost": 0, "ease": 0}, []),
    (["cost", "ease"], [1, 0]),
    (["ease", ["cost"]], [0, 1]),
    (["ease"], [0, 1]),
    ([["ease", "cost"]], []),
    (["mixed", "ease"], [0, 1]),
]


@pytest.mark.parametrize(("priorities", "first"), ORDERS)
def test_it_ranks_over_the_weightings_that_keep_the_order_of_the_priorities(
    priorities: object, first: list[float]
) -> None:
    found = firm({"windows": "no", "online": "no"}, priorities)

    assert [each.ranks[0] for each in found.ordered] == pytest.approx(first, abs=0.01)


def test_it_holds_by_points_at_the_share_that_a_criterion_without_weight_has() -> None:
    """Nothing has weight: managed leads by points, and whatever weight cost has, bare is ahead."""
    found = firm({"windows": "no", "online": "yes"}, {"cost": 0, "ease": 0})

    assert found.option == "managed"
    assert [each.share for each in found.stability] == [0, 0]


def test_it_may_hang_on_a_question_that_is_settled() -> None:
    """What applies if the question is answered with yes has no priority: it moves no score, but could."""
    guide = Guide(
        options=("one", "other"),
        questions=(question("windows"),),
        criteria=(criterion("cost", low=100, high=0), criterion("mixed", when(windows="yes"), yes=100, no=0)),
        ratings=(
            Rating("one", "cost", "low"),
            Rating("one", "mixed", "no"),
            Rating("other", "cost", "high"),
            Rating("other", "mixed", "yes"),
        ),
    )
    priorities = parse_priorities(guide, {"mixed": 0})

    assert decide(guide, parse_answers(guide, {}), priorities).relevance.settled == ("windows",)
    for answers, share in (({}, 1), ({"windows": "no"}, 1), ({"windows": "yes"}, 0.5)):
        one, _ = robustness(guide, decide(guide, parse_answers(guide, answers), priorities)).acceptability
        assert one.ranks[0] == pytest.approx(share, abs=0.01)


def test_it_is_empty_where_every_option_is_ruled_out() -> None:
    guide = Guide(("only",), (), (criterion("cost", low=100),), notes=(rules_out("never", "only"),))

    nothing = robustness(guide, decided(guide))
    assert nothing == Robustness(None, (), (), (), ())


@settings(max_examples=100, deadline=None)
@given(inquiries())
def test_it_agrees_with_the_decision(inquiry: Inquiry) -> None:
    decision = decide(inquiry.guide, inquiry.answers, inquiry.priorities)
    found = robustness(inquiry.guide, decide(inquiry.guide, inquiry.answers, inquiry.priorities))

    running = {each.option: each.score.shown for each in decision.standings if each.status is not Status.RULED_OUT}
    in_order = [option for option in inquiry.guide.options if option in running]
    assert [each.option for each in found.acceptability] == in_order
    assert found.option == max(in_order, key=lambda option: running[option], default=None)
    applying = [each.criterion for each in decision.standings[0].ratings if each.chance]
    assert [each.criterion for each in found.stability] == (applying if running else [])
    given = inquiry.priorities.weights
    for dominated in found.dominated if all(given.get(key) for key in applying) else ():
        assert all(running[better] >= running[dominated.option] for better in dominated.by)
