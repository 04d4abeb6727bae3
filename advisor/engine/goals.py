"""What a set of changes is to reach for an option: that it leads, or that nothing rules it out; and what is missing."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from math import lcm

from advisor.engine.answers import Answers, Priorities
from advisor.engine.conditions import waited_for
from advisor.engine.duels import Budget, Duel, Loss
from advisor.engine.guide import Guide
from advisor.engine.hitting import Judge, Set
from advisor.engine.moves import After, Answered, Moves
from advisor.engine.rules import NoteRule, compiled
from advisor.engine.situation import situation


class Goals:
    """The goals that options of a guide can have, as judges of sets of moves, which all spend one budget.

    A judge raises ``TooManyStatesError`` where the budget is used up.
    """

    def __init__(self, guide: Guide, answers: Answers, priorities: Priorities, budget: Budget) -> None:
        rules = compiled(guide)
        self._notes = dict(zip(guide.options, rules.notes, strict=True))
        self._literals = rules.literals
        self._duels = duels(guide, priorities)
        self._budget = budget
        bearing = (rule.residue for notes in rules.notes for rule in notes if rule.rules_out or rule.worth)
        relevant = waited_for([*bearing, *(rule.residue for rule in rules.criteria)])
        self.moves = Moves(guide, rules.literals, answers, relevant)

    def leads(self, option: str) -> Judge:
        """Whether the option leads in every completion, alone or with others."""

        def judge(moves: Set, left: int) -> Iterable[int] | None:
            after = self.moves.after(moves)
            if not isinstance(after, After):
                return after
            missing = self._breaking(option, after, moves, left)
            if missing is not None:
                return missing
            losses = ((duel, duel.lost(after, self._budget)) for duel in self._duels[option])
            lost = next(((duel, loss) for duel, loss in losses if loss), None)
            if lost is None:
                return None
            return list(self._overtaking(*lost, moves, left)) if left else ()

        return judge

    def fits(self, option: str) -> Judge:
        """Whether no completion rules the option out."""

        def judge(moves: Set, left: int) -> Iterable[int] | None:
            after = self.moves.after(moves)
            return self._breaking(option, after, moves, left) if isinstance(after, After) else after

        return judge

    def _breaking(self, option: str, after: After, moves: Set, left: int) -> Iterable[int] | None:
        """The moves of which one is needed, as a note can rule the option out; ``None`` where none can."""
        possible = after.known.possible
        standing = [
            (rule, case)
            for rule in self._notes[option]
            if rule.rules_out and rule.note.key not in after.waived
            for case in rule.residue
            if case & possible == case
        ]
        if not standing or not left:
            return () if standing else None
        return min((list(self._denying(rule, case, moves)) for rule, case in standing), key=len)

    def _denying(self, rule: NoteRule, case: int, moves: Set) -> Iterator[int]:
        """The moves after which a case of a note cannot hold, or the note rules nothing out."""
        for question in self._literals.questions([(case,)], tuple(self._literals.of)):
            wanted = case & self._literals.of[question]
            for number in self.moves.free(question, moves):
                move = self.moves.all[number]
                if not isinstance(move, Answered) or move.holding & wanted != wanted:
                    yield number
        if rule.note.key in self.moves.waivers:
            yield self.moves.waivers[rule.note.key]

    def _overtaking(self, duel: Duel, loss: Loss, moves: Set, left: int) -> Iterator[int]:
        """The moves that can rule the rival out, or make up their part of what the option is behind.

        Of ``left`` moves that do it together, one makes up the mean of it at least.
        """
        for question, hope in duel.hopes(loss).items():
            for number in self.moves.free(question, moves):
                move = self.moves.all[number]
                if isinstance(move, Answered):
                    if not duel.tells_apart(loss, question, move.holding):
                        continue
                    gain = duel.gain(question, move.holding) + hope
                else:
                    gain = duel.most(question) + hope
                if gain * left >= loss.behind or duel.excludes(question):
                    yield number


@lru_cache(maxsize=64)
def duels(guide: Guide, priorities: Priorities) -> dict[str, tuple[Duel, ...]]:
    """Each option against each other."""
    rules, means = compiled(guide), situation(guide, Answers({}), priorities).weighing.means
    unit = lcm(*(mean.denominator for each in means.values() for mean in each))
    residues = tuple(rule.residue for rule in rules.criteria)
    return {
        option: tuple(
            Duel(
                rules.literals,
                (rules.notes[place], rules.notes[rival]),
                residues=residues,
                leads={pattern: int(unit * (each[place] - each[rival])) for pattern, each in means.items()},
                unit=unit,
            )
            for rival in range(len(guide.options))
            if rival != place
        )
        for place, option in enumerate(guide.options)
    }
