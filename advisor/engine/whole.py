"""A guide over every complete answer set: what proofs and comparisons of guides start from."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from math import prod

from advisor.engine.answers import Answers, Priorities
from advisor.engine.conditions import HOLDS, Literals, Residue, Space, simplified
from advisor.engine.diagrams import Diagram, Ending, Values, endings
from advisor.engine.guide import DEFAULT_PRIORITY, Guide
from advisor.engine.leading import Contender, Race
from advisor.engine.rules import NoteRule, Rules
from advisor.engine.situation import situation

MOST_ROWS = 1_500_000
"""Rows that a race may hold here, where nobody waits for a page: some 300 MB with five options."""
MOST_STATES = 200_000
"""States of conditions held at once."""

Example = Mapping[str, tuple[str, ...]]
"""One complete answer set: choices by question, in the order of the guide."""


class Whole:
    """One guide with nothing answered, at some priorities (2 for each criterion, where none are given).

    What would need too many rows or states raises ``TooManyStatesError``.
    """

    def __init__(self, guide: Guide, priorities: Mapping[str, int] | None = None) -> None:
        weights = priorities or {criterion.key: DEFAULT_PRIORITY for criterion in guide.criteria}
        self.guide = guide
        self.situation = situation(guide, Answers({}), Priorities(weights))
        self.space = Space(self.literals, self.situation.space.questions, limit=MOST_STATES)

    @property
    def rules(self) -> Rules:
        return self.situation.rules

    @property
    def literals(self) -> Literals:
        return self.situation.rules.literals

    @cached_property
    def values(self) -> Values:
        """Every answer to every question."""
        return {question: self.literals.values(question) for question in self.space.questions}

    @cached_property
    def classes(self) -> int:
        """The number of complete answer sets, those that no condition tells apart counted once."""
        return prod(len(self.literals.classes(question, self.literals.of[question])) for question in self.values)

    @cached_property
    def exclusions(self) -> tuple[Residue, ...]:
        """By option, where it is ruled out."""
        return tuple(self.exclusion(place) for place in range(len(self.guide.options)))

    def exclusion(self, place: int, *, without: NoteRule | None = None) -> Residue:
        """Where an option is ruled out, by its place in the guide; as if one of its notes were not there, if given."""
        notes = [note for note in self.rules.notes[place] if note.rules_out and note is not without]
        return simplified(case for note in notes for case in note.residue)

    def laid_out(self, order: Sequence[str] | None = None, *, without: NoteRule | None = None) -> Diagram:
        """The race, in an order of questions if one is given; as if one note were not there, if given."""
        race = self._race(without)
        return race.diagram(order) if race else Diagram((), ((),))

    def decides(self, question: str) -> bool:
        """Whether the answer to one question alone changes who leads, in some answer set."""
        race = self._race()
        return race is not None and race.decides(question)

    def _race(self, without: NoteRule | None = None) -> Race | None:
        """The race between the options that are not always ruled out by a single note; none where all are."""
        running = [place for place, residue in enumerate(self.exclusions) if residue != HOLDS]
        notes = {place: [each for each in self.rules.notes[place] if each is not without] for place in running}
        if not running:
            return None
        return Race(
            self.literals,
            self.space.questions,
            [Contender.of(self.guide.options[place], notes[place]) for place in running],
            residues=self.situation.criteria,
            means=self.situation.means(running),
            most_rows=MOST_ROWS,
        )

    @cached_property
    def diagram(self) -> Diagram:
        """The race, in its own order."""
        return self.laid_out()

    @cached_property
    def order(self) -> list[str]:
        """The questions that the race asks, in its order."""
        return [layer.question for layer in self.diagram.layers]

    @cached_property
    def endings(self) -> list[Ending]:
        """Every set of leaders that occurs."""
        return endings([self.diagram], self.order, self.values)

    def example(self, case: int) -> Example:
        """An answer set in which a case of some condition holds, given as its literals."""
        return self.choices({question: self._fitting(question, case)[0] for question in self.values})

    def count(self, case: int) -> int:
        """In how many answer sets a case holds."""
        return prod(len(self._fitting(question, case)) for question in self.values)

    def choices(self, answers: Mapping[str, frozenset[str]]) -> Example:
        """Answers as choices in the order of the guide."""
        return {question.key: question.in_order(answers[question.key]) for question in self.guide.questions}

    def _fitting(self, question: str, case: int) -> list[frozenset[str]]:
        """The answers to a question that a case allows."""
        wanted = case & self.literals.of[question]
        return [each for each in self.values[question] if self.literals.holding(question, each) & wanted == wanted]
