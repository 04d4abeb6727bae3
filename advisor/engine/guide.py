"""A guide as the engine sees it: keys, levels, conditions and points, without the texts.

Texts, sources and addresses never change what follows from answers, so they stay outside; keys lead back to them.
Everything here is immutable, and checked once when a guide is made: whoever holds a ``Guide`` holds a sound one.
"""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from itertools import chain

from advisor.engine.errors import GuideError, Problem

MOST_CHOICES = 12
"""Of a question that takes several choices: it has up to 2^12 - 1 values, each looked at once when a guide is made."""

DEFAULT_PRIORITY = 2
HIGHEST_PRIORITY = 4


class Effect(StrEnum):
    """What a note does to its option in a completion where it applies."""

    RULES_OUT = "rules-out"
    NEEDS = "needs"
    CAUTIONS = "cautions"
    FAVOURS = "favours"
    COUNTS_AGAINST = "counts-against"
    SUGGESTS = "suggests"
    INFORMS = "informs"


DEFAULT_POINTS = {Effect.FAVOURS: 5, Effect.COUNTS_AGAINST: -5, Effect.CAUTIONS: -5}
"""Points of a note that carries none of its own; effects not named here have none."""


class Changeable(StrEnum):
    """Whether a known answer to a question could be made to be another one."""

    NO = "no"
    WITH_EFFORT = "with-effort"
    YES = "yes"


class Operator(StrEnum):
    """How a clause compares the choices of an answer with its own."""

    ANY_OF = "any-of"
    NONE_OF = "none-of"


@dataclass(frozen=True, slots=True)
class Clause:
    """Holds where the answer to ``question`` has any, or none, of ``choices``."""

    question: str
    operator: Operator
    choices: tuple[str, ...]

    def holds(self, answer: Iterable[str]) -> bool:
        """Whether an answer, as the choices that are chosen, meets the clause."""
        meets = any(choice in self.choices for choice in answer)
        return meets if self.operator is Operator.ANY_OF else not meets


Case = tuple[Clause, ...]
"""Clauses that must all hold."""

Condition = tuple[Case, ...]
"""Cases of which any must hold; without a case the condition always holds."""


@dataclass(frozen=True, slots=True)
class Level:
    key: str
    value: int


@dataclass(frozen=True, slots=True)
class Criterion:
    """A graded criterion; its levels stand best first."""

    key: str
    levels: tuple[Level, ...]
    applies_when: Condition = ()

    @property
    def mean(self) -> Fraction:
        """The mean of the levels' values, which a rating that is not stated counts as."""
        return Fraction(sum(level.value for level in self.levels), len(self.levels))

    def place(self, level: str) -> int:
        """How far down the levels the named one stands; 0 is the best."""
        return [each.key for each in self.levels].index(level)


@dataclass(frozen=True, slots=True)
class Choice:
    key: str
    exclusive: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A question of one choice, or of one or more (``several``)."""

    key: str
    choices: tuple[Choice, ...]
    several: bool = False
    changeable: Changeable = Changeable.YES

    @property
    def choice_keys(self) -> tuple[str, ...]:
        return tuple(choice.key for choice in self.choices)

    def in_order(self, choices: Container[str]) -> tuple[str, ...]:
        """Some of the choices, in their order."""
        return tuple(choice.key for choice in self.choices if choice.key in choices)


@dataclass(frozen=True, slots=True)
class Rating:
    """An option's level on a criterion; ``None`` where it is not stated."""

    option: str
    criterion: str
    level: str | None
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """What holds for one option under a condition. ``points`` of ``None`` means the effect's own."""

    key: str
    option: str
    effect: Effect
    condition: Condition = ()
    points: int | None = None
    disputed: bool = False
    waivable: bool = False
    """Whether somebody could make an exception where the note rules its option out."""

    @property
    def worth(self) -> int:
        """The points that the note adds to its option's score where it applies."""
        return DEFAULT_POINTS.get(self.effect, 0) if self.points is None else self.points


@dataclass(frozen=True, slots=True)
class Requirement:
    """A level that every option must reach on a criterion where the condition holds."""

    key: str
    criterion: str
    level: str
    condition: Condition = ()
    waivable: bool = False


