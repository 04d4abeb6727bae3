"""Who may see a preview, and how its pages are sent."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from catalog.models import Guide
from tests.advisor.addresses import WORKBENCH
from tests.advisor.pages import read
from tests.advisor.workbench.visiting import FIRST, PAGES, address
from tests.catalog.conftest import client_of

ROLES = [("superuser", 200), ("curator", 200), ("publisher", 200), ("staff", 403), ("architect", 302), ("nobody", 302)]
ALL = ("", *PAGES)


def test_its_pages_are_all_tested_here() -> None:
    assert {"workbench-preview" + (page and f"-{page}") for page in ALL} == {
        name for name in WORKBENCH if name.startswith("workbench-preview")
    }


@pytest.mark.parametrize(("role", "status"), ROLES)
def test_it_opens_for_those_who_may_see_working_copies(guide: Guide, role: str, status: int) -> None:
    client = client_of(role)
    for page in ALL:
        response = client.get(address(guide, page))
        assert response.status_code == status, page
        if status == 302:
            assert response.headers["Location"].partition("?")[0] == reverse("admin:login")
    assert client.post(address(guide, "step"), FIRST).status_code == (303 if status == 200 else status)


def test_it_takes_no_form_without_its_token(guide: Guide, curator: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = curator.cookies
    assert strict.post(address(guide, "step"), FIRST).status_code == 403


@pytest.mark.parametrize("page", ALL)
def test_it_takes_the_methods_that_it_has_a_use_for(guide: Guide, curator: Client, page: str) -> None:
    for method in ("PUT", "PATCH", "DELETE"):
        assert curator.generic(method, address(guide, page)).status_code == 405
    posted: Any = curator.post(address(guide, page))
    assert posted.status_code == (422 if page in {"step", "priorities"} else 405)
    assert curator.head(address(guide, page)).status_code == 200


@pytest.mark.parametrize("page", ALL)
def test_it_stays_out_of_indexes_and_caches(guide: Guide, curator: Client, page: str) -> None:
    headers = curator.get(address(guide, page)).headers
    assert headers["X-Robots-Tag"] == "noindex, nofollow"
    assert {"private", "no-store"} <= set(headers["Cache-Control"].split(", "))


def test_it_is_a_tab_of_the_guide(guide: Guide, curator: Client) -> None:
    tab = next(link for link in read(curator.get(address(guide))).all("a") if link.text == "Preview")
    assert tab.attributes == {"href": address(guide), "aria-current": "page"}


def test_it_finds_no_guide_that_is_not_there(guide: Guide, curator: Client) -> None:
    guide.pk += 1
    assert [curator.get(address(guide, page)).status_code for page in ALL] == [404] * len(ALL)
