"""Conditions, compiled: which values of which questions make them hold, and what is left of them on the way.

A question's *values* are all answers it could have: each choice, or each set of choices that its exclusive choices
allow. Within one case, the clauses on one question come to a set of its values: a *literal*. Literals are numbered over
the whole guide, so that a case is an integer with one bit a literal, and what an answer settles is an integer too.

What is left of a condition when some questions are answered is its *residue*: the cases that can still hold, each with
the literals that it still waits for. Rewriting a residue question by question is formula progression (Bacchus and
Kabanza, "Using temporal logics to express search control knowledge for planning", 2000, section 3), for conditions
in disjunctive normal form.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from advisor.engine.answers import Answers
from advisor.engine.errors import TooManyStatesError
from advisor.engine.guide import Case, Condition, Guide, Question

Residue = tuple[int, ...]
"""Cases that can still hold, as bits of the literals they wait for; sorted, each once."""

NEVER: Residue = ()
HOLDS: Residue = (0,)

ValueClass = tuple[int, int]
"""Values of a question that nothing at hand tells apart: the literals they make true, and how many they are."""


def values_of(question: Question) -> tuple[frozenset[str], ...]:
    """Every answer that a question could have, as sets of choices."""
    if not question.several:
        return tuple(frozenset({choice.key}) for choice in question.choices)
    alone = [frozenset({choice.key}) for choice in question.choices if choice.exclusive]
    together = [choice.key for choice in question.choices if not choice.exclusive]
    sets = (combinations(together, size) for size in range(1, len(together) + 1))
    return (*(frozenset(each) for some in sets for each in some), *alone)


@dataclass(frozen=True, slots=True)
class Known:
    """What a set of answers settles: the literals that hold, and those that could still hold or hold already."""

    holding: int
    possible: int
    open: tuple[str, ...]
    """Questions whose answer is unknown, in the order of the guide."""


class Literals:
    """The literals of a guide's conditions, and how its answers settle them."""

    def __init__(self, guide: Guide) -> None:
        self._values = {question.key: values_of(question) for question in guide.questions}
        self._place = {key: {value: at for at, value in enumerate(each)} for key, each in self._values.items()}
        self._numbers: dict[tuple[str, int], int] = {}
        self._holding = {key: [0] * len(values) for key, values in self._values.items()}
        self._classes: dict[tuple[str, int], tuple[ValueClass, ...]] = {}
        self._said = {
            question.key: {question.in_order(value): at for at, value in enumerate(self._values[question.key])}
            for question in guide.questions
        }
        self.of = dict.fromkeys(self._values, 0)
        """The literals of each question, as bits."""
        self.sizes = {key: len(values) for key, values in self._values.items()}
        """How many values each question could have."""

    def compile(self, condition: Condition) -> Residue:
        """The condition as a residue of which nothing is settled yet."""
        cases = [self._case(case) for case in condition or ((),)]
        return simplified(case for case in cases if case is not None)

    def values(self, question: str) -> tuple[frozenset[str], ...]:
        """Every answer that the question could have; none where the guide does not ask it."""
        return self._values.get(question, ())

    def allows(self, question: str, value: frozenset[str]) -> bool:
        """Whether the question could have this answer."""
        return value in self._place[question]

    def holding(self, question: str, value: frozenset[str]) -> int:
        """The literals that an answer to the question makes true."""
        return self._holding[question][self._place[question][value]]

    def known(self, answers: Answers) -> Known:
        """What the answers settle. Questions that they leave out are unknown."""
        holding = possible = 0
        unknown = []
        for question, literals in self.of.items():
            choices = answers.chosen.get(question)
            if choices is None:
                unknown.append(question)
                possible |= literals
            else:
                holding |= self._holding[question][self._said[question][choices]]
        return Known(holding, holding | possible, tuple(unknown))

    def classes(self, question: str, relevant: int) -> tuple[ValueClass, ...]:
        """The question's values, merged where no relevant literal tells them apart, in the order of the first."""
        key = question, relevant & self.of[question]
        if key not in self._classes:
            merged = Counter(holding & relevant for holding in self._holding[question])
            self._classes[key] = tuple(merged.items())
        return self._classes[key]

    def questions(self, residues: Iterable[Residue], among: Sequence[str]) -> tuple[str, ...]:
        """Those of some questions that the residues wait for."""
        waiting = waited_for(residues)
        return tuple(question for question in among if self.of[question] & waiting)

    def _case(self, case: Case) -> int | None:
        """The case's literals as bits, or nothing where no answer could make it hold."""
        bits = 0
        for question in dict.fromkeys(clause.question for clause in case):
            clauses = [clause for clause in case if clause.question == question]
            holds = [all(clause.holds(value) for clause in clauses) for value in self._values[question]]
            if not any(holds):
                return None
            if not all(holds):
                bits |= self._literal(question, holds)
        return bits

    def _literal(self, question: str, holds: list[bool]) -> int:
        values = sum(1 << at for at, each in enumerate(holds) if each)
        number = self._numbers.setdefault((question, values), len(self._numbers))
        bit = 1 << number
        self.of[question] |= bit
        for at, each in enumerate(holds):
            if each:
                self._holding[question][at] |= bit
        return bit


