"""Two decisions side by side: whether what leads changes, where each option stands in both, and why it moved."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor import formatting
from advisor.presenting.side_by_side import Pair, SideBySide, side_by_side
from advisor.presenting.standings import lines
from tests.advisor.deciding import LABELS, answers_to, decided, priorities_of, shipped, yard
from tests.advisor.presenting.making import AKS, ANSWERED, ASE, BARE, LOADED, made, standing
from tests.advisor.shipped import ANSWERS

WHOLE = {"room": ["large"], "use": ["fruit"], "patience": ["no"]}
SMALL = WHOLE | {"room": ["small"]}
OPEN = {key: value for key, value in WHOLE.items() if key != "room"}

MOVES: list[tuple[dict[str, Any], dict[str, Any], tuple[str, str, str, str]]] = [
    (WHOLE, SMALL, ("Comes in", "Rules it out", "Its crown needs room.", "")),
    (SMALL, WHOLE, ("Falls away", "Rules it out", "Its crown needs room.", "")),
    (WHOLE, OPEN, ("Comes in", "Rules it out, perhaps", "Its crown needs room.", "")),
    (OPEN, SMALL, ("Counts otherwise", "Rules it out", "Its crown needs room.", "Before: in 50 % of the ways")),
    (SMALL, OPEN, ("Counts otherwise", "Rules it out, perhaps", "Its crown needs room.", "Before: whatever is still")),
]
"""Answers before and after, and what is said of the walnut: heading, label, text, and how the detail begins."""


def _compared(before: dict[str, Any], after: dict[str, Any], **priorities: int) -> SideBySide:
    loaded = yard()
    return side_by_side(loaded, decided(loaded, before), decided(loaded, after, priorities))


def _pair(sides: SideBySide, option: str) -> Pair:
    return next(pair for pair in sides.pairs if pair.key == option)


def test_it_says_that_what_leads_changes() -> None:
    sides = side_by_side(LOADED, made("clear", AKS, leaders=(AKS,)), made("none"))
    assert (sides.title, sides.sentence) == ("What leads changes", "No option fits. As it is: AKS hybrid leads.")


@pytest.mark.parametrize(
    ("outcome", "leaders", "could", "said"),
    [
        ("clear", (AKS,), (AKS,), "AKS hybrid leads"),
        ("tie", (AKS, ASE), (AKS, ASE), "AKS hybrid and Edge Pro lead together"),
        ("open", (), (AKS, BARE), "Open: AKS hybrid or Bare metal could lead"),
    ],
)
def test_it_says_that_what_leads_stays_the_same(
    outcome: str, leaders: tuple[str, ...], could: tuple[str, ...], said: str
) -> None:
    document = made(outcome, *could, leaders=leaders, leading=(((AKS,), 0.5), ((could[-1],), 0.5)), unknown=("x",))
    sides = side_by_side(LOADED, document, document)
    assert (sides.title, sides.sentence) == (
        "What could lead stays the same" if outcome == "open" else "What leads stays the same",
        f"{said}, with the changes as without them.",
    )


@pytest.mark.parametrize(
    ("outcome", "could", "unknown", "sentence"),
    [
        ("none", (), (), "Every option is ruled out."),
        ("none", (), ("x",), "Every option is ruled out, whatever the answer to what is open."),
        ("tie", (AKS, ASE), (), "They come out level."),
        ("tie", (AKS, ASE), ("x",), "They come out level, whatever the answer to what is open."),
    ],
)
def test_it_points_at_nothing_that_stands_on_a_result_alone(
    outcome: str, could: tuple[str, ...], unknown: tuple[str, ...], sentence: str
) -> None:
    document = made(outcome, *could, leaders=could, unknown=unknown)
    sides = side_by_side(LOADED, document, document)
    assert (sides.before.sentence, sides.after.sentence) == (sentence, sentence)


@pytest.mark.parametrize(
    ("by", "rank", "difference"),
    [
        ({}, 1, "No difference in status, score or rank."),
        ({}, 3, "Ranks 3rd instead of 1st."),
        ({"shown": -1.0}, 1, "Scores 1 point lower."),
        ({"shown": 12.5}, 1, "Scores 12.5 points higher."),
        ({"shown": 0.01}, 1, "No difference in status, score or rank."),
        ({"low": -10.0}, 1, "Its score could be {low} to {high} instead of {high}."),
        ({"shown": 5.0}, 2, "Scores 5 points higher. Ranks 2nd instead of 1st."),
    ],
)
def test_it_says_in_words_what_differs(by: dict[str, float], rank: int, difference: str) -> None:
    score = ANSWERED.standings[0].score
    moved: dict[str, Any] = {name: getattr(score, name) + more for name, more in by.items()}
    after = standing(ANSWERED, AKS, rank=rank, score=score.model_copy(update=moved))
    pair = _pair(side_by_side(LOADED, ANSWERED, after), AKS)
    spans = {"low": formatting.points(score.low - 10), "high": formatting.points(score.high)}
    assert pair.difference == difference.format(**spans)
    assert pair.moved is not difference.startswith("No")


@pytest.mark.parametrize(
    ("before", "after", "difference"),
    [
        (WHOLE, SMALL, "Would be ruled out; fits as it is."),
        (WHOLE, OPEN, "Would depend on open answers; fits as it is."),
        (SMALL, WHOLE, "Would fit; is ruled out as it is."),
        (OPEN, WHOLE, "Would fit; depends on open answers as it is."),
    ],
)
def test_it_says_first_whether_it_would_fit(before: dict[str, Any], after: dict[str, Any], difference: str) -> None:
    wishes = {"use": ["shade"], "patience": ["yes"]}
    assert _pair(_compared(before | wishes, after | wishes), "walnut").difference.startswith(difference)


@pytest.mark.parametrize(("before", "after", "told"), MOVES)
def test_it_says_which_reasons_moved_an_option(
    before: dict[str, Any], after: dict[str, Any], told: tuple[str, str, str, str]
) -> None:
    heading, label, text, detail = told
    (group,) = [each for each in _pair(_compared(before, after), "walnut").moves if each.heading == heading]
    (move,) = [each for each in group.moves if each.text == text]
    assert move.label == label
    assert move.detail.startswith(detail)
    assert bool(move.detail) is bool(detail)
    assert move.mark == ("depends" if label.endswith("perhaps") else "ruled-out")
    assert [each.text for each in move.because] == ["How much room is there?"]


def test_it_says_which_criteria_weigh_otherwise() -> None:
    pair = _pair(_compared(WHOLE, WHOLE, shade=0), "cherry")
    (group,) = pair.moves
    assert group.heading == "Weighs otherwise"
    for move in group.moves:
        assert "of all weight instead of" in move.text
        assert move.points


def test_it_folds_all_but_the_weightiest_few_reasons_of_a_kind() -> None:
    loaded = shipped("2026-11")
    sides = side_by_side(loaded, decided(loaded), decided(loaded, {"location": ["nothing"]}))
    pair = _pair(sides, "aks-hybrid")
    shown, others = ({group.heading: group.moves for group in groups} for groups in (pair.moves, pair.others))
    assert {heading: len(moves) for heading, moves in shown.items()} == {"Falls away": 2, "Counts otherwise": 2}
    assert {heading: len(moves) for heading, moves in others.items()} == {"Falls away": 2}
    assert pair.more == "2 more reasons"
    assert [move.label for move in shown["Falls away"]] == ["For it, perhaps", "To be careful about, perhaps"]


def test_it_folds_nothing_where_there_are_few_reasons() -> None:
    """Nor where a single one would be folded."""
    assert not [pair for pair in _compared(WHOLE, SMALL).pairs if pair.others]
    loaded = shipped("2022-11")
    orders = (["flexibility", "operational-cost"], ["operational-cost", "ease-of-configuration", "flexibility"])
    before, after = (decided(loaded, ANSWERS, order) for order in orders)
    assert [len(group.moves) for group in _pair(side_by_side(loaded, before, after), "aks-hybrid").moves] == [3]


def test_it_says_nothing_of_what_stays() -> None:
    sides = _compared(WHOLE, WHOLE)
    assert not [pair for pair in sides.pairs if pair.moves or pair.moved]


def test_it_draws_both_on_one_scale() -> None:
    low = standing(ANSWERED, BARE, score=ANSWERED.standings[-1].score.model_copy(update={"low": -300.0}))
    sides = side_by_side(LOADED, ANSWERED, low)
    (zero,) = {line.bar.zero for pair in sides.pairs for line in (pair.before, pair.after)}
    assert float(zero) > 70 > float(lines(LOADED, ANSWERED)[0].bar.zero)


def test_it_stands_in_the_order_of_what_would_be() -> None:
    sides = _compared(WHOLE, SMALL)
    assert [pair.key for pair in sides.pairs] == [each.option for each in decided(yard(), SMALL).standings]


@settings(max_examples=25)
@given(label=st.sampled_from(LABELS), data=st.data())
def test_it_accounts_for_every_point_that_a_score_moves(label: str, data: st.DataObject) -> None:
    loaded = shipped(label)
    answers, weights = answers_to(loaded.document, open_at_most=3), priorities_of(loaded)
    before, after = (decided(loaded, data.draw(answers), data.draw(weights)) for _ in range(2))
    for pair in side_by_side(loaded, before, after).pairs:
        told = [move.points for group in (*pair.moves, *pair.others) for move in group.moves if move.points]
        by = sum(float(points.replace(formatting.MINUS, "-")) for points in told)
        scores = [
            next(each.score.shown for each in document.standings if each.option == pair.key)
            for document in (before, after)
        ]
        assert by == pytest.approx(scores[1] - scores[0], abs=0.02 * (len(told) + 2))
