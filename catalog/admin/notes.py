"""Scenario notes, with their conditions."""

from typing import Any

from django.contrib import admin
from django.utils.text import Truncator

from catalog.admin.base import ThingAdmin
from catalog.admin.conditions import ConditionedAdmin, NoteClauseInline, with_condition
from catalog.admin.filters import OfGuide
from catalog.models import Note


@admin.register(Note)
class NoteAdmin(ConditionedAdmin, ThingAdmin):
    list_display = ("key", "says", "option", "does", "guide", "position")
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

    @admin.display(description="text and condition", ordering="text")
    def says(self, note: Any) -> str:
        return with_condition(Truncator(note.text).words(16), note)

    @admin.display(description="effect", ordering="effect")
    def does(self, note: Any) -> str:
        points = f", {note.points:+}" if note.points else ""
        return f"{note.get_effect_display()}{points}{', disputed' if note.disputed else ''}"
