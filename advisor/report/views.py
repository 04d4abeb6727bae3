"""Reports: make one, read it, revoke it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from advisor import access, assessments
from advisor.documents import DecisionDocument
from advisor.http import UNPROCESSABLE, Request, SeeOther, private
from advisor.loading import load
from advisor.presenting import report
from advisor.presenting.options import options_page


@require_POST
@private
def create(request: Request, secret: str) -> HttpResponse:
    """Freeze what is decided now, at an address of its own."""
    made = assessments.create_report(access.assessment_at(secret))
    messages.success(request, "The report is made. It stays as it is; anyone who has its address can read it.")
    return SeeOther(reverse("report", args=[made.token]))


@require_http_methods(["GET", "HEAD", "POST"])
@private
def revoke(request: Request, secret: str, token: str) -> HttpResponse:
    """Ask, then delete a report of this assessment."""
    assessment = access.assessment_at(secret)
    found = get_object_or_404(assessment.reports.defer("document"), share__token=token)
    if request.method != "POST":
        return render(request, "report/revoke.html", {"assessment": assessment, "report": found})
    assessments.delete_report(found)
    messages.success(request, f"The report “{found.title}” is deleted; its address leads nowhere now.")
    return SeeOther(reverse("assessment", args=[secret]))


@require_safe
@private
def show(request: Request, token: str) -> HttpResponse:
    """A report, frozen: shown from the decision document that was stored with it."""
    found = access.report_at(token)
    document = DecisionDocument.model_validate_json(found.document)
    what_if, compare = (reverse(name, args=[token]) for name in ("report-what-if", "report-options"))
    context = {
        "report": found,
        "content": report.content(load(found.edition), document, what_if=what_if, compare=compare),
        "address": request.build_absolute_uri(reverse("report", args=[token])),
    }
    return render(request, "report/show.html", context)


@require_safe
@private
def options(request: Request, token: str) -> HttpResponse:
    """Some options of a report side by side."""
    found = access.report_at(token)
    page = options_page(
        load(found.edition),
        DecisionDocument.model_validate_json(found.document),
        request.GET,
        name=found.title,
        url=reverse("report-options", args=[token]),
        back=(reverse("report", args=[token]), "Report"),
    )
    context = {"page": page, "form": page.form}
    return render(request, "decision/options.html", context, status=UNPROCESSABLE if page.form.errors else 200)
