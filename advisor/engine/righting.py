"""Of which changes every larger set has one at least, if it is to bring an outcome about that a smaller one misses."""

from collections.abc import Iterable, Iterator
from functools import cached_property

import numpy as np

from advisor.engine.mixtures import Item
from advisor.engine.screening import Screen, Seen
from advisor.engine.tracks import Array

MOST_COMPARED = 8
"""Completions looked at for what they need."""

Items = frozenset[Item]


class Righting:
    """What a set of changes lacks after which some options could lead, and some of these lead everywhere.

    Each shortcoming that shows needs one of a few changes; those are named of which there are fewest. Whatever bears on
    ratings, requirements, questions and which options there are may always be among them.
    """

    def __init__(self, screen: Screen, items: Iterable[Item]) -> None:
        self._screen = screen
        self._items = tuple(items)
        self._helped: dict[tuple[int, int | None], Array] = {}

    def needed(self, seen: Seen, leaders: frozenset[str], could_lead: frozenset[str]) -> Items:
        """Changes of which each larger set that reaches the goal has one; all of them where no shortcoming shows."""
        shortcomings = [*self._anywhere(seen, could_lead), *self._somewhere(seen, leaders, could_lead)]
        if self._screen.complete:
            shortcomings += self._throughout(seen, leaders, could_lead)
        fewest = min(shortcomings, key=np.count_nonzero, default=None)
        if fewest is None:
            return Items(self._items)
        return self._screen.weighing | {self._items[place] for place in np.flatnonzero(fewest)}

    def _anywhere(self, seen: Seen, could_lead: frozenset[str]) -> Iterator[Array]:
        """(changes,): which let in again an option that should lead at times, and is ruled out whatever is answered."""
        for option in could_lead & seen.barred:
            yield self._screen.always[1:, self._place(option)] < 0

    def _somewhere(self, seen: Seen, leaders: frozenset[str], could_lead: frozenset[str]) -> Iterator[Array]:
        """(changes,): which move something in a completion in which others lead than should."""
        must, may = (np.array([option in some for option in self._screen.options]) for some in (leaders, could_lead))
        missing, extra = must[:, np.newaxis] & ~seen.leading, seen.leading & ~may[:, np.newaxis]
        wrong = np.flatnonzero((missing | extra).any(axis=0))
        for at in wrong[:: len(wrong) // MOST_COMPARED + 1]:
            if not missing[:, at].any():
                rivals = np.flatnonzero(must)[:1] if must.any() else np.flatnonzero(may)
                yield self._stopping(seen, np.argmax(extra[:, at]), rivals, at)
            else:
                ahead = extra[:, at] if extra[:, at].any() else seen.leading[:, at]
                yield self._passing(seen, np.argmax(missing[:, at]), np.argmax(ahead), at)

    def _stopping(self, seen: Seen, ahead: np.intp, rivals: Array, at: np.intp) -> Array:
        """(changes,): which rule out what leads in a completion, or help one of its rivals against it there."""
        _, out = self._screen.notes[:, 1:, :, at]
        stopping: Array = out[:, ahead] > 0
        for rival in rivals:
            stopping = stopping | self._passing(seen, rival, ahead, at)
        return stopping

    def _passing(self, seen: Seen, behind: np.intp, ahead: np.intp, at: np.intp) -> Array:
        """(changes,): without which one option does not come level with another one, that leads in a completion."""
        moved, out = self._screen.notes[:, 1:, :, at]
        if not seen.racing[behind, at]:
            let_in: Array = out[:, behind] < 0
            return let_in
        passing: Array = (out[:, ahead] > 0) | (moved[:, behind] > moved[:, ahead])
        return passing

    def _throughout(self, seen: Seen, leaders: frozenset[str], could_lead: frozenset[str]) -> Iterator[Array]:
        """(changes,): which help an option that should lead at times, where it does not, or hinder one in some
        completion that should not lead in all of them.
        """
        for option in could_lead - seen.could_lead:
            yield self._reaching(seen, self._place(option))
        helped, hindered = self._bearing
        for option in seen.leaders - leaders:
            place = self._place(option)
            yield hindered[:, place] | np.delete(helped, place, axis=1).any(axis=1)

    def _reaching(self, seen: Seen, behind: int) -> Array:
        """(changes,): without which an option that leads in no completion comes to lead in none."""
        racing, first = seen.racing[behind], seen.leading.argmax(axis=0)
        reaching = self._helping(behind, None) @ ~racing
        for ahead in range(len(self._screen.options)):
            reaching = reaching + self._helping(behind, ahead) @ (racing & (first == ahead))
        found: Array = reaching > 0
        return found

    def _helping(self, behind: int, ahead: int | None) -> Array:
        """(changes, completions): 1 where a change moves one option against another one, or lets it in if there is no
        other; numbers that multiply quickly.
        """
        if (behind, ahead) not in self._helped:
            moved, out = self._screen.notes[:, 1:]
            helping = out[:, behind] < 0
            if ahead is not None:
                helping = (out[:, ahead] > 0) | (moved[:, behind] > moved[:, ahead])
            self._helped[behind, ahead] = helping.astype(np.float32)
        return self._helped[behind, ahead]

    @cached_property
    def _bearing(self) -> tuple[Array, Array]:
        """Twice (changes, options): whom each change helps in some completion, and whom it hinders in some."""
        moved, out = self._screen.notes[:, 1:]
        return ((moved > 0) | (out < 0)).any(axis=2), ((moved < 0) | (out > 0)).any(axis=2)

    def _place(self, option: str) -> int:
        return self._screen.options.index(option)
