"""Guides for readers: home, a guide, its options, and the schemas of the documents."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from advisor import access
from advisor.documents import decision_schema
from advisor.http import Request
from advisor.loading import LoadedEdition, load
from advisor.presenting import editions, guides
from advisor.presenting.cards import cards
from catalog.document import json_schema
from catalog.models import Edition


@require_safe
@cache_control(private=True)
def home(request: Request) -> HttpResponse:
    """The guides, and what this browser can carry on with: addresses that no shared cache may keep."""
    current = Edition.objects.current().without_documents().order_by("guide_key")
    recent = list(access.assessments_on(request)[:5])
    context = {
        "guides": [guides.entry(load(edition)) for edition in current],
        "cards": cards(recent, access.current_updates_on(request, recent)),
    }
    return render(request, "guides/home.html", context)


@require_safe
def guide(request: Request, guide: str, label: str = "") -> HttpResponse:
    """A guide at a glance: of its current edition, or of the one labelled."""
    edition, loaded = _edition(guide, label)
    context = {
        "page": guides.guide_page(loaded),
        "edition": edition,
        "labelled": bool(label),
        "editions": editions.edition_lines(list(Edition.objects.for_guide(guide).without_documents().with_standing())),
    }
    return render(request, "guides/guide.html", context)


@require_safe
def option(request: Request, guide: str, option: str, label: str = "") -> HttpResponse:
    """One option of a guide."""
    edition, loaded = _edition(guide, label)
    if option not in loaded.options:
        raise Http404
    context = {
        "page": guides.option_page(loaded, option),
        "guide": loaded.document.guide,
        "edition": edition,
        "labelled": bool(label),
    }
    return render(request, "guides/option.html", context)


@require_safe
def changes(request: Request, guide: str, before: str, after: str) -> HttpResponse:
    """What changed from one edition of a guide to another."""
    (_, old), (edition, new) = _edition(guide, before), _edition(guide, after)
    context = {"page": editions.changes(old, new), "guide": guide, "note": edition.change_note}
    return render(request, "guides/changes.html", context)


@require_safe
def guide_schema(_: Request) -> HttpResponse:
    """The JSON Schema of the guide document."""
    return _schema(json_schema)


@require_safe
def decision_schema_view(_: Request) -> HttpResponse:
    """The JSON Schema of the decision document."""
    return _schema(decision_schema)


def _schema(made_by: Callable[[], dict[str, Any]]) -> HttpResponse:
    return JsonResponse(made_by(), content_type="application/schema+json", json_dumps_params={"indent": 2})


def _edition(guide: str, label: str) -> tuple[Edition, LoadedEdition]:
    """The edition that is asked for; raises ``Http404`` where there is none."""
    published = Edition.objects.without_documents().with_standing()
    found = published.labelled(guide, label) if label else published.current_for(guide)
    if found is None:
        raise Http404
    return found, load(found)
