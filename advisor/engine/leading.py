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
from typing import Protocol

import numpy as np

from advisor.engine.bounds import Bounds
from advisor.engine.conditions import HOLDS, NEVER, Literals, Residue, waited_for
from advisor.engine.decision import Decisive
from advisor.engine.diagrams import Diagram, Layer
from advisor.engine.errors import TooManyStatesError
from advisor.engine.information import told
from advisor.engine.rows import Rows, best, joined, merged, merged_with_places
from advisor.engine.tracks import DONE, OUT, Array, Pending, Track, WeightTrack

MOST_ROWS = 400_000
"""Rows held at once, before a count is given up: some 100 MB with ten options."""


class Bearing(Protocol):
    """A note that applies, or still can: what is left of its condition, and what it then does."""

    @property
    def residue(self) -> Residue: ...
    @property
    def rules_out(self) -> bool: ...
    @property
    def worth(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Contender:
    """An option that is not ruled out for certain, with what is still pending about it."""

    option: str
    points: int
    """Of its notes that apply for certain."""
    pending: Pending

    @classmethod
    def of(cls, option: str, notes: Iterable[Bearing]) -> "Contender":
        """The option with its notes, none of which rules it out for certain."""
        notes = list(notes)
        certain = sum(each.worth for each in notes if each.residue == HOLDS)
        pending = [each for each in notes if each.residue not in (HOLDS, NEVER)]
        return cls(option, certain, tuple((each.residue, points) for each in pending for points in _bearings(each)))


def _bearings(note: Bearing) -> Iterator[int | None]:
    """How a note bears on the race: by points, by ruling out, both, or not at all."""
    if note.worth:
        yield note.worth
    if note.rules_out:
        yield None


class Race:
    """Some options, what is pending about them, and the questions that it hangs on.

    ``means`` are the weighted means of the options, in their order, for each pattern of the criteria's ``residues``.
    Raises ``TooManyStatesError`` where a count would need more than ``MOST_ROWS`` rows, or ``most_rows`` where given.
    """

    def __init__(
        self,
        literals: Literals,
        questions: Sequence[str],
        contenders: Sequence[Contender],
        *,
        residues: tuple[Residue, ...],
        means: dict[tuple[Residue, ...], tuple[Fraction, ...]],
        most_rows: int | None = None,
    ) -> None:
        self._literals = literals
        self._most_rows = MOST_ROWS if most_rows is None else most_rows
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
        asked = literals.questions([(self._relevant,)], questions)
        self._bounds = Bounds(literals, asked, scaled, residues=residues, means=self._means)
        self._questions = tuple(sorted(asked, key=self._bounds.order))
        self._tracks = [Track(literals, pending) for pending in scaled]
        self._weights = WeightTrack(literals, residues, self._means)

    def counts(self) -> Counter[tuple[str, ...]]:
        """How many completions have which leaders; options in their order, none where all are ruled out."""
        ends = self._swept(self._start(), self._questions, ())
        counts = Counter[tuple[str, ...]]()
        for code, count in zip(self._leaders(ends), ends.counts, strict=True):
            counts[self._named(int(code))] += int(count)
        return counts

    def decisive(self) -> Iterator[Decisive]:
        """The questions whose answer alone changes the leaders, in some completion, and how much each tells of them."""
        for question, rows in self._all_but_one(self._start(), self._questions):
            bits, chance = told(rows.counts, self._ends(rows, question))
            if chance:
                yield Decisive(question, bits, chance)

    def diagram(self, order: Sequence[str] | None = None) -> Diagram:
        """The race laid out question by question, in an order of the questions if one is given."""
        questions = self._questions if order is None else [each for each in order if each in self._questions]
        rows, layers = self._start(), []
        for at, question in enumerate(questions):
            rows, places = merged_with_places(self._asked(rows, question, questions[at + 1 :]))
            classes = {holding: place for place, (holding, _) in enumerate(self._classes(question))}
            by_value = {
                value: classes[self._literals.holding(question, value) & self._relevant]
                for value in self._literals.values(question)
            }
            layers.append(Layer(question, by_value, places.reshape(len(classes), -1)))
        return Diagram(tuple(layers), tuple(self._named(int(code)) for code in self._leaders(rows)))

    def decides(self, question: str) -> bool:
        """Whether the answer to one question alone changes the leaders, in some completion."""
        others = [each for each in self._questions if each != question]
        return question in self._questions and self._turns(self._swept(self._start(), others, [question]), question)

    def _turns(self, rows: Rows, question: str) -> bool:
        """Whether the last answer changes who leads in some row."""
        ends = self._ends(rows, question)
        first, _ = next(ends)
        return any(bool((leaders != first).any()) for leaders, _ in ends)

    def _ends(self, rows: Rows, question: str) -> Iterator[tuple[Array, int]]:
        """For each class of answers to the last question: who leads in each row, and how many answers it has."""
        for holding, times in self._classes(question):
            yield self._leaders(self._answered(rows, question, holding, times)), times

    def _all_but_one(self, rows: Rows, questions: Sequence[str]) -> Iterator[tuple[str, Rows]]:
        """Each of the questions, with the rows after all the others."""
        if len(questions) < 2:
            yield from ((question, rows) for question in questions)
            return
        half = len(questions) // 2
        first, second = questions[:half], questions[half:]
        yield from self._all_but_one(self._swept(rows, second, first), first)
        yield from self._all_but_one(self._swept(rows, first, second), second)

    def _start(self) -> Rows:
        states = [*(track.start for track in self._tracks), self._weights.start]
        points = [each.points * self._unit for each in self._contenders]
        scores: Array = np.array(points, dtype=self._dtype) + self._weights.first
        return Rows(np.array(states)[:, np.newaxis], scores[:, np.newaxis], np.ones(1, dtype=self._dtype))

    def _swept(self, rows: Rows, questions: Sequence[str], later: Sequence[str]) -> Rows:
        """The rows after all of ``questions``, with those of ``later`` still to come."""
        for at, question in enumerate(questions):
            rows = merged(self._asked(rows, question, (*questions[at + 1 :], *later)))
        return rows

    def _asked(self, rows: Rows, question: str, later: Sequence[str]) -> Rows:
        """The rows after each answer to a question, one answer after another, with ``later`` still to come."""
        classes = self._classes(question)
        if len(rows.counts) * len(classes) > self._most_rows:
            raise TooManyStatesError
        return self._pruned(joined([self._answered(rows, question, *each) for each in classes]), later)

    def _classes(self, question: str) -> tuple[tuple[int, int], ...]:
        return self._literals.classes(question, self._relevant)

    def _answered(self, rows: Rows, question: str, holding: int, times: int) -> Rows:
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
        return Rows(states, scores, rows.counts * times)

    def _table(self, track: Track | WeightTrack, states: Array, question: str, holding: int) -> tuple[Array, Array]:
        """For each state that occurs: the state after an answer, and what the answer adds."""
        present = np.flatnonzero(np.bincount(states))
        steps = [track.step(int(state), question, holding) for state in present]
        after = np.zeros(len(track), dtype=np.int64)
        after[present] = [state for state, _ in steps]
        gained = np.zeros((len(track), *np.shape(steps[0][1])), dtype=self._dtype)
        gained[present] = [points for _, points in steps]
        return after, gained

    def _pruned(self, rows: Rows, later: Sequence[str]) -> Rows:
        """Let go what can't matter any more: options beaten, and all that is pending where one is left."""
        swing, safe = self._bounds.swing(later), self._bounds.safe(later)
        racing = rows.states[:-1] != OUT
        beaten = np.zeros_like(racing)
        for rival in np.flatnonzero(safe):
            lead = rows.scores[rival] - rows.scores
            beaten |= (lead > swing[:, rival, np.newaxis]) & racing[rival]
        racing &= ~beaten
        decided = (racing.sum(axis=0) == 1) & racing[safe].any(axis=0)
        states = np.where(racing, np.where(decided, DONE, rows.states[:-1]), OUT)
        weights = np.where(decided | ~racing.any(axis=0), DONE, rows.states[-1])
        scores = np.where(racing, rows.scores - best(rows.scores, racing), 0)
        return Rows(np.vstack([states, weights]), scores, rows.counts)

    def _leaders(self, rows: Rows) -> Array:
        """By row, the options that lead, as bits."""
        racing = rows.states[:-1] != OUT
        leads = racing & (rows.scores == best(rows.scores, racing))
        bits = [1 << at for at in range(len(leads))]
        codes: Array = np.array(bits, dtype=np.int64 if len(bits) < 63 else object) @ leads
        return codes

    def _named(self, code: int) -> tuple[str, ...]:
        return tuple(each.option for at, each in enumerate(self._contenders) if code >> at & 1)

    @cached_property
    def _concerns(self) -> list[int]:
        """The literals that each option waits for."""
        return [waited_for(residue for residue, _ in each) for each in self._pending]

    def _number_type(self, questions: Sequence[str], means: Iterable[Sequence[Fraction]]) -> type:
        """64-bit integers where no count and no score can pass their range, else Python's own."""
        completions = prod(self._literals.sizes[question] for question in questions)
        pending = chain.from_iterable(self._pending)
        certain = sum(abs(each.points) for each in self._contenders) + sum(map(abs, chain(*means)))
        most = sum(abs(points or 0) for _, points in pending) + certain * self._unit
        return np.int64 if max(completions, 4 * most) < 2**62 else object

    def _scaled(self, fractions: Iterable[Fraction]) -> Array:
        return np.array([int(fraction * self._unit) for fraction in fractions], dtype=self._dtype)
