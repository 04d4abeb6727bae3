"""A score as a sum: every term, and totals that add up as they are printed."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.loading import LoadedEdition
from advisor.presenting.standings import Account, accounts
from advisor.presenting.sums import Term
from catalog.document import Example
from tests.advisor.deciding import LABELS, answers_to, decided, priorities_of, shipped, yard

EXAMPLES = [
    pytest.param(shipped(label), each, id=f"{label} {each.key}")
    for label in LABELS
    for each in shipped(label).document.examples
]


def _number(text: str) -> Fraction:
    return Fraction(text.replace("\u2212", "-"))


def _terms(loaded: LoadedEdition, answers: Mapping[str, Any] | None = None) -> dict[str, Term]:
    walnut = next(each for each in accounts(loaded, decided(loaded, answers)) if each.line.key == "walnut")
    return {term.criterion: term for term in walnut.sum.terms}


def test_shows_a_criterion_that_does_not_count_as_idle() -> None:
    terms = _terms(yard(), {"use": ["rest"]})
    assert (terms["Harvest"].idle, terms["Harvest"].share, terms["Harvest"].points) == (True, "0 %", "0")
    assert (terms["Shade"].idle, terms["Shade"].share, terms["Shade"].points) == (False, "100 %", "100")


def test_says_what_is_counted_for_want_of_a_rating() -> None:
    terms = _terms(yard(("ratings.1.level", None)))
    assert (terms["Shade"].stated, terms["Shade"].label, terms["Shade"].value) == (False, "Not stated", "50")
    assert terms["Harvest"].stated


def _assert_adds_up(account: Account) -> None:
    """Reasons as they are listed; with what ratings come to, to the score; near what the ratings are listed as."""
    ratings, notes = _number(account.sum.from_ratings), _number(account.sum.from_notes)
    assert ratings + notes == _number(account.sum.total)
    assert notes == sum(_number(reason.points) for reason in account.pointed)
    listed = map(_number, (*(term.points for term in account.sum.terms), *(each.points for each in account.pointed)))
    slack = Fraction(1, 100) * sum(points.denominator > 1 for points in listed)
    assert abs(ratings - sum(_number(term.points) for term in account.sum.terms)) <= slack


@pytest.mark.parametrize(("loaded", "example"), EXAMPLES)
def test_adds_up_as_it_is_printed_in_every_example(loaded: LoadedEdition, example: Example) -> None:
    for account in accounts(loaded, decided(loaded, example.answers, example.priorities)):
        _assert_adds_up(account)


@given(data=st.data())
@settings(max_examples=60)
def test_adds_up_as_it_is_printed(data: st.DataObject) -> None:
    loaded = shipped(data.draw(st.sampled_from(LABELS)))
    answers = data.draw(answers_to(loaded.document, open_at_most=4))
    for account in accounts(loaded, decided(loaded, answers, data.draw(priorities_of(loaded)))):
        _assert_adds_up(account)


def test_gives_the_range_as_precisely_as_the_total() -> None:
    loaded = yard()
    document = decided(loaded)
    first = document.standings[0]
    score = first.score.model_copy(update={"low": 73.33, "shown": 89.58, "high": 102.5})
    ranged = document.model_copy(update={"standings": (first.model_copy(update={"score": score}),)})
    (account,) = accounts(loaded, ranged)
    assert (account.sum.span, account.sum.total) == ("73.33 to 102.5", "89.58")


def test_gives_no_range_of_a_score_that_is_settled() -> None:
    loaded = yard()
    settled = accounts(loaded, decided(loaded, {"room": ["small"], "use": ["shade"], "patience": ["no"]}))
    assert [account.sum.span for account in settled] == ["", ""]
