"""Guides: their own texts, and the pages about each."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path

from catalog.access import may_publish
from catalog.admin.base import PROSE, WorkingCopyAdmin, offer_only
from catalog.admin.checking import check_view
from catalog.admin.history import history_view, restore_view, revision_view
from catalog.admin.home import home_view
from catalog.admin.publication import export_view, publish_view
from catalog.admin.ratings import ratings_view
from catalog.admin.reviewing import review_view
from catalog.models import Guide

EDITING: dict[str, Callable[..., HttpResponse]] = {
    "ratings": ratings_view,
    "review": review_view,
    "restore": restore_view,
}
"""Pages that change the working copy: each request in one transaction, with a revision."""

PAGES = {
    "home": home_view,
    "check": check_view,
    "publish": publish_view,
    "export": export_view,
    "history": history_view,
    "revision": revision_view,
}
"""Pages that leave the working copy alone: outside a transaction, and without a revision."""


@admin.register(Guide)
class GuideAdmin(WorkingCopyAdmin):
    formfield_overrides = PROSE
    list_display = ("title", "key", "question")
    search_fields = ["key", "title", "question"]
    filter_horizontal = ("sources",)
    fieldsets = (
        (None, {"fields": ("key", "title", "question", "summary", "audience")}),
        ("Bounds", {"fields": ("assumptions", "out_of_scope")}),
        ("Grounds", {"fields": ("sources", "contact")}),
    )

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:  # noqa: ARG002
        """Editions, revisions and addresses hold the key: once given, it stays."""
        return ("key",) if obj else ()

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form: Any = super().get_form(request, obj, change, **kwargs)
        offer_only(obj, form)
        return form

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        context = {"may_publish": may_publish(request.user), **(extra_context or {})}
        return super().change_view(request, object_id, form_url, context)

    def get_urls(self) -> list[URLPattern]:
        """The pages about one guide come before Django's own."""
        site: Any = self.admin_site
        views = {name: site.admin_view(view) for name, view in EDITING.items()}
        views |= {name: site.unrecorded_view(view) for name, view in PAGES.items()}
        pages = [path(f"<int:guide_pk>/{name}/", view, name=f"catalog_guide_{name}") for name, view in views.items()]
        return [*pages, *super().get_urls()]
