"""What the pages about one guide share: who may open them, and the way from each to the others."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse

from catalog.access import may_import, may_publish, may_view
from catalog.models import Guide

Allowed = Callable[[Any], bool]
View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class Tab:
    """A page about a guide, as the others lead to it."""

    name: str
    """Of its URL, which takes the guide's number."""
    label: str
    allowed: Allowed = may_view


TABS = (
    Tab("admin:catalog_guide_home", "Home"),
    Tab("admin:catalog_guide_ratings", "Ratings"),
    Tab("admin:catalog_guide_search", "Search"),
    Tab("admin:catalog_guide_review", "Review"),
    Tab("admin:catalog_guide_check", "Check"),
    Tab("workbench-picture", "Picture"),
    Tab("workbench-changes", "What changes"),
    Tab("workbench-preview", "Preview"),
    Tab("admin:catalog_guide_import", "Import", may_import),
    Tab("admin:catalog_guide_publish", "Publish", may_publish),
    Tab("admin:catalog_guide_history", "History"),
)
"""In the order in which a curator's work takes them."""


def guide_page(allowed: Allowed = may_view) -> Callable[[View], View]:
    """A view of one guide, for those who are allowed: it takes the request and the guide."""

    def decorate(view: View) -> View:
        @wraps(view)
        def inner(request: HttpRequest, guide_pk: int, **kwargs: Any) -> HttpResponse:
            if not allowed(request.user):
                raise PermissionDenied
            return view(request, get_object_or_404(Guide, pk=guide_pk), **kwargs)

        return inner

    return decorate


def tabs(request: HttpRequest, guide: Guide) -> list[dict[str, Any]]:
    """The pages about a guide that the user may open, as the templates show them."""
    here = request.resolver_match.view_name if request.resolver_match else ""
    return [
        {"label": tab.label, "url": reverse(tab.name, args=[guide.pk]), "here": tab.name == here}
        for tab in TABS
        if tab.allowed(request.user)
    ]


def show(
    request: HttpRequest, guide: Guide, template: str, context: dict[str, Any], *, title: str, status: int = 200
) -> HttpResponse:
    """A page about a guide, whose template extends ``admin/catalog/guide/page.html``."""
    frame = {
        **admin.site.each_context(request),
        "opts": Guide._meta,  # noqa: SLF001 - what the admin's templates take
        "title": title,
        "guide": guide,
        "tabs": tabs(request, guide),
    }
    return TemplateResponse(request, template, {**frame, **context}, status=status)
