"""An open question is settled where its answer changes nothing that matters, decisive where it changes who leads."""

from dataclasses import replace

import pytest

from advisor.engine.guide import Effect, Guide, Note, Rating
from tests.engine.making import criterion, decided, deciding, favours, question, rules_out, when

GUIDE = Guide(("red", "blue"), (question("q"), question("r")))


def with_notes(*notes: Note) -> Guide:
    return replace(GUIDE, notes=notes)


Q_AND_R = when(q="yes", r="yes")
OUT = rules_out("out", "blue")

CASES: dict[str, tuple[Guide, dict[str, object], tuple[str, ...], tuple[str, ...]]] = {
    # guide, answers, settled, decisive
    "nothing asks": (GUIDE, {}, ("q", "r"), ()),
    "an answered question is neither": (with_notes(favours("a", "red", when(q="yes"))), {"q": "no"}, ("r",), ()),
    "a note hangs on it": (with_notes(favours("a", "red", when(q="yes")), favours("b", "red")), {}, ("r",), ()),
    "a note without points hangs on it": (
        with_notes(Note("a", "red", Effect.INFORMS, when(q="yes"))),
        {},
        ("r",),
        (),
    ),
    "a leader hangs on it": (with_notes(favours("a", "red", when(q="yes"))), {}, ("r",), ("q",)),
    "a status hangs on it": (with_notes(rules_out("a", "red", when(q="yes"))), {}, ("r",), ("q",)),
    "what hangs on both": (with_notes(favours("a", "red", Q_AND_R)), {}, (), ("q", "r")),
    "what cannot hold any more": (with_notes(favours("a", "red", Q_AND_R)), {"q": "no"}, ("r",), ()),
    "what holds already": (with_notes(favours("a", "red", when(q="yes") + when(r="yes"))), {"q": "yes"}, ("r",), ()),
    "what holds whatever the answer": (
        with_notes(favours("a", "red", when(q="yes") + when(q="no", r="yes") + when(r="no"))),
        {},
        ("q", "r"),
        (),
    ),
    "notes of an option that is ruled out": (with_notes(OUT, favours("a", "blue", when(q="yes"))), {}, ("q", "r"), ()),
    "only between two notes ruled out": (
        with_notes(rules_out("a", "blue", when(q="yes")), rules_out("b", "blue", when(q="no"))),
        {},
        ("q", "r"),
        (),
    ),
    "every option is ruled out": (
        with_notes(OUT, rules_out("a", "red", when(q="yes") + when(q="no")), favours("b", "red", when(r="yes"))),
        {},
        ("q", "r"),
        (),
    ),
    "a lead that it only lengthens": (
        with_notes(favours("a", "red", points=20), favours("b", "blue", when(q="yes"), points=19)),
        {},
        ("r",),
        (),
    ),
    "a lead that takes both to make up": (
        with_notes(
            favours("a", "red", points=15),
            favours("b", "blue", when(q="yes"), points=10),
            favours("c", "blue", when(r="yes"), points=10),
        ),
        {},
        (),
        ("q", "r"),
    ),
    "what turns with either, though neither tells anything alone": (
        with_notes(favours("a", "red", Q_AND_R + when(q="no", r="no")), favours("b", "blue", points=1)),
        {},
        (),
        ("q", "r"),
    ),
}


@pytest.mark.parametrize(("guide", "answers", "settled", "decisive"), CASES.values(), ids=CASES)
def test_it_says_which_questions_are_settled_and_which_decide(
    guide: Guide, answers: dict[str, object], settled: tuple[str, ...], decisive: tuple[str, ...]
) -> None:
    relevance = decided(guide, answers).relevance

    assert (relevance.settled, tuple(each.question for each in relevance.decisive)) == (settled, decisive)


def rated(level: str, priorities: dict[str, int]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Ease counts where q is yes; red is rated 50 on cost, and as given on ease. Blue is ruled out."""
    guide = replace(
        with_notes(OUT),
        criteria=(criterion("cost", half=50), criterion("ease", when(q="yes"), easy=100, fair=50)),
        ratings=(Rating("red", "cost", "half"), Rating("red", "ease", level)),
    )
    relevance = decided(guide, priorities=priorities).relevance
    return relevance.settled, tuple(each.question for each in relevance.decisive)


def test_it_is_settled_where_a_criterion_comes_and_goes_without_moving_a_mean() -> None:
    assert rated("fair", {}) == (("q", "r"), ())
    assert rated("easy", {"ease": 0}) == (("q", "r"), ())


def test_it_is_not_settled_where_a_criterion_moves_a_mean() -> None:
    assert rated("easy", {}) == (("r",), ())
    assert rated("fair", {"cost": 0}) == (("r",), ())


def test_it_decides_by_a_criterion_alone() -> None:
    guide = replace(
        GUIDE,
        criteria=(criterion("cost", low=60, high=50), criterion("ease", when(q="yes"), easy=100, hard=50)),
        ratings=(
            Rating("red", "cost", "low"),
            Rating("red", "ease", "hard"),
            Rating("blue", "cost", "high"),
            Rating("blue", "ease", "easy"),
        ),
    )

    assert deciding(decided(guide)) == ("q",)


def test_it_is_settled_though_all_options_are_out_and_a_criterion_is_open() -> None:
    guide = Guide(
        ("red",),
        (question("q"),),
        (criterion("ease", when(q="yes"), easy=100),),
        notes=(rules_out("out", "red"),),
    )

    decision = decided(guide)

    assert (decision.relevance.settled, deciding(decision)) == (("q",), ())
    assert decision.outcome.value == "none"
