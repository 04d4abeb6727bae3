"""List filters: of the things that a list could be narrowed to, those of the chosen guide."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.http import HttpRequest

from catalog.admin.base import chosen_guide

if TYPE_CHECKING:
    from django.contrib.admin.filters import RelatedFieldListFilter
else:
    RelatedFieldListFilter = admin.RelatedFieldListFilter


class OfGuide(RelatedFieldListFilter):
    """Offers what stands in the chosen guide, or in the only one; nothing while several guides are listed together."""

    def field_choices(self, field: Any, request: HttpRequest, model_admin: Any) -> Any:  # noqa: ARG002
        chosen, rows = chosen_guide(request), field.remote_field.model.objects.all()
        found = list(rows.filter(guide=chosen) if chosen is not None else rows)
        return [(row.pk, str(row)) for row in found] if len({row.guide_id for row in found}) == 1 else []
