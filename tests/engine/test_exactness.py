"""It decides exactly what the definitions say: compared with a plain evaluator over all completions."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.engine.answers import Priorities
from advisor.engine.decide import decide
from advisor.engine.guide import Choice, Criterion, Guide, Level, Question, Rating
from tests.engine.guides import Inquiry, inquiries
from tests.engine.making import criterion, decided, favours, question, rules_out, when
from tests.engine.verdicts import verdict_of

PRIMES = (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71)


@settings(max_examples=200)
@given(inquiries())
def test_it_decides_what_all_completions_come_to(inquiry: Inquiry) -> None:
    decision = decide(inquiry.guide, inquiry.answers, inquiry.priorities)

    assert decision.exact
    assert verdict_of(decision) == inquiry.naive.verdict


@settings(max_examples=30)
@given(inquiries())
def test_it_names_things_in_the_order_of_the_guide(inquiry: Inquiry) -> None:
    decision = decide(inquiry.guide, inquiry.answers, inquiry.priorities)

    guide = inquiry.guide
    for options in (decision.leaders, decision.could_lead, *(each.options for each in decision.leading)):
        assert _follows(options, guide.options)
    for questions in (decision.open, decision.relevance.settled):
        assert _follows(questions, [each.key for each in guide.questions])
    for standing in decision.standings:
        assert _follows(standing.depends_on, [each.key for each in guide.questions])
        assert _follows([each.note.key for each in standing.notes], [each.key for each in guide.all_notes])
        assert [each.criterion for each in standing.ratings] == [each.key for each in guide.criteria]


def _follows(some: Sequence[str], order: Sequence[str]) -> bool:
    return list(some) == [each for each in order if each in some]


@settings(max_examples=30)
@given(inquiries())
def test_it_puts_standings_in_order_of_rank_and_leading_sets_in_order_of_their_share(inquiry: Inquiry) -> None:
    decision = decide(inquiry.guide, inquiry.answers, inquiry.priorities)

    options = inquiry.guide.options
    places = [(each.rank, options.index(each.option)) for each in decision.standings]
    shares = [(-each.chance, [options.index(option) for option in each.options]) for each in decision.leading]
    assert places == sorted(places)
    assert shares == sorted(shares)
    assert sum(each.chance for each in decision.leading) == 1


@settings(max_examples=30)
@given(inquiries())
def test_it_counts_exactly_where_completions_pass_64_bits(inquiry: Inquiry) -> None:
    added = tuple(Question(f"beside-{at}", (Choice("a"), Choice("b"))) for at in range(62))
    wide = replace(inquiry.guide, questions=inquiry.guide.questions + added)

    decision = decide(wide, inquiry.answers, inquiry.priorities)

    beside = frozenset(question.key for question in added)
    expected = inquiry.naive.verdict
    assert verdict_of(decision) == replace(
        expected,
        settled=expected.settled | beside,
        open=expected.open | beside,
        completions=expected.completions * 2**62,
    )


@settings(max_examples=30)
@given(inquiries(), st.sampled_from((11, 20)))
def test_it_scores_exactly_where_fractions_are_very_fine(inquiry: Inquiry, many: int) -> None:
    """The mean of as many levels as a prime has a denominator of its own: with 20, scores pass 64 bits."""
    added = tuple(
        Criterion(f"fine-{size}", tuple(Level(str(at), at % 2) for at in range(size))) for size in PRIMES[:many]
    )
    fine = replace(inquiry.guide, criteria=inquiry.guide.criteria + added)
    given = inquiry.priorities
    if given.order:
        more = Priorities({}, (*given.order, *((each.key,) for each in added)))
    else:
        more = Priorities({**given.by_criterion, **{each.key: 1 for each in added}})
    finer = Inquiry(fine, inquiry.answers, more)

    assert verdict_of(decide(finer.guide, finer.answers, finer.priorities)) == finer.naive.verdict


def test_it_tells_any_number_of_leaders_apart() -> None:
    options = [f"option-{at}" for at in range(70)]
    last = options[-1]
    notes = (rules_out("out", last, when(q="yes")), favours("ahead", last, when(q="no")))
    guide = Guide(tuple(options), (question("q"),), notes=notes)

    decision = decided(guide)

    assert [each.options for each in decision.leading] == [tuple(options[:-1]), (last,)]


def test_it_drops_no_option_whose_points_can_make_up_for_its_ratings() -> None:
    """Once q says that the extra criterion does not apply, the ratings are settled: worse by 10, and by no more."""
    extra = criterion("extra", when(q="yes", r="yes"), good=100, poor=0)
    guide = Guide(
        options=("worse", "better"),
        questions=(question("q"), question("r"), question("s")),
        criteria=(criterion("base", good=10, poor=0), extra),
        ratings=(Rating("worse", "base", "poor"), Rating("better", "base", "good")),
        notes=(favours("makes-up", "worse", when(s="yes"), points=15),),
    )

    decision = decided(guide, priorities={"extra": 0})

    assert {each.options: each.chance for each in decision.leading} == {
        ("worse",): Fraction(1, 2),
        ("better",): Fraction(1, 2),
    }
