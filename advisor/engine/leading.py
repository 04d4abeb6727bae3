"""Who leads, counted over all completions without going through them one by one.

The open questions are taken one after another, and completions that nothing tells apart any more are kept as one row
with their number: the same pending conditions, the same options out, the same differences of score. Three things keep
the rows few. An option that is ruled out forgets its score and its conditions. So does one that is *beaten*: another,
which can't be ruled out any more, is further ahead than all questions left can make up. And where one option is left
that nothing can rule out, nothing else matters.

For what hangs on a single question, all the others go first. Halving the list of questions shares that work: with
the second half gone through, each question of the first half needs only the others of its own half, and so on
(n log n steps instead of n squared).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import chain
from math import lcm, prod
from typing import Any

import numpy as np
import numpy.typing as npt

from advisor.engine.conditions import HOLDS, Literals, Residue, progressed, waited_for
from advisor.engine.errors import TooManyStatesError

MOST_ROWS = 400_000
"""Rows held at once, before a count is given up: some 100 MB with ten options."""

Array = npt.NDArray[Any]
Pending = tuple[tuple[Residue, int | None], ...]
"""What bears on one option and is not settled: residues, each with its points, or ``None`` if it rules out."""

_KEY_LIMIT = 2**62
_SPAN_LIMIT = 2**31
_OUT = 0
_DONE = 1


@dataclass(frozen=True, slots=True)
class Contender:
    """An option that is not ruled out for certain, with what is still pending about it."""

    option: str
    points: int
    """Of its notes that apply for certain."""
    pending: Pending


class _Track:
    """The states that one option goes through: what is pending about it, by number; 0 is out, 1 is nothing pending."""

    def __init__(self, literals: Literals, pending: Pending) -> None:
        self._literals = literals
        self._states: list[Pending | None] = [None, ()]
        self._numbers: dict[Pending, int] = {(): _DONE}
        self._steps: dict[tuple[int, str, int], tuple[int, int]] = {}
        self.start = self._number(pending)

    def __len__(self) -> int:
        return len(self._states)

    def step(self, state: int, question: str, holding: int) -> tuple[int, int]:
        """The state after an answer, and the points that the answer settles."""
        key = state, question, holding
        if key not in self._steps:
            self._steps[key] = self._taken(self._states[state], self._literals.of[question], holding)
        return self._steps[key]

    def _taken(self, pending: Pending | None, literals: int, holding: int) -> tuple[int, int]:
        gained, left = 0, []
        for residue, points in pending or ():
            after = progressed(residue, literals, holding)
            if after != HOLDS:
                left += [(after, points)] if after else []
            elif points is None:
                return _OUT, 0
            else:
                gained += points
        return (_OUT if pending is None else self._number(tuple(left))), gained

    def _number(self, pending: Pending) -> int:
        if pending not in self._numbers:
            self._numbers[pending] = len(self._states)
            self._states.append(pending)
        return self._numbers[pending]


class _WeightTrack:
    """The same for the criteria that apply: once all is known about them, the weighted means are added."""

    def __init__(
        self, literals: Literals, residues: tuple[Residue, ...], means: dict[tuple[Residue, ...], Array]
    ) -> None:
        self._literals = literals
        self._means = means
        self._nothing = np.zeros_like(next(iter(means.values())))
        self._states: list[tuple[Residue, ...] | None] = [None, None]
        self._numbers: dict[tuple[Residue, ...], int] = {}
        self.first = self._nothing if waited_for(residues) else means[residues]
        self.start = self._number(residues)

    def __len__(self) -> int:
        return len(self._states)

    def step(self, state: int, question: str, holding: int) -> tuple[int, Array]:
        residues, literals = self._states[state], self._literals.of[question]
        if residues is None:
            return state, self._nothing
        after = tuple(progressed(each, literals, holding) for each in residues)
        return self._number(after), self._nothing if waited_for(after) else self._means[after]

    def _number(self, residues: tuple[Residue, ...]) -> int:
        if not waited_for(residues):
            return _DONE
        if residues not in self._numbers:
            self._numbers[residues] = len(self._states)
            self._states.append(residues)
        return self._numbers[residues]


@dataclass(frozen=True, slots=True)
class _Rows:
    """Distinct states: by row, the state of each option and of the weights, the scores, and how many completions."""

    states: Array
    """(options + 1, rows)"""
    scores: Array
    """(options, rows), in units that make them whole; differences alone have meaning."""
    counts: Array
    """(rows,)"""


class Race:
    """Some options, what is pending about them, and the questions that it hangs on.

    ``means`` are the weighted means of the options, in their order, for each pattern of the criteria's ``residues``.
    Raises ``TooManyStatesError`` where a count would need more than ``MOST_ROWS`` rows.
    """

    def __init__(
        self,
        literals: Literals,
        questions: Sequence[str],
        contenders: Sequence[Contender],
        *,
        residues: tuple[Residue, ...],
        means: dict[tuple[Residue, ...], tuple[Fraction, ...]],
    ) -> None:
        self._literals = literals
        self._contenders = contenders
        self._unit = lcm(*(mean.denominator for mean in chain(*means.values())))
        scaled = [
            tuple((residue, points if points is None else points * self._unit) for residue, points in each.pending)
            for each in contenders
        ]
        self._pending = scaled
        self._residues = residues
        self._dtype = self._number_type(questions, means.values())
        self._means = {key: self._scaled(each) for key, each in means.items()}
        self._relevant = waited_for(residues) | waited_for(residue for each in scaled for residue, _ in each)
        self._questions = literals.questions([(self._relevant,)], questions)
        self._questions = tuple(sorted(self._questions, key=self._order))
        self._tracks = [_Track(literals, pending) for pending in scaled]
        self._weights = _WeightTrack(literals, residues, self._means)

    def counts(self) -> Counter[tuple[str, ...]]:
        """How many completions have which leaders; options in their order, none where all are ruled out."""
        ends = self._swept(self._start(), self._questions, ())
        counts = Counter[tuple[str, ...]]()
        for code, count in zip(self._leaders(ends), ends.counts, strict=True):
            counts[self._named(int(code))] += int(count)
        return counts

    def decisive(self) -> Iterator[str]:
        """The questions whose answer alone changes the leaders, in some completion."""
        for question, rows in self._all_but_one(self._start(), self._questions):
            codes = (self._leaders(self._answered(rows, question, *each)) for each in self._classes(question))
            first = next(codes)
            if any((code != first).any() for code in codes):
                yield question

    def _all_but_one(self, rows: _Rows, questions: Sequence[str]) -> Iterator[tuple[str, _Rows]]:
        """Each of the questions, with the rows after all the others."""
        if len(questions) < 2:
            yield from ((question, rows) for question in questions)
            return
        half = len(questions) // 2
        first, second = questions[:half], questions[half:]
        yield from self._all_but_one(self._swept(rows, second, first), first)
        yield from self._all_but_one(self._swept(rows, first, second), second)

    def _start(self) -> _Rows:
        states = [*(track.start for track in self._tracks), self._weights.start]
        points = [each.points * self._unit for each in self._contenders]
        scores: Array = np.array(points, dtype=self._dtype) + self._weights.first
        return _Rows(np.array(states)[:, np.newaxis], scores[:, np.newaxis], np.ones(1, dtype=self._dtype))

    def _swept(self, rows: _Rows, questions: Sequence[str], later: Sequence[str]) -> _Rows:
        """The rows after all of ``questions``, with those of ``later`` still to come."""
        for at, question in enumerate(questions):
            classes = self._classes(question)
            if len(rows.counts) * len(classes) > MOST_ROWS:
                raise TooManyStatesError
            rows = _joined([self._answered(rows, question, *each) for each in classes])
            rows = _merged(self._pruned(rows, (*questions[at + 1 :], *later)))
        return rows

    def _classes(self, question: str) -> tuple[tuple[int, int], ...]:
        return self._literals.classes(question, self._relevant)

    def _answered(self, rows: _Rows, question: str, holding: int, times: int) -> _Rows:
        """The rows after an answer, in the same order."""
        states, scores, literals = rows.states.copy(), rows.scores.copy(), self._literals.of[question]
        for at, track in enumerate(self._tracks):
            if self._concerns[at] & literals:
                after, gained = self._table(track, rows.states[at], question, holding)
                states[at] = after[rows.states[at]]
                scores[at] += gained[rows.states[at]]
        if waited_for(self._residues) & literals:
            after, gained = self._table(self._weights, rows.states[-1], question, holding)
            states[-1] = after[rows.states[-1]]
            scores += gained[rows.states[-1]].T
        return _Rows(states, scores, rows.counts * times)

    def _table(self, track: _Track | _WeightTrack, states: Array, question: str, holding: int) -> tuple[Array, Array]:
        """For each state that occurs: the state after an answer, and what the answer adds."""
        present = np.flatnonzero(np.bincount(states))
        steps = [track.step(int(state), question, holding) for state in present]
        after = np.zeros(len(track), dtype=np.int64)
        after[present] = [state for state, _ in steps]
        gained = np.zeros((len(track), *np.shape(steps[0][1])), dtype=self._dtype)
        gained[present] = [points for _, points in steps]
        return after, gained

    def _pruned(self, rows: _Rows, later: Sequence[str]) -> _Rows:
        """Let go what can't matter any more: options beaten, and all that is pending where one is left."""
        swing, safe = self._swing(later), self._safe(later)
        racing = rows.states[:-1] != _OUT
        beaten = np.zeros_like(racing)
        for rival in np.flatnonzero(safe):
            lead = rows.scores[rival] - rows.scores
            beaten |= (lead > swing[:, rival, np.newaxis]) & racing[rival]
        racing &= ~beaten
        decided = (racing.sum(axis=0) == 1) & racing[safe].any(axis=0)
        states = np.where(racing, np.where(decided, _DONE, rows.states[:-1]), _OUT)
        weights = np.where(decided | ~racing.any(axis=0), _DONE, rows.states[-1])
        scores = np.where(racing, rows.scores - _best(rows.scores, racing), 0)
        return _Rows(np.vstack([states, weights]), scores, rows.counts)

    def _leaders(self, rows: _Rows) -> Array:
        """By row, the options that lead, as bits."""
        racing = rows.states[:-1] != _OUT
        leads = racing & (rows.scores == _best(rows.scores, racing))
        bits = [1 << at for at in range(len(leads))]
        codes: Array = np.array(bits, dtype=np.int64 if len(bits) < 63 else object) @ leads
        return codes

    def _named(self, code: int) -> tuple[str, ...]:
        return tuple(each.option for at, each in enumerate(self._contenders) if code >> at & 1)

    @cached_property
    def _concerns(self) -> list[int]:
        """The literals that each option waits for."""
        return [waited_for(residue for residue, _ in each) for each in self._pending]

    def _safe(self, later: Sequence[str]) -> Array:
        """Which options the later questions can't rule out."""
        return ~np.array([any(hard & self._of(later) for hard in each) for each in self._excluding], dtype=bool)

    def _swing(self, later: Sequence[str]) -> Array:
        """(option, rival): the most that the later questions can add to an option over what they add to a rival."""
        swing: Array = sum((self._swings[question] for question in later), np.zeros_like(self._base_swing))
        for literals, wide in self._wide_swings:
            if literals & self._of(later):
                swing = swing + wide
        return swing + self._base_swing if waited_for(self._residues) & self._of(later) else swing

    def _of(self, questions: Iterable[str]) -> int:
        return sum(self._literals.of[question] for question in questions)

    @cached_property
    def _excluding(self) -> list[list[int]]:
        """The literals of each option's pending ``rules-out`` conditions."""
        return [[waited_for((residue,)) for residue, points in each if points is None] for each in self._pending]

    @cached_property
    def _base_swing(self) -> Array:
        """From the criteria; never below 0, as some rows have their means before all questions on criteria are done."""
        swing: Array = np.maximum(np.max([_over_rivals(each) for each in self._means.values()], axis=0), 0)
        return swing

    @cached_property
    def _swings(self) -> dict[str, Array]:
        """By question, from the notes that hang on it alone."""
        return {question: self._swing_of(question) for question in self._questions}

    def _swing_of(self, question: str) -> Array:
        literals = self._literals.of[question]
        alone = [
            [(residue, points) for residue, points in each if points and not waited_for((residue,)) & ~literals]
            for each in self._pending
        ]
        swings = []
        for holding, _ in self._classes(question):
            gains = [
                sum(points for residue, points in each if progressed(residue, literals, holding) == HOLDS)
                for each in alone
            ]
            swings.append(_over_rivals(np.array(gains, dtype=self._dtype)))
        most: Array = np.max(swings, axis=0)
        return most

    @cached_property
    def _wide_swings(self) -> list[tuple[int, Array]]:
        """From the notes that hang on several questions: their literals, and what they can add."""
        wide = []
        for at, pending in enumerate(self._pending):
            for residue, points in pending:
                literals = waited_for((residue,))
                if points and len(self._literals.questions([residue], self._questions)) > 1:
                    gains: Array = np.zeros(len(self._pending), dtype=self._dtype)
                    gains[at] = points
                    wide.append((literals, np.maximum(_over_rivals(gains), 0)))
        return wide

    def _order(self, question: str) -> tuple[bool, bool, int]:
        """Hard questions first: what can rule out or moves weights, what hangs together, what has most points."""
        literals = self._literals.of[question]
        hard = any(each & literals for each in chain(*self._excluding, [waited_for(self._residues)]))
        wide = any(each & literals for each, _ in self._wide_swings)
        return not hard, not wide, -int(self._swing_of(question).max())

    def _number_type(self, questions: Sequence[str], means: Iterable[Sequence[Fraction]]) -> type:
        """64-bit integers where no count and no score can pass their range, else Python's own."""
        completions = prod(self._literals.sizes[question] for question in questions)
        pending = chain.from_iterable(self._pending)
        certain = sum(abs(each.points) for each in self._contenders) + sum(map(abs, chain(*means)))
        most = sum(abs(points or 0) for _, points in pending) + certain * self._unit
        return np.int64 if max(completions, 4 * most) < 2**62 else object

    def _scaled(self, fractions: Iterable[Fraction]) -> Array:
        return np.array([int(fraction * self._unit) for fraction in fractions], dtype=self._dtype)


