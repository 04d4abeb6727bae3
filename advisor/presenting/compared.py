"""What is compared: an assessment or a report, read."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.urls import reverse

from advisor import formatting
from advisor.assessments import State
from advisor.documents import DecisionDocument
from advisor.loading import LoadedEdition, load
from advisor.models import Report
from advisor.presenting import questions
from advisor.presenting.report import OwnWords
from advisor.reports import document_of


@dataclass(frozen=True, slots=True)
class Compared:
    """An assessment as it is, or a report as it was made."""

    name: str
    thing: str
    """What it is in a word."""
    kind: str
    link: str
    url: str
    when: str
    published_at: datetime.datetime
    """When its edition was."""
    loaded: LoadedEdition
    document: DecisionDocument
    own: OwnWords
    unfit: questions.Given = field(default_factory=dict)
    """Answers that the edition can't take."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """The key under which each option of its edition stands beside those of the others."""


def of_assessment(state: State) -> Compared:
    """An assessment, to be compared."""
    assessment = state.assessment
    return Compared(
        name=assessment.name,
        thing="assessment",
        kind="Assessment, still editable.",
        link="Its result",
        url=reverse("wizard-result", args=[assessment.secret]),
        when=f"Changed on {formatting.moment(assessment.changed_at)}",
        published_at=assessment.edition.published_at,
        loaded=state.loaded,
        document=state.document,
        own=OwnWords(location=assessment.location, **assessment.remarks),
        unfit=state.unfit,
    )


def of_report(found: Report, *, own: bool = False) -> Compared:
    """A report, to be compared; ``own``: whether it leads to where its owner has it, or to its read-only address."""
    document = document_of(found)
    said = document.report
    return Compared(
        name=found.title,
        thing="report",
        kind="Report, frozen.",
        link="The report",
        url=reverse("assessment-report", args=[found.assessment.secret, found.pk])
        if own
        else reverse("report", args=[found.token]),
        when=f"Made on {formatting.moment(found.created_at)}",
        published_at=found.edition.published_at,
        loaded=load(found.edition),
        document=document,
        own=OwnWords(said.location, said.answers, said.options) if said else OwnWords(),
    )
