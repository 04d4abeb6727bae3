"""The engine on the shipped guides: it agrees with plain evaluators, also where nothing is answered."""

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import chain, product
from math import prod

import pytest

from advisor.engine.answers import Answers, parse_answers, parse_priorities
from advisor.engine.decide import decide
from advisor.engine.guide import Criterion, Effect, Guide, Note, Question
from advisor.loading import engine_guide
from tests.content.reading import read_shipped
from tests.engine.naive import Completion, Naive, holds, points_of, values
from tests.engine.verdicts import verdict_of

EDITIONS = ("2022-11", "2026-11")
MOST_COMPLETIONS = 400
SETS = 12
SCALE = 60
"""Makes whole numbers of all scores at equal priorities: of means over three or four criteria, and of points."""

Effects = Counter[tuple[frozenset[str], tuple[int, ...]]]
"""How often which options are out, with which scores over the first option's (in units of 1/60)."""


@pytest.fixture(scope="module", params=EDITIONS)
def guide(request: pytest.FixtureRequest) -> Guide:
    return engine_guide(read_shipped("edge-kubernetes", request.param))


@pytest.mark.parametrize("seed", range(SETS))
def test_it_agrees_with_going_through_all_completions(guide: Guide, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same sets every time
    answers = _random_answers(guide, chance)
    priorities = parse_priorities(guide, {criterion.key: chance.randrange(5) for criterion in guide.criteria})

    decision = decide(guide, answers, priorities)

    assert decision.exact
    assert verdict_of(decision) == Naive(guide, answers.chosen, priorities).verdict


def test_it_counts_the_leaders_with_nothing_answered_as_an_independent_count_does(guide: Guide) -> None:
    decision = decide(guide, Answers({}), parse_priorities(guide, {}))

    counted = {each.options: each.chance * decision.completions for each in decision.leading}
    assert counted == _leaders_by_halves(guide)


def _random_answers(guide: Guide, chance: random.Random) -> Answers:
    """Answers to random questions, so many that what is left open has few enough completions."""
    order = chance.sample(guide.questions, len(guide.questions))
    while prod(len(values(question)) for question in order) > MOST_COMPLETIONS:
        order.pop()
    left = {question.key for question in order}
    return parse_answers(
        guide,
        {each.key: sorted(chance.choice(values(each))) for each in guide.questions if each.key not in left},
    )


def _leaders_by_halves(guide: Guide) -> dict[tuple[str, ...], int]:
    """Go through all answers to the questions that hang together, and to the rest, and then through all pairs."""
    linked = _linked(guide)
    together = _effects(guide, [each for each in guide.questions if each.key in linked], linked, first=True)
    apart = _effects(guide, [each for each in guide.questions if each.key not in linked], linked, first=False)
    leaders = Counter[tuple[str, ...]]()
    for (out, scores), count in together.items():
        for (also_out, more), times in apart.items():
            leaders[_leaders(guide, out | also_out, [a + b for a, b in zip(scores, more, strict=True)])] += (
                count * times
            )
    return dict(leaders)


def _leaders(guide: Guide, out: frozenset[str], scores: Sequence[int]) -> tuple[str, ...]:
    racing = [(option, score) for option, score in zip(guide.options, scores, strict=True) if option not in out]
    highest = max((score for _, score in racing), default=0)
    return tuple(option for option, score in racing if score == highest)


def _linked(guide: Guide) -> frozenset[str]:
    """The questions that stand in one condition with another, and those that the criteria hang on."""
    conditions = [note.condition for note in guide.all_notes]
    questions = [{clause.question for case in condition for clause in case} for condition in conditions]
    wide = chain.from_iterable(each for each in questions if len(each) > 1)
    weighing = (clause.question for each in guide.criteria for case in each.applies_when for clause in case)
    return frozenset((*wide, *weighing))


def _effects(guide: Guide, questions: Sequence[Question], linked: frozenset[str], *, first: bool) -> Effects:
    """What the notes about some questions come to, over all answers to them; the first half has the ratings too."""
    bearing = [note for note in guide.all_notes if points_of(note) or note.effect is Effect.RULES_OUT]
    notes = [note for note in bearing if (_asks(note) <= linked and bool(_asks(note))) == first]
    effects: Effects = Counter()
    for completion in _completions(questions):
        applying = [note for note in notes if holds(note.condition, completion)]
        out = frozenset(note.option for note in applying if note.effect is Effect.RULES_OUT)
        scores = list(_scores(guide, applying, completion if first else None))
        effects[out, tuple(score - scores[0] for score in scores)] += 1
    return effects


def _asks(note: Note) -> set[str]:
    return {clause.question for case in note.condition for clause in case}


def _completions(questions: Sequence[Question]) -> Iterator[Completion]:
    keys = [question.key for question in questions]
    return (dict(zip(keys, each, strict=True)) for each in product(*(values(question) for question in questions)))


def _scores(guide: Guide, applying: Iterable[Note], completion: Completion | None) -> Iterator[int]:
    criteria = [each for each in guide.criteria if completion is not None and holds(each.applies_when, completion)]
    notes = list(applying)
    for option in guide.options:
        points = sum(points_of(note) for note in notes if note.option == option)
        yield int(SCALE * (_mean(guide, option, criteria) + points))


def _mean(guide: Guide, option: str, criteria: Sequence[Criterion]) -> Fraction:
    return Fraction(sum(guide.value(option, criterion) for criterion in criteria), max(len(criteria), 1))
