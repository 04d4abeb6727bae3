"""One option against a rival: whether the rival is ahead in some completion, and in which.

What hangs on one question alone is looked up: the points that each answer adds to the option over its rival. Only
questions that some condition ties to others are branched on, and only while the worst that can still come leaves the
rival ahead (branch and bound).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from advisor.engine.conditions import HOLDS, NEVER, Literals, Residue, progressed, settled_by, waited_for
from advisor.engine.errors import TooManyStatesError
from advisor.engine.moves import After
from advisor.engine.rules import NoteRule
from advisor.engine.scores import Pattern

Tied = tuple[tuple[Residue, int], ...]
"""Conditions on several questions, each with what it adds to the option over its rival."""


@dataclass(slots=True)
class Budget:
    """How many steps searches may still take, all together."""

    left: int

    def spend(self) -> None:
        """Take one step; raises ``TooManyStatesError`` where none is left."""
        self.left -= 1
        if self.left < 0:
            raise TooManyStatesError


@dataclass(frozen=True, slots=True)
class Loss:
    """A completion in which the rival is ahead."""

    behind: int
    """By how much, in the duel's units."""
    held: Mapping[str, int]
    """By question, the literals that its answer makes true."""


@dataclass(frozen=True, slots=True)
class _Node:
    """Where a search is: what is still pending, and the worst of what is not."""

    held: dict[str, int]
    margin: int
    tied: Tied
    out: Residue
    criteria: Pattern


