"""Single changes to a set of answers, and what is known after some of them together."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from advisor.engine.answers import Answers
from advisor.engine.conditions import Known, Literals, values_of
from advisor.engine.guide import Changeable, Effect, Guide, Question
from advisor.engine.hitting import Set

Value = frozenset[str]


@dataclass(frozen=True, slots=True)
class Answered:
    """A question gets one answer, of several that nothing at hand tells apart."""

    question: str
    values: tuple[Value, ...]
    holding: int


@dataclass(frozen=True, slots=True)
class Turned:
    """One choice more, or one less, in the answer to a question that takes several."""

    question: str
    choice: str


@dataclass(frozen=True, slots=True)
class Waived:
    """An exception is made to a note that rules out."""

    note: str


Move = Answered | Turned | Waived


@dataclass(frozen=True)
class After:
    """What is known after some moves."""

    literals: Literals
    held: Mapping[str, int]
    """By question with a known answer, the literals that it makes true."""
    waived: frozenset[str] = frozenset()

    @cached_property
    def known(self) -> Known:
        """The same as literals of all questions together."""
        holding = possible = 0
        unknown = []
        for question, literals in self.literals.of.items():
            if question in self.held:
                holding |= self.held[question]
            else:
                unknown.append(question)
                possible |= literals
        return Known(holding, holding | possible, tuple(unknown))


class Moves:
    """Every move that some answers to a guide allow, by number. ``relevant`` literals tell answers apart."""

    def __init__(self, guide: Guide, literals: Literals, answers: Answers, relevant: int) -> None:
        self._literals = literals
        self._relevant = relevant
        self._chosen = {question: frozenset(choices) for question, choices in answers.chosen.items()}
        self._held = {question: literals.holding(question, value) for question, value in self._chosen.items()}
        self.all: list[Move] = [
            *(move for question in guide.questions for move in self._of_question(question)),
            *(Waived(note.key) for note in guide.all_notes if note.waivable and note.effect is Effect.RULES_OUT),
        ]
        self.waivers = {move.note: at for at, move in enumerate(self.all) if isinstance(move, Waived)}
        """By note, the number of the move that makes an exception to it."""
        self._on = defaultdict[str, list[int]](list)
        for at, move in enumerate(self.all):
            if not isinstance(move, Waived):
                self._on[move.question].append(at)

    def after(self, moves: Set) -> After | list[int]:
        """What is known after some moves; or, where they leave an answer that is not allowed, the moves it needs."""
        held, turned, waived = dict(self._held), defaultdict[str, set[str]](set), set[str]()
        for move in map(self.all.__getitem__, moves):
            if isinstance(move, Answered):
                held[move.question] = move.holding
            elif isinstance(move, Turned):
                turned[move.question].add(move.choice)
            else:
                waived.add(move.note)
        for question, choices in turned.items():
            value = self.turned(question, choices)
            if not self._literals.allows(question, value):
                return list(self.free(question, moves))
            held[question] = self._literals.holding(question, value)
        return After(self._literals, held, frozenset(waived))

    def free(self, question: str, moves: Set) -> Iterator[int]:
        """The moves on a question that can join others: it gets one answer only."""
        numbers = self._on.get(question, ())
        taken = [each for each in numbers if each in moves]
        if not taken or isinstance(self.all[taken[0]], Turned):
            yield from (each for each in numbers if each not in taken)

    def turned(self, question: str, choices: Iterable[str]) -> Value:
        """The answer to a question that takes several, once some choices are turned."""
        return self._chosen[question] ^ frozenset(choices)

    def _of_question(self, question: Question) -> Iterator[Move]:
        chosen = self._chosen.get(question.key)
        if chosen is None:
            yield from self._answers(question, values_of(question))
        elif question.changeable is not Changeable.NO:
            if question.several:
                yield from (Turned(question.key, choice) for choice in question.choice_keys)
            else:
                yield from self._answers(question, [each for each in values_of(question) if each != chosen])

    def _answers(self, question: Question, values: Iterable[Value]) -> Iterator[Answered]:
        """A move for each class of values."""
        alike = defaultdict[int, list[Value]](list)
        for value in values:
            alike[self._literals.holding(question.key, value) & self._relevant].append(value)
        for same in alike.values():
            yield Answered(question.key, tuple(same), self._literals.holding(question.key, same[0]))
