"""Editions in the admin: whatever is sent, and whoever sends it, a stored edition stays as it is."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from catalog.models import Edition, Guide
from catalog.publishing import publish
from tests.catalog.admin.forms import address
from tests.catalog.conftest import client_of

LIST = "admin:catalog_edition_changelist"
FIELDS = {"label": "2", "guide_key": "trees", "change_note": "x", "document": "{}", "sha256": "0" * 64, "_save": "Save"}


def ticked(edition: Edition, **data: str) -> dict[str, str]:
    """What a list sends of one row."""
    return {"_selected_action": str(edition.pk), "post": "yes", **data}


def rows(edition: Edition) -> dict[str, str]:
    """What a list whose cells could be edited would send."""
    counts = {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "1"}
    return {**counts, "form-0-id": str(edition.pk), "form-0-label": "2", "_save": "Save"}


WAYS: list[tuple[str, Callable[[Client, Edition], Any], int]] = [
    ("change", lambda client, edition: client.post(address(edition), FIELDS), 403),
    ("save as new", lambda client, edition: client.post(address(edition), {**FIELDS, "_saveasnew": "1"}), 403),
    ("add", lambda client, _: client.post(reverse("admin:catalog_edition_add"), FIELDS), 403),
    ("ask to delete", lambda client, edition: client.get(address(edition, "delete")), 403),
    ("delete", lambda client, edition: client.post(address(edition, "delete"), {"post": "yes"}), 403),
    (
        "delete what is ticked",
        lambda client, edition: client.post(reverse(LIST), ticked(edition, action="delete_selected")),
        200,
    ),
    ("edit the list", lambda client, edition: client.post(reverse(LIST), rows(edition)), 200),
    ("send its document", lambda client, edition: client.post(address(edition, "document"), FIELDS), 200),
]
"""What is done, how, and the status of the answer: a list shows itself again, and a document is sent all the same."""


@pytest.mark.parametrize("role", ["superuser", "both"])
@pytest.mark.parametrize(("way", "status"), [row[1:] for row in WAYS], ids=[row[0] for row in WAYS])
def test_it_leaves_a_stored_edition_as_it_is(
    guide: Guide, role: str, way: Callable[[Client, Edition], Any], status: int
) -> None:
    edition = publish(guide, label="1", note="The first.")
    before = list(Edition.objects.values())

    assert way(client_of(role), edition).status_code == status
    assert list(Edition.objects.values()) == before


def test_it_offers_no_way_to_edit_or_delete(guide: Guide) -> None:
    edition = publish(guide, label="1")
    client = client_of("superuser")

    page, listed = client.get(address(edition)), client.get(reverse(LIST))

    assert not page.context["adminform"].form.fields
    assert 'name="_save"' not in page.content.decode()
    assert address(edition, "delete") not in page.content.decode()
    assert listed.context["cl"].formset is None
    assert listed.context["action_form"] is None


def test_it_outlives_its_guide(guide: Guide) -> None:
    publish(guide, label="1")
    before = list(Edition.objects.values())

    response = client_of("superuser").post(address(guide, "delete"), {"post": "yes"})

    assert response.status_code == 302
    assert not Guide.objects.exists()
    assert list(Edition.objects.values()) == before
