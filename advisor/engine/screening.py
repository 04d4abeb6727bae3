"""Mixtures of two guides decided on many completions at once, without making a guide of each.

What happens in a completion that is listed happens; that something never happens follows only where all are listed.
The points of notes are added up change by change. Whatever bears on the weighted means, on requirements and on which
options there are is worked out once for each set of such changes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from math import lcm

import numpy as np

from advisor.engine.decision import Outcome
from advisor.engine.guide import Condition, Criterion, Effect, Note, Rating, Requirement
from advisor.engine.listing import Listing
from advisor.engine.mixtures import Item, Kind, Mixtures, Thing
from advisor.engine.rows import best
from advisor.engine.tracks import Array

MOST_CELLS = 2**18
"""Points held at once: by change, option and completion."""
MOST_COMPARED = 8
"""Completions looked at for what they need."""
_LARGEST = 2**62


@dataclass(frozen=True, slots=True)
class Seen:
    """What follows in each completion that is listed, and from all of them together."""

    racing: Array
    """(options, completions): who is not ruled out."""
    leading: Array
    """(options, completions): who leads."""
    there: frozenset[str]
    """Which options there are."""
    leaders: frozenset[str]
    """Who leads in all of them."""
    could_lead: frozenset[str]
    """Who leads in some."""

    @property
    def outcome(self) -> Outcome:
        """What that comes to, if these are all completions."""
        if self.leaders != self.could_lead:
            return Outcome.OPEN
        return (Outcome.NONE, Outcome.CLEAR, Outcome.TIE)[min(len(self.leaders), 2)]


@dataclass(frozen=True, slots=True)
class _Weighed:
    """What ratings and requirements come to."""

    totals: Array
    """(options, completions), in units that make them whole."""
    unit: Array
    """(completions,): what one point counts."""
    out: Array
    """(options, completions): who is ruled out by them, or not there."""
    there: Array
    """(options,)"""


class Screen:
    """Decides the completions that are listed, in any mixture of two guides."""

    def __init__(self, mixtures: Mixtures) -> None:
        self._mixtures = mixtures
        self.options = tuple(slot.key for slot in mixtures.parts if slot.kind is Kind.OPTION)
        things = [thing for part in mixtures.parts.values() for thing in (part.before, part.after)]
        most = MOST_CELLS // ((len(mixtures.items) + 1) * len(self.options))
        self._listing = Listing(mixtures.questions, filter(None, map(_condition, things)), most=most)
        self._unit = lcm(*(len(thing.levels) for thing in things if isinstance(thing, Criterion)))
        self._most_points = sum(abs(thing.worth) for thing in things if isinstance(thing, Note))
        self._weighing = frozenset(
            part.item for part in mixtures.parts.values() if part.differs and not isinstance(part.either, Note)
        )
        self._weighed: dict[frozenset[Item], _Weighed | None] = {}

    @property
    def complete(self) -> bool:
        """Whether all completions are listed, whatever is mixed."""
        return self._listing.complete

    def seen(self, items: frozenset[Item]) -> Seen | None:
        """What follows with some of the changes; ``None`` where others have to come with them."""
        key = items & self._weighing
        if key not in self._weighed:
            self._weighed[key] = self._weigh(self._mixtures.things(key))
        weighed = self._weighed[key]
        if weighed is None:
            return None
        places = [0, *(at for at, item in enumerate(self._mixtures.items, start=1) if item in items)]
        points, out = self._notes[:, places].sum(axis=1)
        racing = ~weighed.out & (out == 0)
        leading = racing
        if self._listing.size:
            scores = weighed.totals + weighed.unit * points
            leading = racing & (scores == best(scores, racing))
        return Seen(
            racing,
            leading,
            there=self._named(weighed.there),
            leaders=self._named(leading.all(axis=1)),
            could_lead=self._named(leading.any(axis=1)),
        )

    def turns(self, seen: Seen, question: str) -> bool:
        """Whether the answer to a question alone changes who leads, in some completion that is listed."""
        some, others = self._listing.turned(question)
        return bool((seen.leading[:, some] != seen.leading[:, others]).any())

    def needed(self, seen: Seen, wanted: frozenset[str]) -> frozenset[Item]:
        """Changes of which each larger set has one at least, after which these options and no others lead everywhere.

        They are what could right some of the completions in which others lead; all changes where there is none.
        """
        goal = np.array([option in wanted for option in self.options])
        wrong = np.flatnonzero((seen.leading != goal[:, np.newaxis]).any(axis=0))
        some = wrong[:: len(wrong) // MOST_COMPARED + 1]
        if not len(some):
            return frozenset(self._mixtures.items)
        righting = min((np.flatnonzero(self._righting(seen, goal, at)) for at in some), key=len)
        return self._weighing | {self._mixtures.items[place] for place in righting}

    def _righting(self, seen: Seen, goal: Array, at: int) -> Array:
        """(changes,): whose notes help an option that should lead against one that does, in one completion.

        It is behind: the one that should lead and does not, if there is one. It is ahead: the one that leads and should
        not, if there is one. The goal is not reached while nothing moves between the two.
        """
        leads = seen.leading[:, at]
        moved, out = self._notes[:, 1:, :, at]
        missing, extra = goal & ~leads, leads & ~goal
        behind, ahead = (
            np.argmax(first if first.any() else other) for first, other in ((missing, goal), (extra, leads))
        )
        if not goal.any():
            righting: Array = out[:, ahead] > 0
        elif not seen.racing[behind, at]:
            righting = out[:, behind] < 0
        else:
            righting = (out[:, ahead] > 0) | (moved[:, behind] > moved[:, ahead])
        return righting

    @cached_property
    def _notes(self) -> Array:
        """(points or exclusions, changes, options, completions): the earlier guide's notes first, then what each change
        adds to them.
        """
        places = {item: place for place, item in enumerate(self._mixtures.items, start=1)}
        notes = np.zeros((2, len(places) + 1, len(self.options), self._listing.size), dtype=np.int32)
        for part in self._mixtures.parts.values():
            if isinstance(part.before, Note):
                self._add(notes[:, 0], part.before, 1)
            if part.differs and isinstance(part.either, Note):
                for thing, sign in ((part.before, -1), (part.after, 1)):
                    if isinstance(thing, Note):
                        self._add(notes[:, places[part.item]], thing, sign)
        return notes

    def _add(self, notes: Array, note: Note, sign: int) -> None:
        place, holds = self.options.index(note.option), sign * self._listing.holds(note.condition).astype(np.int32)
        notes[0, place] += note.worth * holds
        if note.effect is Effect.RULES_OUT:
            notes[1, place] += holds

    def _named(self, places: Array) -> frozenset[str]:
        return frozenset(option for option, here in zip(self.options, places, strict=True) if here)

    def _weigh(self, things: Mapping[Item, Thing]) -> _Weighed | None:
        there = np.array([Item(Kind.OPTION, option) in things for option in self.options])
        criteria = {thing.key: thing for thing in things.values() if isinstance(thing, Criterion)}
        required = [thing for thing in things.values() if isinstance(thing, Requirement)]
        rated = {
            (thing.option, thing.criterion): thing.level
            for thing in things.values()
            if isinstance(thing, Rating) and thing.criterion in criteria and Item(Kind.OPTION, thing.option) in things
        }
        named = [(criterion, level) for (_, criterion), level in rated.items() if level is not None]
        named += [(each.criterion, each.level) for each in required]
        if not there.any() or not all(key in criteria and _has(criteria[key], level) for key, level in named):
            return None
        places = {key: self._places(criterion, rated) for key, criterion in criteria.items()}
        totals, weight = self._totals(criteria, places)
        out = np.repeat(~there[:, np.newaxis], self._listing.size, axis=1)
        for each in required:
            short = places[each.criterion] > criteria[each.criterion].place(each.level)
            out |= short[:, np.newaxis] & self._listing.holds(each.condition)
        return _Weighed(totals, np.maximum(weight, 1) * self._unit, out, there)

    def _places(self, criterion: Criterion, rated: Mapping[tuple[str, str], str | None]) -> Array:
        """(options,): how far down the levels each is rated; -1 where that is not stated."""
        levels = (rated.get((option, criterion.key)) for option in self.options)
        return np.array([-1 if level is None else criterion.place(level) for level in levels])

    def _totals(self, criteria: Mapping[str, Criterion], places: Mapping[str, Array]) -> tuple[Array, Array]:
        """(options, completions): values times weights, of the criteria that apply; (completions,): these weights."""
        weights = self._mixtures.priorities(set(criteria)).weights
        highest = max((abs(level.value) for each in criteria.values() for level in each.levels), default=0)
        most = self._unit * max(sum(weights.values()), 1) * (highest + self._most_points)
        dtype = np.int64 if most < _LARGEST else object
        totals = np.zeros((len(self.options), self._listing.size), dtype=dtype)
        weight = np.zeros(self._listing.size, dtype=dtype)
        for key, criterion in criteria.items():
            worth = [*(level.value * self._unit for level in criterion.levels), int(criterion.mean * self._unit)]
            applies = self._listing.holds(criterion.applies_when) * weights.get(key, 0)
            totals += np.array(worth, dtype=dtype)[places[key]][:, np.newaxis] * applies
            weight += applies
        return totals, weight


def _condition(thing: Thing | None) -> Condition:
    if isinstance(thing, Criterion):
        return thing.applies_when
    return thing.condition if isinstance(thing, Note | Requirement) else ()


def _has(criterion: Criterion, level: str) -> bool:
    return any(each.key == level for each in criterion.levels)
