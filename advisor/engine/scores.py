"""Scores: the weighted mean of the levels' values, plus the points of notes, over all completions.

The additive value model with weights that are shares of a whole: Keeney and Raiffa, *Decisions with Multiple
Objectives* (1976), chapter 3.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from advisor.engine.answers import Priorities
from advisor.engine.conditions import HOLDS, NEVER, Residue, Space, progressed, waited_for
from advisor.engine.decision import RatingStanding
from advisor.engine.rules import Rules

Pattern = tuple[Residue, ...]
"""Which criteria apply: ``HOLDS`` or ``NEVER`` for each, in the order of the guide."""


@dataclass(frozen=True, slots=True)
class Weighing:
    """The part of the scores that comes from ratings, for one set of priorities and of what is open."""

    means: dict[Pattern, tuple[Fraction, ...]]
    """The weighted mean of each option, for each pattern of criteria that some completion has."""
    chances: dict[Pattern, Fraction]
    """The share of completions that have each pattern."""
    ratings: tuple[tuple[RatingStanding, ...], ...]
    """By option."""
    shown: tuple[Fraction, ...]
    """The mean over the completions, by option."""
    weightless: Fraction


@lru_cache(maxsize=1024)
def weighing(rules: Rules, priorities: Priorities, residues: Pattern, questions: tuple[str, ...]) -> Weighing:
    """Weigh the criteria, whose conditions have come to ``residues`` with ``questions`` open."""
    given = priorities.weights
    weights = [given.get(rule.criterion.key, 0) for rule in rules.criteria]
    space = Space(rules.literals, questions)
    counts = space.distribution(residues)
    total = sum(counts.values())
    shares = {pattern: _shares(weights, pattern) for pattern in counts}
    mean_shares = [
        sum((shares[pattern][at] * count for pattern, count in counts.items()), Fraction()) / total
        for at in range(len(weights))
    ]
    chances = [Fraction(*space.chance(residue)) for residue in residues]
    ratings = tuple(
        tuple(_ratings(rules, place, priorities, chances, mean_shares)) for place in range(len(rules.guide.options))
    )
    return Weighing(
        means={pattern: _means(rules, shares[pattern]) for pattern in counts},
        chances={pattern: Fraction(count, total) for pattern, count in counts.items()},
        ratings=ratings,
        shown=tuple(sum((each.points for each in rated), Fraction()) for rated in ratings),
        weightless=Fraction(sum(count for pattern, count in counts.items() if not any(shares[pattern])), total),
    )


def _shares(weights: Sequence[int], pattern: Pattern) -> tuple[Fraction, ...]:
    """Each criterion's share of the weight of those that apply; all 0 where none has weight."""
    applying = [weight if residue == HOLDS else 0 for weight, residue in zip(weights, pattern, strict=True)]
    whole = sum(applying) or 1
    return tuple(Fraction(weight, whole) for weight in applying)


def _means(rules: Rules, shares: Sequence[Fraction]) -> tuple[Fraction, ...]:
    return tuple(
        sum((rule.values[place] * share for rule, share in zip(rules.criteria, shares, strict=True)), Fraction())
        for place in range(len(rules.guide.options))
    )


def _ratings(
    rules: Rules, place: int, priorities: Priorities, chances: Sequence[Fraction], shares: Sequence[Fraction]
) -> list[RatingStanding]:
    option = rules.guide.options[place]
    ratings = []
    for rule, chance, share in zip(rules.criteria, chances, shares, strict=True):
        key = rule.criterion.key
        rating = rules.guide.rated.get((option, key))
        level, disputed = (rating.level, rating.disputed) if rating else (None, False)
        priority = priorities.by_criterion.get(key)
        ratings.append(RatingStanding(key, level, rule.values[place], priority, chance, share, disputed))
    return ratings


def score_range(
    space: Space, notes: Sequence[tuple[Residue, int]], criteria: Pattern, means: dict[Pattern, Fraction]
) -> tuple[Fraction, Fraction]:
    """The lowest and the highest score that one option has in any completion.

    ``notes`` are its notes that may still add points; ``means`` the weighted mean for each pattern of ``criteria``.
    Goes question by question through the distinct states of what is pending, with the extremes of each.
    """
    worth = [points for _, points in notes]
    residues = (*(residue for residue, _ in notes), *criteria)
    states = {residues: (0, 0)}
    for question in space.literals.questions(residues, space.questions):
        step: dict[Pattern, tuple[int, int]] = {}
        literals = space.literals.of[question]
        for left, (low, high) in states.items():
            for holding, _ in space.literals.classes(question, waited_for(left)):
                after = [progressed(each, literals, holding) for each in left]
                gained = _collect(after, worth)
                _widen(step, tuple(after), low + gained, high + gained)
        states = step
    ends = [(means[left[len(worth) :]], low, high) for left, (low, high) in states.items()]
    return min(mean + low for mean, low, _ in ends), max(mean + high for mean, _, high in ends)


def _collect(residues: list[Residue], worth: Sequence[int]) -> int:
    """The points of the notes that hold by now; they are struck, so that they count once."""
    gained = 0
    for at, points in enumerate(worth):
        if residues[at] == HOLDS:
            gained += points
            residues[at] = NEVER
    return gained


def _widen(extremes: dict[Pattern, tuple[int, int]], key: Pattern, low: int, high: int) -> None:
    lowest, highest = extremes.get(key, (low, high))
    extremes[key] = min(lowest, low), max(highest, high)
