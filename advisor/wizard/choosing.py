"""What may be chosen to compare: the assessments that a browser remembers, a page at a time, with their reports."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.core.paginator import Page

from advisor import access, assessments
from advisor.formatting import moment
from advisor.loading import load
from advisor.models import Assessment, Report
from advisor.presenting.compared import own_number
from advisor.presenting.verdict import verdict
from advisor.reports import document_of
from advisor.wizard.fields import ChoiceLabel

SHOWN = 10
"""Assessments on one page: each takes a decision."""
REPORTS = 5
"""Of each assessment, the last ones."""


@dataclass(frozen=True, slots=True)
class Own(ChoiceLabel):
    """What tells an assessment or a report from others in a list."""

    beneath: bool = False
    """Whether it is a report, and stands beneath its assessment."""


Choice = tuple[str, Own]


def own_choices(page: Page[Assessment], chosen: Sequence[Assessment], reports: Mapping[str, Report]) -> list[Choice]:
    """A page of assessments, each with its last reports beneath it; before them, others of which something is chosen.

    ``chosen``: the assessments of which something is chosen; ``reports``: the reports that are, by their numbers.
    """
    shown = list(dict.fromkeys([*(each for each in chosen if each not in page.object_list), *page.object_list]))
    last = {own_number(each): each for each in access.reports_among(shown, most=REPORTS)}
    made = list({**last, **reports}.values())
    return [choice for each in shown for choice in _with_reports(each, made)]


def _with_reports(assessment: Assessment, made: Iterable[Report]) -> Iterator[Choice]:
    yield str(assessment.pk), _of_assessment(assessment)
    for report in sorted(made, key=lambda each: (each.created_at, each.pk), reverse=True):
        if report.assessment_id == assessment.pk:
            yield own_number(report), of_report(report, beneath=True)


def _of_assessment(assessment: Assessment) -> Own:
    state, before = assessments.read(assessment), assessment.updated_from
    edition = f"{state.loaded.document.guide.title}, {state.loaded.label}"
    return Own(
        assessment.name,
        _sentences(
            assessment.location,
            f"{edition}, updated from edition {before.edition.label}" if before else edition,
            verdict(state.loaded, state.document).short,
            f"Changed on {moment(assessment.changed_at)}",
        ),
    )


def of_report(report: Report, *, beneath: bool = False) -> Own:
    """What tells a report from others; ``beneath``: whether it stands beneath its assessment."""
    loaded, document = load(report.edition), document_of(report)
    location = document.report.location if document.report else ""
    edition = loaded.label if beneath else f"{loaded.document.guide.title}, {loaded.label}"
    return Own(
        f"Report {report.pk}: {report.title}",
        _sentences(
            location,
            f"Edition {edition}" if beneath else edition,
            verdict(loaded, document).short,
            f"Made on {moment(report.created_at)}",
        ),
        beneath=beneath,
    )


def _sentences(*said: str) -> str:
    return " ".join(f"{each}." for each in said if each)
