"""Editions and revisions stay as they were written, whoever tries and however."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from catalog.immutability import ImmutableError, drop_triggers, immutable_models, install_triggers, trigger_names
from catalog.models import CurrentEdition, Edition, Guide, Revision
from catalog.publishing import publish
from catalog.revisions import record

EDITION = "catalog_edition"
REVISION = "catalog_revision"
EVENTS = {
    "sqlite": {EDITION: {"update", "delete", "replace"}, REVISION: {"update", "replace"}},
    "postgresql": {EDITION: {"update", "delete", "truncate"}, REVISION: {"update"}},
}

IN_PYTHON: list[tuple[str, Callable[[Edition], Any], str]] = [
    ("save", lambda edition: edition.save(), "A stored edition is never changed: make a new one."),
    ("delete", lambda edition: edition.delete(), "A stored edition is never deleted: make a new one."),
    ("update", lambda _: Edition.objects.update(label="x"), "A stored edition is never changed: make a new one."),
    (
        "deletion of many",
        lambda _: Edition.objects.all().delete(),
        "A stored edition is never deleted: make a new one.",
    ),
    (
        "bulk update",
        lambda edition: Edition.objects.bulk_update([edition], ["label"]),
        "A stored edition is never changed: make a new one.",
    ),
    (
        "update or create",
        lambda edition: Edition.objects.update_or_create(pk=edition.pk, defaults={"label": "x"}),
        "A stored edition is never changed: make a new one.",
    ),
]

RAW = [
    "UPDATE catalog_edition SET label = 'x'",
    "UPDATE catalog_edition SET document = document",
    "DELETE FROM catalog_edition",
    "UPDATE catalog_revision SET saved_by = 'x'",
]
RAW_OF = {
    "sqlite": [
        "INSERT OR REPLACE INTO catalog_edition SELECT * FROM catalog_edition",
        "REPLACE INTO catalog_edition SELECT id + 1, guide_key, label, sha256, 0, 0, 0, 0, '{}' FROM catalog_edition",
        "REPLACE INTO catalog_revision SELECT * FROM catalog_revision",
    ],
    "postgresql": ["SET CONSTRAINTS ALL IMMEDIATE; TRUNCATE catalog_edition CASCADE"],
}[connection.vendor]


@pytest.fixture
def edition(guide: Guide) -> Edition:
    record(guide, by="somebody")
    return publish(guide, label="1")


def stored() -> list[Any]:
    return [*Edition.objects.values(), *Revision.objects.values()]


@pytest.mark.parametrize(("attempt", "message"), [row[1:] for row in IN_PYTHON], ids=[row[0] for row in IN_PYTHON])
def test_it_refuses_in_python(edition: Edition, attempt: Callable[[Edition], Any], message: str) -> None:
    before = stored()

    with pytest.raises(ImmutableError) as caught:
        attempt(edition)
    assert str(caught.value) == message
    assert stored() == before


@pytest.mark.parametrize("statement", [*RAW, *RAW_OF])
def test_it_refuses_raw_sql(edition: Edition, statement: str) -> None:  # noqa: ARG001
    before = stored()

    with pytest.raises(IntegrityError, match="immutable"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert stored() == before


def test_it_refuses_an_edition_whose_primary_key_is_taken(edition: Edition) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Edition(pk=edition.pk, guide_key="trees", label="2", sha256="0" * 64, document="{}").save()


@pytest.mark.parametrize("delete", [lambda: Revision.objects.get().delete(), lambda: Revision.objects.all().delete()])
def test_it_lets_revisions_be_deleted_whole(edition: Edition, delete: Callable[[], Any]) -> None:  # noqa: ARG001
    delete()

    assert not Revision.objects.exists()


def test_it_lets_another_edition_become_current(edition: Edition, guide: Guide) -> None:
    second = publish(guide, label="2")

    assert [row.edition for row in CurrentEdition.objects.all()] == [second]
    assert edition in Edition.objects.all()


def events_of(table: str) -> set[str]:
    return {name.rsplit("_", 1)[1] for owner, name in trigger_names() if owner == table}


@pytest.mark.django_db
def test_it_has_every_trigger_after_all_migrations() -> None:
    expected = EVENTS[connection.vendor]

    assert {table: events_of(table) for table in expected} == expected
    protected = {model._meta.db_table for model in immutable_models()}  # noqa: SLF001
    assert {table for table, _ in trigger_names()} == protected


@pytest.mark.django_db
def test_it_makes_lost_triggers_again_after_a_migrate() -> None:
    before = trigger_names()
    drop_triggers()
    assert trigger_names() == []

    call_command("migrate", verbosity=0)

    assert trigger_names() == before


@pytest.mark.django_db
def test_it_makes_triggers_any_number_of_times() -> None:
    before = trigger_names()

    install_triggers()
    install_triggers()

    assert trigger_names() == before


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", [1, 2])
def test_it_lets_tests_that_commit_start_from_an_empty_database(turn: int) -> None:
    """Each turn commits an edition that the other would find, were the database not emptied between them."""
    assert not Edition.objects.exists()
    assert trigger_names()

    Edition.objects.create(guide_key="trees", label=str(turn), sha256="0" * 64, document="{}")
