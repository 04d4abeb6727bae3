"""A score is the weighted mean of the ratings that count, plus the points of the notes that apply: worked by hand."""

from fractions import Fraction

import pytest

from advisor.engine.decision import Score
from advisor.engine.guide import Effect, Guide, Note, Rating
from tests.engine.making import criterion, decided, favours, note_of, question, rating_of, rules_out, standing, when

TWO_CRITERIA = Guide(
    options=("option",),
    questions=(question("q"),),
    criteria=(criterion("cost", low=100, high=0), criterion("ease", when(q="yes"), easy=100, fair=40, hard=10)),
    ratings=(Rating("option", "cost", "low"), Rating("option", "ease", "fair")),
)


def exactly(number: int | Fraction) -> Score:
    return Score(Fraction(number), Fraction(number), Fraction(number))


WEIGHTED = [
    # q, priorities, the score: 100 on cost, 40 on ease, which counts where q is yes
    ("yes", {}, 70),
    ("yes", {"cost": 1, "ease": 3}, 55),
    ("yes", {"cost": 4, "ease": 0}, 100),
    ("yes", {"cost": 0, "ease": 1}, 40),
    ("yes", {"cost": 1}, 60),
    ("no", {}, 100),
    ("no", {"cost": 1, "ease": 4}, 100),
]


@pytest.mark.parametrize(("answer", "priorities", "score"), WEIGHTED)
def test_it_weighs_the_criteria_that_apply_by_their_priorities(
    answer: str, priorities: dict[str, int], score: int
) -> None:
    assert standing(decided(TWO_CRITERIA, {"q": answer}, priorities), "option").score == exactly(score)


ORDERED: list[tuple[list[str | list[str]], int]] = [
    # 100 on cost, 40 on ease: three quarters and one, or all there is
    (["cost", "ease"], 85),
    (["ease", "cost"], 55),
    ([["cost", "ease"]], 70),
    (["ease"], 40),
]


@pytest.mark.parametrize(("order", "score"), ORDERED)
def test_it_weighs_the_criteria_by_their_order(order: list[str | list[str]], score: int) -> None:
    decision = decided(TWO_CRITERIA, {"q": "yes"}, order)

    assert standing(decision, "option").score == exactly(score)
    assert rating_of(decision, "option", "cost").priority is None


def test_it_gives_a_criterion_that_does_not_apply_no_weight() -> None:
    decision = decided(TWO_CRITERIA, {"q": "no"})

    ease = rating_of(decision, "option", "ease")
    assert [ease.chance, ease.share, ease.points] == [0, 0, 0]
    assert rating_of(decision, "option", "cost").share == 1


def test_it_shows_the_mean_of_the_completions_and_their_range() -> None:
    decision = decided(TWO_CRITERIA)

    assert standing(decision, "option").score == Score(shown=Fraction(85), low=Fraction(70), high=Fraction(100))
    cost, ease = (rating_of(decision, "option", key) for key in ("cost", "ease"))
    assert [cost.chance, cost.share, cost.points] == [1, Fraction(3, 4), 75]
    assert [ease.chance, ease.share, ease.points] == [Fraction(1, 2), Fraction(1, 4), 10]


def test_it_is_decided_by_points_alone_where_nothing_has_weight() -> None:
    guide = Guide(
        TWO_CRITERIA.options,
        TWO_CRITERIA.questions,
        TWO_CRITERIA.criteria,
        TWO_CRITERIA.ratings,
        notes=(favours("liked", "option", points=7),),
    )

    nothing = decided(guide, priorities={"cost": 0, "ease": 0})
    at_times = decided(guide, priorities={"cost": 0, "ease": 1})

    assert nothing.weightless == 1
    assert standing(nothing, "option").score == exactly(7)
    assert at_times.weightless == Fraction(1, 2)
    assert standing(at_times, "option").score == Score(Fraction(27), Fraction(7), Fraction(47))


def test_it_has_no_weight_where_there_is_no_criterion() -> None:
    decision = decided(Guide(("option",), ()))

    assert decision.weightless == 1
    assert standing(decision, "option").score == exactly(0)


