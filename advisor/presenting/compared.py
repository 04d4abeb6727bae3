"""What is compared: an assessment or a report, read; and where some of them are."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.http import urlencode

from advisor import formatting
from advisor.assessments import State
from advisor.documents import DecisionDocument
from advisor.loading import LoadedEdition, load
from advisor.models import Report
from advisor.presenting import questions
from advisor.presenting.options import FEWEST, MOST
from advisor.presenting.report import OwnWords
from advisor.presenting.sharing import SharedReport
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


def side_by_side_url(*, own: Iterable[str] = (), tokens: Iterable[str] = (), page: str = "") -> str:
    """Where assessments and reports stand side by side; with a ``page``, where others are chosen beside them.

    ``own``: assessments by number, and reports as ``own_number`` names them; ``tokens``: reports that are shared.
    """
    named = [*(("assessment", each) for each in own), *(("report", each) for each in tokens)]
    return f"{reverse('assessments-compare')}?{urlencode([*named, ('page', page)] if page else named)}"


def own_number(report: Report) -> str:
    """What names a report among those of the assessments that a browser remembers."""
    return f"{report.assessment_id}-{report.pk}"


def shared_url(reports: Iterable[SharedReport]) -> str:
    """Where the first of some reports that are shared stand side by side; empty where too few are."""
    tokens = [each.token for each in reports if each.token][:MOST]
    return side_by_side_url(tokens=tokens) if len(tokens) >= FEWEST else ""
