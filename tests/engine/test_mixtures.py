"""Mixtures of two guides that have nothing to do with each other: what they come to, seen and counted alike."""

from collections.abc import Iterator
from itertools import combinations
from random import Random
from unittest.mock import patch

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from advisor.engine import responsible, screening
from advisor.engine.answers import parse_answers, parse_priorities
from advisor.engine.errors import AnswersError
from advisor.engine.guide import Guide
from advisor.engine.mixtures import Item, Mixtures, Side
from advisor.engine.responsible import Lead, Transition, lead
from advisor.engine.righting import Righting
from advisor.engine.screening import Screen
from tests.engine.guides import CHANCES, Inquiry, guides, inquiries

few = settings(max_examples=30)
MOST_ITEMS = 8


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Side, Side]:
    """A guide with answers, and another one with what of these fits it."""
    inquiry = draw(inquiries())
    before = Side(inquiry.guide, inquiry.answers, inquiry.priorities)
    return before, _asked_of(draw(guides()), inquiry)


@st.composite
def near_pairs(draw: st.DrawFn) -> tuple[Side, Side]:
    """A guide, and the same with a few things of another one, which come to different outcomes."""
    before, after = draw(pairs().filter(lambda pair: lead(pair[0]) != lead(pair[1])))
    mixtures, chance = Mixtures(before, after), draw(CHANCES)
    few = frozenset(chance.sample(mixtures.items, min(MOST_ITEMS, len(mixtures.items))))
    origin, mixed = (mixtures.applied(items) for items in (frozenset[Item](), few))
    assume(origin and mixed and lead(origin) != lead(mixed))
    assert origin
    assert mixed
    return origin, mixed


def _asked_of(guide: Guide, inquiry: Inquiry) -> Side:
    given = {key: value for key, value in inquiry.answers.as_data().items() if _fits(guide, {key: value})}
    weighed = {each.key for each in guide.criteria}
    levels = {key: level for key, level in inquiry.priorities.by_criterion.items() if key in weighed}
    order = [[key for key in alike if key in weighed] for alike in inquiry.priorities.order]
    order = [alike for alike in order if alike]
    return Side(guide, parse_answers(guide, given), parse_priorities(guide, order or levels))


def _fits(guide: Guide, answer: dict[str, object]) -> bool:
    try:
        parse_answers(guide, answer)
    except AnswersError:
        return False
    return True


def _subsets(mixtures: Mixtures, chance: Random) -> Iterator[frozenset[Item]]:
    yield frozenset()
    yield frozenset(mixtures.items)
    for _ in range(6):
        share = chance.random()
        yield frozenset(item for item in mixtures.items if chance.random() < share)


@few
@given(pairs())
def test_with_no_change_it_is_the_earlier_guide_and_with_all_the_later_one(pair: tuple[Side, Side]) -> None:
    mixtures = Mixtures(*pair)
    for items, side in zip((frozenset[Item](), frozenset(mixtures.items)), pair, strict=True):
        mixed = mixtures.applied(items)
        assert mixed is not None
        assert lead(mixed) == lead(side)


@pytest.mark.parametrize("cells", [screening.MOST_CELLS, 400], ids=["all listed", "some spread"])
@few
@given(pairs(), CHANCES)
def test_what_is_seen_is_what_is_counted(cells: int, pair: tuple[Side, Side], chance: Random) -> None:
    """All of it where every completion is listed, and nothing else where some are."""
    mixtures = Mixtures(*pair)
    with patch.object(screening, "MOST_CELLS", cells):
        screen = Screen(mixtures)
    for items in _subsets(mixtures, chance):
        seen, mixed = screen.seen(items), mixtures.applied(items)
        assert (seen is None) == (mixed is None)
        if seen is None or mixed is None:
            continue
        counted = lead(mixed)
        assert seen.there == frozenset(mixed.guide.options)
        assert seen.could_lead <= counted.could_lead
        assert seen.leaders >= counted.leaders
        assert not seen.barred & counted.could_lead
        if screen.complete:
            assert Lead(seen.outcome, seen.leaders, seen.could_lead) == counted


@pytest.mark.parametrize("cells", [screening.MOST_CELLS, 400], ids=["all listed", "some spread"])
@few
@given(pairs(), CHANCES)
def test_every_set_that_does_it_has_one_of_the_changes_that_are_needed(
    cells: int, pair: tuple[Side, Side], chance: Random
) -> None:
    mixtures = Mixtures(*pair)
    with patch.object(screening, "MOST_CELLS", cells):
        screen = Screen(mixtures)
    righting = Righting(screen, mixtures.items)
    for items in _subsets(mixtures, chance):
        mixed = mixtures.applied(items)
        if mixed is None:
            continue
        wanted = lead(mixed)
        for fewer in _subsets(mixtures, chance):
            seen, short = screen.seen(fewer & items), mixtures.applied(fewer & items)
            if seen is not None and short is not None and lead(short) != wanted:
                assert righting.needed(seen, wanted.leaders, wanted.could_lead) & (items - fewer)


def _does(mixtures: Mixtures, items: frozenset[Item], target: Lead) -> bool:
    mixed = mixtures.applied(items)
    return mixed is not None and lead(mixed) == target


def _smallest(mixtures: Mixtures, target: Lead) -> list[tuple[Item, ...]]:
    """Every set that does it of the size from which some do."""
    sizes = range(1, len(mixtures.items) + 1)
    of_size = ([*combinations(mixtures.items, size)] for size in sizes)
    doing = ([some for some in sets if _does(mixtures, frozenset(some), target)] for sets in of_size)
    return next(filter(None, doing))


@pytest.mark.parametrize("cells", [screening.MOST_CELLS, 400], ids=["all listed", "some spread"])
@few
@given(near_pairs())
def test_a_smallest_set_is_found_again_by_brute_force(cells: int, pair: tuple[Side, Side]) -> None:
    """The first of them where every completion is listed."""
    mixtures, smallest = Mixtures(*pair), _smallest(Mixtures(*pair), lead(pair[1]))
    with patch.object(screening, "MOST_CELLS", cells), patch.object(responsible, "MOST_COUNTS", 999):
        found, complete = Transition(*pair).reasons(), Screen(mixtures).complete
    assert found.fewest
    assert found.items in (smallest[:1] if complete else smallest)


@few
@given(near_pairs())
def test_where_not_all_can_be_looked_at_none_can_be_left_out_by_itself(pair: tuple[Side, Side]) -> None:
    mixtures, target = Mixtures(*pair), lead(pair[1])
    transition = Transition(*pair)
    with patch.object(Transition, "_larger", return_value=[]), patch.object(responsible, "MOST_COUNTS", 999):
        found = transition.reasons()
    items = frozenset(found.items)
    assert _does(mixtures, items, target)
    assert not any(_does(mixtures, items - {item}, target) for item in items)
    assert found.fewest is (len(items) == 1)
