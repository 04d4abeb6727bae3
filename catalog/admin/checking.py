"""Checking a guide from its pages: what was found last, and a button that checks it anew."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from catalog import checking
from catalog.admin.pages import guide_page, show
from catalog.admin.places import Places
from catalog.checks import Finding, Severity
from catalog.checks.places import subject
from catalog.document import GuideDocument
from catalog.interchange import to_document
from catalog.models import Guide

HEADINGS = {
    Severity.BLOCKS: "What blocks publication",
    Severity.WARNING: "Warnings",
    Severity.REMARK: "Remarks",
}


@require_http_methods(["GET", "HEAD", "POST"])
@guide_page()
def check_view(request: HttpRequest, guide: Guide) -> HttpResponse:
    """The last check of the working copy as it stands; sent, check it anew."""
    document = to_document(guide)
    if request.method == "POST":
        checking.check(document, by=request.user.get_username())
        return redirect("admin:catalog_guide_check", guide.pk)
    check = checking.last_check(document)
    groups = grouped(guide, document, checking.findings_of(check) if check else [])
    return show(request, guide, "admin/catalog/guide/check.html", {"check": check, "groups": groups}, title="Check")


def grouped(guide: Guide, document: GuideDocument, found: Sequence[Finding]) -> list[dict[str, Any]]:
    """The findings under their headings, gravest first; headings without findings left out."""
    places = Places(guide)
    groups = []
    for severity, heading in HEADINGS.items():
        rows = [
            {"finding": each, "subject": subject(document, each.path), "url": places.of_path(document, each.path)}
            for each in found
            if each.severity is severity
        ]
        groups += [{"heading": heading, "findings": rows}] if rows else []
    return groups
