"""Comparisons of guides agree with going through every answer set of both, on random small guides."""

from collections.abc import Mapping
from dataclasses import replace
from math import prod
from unittest.mock import patch

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from advisor.engine.comparison import compare
from advisor.engine.decision import Status
from advisor.engine.errors import TooManyStatesError
from advisor.engine.guide import Guide
from tests.engine.guides import guides
from tests.engine.making import decided, favours, question, rules_out, standing, when
from tests.engine.oracle import Pair, shared

MOST_ANSWER_SETS = 400


@st.composite
def edited(draw: st.DrawFn) -> tuple[Guide, Guide]:
    """A guide, and what an edit may make of it: things of another guide with the same questions, or with others."""
    before, other = draw(guides()), draw(guides())
    keeps = draw(st.sets(st.sampled_from(("options", "questions", "notes"))))
    after = other
    if "questions" in keeps:
        notes = before.notes[: draw(st.integers(0, len(before.notes)))]
        after = replace(before, notes=notes if "notes" in keeps else notes[::2])
    assume(prod(len(each) for each in shared(before, after).values()) <= MOST_ANSWER_SETS)
    return before, after


@settings(max_examples=50)
@given(edited())
def test_it_counts_what_leads_otherwise(pair: tuple[Guide, Guide]) -> None:
    comparison, oracle = compare(*pair), Pair(*pair)

    found = {(frozenset(each.before), frozenset(each.after)): each.count for each in comparison.leaders}
    assert comparison.answer_sets == len(oracle.answer_sets)
    assert found == oracle.leaders
    assert comparison.moved == sum(oracle.leaders.values())
    assert [each.count for each in comparison.leaders] == sorted(found.values(), reverse=True)


@settings(max_examples=50)
@given(edited())
def test_it_counts_what_has_another_status(pair: tuple[Guide, Guide]) -> None:
    comparison, oracle = compare(*pair), Pair(*pair)

    assert {(each.option, each.before, each.after): each.count for each in comparison.statuses} == oracle.statuses


@settings(max_examples=50)
@given(edited())
def test_it_shows_examples_that_are_decided_as_it_says(pair: tuple[Guide, Guide]) -> None:
    comparison = compare(*pair)

    for shift in comparison.leaders:
        was, now = (decided(guide, own(guide, shift.example)) for guide in pair)
        assert (set(was.leaders), set(now.leaders)) == (set(shift.before), set(shift.after))
    for moved in comparison.statuses:
        was, now = (decided(guide, own(guide, moved.example)) for guide in pair)
        found = standing(was, moved.option).status, standing(now, moved.option).status
        assert found == (moved.before, moved.after)


def own(guide: Guide, example: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Of an answer set of two guides, what one of them asks."""
    return {each.key: example[each.key] for each in guide.questions}


@given(guides())
def test_it_finds_nothing_between_a_guide_and_itself(guide: Guide) -> None:
    comparison = compare(guide, guide)

    assert (comparison.moved, comparison.leaders, comparison.statuses) == (0, (), ())


def test_it_takes_a_shared_question_at_what_both_allow() -> None:
    before = Guide(("red",), (question("q", "a b"), question("gone", "x y z")))
    after = Guide(
        ("red",), (question("q", "b c d"), question("new", "x y")), notes=(rules_out("n", "red", when(q="b")),)
    )

    comparison = compare(before, after)

    assert comparison.answer_sets == 1 * 3 * 2
    (shift,) = comparison.leaders
    assert (shift.before, shift.after, shift.count) == (("red",), (), 6)
    assert shift.example == {"q": ("b",), "new": ("x",), "gone": ("x",)}


def test_it_has_nothing_to_compare_where_no_answer_is_shared() -> None:
    before, after = (Guide(("red",), (question("q", choices),)) for choices in ("a b", "c d"))

    assert compare(before, after).answer_sets == 0


def test_it_leaves_out_the_status_of_an_option_that_only_one_has() -> None:
    asked = (question("q"),)
    before = Guide(("red", "old"), asked, notes=(rules_out("n", "old"),))
    after = Guide(("red", "new"), asked, notes=(rules_out("n", "red", when(q="no")),))

    (shift,) = compare(before, after).statuses

    assert (shift.option, shift.before, shift.after, shift.count) == ("red", Status.ELIGIBLE, Status.RULED_OUT, 1)


def test_it_gives_up_what_it_cannot_count() -> None:
    guide = Guide(("red", "blue"), (question("q", "a b c"),), notes=(favours("n", "red", when(q="a")),))

    with patch("advisor.engine.diagrams.MOST_PLACES", 1), pytest.raises(TooManyStatesError):
        compare(guide, replace(guide, notes=()))
