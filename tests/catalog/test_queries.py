"""What guides and editions cost in queries. The counts of the working copy do not grow with its size."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalog.document import GuideDocument
from catalog.interchange import from_document, to_document
from catalog.models import Edition, Guide
from catalog.publishing import publish
from catalog.shipped import shipped_editions
from tests.catalog.documents import whole

LARGER = shipped_editions()[0].document

BUDGETS: list[tuple[str, int, Callable[[Guide], Any]]] = [
    ("export the working copy", 32, to_document),
    ("publish the working copy", 85, lambda guide: publish(guide, label="2")),
    ("read the current edition", 1, lambda guide: Edition.objects.current_for(guide.key)),
    ("read an edition by its label", 1, lambda guide: Edition.objects.labelled(guide.key, "1")),
    ("list current editions", 1, lambda _: list(Edition.objects.current().with_standing())),
    ("parse an edition", 1, lambda guide: Edition.objects.for_guide(guide.key).get().parsed()),
]


@pytest.mark.parametrize("document", [whole(), LARGER], ids=["small", "large"])
@pytest.mark.parametrize(("budget", "act"), [row[1:] for row in BUDGETS], ids=[row[0] for row in BUDGETS])
def test_it_stays_within(document: GuideDocument, budget: int, act: Callable[[Guide], Any], db: None) -> None:  # noqa: ARG001
    guide = from_document(document)
    publish(guide, label="1")

    with CaptureQueriesContext(connection) as queries:
        act(guide)

    assert len(queries) <= budget


@pytest.mark.django_db
def test_it_imports_over_a_working_copy_within() -> None:
    from_document(LARGER)

    with CaptureQueriesContext(connection) as queries:
        from_document(LARGER)

    assert len(queries) <= 80


@pytest.mark.django_db
def test_it_reads_editions_without_the_working_copy() -> None:
    publish(from_document(whole()), label="1")
    Guide.objects.all().delete()

    with CaptureQueriesContext(connection) as queries:
        edition = Edition.objects.current_for("trees")
        assert edition is not None
        edition.parsed()

    assert {table for query in queries for table in query["sql"].split('"') if table.startswith("catalog_")} == {
        "catalog_edition",
        "catalog_currentedition",
    }
