"""A report as its owner has it, at a private address: shared or not, until it is deleted."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from advisor import access, reports
from advisor.formatting import long_date
from advisor.forms import Form
from advisor.http import CONFLICT, UNPROCESSABLE, Request, SeeOther, private, readable_and_writable
from advisor.models import Report
from advisor.presenting.compared import own_number, shared_url, side_by_side_url
from advisor.presenting.sharing import rows, shared_report
from advisor.report.views import page_of


class ShareForm(Form):
    """How long a read-only address leads to the report."""

    ends_on = forms.DateField(
        label="Last day, if there is to be one",
        help_text="With its end (UTC) the address stops working; without one, not before you stop sharing.",
        required=False,
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Give the last day as year, month and day, such as 2026-12-31."},
    )

    def clean_ends_on(self) -> object:
        """No day that has passed."""
        day = self.cleaned_data["ends_on"]
        if day and day < timezone.localdate():
            raise ValidationError("Choose today or a later day: this one has passed.", code="past")
        return day


@require_safe
@private
def show(request: Request, secret: str, number: int) -> HttpResponse:
    """The report, with what its owner may do."""
    report = access.report_of(secret, number)
    return _shown(request, report, ShareForm(initial={"ends_on": shared_report(report).ends_on}))


@require_POST
@private
def share(request: Request, secret: str, number: int) -> HttpResponse:
    """Give the report a read-only address; the one it had leads nowhere from then on."""
    report, form = access.report_of(secret, number), ShareForm(request.POST)
    if not form.is_valid():
        return _shown(request, report, form, status=UNPROCESSABLE)
    before = shared_report(report).token
    reports.share(report, ends_on=form.cleaned_data["ends_on"])
    ended = " The one before leads nowhere any more." if before else ""
    messages.success(request, f"The report has a new read-only address.{ended}")
    return _back(secret, number)


@require_POST
@private
def share_until(request: Request, secret: str, number: int) -> HttpResponse:
    """Give the read-only address another last day, or none."""
    report, form = access.report_of(secret, number), ShareForm(request.POST)
    if not form.is_valid():
        return _shown(request, report, form, status=UNPROCESSABLE)
    day = form.cleaned_data["ends_on"]
    if not reports.share_until(report, ends_on=day):
        form.add_error("ends_on", "The address leads nowhere by now. Send the day again to share it at a new one.")
        return _shown(request, report, form, status=CONFLICT)
    messages.success(request, f"Shared until {long_date(day) if day else 'you stop it'}.")
    return _back(secret, number)


@require_POST
@private
def unshare(request: Request, secret: str, number: int) -> HttpResponse:
    """Take the read-only address back."""
    reports.unshare(access.report_of(secret, number))
    messages.success(request, "The report is no longer shared: its address leads nowhere any more.")
    return _back(secret, number)


@readable_and_writable
@private
def delete(request: Request, secret: str, number: int) -> HttpResponse:
    """Ask, then delete the report for good."""
    report = access.report_of(secret, number)
    if request.method != "POST":
        (row,) = rows([report])
        return render(request, "report/delete.html", {"assessment": report.assessment, "row": row})
    reports.delete(report)
    messages.success(request, f"Report {number} of “{report.title}” is deleted.")
    return SeeOther(reverse("assessment", args=[secret]))


def _shown(request: Request, report: Report, form: ShareForm, *, status: int = 200) -> HttpResponse:
    shared, siblings = shared_report(report), access.reports_of(report.assessment).defer("document")
    update_url = reverse("assessment-update", args=[report.assessment.secret])
    at = reverse("assessment-report", args=[report.assessment.secret, report.pk])
    page = page_of(request, report, shared.token, at=at, update_url=update_url)
    context = {
        **page,
        "own": shared,
        "beside_url": side_by_side_url(own=[own_number(report)], page="1")
        if access.is_remembered(request, report.assessment)
        else page["beside_url"],
        "compare_url": shared_url([shared, *(each for each in map(shared_report, siblings) if each.report != report)]),
        "form": form,
    }
    return render(request, "report/show.html", context, status=status)


def _back(secret: str, number: int) -> SeeOther:
    return SeeOther(reverse("assessment-report", args=[secret, number]))
