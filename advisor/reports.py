"""The only writer of reports, and of the addresses at which they are shared; their documents are read here, too."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.shortcuts import get_object_or_404
from django.utils import timezone

from advisor import access
from advisor.assessments import lock, read
from advisor.documents import DecisionDocument, ReportDocument
from advisor.fitting import fitting_remarks
from advisor.loading import load
from advisor.models import Assessment, Report, Share, new_secret


def create(assessment: Assessment) -> Report:
    """Freeze what is decided for the answers stored now."""
    _ = read(assessment).full_document  # kept for the lines below, so that nobody waits for it under the lock
    with lock(assessment) as stored:
        made_at = timezone.now()
        document = read(stored).full_document.model_copy(update={"report": _report_part(stored, made_at)})
        report = Report(
            assessment=stored,
            edition=stored.edition,
            title=stored.name,
            document=document.text(),
            created_at=made_at,
        )
        report.full_clean()
        report.save()
        Share(report=report).save(force_insert=True)
    return report


def document_of(report: Report) -> DecisionDocument:
    """The decision document that was stored with a report."""
    return DecisionDocument.model_validate_json(report.document)


def _report_part(assessment: Assessment, made_at: datetime.datetime) -> ReportDocument:
    """What a report says beside the decision; remarks on what the edition does not have are left out."""
    remarks = fitting_remarks(load(assessment.edition), assessment)
    return ReportDocument(title=assessment.name, location=assessment.location, made_at=made_at, **remarks)


def share(report: Report, *, ends_on: datetime.date | None = None) -> Share:
    """Give the report a read-only address, in place of the one it had: that leads nowhere from then on.

    Raises ``Http404`` where the report has been deleted meanwhile.
    """
    anew = {"token": new_secret(), "ends_on": ends_on, "created_at": timezone.now()}
    with _locked(report):
        return Share.objects.update_or_create(report=report, defaults=anew)[0]


def share_until(report: Report, *, ends_on: datetime.date | None) -> bool:
    """Let the report's read-only address lead there until a day ends, or without an end; the address stays.

    False, and nothing is changed, where it leads nowhere by now.
    """
    return bool(access.lasting_shares().filter(report=report).update(ends_on=ends_on))


def unshare(report: Report) -> None:
    """Take the report's address back; the report itself stays with its assessment."""
    Share.objects.filter(report=report).delete()


def delete(report: Report) -> None:
    """Delete the report; its address leads nowhere from then on, and nobody gives it another meanwhile.

    Raises ``Http404`` where it has been deleted already.
    """
    with _locked(report):
        report.delete()


@contextmanager
def _locked(report: Report) -> Iterator[None]:
    """Nobody shares or deletes the report meanwhile."""
    with transaction.atomic():
        get_object_or_404(Report.objects.select_for_update().only("pk"), pk=report.pk)
        yield
