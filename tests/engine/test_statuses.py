"""An option is ruled out, eligible, or it depends: on what, and never because of what is merely unknown."""

from fractions import Fraction

import pytest

from advisor.engine.decision import Applies
from advisor.engine.guide import Condition, Guide, Question
from tests.engine.making import decided, note_of, question, rules_out, standing, statuses, unless, when

Q, R = question("q"), question("r")
SEVERAL = question("s", "a b", exclusive="none", several=True)


def guide(*conditions: Condition) -> Guide:
    """Rules its one option out where any of the conditions holds."""
    notes = tuple(rules_out(f"out-{at}", "option", condition) for at, condition in enumerate(conditions))
    return Guide(("option",), (Q, R, SEVERAL), notes=notes)


BY_ANSWERS: list[tuple[Guide, dict[str, object], str, tuple[str, ...]]] = [
    # what rules out, what is answered, the status, what it depends on
    (guide(), {}, "eligible", ()),
    (guide(()), {}, "ruled-out", ()),
    (guide(when(q="yes")), {}, "depends", ("q",)),
    (guide(when(q="yes")), {"q": "not-sure"}, "depends", ("q",)),
    (guide(when(q="yes")), {"q": "yes"}, "ruled-out", ()),
    (guide(when(q="yes")), {"q": "no"}, "eligible", ()),
    (guide(unless(q="yes")), {}, "depends", ("q",)),
    (guide(unless(q="yes")), {"q": "yes"}, "eligible", ()),
    (guide(when(q="yes", r="yes")), {}, "depends", ("q", "r")),
    (guide(when(q="yes", r="yes")), {"q": "yes"}, "depends", ("r",)),
    (guide(when(q="yes", r="yes")), {"q": "no"}, "eligible", ()),
    (guide(when(q="yes", r="yes") + when(q="yes", r="no")), {}, "depends", ("q",)),
    (guide(when(q="yes") + when(r="yes")), {"r": "yes"}, "ruled-out", ()),
    # a question that a case asks twice
    (guide((when(q="yes")[0] + when(q="no")[0],)), {}, "eligible", ()),
    (guide((when(q="yes")[0] + unless(q="yes")[0],)), {}, "eligible", ()),
    (guide((when(q="yes no")[0] + when(q="yes")[0],)), {}, "depends", ("q",)),
    # clauses that always hold, and that never do
    (guide(when(q="yes no")), {}, "ruled-out", ()),
    (guide(unless(q="")), {}, "ruled-out", ()),
    (guide(when(q="")), {}, "eligible", ()),
    (guide(when(q="") + when(r="yes")), {}, "depends", ("r",)),
    # sets of choices
    (guide(when(s="a")), {"s": ["a", "b"]}, "ruled-out", ()),
    (guide(unless(s="a")), {"s": ["a", "b"]}, "eligible", ()),
    (guide(unless(s="a")), {"s": ["none"]}, "ruled-out", ()),
    (guide((when(s="a")[0] + when(s="b")[0],)), {"s": ["a"]}, "eligible", ()),
    (guide((when(s="a")[0] + when(s="b")[0],)), {}, "depends", ("s",)),
    (guide((when(s="a")[0] + when(s="none")[0],)), {}, "eligible", ()),
]


@pytest.mark.parametrize(("case", "answers", "status", "depends_on"), BY_ANSWERS)
def test_it_says_where_an_option_stands_and_on_what_that_depends(
    case: Guide, answers: dict[str, object], status: str, depends_on: tuple[str, ...]
) -> None:
    found = standing(decided(case, answers), "option")

    assert (found.status.value, found.depends_on) == (status, depends_on)


RULED_OUT_BETWEEN_THEM = [
    guide(when(q="yes"), when(q="no")),
    guide(when(q="yes"), unless(q="yes")),
    guide(when(s="a b"), when(s="none")),
    guide(when(q="yes", r="yes"), when(q="yes", r="no"), when(q="no")),
    guide(when(q="yes", r="yes") + when(q="no"), when(r="no")),
]


@pytest.mark.parametrize("case", RULED_OUT_BETWEEN_THEM)
def test_it_rules_out_what_notes_rule_out_between_them_whatever_the_answer(case: Guide) -> None:
    decision = decided(case)

    found = standing(decision, "option")
    assert (found.status.value, found.depends_on) == ("ruled-out", ())
    assert {each.applies for each in found.notes} == {Applies.POSSIBLY}
    assert (decision.outcome.value, decision.could_lead) == ("none", ())


def test_it_rules_out_by_one_note_whose_cases_leave_no_answer() -> None:
    decision = decided(guide(when(q="yes") + when(q="no")))

    assert statuses(decision) == {"option": "ruled-out"}
    assert note_of(decision, "option", "out-0").applies is Applies.CERTAINLY


def test_it_touches_no_other_option() -> None:
    both = Guide(("first", "second"), (Q,), notes=(rules_out("out", "first", when(q="yes")),))

    assert statuses(decided(both)) == {"second": "eligible", "first": "depends"}
    assert statuses(decided(both, {"q": "yes"})) == {"second": "eligible", "first": "ruled-out"}


CHANCES = [
    # of the seven sets of three choices, four have a, one is a alone; exclusive choices stand alone
    (question("q", "a b c", several=True), when(q="a"), Fraction(4, 7)),
    (question("q", "a b c", several=True), unless(q="b c"), Fraction(1, 7)),
    (question("q", "a b", exclusive="c", several=True), when(q="a"), Fraction(2, 4)),
    (question("q", "a b", exclusive="c", several=True), when(q="c"), Fraction(1, 4)),
    (question("q", "", exclusive="a b c", several=True), when(q="c"), Fraction(1, 3)),
    (question("q", "a b c"), when(q="a c"), Fraction(2, 3)),
]


@pytest.mark.parametrize(("asked", "condition", "chance"), CHANCES)
def test_it_takes_every_allowed_answer_as_equally_likely(
    asked: Question, condition: Condition, chance: Fraction
) -> None:
    one = Guide(("option",), (asked,), notes=(rules_out("out", "option", condition),))

    assert note_of(decided(one), "option", "out").chance == chance
