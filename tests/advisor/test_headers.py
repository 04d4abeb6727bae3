"""What every page tells the browser: run and fetch nothing foreign, frame nothing, pass no address on."""

from collections.abc import Iterator
from unittest.mock import patch

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

from advisor.models import Report
from tests.advisor.addresses import ROWS, Row
from tests.advisor.pages import Element, read
from tests.advisor.shipped import GUIDE

POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
}

HEADERS = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}

FETCH = {"script", "link", "img", "iframe", "source", "object", "embed", "video", "audio"}

PAGES = [
    row
    for row in ROWS
    if row.get == 200 and not row.file and not row.name.startswith("health") and not row.name.endswith("schema")
]


def _refused(client: Client) -> Iterator[tuple[int, object]]:
    """Every kind of error page."""
    yield 404, client.get("/nowhere/")
    yield 405, client.put("/")
    yield 400, client.post("/", "{}", content_type="application/json")
    yield 413, client.post("/", {"name": "a" * 2_000_000})
    yield 403, Client(enforce_csrf_checks=True).post(reverse("start", args=[GUIDE]))
    yield 422, client.post(reverse("start", args=[GUIDE]), {"name": "a" * 200})
    with patch("advisor.guides.views.guides.entry", side_effect=RuntimeError):
        yield 500, client.get("/")


@pytest.fixture
def client() -> Client:
    return Client(raise_request_exception=False)


@pytest.fixture
def pages(report: Report, client: Client) -> dict[str, Element]:
    """Every page of the site, as a browser that remembers an assessment sees it."""
    client.post(reverse("assessment-keep", args=[report.assessment.secret]))
    return {row.name: read(client.get(row.of(report))) for row in PAGES}


@pytest.mark.parametrize("row", [pytest.param(row, id=row.name) for row in ROWS])
def test_keeps_the_browser_to_this_site(row: Row, report: Report, client: Client) -> None:
    _assert_guarded(client.get(row.of(report)).headers)


@pytest.mark.usefixtures("edition")
def test_keeps_the_browser_to_this_site_where_it_refuses(client: Client) -> None:
    for status, response in _refused(client):
        assert response.status_code == status  # type: ignore[attr-defined]
        _assert_guarded(response.headers)  # type: ignore[attr-defined]


def _assert_guarded(headers: object) -> None:
    found = dict(headers.items())  # type: ignore[attr-defined]
    assert set(found["Content-Security-Policy"].split("; ")) == POLICY
    assert HEADERS.items() <= found.items()


@pytest.mark.usefixtures("edition")
def test_shows_a_page_where_it_refuses(client: Client) -> None:
    for _, response in _refused(client):
        assert read(response).one("h1").text  # type: ignore[arg-type]


def test_holds_nothing_inline_that_runs_or_styles(pages: dict[str, Element]) -> None:
    for name, page in pages.items():
        for each in page.walk():
            assert each.tag != "style", name
            assert "style" not in each.attributes, name
            assert not [attribute for attribute in each.attributes if attribute.startswith("on")], name
        for script in page.all("script"):
            assert script.attributes["src"].startswith("/static/"), name
            assert script.text == "", name


def test_fetches_nothing_from_elsewhere(pages: dict[str, Element]) -> None:
    for name, page in pages.items():
        fetched = [
            each.attributes.get("src") or each.attributes.get("href") for each in page.walk() if each.tag in FETCH
        ]
        assert all(str(address).startswith("/static/") for address in fetched), name
        assert all(finders.find(str(address).removeprefix("/static/")) for address in fetched), name


def test_sends_every_form_to_itself(pages: dict[str, Element]) -> None:
    for name, page in pages.items():
        for form in page.all("form"):
            changes = form.attributes["method"] == "post"
            assert changes or form.attributes["method"] == "get", name
            assert form.attributes.get("action", "/").startswith("/"), name
            assert bool(form.all("input", name="csrfmiddlewaretoken")) == changes, name


def test_leads_nowhere_that_is_not_there(pages: dict[str, Element], client: Client) -> None:
    links = {link.attributes["href"] for page in pages.values() for link in page.all("a")}
    inside = {link.partition("#")[0] for link in links if link.startswith("/")}
    assert len(inside) > 20
    assert {link: client.get(link).status_code for link in inside} == dict.fromkeys(inside, 200)


def test_leads_to_a_place_that_is_on_the_page(pages: dict[str, Element]) -> None:
    for name, page in pages.items():
        for link in page.all("a"):
            if link.attributes["href"].startswith("#"):
                assert page.all(id=link.attributes["href"][1:]), f"{name}: {link.attributes['href']}"


def test_builds_every_page_alike(pages: dict[str, Element]) -> None:
    for name, page in pages.items():
        assert page.one("html").attributes["lang"] == "en-GB", name
        assert page.one("head").one("title").text.endswith("Edge Kubernetes advisor"), name
        assert len(page.all("h1")) == len(page.all("main")) == 1, name
        ids = [each.attributes["id"] for each in page.walk() if "id" in each.attributes]
        assert sorted(ids) == sorted(set(ids)), name


def test_names_each_page_by_a_title_of_its_own(pages: dict[str, Element]) -> None:
    titles = [page.one("head").one("title").text for name, page in pages.items() if not name.endswith("-edition")]
    assert [title for title in titles if titles.count(title) > 1] == []


def test_shows_cookies_to_no_script_and_no_other_site(report: Report, client: Client) -> None:
    client.get(reverse("start", args=[GUIDE]))
    client.post(reverse("assessment-keep", args=[report.assessment.secret]))
    assert set(client.cookies) == {"csrftoken", "my-assessments", "messages"}
    for name, cookie in client.cookies.items():
        assert cookie["httponly"], name
        assert cookie["samesite"] == "Lax", name
        assert cookie["path"] == "/", name
        assert not cookie["domain"], name
