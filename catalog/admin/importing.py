"""A guide document into the working copy, in two stages: look at what it would change, then apply it.

Between the two it travels in the page itself, with the hash of the working copy that was seen: nothing is stored.
"""

import json
from collections.abc import Sequence
from functools import wraps
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods

from catalog.access import may_import
from catalog.admin.checking import grouped
from catalog.admin.history import described
from catalog.admin.pages import View, guide_page, show
from catalog.admin.places import Places
from catalog.document import DocumentError, GuideDocument, Problem
from catalog.importing import Import, compare, read
from catalog.models import Guide
from catalog.revisions import take_over
from catalog.things import counted, things

MOVED_ON = "The working copy has changed since you saw this page. Look at the differences again, then apply."
MOST_SHOWN = 100
"""How many problems a page lists: a damaged file may have one in every line."""
RESERVE = 8 * 1024
"""What the form takes beside the document."""


class ImportForm(forms.Form):
    """A guide document, as a file or as text."""

    file = forms.FileField(
        required=False, allow_empty_file=True, help_text="As an export writes it: a JSON file of 1 MB at most."
    )
    text = forms.CharField(
        label="Or its text",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8, "class": "vLargeTextField", "spellcheck": "false"}),
    )

    def clean(self) -> dict[str, Any]:
        """Exactly one of the two."""
        given = self.cleaned_data
        if bool(given.get("file")) == bool(given.get("text")) and not self.errors:
            raise forms.ValidationError("Choose a file, or paste the text of one.")
        return given

    @property
    def content(self) -> bytes:
        """What was given."""
        file = self.cleaned_data["file"]
        return bytes(file.read()) if file else str(self.cleaned_data["text"]).encode()


def importing(view: View) -> View:
    """A view for those who may import that needs no guide."""

    @wraps(view)
    def inner(request: HttpRequest) -> HttpResponse:
        if not may_import(request.user):
            raise PermissionDenied
        return view(request, None)

    return inner


def import_stages(request: HttpRequest, guide: Guide | None) -> HttpResponse:
    """Ask for a document; sent, show what it would change; confirmed, apply it. Of one guide, or of any."""
    if request.method != "POST":
        return _page(request, guide, form=ImportForm())
    confirmed = "document" in request.POST
    form = ImportForm() if confirmed else ImportForm(request.POST, request.FILES)
    if not confirmed and not form.is_valid():
        return _page(request, guide, form=form, status=422)
    try:
        if confirmed:
            return _apply(request, guide, _read(request.POST["document"].encode(), guide))
        return _confirmation(request, guide, compare(_read(form.content, guide)))
    except DocumentError as error:
        return _page(request, guide, form=form, problems=error.problems, status=422)


import_view = require_http_methods(["GET", "HEAD", "POST"])(guide_page(may_import)(import_stages))
import_new_view = require_http_methods(["GET", "HEAD", "POST"])(importing(import_stages))


def _read(content: bytes, guide: Guide | None) -> GuideDocument:
    """The document, if it is one of the guide; raises ``DocumentError``."""
    document = read(content)
    if guide is not None and document.guide.key != guide.key:
        message = f'this is the page of "{guide.key}": import another guide from the list of guides'
        raise DocumentError([Problem("guide.key", message)])
    if len(_compact(document).encode()) + RESERVE > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
        message = "it is larger than a page takes: import it on the server, with manage.py import_guide"
        raise DocumentError([Problem("document", message)])
    return document


def _apply(request: HttpRequest, guide: Guide | None, document: GuideDocument) -> HttpResponse:
    """Make the working copy what the document says, unless it moved on since it was seen."""
    list(Guide.objects.select_for_update().filter(key=document.guide.key))
    found = compare(document)
    if request.POST.get("sha256", "") != found.seen:
        return _confirmation(request, guide, found, refused=MOVED_ON, status=409)
    imported = take_over(document, by=request.user.get_username())
    messages.success(request, f"The working copy of {imported.key} is what was imported. Check it next.")
    return redirect("admin:catalog_guide_home", imported.pk)


def _confirmation(
    request: HttpRequest, guide: Guide | None, found: Import, *, refused: str = "", status: int = 200
) -> HttpResponse:
    context: dict[str, Any] = {
        "found": found,
        "size": counted(things(found.document)),
        "changes": described(found.differences, Places(found.guide)) if found.guide else None,
        "groups": grouped(found.document, found.findings),
        "document": _compact(found.document),
        "refused": refused,
    }
    return _page(request, guide, status=status, **context)


def _compact(document: GuideDocument) -> str:
    """The document on one line, which no browser changes on the way."""
    return json.dumps(document.data(), ensure_ascii=False, separators=(",", ":"))


def _page(
    request: HttpRequest, guide: Guide | None, *, problems: Sequence[Problem] = (), status: int = 200, **context: Any
) -> HttpResponse:
    context |= {"problems": problems[:MOST_SHOWN], "more": max(len(problems) - MOST_SHOWN, 0)}
    if guide is not None:
        return show(request, guide, "admin/catalog/guide/import.html", context, title="Import", status=status)
    frame = {
        **admin.site.each_context(request),
        "opts": Guide._meta,  # noqa: SLF001 - what the admin's templates take
        "title": "Import a guide",
    }
    return TemplateResponse(request, "admin/catalog/guide/import_new.html", {**frame, **context}, status=status)
