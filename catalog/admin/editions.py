"""Editions: to read, to make current, to retire, to take back into the working copy. Nothing of them is ever edited."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from catalog import proof
from catalog.access import may_curate, may_publish
from catalog.admin.base import ReadOnlyAdmin
from catalog.admin.standing import VIEWS
from catalog.models import Edition, Guide


@admin.register(Edition)
class EditionAdmin(ReadOnlyAdmin):
    list_display = ("label", "guide_key", "standing", "published_at", "published_by", "change_note", "document_link")
    list_filter = ["guide_key"]
    search_fields = ["guide_key", "label", "change_note", "sha256"]
    date_hierarchy = "published_at"
    fieldsets = (
        (None, {"fields": ("guide_key", "label", "change_note", "published_at", "published_by")}),
        ("Standing", {"fields": ("standing", "retired")}),
        ("Proof", {"fields": ("proven",)}),
        ("Document", {"fields": ("sha256", "document_link")}),
        ("Text of the document", {"fields": ("document",), "classes": ["collapse"]}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Edition]:  # noqa: ARG002
        return Edition.objects.without_documents().with_standing()

    def get_urls(self) -> list[URLPattern]:
        """What changes the standing of an edition leaves the working copy alone, and takes a transaction of its own."""
        site: Any = self.admin_site
        pages = [
            path(f"<int:pk>/{name}/", site.unrecorded_view(view), name=f"catalog_edition_{name.replace('-', '_')}")
            for name, view in VIEWS.items()
        ]
        return [*pages, *super().get_urls()]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        edition = self.get_object(request, object_id)
        context = {"tools": self._tools(request, edition) if edition else [], **(extra_context or {})}
        return super().change_view(request, object_id, form_url, context)

    @admin.display(description="standing")
    def standing(self, edition: Any) -> str:
        return "retired" if edition.is_retired else "current" if edition.is_current else "published"

    @admin.display(description="retired")
    def retired(self, edition: Any) -> str:
        if not edition.is_retired:
            return "No."
        retirement = edition.retirement
        by = f" by {retirement.retired_by}" if retirement.retired_by else ""
        return f"On {retirement.retired_at:%Y-%m-%d}{by}. {retirement.reason}"

    @admin.display(description="what was gone through")
    def proven(self, edition: Any) -> str:
        rows = proof.in_words(edition.proof)
        return _described(rows) if rows else "Nothing was recorded."

    def _tools(self, request: HttpRequest, edition: Edition) -> list[dict[str, str]]:
        """What somebody may do with the edition."""
        names = {}
        if may_publish(request.user):
            names = _moves(edition)
        tools = [
            {"label": label, "url": reverse(f"admin:catalog_edition_{name}", args=[edition.pk])}
            for name, label in {**names, "document": "Export"}.items()
        ]
        guide = Guide.objects.filter(key=edition.guide_key).first() if may_curate(request.user) else None
        if guide:
            url = reverse("admin:catalog_guide_restore", args=[guide.pk])
            query = urlencode({"edition": edition.label})
            tools.append({"label": "Restore into the working copy", "url": f"{url}?{query}"})
        return tools


def _moves(edition: Edition) -> dict[str, str]:
    """The pages that change where an edition stands, as far as it has that way to go."""
    if edition.is_retired:
        return {"reinstate": "Reinstate", "retire": "Change the reason"}
    return {"retire": "Retire"} if edition.is_current else {"make_current": "Make current", "retire": "Retire"}


def _described(rows: list[tuple[str, str]]) -> SafeString:
    return format_html_join("\n", "<p>{}: <strong>{}</strong></p>", rows)
