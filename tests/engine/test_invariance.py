"""What must not change a decision does not, and what is learnt changes it one way only."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from fractions import Fraction
from random import Random
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from advisor.engine.answers import Answers, parse_answers
from advisor.engine.decide import decide
from advisor.engine.decision import Applies, Decision, Status
from advisor.engine.guide import Choice, Clause, Guide, Note, Operator, Question
from tests.engine.guides import CHANCES, Inquiry, inquiries
from tests.engine.making import deciding
from tests.engine.naive import values
from tests.engine.verdicts import OptionVerdict, RatingVerdict, Verdict, verdict_of

few = settings(max_examples=40)


def decision_of(inquiry: Inquiry) -> Decision:
    return decide(inquiry.guide, inquiry.answers, inquiry.priorities)


def with_guide(inquiry: Inquiry, guide: Guide) -> Inquiry:
    """The same answers and priorities, to a changed guide."""
    return replace(inquiry, guide=guide, answers=parse_answers(guide, inquiry.answers.as_data()))


def with_answer(inquiry: Inquiry, question: str, choices: frozenset[str]) -> Inquiry:
    """The same, with one more question answered."""
    known = {**inquiry.answers.as_data(), question: list(choices)}
    return replace(inquiry, answers=parse_answers(inquiry.guide, known))


# Order and names


def shuffled(chance: Random, guide: Guide) -> Guide:
    """The guide with everything in another order that has no meaning: all but levels, cases and clauses."""

    def mixed(parts: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(chance.sample(parts, len(parts)))

    return Guide(
        options=mixed(guide.options),
        questions=tuple(replace(each, choices=mixed(each.choices)) for each in mixed(guide.questions)),
        criteria=mixed(guide.criteria),
        ratings=mixed(guide.ratings),
        requirements=mixed(guide.requirements),
        notes=mixed(guide.notes),
    )


@few
@given(inquiries(), CHANCES)
def test_it_does_not_heed_the_order_of_anything(inquiry: Inquiry, chance: Random) -> None:
    mixed = with_guide(inquiry, shuffled(chance, inquiry.guide))

    assert verdict_of(decision_of(mixed)) == verdict_of(decision_of(inquiry))


OTHER_LETTERS = str.maketrans("0123456789abcd", "9876543210dcba")


def renamed(value: Any) -> Any:
    """The same with every key renamed, so that keys sort the other way round."""
    if isinstance(value, str) and not isinstance(value, Enum):
        return value.translate(OTHER_LETTERS)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{each.name: renamed(getattr(value, each.name)) for each in fields(value)})
    if isinstance(value, Mapping):
        return {renamed(key): renamed(each) for key, each in value.items()}
    if isinstance(value, tuple | frozenset):
        return type(value)(renamed(each) for each in value)
    return value


@few
@given(inquiries())
def test_it_does_not_heed_how_things_are_called(inquiry: Inquiry) -> None:
    assert verdict_of(decision_of(renamed(inquiry))) == renamed(verdict_of(decision_of(inquiry)))


# What is beside the point


@few
@given(inquiries(), st.integers(1, 4), CHANCES)
def test_it_passes_over_a_question_that_nothing_asks_about(inquiry: Inquiry, choices: int, chance: Random) -> None:
    added = Question("beside", tuple(Choice(key) for key in "abcd"[:choices]))
    questions = list(inquiry.guide.questions)
    questions.insert(chance.randint(0, len(questions)), added)
    asked = with_guide(inquiry, replace(inquiry.guide, questions=tuple(questions)))

    before = verdict_of(decision_of(inquiry))
    assert verdict_of(decision_of(asked)) == replace(
        before,
        settled=before.settled | {"beside"},
        open=before.open | {"beside"},
        completions=before.completions * choices,
    )


def split(note: Note, question: Question) -> tuple[Note, ...]:
    """One note for each choice of a question, which apply between them where the note did."""
    return tuple(
        replace(note, key=f"{note.key}-{choice.key}", condition=tuple(case + given for case in note.condition or ((),)))
        for choice in question.choices
        for given in [(Clause(question.key, Operator.ANY_OF, (choice.key,)),)]
    )


def but_for_notes(verdict: Verdict) -> Verdict:
    """A verdict without what is said of notes one by one, which settled questions hang on."""
    options = {key: replace(each, notes={}) for key, each in verdict.options.items()}
    return replace(verdict, options=options, settled=frozenset())


@few
@given(inquiries(), CHANCES)
def test_it_decides_the_same_where_a_note_is_split_by_answer(inquiry: Inquiry, chance: Random) -> None:
    single = [question for question in inquiry.guide.questions if not question.several]
    assume(single)
    note, by = chance.choice(inquiry.guide.notes), chance.choice(single)
    others = tuple(each for each in inquiry.guide.notes if each != note)
    apart = replace(inquiry, guide=replace(inquiry.guide, notes=others + split(note, by)))

    assert but_for_notes(verdict_of(decision_of(apart))) == but_for_notes(verdict_of(decision_of(inquiry)))


@few
@given(inquiries(), CHANCES)
def test_it_weighs_an_option_alike_whatever_others_there_are(inquiry: Inquiry, chance: Random) -> None:
    guide = inquiry.guide
    gone = chance.choice(guide.options)
    left = tuple(option for option in guide.options if option != gone)
    assume(left)
    fewer = replace(
        guide,
        options=left,
        ratings=tuple(rating for rating in guide.ratings if rating.option != gone),
        notes=tuple(note for note in guide.notes if note.option != gone),
    )

    before = verdict_of(decision_of(inquiry)).options
    after = verdict_of(decision_of(replace(inquiry, guide=fewer))).options
    assert after == {option: replace(before[option], rank=after[option].rank) for option in left}


@few
@given(inquiries())
def test_it_takes_not_sure_as_unanswered(inquiry: Inquiry) -> None:
    unsure, silent = (Answers(inquiry.answers.chosen, said) for said in (tuple(inquiry.naive.open), ()))

    decision = decision_of(replace(inquiry, answers=unsure))

    assert decision.answers == unsure
    assert replace(decision, answers=silent) == decision_of(replace(inquiry, answers=silent))


# Learning


def one_more_answer(inquiry: Inquiry, chance: Random) -> list[Decision]:
    """The decisions after each answer to one of the open questions."""
    still_open = [question for question in inquiry.guide.questions if question.key not in inquiry.answers.chosen]
    assume(still_open)
    question = chance.choice(still_open)
    return [decision_of(with_answer(inquiry, question.key, value)) for value in values(question)]


@few
@given(inquiries(), CHANCES)
def test_it_takes_nothing_back_that_was_certain(inquiry: Inquiry, chance: Random) -> None:
    before = decision_of(inquiry)

    for after in one_more_answer(inquiry, chance):
        assert set(after.leaders) >= set(before.leaders)
        assert set(after.could_lead) <= set(before.could_lead)
        assert set(deciding(after)) <= set(deciding(before))
        assert set(after.relevance.settled) >= set(before.relevance.settled) & set(after.open)
        earlier = {standing.option: standing for standing in before.standings}
        for standing in after.standings:
            then = earlier[standing.option]
            assert then.status in (Status.DEPENDS, standing.status)
            assert then.score.low <= standing.score.low <= standing.score.high <= then.score.high
            certain = {note.note for note in then.notes if note.applies is Applies.CERTAINLY}
            assert certain <= {note.note for note in standing.notes if note.applies is Applies.CERTAINLY}


def in_race(verdict: Verdict) -> dict[str, OptionVerdict]:
    """All that is said of each option that is not ruled out, but for shares of weight and the cases of a note."""
    return {
        key: replace(
            each,
            notes={of: replace(note, because=()) for of, note in each.notes.items()},
            ratings={of: but_for_weight(rating) for of, rating in each.ratings.items()},
        )
        for key, each in verdict.options.items()
        if each.status is not Status.RULED_OUT
    }


def but_for_weight(rating: RatingVerdict) -> RatingVerdict:
    """What is said of a rating whatever the criteria weigh, and wherever they apply."""
    return replace(rating, chance=Fraction(), share=Fraction(), points=Fraction())


@few
@given(inquiries())
def test_it_says_the_same_whatever_the_answer_to_a_settled_question(inquiry: Inquiry) -> None:
    decision = decision_of(inquiry)
    before = verdict_of(decision)

    settled = [each for each in inquiry.guide.questions if each.key in before.settled]
    for question, value in [(each, value) for each in settled for value in values(each)]:
        learnt = decision_of(with_answer(inquiry, question.key, value))
        after = verdict_of(learnt)
        for name in ("outcome", "leaders", "could_lead", "leading", "decisive"):
            assert getattr(after, name) == getattr(before, name)
        assert learnt.relevance.decisive == decision.relevance.decisive
        assert after.settled == before.settled - {question.key}
        assert {key: each.status for key, each in after.options.items()} == {
            key: each.status for key, each in before.options.items()
        }
        assert in_race(after) == in_race(before)


@few
@given(inquiries(), CHANCES)
def test_it_shows_the_mean_of_the_scores_after_each_answer(inquiry: Inquiry, chance: Random) -> None:
    before = decision_of(inquiry)
    after = one_more_answer(inquiry, chance)

    assert before.completions == sum(decision.completions for decision in after)
    for standing in before.standings:
        scores = [each.score for decision in after for each in decision.standings if each.option == standing.option]
        weighted = [score.shown * each.completions for score, each in zip(scores, after, strict=True)]
        assert standing.score.shown == sum(weighted, Fraction()) / before.completions
        assert standing.score.low == min(score.low for score in scores)
        assert standing.score.high == max(score.high for score in scores)
