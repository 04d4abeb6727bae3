"""The result of a decision, which is its own explanation. Every number is exact."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from advisor.engine.answers import Answers, Priorities
from advisor.engine.guide import Case, Note

ENGINE_VERSION = "1"
"""Raised whenever the same guide and answers could come to another decision."""


class Status(StrEnum):
    """Whether an option is ruled out in no completion, in some, or in every one."""

    ELIGIBLE = "eligible"
    DEPENDS = "depends"
    RULED_OUT = "ruled-out"


class Outcome(StrEnum):
    """The same single option leads everywhere, the same several do, it depends, or none does anywhere."""

    CLEAR = "clear"
    TIE = "tie"
    OPEN = "open"
    NONE = "none"


class Applies(StrEnum):
    CERTAINLY = "certainly"
    POSSIBLY = "possibly"


@dataclass(frozen=True, slots=True)
class NoteStanding:
    """A note that applies in every completion, or in some of them (``chance`` is their share)."""

    note: Note
    applies: Applies
    chance: Fraction
    because: tuple[Case, ...]
    """The cases that hold, or that still can. Empty: the note always applies."""

    @property
    def points(self) -> Fraction:
        """What the note adds to the score shown: its own points, times its chance."""
        return self.note.worth * self.chance


@dataclass(frozen=True, slots=True)
class RatingStanding:
    """An option's level on a criterion, and what it adds to the score shown."""

    criterion: str
    level: str | None
    """``None``: not stated, and counted as the mean of the levels."""
    value: Fraction
    priority: int | None
    """``None`` where the priorities are an order."""
    chance: Fraction
    """The share of completions in which the criterion applies."""
    share: Fraction
    """The criterion's share of all weight, 0 to 1: its mean over the completions."""
    disputed: bool

    @property
    def points(self) -> Fraction:
        return self.value * self.share


@dataclass(frozen=True, slots=True)
class Score:
    """Points, and no percentage: they may fall below 0 and rise above 100."""

    shown: Fraction
    """The mean over the completions."""
    low: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True)
class Standing:
    """One option's part in a decision."""

    option: str
    status: Status
    rank: int
    score: Score
    ratings: tuple[RatingStanding, ...]
    notes: tuple[NoteStanding, ...]
    depends_on: tuple[str, ...]
    """The questions whose answer alone turns the status in some completion."""

    @property
    def disputed(self) -> bool:
        """Whether a disputed note, or a disputed rating that has weight, is part of this standing."""
        return any(each.note.disputed for each in self.notes) or any(
            each.disputed and each.share for each in self.ratings
        )


@dataclass(frozen=True, slots=True)
class LeadingSet:
    """Options that lead together (none at all, perhaps), and the share of completions in which they do."""

    options: tuple[str, ...]
    chance: Fraction


@dataclass(frozen=True, slots=True)
class Decisive:
    """A question whose answer alone changes what leads, in some completion."""

    question: str
    bits: float | None
    """The mutual information of its answer and what leads, over equally likely completions; not known where the
    leaders were not counted, and ``chance`` neither."""
    chance: Fraction | None
    """The share of completions, each with a second random answer to the question, in which the two lead otherwise."""


@dataclass(frozen=True, slots=True)
class Relevance:
    """What hangs on the questions still open."""

    settled: tuple[str, ...]
    """Questions whose answer changes nothing about any option that is not certainly ruled out, in guide order."""
    decisive: tuple[Decisive, ...]
    """From most bits to fewest, equals in guide order."""


@dataclass(frozen=True, slots=True)
class Decision:
    """The whole outcome for one set of answers. Standings stand in order of rank."""

    answers: Answers
    priorities: Priorities
    outcome: Outcome
    leaders: tuple[str, ...]
    could_lead: tuple[str, ...]
    leading: tuple[LeadingSet, ...]
    """By falling share of completions. Empty where the count was given up (``exact`` is false)."""
    standings: tuple[Standing, ...]
    relevance: Relevance
    weightless: Fraction
    """The share of completions in which no criterion that applies has weight, so that points alone decide."""
    exact: bool
    """False where the guide is too large to count: ``could_lead`` and ``decisive`` then name what may be so, and the
    outcome is ``open`` because no more is known."""
    open: tuple[str, ...]
    """Questions whose answer is unknown."""
    completions: int
    """How many ways there are to answer them."""
