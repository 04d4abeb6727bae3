"""Two guides read in the light of the same answers, and every mixture of them.

Conditions on known answers are settled, and what bears on nothing is left out. What is left differs in a few places.
Making some of these changes to the earlier guide, and no others, gives a guide that decides in its own way.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain

from advisor.engine.answers import Answers, Priorities
from advisor.engine.errors import GuideError
from advisor.engine.guide import (
    DEFAULT_PRIORITY,
    Case,
    Changeable,
    Choice,
    Clause,
    Condition,
    Criterion,
    Effect,
    Guide,
    Note,
    Operator,
    Question,
    Rating,
    Requirement,
)


class Kind(StrEnum):
    """What of a guide was changed, added or removed."""

    OPTION = "option"
    QUESTION = "question"
    CRITERION = "criterion"
    RATING = "rating"
    REQUIREMENT = "requirement"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of a guide."""

    kind: Kind
    key: str
    option: str = ""
    """Of a rating, whose ``key`` is its criterion's."""


@dataclass(frozen=True, slots=True)
class Side:
    """A guide with the answers and priorities that it is asked about, as far as they fit it."""

    guide: Guide
    answers: Answers
    priorities: Priorities


Thing = str | Question | Criterion | Rating | Requirement | Note
_NEVER: Condition = ((Clause("", Operator.ANY_OF, ()),),)
"""A condition on a question that is not asked, for criteria that do not apply."""
_NEVER_ASKED = Question("", (Choice("no"),))


@dataclass(frozen=True, slots=True)
class Part:
    """A thing as it counts in the earlier guide and in the later one, and the change that it goes back to."""

    before: Thing | None
    after: Thing | None
    item: Item

    @property
    def either(self) -> Thing | None:
        """The thing as the later guide has it, or the earlier one where only that has it."""
        return self.before if self.after is None else self.after

    @property
    def differs(self) -> bool:
        """Whether it counts otherwise. A question that was not open before does nothing by itself."""
        asked = not isinstance(self.either, Question) or None not in (self.before, self.after)
        return self.before != self.after and asked

    def among(self, items: frozenset[Item]) -> Thing | None:
        """The thing with some of the changes made."""
        return self.after if self.item in items else self.before


class Mixtures:
    """Any mixture of two guides: the earlier one with some of the changes."""

    def __init__(self, before: Side, after: Side) -> None:
        self._whole = dict(_things(before.guide)), dict(_things(after.guide))
        self._read = _reading(before), _reading(after)
        self._levels = {**before.priorities.by_criterion, **after.priorities.by_criterion}
        self._order = before.priorities.order or after.priorities.order
        slots = dict.fromkeys(chain(*reversed(self._read)))
        earlier, later = self._read
        self.parts = {slot: Part(earlier.get(slot), later.get(slot), self._made_by(slot)) for slot in slots}
        """What the two guides are made of, by what it is."""
        self.questions = {"": (_NEVER_ASKED,)} | {
            slot.key: tuple(each for each in (part.before, part.after) if isinstance(each, Question))
            for slot, part in self.parts.items()
            if slot.kind is Kind.QUESTION
        }
        """The open questions, each as it is asked in one of the guides or in both."""
        places = {kind: place for place, kind in enumerate(Kind)}
        differing = {part.item for part in self.parts.values() if part.differs}
        self.items = tuple(sorted(differing, key=lambda item: (places[item.kind], item.key, item.option)))
        """The changes that bear on something: options first, then as ``Kind`` has them, each kind by key."""

    def applied(self, items: frozenset[Item]) -> Side | None:
        """The earlier guide with some of the changes; ``None`` where others have to come with them."""
        things = self.things(items)
        clauses = chain.from_iterable(map(_clauses, things.values()))
        named = {(clause.question, choice) for clause in clauses for choice in clause.choices}
        questions = tuple(self._question(key, items, named) for key in self.questions)
        try:
            return self._side(things, questions)
        except GuideError:
            return None

    def things(self, items: frozenset[Item]) -> dict[Item, Thing]:
        """What the guide with some of the changes is made of, but for its questions."""
        chosen = {slot: part.among(items) for slot, part in self.parts.items() if slot.kind is not Kind.QUESTION}
        return {slot: thing for slot, thing in chosen.items() if thing is not None}

    def priorities(self, weighed: set[str]) -> Priorities:
        """The priorities of those criteria."""
        order = (tuple(key for key in alike if key in weighed) for alike in self._order)
        left = tuple(alike for alike in order if alike)
        if left:
            return Priorities({}, left)
        return Priorities({key: self._levels.get(key, DEFAULT_PRIORITY) for key in weighed})

    def _question(self, key: str, items: frozenset[Item], named: set[tuple[str, str]]) -> Question:
        """A question as the guide asks it: as the later one does if that change is made, and with every choice that
        something names.
        """
        known = self.questions[key]
        asked = known[-1] if Item(Kind.QUESTION, key) in items else known[0]
        others = {
            choice.key: choice for each in known for choice in each.choices if choice.key not in asked.choice_keys
        }
        more = tuple(choice for choice in others.values() if (key, choice.key) in named)
        return replace(asked, choices=asked.choices + more) if more else asked

    def _side(self, things: dict[Item, Thing], questions: tuple[Question, ...]) -> Side:
        options = tuple(slot.key for slot in things if slot.kind is Kind.OPTION)
        criteria = tuple(thing for thing in things.values() if isinstance(thing, Criterion))
        weighed = {criterion.key for criterion in criteria}
        guide = Guide(
            options=options,
            questions=questions,
            criteria=criteria,
            ratings=tuple(
                thing
                for thing in things.values()
                if isinstance(thing, Rating) and thing.option in options and thing.criterion in weighed
            ),
            requirements=tuple(thing for thing in things.values() if isinstance(thing, Requirement)),
            notes=tuple(thing for thing in things.values() if isinstance(thing, Note) and thing.option in options),
        )
        return Side(guide, Answers({}), self.priorities(weighed))

    def _made_by(self, slot: Item) -> Item:
        """The change that a difference goes back to: an option that comes or goes, the thing itself, or a question."""
        before, after = (each.get(slot) for each in self._whole)
        option = slot.option or next((each.option for each in (before, after) if isinstance(each, Note)), "")
        whole = Item(Kind.OPTION, option)
        if option and (whole in self._whole[0]) != (whole in self._whole[1]):
            return whole
        if before == after and isinstance(after, Note | Requirement | Criterion):
            asked = (Item(Kind.QUESTION, clause.question) for clause in _clauses(after))
            return next((each for each in asked if self._read[0].get(each) != self._read[1].get(each)), slot)
        return slot


