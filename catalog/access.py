"""Who may curate and who may publish: two roles, each a group that an administrator puts accounts into.

An account also needs staff status to get into the admin at all. A superuser has both roles.
"""

from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db.models import Q, QuerySet

CURATORS = "Curators"
PUBLISHERS = "Publishers"


def may_curate(user: Any) -> bool:
    """Whether a user may change working copies."""
    return _works_here(user) and bool(user.has_perm("catalog.change_guide"))


def may_import(user: Any) -> bool:
    """Whether a user may replace working copies by guide documents, and make new ones of them."""
    return may_curate(user) and bool(user.has_perm("catalog.add_guide"))


def may_view(user: Any) -> bool:
    """Whether a user may look at working copies."""
    return _works_here(user) and bool(user.has_perm("catalog.view_guide"))


def may_check(user: Any) -> bool:
    """Whether a user may have working copies checked, which takes time and is kept."""
    return may_curate(user) or may_publish(user)


def may_publish(user: Any) -> bool:
    """Whether a user may publish editions, make them current, and retire them."""
    return _works_here(user) and bool(user.has_perm("catalog.publish_edition"))


def make_groups() -> None:
    """Make the two groups and give them their permissions; what an administrator added to them stays."""
    known = Permission.objects.filter(content_type__app_label="catalog")
    publishing = Q(codename="publish_edition")
    _grant(CURATORS, known.exclude(publishing))
    _grant(PUBLISHERS, known.filter(publishing | Q(codename__startswith="view_")))


def _works_here(user: Any) -> bool:
    return bool(user.is_active and user.is_staff)


def _grant(name: str, permissions: QuerySet[Permission]) -> None:
    group, _ = Group.objects.get_or_create(name=name)
    group.permissions.add(*permissions)
