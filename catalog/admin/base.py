"""What the admin pages of all things of a guide share: the guide is known first, and only its things are offered."""

from itertools import groupby
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import PermissionDenied
from django.forms.models import ModelChoiceIteratorValue as Offered
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.text import slugify

from catalog.admin.places import item_of
from catalog.admin.uses import refusals, used_by
from catalog.interchange.fields import columns, lists
from catalog.models import Choice, Guide, Level
from catalog.models.base import in_guide, walk
from catalog.models.fields import LinesField, ProseField
from catalog.validators import is_number

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Any]
    TabularInline = admin.TabularInline[Any, Any]
    StackedInline = admin.StackedInline[Any, Any]
    ModelForm = forms.ModelForm[Any]
else:
    ModelAdmin, TabularInline, StackedInline, ModelForm = (
        admin.ModelAdmin,
        admin.TabularInline,
        admin.StackedInline,
        forms.ModelForm,
    )

CHOSEN = ("guide", "guide__id__exact", "option__guide__id__exact")
"""How addresses name the guide: of a new thing, and of a filtered list of things or of ratings."""

GROUPED = {Level: "criterion", Choice: "question"}
"""What is offered under headings, and what the headings are."""


def guide_of(request: HttpRequest, thing: Any) -> Guide | None:
    """The guide that a page is about: the thing's own; for a new thing, the chosen one, or the only one there is."""
    if thing is not None:
        home: Guide | None = thing if isinstance(thing, Guide) else walk(thing, thing.guide_lookup)
        return home
    chosen = chosen_guide(request)
    guides = Guide.objects.filter(pk=chosen) if chosen is not None else Guide.objects.all()
    found = list(guides[:2])
    return found[0] if len(found) == 1 else None


def chosen_guide(request: HttpRequest) -> int | None:
    """The number of the guide that an address names, or none."""
    query = {**QueryDict(request.GET.get("_changelist_filters", "")).dict(), **request.GET.dict()}
    chosen = next((str(query[name]) for name in CHOSEN if query.get(name)), "")
    return int(chosen) if is_number(chosen) else None


def offer_only(guide: Guide | None, form: Any) -> None:
    """Let each picker of a form class offer what stands in the guide, read once for all rows of the form."""
    for field in form.base_fields.values():
        if isinstance(field, forms.ModelChoiceField) and field.queryset is not None:
            model: Any = field.queryset.model
            rows = in_guide(model, guide.pk) if guide else model.objects.none()
            field.queryset = rows
            field.choices = [*_blank(field), *_offers(model, rows)]
            for icon in ("add", "change", "delete", "view"):  # they would lead past the guide, to all guides' things
                setattr(field.widget, f"can_{icon}_related", False)


def _blank(field: Any) -> list[tuple[str, str]]:
    if isinstance(field, forms.ModelMultipleChoiceField) or field.empty_label is None:
        return []
    return [("", field.empty_label)]


def _offers(model: Any, rows: Any) -> list[Any]:
    if model not in GROUPED:
        return [(row.pk, str(row)) for row in rows]
    owner = GROUPED[model]
    ordered = rows.select_related(owner).order_by(f"{owner}__position", f"{owner}__pk", "position", "pk")
    groups = groupby(ordered, key=lambda row: str(getattr(row, owner)))
    return [(heading, [(Offered(row.pk, row), row.label or row.key) for row in inner]) for heading, inner in groups]


PROSE = {
    ProseField: {"widget": AdminTextareaWidget(attrs={"rows": 4})},
    LinesField: {"widget": AdminTextareaWidget(attrs={"rows": 4})},
}
"""Texts of a few sentences need no ten rows."""


class Styled:
    """Keeps wide pickers within the page."""

    class Media:
        css = {"all": ["catalog/admin.css"]}


class WorkingCopyAdmin(Styled, ModelAdmin):
    """Base of the pages of what a guide is made of. Revisions tell its history: no log entry is written beside them."""

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> None:  # type: ignore[override]
        """Nothing: the request leaves a revision."""

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> None:  # type: ignore[override]
        """Nothing: the request leaves a revision."""

    def log_deletions(self, request: HttpRequest, queryset: Any) -> None:  # type: ignore[override]
        """Nothing: the request leaves a revision."""

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:  # noqa: ARG002
        """The guide's history, narrowed to the thing."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        thing = self.get_object(request, unquote(object_id))
        guide = guide_of(request, thing) if thing is not None else None
        if guide is None:
            raise Http404
        query = urlencode({"item": item_of(thing)}, safe="/")
        return redirect(f"{reverse('admin:catalog_guide_history', args=[guide.pk])}?{query}")


def name_fields(formset: Any) -> None:
    """Give the fields of rows the names that only column heads show otherwise; checkboxes have their own."""
    for field in formset.form.base_fields.values():
        widget = getattr(field.widget, "widget", field.widget)  # the admin wraps the widgets of references
        if not isinstance(widget, forms.CheckboxSelectMultiple):
            widget.attrs.setdefault("aria-label", field.label)
    formset.deletion_widget = forms.CheckboxInput(attrs={"aria-label": "Delete this row"})


class PartInline(admin.options.InlineModelAdmin):  # type: ignore[type-arg]
    """Base of inlines: no empty rows, and the guide's own things to pick from."""

    extra = 0
    formfield_overrides = PROSE

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        formset = super().get_formset(request, obj, **kwargs)
        offer_only(guide_of(request, obj), formset.form)
        name_fields(formset)
        return formset

    def get_queryset(self, request: HttpRequest) -> Any:
        """What the rows show and select, read once for all of them."""
        references = [name for name, field in columns(self.model).items() if field.is_relation and not field.null]
        return super().get_queryset(request).select_related(*references).prefetch_related(*lists(self.model))


