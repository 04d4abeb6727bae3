"""Searching all texts of a guide."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from catalog.admin.pages import guide_page, show
from catalog.admin.places import Places
from catalog.document import GuideDocument
from catalog.interchange import to_document
from catalog.models import Guide
from catalog.searching import Hit, search
from catalog.things import PLURALS

MOST = 200
"""How many texts are shown at once."""


class SearchForm(forms.Form):
    """What is looked for."""

    q = forms.CharField(
        label="Words",
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "aria-describedby": "search-help"}),
    )


@require_safe
@guide_page()
def search_view(request: HttpRequest, guide: Guide) -> HttpResponse:
    """Every text in which all the words stand, by kind of thing, with the way to where it is edited."""
    form = SearchForm(request.GET)
    valid = form.is_valid()
    query = form.cleaned_data["q"] if valid else ""
    document = to_document(guide)
    hits = search(document, query)
    context = {
        "form": form,
        "query": query,
        "count": len(hits),
        "most": MOST,
        "groups": _grouped(guide, document, hits[:MOST]),
    }
    template = "admin/catalog/guide/search.html"
    return show(request, guide, template, context, title="Search", status=200 if valid else 422)


def _grouped(guide: Guide, document: GuideDocument, hits: Sequence[Hit]) -> list[dict[str, Any]]:
    """The hits under a heading for each kind of thing."""
    places = Places(guide)
    groups = []
    for part, heading in PLURALS.items():
        rows = [{"hit": hit, "url": places.of_path(document, hit.thing.path)} for hit in hits if hit.thing.part == part]
        groups += [{"heading": heading if part != "guide" else "the guide itself", "rows": rows}] if rows else []
    return groups
