"""Scenario notes, with their conditions."""

from django.contrib import admin

from catalog.admin.base import ThingAdmin
from catalog.admin.conditions import NoteClauseInline
from catalog.models import Note


@admin.register(Note)
class NoteAdmin(ThingAdmin):
    list_display = ("key", "option", "effect", "points", "text", "disputed", "guide", "position")
    list_filter = ["guide", "option", "effect", "disputed", "review_by"]
    list_select_related = ["guide", "option"]
    search_fields = ["key", "text", "waiver", "option__name"]
    filter_horizontal = ("tools", "sources")
    inlines = (NoteClauseInline,)
    fieldsets = (
        (None, {"fields": ("guide", "key", "option", "effect", "points", "text", "waiver", "tools")}),
        ("Grounds", {"fields": ("sources", "disputed", "review_by")}),
        ("Order", {"fields": ("position",)}),
    )
