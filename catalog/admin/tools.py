"""Tools and references."""

from django.contrib import admin

from catalog.admin.base import ThingAdmin
from catalog.admin.filters import OfGuide
from catalog.models import Reference, Tool


@admin.register(Tool)
class ToolAdmin(ThingAdmin):
    list_display = ("name", "key", "category", "guide", "position")
    list_filter = ["guide", "category", ("options", OfGuide)]
    search_fields = ["key", "name", "category", "description", "url"]
    filter_horizontal = ("options", "sources")
    fieldsets = (
        (None, {"fields": ("guide", "key", "name", "category", "description", "url", "options", "sources")}),
        ("Order", {"fields": ("position",)}),
    )


@admin.register(Reference)
class ReferenceAdmin(ThingAdmin):
    list_display = ("title", "key", "kind", "option", "guide", "position")
    list_filter = ["guide", "kind", ("option", OfGuide)]
    list_select_related = ["guide", "option"]
    search_fields = ["key", "title", "url"]
    fieldsets = (
        (None, {"fields": ("guide", "key", "title", "url", "kind", "option")}),
        ("Order", {"fields": ("position",)}),
    )
