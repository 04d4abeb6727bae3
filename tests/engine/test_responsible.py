"""Why a later guide decides otherwise: fewest of its changes that alone bring it about, found again by brute force."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from random import Random
from unittest.mock import patch

import pytest
from hypothesis import assume, given, settings

from advisor.engine.answers import parse_answers, parse_priorities
from advisor.engine.decision import Outcome
from advisor.engine.errors import TooManyStatesError
from advisor.engine.guide import Choice, Effect, Guide, Note, Rating, Requirement
from advisor.engine.mixtures import Item, Kind, Side
from advisor.engine.responsible import Reasons, Transition, lead
from tests.engine.guides import CHANCES, Inquiry, inquiries
from tests.engine.making import criterion, favours, question, rules_out, when

Edit = tuple[Item, Callable[[Guide], Guide]]
"""A change by the thing that it is made to, and how it is made."""


def side(guide: Guide, answers: object = None) -> Side:
    """A guide asked with no priorities of one's own."""
    return Side(guide, parse_answers(guide, answers or {}), parse_priorities(guide, {}))


def responsible(before: Side, after: Side) -> Reasons:
    return Transition(before, after).reasons()


def made(guide: Guide, edits: Sequence[Edit]) -> Guide:
    for _, edit in edits:
        guide = edit(guide)
    return guide


# Random guides with random edits

few = settings(max_examples=80)


def _edits(chance: Random, guide: Guide) -> Iterator[Edit]:
    """A few notes dropped, turned or made stronger, a rating moved, a requirement dropped: each thing once."""
    for note in guide.notes:
        if chance.random() < 0.35:
            yield Item(Kind.NOTE, note.key), _note_edit(note, chance.choice(("drop", "stronger", "turned")))
    for rating in guide.ratings:
        levels = next(each.levels for each in guide.criteria if each.key == rating.criterion)
        other = replace(rating, level=chance.choice(levels).key)
        if chance.random() < 0.3 and other != rating:
            yield Item(Kind.RATING, rating.criterion, rating.option), _rating_edit(rating, other)
    for requirement in guide.requirements:
        if chance.random() < 0.4:
            yield Item(Kind.REQUIREMENT, requirement.key), _requirement_edit(requirement)


def _note_edit(note: Note, how: str) -> Callable[[Guide], Guide]:
    changed = {
        "drop": (),
        "stronger": (replace(note, points=note.worth + 9),),
        "turned": (replace(note, effect=Effect.RULES_OUT),),
    }[how]

    def edit(guide: Guide) -> Guide:
        notes = (changed if each.key == note.key else (each,) for each in guide.notes)
        return replace(guide, notes=tuple(each for some in notes for each in some))

    return edit


def _rating_edit(rating: Rating, other: Rating) -> Callable[[Guide], Guide]:
    return lambda guide: replace(
        guide,
        ratings=tuple(
            other if (each.option, each.criterion) == (rating.option, rating.criterion) else each
            for each in guide.ratings
        ),
    )


def _requirement_edit(requirement: Requirement) -> Callable[[Guide], Guide]:
    return lambda guide: replace(
        guide, requirements=tuple(each for each in guide.requirements if each.key != requirement.key)
    )


def _order(edit: Edit) -> tuple[int, str, str]:
    item, _ = edit
    return list(Kind).index(item.kind), item.key, item.option


@few
@given(inquiries(), CHANCES)
def test_it_names_the_first_of_the_smallest_sets_of_changes_that_do_it_alone(inquiry: Inquiry, chance: Random) -> None:
    edits = sorted(list(_edits(chance, inquiry.guide))[:7], key=_order)
    before = Side(inquiry.guide, inquiry.answers, inquiry.priorities)
    after = replace(before, guide=made(inquiry.guide, edits))
    target = lead(after)
    assume(lead(before) != target)

    def does(some: Sequence[Edit]) -> bool:
        return lead(replace(before, guide=made(inquiry.guide, some))) == target

    found = responsible(before, after)
    by_size = (some for size in range(1, len(edits) + 1) for some in combinations(edits, size))
    assert found.fewest
    assert found.items == next(tuple(item for item, _ in some) for some in by_size if does(some))


# Planted pairs

GUIDE = Guide(
    options=("red", "blue"),
    questions=(question("size", "small large"), question("place", "hall yard")),
    criteria=(criterion("cost", low=100, high=0),),
    ratings=(Rating("red", "cost", "low"), Rating("blue", "cost", "high")),
    notes=(favours("red-small", "red", when(size="small"), points=5), favours("blue-yard", "blue", when(place="yard"))),
)
SMALL = {"size": ["small"], "place": ["hall"]}


