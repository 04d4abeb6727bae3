"""A report in its other forms, to be taken away: for whoever has its address, and for its owner, shared or not."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from advisor import access
from advisor.documents import SCHEMA, DecisionDocument
from advisor.http import UNPROCESSABLE, Request, private
from advisor.loading import LoadedEdition, load
from advisor.models import Report
from advisor.presenting import report as presenting
from advisor.presenting import staleness
from advisor.presenting.sharing import shared_report
from advisor.report import pdf
from advisor.report.adr import DEFAULT_FORM, FORMS, adr
from advisor.report.checklist import checklist
from advisor.report.naming import file_name
from advisor.report.revisiting import since
from advisor.report.sheets import Sheet, sheet
from advisor.reports import document_of
from advisor.staleness import check


@dataclass(frozen=True, slots=True)
class _Taken:
    """A report about to be written, and who asks for it."""

    request: Request
    report: Report
    loaded: LoadedEdition
    document: DecisionDocument
    sheet: Sheet

    @property
    def since(self) -> str:
        """What has become of the report by today."""
        shown = staleness.notice(check(self.report, self.document))
        return staleness.since(shown, self.report.edition, day=timezone.localdate())

    def file(self, content: bytes, kind: str, suffix: str, *, form: str = "") -> HttpResponse:
        """The response that has it stored under a name of its own."""
        name = file_name(self.report.title, self.sheet.made_at, suffix, form=form)
        headers = {"Content-Disposition": content_disposition_header(as_attachment=True, filename=name) or ""}
        return HttpResponse(content, content_type=kind, headers=headers)


@require_safe
@private
def shared(request: Request, token: str, suffix: str) -> HttpResponse:
    """A report at its read-only address, in the form that ``suffix`` names."""
    return _response(request, access.report_at(token), suffix)


@require_safe
@private
def owned(request: Request, secret: str, number: int, suffix: str) -> HttpResponse:
    """A report of an assessment, for its owner."""
    return _response(request, access.report_of(secret, number), suffix)


def _response(request: Request, found: Report, suffix: str) -> HttpResponse:
    document = document_of(found)
    token = shared_report(found).token
    address = request.build_absolute_uri(reverse("report", args=[token])) if token else ""
    facts = sheet(found, document, address=address)
    return _WRITING[suffix](_Taken(request, found, load(found.edition), document, facts))


def _pdf(taken: _Taken) -> HttpResponse:
    content = presenting.content(taken.loaded, taken.document)
    return taken.file(pdf.render(content, taken.sheet, since=taken.since), "application/pdf", "pdf")


def _adr(taken: _Taken) -> HttpResponse:
    """In the form that the query names; a page of those there are where it names another."""
    asked = taken.request.GET.get("form", DEFAULT_FORM)
    if asked not in FORMS:
        context = {"asked": asked, "forms": FORMS, "url": taken.request.path}
        return render(taken.request, "report/no_form.html", context, status=UNPROCESSABLE)
    later = since(taken.since, address=taken.sheet.address)
    text = adr(taken.loaded, taken.document, taken.sheet, FORMS[asked], since=later)
    return taken.file(text.encode(), "text/markdown; charset=utf-8", "md", form="" if asked == DEFAULT_FORM else asked)


def _json(taken: _Taken) -> HttpResponse:
    """The document as it was stored, byte for byte, but for the address of its schema, which stands first.

    That is the site's public one, so that the bytes are the same under whichever name the site is asked.
    """
    schema = json.dumps(settings.PUBLIC_URL + reverse("decision-schema"))
    text = f'{{\n  "{SCHEMA}": {schema},{taken.report.document.removeprefix("{")}\n'
    return taken.file(text.encode(), "application/json", "json")


def _csv(taken: _Taken) -> HttpResponse:
    text = checklist(taken.loaded, taken.document)
    return taken.file(text.encode(), "text/csv; charset=utf-8", "csv")


_WRITING: dict[str, Callable[[_Taken], HttpResponse]] = {"pdf": _pdf, "md": _adr, "json": _json, "csv": _csv}
