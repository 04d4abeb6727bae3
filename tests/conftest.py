"""Fixtures that every test has."""

from collections.abc import Iterator
from unittest.mock import patch

import pytest
from django.test import TransactionTestCase
from hypothesis import HealthCheck, settings

from catalog.immutability import drop_triggers

# The same examples in every run, however fast the machine is.
settings.register_profile(
    "repeatable", derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("repeatable")

DATABASE_FIXTURES = {"django_db_setup", "live_server"}
"""Whatever works on the database needs the first, save for a live server, which asks for it when it starts."""


def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark each test that touches the database, so that they can be run on another."""
    fixtures = item.fixturenames if isinstance(item, pytest.Function) else []
    if item.get_closest_marker("django_db") or DATABASE_FIXTURES & set(fixtures):
        item.add_marker("database")


@pytest.fixture(scope="session", autouse=True)
def _emptied_past_the_triggers() -> Iterator[None]:
    """Let tests that commit empty their database afterwards: the flush makes the triggers again."""
    empty = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined]  # noqa: SLF001

    def drop_and_empty(case: TransactionTestCase) -> None:
        drop_triggers()
        empty(case)

    with patch.object(TransactionTestCase, "_fixture_teardown", drop_and_empty):
        yield
