"""Ratings: one by one, and all of a guide as one table."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from catalog.admin.base import ThingAdmin
from catalog.admin.filters import OfGuide
from catalog.admin.grid import Grid
from catalog.admin.pages import guide_page, show
from catalog.models import Guide, Rating


@admin.register(Rating)
class RatingAdmin(ThingAdmin):
    list_display = ("__str__", "level", "text", "basis", "disputed", "review_by")
    list_editable = []
    list_filter = [
        "option__guide",
        ("option", OfGuide),
        ("criterion", OfGuide),
        ("sources", OfGuide),
        "disputed",
        "review_by",
    ]
    list_select_related = ["option", "criterion", "level__criterion"]
    ordering = ["option__guide", "option__position", "option", "criterion__position", "criterion"]
    search_fields = ["option__key", "option__name", "criterion__key", "criterion__name", "text", "basis", "rationale"]
    filter_horizontal = ("sources",)
    fieldsets = (
        (None, {"fields": ("option", "criterion", "level", "text", "basis")}),
        ("Grounds", {"fields": ("rationale", "sources", "disputed", "review_by")}),
        ("Order", {"fields": ("position",)}),
    )

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:  # noqa: ARG002
        """What is rated on what stays: another pair is another rating."""
        return ("option", "criterion") if obj else ()

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """A rating's page offers the levels of its criterion."""
        form: Any = super().get_form(request, obj, change, **kwargs)
        level = form.base_fields.get("level")
        if obj and level:
            level.choices = [("", "Not stated"), *((each.pk, each.label) for each in obj.criterion.levels.all())]
        return form


@require_http_methods(["GET", "HEAD", "POST"])
@guide_page()
def ratings_view(request: HttpRequest, guide: Guide) -> HttpResponse:
    """All ratings of the guide; sent, store what was changed of them: all of it, or nothing where a cell is refused."""
    if request.method != "POST":
        return _page(request, guide, Grid(guide))
    if not _may_rate(request.user):
        raise PermissionDenied
    grid = Grid(guide, request.POST)
    if grid.conflicts or grid.gone:
        return _page(request, guide, grid, status=409)
    if grid.invalid:
        return _page(request, guide, grid, status=422)
    changed, added = grid.save()
    messages.success(request, f"Ratings changed: {changed}. Ratings added: {added}.")
    return redirect("admin:catalog_guide_ratings", guide.pk)


def _may_rate(user: Any) -> bool:
    return bool(user.has_perms(("catalog.add_rating", "catalog.change_rating")))


def _page(request: HttpRequest, guide: Guide, grid: Grid, *, status: int = 200) -> HttpResponse:
    context = {"grid": grid, "editable": _may_rate(request.user), "refused": status != 200}
    return show(request, guide, "admin/catalog/guide/ratings.html", context, title="Ratings", status=status)
