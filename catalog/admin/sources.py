"""Sources."""

from django.contrib import admin

from catalog.admin.base import ThingAdmin
from catalog.models import Source


@admin.register(Source)
class SourceAdmin(ThingAdmin):
    list_display = ("title", "key", "publisher", "checked_on", "review_by", "guide", "position")
    list_filter = ["guide", "review_by"]
    search_fields = ["key", "title", "publisher", "url"]
    fieldsets = (
        (None, {"fields": ("guide", "key", "title", "publisher", "url")}),
        ("As of when", {"fields": ("published_on", "checked_on", "review_by")}),
        ("Order", {"fields": ("position",)}),
    )
