"""Assessments in a list: on the home page, and among those that a browser remembers."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from advisor.assessments import State, read
from advisor.models import Assessment
from advisor.presenting.questions import progress
from advisor.presenting.verdict import verdict


@dataclass(frozen=True, slots=True)
class Card:
    """One assessment, in a few lines."""

    number: int
    secret: str
    name: str
    guide: str
    edition: str
    current: str
    """The edition that is current, where it is another one; empty where it is not."""
    progress: str
    complete: bool
    verdict: str
    changed_at: datetime.datetime


def cards(assessments: Iterable[Assessment]) -> tuple[Card, ...]:
    """A card for each assessment, in their order."""
    return tuple(card(read(assessment)) for assessment in assessments)


def card(state: State) -> Card:
    """The card of one assessment."""
    total = len(state.loaded.questions)
    return Card(
        number=state.assessment.pk,
        secret=state.assessment.secret,
        name=state.assessment.name,
        guide=state.loaded.document.guide.title,
        edition=state.loaded.label,
        current=state.assessment.other_label,
        progress=progress(total, chosen=len(state.answers.chosen), unsure=len(state.answers.not_sure)),
        complete=not state.needed,
        verdict=verdict(state.loaded, state.document).short,
        changed_at=state.assessment.changed_at,
    )
