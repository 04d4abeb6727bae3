"""Scenario notes, with their conditions."""

from typing import Any

from django.contrib import admin
from django.utils.text import Truncator

from catalog.admin.base import ThingAdmin
from catalog.admin.conditions import NoteClauseInline
from catalog.admin.filters import OfGuide
from catalog.models import Note


@admin.register(Note)
class NoteAdmin(ThingAdmin):
    list_display = ("key", "option", "effect", "points", "says", "disputed", "guide", "position")
    list_filter = ["guide", ("option", OfGuide), "effect", "disputed", "review_by"]
    list_select_related = ["guide", "option"]
    search_fields = ["key", "text", "waiver", "option__name"]
    filter_horizontal = ("tools", "sources")
    inlines = (NoteClauseInline,)
    fieldsets = (
        (None, {"fields": ("guide", "key", "option", "effect", "points", "text", "waiver", "tools")}),
        ("Grounds", {"fields": ("sources", "disputed", "review_by")}),
        ("Order", {"fields": ("position",)}),
    )

    @admin.display(description="text")
    def says(self, note: Any) -> str:
        return Truncator(note.text).words(16)
