"""Every standing carries what made it: notes that apply or may, cases that hold or can, and what is disputed."""

from dataclasses import replace
from fractions import Fraction

import pytest

from advisor.engine.decision import Applies
from advisor.engine.guide import Case, Guide, Note, Rating
from tests.engine.making import criterion, decided, favours, note_of, question, standing, unless, when

QUESTIONS = (question("q", "a b c"), question("r"))
(A,) = when(q="a")
(NOT_B,) = unless(q="b")
(R,) = when(r="yes")
(A_AND_R,) = when(q="a", r="yes")

BECAUSE: list[tuple[tuple[Case, ...], dict[str, object], Fraction, tuple[Case, ...]]] = [
    # the cases of a note, what is answered, its chance, the cases named
    ((), {}, Fraction(1), ()),
    ((A,), {"q": "a"}, Fraction(1), (A,)),
    ((A,), {}, Fraction(1, 3), (A,)),
    ((A_AND_R,), {"r": "yes"}, Fraction(1, 3), (A_AND_R,)),
    # those that hold, where some do
    ((A, NOT_B, R), {"q": "a"}, Fraction(1), (A, NOT_B)),
    ((A, NOT_B, R), {"q": "c", "r": "no"}, Fraction(1), (NOT_B,)),
    # else those that still can
    ((A, NOT_B, R), {"q": "b"}, Fraction(1, 2), (R,)),
    ((A, R), {}, Fraction(4, 6), (A, R)),
    ((A, A_AND_R), {}, Fraction(1, 3), (A, A_AND_R)),
    # where none holds by itself, but one always does
    ((*when(q="a b"), *when(q="c")), {}, Fraction(1), (*when(q="a b"), *when(q="c"))),
    # a case that could never hold is no reason
    ((A, when(q="a")[0] + when(q="b")[0]), {}, Fraction(1, 3), (A,)),
]


@pytest.mark.parametrize(("cases", "answers", "chance", "because"), BECAUSE)
def test_it_names_the_cases_that_hold_or_else_those_that_can(
    cases: tuple[Case, ...], answers: dict[str, object], chance: Fraction, because: tuple[Case, ...]
) -> None:
    guide = Guide(("option",), QUESTIONS, notes=(favours("note", "option", cases),))

    found = note_of(decided(guide, answers), "option", "note")

    assert (found.chance, found.because) == (chance, because)
    assert found.applies is (Applies.CERTAINLY if chance == 1 else Applies.POSSIBLY)


def test_it_leaves_out_the_notes_that_cannot_apply() -> None:
    notes = (favours("holds", "option", (A,)), favours("cannot", "option", (NOT_B,)), favours("may", "option", (R,)))
    guide = Guide(("option", "other"), QUESTIONS, notes=notes)

    assert [each.note.key for each in standing(decided(guide, {"q": "b"}), "option").notes] == ["may"]
    assert standing(decided(guide), "other").notes == ()


DISPUTED = replace(favours("disputed", "option", (R,)), disputed=True)
RATED = Rating("option", "cost", "low", disputed=True)

STANDINGS: list[tuple[tuple[Note, ...], tuple[Rating, ...], dict[str, object], int, bool]] = [
    # notes, ratings, answers, priority of cost, whether something disputed is part of the standing
    ((DISPUTED,), (), {"r": "yes"}, 2, True),
    ((DISPUTED,), (), {}, 2, True),
    ((DISPUTED,), (), {"r": "no"}, 2, False),
    ((replace(DISPUTED, disputed=False),), (), {"r": "yes"}, 2, False),
    ((), (RATED,), {"q": "a"}, 1, True),
    ((), (RATED,), {}, 1, True),
    ((), (RATED,), {"q": "b"}, 1, False),
    ((), (RATED,), {"q": "a"}, 0, False),
    ((), (replace(RATED, disputed=False),), {"q": "a"}, 1, False),
]


@pytest.mark.parametrize(("notes", "ratings", "answers", "priority", "disputed"), STANDINGS)
def test_it_says_whether_something_disputed_is_part_of_a_standing(
    notes: tuple[Note, ...], ratings: tuple[Rating, ...], answers: dict[str, object], priority: int, disputed: bool
) -> None:
    criteria = (criterion("cost", (A,), low=100, high=0), criterion("ease", easy=100))
    guide = Guide(("option", "other"), QUESTIONS, criteria, ratings, notes=notes)

    decision = decided(guide, answers, {"cost": priority})

    assert standing(decision, "option").disputed is disputed
    assert standing(decision, "other").disputed is False


def test_it_repeats_what_it_was_given() -> None:
    guide = Guide(("option",), QUESTIONS, (criterion("cost", low=100),))

    decision = decided(guide, {"r": "not-sure", "q": "a"}, {"cost": 4})

    assert decision.answers.as_data() == {"q": ["a"], "r": "not-sure"}
    assert decision.priorities.by_criterion == {"cost": 4}
    assert decision.open == ("r",)
