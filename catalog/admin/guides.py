"""Guides: their own texts, and the pages about each."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html

from catalog.access import may_import
from catalog.admin.base import PROSE, WorkingCopyAdmin, offer_only
from catalog.admin.checking import check_view
from catalog.admin.history import history_view, restore_view, revision_view
from catalog.admin.home import home_view
from catalog.admin.importing import import_new_view, import_view
from catalog.admin.pages import tabs
from catalog.admin.publication import export_view, publish_view
from catalog.admin.ratings import ratings_view
from catalog.admin.reviewing import review_view
from catalog.admin.searching import search_view
from catalog.interchange import to_document
from catalog.models import Guide
from catalog.things import PLURALS, things

EDITING: dict[str, Callable[..., HttpResponse]] = {
    "ratings": ratings_view,
    "review": review_view,
    "restore": restore_view,
    "import": import_view,
}
"""Pages that change the working copy: each request in one transaction, with a revision."""

PAGES = {
    "home": home_view,
    "search": search_view,
    "check": check_view,
    "publish": publish_view,
    "export": export_view,
    "history": history_view,
    "revision": revision_view,
}
"""Pages that leave the working copy alone: outside a transaction, and without a revision."""


@admin.register(Guide)
class GuideAdmin(WorkingCopyAdmin):
    formfield_overrides = PROSE
    list_display = ("home", "key", "question")
    list_display_links = None
    search_fields = ["key", "title", "question"]
    filter_horizontal = ("sources",)
    fieldsets = (
        (None, {"fields": ("key", "title", "question", "summary", "audience")}),
        ("Bounds", {"fields": ("assumptions", "out_of_scope")}),
        ("Grounds", {"fields": ("sources", "contact")}),
    )

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:  # noqa: ARG002
        """Editions, revisions and addresses hold the key: once given, it stays."""
        return ("key",) if obj else ()

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form: Any = super().get_form(request, obj, change, **kwargs)
        offer_only(obj, form)
        return form

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        guide = self.get_object(request, object_id)
        frame = {"guide": guide, "tabs": tabs(request, guide)} if guide is not None else {}
        return super().change_view(request, object_id, form_url, {**frame, **(extra_context or {})})

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        context = {"may_import": may_import(request.user), **(extra_context or {})}
        return super().changelist_view(request, context)

    def response_post_save_add(self, request: HttpRequest, obj: Any) -> HttpResponseRedirect:  # noqa: ARG002
        return HttpResponseRedirect(reverse("admin:catalog_guide_home", args=[obj.pk]))

    response_post_save_change = response_post_save_add

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """The guides, and how much of each kind goes with them: one by one, that would be thousands of lines."""
        counts = Counter(PLURALS[thing.part] for guide in objs for thing in things(to_document(guide)))
        lacking = {
            each.opts.verbose_name
            for each in self.admin_site._registry.values()  # noqa: SLF001 - as Django's own does
            if isinstance(each, WorkingCopyAdmin) and not each.has_delete_permission(request)
        }
        return [str(guide) for guide in objs], counts, lacking, []

    @admin.display(description="title", ordering="title")
    def home(self, guide: Any) -> str:
        """The way to a guide is its home; its texts are changed from there."""
        return format_html('<a href="{}">{}</a>', reverse("admin:catalog_guide_home", args=[guide.pk]), guide)

    def get_urls(self) -> list[URLPattern]:
        """The pages about one guide come before Django's own."""
        site: Any = self.admin_site
        views = {name: site.admin_view(view) for name, view in EDITING.items()}
        views |= {name: site.unrecorded_view(view) for name, view in PAGES.items()}
        pages = [path(f"<int:guide_pk>/{name}/", view, name=f"catalog_guide_{name}") for name, view in views.items()]
        new = path("import/", site.admin_view(import_new_view), name="catalog_guide_import")
        return [new, *pages, *super().get_urls()]
