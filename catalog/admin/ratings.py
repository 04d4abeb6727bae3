"""Ratings, one by one."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from catalog.admin.base import ThingAdmin
from catalog.admin.filters import OfGuide
from catalog.models import Rating


@admin.register(Rating)
class RatingAdmin(ThingAdmin):
    list_display = ("__str__", "level", "text", "basis", "disputed", "review_by")
    list_editable = []
    list_filter = [
        "option__guide",
        ("option", OfGuide),
        ("criterion", OfGuide),
        ("sources", OfGuide),
        "disputed",
        "review_by",
    ]
    list_select_related = ["option", "criterion", "level__criterion"]
    ordering = ["option__guide", "option__position", "option", "criterion__position", "criterion"]
    search_fields = ["option__key", "option__name", "criterion__key", "criterion__name", "text", "basis", "rationale"]
    filter_horizontal = ("sources",)
    fieldsets = (
        (None, {"fields": ("option", "criterion", "level", "text", "basis")}),
        ("Grounds", {"fields": ("rationale", "sources", "disputed", "review_by")}),
        ("Order", {"fields": ("position",)}),
    )

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:  # noqa: ARG002
        """What is rated on what stays: another pair is another rating."""
        return ("option", "criterion") if obj else ()

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """A rating's page offers the levels of its criterion."""
        form: Any = super().get_form(request, obj, change, **kwargs)
        level = form.base_fields.get("level")
        if obj and level:
            level.choices = [("", "Not stated"), *((each.pk, each.label) for each in obj.criterion.levels.all())]
        return form
