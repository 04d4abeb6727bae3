"""Editions as the application uses them: parsed once per process and hash, with the engine's guide beside the texts."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Protocol, TypeVar

from advisor.engine import guide as engine
from advisor.engine.answers import Answers, Priorities
from advisor.engine.counterfactuals import Counterfactuals, counterfactuals
from advisor.engine.decide import decide
from advisor.engine.decision import Decision
from advisor.engine.robustness import Robustness, robustness
from catalog.document import (
    Case,
    Criterion,
    GuideDocument,
    Note,
    Option,
    Question,
    QuestionKind,
    Rating,
    Requirement,
    Source,
    Step,
    Tool,
)
from catalog.models import Edition


class _Keyed(Protocol):
    @property
    def key(self) -> str: ...


Part = TypeVar("Part", bound=_Keyed)


@dataclass(frozen=True, eq=False)
class LoadedEdition:
    """One edition: its document with look-ups by key, and the guide that the engine decides on."""

    guide_key: str
    label: str
    sha256: str
    document: GuideDocument

    @cached_property
    def engine(self) -> engine.Guide:
        return engine_guide(self.document)

    @cached_property
    def options(self) -> dict[str, Option]:
        return by_key(self.document.options)

    @cached_property
    def criteria(self) -> dict[str, Criterion]:
        return by_key(self.document.criteria)

    @cached_property
    def questions(self) -> dict[str, Question]:
        return by_key(self.document.questions)

    @cached_property
    def steps(self) -> dict[str, Step]:
        return by_key(self.document.steps)

    @cached_property
    def notes(self) -> dict[str, Note]:
        return by_key(self.document.notes)

    @cached_property
    def points(self) -> dict[str, int]:
        """What each note is worth where it applies: its own points, or its effect's."""
        return {note.key: note.worth for note in self.engine.notes}

    @cached_property
    def requirements(self) -> dict[str, Requirement]:
        return by_key(self.document.requirements)

    @cached_property
    def sources(self) -> dict[str, Source]:
        return by_key(self.document.sources)

    @cached_property
    def tools(self) -> dict[str, Tool]:
        return by_key(self.document.tools)

    @cached_property
    def ratings(self) -> dict[tuple[str, str], Rating]:
        """Ratings by option and criterion."""
        return {(rating.option, rating.criterion): rating for rating in self.document.ratings}


def by_key(parts: Iterable[Part]) -> dict[str, Part]:
    """Some parts of a document by their keys."""
    return {part.key: part for part in parts}


def load(edition: Edition) -> LoadedEdition:
    """The edition, ready for use. Its document is read from the database once per process and hash."""
    key = (edition.guide_key, edition.label, edition.sha256)
    if key not in _LOADED:
        _LOADED[key] = LoadedEdition(*key, edition.parsed())
    return _LOADED[key]


_LOADED: dict[tuple[str, str, str], LoadedEdition] = {}
"""The label counts beside the hash: what is published twice, unchanged, keeps two labels."""


@lru_cache(maxsize=256)
def decision_for(loaded: LoadedEdition, answers: Answers, priorities: Priorities) -> Decision:
    """Decide on an edition. Recent decisions are kept: pages about one set of answers come in a row."""
    return decide(loaded.engine, answers, priorities)


@lru_cache(maxsize=256)
def counterfactuals_for(loaded: LoadedEdition, answers: Answers, priorities: Priorities) -> Counterfactuals:
    """What would change a decision on an edition; kept as decisions are."""
    return counterfactuals(loaded.engine, decision_for(loaded, answers, priorities))


@lru_cache(maxsize=256)
def robustness_for(loaded: LoadedEdition, answers: Answers, priorities: Priorities) -> Robustness:
    """How firm a decision on an edition is; kept as decisions are."""
    return robustness(loaded.engine, decision_for(loaded, answers, priorities))


def forget_decisions() -> None:
    """Drop the decisions kept, so that the next one is made afresh."""
    for kept in (decision_for, counterfactuals_for, robustness_for):
        kept.cache_clear()


def engine_guide(document: GuideDocument) -> engine.Guide:
    """What the engine needs of a document; descriptive criteria, which are never weighed, stay outside."""
    weighed = {each.key for each in document.graded}
    return engine.Guide(
        options=tuple(option.key for option in document.options),
        questions=tuple(_question(each) for each in document.questions),
        criteria=tuple(_criterion(each) for each in document.graded),
        ratings=tuple(
            engine.Rating(each.option, each.criterion, each.level, disputed=each.disputed)
            for each in document.ratings
            if each.criterion in weighed
        ),
        requirements=tuple(
            engine.Requirement(each.key, each.criterion, each.level, _condition(each.cases), waivable=bool(each.waiver))
            for each in document.requirements
        ),
        notes=tuple(_note(each) for each in document.notes),
    )


def _question(question: Question) -> engine.Question:
    choices = tuple(engine.Choice(each.key, exclusive=each.exclusive) for each in question.choices)
    return engine.Question(
        question.key,
        choices,
        several=question.kind is QuestionKind.SEVERAL,
        changeable=engine.Changeable(question.changeable.value),
    )


def _criterion(criterion: Criterion) -> engine.Criterion:
    levels = tuple(engine.Level(each.key, each.value) for each in criterion.levels)
    return engine.Criterion(criterion.key, levels, _condition(criterion.applies_when))


def _note(note: Note) -> engine.Note:
    return engine.Note(
        key=note.key,
        option=note.option,
        effect=engine.Effect(note.effect.value),
        condition=_condition(note.cases),
        points=note.points,
        disputed=note.disputed,
        waivable=bool(note.waiver),
    )


def _condition(cases: tuple[Case, ...]) -> engine.Condition:
    return tuple(
        tuple(engine.Clause(each.question, engine.Operator(each.operator.value), each.choices) for each in case)
        for case in cases
    )
