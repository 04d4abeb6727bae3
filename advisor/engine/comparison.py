"""One guide against another, by outcome: for how many answer sets who leads, or a status, is not the same.

The answer sets are those of the questions of both guides together, at priorities 2; a question that both ask is taken
only at answers that both allow. Each guide looks at its own questions. Counts are exact.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import prod

from advisor.engine.conditions import HOLDS, NEVER, Residue, progressed, waited_for
from advisor.engine.decision import Status
from advisor.engine.diagrams import Value, Values, endings
from advisor.engine.errors import TooManyStatesError
from advisor.engine.guide import Guide
from advisor.engine.whole import MOST_STATES, Example, Whole


@dataclass(frozen=True, slots=True)
class LeadersShift:
    """Answer sets for which other options lead, with one of them."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    count: int
    example: Example


@dataclass(frozen=True, slots=True)
class StatusShift:
    """Answer sets for which one option has another status, with one of them."""

    option: str
    before: Status
    after: Status
    count: int
    example: Example


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs; shifts of leaders by falling count, those of statuses by option."""

    answer_sets: int
    leaders: tuple[LeadersShift, ...]
    statuses: tuple[StatusShift, ...]

    @property
    def moved(self) -> int:
        """For how many answer sets other options lead."""
        return sum(shift.count for shift in self.leaders)


def compare(before: Guide, after: Guide) -> Comparison:
    """Compare two guides. Raises ``TooManyStatesError`` where that can't be counted exactly."""
    return _Pair(before, after).comparison()


@dataclass(frozen=True, slots=True)
class _Pending:
    """What is left of one condition in each guide, and the answers that led there."""

    count: int
    answers: tuple[Value, ...]


class _Pair:
    """Two guides over the answer sets of both."""

    def __init__(self, before: Guide, after: Guide) -> None:
        self._sides = Whole(before), Whole(after)

    def comparison(self) -> Comparison:
        answer_sets = prod(len(each) for each in self._values.values())
        if not answer_sets:
            return Comparison(0, (), ())
        return Comparison(answer_sets, tuple(self._leaders()), tuple(self._statuses()))

    @cached_property
    def _values(self) -> Values:
        """By question, the answers that every guide which asks it allows; in the order of the later guide."""
        before, after = (side.values for side in self._sides)
        questions = dict.fromkeys([*after, *before])
        return {
            question: [
                value
                for value in after.get(question, before.get(question, ()))
                if value in before.get(question, [value])
            ]
            for question in questions
        }

    def _leaders(self) -> Iterator[LeadersShift]:
        before, after = self._sides
        order = [*after.order, *(question for question in before.order if question not in after.order)]
        diagrams = before.laid_out(order), after.laid_out(order)
        found = endings(diagrams, order, self._values)
        for each in sorted(found, key=lambda each: -each.count):
            was, now = each.leaders
            if was != now:
                yield LeadersShift(was, now, each.count, self._choices(each.example))

    def _statuses(self) -> Iterator[StatusShift]:
        before, after = (side.guide.options for side in self._sides)
        for place, option in enumerate(after):
            if option in before:
                residues = self._sides[0].exclusions[before.index(option)], self._sides[1].exclusions[place]
                yield from self._shifts(option, residues)

    def _shifts(self, option: str, residues: tuple[Residue, Residue]) -> Iterator[StatusShift]:
        questions = [question for question in self._values if self._waiting(question, residues)]
        times = prod(len(values) for question, values in self._values.items() if question not in questions)
        ends = self._followed(residues, questions)
        for was, now, status_was, status_now in (
            (NEVER, HOLDS, Status.ELIGIBLE, Status.RULED_OUT),
            (HOLDS, NEVER, Status.RULED_OUT, Status.ELIGIBLE),
        ):
            if end := ends.get((was, now)):
                answers = {question: values[0] for question, values in self._values.items()}
                answers |= dict(zip(questions, end.answers, strict=True))
                yield StatusShift(option, status_was, status_now, end.count * times, self._choices(answers))

    def _followed(
        self, residues: tuple[Residue, Residue], questions: Sequence[str]
    ) -> dict[tuple[Residue, Residue], _Pending]:
        """What the conditions come to in both guides, question by question."""
        states = {residues: _Pending(1, ())}
        for question in questions:
            step: dict[tuple[Residue, Residue], _Pending] = {}
            for left, reached in states.items():
                for value, count in self._alike(question, left):
                    after = self._answered(left, question, value)
                    known = step.get(after)
                    total = reached.count * count + (known.count if known else 0)
                    step[after] = _Pending(total, known.answers if known else (*reached.answers, value))
            if len(step) > MOST_STATES:
                raise TooManyStatesError
            states = step
        return states

    def _alike(self, question: str, left: tuple[Residue, Residue]) -> list[tuple[Value, int]]:
        """The answers to a question that what is left tells apart, each with the number of those like it."""
        firsts: dict[tuple[int, int], Value] = {}
        counts = Counter[tuple[int, int]]()
        for value in self._values[question]:
            held = self._held(question, value, left)
            firsts.setdefault(held, value)
            counts[held] += 1
        return [(firsts[held], count) for held, count in counts.items()]

    def _held(self, question: str, value: Value, left: tuple[Residue, Residue]) -> tuple[int, int]:
        before, after = (
            side.literals.holding(question, value) & waited_for((residue,)) if question in side.values else 0
            for side, residue in zip(self._sides, left, strict=True)
        )
        return before, after

    def _answered(self, left: tuple[Residue, Residue], question: str, value: Value) -> tuple[Residue, Residue]:
        before, after = (
            progressed(residue, side.literals.of[question], side.literals.holding(question, value))
            if question in side.values
            else residue
            for side, residue in zip(self._sides, left, strict=True)
        )
        return before, after

    def _waiting(self, question: str, residues: tuple[Residue, Residue]) -> bool:
        return any(
            question in side.values and waited_for((residue,)) & side.literals.of[question]
            for side, residue in zip(self._sides, residues, strict=True)
        )

    def _choices(self, answers: Mapping[str, Value]) -> Example:
        """Answers as choices, each question in the order of the guide that asks it."""
        before, after = (side.choices(answers) for side in self._sides)
        return {**after, **{question: choices for question, choices in before.items() if question not in after}}
