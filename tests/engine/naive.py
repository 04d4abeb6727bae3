"""Decides the slow, plain way: writes out every completion, and reads each term off its definition.

Written from the definitions in ``docs/method.md`` alone. It shares with the engine the records that make up a guide,
and nothing that computes: every condition, level, requirement and point is worked out here again.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import chain, permutations, product
from math import fsum, log2

from advisor.engine.answers import Priorities
from advisor.engine.decision import Outcome, Score, Status
from advisor.engine.guide import Case, Clause, Condition, Criterion, Effect, Guide, Note, Operator, Question, Rating
from tests.engine.verdicts import NoteVerdict, OptionVerdict, RatingVerdict, Verdict

Value = frozenset[str]
Completion = Mapping[str, Value]

EFFECT_POINTS = {Effect.FAVOURS: 5, Effect.COUNTS_AGAINST: -5, Effect.CAUTIONS: -5}
STATUSES = (Status.ELIGIBLE, Status.DEPENDS, Status.RULED_OUT)


def values(question: Question) -> list[Value]:
    """Each choice; or each non-empty set in which an exclusive choice stands alone."""
    keys = [choice.key for choice in question.choices]
    exclusive = {choice.key for choice in question.choices if choice.exclusive}
    picks = product((False, True), repeat=len(keys))
    sets = [frozenset(key for key, picked in zip(keys, each, strict=True) if picked) for each in picks]
    return [each for each in sets if len(each) == 1 or (len(each) > 1 and question.several and not each & exclusive)]


def clause_holds(clause: Clause, completion: Completion) -> bool:
    shared = completion[clause.question] & set(clause.choices)
    return bool(shared) if clause.operator == Operator.ANY_OF else not shared


def case_holds(case: Case, completion: Completion) -> bool:
    return all(clause_holds(clause, completion) for clause in case)


def holds(condition: Condition, completion: Completion) -> bool:
    return not condition or any(case_holds(case, completion) for case in condition)


def weights_of(order: Sequence[Sequence[str]]) -> dict[str, Fraction]:
    """The centroid of the weightings that keep the order: the mean of their vertices, over all strict orders that fit.

    A vertex shares all weight alike among the first few of a strict order.
    """
    strict = [list(chain(*each)) for each in product(*(permutations(alike) for alike in order))]
    count = len(strict[0])
    vertices = [(each[:many], Fraction(1, many)) for each in strict for many in range(1, count + 1)]
    return {
        key: sum((share for some, share in vertices if key in some), Fraction()) / len(vertices) for key in strict[0]
    }


def points_of(note: Note) -> int:
    return EFFECT_POINTS.get(note.effect, 0) if note.points is None else note.points


class Naive:
    """What follows from a guide, answers and priorities: ``verdict``, and the parts that it is made of."""

    def __init__(self, guide: Guide, chosen: Mapping[str, Iterable[str]], priorities: Priorities) -> None:
        self.guide = guide
        self.levels = priorities.by_criterion
        self.weights = weights_of(priorities.order) if priorities.order else self.levels
        unknown = [question for question in guide.questions if question.key not in chosen]
        known = {question: frozenset(choices) for question, choices in chosen.items()}
        self.open = [question.key for question in unknown]
        self.completions = [known | dict(zip(self.open, each, strict=True)) for each in product(*map(values, unknown))]

    @property
    def verdict(self) -> Verdict:
        return Verdict(
            outcome=self.outcome,
            leaders=frozenset(option for option in self.guide.options if all(option in each for each in self.leads)),
            could_lead=self.could_lead,
            leading={leaders: self.share(count) for leaders, count in Counter(self.leads).items()},
            options={option: self.option(option) for option in self.guide.options},
            settled=self.settled,
            decisive=frozenset(question for question in self.open if self.turns(question, self.leads)),
            weightless=self.share(sum(not any(shares.values()) for shares in self.shares)),
            open=frozenset(self.open),
            completions=len(self.completions),
        )

    def option(self, option: str) -> OptionVerdict:
        places = {each: self.place(each) for each in self.guide.options}
        return OptionVerdict(
            status=self.status(option),
            depends_on=frozenset(question for question in self.open if self.turns(question, self.out[option])),
            score=self.score(option),
            rank=1 + sum(place < places[option] for place in places.values()),
            notes=self.notes_of(option),
            ratings={key: self.rating_of(option, criterion) for key, criterion in self.criteria.items()},
        )

    def share(self, count: int) -> Fraction:
        return Fraction(count, len(self.completions))

    def mean(self, numbers: Iterable[Fraction]) -> Fraction:
        return sum(numbers, Fraction()) / len(self.completions)

    def turns(self, question: str, facts: Iterable[object]) -> bool:
        """Whether a fact of the completions differs between two that differ in the question alone."""
        seen: dict[frozenset[tuple[str, Value]], object] = {}
        for completion, fact in zip(self.completions, facts, strict=True):
            others = frozenset((key, value) for key, value in completion.items() if key != question)
            if seen.setdefault(others, fact) != fact:
                return True
        return False

    # Ratings and scores

    @cached_property
    def criteria(self) -> dict[str, Criterion]:
        return {criterion.key: criterion for criterion in self.guide.criteria}

    def rating(self, option: str, criterion: str) -> Rating:
        rows = [each for each in self.guide.ratings if (each.option, each.criterion) == (option, criterion)]
        return rows[0] if rows else Rating(option, criterion, None)

    def value(self, option: str, criterion: Criterion) -> Fraction:
        level = self.rating(option, criterion.key).level
        numbers = [each.value for each in criterion.levels if level in (None, each.key)]
        return Fraction(sum(numbers), len(numbers))

    @cached_property
    def shares(self) -> list[dict[str, Fraction]]:
        """By completion: each criterion's share of the weight of those that apply there."""
        return [self.shares_in(completion) for completion in self.completions]

    def shares_in(self, completion: Completion) -> dict[str, Fraction]:
        weights = {
            key: Fraction(self.weights.get(key, 0)) if holds(criterion.applies_when, completion) else Fraction()
            for key, criterion in self.criteria.items()
        }
        whole = sum(weights.values())
        return {key: weight / whole if whole else Fraction() for key, weight in weights.items()}

    @cached_property
    def scores(self) -> dict[str, list[Fraction]]:
        """By option, by completion."""
        return {option: list(self.scores_of(option)) for option in self.guide.options}

    def scores_of(self, option: str) -> Iterable[Fraction]:
        worth = {key: self.value(option, criterion) for key, criterion in self.criteria.items()}
        notes = [note for note in self.notes if note.option == option]
        for completion, shares in zip(self.completions, self.shares, strict=True):
            mean = sum((worth[key] * share for key, share in shares.items()), Fraction())
            yield mean + sum(points_of(note) for note in notes if holds(note.condition, completion))

    def score(self, option: str) -> Score:
        scores = self.scores[option]
        return Score(shown=self.mean(scores), low=min(scores), high=max(scores))

    def rating_of(self, option: str, criterion: Criterion) -> RatingVerdict:
        rating, value = self.rating(option, criterion.key), self.value(option, criterion)
        share = self.mean(shares[criterion.key] for shares in self.shares)
        return RatingVerdict(
            level=rating.level,
            value=value,
            priority=self.levels.get(criterion.key),
            chance=self.share(sum(holds(criterion.applies_when, each) for each in self.completions)),
            share=share,
            points=value * share,
            disputed=rating.disputed,
        )

    # Notes and statuses

    @cached_property
    def notes(self) -> list[Note]:
        """The notes, and what the requirements come to for each option."""
        return [*self.guide.notes, *self.required()]

    def required(self) -> Iterable[Note]:
        for requirement in self.guide.requirements:
            levels = [level.key for level in self.criteria[requirement.criterion].levels]
            for option in self.guide.options:
                rating, key = self.rating(option, requirement.criterion), f"{requirement.key}:{option}"
                if rating.level is None:
                    yield Note(key, option, Effect.CAUTIONS, requirement.condition, points=0)
                elif levels.index(rating.level) > levels.index(requirement.level):
                    yield Note(key, option, Effect.RULES_OUT, requirement.condition)

    def notes_of(self, option: str) -> dict[str, NoteVerdict]:
        """The notes that apply in some completion."""
        found = {note.key: self.note(note) for note in self.notes if note.option == option}
        return {key: verdict for key, verdict in found.items() if verdict.chance}

    def note(self, note: Note) -> NoteVerdict:
        chance = self.share(sum(holds(note.condition, each) for each in self.completions))
        certain = [case for case in note.condition if all(case_holds(case, each) for each in self.completions)]
        possible = [case for case in note.condition if any(case_holds(case, each) for each in self.completions)]
        return NoteVerdict(chance == 1, chance, points_of(note) * chance, tuple(certain or possible))

    @cached_property
    def out(self) -> dict[str, list[bool]]:
        """By option, by completion: whether it is ruled out."""
        excluding = [note for note in self.notes if note.effect == Effect.RULES_OUT]
        return {
            option: [
                any(note.option == option and holds(note.condition, completion) for note in excluding)
                for completion in self.completions
            ]
            for option in self.guide.options
        }

    def status(self, option: str) -> Status:
        out = self.out[option]
        return Status.RULED_OUT if all(out) else Status.DEPENDS if any(out) else Status.ELIGIBLE

    # Outcome, order and questions

    @cached_property
    def leads(self) -> list[frozenset[str]]:
        """By completion: the options that lead."""
        return [self.leads_in(at) for at in range(len(self.completions))]

    def leads_in(self, at: int) -> frozenset[str]:
        running = [option for option in self.guide.options if not self.out[option][at]]
        best = max((self.scores[option][at] for option in running), default=None)
        return frozenset(option for option in running if self.scores[option][at] == best)

    @property
    def could_lead(self) -> frozenset[str]:
        return frozenset(option for option in self.guide.options if any(option in each for each in self.leads))

    @property
    def outcome(self) -> Outcome:
        if len(set(self.leads)) > 1:
            return Outcome.OPEN
        return {0: Outcome.NONE, 1: Outcome.CLEAR}.get(len(self.leads[0]), Outcome.TIE)

    def place(self, option: str) -> tuple[bool, int, Fraction]:
        return option not in self.could_lead, STATUSES.index(self.status(option)), -self.score(option).shown

    @property
    def settled(self) -> frozenset[str]:
        """Questions that change no status, score or note of an option that is not certainly ruled out."""
        running = [option for option in self.guide.options if not all(self.out[option])]
        notes = [note for note in self.notes if note.option in running]
        facts = [
            (
                [self.out[option][at] for option in running],
                [self.scores[option][at] for option in running],
                [holds(note.condition, completion) for note in notes],
            )
            for at, completion in enumerate(self.completions)
        ]
        return frozenset(question for question in self.open if not self.turns(question, facts))

    # What a question tells

    def bits(self, question: str) -> float:
        """What its value and the leaders tell of each other: H(value) + H(leaders) - H(both), completions alike."""
        answers = [completion[question] for completion in self.completions]
        return self.entropy(answers) + self.entropy(self.leads) - self.entropy(zip(answers, self.leads, strict=True))

    def entropy(self, facts: Iterable[object]) -> float:
        shares = [self.share(count) for count in Counter(facts).values()]
        return -fsum(share * log2(share) for share in shares)

    def chance(self, question: str) -> Fraction:
        """The share of completions, each with a second answer to the question, in which the two lead otherwise."""
        others = [
            frozenset((key, value) for key, value in completion.items() if key != question)
            for completion in self.completions
        ]
        leads = defaultdict(list)
        for rest, leaders in zip(others, self.leads, strict=True):
            leads[rest].append(leaders)
        pairs = [leaders == second for rest, leaders in zip(others, self.leads, strict=True) for second in leads[rest]]
        return Fraction(pairs.count(False), len(pairs))
