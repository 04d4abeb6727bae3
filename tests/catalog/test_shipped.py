"""Shipped guides: published where they are missing, and never over what a curator has made."""

from pathlib import Path
from typing import Any

import pytest

from catalog.document import DocumentError
from catalog.interchange import from_document, to_document
from catalog.models import Edition, Guide, Revision
from catalog.publishing import make_current, publish
from catalog.shipped import Done, publish_shipped
from tests.catalog.documents import changed, whole

pytestmark = pytest.mark.django_db

NEWER = changed(("guide.title", "Trees, again"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    ship(tmp_path, "2020-01")
    return tmp_path


def ship(folder: Path, label: str, document: Any = None) -> None:
    (folder / "trees").mkdir(exist_ok=True)
    (folder / "trees" / f"{label}.json").write_bytes((document or whole()).to_bytes())


def current_label() -> str:
    edition = Edition.objects.current_for("trees")
    return edition.label if edition else ""


def working_copy() -> Any:
    return to_document(Guide.objects.get(key="trees"))


def test_it_publishes_and_sets_up_what_is_missing(folder: Path) -> None:
    assert publish_shipped(folder) == Done(published=("trees 2020-01",), taken_over=("trees",))
    assert current_label() == "2020-01"
    assert working_copy() == whole()
    assert [revision.number for revision in Revision.objects.all()] == [1]


def test_it_does_nothing_the_second_time(folder: Path) -> None:
    publish_shipped(folder)

    assert publish_shipped(folder) == Done(published=(), taken_over=())
    assert Edition.objects.count() == Revision.objects.count() == 1


def test_it_starts_from_the_newest_of_several(folder: Path) -> None:
    ship(folder, "2024-01", NEWER)

    assert publish_shipped(folder) == Done(published=("trees 2020-01", "trees 2024-01"), taken_over=("trees",))
    assert current_label() == "2024-01"
    assert working_copy() == NEWER


def test_it_follows_to_a_new_shipped_edition(folder: Path) -> None:
    publish_shipped(folder)
    ship(folder, "2024-01", NEWER)

    assert publish_shipped(folder) == Done(published=("trees 2024-01",), taken_over=("trees",))
    assert current_label() == "2024-01"
    assert working_copy() == NEWER


def test_it_publishes_the_change_note_beside_the_file(folder: Path) -> None:
    (folder / "trees" / "2020-01.txt").write_text("Walnuts are in.\n")

    publish_shipped(folder)

    assert Edition.objects.get().change_note == "Walnuts are in."


def test_it_leaves_a_working_copy_that_a_curator_has_changed(folder: Path) -> None:
    publish_shipped(folder)
    Guide.objects.update(title="Mine")
    ship(folder, "2024-01", NEWER)

    assert publish_shipped(folder) == Done(published=("trees 2024-01",), left=("trees",))
    assert working_copy().guide.title == "Mine"


def test_it_leaves_a_working_copy_that_a_curator_set_back(folder: Path) -> None:
    ship(folder, "2024-01", NEWER)
    publish_shipped(folder)
    from_document(whole())

    assert publish_shipped(folder) == Done(published=(), taken_over=())
    assert working_copy() == whole()


def test_it_leaves_a_curators_own_edition_current(folder: Path) -> None:
    publish_shipped(folder)
    publish(Guide.objects.get(), label="2023-mine")
    ship(folder, "2024-01", NEWER)

    publish_shipped(folder)

    assert current_label() == "2023-mine"
    assert Edition.objects.labelled("trees", "2024-01") is not None


def test_it_leaves_a_newer_edition_current_when_an_older_one_comes_later(folder: Path) -> None:
    publish_shipped(folder)
    ship(folder, "2019-01", NEWER)

    publish_shipped(folder)

    assert current_label() == "2020-01"


def test_it_leaves_the_edition_that_a_curator_chose(folder: Path) -> None:
    ship(folder, "2024-01", NEWER)
    publish_shipped(folder)
    older = Edition.objects.labelled("trees", "2020-01")
    assert older is not None
    make_current(older)

    publish_shipped(folder)

    assert current_label() == "2020-01"


def test_it_refuses_a_file_in_the_folder_of_another_guide(folder: Path) -> None:
    (folder / "trees").rename(folder / "hedges")

    with pytest.raises(DocumentError) as caught:
        publish_shipped(folder)
    place = folder / "hedges" / "2020-01.json"
    assert str(caught.value) == f'{place}: guide.key: stands in the folder of "hedges": move it'


def test_it_names_the_file_that_is_no_guide_document(folder: Path) -> None:
    place = folder / "trees" / "2020-01.json"
    place.write_text('{"guide": {"key": "trees", "title": "Trees"}}')

    with pytest.raises(DocumentError) as caught:
        publish_shipped(folder)
    assert str(caught.value) == f"{place}: guide.question: add this field: it is required"
