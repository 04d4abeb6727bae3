"""What a decision comes to: who leads everywhere, who somewhere, and in which share of the completions."""

from dataclasses import dataclass, field
from fractions import Fraction

import pytest

from advisor.engine.guide import Guide, Note
from tests.engine.making import decided, favours, question, rules_out, when

HALF, QUARTER = Fraction(1, 2), Fraction(1, 4)


@dataclass(frozen=True)
class Expected:
    outcome: str
    leaders: tuple[str, ...] = ()
    could_lead: tuple[str, ...] = ()
    leading: dict[tuple[str, ...], Fraction] = field(default_factory=dict)


def clear(option: str) -> Expected:
    return Expected("clear", (option,), (option,), {(option,): Fraction(1)})


OUTCOMES: dict[str, tuple[tuple[Note, ...], Expected]] = {
    "clear": ((favours("a", "red"),), clear("red")),
    "clear, with its score open": ((favours("a", "red"), favours("b", "red", when(q="yes"))), clear("red")),
    "clear, as the better one is ruled out": ((favours("a", "red"), rules_out("b", "red")), clear("blue")),
    "clear, as the better one is ruled out where it is better": (
        (favours("a", "red", when(q="yes")), rules_out("b", "red", when(q="yes")), favours("c", "blue", points=1)),
        clear("blue"),
    ),
    "tie": ((), Expected("tie", ("red", "blue"), ("red", "blue"), {("red", "blue"): Fraction(1)})),
    "tie, with scores open": (
        (favours("a", "red", when(q="yes")), favours("b", "blue", when(q="yes"))),
        Expected("tie", ("red", "blue"), ("red", "blue"), {("red", "blue"): Fraction(1)}),
    ),
    "none": ((rules_out("a", "red"), rules_out("b", "blue")), Expected("none", leading={(): Fraction(1)})),
    "none, by another note for each answer": (
        (rules_out("a", "red", when(q="yes")), rules_out("b", "red", when(q="no")), rules_out("c", "blue")),
        Expected("none", leading={(): Fraction(1)}),
    ),
    "open": (
        (favours("a", "red", when(q="yes")), favours("b", "blue", when(q="no"))),
        Expected("open", (), ("red", "blue"), {("red",): HALF, ("blue",): HALF}),
    ),
    "open, with one that leads everywhere": (
        (favours("a", "blue"), favours("b", "red", when(q="yes", r="yes"))),
        Expected("open", ("blue",), ("red", "blue"), {("blue",): 3 * QUARTER, ("red", "blue"): QUARTER}),
    ),
    "open, one if anything": (
        (rules_out("a", "red"), rules_out("b", "blue", when(q="yes", r="yes"))),
        Expected("open", (), ("blue",), {("blue",): 3 * QUARTER, (): QUARTER}),
    ),
    "open, all ways": (
        (
            favours("a", "red", when(q="yes", r="yes")),
            favours("b", "blue", when(q="no", r="yes")),
            rules_out("c", "red", when(q="yes", r="no")),
            rules_out("d", "blue", when(q="yes", r="no")),
        ),
        Expected(
            "open",
            (),
            ("red", "blue"),
            {("red",): QUARTER, ("red", "blue"): QUARTER, ("blue",): QUARTER, (): QUARTER},
        ),
    ),
}


@pytest.mark.parametrize(("notes", "expected"), OUTCOMES.values(), ids=OUTCOMES)
def test_it_says_what_leads(notes: tuple[Note, ...], expected: Expected) -> None:
    decision = decided(Guide(("red", "blue"), (question("q"), question("r")), notes=notes))

    leading = {each.options: each.chance for each in decision.leading}
    assert Expected(decision.outcome.value, decision.leaders, decision.could_lead, leading) == expected


def test_it_orders_sets_of_leaders_by_their_share_and_then_by_the_guide() -> None:
    notes, _ = OUTCOMES["open, all ways"]
    decision = decided(Guide(("red", "blue"), (question("q"), question("r")), notes=notes))

    assert [each.options for each in decision.leading] == [(), ("red",), ("red", "blue"), ("blue",)]


def test_it_counts_the_completions_of_all_open_questions() -> None:
    questions = (question("q", "a b c"), question("r", "a b", exclusive="c", several=True), question("s"))
    guide = Guide(("option",), questions)

    assert (decided(guide).completions, decided(guide).open) == (24, ("q", "r", "s"))
    assert (decided(guide, {"r": ["a", "b"], "s": "not-sure"}).completions) == 6
    assert (decided(guide, {"q": "a", "r": ["a"], "s": "no"}).completions) == 1
