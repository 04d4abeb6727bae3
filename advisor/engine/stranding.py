"""Answer sets that leave no option: every smallest way in which notes rule all of them out together."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from advisor.engine.conditions import Residue, simplified
from advisor.engine.errors import TooManyStatesError
from advisor.engine.whole import Example, Whole

MOST_CAUSES = 20_000
"""Combinations of cases held at once."""


@dataclass(frozen=True, slots=True)
class Stranding:
    """One smallest cause: notes that rule every option out between them, and the answer sets in which they do."""

    notes: tuple[str, ...]
    """One for each option, in the order of the guide."""
    count: int
    example: Example


def strandings(whole: Whole) -> Iterator[Stranding]:
    """The causes, none of which asks for all that another does.

    Raises ``TooManyStatesError`` where they are too many.
    """
    for cause in _causes(whole):
        yield Stranding(tuple(_excluding(whole, cause)), whole.count(cause), whole.example(cause))


def _causes(whole: Whole) -> Residue:
    """The cases that each rule every option out: all ways to take one case of each, less what asks for too much."""
    causes: Residue = (0,)
    for cases in whole.exclusions:
        if len(causes) * len(cases) > MOST_CAUSES:
            raise TooManyStatesError
        causes = simplified(_possible(whole, {cause | case for cause in causes for case in cases}))
    return causes


def _possible(whole: Whole, cases: Iterable[int]) -> Iterator[int]:
    """Those cases that some answer set meets."""
    return (case for case in cases if whole.count(case))


def _excluding(whole: Whole, cause: int) -> Iterator[str]:
    """For each option, the first of its notes that rules it out in a case."""
    for notes in whole.rules.notes:
        yield next(
            note.note.key for note in notes if note.rules_out and any(case & cause == case for case in note.residue)
        )
