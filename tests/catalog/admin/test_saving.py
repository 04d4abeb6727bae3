"""Each request that changes a working copy stores one revision, and none that changes nothing."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from catalog import admin_site
from catalog.interchange import to_document
from catalog.models import Guide, Note, Option, Revision
from catalog.revisions import record
from tests.catalog.admin.forms import address, errors, filled
from tests.catalog.conftest import client_of
from tests.catalog.documents import whole

NOTES = "admin:catalog_note_changelist"


@pytest.fixture
def recorded(guide: Guide) -> Guide:
    """A guide whose working copy is what its first revision holds."""
    record(guide, by="setup")
    return guide


def rename(client: Client, guide: Guide) -> None:
    url = address(guide)
    client.post(url, {**filled(client, url), "title": "Renamed"})


def add_note(client: Client, guide: Guide) -> None:
    option = guide.option_set.get(key="cherry")
    url = reverse("admin:catalog_note_add")
    client.post(url, {**filled(client, url), "key": "n", "option": option.pk, "effect": "informs", "text": "New."})


def change_note_and_its_conditions(client: Client, guide: Guide) -> None:
    url = address(guide.note_set.get(key="walnut-too-broad"))
    room = guide.question_set.get(key="room")
    data = {"text": "Other.", "clauses-0-choices": [choice.pk for choice in room.choices.all()]}
    client.post(url, {**filled(client, url), **data})


def delete_note(client: Client, guide: Guide) -> None:
    client.post(address(guide.note_set.all()[0], "delete"), {"post": "yes"})


def delete_several_notes(client: Client, guide: Guide) -> None:
    chosen = [note.pk for note in guide.note_set.all()[:2]]
    client.post(reverse(NOTES), {"action": "delete_selected", "_selected_action": chosen, "post": "yes"})


def reorder_notes(client: Client, guide: Guide) -> None:
    data: dict[str, Any] = {"form-TOTAL_FORMS": 3, "form-INITIAL_FORMS": 3, "_save": "Save"}
    for index, note in enumerate(guide.note_set.all()):
        data |= {f"form-{index}-id": note.pk, f"form-{index}-position": 3 - index}
    client.post(reverse(NOTES), data)


def save_unchanged(client: Client, guide: Guide) -> None:
    for thing in (guide, guide.note_set.all()[1], guide.option_set.all()[0], guide.example_set.all()[0]):
        url = address(thing)
        client.post(url, filled(client, url))


def send_errors(client: Client, guide: Guide) -> None:
    url = address(guide)
    client.post(url, {**filled(client, url), "title": ""})


def look(client: Client, guide: Guide) -> None:
    client.get(address(guide))


CHANGES: list[tuple[Callable[[Client, Guide], None], int]] = [
    (rename, 1),
    (add_note, 1),
    (change_note_and_its_conditions, 1),
    (delete_note, 1),
    (delete_several_notes, 1),
    (reorder_notes, 1),
    (save_unchanged, 0),
    (send_errors, 0),
    (look, 0),
]


@pytest.mark.parametrize(("act", "stored"), CHANGES)
def test_it_stores_a_revision_of_what_changed(
    recorded: Guide, curator: Client, act: Callable[[Client, Guide], None], stored: int
) -> None:
    act(curator, recorded)

    later = list(Revision.objects.filter(number__gt=1))
    assert [revision.saved_by for revision in later] == ["curator"] * stored
    assert (to_document(recorded) != whole()) == bool(stored)
    assert all(revision.parsed() == to_document(recorded) for revision in later)


def test_it_stores_a_revision_of_each_guide_that_changed(recorded: Guide, other_guide: Guide, curator: Client) -> None:
    record(other_guide, by="setup")
    chosen = [note.pk for note in Note.objects.filter(key="cherry-birds")]

    curator.post(reverse(NOTES), {"action": "delete_selected", "_selected_action": chosen, "post": "yes"})

    assert {row.guide_key for row in Revision.objects.filter(number=2)} == {recorded.key, other_guide.key}


def test_it_changes_nothing_where_no_revision_can_be_stored(
    recorded: Guide, curator: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*, by: str) -> None:
        raise RuntimeError(by)

    monkeypatch.setattr(admin_site, "record_all", fails)

    with pytest.raises(RuntimeError):
        rename(curator, recorded)
    assert to_document(recorded) == whole()


def test_it_refuses_a_taken_key_with_a_sentence(recorded: Guide, curator: Client) -> None:
    url = address(recorded.note_set.get(key="cherry-birds"))

    response = curator.post(url, {**filled(curator, url), "key": "cherry-soon"})

    assert errors(response) == ["Something else of its kind in this guide has this key: choose another."]
    assert to_document(recorded) == whole()


def test_it_keeps_the_key_of_a_guide(recorded: Guide, curator: Client) -> None:
    url = address(recorded)
    curator.post(url, {**filled(curator, url), "key": "shrubs"})

    assert Guide.objects.get().key == "trees"


def test_it_keeps_the_guide_of_a_thing(recorded: Guide, other_guide: Guide, curator: Client) -> None:
    url = address(recorded.option_set.get(key="cherry"))
    curator.post(url, {**filled(curator, url), "guide": other_guide.pk})

    assert Option.objects.filter(guide=recorded).count() == 2


@pytest.mark.parametrize("role", ["publisher", "staff", "architect", "nobody"])
def test_it_lets_only_curators_change_anything(recorded: Guide, role: str) -> None:
    data = filled(client_of("superuser"), address(recorded)) | {"title": "Renamed"}
    client = client_of(role)

    for url in (address(recorded), address(recorded.note_set.all()[0], "delete"), reverse("admin:catalog_note_add")):
        assert client.post(url, data | {"post": "yes"}).status_code in (302, 403)
    assert to_document(recorded) == whole()
