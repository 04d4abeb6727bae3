"""Why a later guide decides otherwise on the same answers: few of its changes that alone bring it about.

The two guides are first read in the light of the answers: conditions on known answers are settled, and what bears on
nothing is left out. What is left differs in a few places. Making some of these changes to the earlier guide, and no
others, gives a guide that decides in its own way; wanted are few that decide as the later guide does, of which none can
be left out.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain, combinations

from advisor.engine.answers import Answers, Priorities
from advisor.engine.decision import Outcome
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
from advisor.engine.outcome import leading
from advisor.engine.situation import situation

MOST_PAIRS = 150
"""Pairs of changes that are tried before larger sets are reduced one change at a time."""
MOST_PARTS = 10
"""Changes of which every part is tried."""


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


@dataclass(frozen=True, slots=True)
class Lead:
    """What a guide comes to."""

    outcome: Outcome
    leaders: frozenset[str]
    could_lead: frozenset[str]


def lead(side: Side) -> Lead:
    """What one side comes to. Raises ``TooManyStatesError`` where its leaders can't be counted."""
    found = leading(situation(side.guide, side.answers, side.priorities))
    return Lead(found.outcome, frozenset(found.leaders), frozenset(found.could_lead))


def responsible(before: Side, after: Side) -> tuple[Item, ...]:
    """Few changes from one side to the other that alone bring about what the other comes to; none where both agree.

    Where the other is open, they are such that the first no longer comes to what it did. The fewest by inclusion: none
    of them can be left out. Every single change is tried first, and every pair where there are not many. Raises
    ``TooManyStatesError`` where leaders can't be counted.
    """
    origin, target = lead(before), lead(after)
    if origin == target:
        return ()
    patch = _Patch(before, after)

    def reaches(items: Iterable[Item]) -> bool:
        patched = patch.applied(frozenset(items))
        if patched is None:
            return False
        found = lead(patched)
        return found != origin if target.outcome is Outcome.OPEN else found == target

    pairs = len(patch.items) * (len(patch.items) - 1) // 2
    for size in (1, 2) if pairs <= MOST_PAIRS else (1,):
        for some in combinations(patch.items, size):
            if reaches(some):
                return some
    return _least(_reduced(patch.items, reaches), reaches)


def _reduced(items: Sequence[Item], reaches: Callable[[Iterable[Item]], bool]) -> list[Item]:
    """The items with one after another left out, as long as what is left reaches the goal."""
    left = list(items)
    for item in items:
        fewer = [each for each in left if each != item]
        if reaches(fewer):
            left = fewer
    return left if len(left) == len(items) else _reduced(left, reaches)


def _least(items: Sequence[Item], reaches: Callable[[Iterable[Item]], bool]) -> tuple[Item, ...]:
    """The first of the smallest parts of some items that reach the goal, as all of them do."""
    if len(items) > MOST_PARTS:
        return tuple(items)
    parts = chain.from_iterable(combinations(items, size) for size in range(1, len(items)))
    return next((part for part in parts if reaches(part)), tuple(items))


_Thing = str | Question | Criterion | Rating | Requirement | Note
_NEVER_ASKED = Question("", (Choice("no"),))
_NEVER: Condition = ((Clause("", Operator.ANY_OF, ()),),)
"""A condition on a question that is not asked, for criteria that do not apply."""


