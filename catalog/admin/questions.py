"""Steps and questions, with their choices."""

from django.contrib import admin

from catalog.admin.base import PartInline, TabularInline, ThingAdmin
from catalog.admin.filters import OfGuide
from catalog.admin.uses import KeptRows
from catalog.models import Choice, Question, Step


class ChoiceInline(PartInline, TabularInline):
    model = Choice
    formset = KeptRows
    fields = ("position", "key", "label", "help", "exclusive")


@admin.register(Step)
class StepAdmin(ThingAdmin):
    list_display = ("title", "key", "guide", "position")
    search_fields = ["key", "title", "introduction"]
    fieldsets = (
        (None, {"fields": ("guide", "key", "title", "introduction")}),
        ("Order", {"fields": ("position",)}),
    )


@admin.register(Question)
class QuestionAdmin(ThingAdmin):
    list_display = ("text", "key", "step", "kind", "changeable", "guide", "position")
    list_filter = ["guide", ("step", OfGuide), "kind", "changeable"]
    list_select_related = ["guide", "step"]
    ordering = ["guide", "step__position", "step_id", "position", "pk"]
    search_fields = ["key", "text", "why", "help", "choices__label"]
    inlines = (ChoiceInline,)
    fieldsets = (
        (None, {"fields": ("guide", "step", "key", "text", "why", "help")}),
        ("Answers", {"fields": ("kind", "changeable")}),
        ("Order within the step", {"fields": ("position",)}),
    )
