"""Checking a guide from its pages: what was found last, and a button that checks it anew."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from catalog import checking, proof, wording
from catalog.access import may_check, may_publish
from catalog.admin.pages import guide_page, show
from catalog.admin.places import Places
from catalog.checks import Finding, Severity
from catalog.checks.findings import Answers
from catalog.checks.places import subject
from catalog.document import GuideDocument
from catalog.interchange import to_document
from catalog.models import Check, Guide

HEADINGS = {
    Severity.BLOCKS: "What blocks publication",
    Severity.WARNING: "Warnings",
    Severity.REMARK: "Remarks",
}


COUNTED = {
    Severity.BLOCKS: ("blocks publication", "block publication"),
    Severity.WARNING: ("warning", "warnings"),
    Severity.REMARK: ("remark", "remarks"),
}
"""One finding of a kind, and several."""


@require_http_methods(["GET", "HEAD", "POST"])
@guide_page()
def check_view(request: HttpRequest, guide: Guide) -> HttpResponse:
    """The last check of the working copy as it stands; sent, check it anew, and go on to publication if asked to."""
    document = to_document(guide)
    if request.method == "POST":
        if not may_check(request.user):
            raise PermissionDenied
        checking.check(document, by=request.user.get_username())
        publishing = "publish" in request.POST and may_publish(request.user)
        return redirect(f"admin:catalog_guide_{'publish' if publishing else 'check'}", guide.pk)
    check = checking.last_check(document)
    return show(request, guide, "admin/catalog/guide/check.html", shown(guide, document, check), title="Check")


def shown(
    guide: Guide, document: GuideDocument, check: Check | None, *, besides: Sequence[Finding] = ()
) -> dict[str, Any]:
    """What the pages show of a check of the guide's document, if there is one, and of what else was found."""
    found = checking.findings_of(check) if check else []
    return {
        "check": check,
        "summary": summary(check, found) if check else "",
        "proof": proof.in_words(check.proof) if check else [],
        "groups": grouped(
            document,
            [*(each for each in besides if each not in found), *found],
            url_of=partial(Places(guide).of_path, document),
            preview_of=partial(_preview_url, guide),
        ),
    }


def summary(check: Check, found: Sequence[Finding]) -> str:
    """Who checked, when, and what it came to, in a line."""
    by = f" by {check.checked_by}" if check.checked_by else ""
    at = timezone.localtime(check.checked_at)
    return f"Checked{by} on {at.day} {at:%B %Y} at {at:%H:%M} {at:%Z}: {_counted(found) or 'nothing found'}."


def _counted(found: Sequence[Finding]) -> str:
    counts = {severity: sum(each.severity is severity for each in found) for severity in Severity}
    return ", ".join(f"{count} {COUNTED[severity][count > 1]}" for severity, count in counts.items() if count)


def grouped(
    document: GuideDocument,
    found: Sequence[Finding],
    *,
    url_of: Callable[[str], str] = lambda _: "",
    preview_of: Callable[[Answers], str] = lambda _: "",
) -> list[dict[str, Any]]:
    """The findings under their headings, gravest first; headings without findings left out.

    ``url_of`` gives the page on which what stands at a path is edited, where there is one, and ``preview_of`` the page
    on which an example is decided.
    """
    questions = {question.key: question for question in document.questions}
    groups = []
    for severity, heading in HEADINGS.items():
        rows = [
            {
                "finding": each,
                "subject": subject(document, each.path),
                "url": url_of(each.path),
                "example": wording.answers(questions, each.example or {}),
                "preview_url": preview_of(each.example) if each.example else "",
            }
            for each in found
            if each.severity is severity
        ]
        groups += [{"heading": heading, "findings": rows}] if rows else []
    return groups


def _preview_url(guide: Guide, answers: Answers) -> str:
    """Where answers are decided on the working copy: a page of those who have the engine."""
    query = {key: list(choices) for key, choices in answers.items()}
    return reverse("workbench-preview-result", args=[guide.pk], query=query)
