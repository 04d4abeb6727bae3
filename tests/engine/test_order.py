"""Standings stand in order: what could lead, then by status, then by the score shown. Equals share a rank."""

from advisor.engine.decision import Decision
from advisor.engine.guide import Guide
from tests.engine.making import decided, favours, question, rules_out, when


def ranks(decision: Decision) -> list[tuple[str, int]]:
    return [(standing.option, standing.rank) for standing in decision.standings]


def test_it_gives_equals_the_same_rank_and_passes_over_the_next() -> None:
    guide = Guide(("late", "red", "blue", "last"), (), notes=(favours("a", "red"), favours("b", "blue")))

    assert ranks(decided(guide)) == [("red", 1), ("blue", 1), ("late", 3), ("last", 3)]


def test_it_puts_what_could_lead_before_what_cannot() -> None:
    """Behind leads where ahead is ruled out. Never shows more, but is always a little short of one of the two."""
    guide = Guide(
        ("never", "behind", "ahead"),
        (question("q"),),
        notes=(
            favours("a", "ahead", points=20),
            rules_out("b", "ahead", when(q="yes")),
            favours("c", "behind", when(q="yes"), points=12),
            favours("d", "never", points=11),
        ),
    )

    assert ranks(decided(guide)) == [("behind", 1), ("ahead", 2), ("never", 3)]


def test_it_puts_the_eligible_before_what_depends_and_that_before_the_ruled_out() -> None:
    """Whatever they score: the leader is far ahead, and the lower the status the higher the score."""
    guide = Guide(
        ("out", "unsure", "fits", "leads"),
        (question("q"),),
        notes=(
            rules_out("a", "out", points=19),
            favours("b", "unsure", points=18),
            rules_out("c", "unsure", when(q="yes")),
            favours("d", "fits", points=17),
            favours("e", "leads", points=20),
        ),
    )

    assert ranks(decided(guide)) == [("leads", 1), ("fits", 2), ("unsure", 3), ("out", 4)]


def test_it_orders_by_exact_scores_that_print_alike() -> None:
    """One point in one of ten thousand completions is less than two decimals show."""
    questions = tuple(question(f"q{at}", "a b c d e f g h i j") for at in range(4))
    guide = Guide(
        ("red", "blue", "leads"),
        questions,
        notes=(
            favours("a", "blue", when(q0="a", q1="a", q2="a", q3="a"), points=1),
            favours("b", "leads", points=20),
        ),
    )

    assert ranks(decided(guide)) == [("leads", 1), ("blue", 2), ("red", 3)]