def with_note(note: Note) -> Guide:
    return replace(GUIDE, notes=(*GUIDE.notes, note))


def with_blue(cost: str) -> tuple[Rating, ...]:
    return (Rating("red", "cost", "low"), Rating("blue", "cost", cost))


RATING = Item(Kind.RATING, "cost", "blue")
PAIRS: dict[str, tuple[Guide, dict[str, list[str]], tuple[Item, ...]]] = {
    "nothing changed": (GUIDE, SMALL, ()),
    "only reworded, disputed and waivable": (
        replace(GUIDE, notes=tuple(replace(each, disputed=True, waivable=True) for each in GUIDE.notes)),
        SMALL,
        (),
    ),
    "a rating moved without effect": (replace(GUIDE, ratings=with_blue("low")), SMALL, ()),
    "a rating moved with effect": (
        replace(GUIDE, ratings=with_blue("low")),
        {"size": ["large"], "place": ["yard"]},
        (RATING,),
    ),
    "a note that rules out": (
        with_note(rules_out("red-out", "red", when(size="small"))),
        SMALL,
        (Item(Kind.NOTE, "red-out"),),
    ),
    "a note that does not apply": (with_note(rules_out("red-out", "red", when(size="large"))), SMALL, ()),
    "a note without points": (with_note(Note("red-needs", "red", Effect.NEEDS)), SMALL, ()),
    "two notes that do it together": (
        replace(
            GUIDE,
            notes=(
                *GUIDE.notes,
                favours("blue-one", "blue", points=60),
                favours("blue-two", "blue", points=50),
                favours("idle", "red", when(size="large"), points=50),
            ),
        ),
        SMALL,
        (Item(Kind.NOTE, "blue-one"), Item(Kind.NOTE, "blue-two")),
    ),
    "ratings that changed places, and a requirement": (
        replace(
            GUIDE,
            ratings=(Rating("red", "cost", "high"), *with_blue("low")[1:]),
            requirements=(Requirement("cheap", "cost", "low"),),
        ),
        SMALL,
        (RATING, Item(Kind.RATING, "cost", "red")),
    ),
    "an option added": (
        replace(
            GUIDE,
            options=("red", "blue", "green"),
            ratings=(*GUIDE.ratings, Rating("green", "cost", "low")),
            notes=(*GUIDE.notes, favours("green-all", "green", points=9)),
        ),
        SMALL,
        (Item(Kind.OPTION, "green"),),
    ),
    "an option retired": (
        replace(GUIDE, options=("blue",), ratings=with_blue("high")[1:], notes=GUIDE.notes[1:]),
        SMALL,
        (Item(Kind.OPTION, "red"),),
    ),
    "a question added, and a note on it": (
        replace(
            GUIDE,
            questions=(*GUIDE.questions, question("power")),
            notes=(*GUIDE.notes, rules_out("red-power", "red", when(power="no"))),
        ),
        SMALL,
        (Item(Kind.NOTE, "red-power"),),
    ),
    "a question removed with what hung on it": (
        replace(
            GUIDE, questions=GUIDE.questions[:1], notes=(*GUIDE.notes[:1], favours("blue-more", "blue", points=200))
        ),
        SMALL,
        (Item(Kind.NOTE, "blue-more"),),
    ),
    "a criterion that applies no more": (
        replace(GUIDE, criteria=(replace(GUIDE.criteria[0], applies_when=when(size="large")),)),
        {"size": ["small"], "place": ["yard"]},
        (Item(Kind.CRITERION, "cost"),),
    ),
}


@pytest.mark.parametrize(("after", "answers", "expected"), PAIRS.values(), ids=list(PAIRS))
def test_it_names_what_was_planted(after: Guide, answers: dict[str, list[str]], expected: tuple[Item, ...]) -> None:
    fitting = {key: value for key, value in answers.items() if key in {each.key for each in after.questions}}
    assert responsible(side(GUIDE, answers), side(after, fitting)).items == expected


