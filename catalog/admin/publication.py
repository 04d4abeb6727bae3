"""Publishing a guide from its page: what the checks find, then a label and a note; and the guide as a file."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods, require_safe

from catalog.access import may_publish
from catalog.admin.base import document_response
from catalog.checks import Finding, Severity
from catalog.checks.places import subject
from catalog.document import GuideDocument
from catalog.interchange import to_document
from catalog.models import Guide
from catalog.publishing import PublicationRefused, findings, publish
from catalog.validators import LABEL_LENGTH, validate_label


class PublicationForm(forms.Form):
    """What a publisher says of a new edition."""

    label = forms.CharField(
        max_length=LABEL_LENGTH,
        validators=[validate_label],
        help_text="Addresses and reports hold it, such as 2022-11.",
    )
    note = forms.CharField(
        label="Change note",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "class": "vLargeTextField"}),
        help_text="For readers: what changed since the edition before.",
    )
    current = forms.BooleanField(
        label="Make it current", required=False, initial=True, help_text="New assessments then take this edition."
    )
    sha256 = forms.CharField(widget=forms.HiddenInput)


@require_http_methods(["GET", "HEAD", "POST"])
def publish_view(request: HttpRequest, guide_pk: int) -> HttpResponse:
    """Show what the checks find, and publish what was seen."""
    if not may_publish(request.user):
        raise PermissionDenied
    guide = get_object_or_404(Guide, pk=guide_pk)
    document = to_document(guide)
    if request.method != "POST":
        form = PublicationForm(initial={"sha256": document.sha256()})
        return _page(request, guide, document, form=form, found=findings(document))
    form = PublicationForm(request.POST)
    return _publish(request, guide, document, form=form)


def _publish(request: HttpRequest, guide: Guide, document: GuideDocument, *, form: PublicationForm) -> HttpResponse:
    if not form.is_valid():
        return _page(request, guide, document, form=form, found=findings(document), status=422)
    try:
        edition = publish(guide, **form.cleaned_data, by=request.user.get_username())
    except PublicationRefused as error:
        now = to_document(guide)
        further = [finding for finding in findings(now) if finding not in error.findings]
        return _page(request, guide, now, form=form, found=[*error.findings, *further], status=422)
    messages.success(request, f"Published {edition}.")
    return redirect("admin:catalog_edition_change", edition.pk)


@require_safe
def export_view(request: HttpRequest, guide_pk: int) -> HttpResponse:
    """The working copy as a file."""
    if not request.user.has_perm("catalog.view_guide"):
        raise PermissionDenied
    guide = get_object_or_404(Guide, pk=guide_pk)
    return document_response(to_document(guide).to_bytes().decode(), name=guide.key)


def _page(
    request: HttpRequest,
    guide: Guide,
    document: GuideDocument,
    *,
    form: PublicationForm,
    found: list[Finding],
    status: int = 200,
) -> HttpResponse:
    context = {
        **admin.site.each_context(request),
        "opts": Guide._meta,  # noqa: SLF001 - what the admin's templates take
        "title": f'Publish "{guide}"',
        "guide": guide,
        "sha256": document.sha256(),
        "form": form,
        "groups": _grouped(document, found),
        "blocked": any(finding.severity is Severity.BLOCKS for finding in found),
    }
    return TemplateResponse(request, "admin/catalog/guide/publish.html", context, status=status)


_HEADINGS = {
    Severity.BLOCKS: "What blocks publication",
    Severity.WARNING: "Warnings",
    Severity.REMARK: "Remarks",
}


def _grouped(document: GuideDocument, found: list[Finding]) -> list[dict[str, Any]]:
    """The findings under their headings, gravest first; headings without findings left out."""
    groups = [
        {"heading": heading, "findings": [_row(document, finding) for finding in found if finding.severity is severity]}
        for severity, heading in _HEADINGS.items()
    ]
    return [group for group in groups if group["findings"]]


def _row(document: GuideDocument, finding: Finding) -> dict[str, str]:
    return {"path": finding.path, "subject": subject(document, finding.path), "message": finding.message}
