"""Why a later guide decides otherwise on the same answers: fewest of its changes that alone bring that about.

Wanted is a smallest set of changes to the earlier guide after which it comes to what the later one does: the same
outcome, with the same options that lead, or could.

Changes can undo each other, so that a larger set may miss what a smaller one reaches: nothing is taken to be monotone.
The sets are gone through by size. A set that misses is only ever made larger by changes without which no larger one
can reach the goal (as in ``hitting.py``), so the first that is found is a smallest one. Of several it is the first by
``Mixtures.items`` of those that need no count, if there are any. Where that would take too long, changes are left out
of all of them one by one: none of those that are left can be left out by itself, but fewer others might do.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from advisor.engine.decision import Outcome
from advisor.engine.duels import Budget
from advisor.engine.errors import TooManyStatesError
from advisor.engine.mixtures import Item, Mixtures, Side
from advisor.engine.outcome import leading
from advisor.engine.righting import Righting
from advisor.engine.screening import Screen, Seen
from advisor.engine.situation import situation

MOST_LOOKS = 2000
"""Sets that are looked at before the search by size is given up; and as many again to leave changes out one by one."""
MOST_COUNTS = 12
"""Sets whose leaders are counted at most, in each of these, as the completions at hand do not show enough."""
MOST_ROWS = 20_000
"""Rows held at once for a count."""
Items = frozenset[Item]
_NOTHING: Items = frozenset()


@dataclass(frozen=True, slots=True)
class Lead:
    """What a guide comes to."""

    outcome: Outcome
    leaders: frozenset[str]
    could_lead: frozenset[str]


@dataclass(frozen=True, slots=True)
class Reasons:
    """Changes that alone bring an outcome about."""

    items: tuple[Item, ...]
    fewest: bool
    """Whether no smaller set does; if not known, none of these can be left out by itself."""


def lead(side: Side) -> Lead:
    """What one side comes to. Raises ``TooManyStatesError`` where its leaders can't be counted."""
    found = leading(situation(side.guide, side.answers, side.priorities), most_rows=MOST_ROWS)
    return Lead(found.outcome, frozenset(found.leaders), frozenset(found.could_lead))


class Transition:
    """From one side to another: what both come to, and why that is not the same.

    Whatever can't be worked out within the bounds above raises ``TooManyStatesError``.
    """

    def __init__(self, before: Side, after: Side) -> None:
        self._mixtures = Mixtures(before, after)
        self._screen = Screen(self._mixtures)
        self._righting = Righting(self._screen, self._mixtures.items)
        self._all = Items(self._mixtures.items)
        self._before, self._after = before, after

    @cached_property
    def origin(self) -> Lead:
        """What the earlier guide comes to."""
        return self._certain(self._screen.seen(_NOTHING)) or lead(self._before)

    @cached_property
    def target(self) -> Lead:
        """What the later guide comes to."""
        return self._certain(self._screen.seen(self._all)) or lead(self._after)

    def decides(self, question: str) -> bool:
        """Whether some completion shows that the later guide's leaders change with the answer to an open question."""
        seen = self._screen.seen(self._all)
        return seen is not None and self._screen.turns(seen, question)

    def reasons(self) -> Reasons:
        """The changes that do it, a smallest set if one can be found; none where both sides come to the same."""
        if self.origin == self.target:
            return Reasons((), fewest=True)
        missed, found = self._smallest()
        if found is not None:
            return Reasons(self._in_order(found), fewest=True)
        left = self._reduced()
        return Reasons(left, fewest=len(left) == missed + 1)

    def _smallest(self) -> tuple[int, Items | None]:
        """The size up to which no set reaches the goal, and the first that does of one more, if the bounds allow."""
        missed, size, looks, counts = [_NOTHING], 0, 0, Budget(MOST_COUNTS)
        while True:
            larger = self._larger(missed, MOST_LOOKS - looks)
            looks += len(larger)
            try:
                found = self._first(larger, counts)
            except TooManyStatesError:
                return size, None
            if found is not None or not larger:
                return size, found
            missed, size = larger, size + 1

    def _larger(self, missed: Iterable[Items], most: int) -> list[Items]:
        """The sets with one change more that may reach the goal, in order; none where they are more than ``most``."""
        found: set[Items] = set()
        for each in missed:
            found.update(each | {item} for item in self._needed(each) - each)
            if len(found) > most:
                return []
        return sorted(found, key=self._places)

    def _needed(self, missing: Items) -> Items:
        """Changes of which each larger set that reaches the goal has one at least, given a set that misses it."""
        seen = self._screen.seen(missing)
        return self._all if seen is None else self._righting.needed(seen, self.target.leaders, self.target.could_lead)

    def _first(self, sets: Sequence[Items], counts: Budget) -> Items | None:
        """The first that reaches the goal as far as can be seen, or else by counting; none where none does."""
        known = {each: self._known(each) for each in sets}
        doubtful = (each for each, reaches in known.items() if reaches is None)
        shown = next((each for each, reaches in known.items() if reaches), None)
        return shown or next((each for each in doubtful if self._counted(each, counts)), None)

    def _reduced(self) -> tuple[Item, ...]:
        """All changes with one after another left out, as long as the others reach the goal."""
        left, counts, looks = self._all, Budget(MOST_COUNTS), Budget(MOST_LOOKS)
        before = None
        while left != before:
            before = left
            for item in self._in_order(left):
                looks.spend()
                left = left - {item} if self._reaches(left - {item}, counts) else left
        return self._in_order(left)

    def _reaches(self, items: Items, counts: Budget) -> bool:
        known = self._known(items)
        return self._counted(items, counts) if known is None else known

    def _known(self, items: Items) -> bool | None:
        """Whether some of the changes reach the goal; none where the completions at hand leave that in doubt."""
        seen = self._screen.seen(items)
        if seen is None or not _fits(seen, self.target):
            return False
        found = self._certain(seen)
        return None if found is None else found == self.target

    def _counted(self, items: Items, counts: Budget) -> bool:
        """The same, told for certain. Raises ``TooManyStatesError`` where no more may be counted."""
        counts.spend()
        side = self._mixtures.applied(items)
        return side is not None and lead(side) == self.target

    def _certain(self, seen: Seen | None) -> Lead | None:
        """What a guide comes to, as far as the completions at hand leave no doubt."""
        if seen is None or not (self._screen.complete or (seen.could_lead == seen.there and not seen.leaders)):
            return None
        return Lead(seen.outcome, seen.leaders, seen.could_lead)

    def _in_order(self, items: Items) -> tuple[Item, ...]:
        return tuple(item for item in self._mixtures.items if item in items)

    def _places(self, items: Items) -> list[int]:
        return [place for place, item in enumerate(self._mixtures.items) if item in items]


def _fits(seen: Seen, found: Lead) -> bool:
    """Whether the completions at hand agree with what a guide would come to."""
    return seen.could_lead <= found.could_lead <= seen.there - seen.barred and found.leaders <= seen.leaders
