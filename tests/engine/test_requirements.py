"""A requirement rules out what is rated worse than it asks, and cautions where the rating is not stated."""

from fractions import Fraction

from advisor.engine.decision import Applies
from advisor.engine.guide import Effect, Guide, Rating, Requirement
from tests.engine.making import criterion, decided, note_of, question, standing, statuses, when

GUIDE = Guide(
    options=("best", "enough", "worse", "unsaid", "unrated"),
    questions=(question("q"),),
    criteria=(criterion("size", high=100, medium=100, low=100),),
    ratings=(
        Rating("best", "size", "high"),
        Rating("enough", "size", "medium"),
        Rating("worse", "size", "low", disputed=True),
        Rating("unsaid", "size", None),
    ),
    requirements=(Requirement("big", "size", "medium", when(q="yes")),),
)


def test_it_rules_out_what_is_rated_worse_by_the_order_of_levels() -> None:
    assert statuses(decided(GUIDE, {"q": "yes"})) == {
        "best": "eligible",
        "enough": "eligible",
        "unsaid": "eligible",
        "unrated": "eligible",
        "worse": "ruled-out",
    }


def test_it_asks_for_nothing_where_its_condition_does_not_hold() -> None:
    decision = decided(GUIDE, {"q": "no"})

    assert set(statuses(decision).values()) == {"eligible"}
    assert [each.notes for each in decision.standings] == [()] * 5


def test_it_stands_among_the_reasons_under_its_own_key_and_the_options() -> None:
    decision = decided(GUIDE)

    found = note_of(decision, "worse", "big:worse")
    assert found.note.effect is Effect.RULES_OUT
    assert (found.applies, found.chance, found.because) == (Applies.POSSIBLY, Fraction(1, 2), when(q="yes"))
    assert found.note.disputed
    assert standing(decision, "worse").depends_on == ("q",)


def test_it_cautions_without_points_where_the_rating_is_not_stated() -> None:
    decision = decided(GUIDE, {"q": "yes"})

    for option in ("unsaid", "unrated"):
        found = note_of(decision, option, f"big:{option}")
        assert (found.note.effect, found.applies) == (Effect.CAUTIONS, Applies.CERTAINLY)
        assert found.points == 0
        assert standing(decision, option).score.shown == 100


def test_it_always_asks_where_it_has_no_condition() -> None:
    always = Guide(
        GUIDE.options, GUIDE.questions, GUIDE.criteria, GUIDE.ratings, (Requirement("big", "size", "medium"),)
    )

    assert statuses(decided(always))["worse"] == "ruled-out"
    assert note_of(decided(always), "worse", "big:worse").because == ()


def test_it_stands_before_the_notes_of_its_option() -> None:
    assert [note.key for note in GUIDE.all_notes] == ["big:worse", "big:unsaid", "big:unrated"]