class _Patch:
    """Any mixture of two guides, both read in the light of their answers."""

    def __init__(self, before: Side, after: Side) -> None:
        self._whole = dict(_things(before.guide)), dict(_things(after.guide))
        self._read = _reading(before), _reading(after)
        self._levels = {**before.priorities.by_criterion, **after.priorities.by_criterion}
        self._order = after.priorities.order or before.priorities.order
        self._slots = dict.fromkeys(chain(*reversed(self._read)))
        self._maker = {slot: self._made_by(slot) for slot in self._slots}
        differing = {self._maker[slot] for slot in self._slots if self._differs(slot)}
        places = {kind: place for place, kind in enumerate(Kind)}
        self.items = sorted(differing, key=lambda item: (places[item.kind], item.key, item.option))
        """The changes that bear on something."""

    def applied(self, items: frozenset[Item]) -> Side | None:
        """The earlier guide with some of the changes; ``None`` where others have to come with them."""
        chosen = {slot: self._chosen(slot, items) for slot in self._slots if slot.kind is not Kind.QUESTION}
        things = {slot: thing for slot, thing in chosen.items() if thing is not None}
        clauses = chain.from_iterable(map(_clauses, things.values()))
        named = {(clause.question, choice) for clause in clauses for choice in clause.choices}
        questions = [self._question(slot, items, named) for slot in self._slots if slot.kind is Kind.QUESTION]
        try:
            return self._side(things, questions)
        except GuideError:
            return None

    def _chosen(self, slot: Item, items: frozenset[Item]) -> _Thing | None:
        before, after = self._read
        return (after if self._maker[slot] in items else before).get(slot)

    def _question(self, slot: Item, items: frozenset[Item], named: set[tuple[str, str]]) -> Question:
        """An open question as one of the guides asks it: the later one if its change is made, or some thing that is
        chosen names a choice that the earlier one lacks.
        """
        before, after = (thing if isinstance(thing, Question) else None for thing in self._both(slot))
        if before is None or after is None:
            return before or after or _NEVER_ASKED
        wanted = {choice for question, choice in named if question == slot.key}
        return after if slot in items or not wanted <= set(before.choice_keys) else before

    def _both(self, slot: Item) -> Iterator[_Thing | None]:
        return (each.get(slot) for each in self._read)

    def _side(self, things: dict[Item, _Thing], questions: Iterable[Question]) -> Side:
        options = tuple(slot.key for slot in things if slot.kind is Kind.OPTION)
        criteria = tuple(thing for thing in things.values() if isinstance(thing, Criterion))
        weighed = {criterion.key for criterion in criteria}
        guide = Guide(
            options=options,
            questions=(*questions, _NEVER_ASKED),
            criteria=criteria,
            ratings=tuple(
                thing
                for thing in things.values()
                if isinstance(thing, Rating) and thing.option in options and thing.criterion in weighed
            ),
            requirements=tuple(thing for thing in things.values() if isinstance(thing, Requirement)),
            notes=tuple(thing for thing in things.values() if isinstance(thing, Note) and thing.option in options),
        )
        return Side(guide, Answers({}), self._priorities(weighed))

    def _priorities(self, weighed: set[str]) -> Priorities:
        if self._order:
            order = (tuple(key for key in alike if key in weighed) for alike in self._order)
            return Priorities({}, tuple(alike for alike in order if alike))
        return Priorities({key: self._levels.get(key, DEFAULT_PRIORITY) for key in weighed})

    def _differs(self, slot: Item) -> bool:
        """Whether a thing counts otherwise. A question that was not open before does nothing by itself."""
        before, after = self._both(slot)
        return before != after and (slot.kind is not Kind.QUESTION or None not in (before, after))

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


def _things(guide: Guide) -> Iterator[tuple[Item, _Thing]]:
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


def _reading(side: Side) -> dict[Item, _Thing]:
    """The things of a guide that may bear on what leads, with all that is known settled."""
    read = {slot: _settled(thing, side.answers) for slot, thing in _things(side.guide)}
    return {slot: thing for slot, thing in read.items() if thing is not None}


def _settled(thing: _Thing, answers: Answers) -> _Thing | None:
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


def _clauses(thing: _Thing | None) -> Iterator[Clause]:
    """The clauses that a thing's condition is made of, if it has one."""
    if isinstance(thing, Criterion):
        yield from chain.from_iterable(thing.applies_when)
    elif isinstance(thing, Note | Requirement):
        yield from chain.from_iterable(thing.condition)
