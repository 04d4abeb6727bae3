"""Assessments in a list: on the home page, and among those that a browser remembers."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

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
    location: str
    guide: str
    edition: str
    current: str
    """The edition that is current, where it is another one; empty where it is not."""
    goes_back: bool
    """Whether that one is earlier."""
    progress: str
    complete: bool
    verdict: str
    changed_at: datetime.datetime
    before: str = ""
    """The edition from which it was updated, where it was and others stand beside it."""
    updated: str = ""
    """The secret of its update to the edition that is current; empty where there is none to be shown."""


def cards(assessments: Iterable[Assessment], updates: Mapping[int, Assessment]) -> tuple[Card, ...]:
    """A card for each assessment, in their order; ``updates``: those to the current edition, by what they update."""
    return tuple(
        replace(
            card(read(each)),
            before=_before(each),
            updated=updates[each.pk].secret if each.pk in updates else "",
        )
        for each in assessments
    )


def _before(assessment: Assessment) -> str:
    return assessment.updated_from.edition.label if assessment.updated_from else ""


def card(state: State) -> Card:
    """The card of one assessment."""
    total = len(state.loaded.questions)
    return Card(
        number=state.assessment.pk,
        secret=state.assessment.secret,
        name=state.assessment.name,
        location=state.assessment.location,
        guide=state.loaded.document.guide.title,
        edition=state.loaded.label,
        current=state.assessment.other_label,
        goes_back=state.assessment.goes_back,
        progress=progress(total, chosen=len(state.answers.chosen), unsure=len(state.answers.not_sure)),
        complete=not state.needed,
        verdict=verdict(state.loaded, state.document).short,
        changed_at=state.assessment.changed_at,
    )
