"""What a model's fields are to the guide document: columns, single references, and lists of references."""

from functools import cache
from typing import Any

from django.db.models import QuerySet


def columns(model: Any) -> dict[str, Any]:
    """The model's own columns and single references by name."""
    return _columns(model)


def lists(model: Any) -> dict[str, Any]:
    """The model's lists of references by name."""
    return _lists(model)


def links(field: Any, guide_pk: int) -> QuerySet[Any]:
    """The rows behind a list of references of one guide, in the order in which they were added."""
    owner = f"{field.m2m_field_name()}__{field.model.guide_lookup}"
    found: QuerySet[Any] = field.remote_field.through.objects.filter(**{owner: guide_pk}).order_by("pk")
    return found


@cache
def _columns(model: Any) -> dict[str, Any]:
    return {field.name: field for field in model._meta.concrete_fields}  # noqa: SLF001


@cache
def _lists(model: Any) -> dict[str, Any]:
    return {field.name: field for field in model._meta.many_to_many}  # noqa: SLF001
