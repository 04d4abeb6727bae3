"""Editions: to read, to make current, to retire. Nothing of them is ever edited."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest

from catalog.access import may_publish
from catalog.admin.base import ReadOnlyAdmin
from catalog.models import Edition
from catalog.publishing import PublicationRefused, make_current, reinstate, retire


@admin.register(Edition)
class EditionAdmin(ReadOnlyAdmin):
    list_display = ("label", "guide_key", "standing", "published_at", "published_by", "change_note", "document_link")
    list_filter = ["guide_key"]
    search_fields = ["guide_key", "label", "change_note", "sha256"]
    date_hierarchy = "published_at"
    actions = ("make_current", "retire", "reinstate")
    fieldsets = (
        (None, {"fields": ("guide_key", "label", "standing", "change_note", "published_at", "published_by")}),
        ("Document", {"fields": ("sha256", "document_link", "document")}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Edition]:  # noqa: ARG002
        return Edition.objects.without_documents().with_standing()

    @admin.display(description="standing")
    def standing(self, edition: Any) -> str:
        return "retired" if edition.is_retired else "current" if edition.is_current else "published"

    def has_publish_permission(self, request: HttpRequest) -> bool:
        """What the actions below ask for."""
        return may_publish(request.user)

    @admin.action(description="Make current", permissions=["publish"])
    def make_current(self, request: HttpRequest, editions: QuerySet[Edition]) -> None:
        keys = [edition.guide_key for edition in editions]
        if len(set(keys)) < len(keys):
            self.message_user(request, "Select one edition of each guide: only one can be current.", messages.ERROR)
            return
        for edition in editions:
            self._try(request, edition)

    @admin.action(description="Retire", permissions=["publish"])
    def retire(self, request: HttpRequest, editions: QuerySet[Edition]) -> None:
        for edition in editions:
            retire(edition, by=request.user.get_username())
            self.message_user(request, f"Retired {edition}.")

    @admin.action(description="Reinstate", permissions=["publish"])
    def reinstate(self, request: HttpRequest, editions: QuerySet[Edition]) -> None:
        for edition in editions:
            reinstate(edition)
            self.message_user(request, f"Reinstated {edition}.")

    def _try(self, request: HttpRequest, edition: Edition) -> None:
        try:
            make_current(edition)
        except PublicationRefused as error:
            self.message_user(request, f"{edition}: {error.findings[0].message}.", messages.ERROR)
        else:
            self.message_user(request, f"{edition} is current.")
