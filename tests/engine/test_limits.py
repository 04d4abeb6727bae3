"""It gives up a count that would not fit in memory, and then claims nothing that is not certain."""

from dataclasses import replace
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.engine.decide import decide
from advisor.engine.decision import Outcome
from advisor.engine.guide import Guide
from tests.engine.guides import Inquiry, inquiries
from tests.engine.making import decided, deciding, favours, question, rules_out, when
from tests.engine.verdicts import verdict_of


@settings(max_examples=100)
@given(inquiries(), st.integers(0, 12))
def test_it_claims_nothing_false_where_it_gives_up(inquiry: Inquiry, rows: int) -> None:
    with patch("advisor.engine.leading.MOST_ROWS", rows):
        decision = decide(inquiry.guide, inquiry.answers, inquiry.priorities)

    found, true = verdict_of(decision), inquiry.naive.verdict
    if decision.exact:
        assert found == true
        return
    assert found.leaders <= true.leaders
    assert found.could_lead >= true.could_lead
    assert found.decisive >= true.decisive
    assert not found.decisive & found.settled
    assert (found.outcome, found.leading) == (Outcome.OPEN, {})
    ranked = {key: replace(each, rank=found.options[key].rank) for key, each in true.options.items()}
    unbounded = {"outcome", "leaders", "could_lead", "decisive", "leading", "options"}
    assert replace(found, **{name: getattr(true, name) for name in unbounded}) == true
    assert found.options == ranked


@pytest.mark.parametrize(("rows", "exact"), [(2, False), (3, True)])
def test_it_gives_up_only_beyond_the_rows_it_may_hold(rows: int, exact: bool) -> None:
    """One answer in three is good for red, one for blue, and one for neither: three rows."""
    guide = Guide(
        options=("red", "blue"),
        questions=(question("q", "a b c"),),
        notes=(favours("a", "red", when(q="a")), favours("b", "blue", when(q="b"))),
    )

    with patch("advisor.engine.leading.MOST_ROWS", rows):
        assert decided(guide).exact is exact


def test_it_names_who_could_lead_by_best_and_worst_scores() -> None:
    """60 to 70, 62 to 66, 40 to 59, and 0 to 100 unless ruled out: at least 62 is reached by one that surely stays."""
    guide = Guide(
        options=("wide", "narrow", "beaten", "unsure"),
        questions=(question("q"), question("r"), question("s")),
        notes=(
            *(favours(f"wide-{at}", "wide", points=20) for at in range(3)),
            favours("wide-more", "wide", when(q="yes"), points=10),
            *(favours(f"narrow-{at}", "narrow", points=20) for at in range(3)),
            favours("narrow-more", "narrow", points=2),
            favours("narrow-most", "narrow", when(r="yes"), points=4),
            *(favours(f"beaten-{at}", "beaten", points=20) for at in range(2)),
            favours("beaten-more", "beaten", when(s="yes"), points=19),
            *(favours(f"unsure-{at}", "unsure", when(q="no", s="no"), points=20) for at in range(5)),
            rules_out("unsure-out", "unsure", when(r="no")),
        ),
    )

    with patch("advisor.engine.leading.MOST_ROWS", 1):
        decision = decided(guide)

    assert not decision.exact
    assert decision.outcome is Outcome.OPEN
    assert decision.could_lead == ("wide", "narrow", "unsure")
    assert (decision.leaders, decision.leading) == ((), ())
    assert deciding(decision) == ("q", "r", "s")
    assert {(each.bits, each.chance) for each in decision.relevance.decisive} == {(None, None)}


def test_it_names_all_that_may_stay_where_none_surely_does() -> None:
    guide = Guide(
        options=("first", "second"),
        questions=(question("q"), question("r")),
        notes=(
            favours("ahead", "first", points=20),
            rules_out("first-out", "first", when(q="yes")),
            rules_out("second-out", "second", when(r="yes")),
        ),
    )

    with patch("advisor.engine.leading.MOST_ROWS", 1):
        assert decided(guide).could_lead == ("first", "second")


def test_it_is_clear_without_a_count_where_one_is_always_ahead() -> None:
    guide = Guide(
        options=("ahead", "behind"),
        questions=(question("q"),),
        notes=(favours("much", "ahead", points=20), favours("little", "behind", when(q="yes"))),
    )

    with patch("advisor.engine.leading.MOST_ROWS", 1):
        decision = decided(guide)

    assert (decision.exact, decision.outcome, decision.leaders) == (True, Outcome.CLEAR, ("ahead",))
    assert decision.relevance.decisive == ()
