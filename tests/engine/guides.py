"""Random small guides, with answers that leave a few hundred completions at most.

Each part of a guide is made from a chance of its own, so that Hypothesis makes a failing guide smaller by leaving parts
out. Keys repeat on purpose: choices are called a, b, c in every question and levels 0, 1, 2 in every criterion, as
they are unique in their question or criterion alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from hypothesis import strategies as st

from advisor.engine.answers import NOT_SURE, Answers, Priorities, parse_answers, parse_priorities
from advisor.engine.guide import (
    Case,
    Choice,
    Clause,
    Condition,
    Criterion,
    Effect,
    Guide,
    Level,
    Note,
    Operator,
    Question,
    Rating,
    Requirement,
)
from tests.engine.naive import Naive, values

MOST_COMPLETIONS = 120

CHANCES = st.randoms(use_true_random=True)

Questions = Sequence[Question]


@dataclass(frozen=True)
class Inquiry:
    """A guide, and what an architect said."""

    guide: Guide
    answers: Answers
    priorities: Priorities

    @property
    def naive(self) -> Naive:
        return Naive(self.guide, self.answers.chosen, self.priorities)


@st.composite
def inquiries(draw: st.DrawFn) -> Inquiry:
    guide = draw(guides())
    return Inquiry(guide, _answers(draw(CHANCES), guide), _priorities(draw(CHANCES), guide))


@st.composite
def guides(draw: st.DrawFn) -> Guide:
    options = [f"option-{at}" for at in range(draw(st.sampled_from((3, 2, 4, 1))))]
    questions = [_question(chance, at) for at, chance in _numbered(draw, least=1, most=5)]
    criteria = [_criterion(chance, at, questions) for at, chance in _numbered(draw, most=3)]
    rated = [_rating(draw(CHANCES), option, criterion) for option in options for criterion in criteria]
    required = _numbered(draw, most=2 if criteria else 0)
    return Guide(
        options=tuple(options),
        questions=tuple(questions),
        criteria=tuple(criteria),
        ratings=tuple(rating for rating in rated if rating),
        requirements=tuple(_requirement(chance, at, criteria, questions) for at, chance in required),
        notes=tuple(_note(chance, at, options, questions) for at, chance in _numbered(draw, least=2, most=16)),
    )


def _numbered(draw: st.DrawFn, *, least: int = 0, most: int) -> list[tuple[int, Random]]:
    return list(enumerate(draw(st.lists(CHANCES, min_size=least, max_size=most))))


def _question(chance: Random, at: int) -> Question:
    several = chance.random() < 0.4
    keys = "abcd"[: chance.choice((2, 2, 3) if several else (1, 2, 2, 2, 3, 3, 4))]
    return Question(f"question-{at}", tuple(Choice(key, several and chance.random() < 0.3) for key in keys), several)


def _condition(chance: Random, among: Questions) -> Condition:
    return tuple(_case(chance, among) for _ in range(chance.choice((0, 1, 1, 1, 1, 2, 2, 3))))


def _case(chance: Random, among: Questions) -> Case:
    """Several clauses may ask the same question, and contradict one another."""
    return tuple(_clause(chance, among) for _ in range(chance.choice((1, 1, 1, 2, 2, 3))))


def _clause(chance: Random, among: Questions) -> Clause:
    """Also with no choice or with every one: such a clause never holds, or always."""
    question = chance.choice(among)
    keys = question.choice_keys
    most = len(keys) if chance.random() < 0.1 else max(1, len(keys) - 1)
    named = chance.sample(keys, chance.randint(0 if chance.random() < 0.1 else 1, most))
    return Clause(question.key, chance.choice(list(Operator)), tuple(named))


def _criterion(chance: Random, at: int, among: Questions) -> Criterion:
    worths = chance.choices((0, 40, 47, 50, 55, 60, 100), k=chance.randint(1, 3))
    levels = tuple(Level(str(place), worth) for place, worth in enumerate(worths))
    return Criterion(f"criterion-{at}", levels, _condition(chance, among) if chance.random() < 0.5 else ())


def _rating(chance: Random, option: str, criterion: Criterion) -> Rating | None:
    """A level; or not stated, in a rating that says so or for want of one."""
    kind = chance.random()
    level = None if kind < 0.2 else chance.choice(criterion.levels).key
    return None if kind < 0.1 else Rating(option, criterion.key, level, chance.random() < 0.3)


def _requirement(chance: Random, at: int, criteria: Sequence[Criterion], among: Questions) -> Requirement:
    criterion = chance.choice(criteria)
    return Requirement(
        f"requirement-{at}", criterion.key, chance.choice(criterion.levels).key, _condition(chance, among)
    )


def _note(chance: Random, at: int, options: Sequence[str], among: Questions) -> Note:
    return Note(
        key=f"note-{at}",
        option=chance.choice(options),
        effect=chance.choice((*Effect, Effect.RULES_OUT)),
        condition=_condition(chance, among),
        points=chance.randint(-20, 20) if chance.random() < 0.5 else None,
        disputed=chance.random() < 0.2,
    )


def _answers(chance: Random, guide: Guide) -> Answers:
    """Leaves questions open, unanswered or not sure, as long as the completions stay few."""
    given: dict[str, object] = {}
    completions = 1
    for question in guide.questions:
        could_be = values(question)
        if chance.random() < 0.2 or completions * len(could_be) > MOST_COMPLETIONS:
            given[question.key] = list(chance.choice(could_be))
            continue
        completions *= len(could_be)
        if chance.random() < 0.3:
            given[question.key] = NOT_SURE
    return parse_answers(guide, given)


def _priorities(chance: Random, guide: Guide) -> Priorities:
    """Levels; or an order of some of the criteria, with some that matter alike."""
    keys = [criterion.key for criterion in guide.criteria]
    if keys and chance.random() < 0.25:
        return parse_priorities(guide, _order(chance, chance.sample(keys, chance.randint(1, len(keys)))))
    highest = 0 if chance.random() < 0.1 else 4
    return parse_priorities(guide, {key: chance.randint(0, highest) for key in keys})


def _order(chance: Random, keys: Sequence[str]) -> list[list[str]]:
    order = [[keys[0]]]
    for key in keys[1:]:
        if chance.random() < 0.3:
            order[-1].append(key)
        else:
            order.append([key])
    return order
