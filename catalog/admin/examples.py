"""Worked examples, with their answers and what is expected of their decision."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError

from catalog.admin.base import ModelForm, PartInline, TabularInline, ThingAdmin
from catalog.admin.conditions import ChoosingInline, refuse_choices_of_another
from catalog.models import Example, ExampleAnswer, ExamplePriority, ExampleStatus


class AnswerForm(ModelForm):
    """One answer: some choices, or not sure."""

    def clean(self) -> Any:
        cleaned = super().clean() or self.cleaned_data
        refuse_choices_of_another(cleaned.get("question"), cleaned.get("choices"))
        if bool(cleaned.get("choices")) == bool(cleaned.get("not_sure")):
            raise ValidationError({"choices": 'Give either at least one choice or "Not sure".'})
        return cleaned


class AnswerInline(ChoosingInline):
    model = ExampleAnswer
    form = AnswerForm
    fields = ("question", "choices", "not_sure")


class PriorityInline(PartInline, TabularInline):
    model = ExamplePriority
    fields = ("criterion", "weight")


class StatusInline(PartInline, TabularInline):
    model = ExampleStatus
    fields = ("option", "status")


@admin.register(Example)
class ExampleAdmin(ThingAdmin):
    list_display = ("key", "sentence", "outcome", "guide", "position")
    list_filter = ["guide", "outcome"]
    search_fields = ["key", "sentence"]
    filter_horizontal = ("leaders",)
    inlines = (AnswerInline, PriorityInline, StatusInline)
    fieldsets = (
        (None, {"fields": ("guide", "key", "sentence")}),
        ("Expected decision", {"fields": ("outcome", "leaders")}),
        ("Order", {"fields": ("position",)}),
    )
