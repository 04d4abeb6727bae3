"""Criteria with their levels and conditions, and requirements."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from catalog.admin.base import PartInline, TabularInline, ThingAdmin
from catalog.admin.conditions import (
    CLAUSES,
    ConditionedAdmin,
    CriterionClauseInline,
    RequirementClauseInline,
    sentence,
    with_condition,
)
from catalog.admin.filters import OfGuide
from catalog.admin.uses import KeptRows
from catalog.models import Criterion, Level, Requirement


class LevelInline(PartInline, TabularInline):
    model = Level
    formset = KeptRows
    fields = ("position", "key", "label", "value", "description")
    verbose_name_plural = "levels, best first"


class RequirementInline(PartInline, TabularInline):
    """What is required on a criterion. Keys and conditions are edited on the page of each requirement."""

    model = Requirement
    template = "admin/catalog/requirements.html"
    fields = ("level", "text", "waiver", "condition")
    readonly_fields = ("condition",)
    show_change_link = True
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002
        """Never here: a new one needs a key and a condition."""
        return False

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).prefetch_related(*CLAUSES)

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """The levels of the criterion to choose from."""
        formset = super().get_formset(request, obj, **kwargs)
        level = formset.form.base_fields.get("level")
        if obj and level:
            level.choices = [(each.pk, each.label) for each in obj.levels.all()]
        return formset

    @admin.display(description="condition")
    def condition(self, requirement: Any) -> str:
        return sentence(requirement.clauses.all())


@admin.register(Criterion)
class CriterionAdmin(ConditionedAdmin, ThingAdmin):
    list_display = ("name", "key", "kind", "guide", "position")
    list_filter = ["guide", "kind"]
    search_fields = ["key", "name", "measures"]
    inlines = (LevelInline, CriterionClauseInline, RequirementInline)
    fieldsets = (
        (None, {"fields": ("guide", "key", "name", "measures", "kind")}),
        ("Order", {"fields": ("position",)}),
    )

    def get_inlines(self, request: HttpRequest, obj: Any) -> Any:
        """Requirements need a criterion that is stored."""
        inlines = super().get_inlines(request, obj)
        return inlines if obj else [inline for inline in inlines if inline is not RequirementInline]


@admin.register(Requirement)
class RequirementAdmin(ConditionedAdmin, ThingAdmin):
    list_display = ("key", "criterion", "level", "says", "guide", "position")
    list_filter = ["guide", ("criterion", OfGuide)]
    list_select_related = ["guide", "criterion", "level__criterion"]
    search_fields = ["key", "text", "criterion__name"]
    inlines = (RequirementClauseInline,)
    fieldsets = (
        (None, {"fields": ("guide", "key", "criterion", "level", "text", "waiver")}),
        ("Order", {"fields": ("position",)}),
    )

    @admin.display(description="text and condition")
    def says(self, requirement: Any) -> str:
        return with_condition(requirement.text, requirement)
