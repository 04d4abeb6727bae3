"""Lists are narrowed by what stands in the chosen guide, never by another guide's things."""

import pytest
from django.test import Client
from django.urls import reverse

from catalog.models import Guide

FILTERS = [
    # list, filter, what the two guides have to narrow it by
    ("note", "option", "option_set"),
    ("requirement", "criterion", "criterion_set"),
    ("question", "step", "step_set"),
    ("tool", "options", "option_set"),
    ("reference", "option", "option_set"),
    ("rating", "option", "option_set"),
    ("rating", "criterion", "criterion_set"),
    ("rating", "sources", "source_set"),
]
IDS = [f"{row[0]} by {row[1]}" for row in FILTERS]


def offers(client: Client, kind: str, field: str, query: str = "") -> set[int] | None:
    """The things that a list can be narrowed by; none where the filter is not there."""
    page = client.get(f"{reverse(f'admin:catalog_{kind}_changelist')}?{query}")
    specs = [spec for spec in page.context["cl"].filter_specs if getattr(spec, "field_path", "") == field]
    return {pk for pk, _ in specs[0].lookup_choices} if specs else None


def chosen(guide: Guide, kind: str) -> str:
    return f"{'option__guide' if kind == 'rating' else 'guide'}__id__exact={guide.pk}"


@pytest.mark.parametrize(("kind", "field", "things"), FILTERS, ids=IDS)
def test_it_offers_the_things_of_the_chosen_guide(
    guide: Guide, other_guide: Guide, curator: Client, kind: str, field: str, things: str
) -> None:
    for each in (guide, other_guide):
        expected = {thing.pk for thing in getattr(each, things).all()}
        assert offers(curator, kind, field, chosen(each, kind)) == expected


@pytest.mark.parametrize(("kind", "field", "things"), FILTERS, ids=IDS)
def test_it_offers_nothing_while_several_guides_are_listed(
    guide: Guide,  # noqa: ARG001
    other_guide: Guide,  # noqa: ARG001
    curator: Client,
    kind: str,
    field: str,
    things: str,  # noqa: ARG001
) -> None:
    assert offers(curator, kind, field) is None


@pytest.mark.parametrize(("kind", "field", "things"), FILTERS, ids=IDS)
def test_it_needs_no_choice_where_there_is_one_guide(
    guide: Guide, curator: Client, kind: str, field: str, things: str
) -> None:
    assert offers(curator, kind, field) == {thing.pk for thing in getattr(guide, things).all()}


@pytest.mark.usefixtures("guide")
@pytest.mark.parametrize("query", ["guide__id__exact=x", "guide__id__exact=99999", "option__id__exact=99999"])
def test_it_takes_any_address(curator: Client, query: str) -> None:
    assert curator.get(f"{reverse('admin:catalog_note_changelist')}?{query}").status_code in (200, 302)