class Duel:
    """``notes`` are those of the option, then those of the rival; ``leads`` by how much the option's weighted mean is
    above its rival's, for each pattern of the criteria's ``residues``. Points count ``unit`` each.
    """

    def __init__(
        self,
        literals: Literals,
        notes: tuple[Iterable[NoteRule], Iterable[NoteRule]],
        *,
        residues: Pattern,
        leads: Mapping[Pattern, int],
        unit: int,
    ) -> None:
        ours, theirs = map(tuple, notes)
        self._literals = literals
        self._residues = residues
        self._leads = leads
        self._out = tuple(sorted({case for each in theirs if each.rules_out for case in each.residue}))
        signed = [(each.residue, unit * each.worth) for each in ours if each.worth]
        signed += [(each.residue, -unit * each.worth) for each in theirs if each.worth]
        self._certain = sum(points for residue, points in signed if residue == HOLDS)
        pending = [(residue, points) for residue, points in signed if residue not in (HOLDS, NEVER)]
        asked = {residue: literals.questions([residue], tuple(literals.of)) for residue, _ in pending}
        self._tied = tuple(each for each in pending if len(asked[each[0]]) > 1)
        alone = [each for each in pending if len(asked[each[0]]) == 1]
        relevant = waited_for([*residues, self._out, *(residue for residue, _ in pending)])
        self.gains = {
            question: self._gains(question, relevant, [each for each in alone if asked[each[0]] == (question,)])
            for question in literals.questions([(relevant,)], tuple(literals.of))
        }
        """By question that bears on the duel and literals that an answer makes true, what it adds by itself."""
        self._least = {question: min(gains.values()) for question, gains in self.gains.items()}
        self._relevant = relevant

    def lost(self, after: After, budget: Budget) -> Loss | None:
        """A completion in which the rival is ahead, or ``None`` where there is none.

        Raises ``TooManyStatesError`` where the budget is used up before either is certain.
        """
        held, known = after.held, after.known
        margin = self._certain + sum(
            self.gain(question, held[question]) if question in held else least
            for question, least in self._least.items()
        )
        out = settled_by(self._out, known)
        if out == HOLDS:
            return None
        tied = [(settled_by(residue, known), points) for residue, points in self._tied]
        criteria = tuple(settled_by(each, known) for each in self._residues)
        return self._searched(_node(dict(held), margin, tied, out, criteria), budget)

    def hopes(self, loss: Loss) -> dict[str, int]:
        """By question that bears on the duel: what another answer to it, apart from what that adds by itself, could at
        most add to the option over its rival where it lost.
        """
        known = After(self._literals, loss.held).known
        hopes = {question: -self.gain(question, loss.held[question]) for question in self.gains}
        for residue, points in self._tied:
            if (settled_by(residue, known) == HOLDS) != (points > 0):
                for question in self._literals.questions([residue], tuple(self.gains)):
                    hopes[question] += abs(points)
        more = max(self._leads.values()) - self._leads[tuple(settled_by(each, known) for each in self._residues)]
        for question in self._literals.questions(self._residues, tuple(self.gains)):
            hopes[question] += more
        return hopes

    def gain(self, question: str, holding: int) -> int:
        """What an answer, given by the literals that it makes true, adds by itself."""
        return self.gains[question][holding & self._relevant]

    def most(self, question: str) -> int:
        """The most that any answer to the question adds by itself."""
        return max(self.gains[question].values())

    def tells_apart(self, loss: Loss, question: str, holding: int) -> bool:
        """Whether an answer differs, for this duel, from the one in a completion."""
        return (holding ^ loss.held[question]) & self._relevant & self._literals.of[question] != 0

    def excludes(self, question: str) -> bool:
        """Whether the rival could be ruled out by an answer to a question."""
        return bool(waited_for([self._out]) & self._literals.of[question])

    def _gains(self, question: str, relevant: int, alone: Tied | list[tuple[Residue, int]]) -> dict[int, int]:
        literals = self._literals.of[question]
        return {
            holding: sum(points for residue, points in alone if progressed(residue, literals, holding) == HOLDS)
            for holding, _ in self._literals.classes(question, relevant)
        }

    def _searched(self, node: _Node, budget: Budget) -> Loss | None:
        budget.spend()
        worst = node.margin + sum(min(points, 0) for _, points in node.tied) + self._least_lead(node.criteria)
        if worst >= 0:
            return None
        waiting = waited_for([node.out, *(residue for residue, _ in node.tied), *node.criteria])
        if not waiting:
            return Loss(-worst, self._completed(node.held))
        question = next(each for each in self.gains if self._literals.of[each] & waiting)
        found = (self._searched(each, budget) for each in self._branches(node, question))
        return next((loss for loss in found if loss), None)

    def _branches(self, node: _Node, question: str) -> Iterator[_Node]:
        """The node after each answer to a question, the worst first; none where the rival is out."""
        literals, least = self._literals.of[question], self._least[question]
        for holding, gain in sorted(self.gains[question].items(), key=lambda each: each[1]):
            out = progressed(node.out, literals, holding)
            if out != HOLDS:
                yield _node(
                    {**node.held, question: holding},
                    node.margin - least + gain,
                    ((progressed(residue, literals, holding), points) for residue, points in node.tied),
                    out,
                    tuple(progressed(each, literals, holding) for each in node.criteria),
                )

    def _least_lead(self, criteria: Pattern) -> int:
        if not waited_for(criteria):
            return self._leads[criteria]
        return min(lead for pattern, lead in self._leads.items() if _fits(criteria, pattern))

    def _completed(self, held: dict[str, int]) -> dict[str, int]:
        """Whatever is still open answered in the worst way."""
        return held | {
            question: min(gains, key=gains.__getitem__)
            for question, gains in self.gains.items()
            if question not in held
        }


def _node(
    held: dict[str, int], margin: int, tied: Iterable[tuple[Residue, int]], out: Residue, criteria: Pattern
) -> _Node:
    """A node with what is settled about the tied conditions added to the margin."""
    pending = []
    for residue, points in tied:
        if residue == HOLDS:
            margin += points
        elif residue:
            pending.append((residue, points))
    return _Node(held, margin, tuple(pending), out, criteria)


def _fits(criteria: Pattern, pattern: Pattern) -> bool:
    """Whether a pattern is one that criteria, of which some are pending, could come to."""
    return all(left == end or left not in (HOLDS, NEVER) for left, end in zip(criteria, pattern, strict=True))
