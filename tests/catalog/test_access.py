"""Roles: who may curate, who may publish."""

import pytest
from django.contrib.auth.models import AnonymousUser, Group, Permission, User

from catalog.access import CURATORS, make_groups, may_curate, may_publish
from tests.catalog.conftest import account

ROLES = [
    # role, may curate, may publish
    ("superuser", True, True),
    ("both", True, True),
    ("curator", True, False),
    ("publisher", False, True),
    ("staff", False, False),
    ("architect", False, False),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("role", "curates", "publishes"), ROLES)
def test_it_lets_each_role_do_its_part(role: str, curates: bool, publishes: bool) -> None:
    user = account(role)

    assert (may_curate(user), may_publish(user)) == (curates, publishes)


def test_it_lets_nobody_do_anything_without_an_account() -> None:
    assert not may_curate(AnonymousUser())
    assert not may_publish(AnonymousUser())


@pytest.mark.django_db
@pytest.mark.parametrize("lost", ["is_active", "is_staff"])
def test_it_takes_both_roles_from_an_account_without(lost: str) -> None:
    account("both")
    User.objects.update(**{lost: False})

    user = User.objects.get()

    assert not may_curate(user)
    assert not may_publish(user)


@pytest.mark.django_db
def test_it_keeps_what_an_administrator_added_to_a_group() -> None:
    make_groups()
    extra = Permission.objects.get(codename="view_user")
    Group.objects.get(name=CURATORS).permissions.add(extra)

    make_groups()

    assert extra in Group.objects.get(name=CURATORS).permissions.all()
