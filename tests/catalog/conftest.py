"""Guides, accounts and clients for the tests of the catalog."""

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from catalog.access import CURATORS, PUBLISHERS, make_groups
from catalog.interchange import from_document
from catalog.models import Guide
from tests.catalog.documents import changed, whole

ROLES: dict[str, tuple[str, ...]] = {
    "curator": (CURATORS,),
    "publisher": (PUBLISHERS,),
    "both": (CURATORS, PUBLISHERS),
    "staff": (),
}
"""Accounts with staff status, and the groups that each is in."""


@pytest.fixture
def guide(db: None) -> Guide:  # noqa: ARG001
    """The working copy of the whole document."""
    return from_document(whole())


@pytest.fixture
def other_guide(db: None) -> Guide:  # noqa: ARG001
    """A second working copy, with the same keys in it."""
    return from_document(changed(("guide.key", "hedges"), ("guide.title", "A hedge")))


def client_of(role: str) -> Client:
    """A client for an account of a role, "superuser", "architect" (no staff) or "nobody" (not logged in)."""
    client = Client()
    if role != "nobody":
        client.force_login(account(role), backend="django.contrib.auth.backends.ModelBackend")
    return client


def account(role: str) -> User:
    """The account of a role, made if need be."""
    if role == "superuser":
        return User.objects.create_superuser("superuser")
    make_groups()
    user = User.objects.create_user(role, is_staff=role in ROLES)
    user.groups.set(Group.objects.filter(name__in=ROLES.get(role, ())))
    return user


@pytest.fixture
def curator(db: None) -> Client:  # noqa: ARG001
    return client_of("curator")


@pytest.fixture
def publisher(db: None) -> Client:  # noqa: ARG001
    return client_of("publisher")
