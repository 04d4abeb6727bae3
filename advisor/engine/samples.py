"""Many complete answer sets decided at once, to find quickly an example of what matters.

A sample shows that something happens, never that it can't: what no sample shows is counted exactly elsewhere. The
answer sets are points of a Richtmyer sequence (multiples of square roots of primes, modulo 1; Niederreiter, *Random
Number Generation and Quasi-Monte Carlo Methods*, 1992, chapter 3), so that they are the same on every run.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain
from math import lcm, sqrt

import numpy as np

from advisor.engine.conditions import HOLDS, Residue
from advisor.engine.rows import best
from advisor.engine.rules import NoteRule
from advisor.engine.situation import Situation
from advisor.engine.tracks import Array

Picks = dict[str, Array]
"""By question, the number of the answer in each answer set."""


@dataclass(frozen=True, slots=True)
class Decided:
    """Some answer sets, with what follows from each."""

    picks: Picks
    out: Array
    """(options, answer sets): who is ruled out."""
    scores: Array
    """(options, answer sets), in units that make them whole."""
    leaders: Array
    """(options, answer sets): who leads."""


class Sampler:
    """Decides answer sets of a guide in a situation in which nothing is answered yet."""

    def __init__(self, situation: Situation) -> None:
        self._rules = situation.rules
        self._literals = situation.rules.literals
        self._questions = situation.space.questions
        self._means = situation.weighing.means
        self._unit = lcm(*(mean.denominator for means in self._means.values() for mean in means))
        self._dtype = np.int64 if self._unit < 2**40 else object
        self._tables: dict[tuple[str, int], Array] = {}

    def spread(self, size: int) -> Decided:
        """As many answer sets as asked for, spread evenly over all there are."""
        steps = np.arange(1, size + 1)
        picks = {
            question: (steps * root % 1 * len(self._literals.values(question))).astype(np.int64)
            for question, root in zip(self._questions, roots(), strict=False)
        }
        return self._decided(picks)

    def moves(self, sample: Decided, note: NoteRule, option: int) -> bool:
        """Whether some answer set has other leaders without a note, of the option with that place.

        Where the answer sets at hand show none, they are bent to meet each of the note's cases.
        """
        aimed = (self._decided(self._meeting(sample.picks, case)) for case in note.residue)
        return any(self._moved(each, note, option) for each in chain([sample], aimed))

    def turns(self, sample: Decided, question: str) -> bool:
        """Whether some answer set has other statuses or leaders with the next answer to a question."""
        size = len(self._literals.values(question))
        other = self._decided(sample.picks | {question: (sample.picks[question] + 1) % size})
        return bool((other.leaders != sample.leaders).any() or (other.out != sample.out).any())

    def _moved(self, sample: Decided, note: NoteRule, option: int) -> bool:
        scores = sample.scores.copy()
        scores[option] -= self._applies(note.residue, sample.picks) * note.worth * self._unit
        return bool((_leaders(scores, sample.out) != sample.leaders).any())

    def _meeting(self, picks: Picks, case: int) -> Picks:
        """The answer sets with every answer that a case waits for replaced by one that meets it."""
        bent = dict(picks)
        for question in self._literals.questions([(case,)], self._questions):
            fitting = np.flatnonzero(self._table(question, case & self._literals.of[question]))
            bent[question] = fitting[picks[question] % len(fitting)]
        return bent

    def _decided(self, picks: Picks) -> Decided:
        means = self._weighed(picks)
        out, scores = np.zeros(means.shape, dtype=bool), means
        for place, notes in enumerate(self._rules.notes):
            for note in notes:
                if note.rules_out:
                    out[place] |= self._applies(note.residue, picks)
                if note.worth:
                    scores[place] += self._applies(note.residue, picks) * note.worth * self._unit
        return Decided(picks, out, scores, _leaders(scores, out))

    def _weighed(self, picks: Picks) -> Array:
        """The weighted mean of each option: those of the pattern in which the criteria apply."""
        applying = [self._applies(rule.residue, picks) for rule in self._rules.criteria]
        size = len(next(iter(picks.values())))
        means = np.zeros((len(self._rules.guide.options), size), dtype=self._dtype)
        for pattern, each in self._means.items():
            there = np.ones(size, dtype=bool)
            for residue, applies in zip(pattern, applying, strict=True):
                there &= applies if residue == HOLDS else ~applies
            means[:, there] = self._scaled(each)[:, np.newaxis]
        return means

    def _scaled(self, means: tuple[Fraction, ...]) -> Array:
        return np.array([int(mean * self._unit) for mean in means], dtype=self._dtype)

    def _applies(self, residue: Residue, picks: Picks) -> Array:
        """(answer sets,): where a condition holds."""
        size = len(next(iter(picks.values())))
        applies = np.zeros(size, dtype=bool)
        for case in residue:
            holds = np.ones(size, dtype=bool)
            for question in self._literals.questions([(case,)], self._questions):
                holds &= self._table(question, case & self._literals.of[question])[picks[question]]
            applies |= holds
        return applies

    def _table(self, question: str, literals: int) -> Array:
        """(answers,): which answers to a question make some of its literals true."""
        key = question, literals
        if key not in self._tables:
            held = (self._literals.holding(question, value) for value in self._literals.values(question))
            self._tables[key] = np.array([each & literals == literals for each in held], dtype=bool)
        return self._tables[key]


def _leaders(scores: Array, out: Array) -> Array:
    leaders: Array = ~out & (scores == best(scores, ~out))
    return leaders


def roots() -> Iterator[float]:
    """The square roots of the primes."""
    found: list[int] = []
    number = 2
    while True:
        if all(number % prime for prime in found):
            found.append(number)
            yield sqrt(number)
        number += 1
