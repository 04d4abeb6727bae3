"""What no list can look for is refused with a word, and never breaks the admin."""

import pytest
from django.test import Client
from django.urls import reverse

from catalog.models import Guide

NOTES = "admin:catalog_note_changelist"
REFUSED = ["key=%00", "key__regex=(", "key__iregex=[", "guide__title__regex=*"]
HARMLESS = [f"guide={'9' * 5000}", f"guide={'9' * 30}", "guide=²", "guide=-1", "guide=x"]


@pytest.mark.parametrize("query", REFUSED)
def test_it_refuses_what_a_database_can_not_look_for(guide: Guide, curator: Client, query: str) -> None:  # noqa: ARG001
    assert curator.get(f"{reverse(NOTES)}?{query}").status_code == 400


@pytest.mark.parametrize("query", HARMLESS)
def test_it_takes_what_is_no_number_for_no_guide(guide: Guide, curator: Client, query: str) -> None:  # noqa: ARG001
    assert curator.get(f"{reverse('admin:catalog_note_add')}?{query}").status_code == 200


@pytest.mark.parametrize("chosen", ["abc", "9" * 40, "²", "1;2"])
def test_it_refuses_a_selection_that_is_no_number(guide: Guide, curator: Client, chosen: str) -> None:
    data = {"action": "delete_selected", "_selected_action": chosen}

    assert curator.post(reverse(NOTES), data).status_code == 400
    assert guide.note_set.count() == 3
