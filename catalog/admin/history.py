"""The history of a guide: what each revision changed, as a file, and the way back to it."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_safe

from catalog.access import may_curate
from catalog.admin.base import document_response
from catalog.admin.pages import guide_page, show
from catalog.admin.places import Places
from catalog.differences import Difference, differences
from catalog.document import DocumentError, GuideDocument
from catalog.history import Entry, Item, Saved, history
from catalog.interchange import from_document, to_document
from catalog.models import Edition, Guide, Revision
from catalog.runs import runs
from catalog.validators import is_number

OPEN = 4
"""How many lines of differences a page shows unfolded."""
MOVED_ON = "The working copy has changed since you saw this page. Look at the differences again, then restore."


@require_safe
@guide_page()
def history_view(request: HttpRequest, guide: Guide) -> HttpResponse:
    """Revisions and editions, newest first; of one thing, where ``item`` names one (``note/bm-arc``)."""
    item = _item(request.GET.get("item", ""))
    found = history(guide.key, page=request.GET.get("page", "1"), item=item)
    places = Places(guide)
    context = {
        "entries": [_entry(entry, places) for entry in found.entries],
        "page": found.revisions,
        "newest": found.numbers[0] if found.numbers else 0,
        "oldest": found.numbers[-1] if found.numbers else 0,
        "item": f"{item.part}/{item.key}" if item else "",
        "part": item.part if item else "",
        "name": found.name,
        "thing_url": places.of(item.part, item.key) if item else "",
        "may_restore": may_curate(request.user),
    }
    return show(request, guide, "admin/catalog/guide/history.html", context, title="History")


@require_safe
@guide_page()
def revision_view(request: HttpRequest, guide: Guide) -> HttpResponse:
    """One revision as a file."""
    revision = _revision(guide, request.GET.get("revision", ""))
    return document_response(revision.document, name=str(revision))


@require_http_methods(["GET", "HEAD", "POST"])
@guide_page(may_curate)
def restore_view(request: HttpRequest, guide: Guide) -> HttpResponse:
    """What making the working copy what a revision or an edition holds would change; sent, do it."""
    name, document = _stored(request, guide)
    if request.method != "POST":
        return _confirmation(request, guide, name, document)
    Guide.objects.select_for_update().get(pk=guide.pk)
    if request.POST.get("sha256") != to_document(guide).sha256():
        return _confirmation(request, guide, name, document, refused=[MOVED_ON], status=409)
    try:
        from_document(document)
    except DocumentError as error:
        return _confirmation(request, guide, name, document, refused=list(map(str, error.problems)), status=422)
    messages.success(request, f"The working copy is what {name} holds.")
    return redirect("admin:catalog_guide_history", guide.pk)


def described(found: Sequence[Difference], places: Places) -> dict[str, Any]:
    """Differences for ``_differences.html``: each with the page of its thing, and its texts word by word."""
    rows = [
        {
            "difference": each,
            "url": places.of(each.part, each.key),
            "details": [{"field": one.field, "runs": runs(one.before, one.after)} for one in each.details],
        }
        for each in found
    ]
    return {"rows": rows, "open": sum(max(len(each.details), 1) for each in found) <= OPEN}


def _confirmation(
    request: HttpRequest,
    guide: Guide,
    name: str,
    document: GuideDocument,
    *,
    refused: Sequence[str] = (),
    status: int = 200,
) -> HttpResponse:
    now = to_document(guide)
    context = {
        "name": name,
        "changes": described(differences(now, document, curation=True), Places(guide)),
        "sha256": now.sha256(),
        "refused": refused,
    }
    template = "admin/catalog/guide/restore.html"
    return show(request, guide, template, context, title=f"Restore {name}", status=status)


def _entry(entry: Entry, places: Places) -> dict[str, Any]:
    changes = described(entry.changes, places) if isinstance(entry, Saved) else None
    return {"kind": type(entry).__name__.lower(), "entry": entry, "changes": changes}


def _item(text: str) -> Item | None:
    """The thing that an address names, or none; raises ``Http404`` where it can name nothing."""
    part, _, key = text.partition("/")
    if text and not key:
        raise Http404("Name a thing by its kind and key, such as note/bm-arc.")
    return Item(part, key) if text else None


def _stored(request: HttpRequest, guide: Guide) -> tuple[str, GuideDocument]:
    """The revision or edition that an address names, in words, and what it holds; raises ``Http404`` for none."""
    if label := request.GET.get("edition", ""):
        edition = get_object_or_404(Edition, guide_key=guide.key, label=label)
        return f"edition {edition.label}", edition.parsed()
    revision = _revision(guide, request.GET.get("revision", ""))
    return f"revision {revision.number}", revision.parsed()


def _revision(guide: Guide, number: str) -> Revision:
    if not is_number(number, digits=9):
        raise Http404("Name a revision by its number.")
    return get_object_or_404(Revision, guide_key=guide.key, number=int(number))
