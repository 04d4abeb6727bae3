"""It says how much each decisive question tells of what leads, and puts the one that tells most first."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from math import comb

import numpy as np
import pytest
from hypothesis import given, settings

from advisor.engine.decide import decide
from advisor.engine.decision import Decisive
from advisor.engine.guide import Choice, Guide, Question
from advisor.engine.information import chance, mutual_information
from tests.engine.guides import Inquiry, inquiries
from tests.engine.making import decided, favours, question, rules_out, when

PLAY_TENNIS = """
sunny    hot  high   weak   no
sunny    hot  high   strong no
overcast hot  high   weak   yes
rain     mild high   weak   yes
rain     cool normal weak   yes
rain     cool normal strong no
overcast cool normal strong yes
sunny    mild high   weak   no
sunny    cool normal weak   yes
rain     mild normal weak   yes
sunny    mild normal strong yes
overcast mild high   strong yes
overcast hot  normal weak   yes
rain     mild high   strong no
"""
"""Quinlan's Saturday mornings ("Induction of Decision Trees", 1986, table 1): attributes, and whether they suit."""

ATTRIBUTES = ("outlook", "temperature", "humidity", "wind")


@pytest.mark.parametrize(
    ("attribute", "gain"), [("outlook", 0.2467), ("humidity", 0.1518), ("wind", 0.0481), ("temperature", 0.0292)]
)
def test_it_gains_the_information_that_quinlan_published(attribute: str, gain: float) -> None:
    rows = [line.split() for line in PLAY_TENNIS.split("\n") if line]
    pairs = [(row[ATTRIBUTES.index(attribute)], row[-1]) for row in rows]
    table = [[pairs.count((value, play)) for play in ("yes", "no")] for value in sorted({value for value, _ in pairs})]

    assert round(mutual_information(table), 4) == gain


@pytest.mark.parametrize(
    ("table", "bits"),
    [
        ([[1, 0], [0, 1]], 1.0),
        ([[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]], 2.0),
        ([[3, 9, 21], [7, 21, 49]], 0.0),
        ([[5, 8]], 0.0),
        ([[2, 3], [4, 0], [3, 2]], 0.246749819774),
        ([[10**12, 10**12 + 1], [10**12, 10**12]], 0.0),
        ([[10**30, 0], [0, 10**30]], 1.0),
        ([[3**900 * 7, 3**900], [7**1001, 7**1000]], 0.0),
        ([[2**1200, 1], [1, 2**1200]], 1.0),
    ],
)
def test_it_measures_what_a_table_of_counts_tells(table: list[list[int]], bits: float) -> None:
    assert mutual_information(table) == bits


def test_it_counts_chances_beyond_64_bits_exactly() -> None:
    """In the first way to answer all else, one leads with 1 answer of 3; in the second, with all."""
    shares = np.array([[1, 3], [2, 0]])

    assert chance([2**62, 2**70], shares) == Fraction(4, 9) * Fraction(2**62, 2**62 + 2**70)


ODD = when(q="yes", r="yes") + when(q="no", r="no")
"""Holds for as many answers whichever of the two is known."""

EQUALS = Guide(
    ("red", "blue"),
    (question("q"), question("r"), question("s", "a b c d")),
    notes=(favours("x", "red", ODD), favours("y", "blue", points=1)),
)


def told(guide: Guide) -> list[tuple[object, ...]]:
    return [(each.question, each.bits, each.chance) for each in decided(guide).relevance.decisive]


def test_it_puts_last_what_tells_something_together_with_another_question_only() -> None:
    """Red leads by 4 or blue by 1, with q and r between them; unless s is d: then green does."""
    guide = replace(
        EQUALS, options=(*EQUALS.options, "green"), notes=(*EQUALS.notes, favours("z", "green", when(s="d"), 20))
    )

    first, *rest = told(guide)
    assert first[0] == "s"
    assert first[1:] == (pytest.approx(0.8113, abs=1e-4), Fraction(3, 8))
    assert rest == [("q", 0.0, Fraction(3, 8)), ("r", 0.0, Fraction(3, 8))]


def test_it_puts_what_tells_alike_in_the_order_of_the_guide() -> None:
    notes = (favours("x", "red", when(q="yes") + when(r="yes")), favours("y", "blue", points=1))

    assert [each[0] for each in told(replace(EQUALS, notes=notes))] == ["q", "r"]
    turned = replace(EQUALS, notes=notes, questions=EQUALS.questions[::-1])
    assert [each[0] for each in told(turned)] == ["r", "q"]


def test_it_tells_all_where_one_answer_settles_what_leads() -> None:
    guide = replace(EQUALS, notes=(rules_out("x", "red", when(q="no")), rules_out("y", "blue", when(q="yes"))))

    assert told(guide) == [("q", 1.0, Fraction(1, 2))]


def test_it_counts_every_set_of_choices_as_an_answer_of_its_own() -> None:
    """Of a, b, both or c, two have a: a half. Of a, b or both, two thirds."""
    several = Question("q", (Choice("a"), Choice("b"), Choice("c", exclusive=True)), several=True)
    guide = Guide(("red", "blue"), (several,), notes=(favours("x", "red", when(q="a")),))

    assert told(guide) == [("q", 1.0, Fraction(1, 2))]
    without_c = replace(several, choices=several.choices[:2])
    assert told(replace(guide, questions=(without_c,))) == [("q", pytest.approx(0.9183, abs=1e-4), Fraction(4, 9))]


@settings(max_examples=200)
@given(inquiries())
def test_it_tells_what_all_completions_come_to(inquiry: Inquiry) -> None:
    decisive = decide(inquiry.guide, inquiry.answers, inquiry.priorities).relevance.decisive

    naive = inquiry.naive
    assert {each.question: each.chance for each in decisive} == {
        key: chance for key in naive.open if (chance := naive.chance(key))
    }
    assert {each.question: each.bits for each in decisive} == {
        each.question: pytest.approx(naive.bits(each.question), abs=1e-9) for each in decisive
    }
    assert list(decisive) == in_order(decisive, naive.open)


def in_order(decisive: Sequence[Decisive], questions: Sequence[str]) -> list[Decisive]:
    """Most bits first, equals in the order of the questions."""
    return sorted(decisive, key=lambda each: (-(each.bits or 0), questions.index(each.question)))


def test_it_tells_exactly_where_completions_pass_64_bits() -> None:
    """Of 70 notes for red, each on a question of its own, 35 make a tie: one answer turns it among 34 or 35 others."""
    keys = [f"q-{at}" for at in range(70)]
    guide = Guide(
        ("red", "blue"),
        tuple(question(key) for key in keys),
        notes=(
            *(favours(f"for-{key}", "red", when(**{key: "yes"}), points=1) for key in keys),
            favours("much", "blue", points=20),
            favours("more", "blue", points=15),
        ),
    )

    found = told(guide)

    assert [each[0] for each in found] == keys
    assert {each[2] for each in found} == {Fraction(comb(69, 34) + comb(69, 35), 2 * 2**69)}
    assert len({each[1] for each in found}) == 1
