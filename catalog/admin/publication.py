"""Publishing a guide from its page: what the checks find, then a label and a note; and the guide as a file."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from catalog import checking
from catalog.access import may_publish
from catalog.admin.base import document_response
from catalog.admin.checking import shown
from catalog.admin.fields import ProseInput
from catalog.admin.pages import guide_page, show
from catalog.checks import Finding
from catalog.differences import Kind, differences
from catalog.document import GuideDocument
from catalog.interchange import to_document
from catalog.models import Check, Edition, Guide
from catalog.publishing import PublicationRefused, four_eyes, publish
from catalog.validators import LABEL_LENGTH, validate_label


class PublicationForm(forms.Form):
    """What a publisher says of a new edition."""

    label = forms.CharField(
        max_length=LABEL_LENGTH,
        validators=[validate_label],
        help_text="Addresses and reports hold it, such as 2022-11.",
    )
    note = ProseInput(
        label="Change note", required=False, help_text="For readers: what changed since the edition before."
    )
    current = forms.BooleanField(
        label="Make it current", required=False, initial=True, help_text="New assessments then take this edition."
    )
    sha256 = forms.CharField(widget=forms.HiddenInput)


@require_http_methods(["GET", "HEAD", "POST"])
@guide_page(may_publish)
def publish_view(request: HttpRequest, guide: Guide) -> HttpResponse:
    """Show what the last check found, and publish what was seen. Looking at it checks nothing; what is sent is."""
    if request.method != "POST":
        document = to_document(guide)
        form = PublicationForm(initial={"label": _free_label(guide.key)})
        return _page(request, guide, document, checking.last_check(document), form=form)
    form = PublicationForm(request.POST)
    refused: Sequence[Finding] = ()
    if form.is_valid():
        try:
            edition = publish(guide, **form.cleaned_data, by=request.user.get_username())
        except PublicationRefused as error:
            refused = error.findings
        else:
            messages.success(request, f"Published {edition}.")
            return redirect("admin:catalog_edition_change", edition.pk)
    document = to_document(guide)
    check = checking.checked(document, by=request.user.get_username())
    return _page(request, guide, document, check, form=form, refused=refused)


@require_safe
@guide_page()
def export_view(_: HttpRequest, guide: Guide) -> HttpResponse:
    """The working copy as a file."""
    return document_response(to_document(guide).to_bytes().decode(), name=guide.key)


def _page(
    request: HttpRequest,
    guide: Guide,
    document: GuideDocument,
    check: Check | None,
    *,
    form: PublicationForm,
    refused: Sequence[Finding] = (),
) -> HttpResponse:
    eyes = four_eyes(document, by=request.user.get_username())
    besides = [*eyes, *(each for each in refused if each not in eyes)]
    context: dict[str, Any] = {
        **shown(guide, document, check, besides=besides),
        "sha256": document.sha256(),
        "form": form,
        "changes": _changes(document),
        "blocked": checking.blocking([*eyes, *(checking.findings_of(check) if check else [])]),
    }
    status = 422 if form.is_bound else 200
    return show(request, guide, "admin/catalog/guide/publish.html", context, title="Publish", status=status)


def _free_label(guide_key: str) -> str:
    """This month, unless an edition has it."""
    month = f"{timezone.localdate():%Y-%m}"
    return "" if Edition.objects.labelled(guide_key, month) else month


def _changes(document: GuideDocument) -> str:
    """How a document differs from the current edition of its guide, in a sentence."""
    current = Edition.objects.current_for(document.guide.key)
    if current is None:
        return "The guide has no current edition."
    found = differences(current.parsed(), document, curation=True)
    if not found:
        return f"Nothing differs from edition {current.label}, which is current."
    counts = [(sum(each.kind is kind for each in found), kind.value) for kind in Kind]
    listed = ", ".join(f"{count} {kind}" for count, kind in counts if count)
    noun = "thing differs" if len(found) == 1 else "things differ"
    return f"{len(found)} {noun} from edition {current.label}, which is current: {listed}."