def test_it_names_the_question_that_lost_an_answer() -> None:
    """The note is as it was; that its answer is unknown now is what changes the outcome."""
    notes = (favours("red-small", "red"), rules_out("red-yard", "red", when(place="yard")))
    before = replace(GUIDE, notes=notes)
    places = replace(before.questions[1], choices=(Choice("yard"), Choice("lawn")))
    after = replace(before, questions=(before.questions[0], places))

    assert lead(side(before, SMALL)).outcome is Outcome.CLEAR
    assert responsible(side(before, SMALL), side(after, {"size": ["small"]})).items == (Item(Kind.QUESTION, "place"),)


def test_it_takes_new_choices_along_with_the_note_that_names_them() -> None:
    places = replace(GUIDE.questions[1], choices=(*GUIDE.questions[1].choices, Choice("roof")))
    after = replace(
        GUIDE,
        questions=(GUIDE.questions[0], places),
        notes=(*GUIDE.notes, rules_out("red-roof", "red", when(place="roof"))),
    )

    assert responsible(side(GUIDE, {"size": ["small"]}), side(after, {"size": ["small"]})).items == (
        Item(Kind.NOTE, "red-roof"),
    )


def test_it_names_a_note_on_a_question_whose_choices_are_all_others() -> None:
    """No answer is allowed before and after."""
    after = replace(
        GUIDE,
        questions=(GUIDE.questions[0], question("place", "roof cellar")),
        notes=(GUIDE.notes[0], rules_out("red-roof", "red", when(place="roof"))),
    )

    assert responsible(side(GUIDE, {"size": ["small"]}), side(after, {"size": ["small"]})) == Reasons(
        (Item(Kind.NOTE, "red-roof"),), fewest=True
    )


# What is known of questions, and where it is given up


def test_it_says_which_question_can_change_what_leads() -> None:
    notes = (*GUIDE.notes, rules_out("red-power", "red", when(power="no")), Note("idle", "red", Effect.INFORMS))
    after = replace(GUIDE, questions=(*GUIDE.questions, question("power"), question("shade")), notes=notes)
    transition = Transition(side(GUIDE, SMALL), side(after, SMALL))

    assert [key for key in ("power", "shade") if transition.decides(key)] == ["power"]


MANY_NOTES = tuple(favours(f"blue-{number}", "blue", points=30) for number in range(8))


def test_it_claims_no_smallest_set_where_it_cannot_look_at_all() -> None:
    before, after = side(GUIDE, SMALL), side(replace(GUIDE, notes=(*GUIDE.notes, *MANY_NOTES)), SMALL)
    with patch("advisor.engine.responsible.MOST_LOOKS", 20):
        found = responsible(before, after)

    assert found == Reasons(tuple(Item(Kind.NOTE, note.key) for note in MANY_NOTES[4:]), fewest=False)
    assert responsible(before, after) == Reasons(
        tuple(Item(Kind.NOTE, note.key) for note in MANY_NOTES[:4]), fewest=True
    )


def test_it_gives_up_where_no_more_may_be_counted() -> None:
    """Red leads whatever is answered; then blue is level with it in one completion, which a few cannot show."""
    large = tuple(question(f"q{number}") for number in range(20))
    rising = tuple(favours(f"n{number}", "blue", when(**{f"q{number}": "yes"}), points=1) for number in range(20))
    before = replace(GUIDE, questions=large, notes=rising)
    after = replace(before, notes=(*rising, *(replace(each, points=20) for each in MANY_NOTES[:4])))
    with patch("advisor.engine.responsible.MOST_COUNTS", 0), pytest.raises(TooManyStatesError):
        responsible(side(before), side(after))
    with patch("advisor.engine.responsible.MOST_COUNTS", 15):
        found = responsible(side(before), side(after))
    assert found == Reasons(tuple(Item(Kind.NOTE, note.key) for note in MANY_NOTES[:4]), fewest=True)


def test_it_comes_to_what_the_later_guide_does_where_that_is_open_too() -> None:
    """One note is enough for blue to lead at times, but green could lead as well only with another."""
    green = Rating("green", "cost", "high")
    before = replace(GUIDE, options=("red", "blue", "green"), ratings=(*GUIDE.ratings, green), notes=())
    notes = tuple(rules_out(f"{each}-out", "red", when(place=each)) for each in ("hall", "yard"))
    more = (favours("blue-small", "blue", when(size="small")), *notes, favours("idle", "red", points=1))
    found = responsible(side(before), side(replace(before, notes=more)))

    assert lead(side(replace(before, notes=more))).could_lead == {"blue", "green"}
    assert found.items == (Item(Kind.NOTE, "blue-small"), *(Item(Kind.NOTE, note.key) for note in notes))
    assert found.fewest