def _over_rivals(gains: Array) -> Array:
    """(option, rival): how much more the option gains than the rival."""
    over: Array = gains[:, np.newaxis] - gains
    return over


def _best(scores: Array, racing: Array) -> Array:
    """By row, the highest score of the options still in the race; whatever the scores' least is where none is."""
    best: Array = np.where(racing, scores, scores.min()).max(axis=0)
    return best


def _joined(parts: Sequence[_Rows]) -> _Rows:
    return _Rows(
        np.concatenate([part.states for part in parts], axis=1),
        np.concatenate([part.scores for part in parts], axis=1),
        np.concatenate([part.counts for part in parts]),
    )


def _merged(rows: _Rows) -> _Rows:
    """The rows with equal ones added up."""
    key, size = np.zeros(len(rows.counts), dtype=np.int64), 1
    for column in chain(rows.states, rows.scores):
        codes, span = _codes(column)
        if size * span >= _KEY_LIMIT:
            key, size = _codes(np.unique(key, return_inverse=True)[1])
        key, size = key * span + codes, size * span
    order = np.argsort(key, kind="stable")
    firsts = np.flatnonzero(np.diff(key[order], prepend=-1))
    kept = order[firsts]
    return _Rows(rows.states[:, kept], rows.scores[:, kept], np.add.reduceat(rows.counts[order], firsts))


def _codes(column: Array) -> tuple[Array, int]:
    """The column as numbers from 0 up, and how many there could be: few enough to make a key with all rows."""
    low, high = column.min(), column.max()
    if high - low >= _SPAN_LIMIT:
        distinct, column = np.unique(column, return_inverse=True)
        return column, len(distinct)
    return (column - low).astype(np.int64), int(high - low) + 1
