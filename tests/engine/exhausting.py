"""What would change a decision, found the slow way: every set of up to three changes tried on every completion."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations

from advisor.engine.guide import Changeable, Effect, Guide, Note, Question
from tests.engine.guides import Inquiry
from tests.engine.naive import Completion, Naive, Value, points_of, values

MOST = 3

Single = tuple[str, str, Value]
"""One change: its kind (``answer``, ``turn``, ``waive``), the question or note, and the answer or the choice."""

Reached = frozenset[tuple[str, Value | None]]
"""A set of changes, as the answers that it comes to; a waived note stands with none."""


@dataclass(frozen=True)
class Trial:
    """All that could be changed about one inquiry, for one option."""

    inquiry: Inquiry
    option: str

    @property
    def guide(self) -> Guide:
        return self.inquiry.guide

    @cached_property
    def chosen(self) -> dict[str, Value]:
        return {question: frozenset(choices) for question, choices in self.inquiry.answers.chosen.items()}

    @cached_property
    def questions(self) -> dict[str, Question]:
        return {question.key: question for question in self.guide.questions}

    @cached_property
    def singles(self) -> list[Single]:
        return [
            *(change for question in self.guide.questions for change in self._of(question)),
            *(
                ("waive", note.key, frozenset())
                for note in self.guide.all_notes
                if note.option == self.option and note.effect is Effect.RULES_OUT and note.waivable
            ),
        ]

    def smallest(self, goal: str) -> set[Reached]:
        """Every smallest set after which the option ``leads``, or ``fits``."""
        found: list[frozenset[Single]] = []
        for size in range(MOST + 1):
            for each in map(frozenset, combinations(self.singles, size)):
                if any(smaller <= each for smaller in found):
                    continue
                known = self.after(each)
                if known is not None and self.reaches(goal, known, self.waived(each)):
                    found.append(each)
        return {self.reached(each) for each in found}

    def after(self, changes: frozenset[Single]) -> dict[str, Value] | None:
        """The answers after some changes, or nothing where they clash or are not allowed."""
        known = dict(self.chosen)
        for question in self.questions:
            answers = [value for kind, key, value in changes if (kind, key) == ("answer", question)]
            if len(answers) > 1:
                return None
            turned = [value for kind, key, value in changes if (kind, key) == ("turn", question)]
            for value in answers:
                known[question] = value
            for value in turned:
                known[question] ^= value
        allowed = {question: values(self.questions[question]) for question in known}
        return known if all(value in allowed[question] for question, value in known.items()) else None

    def reaches(self, goal: str, known: Mapping[str, Value], waived: frozenset[str]) -> bool:
        """Whether the goal is reached in every completion of some answers."""
        table = self._tables(waived)
        rows = [row for completion, *row in table if all(completion[key] == value for key, value in known.items())]
        return all(leads if goal == "leads" else not out for leads, out in rows)

    def waived(self, changes: frozenset[Single]) -> frozenset[str]:
        return frozenset(key for kind, key, _ in changes if kind == "waive")

    def reached(self, changes: frozenset[Single]) -> Reached:
        known = self.after(changes) or {}
        changed = {(key, value) for key, value in known.items() if self.chosen.get(key) != value}
        return frozenset({*changed, *((key, None) for key in self.waived(changes))})

    def _of(self, question: Question) -> Iterator[Single]:
        chosen = self.chosen.get(question.key)
        if chosen is None:
            yield from (("answer", question.key, value) for value in values(question))
        elif question.changeable is not Changeable.NO and question.several:
            yield from (("turn", question.key, frozenset({choice})) for choice in question.choice_keys)
        elif question.changeable is not Changeable.NO:
            yield from (("answer", question.key, value) for value in values(question) if value != chosen)

    def _tables(self, waived: frozenset[str]) -> list[tuple[Completion, bool, bool]]:
        """Every completion of nothing, with whether the option leads and whether it is out."""
        if waived not in self._kept:
            notes = tuple(_without_force(note) if note.key in waived else note for note in self.guide.all_notes)
            guide = replace(self.guide, requirements=(), notes=notes)
            naive = Naive(guide, {}, self.inquiry.priorities)
            leads = [self.option in leaders for leaders in naive.leads]
            self._kept[waived] = list(zip(naive.completions, leads, naive.out[self.option], strict=True))
        return self._kept[waived]

    @cached_property
    def _kept(self) -> dict[frozenset[str], list[tuple[Completion, bool, bool]]]:
        return {}


def _without_force(note: Note) -> Note:
    """The note with an exception made to it: it keeps its points, and rules nothing out."""
    return replace(note, effect=Effect.INFORMS, points=points_of(note))
