"""Options, with how each does on the criteria."""

from django.contrib import admin

from catalog.admin.base import PartInline, StackedInline, ThingAdmin
from catalog.models import Option, Rating


class RatingInline(PartInline, StackedInline):
    model = Rating
    fieldsets = (
        (None, {"fields": (("criterion", "level"), "text", "basis", "rationale", "sources")}),
        ("Standing", {"fields": (("disputed", "review_by"), "position")}),
    )


@admin.register(Option)
class OptionAdmin(ThingAdmin):
    list_display = ("name", "key", "summary", "guide", "position")
    search_fields = ["key", "name", "former_names", "summary", "description"]
    filter_horizontal = ("sources",)
    inlines = (RatingInline,)
    fieldsets = (
        (None, {"fields": ("guide", "key", "name", "former_names", "summary", "description", "sources")}),
        ("Order", {"fields": ("position",)}),
    )
