"""Revisions: the history of each working copy, to read and to download."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from catalog.admin.base import ReadOnlyAdmin
from catalog.models import Revision


@admin.register(Revision)
class RevisionAdmin(ReadOnlyAdmin):
    list_display = ("number", "guide_key", "saved_at", "saved_by", "document_link")
    list_filter = ["guide_key", "saved_by"]
    search_fields = ["guide_key", "saved_by", "sha256"]
    date_hierarchy = "saved_at"
    ordering = ["guide_key", "-number"]
    fieldsets = (
        (None, {"fields": ("guide_key", "number", "saved_at", "saved_by")}),
        ("Document", {"fields": ("sha256", "document_link", "document")}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Revision]:
        return super().get_queryset(request).defer("document")
