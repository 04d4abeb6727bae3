"""Whoever came to a thing from a finding or a search is led back to the things of its guide."""

from django.test import Client
from django.urls import reverse

from catalog.models import Guide
from tests.catalog.admin.forms import address, filled


def test_it_leads_to_the_list_of_the_guide_after_saving(guide: Guide, other_guide: Guide, curator: Client) -> None:  # noqa: ARG001
    url = address(guide.note_set.get(key="cherry-birds"))

    response = curator.post(url, filled(curator, url))

    assert response["Location"] == f"{reverse('admin:catalog_note_changelist')}?guide__id__exact={guide.pk}"


def test_it_leads_back_to_the_list_that_one_came_from(guide: Guide, curator: Client) -> None:
    url = f"{address(guide.note_set.get(key='cherry-birds'))}?_changelist_filters=q%3Dbirds"

    response = curator.post(url, filled(curator, url))

    assert response["Location"] == f"{reverse('admin:catalog_note_changelist')}?q=birds"


def test_it_leads_from_a_rating_to_those_of_its_guide(guide: Guide, curator: Client) -> None:
    rating = guide.option_set.get(key="walnut").ratings.get(criterion__key="shade")
    url = address(rating)

    response = curator.post(url, filled(curator, url))

    expected = f"{reverse('admin:catalog_rating_changelist')}?option__guide__id__exact={guide.pk}"
    assert response["Location"] == expected
