"""Guides: their own texts, and the ways to export and publish them."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path

from catalog.access import may_publish
from catalog.admin.base import PROSE, ModelAdmin, Styled, offer_only
from catalog.admin.publication import export_view, publish_view
from catalog.models import Guide


@admin.register(Guide)
class GuideAdmin(Styled, ModelAdmin):
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
        site: Any = self.admin_site
        return [
            path("<int:guide_pk>/publish/", site.unrecorded_view(publish_view), name="catalog_guide_publish"),
            path("<int:guide_pk>/export/", site.unrecorded_view(export_view), name="catalog_guide_export"),
            *super().get_urls(),
        ]
