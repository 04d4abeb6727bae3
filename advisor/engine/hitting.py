"""Smallest sets that reach a goal, found by asking what a set that fails still needs.

A judge looks at a set: the goal is reached, or here are elements of which every larger set that reaches it must contain
one. Growing sets by those elements alone, smallest first, finds every smallest set and looks at few others: the hitting
set tree of Reiter, "A theory of diagnosis from first principles", *Artificial Intelligence* 32 (1987).
"""

from collections.abc import Callable, Iterable

Set = frozenset[int]
"""Elements, by number."""

Judge = Callable[[Set, int], Iterable[int] | None]
"""Given a set and how many elements may still be added: ``None`` where the goal is reached, else what is needed."""


class HittingSets:
    """Every smallest set by inclusion that reaches a goal, of one size after another."""

    def __init__(self, judge: Judge) -> None:
        self._judge = judge
        self.found: list[Set] = []
        self.waiting: set[Set] = {frozenset()}
        """The sets of the next size to be looked at."""

    def grow(self, left: int) -> None:
        """Look at the sets that wait; ``left`` more elements may be added to them."""
        waiting, self.waiting = self.waiting, set()
        fresh = [each for each in waiting if not any(found <= each for found in self.found)]
        for each in fresh:
            needed = self._judge(each, left)
            if needed is None:
                self.found.append(each)
            elif left:
                self.waiting.update(each | {element} for element in needed)
