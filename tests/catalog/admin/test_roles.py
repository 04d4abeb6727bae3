"""Who may do what in the admin: every page about guides, looked at and sent, by every role."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from catalog import models
from catalog.interchange import to_document
from catalog.models import CurrentEdition, Edition, Guide, Retirement, Revision
from catalog.publishing import publish
from catalog.revisions import record
from tests.catalog.conftest import client_of
from tests.catalog.documents import changed

ALL = frozenset({"superuser", "curator", "publisher", "both"})
CURATE = frozenset({"superuser", "curator", "both"})
PUBLISH = frozenset({"superuser", "publisher", "both"})
STAFF = ALL | {"staff"}
NONE: frozenset[str] = frozenset()
NOT_SENT = None
"""A page that takes no POST, from nobody."""
ROLES = ("superuser", "curator", "publisher", "both", "staff", "architect", "nobody")
OUTSIDE = {"architect", "nobody"}
"""They are asked to log in, whatever they ask for."""

PAGES: dict[str, tuple[frozenset[str], frozenset[str] | None]] = {
    # address below /admin/: who may look at it, who may send it
    "": (STAFF, STAFF),
    "catalog/guide/import/": (CURATE, CURATE),
    "catalog/guide/<int:guide_pk>/home/": (ALL, NOT_SENT),
    "catalog/guide/<int:guide_pk>/ratings/": (ALL, CURATE),
    "catalog/guide/<int:guide_pk>/search/": (ALL, NOT_SENT),
    "catalog/guide/<int:guide_pk>/review/": (ALL, CURATE),
    "catalog/guide/<int:guide_pk>/check/": (ALL, ALL),
    "catalog/guide/<int:guide_pk>/import/": (CURATE, CURATE),
    "catalog/guide/<int:guide_pk>/export/": (ALL, NOT_SENT),
    "catalog/guide/<int:guide_pk>/publish/": (PUBLISH, PUBLISH),
    "catalog/guide/<int:guide_pk>/history/": (ALL, NOT_SENT),
    "catalog/guide/<int:guide_pk>/revision/": (ALL, NOT_SENT),
    "catalog/guide/<int:guide_pk>/restore/": (CURATE, CURATE),
    "catalog/guide/<int:guide_pk>/picture/": (ALL, NOT_SENT),
    "catalog/guide/<int:guide_pk>/changes/": (ALL, NOT_SENT),
    "catalog/guide/<int:guide_pk>/preview/": (ALL, NOT_SENT),
    "catalog/guide/<int:guide_pk>/preview/steps/<str:key>/": (ALL, ALL),
    "catalog/guide/<int:guide_pk>/preview/priorities/": (ALL, ALL),
    "catalog/guide/<int:guide_pk>/preview/answers/": (ALL, NOT_SENT),
    "catalog/guide/<int:guide_pk>/preview/result/": (ALL, NOT_SENT),
    "catalog/guide/<int:guide_pk>/preview/report/": (ALL, NOT_SENT),
    "catalog/edition/<int:pk>/make-current/": (PUBLISH, PUBLISH),
    "catalog/edition/<int:pk>/retire/": (PUBLISH, PUBLISH),
    "catalog/edition/<int:pk>/reinstate/": (PUBLISH, PUBLISH),
    "catalog/edition/<int:pk>/document/": (ALL, ALL),
    "catalog/edition/": (ALL, ALL),
    "catalog/edition/add/": (NONE, NONE),
    "catalog/edition/<path:object_id>/history/": (ALL, ALL),
    "catalog/edition/<path:object_id>/delete/": (NONE, NONE),
    "catalog/edition/<path:object_id>/change/": (ALL, NONE),
}
THINGS = {
    name: getattr(models, name.capitalize())
    for name in (
        "guide",
        "source",
        "criterion",
        "requirement",
        "option",
        "rating",
        "tool",
        "reference",
        "step",
        "question",
        "note",
        "example",
    )
}
for _name in THINGS:
    PAGES |= {
        f"catalog/{_name}/": (ALL, ALL),
        f"catalog/{_name}/add/": (CURATE, CURATE),
        f"catalog/{_name}/<path:object_id>/history/": (ALL, ALL),
        f"catalog/{_name}/<path:object_id>/delete/": (CURATE, CURATE),
        f"catalog/{_name}/<path:object_id>/change/": (ALL, CURATE),
    }
PAGES["catalog/guide/<path:object_id>/history/"] = (ALL, NOT_SENT)

OF_DJANGO = re.compile(
    r"(auth|axes)/|log(in|out)/$|password_change/|autocomplete/$|jsi18n/$|r/<|"
    r"catalog/\w+/<path:object_id>/$|\^\(\?P<app_label>|\(\?P<url>"
)
"""Accounts, and what only leads elsewhere or nowhere."""

LOG_IN, REFUSED, NOT_TAKEN, OPEN = "log in", "refused", "method not taken", "open"


def routes(resolver: Any, before: str = "") -> Iterator[str]:
    """The addresses of a resolver, as patterns."""
    for pattern in resolver.url_patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern, route)
        elif isinstance(pattern, URLPattern):
            yield route


def test_it_lists_every_page() -> None:
    """A new page is added here, with who may look at it and who may send it."""
    inside = [route.removeprefix("admin/") for route in routes(get_resolver()) if route.startswith("admin/")]

    assert sorted(route for route in inside if not OF_DJANGO.match(route)) == sorted(PAGES)


@pytest.fixture
def working_copy(guide: Guide) -> Guide:
    """A guide with two editions and a revision, whose working copy has moved on since."""
    record(guide, by="setup")
    publish(guide, label="1")
    publish(guide, label="2")
    guide.note_set.filter(key="cherry-birds").update(text="Birds love it.")
    record(guide, by="setup")
    return guide


def url(route: str, guide: Guide) -> str:
    """The address of a page about something that there is; of what could be restored, where that has to be said."""
    name = route.split("/")[1] if "<path:object_id>" in route else ""
    thing = THINGS[name].objects.first() if name in THINGS else Edition.objects.get(label="1")
    known = {"guide_pk": guide.pk, "pk": Edition.objects.get(label="1").pk, "key": "yard", "object_id": thing.pk}
    address = re.sub(r"<\w+:(\w+)>", lambda found: str(known[found[1]]), route)
    query = {"restore/": "?edition=1", "revision/": "?revision=1"}
    return f"/admin/{address}{next((text for end, text in query.items() if route.endswith(end)), '')}"


def sent(guide: Guide) -> dict[str, str]:
    """What changes something on most pages that take it: a deletion, a publication, a retirement, an import."""
    document = changed(("guide.title", "Trees"))
    return {
        "post": "yes",
        "action": "delete_selected",
        "_selected_action": str(guide.note_set.all()[0].pk),
        "label": "3",
        "current": "on",
        "reason": "Wrong.",
        "sha256": to_document(guide).sha256(),
        "document": document.to_bytes().decode(),
    }


def outcome(response: HttpResponseBase) -> str:
    if response.status_code == 302 and response["Location"].startswith("/admin/login/"):
        return LOG_IN
    assert response.status_code < 500
    return {403: REFUSED, 405: NOT_TAKEN}.get(response.status_code, OPEN)


def expected(role: str, allowed: frozenset[str] | None) -> str:
    if role in OUTSIDE:
        return LOG_IN
    return NOT_TAKEN if allowed is NOT_SENT else OPEN if role in allowed else REFUSED


def curated() -> list[Any]:
    """What curators change."""
    documents = [to_document(guide).sha256() for guide in Guide.objects.order_by("pk")]
    return [*documents, *Revision.objects.order_by("pk").values_list("pk", flat=True)]


def published() -> list[Any]:
    """What publishers change."""
    return [
        list(Edition.objects.order_by("pk").values_list("pk", flat=True)),
        list(CurrentEdition.objects.values_list("edition__label", flat=True)),
        list(Retirement.objects.values_list("edition__label", "reason")),
    ]


def post(client: Client, address: str, data: dict[str, str]) -> tuple[str, list[Any], list[Any]]:
    """What came of it, and what curators and publishers change as it is then; all of it taken back."""
    with transaction.atomic():
        came = outcome(client.post(address, data))
        after = curated(), published()
        transaction.set_rollback(True)
    return came, *after


@pytest.mark.parametrize("role", ROLES)
def test_it_shows_pages_by_role(working_copy: Guide, role: str) -> None:
    client = client_of(role)

    found = {route: outcome(client.get(url(route, working_copy))) for route in PAGES}

    assert found == {route: expected(role, look) for route, (look, _) in PAGES.items()}


@pytest.mark.parametrize("role", sorted(ALL))
def test_it_finds_every_page_that_a_role_may_look_at(working_copy: Guide, role: str) -> None:
    client = client_of(role)

    for route, (look, _) in PAGES.items():
        if role in look:
            assert client.get(url(route, working_copy), follow=True).status_code == 200, route


@pytest.mark.parametrize("role", ROLES)
def test_it_takes_what_is_sent_by_role(working_copy: Guide, role: str) -> None:
    client, data = client_of(role), sent(working_copy)
    before = curated(), published()

    found = {route: post(client, url(route, working_copy), data) for route in PAGES}

    came = {route: came for route, (came, _, _) in found.items()}
    assert came == {route: expected(role, send) for route, (_, send) in PAGES.items()}
    assert any(after != before[0] for _, after, _ in found.values()) is (role in CURATE)
    assert any(after != before[1] for _, _, after in found.values()) is (role in PUBLISH)
