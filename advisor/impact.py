"""What an edit of a guide does: one document against another by outcome, and the assessments that would change."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from advisor.assessments import read_against
from advisor.engine.answers import Answers, Priorities
from advisor.engine.comparison import Comparison, compare
from advisor.engine.decision import Outcome
from advisor.engine.errors import TooManyStatesError
from advisor.engine.outcome import leading
from advisor.engine.situation import situation
from advisor.loading import LoadedEdition
from advisor.models import Assessment

MOST_ASSESSMENTS = 1000
"""Assessments looked at, the last changed first: each costs a few milliseconds."""


@dataclass(frozen=True, slots=True)
class Lead:
    """What an assessment comes to; ``outcome`` is none where its guide is too large to count."""

    outcome: Outcome | None
    leaders: tuple[str, ...] = ()
    could_lead: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Changed:
    """A stored assessment that comes to something else: its number, never its address."""

    number: int
    edition: str
    before: Lead
    after: Lead


@dataclass(frozen=True, slots=True)
class Changing:
    """The stored assessments of a guide, under one document and under another."""

    stored: int
    looked_at: int
    changed: tuple[Changed, ...]


def by_outcome(before: LoadedEdition, after: LoadedEdition) -> Comparison | None:
    """For how many answer sets two documents of a guide decide otherwise; none where they are too large to count."""
    try:
        return compare(before.engine, after.engine)
    except TooManyStatesError:
        return None


def on_assessments(before: LoadedEdition, after: LoadedEdition) -> Changing:
    """Which stored assessments of a guide come to something else under one document than under another.

    Whichever edition an assessment was started under, its answers are read against both: what one of them does not
    offer counts as unknown there.
    """
    stored = Assessment.objects.filter(edition__guide_key=after.guide_key)
    latest = stored.select_related("edition").defer("edition__document").order_by("-changed_at", "-pk")
    looked_at = list(latest[:MOST_ASSESSMENTS])
    return Changing(stored.count(), len(looked_at), tuple(_changed(looked_at, before, after)))


def _changed(looked_at: list[Assessment], before: LoadedEdition, after: LoadedEdition) -> Iterator[Changed]:
    """Many assessments answer alike, those that were only started above all: each set of answers is counted once."""
    lead = cache(_lead)
    for assessment in looked_at:
        was, now = (lead(loaded, *_asked(loaded, assessment)) for loaded in (before, after))
        if was != now:
            yield Changed(assessment.pk, assessment.edition.label, was, now)


def _asked(loaded: LoadedEdition, assessment: Assessment) -> tuple[Answers, Priorities]:
    """What an assessment says of a document: answers and priorities, as far as they fit it."""
    state = read_against(loaded, assessment)
    return Answers(state.answers.chosen), state.priorities


def _lead(loaded: LoadedEdition, answers: Answers, priorities: Priorities) -> Lead:
    try:
        found = leading(situation(loaded.engine, answers, priorities))
    except TooManyStatesError:
        return Lead(None)
    return Lead(found.outcome, found.leaders, found.could_lead)
