"""How firm a decision is, whatever the priorities: stability intervals, rank acceptability (SMAA-2) and dominance."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from advisor.engine.answers import Answers, Priorities
from advisor.engine.guide import Guide


@dataclass(frozen=True, slots=True)
class Interval:
    """Shares of all weight, 0 to 1, both ends included."""

    low: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True)
class Stability:
    """Where one criterion's share of all weight may lie, the others in proportion, without another option ahead."""

    criterion: str
    share: Fraction
    """Its share at the priorities given."""
    keeps: tuple[Interval, ...]


@dataclass(frozen=True, slots=True)
class Acceptability:
    """How an option ranks over many ways to weigh the criteria."""

    option: str
    ranks: tuple[float, ...]
    """The share of weightings in which it is 1st, 2nd, and so on; tied options share the better rank."""
    central: Mapping[str, float] | None
    """By criterion, the mean weighting among those that make it first; ``None`` where none does."""


@dataclass(frozen=True, slots=True)
class Dominance:
    """An option that scores no higher than others, however the criteria are weighed, and lower for some weightings."""

    option: str
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Robustness:
    """How firm the scores shown are, among the options that are not ruled out; empty where all are."""

    option: str | None
    """The one with the highest score shown, the first of several."""
    stability: tuple[Stability, ...]
    """By criterion that applies in some completion, in guide order."""
    acceptability: tuple[Acceptability, ...]
    """By option, in guide order, over all ways to weigh the criteria."""
    ordered: tuple[Acceptability, ...]
    """The same over those that keep the order which the priorities give; empty where they give none."""
    dominated: tuple[Dominance, ...]


def robustness(guide: Guide, answers: Answers, priorities: Priorities) -> Robustness:
    """How firm the decision is."""
    del guide, answers, priorities
    return Robustness(None, (), (), (), ())
