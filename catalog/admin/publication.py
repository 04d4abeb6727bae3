"""Publishing a guide from its page: what the checks find, then a label and a note; and the guide as a file."""

from collections.abc import Sequence

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from catalog import checking
from catalog.access import may_publish
from catalog.admin.base import document_response
from catalog.admin.checking import grouped
from catalog.admin.pages import guide_page, show
from catalog.checks import Finding
from catalog.document import GuideDocument
from catalog.interchange import to_document
from catalog.models import Guide
from catalog.publishing import PublicationRefused, publish
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
@guide_page(may_publish)
def publish_view(request: HttpRequest, guide: Guide) -> HttpResponse:
    """Show what the checks find, and publish what was seen."""
    document = to_document(guide)
    if request.method != "POST":
        return _page(request, guide, document, form=PublicationForm(initial={"sha256": document.sha256()}))
    form = PublicationForm(request.POST)
    if not form.is_valid():
        return _page(request, guide, document, form=form, status=422)
    try:
        edition = publish(guide, **form.cleaned_data, by=request.user.get_username())
    except PublicationRefused as error:
        return _page(request, guide, to_document(guide), form=form, refused=error.findings, status=422)
    messages.success(request, f"Published {edition}.")
    return redirect("admin:catalog_edition_change", edition.pk)


@require_safe
@guide_page()
def export_view(_: HttpRequest, guide: Guide) -> HttpResponse:
    """The working copy as a file."""
    return document_response(to_document(guide).to_bytes().decode(), name=guide.key)


def _page(
    request: HttpRequest,
    guide: Guide,
    document: GuideDocument,
    *,
    form: PublicationForm,
    refused: Sequence[Finding] = (),
    status: int = 200,
) -> HttpResponse:
    found = checking.findings_of(checking.checked(document, by=request.user.get_username()))
    context = {
        "sha256": document.sha256(),
        "form": form,
        "groups": grouped(guide, document, [*(each for each in refused if each not in found), *found]),
    }
    return show(request, guide, "admin/catalog/guide/publish.html", context, title="Publish", status=status)
