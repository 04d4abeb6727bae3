"""Which tests count as touching the database: ``make postgres`` runs those."""

from collections.abc import Callable
from typing import Any

import pytest


def asks_for_rows(db: None) -> None: ...
def asks_for_commits(transactional_db: None) -> None: ...
def asks_for_an_account(admin_user: Any) -> None: ...
def asks_for_a_server(live_server: Any) -> None: ...
@pytest.mark.django_db
def says_so() -> None: ...
@pytest.mark.usefixtures("db")
def names_the_fixture() -> None: ...
def asks_for_nothing() -> None: ...
def asks_for_a_client(client: Any) -> None: ...


TOUCHES = [asks_for_rows, asks_for_commits, asks_for_an_account, asks_for_a_server, says_so, names_the_fixture]
LEAVES = [asks_for_nothing, asks_for_a_client]


def counts(test: Callable[..., None], request: pytest.FixtureRequest) -> bool:
    """Whether the test is marked when it is collected."""
    item = pytest.Function.from_parent(request.node.parent, name=test.__name__, callobj=test)
    request.node.ihook.pytest_itemcollected(item=item)
    return item.get_closest_marker("database") is not None


@pytest.mark.parametrize("test", TOUCHES, ids=lambda test: test.__name__)
def test_it_counts_what_touches_the_database(test: Callable[..., None], request: pytest.FixtureRequest) -> None:
    assert counts(test, request)


@pytest.mark.parametrize("test", LEAVES, ids=lambda test: test.__name__)
def test_it_leaves_out_what_does_not(test: Callable[..., None], request: pytest.FixtureRequest) -> None:
    assert not counts(test, request)