@pytest.mark.parametrize("ratings", [(), (Rating("option", "ease", None, disputed=True),)])
def test_it_counts_what_is_not_stated_as_the_mean_of_the_levels(ratings: tuple[Rating, ...]) -> None:
    guide = Guide(("option",), (), (criterion("ease", easy=100, fair=40, hard=10),), ratings)

    found = rating_of(decided(guide), "option", "ease")

    assert found.level is None
    assert found.value == found.points == 50
    assert found.disputed is bool(ratings)
    assert standing(decided(guide), "option").score == exactly(50)


POINTS = [
    (Effect.FAVOURS, None, 5),
    (Effect.COUNTS_AGAINST, None, -5),
    (Effect.CAUTIONS, None, -5),
    (Effect.RULES_OUT, None, 0),
    (Effect.NEEDS, None, 0),
    (Effect.SUGGESTS, None, 0),
    (Effect.INFORMS, None, 0),
    (Effect.FAVOURS, 0, 0),
    (Effect.FAVOURS, -3, -3),
    (Effect.CAUTIONS, 20, 20),
    (Effect.INFORMS, 1, 1),
    (Effect.RULES_OUT, -20, -20),
]


@pytest.mark.parametrize(("effect", "own", "points"), POINTS)
def test_it_adds_a_notes_own_points_or_else_those_of_its_effect(effect: Effect, own: int | None, points: int) -> None:
    guide = Guide(("option",), (), notes=(Note("note", "option", effect, points=own),))

    decision = decided(guide)

    assert note_of(decision, "option", "note").points == points
    assert standing(decision, "option").score == exactly(points)


def test_it_counts_an_open_note_with_its_chance() -> None:
    guide = Guide(
        ("option",), (question("q", "a b c d"),), notes=(favours("liked", "option", when(q="a b c"), points=10),)
    )

    decision = decided(guide)

    found = note_of(decision, "option", "liked")
    assert (found.chance, found.points) == (Fraction(3, 4), Fraction(15, 2))
    assert standing(decision, "option").score == Score(Fraction(15, 2), Fraction(0), Fraction(10))


def test_it_ranges_over_what_can_hold_together() -> None:
    """Never both notes: from 0 to 12, not to 22; once an answer is known, nothing else is."""
    guide = Guide(
        ("option",),
        (question("q", "a b c"),),
        notes=(favours("by-a", "option", when(q="a"), points=10), favours("by-b", "option", when(q="b"), points=12)),
    )

    assert standing(decided(guide), "option").score == Score(Fraction(22, 3), Fraction(0), Fraction(12))
    assert standing(decided(guide, {"q": "a"}), "option").score == exactly(10)


def test_it_counts_the_ratings_and_notes_of_one_completion_together() -> None:
    """Ease pulls the mean down to 70 exactly where the note adds 20: from 90 to 100."""
    guide = Guide(
        TWO_CRITERIA.options,
        TWO_CRITERIA.questions,
        TWO_CRITERIA.criteria,
        TWO_CRITERIA.ratings,
        notes=(favours("liked", "option", when(q="yes"), points=20),),
    )

    assert standing(decided(guide), "option").score == Score(Fraction(95), Fraction(90), Fraction(100))


def test_it_may_fall_below_0_and_rise_above_100() -> None:
    guide = Guide(
        ("option",),
        (question("q"),),
        (criterion("cost", low=100, high=0),),
        (Rating("option", "cost", "low"),),
        notes=(favours("liked", "option", points=20),),
    )
    unliked = Guide(("option",), (), notes=(favours("unliked", "option", points=-20),))

    assert standing(decided(guide), "option").score == exactly(120)
    assert standing(decided(unliked), "option").score == exactly(-20)


def test_it_counts_the_points_of_an_option_that_is_ruled_out() -> None:
    guide = Guide(
        ("option",),
        (question("q"),),
        notes=(favours("liked", "option", points=6), rules_out("out", "option", when(q="yes"), points=-10)),
    )

    assert standing(decided(guide), "option").score == Score(Fraction(1), Fraction(-4), Fraction(6))
    assert standing(decided(guide, {"q": "yes"}), "option").score == exactly(-4)