@dataclass(frozen=True, eq=False)
class Guide:
    """One guide, ready to decide on. Raises ``GuideError`` with all that is wrong with it."""

    options: tuple[str, ...]
    questions: tuple[Question, ...]
    criteria: tuple[Criterion, ...] = ()
    ratings: tuple[Rating, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    notes: tuple[Note, ...] = ()

    def __post_init__(self) -> None:
        problems = list(_problems(self))
        if problems:
            raise GuideError(problems)

    @cached_property
    def rated(self) -> dict[tuple[str, str], Rating]:
        """Ratings by option and criterion."""
        return {(rating.option, rating.criterion): rating for rating in self.ratings}

    @cached_property
    def all_notes(self) -> tuple[Note, ...]:
        """The notes, and each requirement as the notes that it comes to, by option and then in their order."""
        expanded = chain.from_iterable(self._expanded(requirement) for requirement in self.requirements)
        places = {option: place for place, option in enumerate(self.options)}
        return tuple(sorted((*expanded, *self.notes), key=lambda note: places[note.option]))

    def value(self, option: str, criterion: Criterion) -> Fraction:
        """What the option's level on the criterion is worth, 0 to 100."""
        rating = self.rated.get((option, criterion.key))
        if rating is None or rating.level is None:
            return criterion.mean
        return Fraction(criterion.levels[criterion.place(rating.level)].value)

    def _expanded(self, requirement: Requirement) -> Iterator[Note]:
        """What is rated worse is ruled out; where the rating is not stated, that is a caution: check."""
        criterion = next(each for each in self.criteria if each.key == requirement.criterion)
        for option in self.options:
            rating = self.rated.get((option, criterion.key))
            key = f"{requirement.key}:{option}"
            if rating is None or rating.level is None:
                yield Note(key, option, Effect.CAUTIONS, requirement.condition, points=0)
            elif criterion.place(rating.level) > criterion.place(requirement.level):
                yield Note(
                    key,
                    option,
                    Effect.RULES_OUT,
                    requirement.condition,
                    disputed=rating.disputed,
                    waivable=requirement.waivable,
                )


def _problems(guide: Guide) -> Iterator[Problem]:
    if not guide.options:
        yield Problem("options", "there is none", "Give at least one option")
    for question in guide.questions:
        yield from _problems_of_question(question)
    yield from _unknown_keys(guide)
    known = {question.key: set(question.choice_keys) for question in guide.questions}
    for place, condition in _conditions(guide):
        yield from _problems_of_condition(place, condition, known)


def _problems_of_question(question: Question) -> Iterator[Problem]:
    place = f"question {question.key}"
    if not question.choices:
        yield Problem(place, "it has no choice", "Give it at least two")
    if question.several and len(question.choices) > MOST_CHOICES:
        yield Problem(
            place,
            f"it takes several of {len(question.choices)} choices",
            f"Keep to {MOST_CHOICES}, or split the question",
        )


def _unknown_keys(guide: Guide) -> Iterator[Problem]:
    for each in guide.criteria:
        if not each.levels:
            yield Problem(f"criterion {each.key}", "it has no level", "Give it at least two")
    levels = {criterion.key: {level.key for level in criterion.levels} for criterion in guide.criteria}
    named = chain(
        (("rating of", rating.option, rating.criterion, rating.level) for rating in guide.ratings),
        (("requirement", rule.key, rule.criterion, rule.level) for rule in guide.requirements),
    )
    for kind, owner, criterion, level in named:
        if criterion not in levels:
            yield Problem(f"{kind} {owner}", f"there is no criterion {criterion}", "Name a graded criterion")
        elif level is not None and level not in levels[criterion]:
            yield Problem(f"{kind} {owner}", f"{criterion} has no level {level}", "Name one of its levels")
    owned = chain(
        ((f"rating on {rating.criterion}", rating.option) for rating in guide.ratings),
        ((f"note {note.key}", note.option) for note in guide.notes),
    )
    for place, option in owned:
        if option not in guide.options:
            yield Problem(place, f"there is no option {option}", "Name one of the options")


def _conditions(guide: Guide) -> Iterator[tuple[str, Condition]]:
    yield from ((f"criterion {each.key}", each.applies_when) for each in guide.criteria)
    yield from ((f"requirement {each.key}", each.condition) for each in guide.requirements)
    yield from ((f"note {each.key}", each.condition) for each in guide.notes)


def _problems_of_condition(place: str, condition: Condition, known: dict[str, set[str]]) -> Iterator[Problem]:
    for clause in chain.from_iterable(condition):
        if clause.question not in known:
            yield Problem(place, f"there is no question {clause.question}", "Name one of the questions")
            continue
        for choice in clause.choices:
            if choice not in known[clause.question]:
                yield Problem(place, f"{clause.question} has no choice {choice}", "Name one of its choices")