class PlacedForm(ModelForm):
    """A row of a list, whose position says what it is a place within."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        within = getattr(self.instance, f"{self.instance.ordered_within}_id")
        self.fields["position"].widget.attrs |= {"data-within": within, "aria-label": f"Position of {self.instance}"}


class ThingAdmin(WorkingCopyAdmin):
    """Base of the pages of what stands directly in a guide."""

    class Media:
        js = ("catalog/ordering.js",)

    formfield_overrides = PROSE

    list_filter = ["guide"]
    list_editable = ["position"]
    list_select_related = ["guide"]
    ordering = ["guide", "position", "pk"]
    search_fields = ["key"]
    list_per_page = 200

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        if self.has_add_permission(request) and guide_of(request, None) is None:
            return self._choose_guide(request)
        return super().add_view(request, form_url, extra_context)

    def get_list_display(self, request: HttpRequest) -> Any:
        """Each row names its guide, unless all are of one."""
        shown = super().get_list_display(request)
        return [name for name in shown if name != "guide"] if guide_of(request, None) else shown

    def get_changelist_form(self, request: HttpRequest, **kwargs: Any) -> Any:
        return super().get_changelist_form(request, form=PlacedForm, **kwargs)

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        chosen = chosen_guide(request)
        guide = Guide.objects.filter(pk=chosen).first() if chosen is not None else None
        return super().changelist_view(request, {"guide": guide, **(extra_context or {})})

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """The form, with the way back to its guide, and with what names the thing."""
        thing = kwargs.get("obj")
        context |= {
            "guide": guide_of(request, thing),
            "guide_filter": self.guide_filter,
            "uses": used_by(thing) if thing is not None else None,
        }
        return super().render_change_form(request, context, *args, **kwargs)

    @property
    def guide_filter(self) -> str:
        """What narrows the list to one guide, in its address."""
        return f"{self.model.guide_lookup}__id__exact"

    def get_preserved_filters(self, request: HttpRequest) -> str:
        """What the list was narrowed to; for who came another way, by a finding or a search, the thing's guide."""
        found = super().get_preserved_filters(request)
        match = request.resolver_match
        if found or request.method != "POST" or match is None or "object_id" not in match.kwargs:
            return found
        thing = self.get_object(request, unquote(match.kwargs["object_id"]))
        guide = guide_of(request, thing) if thing is not None else None
        return urlencode({"_changelist_filters": urlencode({self.guide_filter: guide.pk})}) if guide else found

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """What would be deleted; and what forbids it, which is first of all that other things name it."""
        used = refusals(objs)
        return ([], {}, set(), used) if used else super().get_deleted_objects(objs, request)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form: Any = super().get_form(request, obj, change, **kwargs)
        guide = guide_of(request, obj)
        offer_only(guide, form)
        if "guide" in form.base_fields and guide is not None:
            form.base_fields["guide"].initial = guide.pk
            form.base_fields["guide"].disabled = True
        return form

    def _choose_guide(self, request: HttpRequest) -> HttpResponse:
        """Ask which guide a new thing is for: all that it can refer to depends on that."""
        choices = []
        for guide in Guide.objects.all():
            query = request.GET.copy()
            query["guide"] = str(guide.pk)
            choices.append({"guide": guide, "query": query.urlencode()})
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": f"Add {self.opts.verbose_name}: choose the guide",
            "choices": choices,
        }
        return TemplateResponse(request, "admin/catalog/choose_guide.html", context)


class ReadOnlyAdmin(ModelAdmin):
    """Base of the pages of what nobody edits."""

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002
        return False

    def get_urls(self) -> list[URLPattern]:
        name = f"{self.opts.app_label}_{self.opts.model_name}_document"
        view = self.admin_site.admin_view(self.document_view)
        return [path("<int:pk>/document/", view, name=name), *super().get_urls()]

    def document_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The stored document as a file."""
        row = get_object_or_404(self.model, pk=pk)
        if not self.has_view_permission(request, row):
            raise PermissionDenied
        return document_response(row.document, name=str(row))

    @admin.display(description="document")
    def document_link(self, row: Any) -> str:
        address = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_document", args=[row.pk])
        return format_html('<a href="{}">Download</a>', address)


def document_response(document: str, *, name: str) -> HttpResponse:
    """A guide document to be saved as a file."""
    response = HttpResponse(document, content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="{slugify(name)}.json"'
    return response