def simplified(cases: Iterable[int]) -> Residue:
    """The residue of some cases: each once, and none that waits for all that another does."""
    left = sorted(set(cases))
    if left and left[0] == 0:
        return HOLDS
    if len(left) < 2:
        return tuple(left)
    return tuple(case for case in left if not any(other & case == other != case for other in left))


def settled_by(residue: Residue, known: Known) -> Residue:
    """What is left of a residue once all that is known is taken into account."""
    holding, possible = known.holding, known.possible
    if len(residue) == 1:
        case = residue[0]
        return (case & ~holding,) if case & possible == case else NEVER
    return simplified(case & ~holding for case in residue if case & possible == case)


def progressed(residue: Residue, literals: int, holding: int) -> Residue:
    """What is left of a residue once one question is answered.

    ``literals`` are all literals of that question, ``holding`` those that its answer makes true.
    """
    failing = literals & ~holding
    if len(residue) == 1:
        case = residue[0]
        return NEVER if case & failing else (case & ~literals,)
    return simplified(case & ~literals for case in residue if not case & failing)


def waited_for(residues: Iterable[Residue]) -> int:
    """All literals that some residues wait for, as bits."""
    bits = 0
    for residue in residues:
        for case in residue:
            bits |= case
    return bits


class Space:
    """The completions of some open questions: every way to answer them, all equally likely.

    With a ``limit``, whatever would hold more states than that at once raises ``TooManyStatesError``.
    """

    def __init__(self, literals: Literals, questions: Sequence[str], *, limit: int | None = None) -> None:
        self.literals = literals
        self.questions = tuple(questions)
        self._limit = limit

    def distribution(self, residues: tuple[Residue, ...]) -> dict[tuple[Residue, ...], int]:
        """What some residues come to, each as ``HOLDS`` or ``NEVER``, and in how many completions.

        Only questions that the residues wait for are counted; the sum of the counts is the number of their ways.
        """
        return self._followed(residues, self.literals.questions(residues, self.questions))

    def chance(self, residue: Residue) -> tuple[int, int]:
        """In how many completions, of how many, a residue comes to hold."""
        if residue in (HOLDS, NEVER):
            return len(residue), 1
        counts = self.distribution((residue,))
        return counts.get((HOLDS,), 0), sum(counts.values())

    def turning(self, residues: tuple[Residue, ...], question: str) -> Iterator[set[tuple[Residue, ...]]]:
        """For each way to answer the others: what the residues come to, over all answers to ``question``."""
        others = [each for each in self.literals.questions(residues, self.questions) if each != question]
        literals = self.literals.of[question]
        for left in self._followed(residues, others):
            classes = self.literals.classes(question, waited_for(left))
            yield {tuple(progressed(each, literals, holding) for each in left) for holding, _ in classes}

    def turns(self, residue: Residue, question: str) -> bool:
        """Whether the answer to ``question`` alone turns a residue in some completion."""
        if not waited_for((residue,)) & self.literals.of[question]:
            return False
        return len(residue) == 1 or any(len(ends) > 1 for ends in self.turning((residue,), question))

    def _followed(self, residues: tuple[Residue, ...], questions: Iterable[str]) -> dict[tuple[Residue, ...], int]:
        states = {residues: 1}
        for question in questions:
            literals, step = self.literals.of[question], Counter[tuple[Residue, ...]]()
            for left, count in states.items():
                for holding, times in self.literals.classes(question, waited_for(left)):
                    step[tuple(progressed(each, literals, holding) for each in left)] += count * times
            if self._limit is not None and len(step) > self._limit:
                raise TooManyStatesError
            states = step
        return states
