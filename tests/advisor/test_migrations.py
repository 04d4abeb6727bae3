"""What stood in the database before a migration stands there afterwards."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps.registry import Apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.test import Client
from django.urls import reverse

from advisor.loading import load
from advisor.models import Report, new_secret
from advisor.reports import document_of
from catalog.immutability import trigger_names
from catalog.models import Edition
from tests.advisor.deciding import decided
from tests.advisor.pages import read
from tests.advisor.shipped import ANSWERS

pytestmark = pytest.mark.django_db(transaction=True)

ONE_ADDRESS = "0002_order_of_priorities"
"""The migration up to which a report holds its address itself."""


@pytest.fixture
def earlier(transactional_db: None) -> Iterator[Apps]:  # noqa: ARG001 - migrations commit
    """The models before reports had addresses of their own; afterwards the database is as it was."""
    call_command("migrate", "advisor", ONE_ADDRESS, verbosity=0)
    yield MigrationExecutor(connection).loader.project_state(("advisor", ONE_ADDRESS)).apps
    call_command("migrate", verbosity=0)


def _model(apps: Apps, name: str) -> Any:
    """A model as it was, with fields that it has no more."""
    return apps.get_model("advisor", name)


def test_keeps_the_addresses_of_reports_and_what_they_say(earlier: Apps, edition: Edition) -> None:
    document, triggers = decided(load(edition), ANSWERS), trigger_names()
    tokens = [new_secret() for _ in range(2)]
    for token in tokens:
        started = _model(earlier, "Assessment").objects.create(edition_id=edition.pk, name=f"At {token}")
        _model(earlier, "Report").objects.create(
            assessment=started, edition_id=edition.pk, title=started.name, token=token, document=document.data()
        )
    call_command("migrate", verbosity=0)
    for token in tokens:
        response = Client().get(reverse("report", args=[token]))
        assert response.status_code == 200
        assert f"At {token}" in read(response).one("main").text
    found = list(Report.objects.select_related("share"))
    assert [document_of(report) for report in found] == [document] * 2
    assert [report.share.created_at for report in found] == [report.created_at for report in found]
    assert trigger_names() == triggers
