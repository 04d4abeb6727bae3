"""Revisions: one for each change of a working copy, none where nothing changed."""

import pytest

from catalog.document import DocumentError
from catalog.interchange import from_document, to_document
from catalog.models import Guide, Revision
from catalog.revisions import record, record_all, take_over
from tests.catalog.documents import changed, whole


def saved() -> list[tuple[str, int, str]]:
    return list(Revision.objects.order_by("pk").values_list("guide_key", "number", "saved_by"))


def test_it_stores_the_whole_document(guide: Guide) -> None:
    revision = record(guide, by="somebody")

    assert revision is not None
    assert revision.parsed() == whole()
    assert revision.sha256 == whole().sha256()
    assert saved() == [("trees", 1, "somebody")]


def test_it_stores_nothing_where_nothing_changed(guide: Guide) -> None:
    record(guide, by="somebody")

    assert record(guide, by="another") is None
    assert saved() == [("trees", 1, "somebody")]


def test_it_numbers_the_revisions_of_each_guide(guide: Guide, other_guide: Guide) -> None:
    record_all(by="somebody")
    Guide.objects.filter(pk=guide.pk).update(title="Renamed")
    record_all(by="another")

    assert saved() == [("trees", 1, "somebody"), (other_guide.key, 1, "somebody"), ("trees", 2, "another")]


def test_it_stores_again_what_was_there_before(guide: Guide) -> None:
    for title in ("First", "Second", "First"):
        Guide.objects.update(title=title)
        record(guide, by="somebody")

    assert [number for _, number, _ in saved()] == [1, 2, 3]


def test_it_can_restore_a_revision(guide: Guide) -> None:
    first = record(guide, by="somebody")
    take_over(changed(("notes", []), ("examples", [])), by="somebody")

    assert first is not None
    take_over(first.parsed(), by="another")

    assert to_document(guide) == whole()
    assert [number for _, number, _ in saved()] == [1, 2, 3]


@pytest.mark.django_db
def test_it_records_what_is_taken_over() -> None:
    take_over(whole(), by="somebody")

    assert saved() == [("trees", 1, "somebody")]


def test_it_records_nothing_of_a_refused_document(guide: Guide) -> None:
    with pytest.raises(DocumentError):
        take_over(changed(("notes.0.option", "oak")), by="somebody")

    assert saved() == []
    assert to_document(guide) == to_document(from_document(whole()))
