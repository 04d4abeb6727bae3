"""Mixtures of two guides decided on many completions at once, without making a guide of each.

What happens in a completion that is listed happens; that something never happens follows only where all are listed.
The points of notes are added up change by change. Whatever bears on the weighted means, on requirements and on which
options there are is worked out once for each set of such changes.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import lcm

import numpy as np

from advisor.engine.decision import Outcome
from advisor.engine.guide import Criterion, Effect, Note, Rating, Requirement
from advisor.engine.listing import Listing
from advisor.engine.mixtures import Item, Kind, Mixtures, Thing, condition_of
from advisor.engine.rows import best
from advisor.engine.tracks import Array

MOST_CELLS = 2**19
"""Points held at once: by change, option and completion."""
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
    barred: frozenset[str]
    """Who is ruled out, or not there, in any completion whatever, as far as that is plain."""

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
    barred: Array
    """(options,): who is ruled out by them whatever is answered, or not there."""


class Screen:
    """Decides the completions that are listed, in any mixture of two guides."""

    def __init__(self, mixtures: Mixtures) -> None:
        self._mixtures = mixtures
        self.options = tuple(slot.key for slot in mixtures.parts if slot.kind is Kind.OPTION)
        things = [thing for part in mixtures.parts.values() for thing in (part.before, part.after)]
        most = MOST_CELLS // ((len(mixtures.items) + 1) * len(self.options))
        self._listing = Listing(mixtures.questions, filter(None, map(condition_of, things)), most=most)
        self._unit = lcm(*(len(thing.levels) for thing in things if isinstance(thing, Criterion)))
        self._most_points = sum(abs(thing.worth) for thing in things if isinstance(thing, Note))
        self.weighing = frozenset(
            part.item for part in mixtures.parts.values() if part.differs and not isinstance(part.either, Note)
        )
        """The changes that bear on more than the points and exclusions of notes."""
        self._weighed: dict[frozenset[Item], _Weighed | None] = {}

    @property
    def complete(self) -> bool:
        """Whether all completions are listed, whatever is mixed."""
        return self._listing.complete

    def seen(self, items: frozenset[Item]) -> Seen | None:
        """What follows with some of the changes; ``None`` where others have to come with them."""
        key = items & self.weighing
        if key not in self._weighed:
            self._weighed[key] = self._weigh(self._mixtures.things(key))
        weighed = self._weighed[key]
        if weighed is None:
            return None
        places = [0, *(at for at, item in enumerate(self._mixtures.items, start=1) if item in items)]
        points, out = self.notes[:, places].sum(axis=1, dtype=np.int32)
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
            barred=self._named(weighed.barred | (self.always[places].sum(axis=0) > 0)),
        )

    def turns(self, seen: Seen, question: str) -> bool:
        """Whether the answer to a question alone changes who leads, in some completion that is listed."""
        some, others = self._listing.turned(question)
        return bool((seen.leading[:, some] != seen.leading[:, others]).any())

    @cached_property
    def notes(self) -> Array:
        """(points or exclusions, changes, options, completions): the earlier guide's notes first, then what each change
        adds to them.
        """
        shape = 2, len(self._mixtures.items) + 1, len(self.options), self._listing.size
        notes = np.zeros(shape, dtype=np.int32)
        for change, note, sign in self._noted():
            place, holds = self.options.index(note.option), sign * self._listing.holds(note.condition).astype(np.int32)
            notes[0, change, place] += note.worth * holds
            if note.effect is Effect.RULES_OUT:
                notes[1, change, place] += holds
        return notes

    @cached_property
    def always(self) -> Array:
        """(changes, options): of the exclusions, those that hold whatever is answered."""
        always = np.zeros((len(self._mixtures.items) + 1, len(self.options)), dtype=np.int32)
        for change, note, sign in self._noted():
            if note.effect is Effect.RULES_OUT and not note.condition:
                always[change, self.options.index(note.option)] += sign
        return always

    def _noted(self) -> Iterator[tuple[int, Note, int]]:
        """The notes: of the earlier guide, which are change 0, then those that each change takes away and adds."""
        places = {item: place for place, item in enumerate(self._mixtures.items, start=1)}
        for part in self._mixtures.parts.values():
            if isinstance(part.before, Note):
                yield 0, part.before, 1
            for thing, sign in ((part.before, -1), (part.after, 1)):
                if part.differs and isinstance(thing, Note):
                    yield places[part.item], thing, sign

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
        out, barred = np.repeat(~there[:, np.newaxis], self._listing.size, axis=1), ~there
        for each in required:
            short = places[each.criterion] > criteria[each.criterion].place(each.level)
            out |= short[:, np.newaxis] & self._listing.holds(each.condition)
            barred = barred | short if not each.condition else barred
        return _Weighed(totals, np.maximum(weight, 1) * self._unit, out, there, barred)

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


def _has(criterion: Criterion, level: str) -> bool:
    return any(each.key == level for each in criterion.levels)
