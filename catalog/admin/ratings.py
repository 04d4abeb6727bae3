"""Ratings, one by one."""

from django.contrib import admin

from catalog.admin.base import PROSE, ModelAdmin, Styled
from catalog.models import Rating


@admin.register(Rating)
class RatingAdmin(Styled, ModelAdmin):
    formfield_overrides = PROSE
    list_select_related = ["option", "criterion", "level__criterion"]
    list_display = ("option", "criterion", "level", "basis", "disputed", "review_by")