def _things(guide: Guide) -> Iterator[tuple[Item, Thing]]:
    """What a guide is made of, as far as it bears on what leads."""
    yield from ((Item(Kind.OPTION, option), option) for option in guide.options)
    yield from ((Item(Kind.QUESTION, each.key), replace(each, changeable=Changeable.YES)) for each in guide.questions)
    yield from ((Item(Kind.CRITERION, each.key), each) for each in guide.criteria)
    yield from (
        (Item(Kind.RATING, each.criterion, each.option), replace(each, disputed=False)) for each in guide.ratings
    )
    yield from ((Item(Kind.REQUIREMENT, each.key), replace(each, waivable=False)) for each in guide.requirements)
    yield from ((Item(Kind.NOTE, each.key), _bare(each)) for each in guide.notes)


def _bare(note: Note) -> Note:
    """A note without what does not bear on what leads."""
    effect = Effect.RULES_OUT if note.effect is Effect.RULES_OUT else Effect.INFORMS
    return Note(note.key, note.option, effect, note.condition, note.worth)


def _reading(side: Side) -> dict[Item, Thing]:
    """The things of a guide that may bear on what leads, with all that is known settled."""
    read = {slot: _settled(thing, side.answers) for slot, thing in _things(side.guide)}
    return {slot: thing for slot, thing in read.items() if thing is not None}


def _settled(thing: Thing, answers: Answers) -> Thing | None:
    """A thing with its condition settled; ``None`` where it bears on nothing."""
    if isinstance(thing, Question):
        return None if thing.key in answers.chosen else thing
    if isinstance(thing, Criterion):
        left = _left(thing.applies_when, answers)
        return replace(thing, applies_when=_NEVER if left is None else left)
    if isinstance(thing, Note) and thing.effect is not Effect.RULES_OUT and not thing.worth:
        return None
    if isinstance(thing, Note | Requirement):
        left = _left(thing.condition, answers)
        return None if left is None else replace(thing, condition=left)
    return thing


def _left(condition: Condition, answers: Answers) -> Condition | None:
    """What is left of a condition; ``None`` where it can hold no more."""
    cases = [_left_of_case(case, answers) for case in condition or ((),)]
    possible = [case for case in cases if case is not None]
    if not possible:
        return None
    return () if () in possible else tuple(possible)


def _left_of_case(case: Case, answers: Answers) -> Case | None:
    known = [clause for clause in case if clause.question in answers.chosen]
    if not all(clause.holds(answers.chosen[clause.question]) for clause in known):
        return None
    return tuple(clause for clause in case if clause not in known)


def condition_of(thing: Thing | None) -> Condition:
    """When a thing counts; always, where it has no condition."""
    if isinstance(thing, Criterion):
        return thing.applies_when
    return thing.condition if isinstance(thing, Note | Requirement) else ()


def _clauses(thing: Thing) -> Iterator[Clause]:
    """The clauses that a thing's condition is made of, if it has one."""
    return chain.from_iterable(condition_of(thing))
