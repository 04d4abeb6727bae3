"""Proofs and comparisons of small guides worked out one complete answer set after another."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from itertools import product

from advisor.engine.answers import Priorities
from advisor.engine.decision import Status
from advisor.engine.guide import Condition, Effect, Guide, Note
from tests.engine.naive import Completion, Naive, Value, holds, points_of, values


class Exhaustive(Naive):
    """A guide with nothing answered, at priorities 2."""

    def __init__(self, guide: Guide) -> None:
        super().__init__(guide, {}, Priorities({criterion.key: 2 for criterion in guide.criteria}))

    @cached_property
    def _numbers(self) -> dict[frozenset[tuple[str, Value]], int]:
        return {frozenset(completion.items()): at for at, completion in enumerate(self.completions)}

    def number(self, completion: Completion) -> int:
        """The place of a completion among all."""
        return self._numbers[frozenset(completion.items())]

    def at(self, example: Mapping[str, tuple[str, ...]]) -> int:
        """The place of a complete answer set."""
        return self.number({question: frozenset(choices) for question, choices in example.items()})

    def places(self, condition: Condition) -> set[int]:
        """Where a condition holds."""
        return {at for at, completion in enumerate(self.completions) if holds(condition, completion)}

    @cached_property
    def stranded(self) -> set[int]:
        return {at for at, leaders in enumerate(self.leads) if not leaders}

    @cached_property
    def decisions(self) -> list[tuple[object, ...]]:
        """Who leads and who is out, by completion."""
        outs = zip(*(self.out[option] for option in self.guide.options), strict=True)
        return [(leaders, *out) for leaders, out in zip(self.leads, outs, strict=True)]

    def idle_note(self, note: Note) -> bool:
        """Whether leaving a note out changes no decision."""
        left = tuple(each for each in self.guide.notes if each is not note)
        return Exhaustive(replace(self.guide, notes=left)).decisions == self.decisions

    def idle_requirement(self, key: str) -> bool:
        left = tuple(each for each in self.guide.requirements if each.key != key)
        return Exhaustive(replace(self.guide, requirements=left)).decisions == self.decisions

    def idle_question(self, key: str) -> bool:
        return not self.turns(key, self.decisions)

    def decides(self, note: Note) -> bool:
        return note.effect is Effect.RULES_OUT or points_of(note) != 0


def shared(before: Guide, after: Guide) -> dict[str, list[Value]]:
    """By question of either guide, the answers that both allow, or the one that asks it."""
    sides = [{question.key: values(question) for question in guide.questions} for guide in (before, after)]
    return {
        key: [
            value for value in {**sides[0], **sides[1]}[key] if all(value in side.get(key, [value]) for side in sides)
        ]
        for key in {**sides[0], **sides[1]}
    }


class Pair:
    """Two guides over every answer set of both."""

    def __init__(self, before: Guide, after: Guide) -> None:
        self.sides = Exhaustive(before), Exhaustive(after)
        joint = shared(before, after)
        self.answer_sets: list[Completion] = [dict(zip(joint, each, strict=True)) for each in product(*joint.values())]

    def _seen(self, side: Exhaustive, answers: Completion) -> int:
        return side.number({question.key: answers[question.key] for question in side.guide.questions})

    @cached_property
    def _places(self) -> list[tuple[int, int]]:
        before, after = self.sides
        return [(self._seen(before, each), self._seen(after, each)) for each in self.answer_sets]

    @property
    def leaders(self) -> Counter[tuple[frozenset[str], frozenset[str]]]:
        """How often which leaders became which others."""
        before, after = self.sides
        pairs = [(before.leads[was], after.leads[now]) for was, now in self._places]
        return Counter(pair for pair in pairs if pair[0] != pair[1])

    @property
    def statuses(self) -> Counter[tuple[str, Status, Status]]:
        before, after = self.sides
        common = [option for option in after.guide.options if option in before.guide.options]
        found = Counter[tuple[str, Status, Status]]()
        for was, now in self._places:
            for option in common:
                pair = _status(before.out[option][was]), _status(after.out[option][now])
                found[(option, *pair)] += pair[0] != pair[1]
        return +found


def _status(out: bool) -> Status:
    return Status.RULED_OUT if out else Status.ELIGIBLE
