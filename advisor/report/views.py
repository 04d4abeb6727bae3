"""Reports: make one, read it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from advisor import access, reports
from advisor.http import UNPROCESSABLE, Request, SeeOther, private
from advisor.loading import load
from advisor.models import Report
from advisor.presenting import report
from advisor.presenting.compared import side_by_side_url
from advisor.presenting.options import options_page
from advisor.presenting.staleness import notice
from advisor.report.downloads import downloads
from advisor.reports import document_of
from advisor.staleness import check


@require_POST
@private
def create(request: Request, secret: str) -> HttpResponse:
    """Freeze what is decided now, at an address of its own."""
    made = reports.create(access.assessment_at(secret))
    messages.success(request, "The report is made. It stays as it is; anyone who has its address can read it.")
    return SeeOther(reverse("assessment-report", args=[secret, made.pk]))


@require_safe
@private
def show(request: Request, token: str) -> HttpResponse:
    """A report, frozen: shown from the decision document that was stored with it."""
    at = reverse("report", args=[token])
    return render(request, "report/show.html", page_of(request, access.report_at(token), token, at=at))


def page_of(request: Request, found: Report, token: str, *, at: str, update_url: str = "") -> dict[str, Any]:
    """What the page of a report shows; without a token, nothing that only stands at the read-only address.

    ``at``: where the page stands, with its other forms beside it; ``update_url``: where its owner brings the assessment
    up to the current edition.
    """
    document = document_of(found)
    names = ("report-what-if", "report-options", "report")
    what_if, compare, address = (reverse(name, args=[token]) if token else "" for name in names)
    content = report.content(load(found.edition), document, what_if=what_if, compare=compare)
    return {
        "report": found,
        "content": content,
        "beside_url": side_by_side_url(tokens=[token], page="1") if token else "",
        "address": address and request.build_absolute_uri(address),
        "staleness": notice(check(found, document), update_url=update_url),
        "downloads": downloads(at, content),
    }


@require_safe
@private
def options(request: Request, token: str) -> HttpResponse:
    """Some options of a report side by side."""
    found = access.report_at(token)
    page = options_page(
        load(found.edition),
        document_of(found),
        request.GET,
        name=found.title,
        url=reverse("report-options", args=[token]),
        back=(reverse("report", args=[token]), "Report"),
    )
    context = {"page": page, "form": page.form}
    return render(request, "decision/options.html", context, status=UNPROCESSABLE if page.form.errors else 200)
