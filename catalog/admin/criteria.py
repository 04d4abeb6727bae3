"""Criteria with their levels and conditions, and requirements."""

from django.contrib import admin

from catalog.admin.base import PartInline, TabularInline, ThingAdmin
from catalog.admin.conditions import CriterionClauseInline, RequirementClauseInline
from catalog.admin.filters import OfGuide
from catalog.models import Criterion, Level, Requirement


class LevelInline(PartInline, TabularInline):
    model = Level
    fields = ("position", "key", "label", "value", "description")
    verbose_name_plural = "levels, best first"


@admin.register(Criterion)
class CriterionAdmin(ThingAdmin):
    list_display = ("name", "key", "kind", "guide", "position")
    list_filter = ["guide", "kind"]
    search_fields = ["key", "name", "measures"]
    inlines = (LevelInline, CriterionClauseInline)
    fieldsets = (
        (None, {"fields": ("guide", "key", "name", "measures", "kind")}),
        ("Order", {"fields": ("position",)}),
    )


@admin.register(Requirement)
class RequirementAdmin(ThingAdmin):
    list_display = ("key", "criterion", "level", "text", "guide", "position")
    list_filter = ["guide", ("criterion", OfGuide)]
    list_select_related = ["guide", "criterion", "level__criterion"]
    search_fields = ["key", "text", "criterion__name"]
    inlines = (RequirementClauseInline,)
    fieldsets = (
        (None, {"fields": ("guide", "key", "criterion", "level", "text", "waiver")}),
        ("Order", {"fields": ("position",)}),
    )
