"""Bad requests by table: addresses, queries, cookies, tokens, hosts, lengths and headers that no browser would send."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from advisor import access
from advisor.models import Assessment, Report
from tests.advisor.addresses import ROWS, Row
from tests.advisor.pages import read
from tests.advisor.shipped import GUIDE

FORM = "application/x-www-form-urlencoded"
MEGABYTE = 1024 * 1024

COOKIES = ["", ":", "1", "1:2:3", "1.2.3:x:y", "%00", '"\\000"', "a" * 4000, "\u00e9"]

QUERIES = [
    ("?" + "a" * MEGABYTE, None),
    ("?" + "a=1&" * 2001, 400),
    ("?%FF=%00&%ED%A0%80=%&&==", None),
    ("?return=%00", None),
    ("?return=" + "answers" * 1000, None),
]
"""A query, and what a page that takes none answers; ``None``: the page, as without it."""


@pytest.fixture
def client() -> Client:
    """A fault of the application fails the test as a 500, as a caller would see it."""
    return Client(raise_request_exception=False)


@pytest.mark.parametrize(("query", "status"), QUERIES, ids=["long", "many", "odd", "NUL", "return"])
@pytest.mark.parametrize("row", [pytest.param(row, id=row.name) for row in ROWS if row.get == 200])
def test_bears_any_query(row: Row, query: str, status: int | None, report: Report, client: Client) -> None:
    address = row.of(report)
    reads_none = row.name.startswith("health") or row.name.endswith("schema")
    refused = 422 if "-what-if" in row.name else 200
    expected = {200} if reads_none else {status or refused}
    assert client.get(address + query).status_code in expected | ({200} if status else set())


@pytest.mark.parametrize(
    "path",
    [
        "/%00",
        "/guides/%00/",
        f"/guides/{GUIDE}%00/",
        f"/guides/{GUIDE}/options/%00/",
        f"/guides/{GUIDE}/editions/%00/",
        f"/guides/{GUIDE}/editions/..%2f..%2f/",
        "/guides/%FF%FE/",
        "/guides/%ED%A0%80/",
        "/guides/" + "a" * 100_000 + "/",
        "/static/%00",
        "/static/../advisor/settings.py",
        "/static/%2e%2e/manage.py",
        "/health/ready/",
        "/schemas/guide.json%00",
        "/.env",
    ],
    ids=lambda path: path[:40].replace("%00", "NUL"),
)
@pytest.mark.usefixtures("edition")
def test_finds_nothing_at_a_bad_address(path: str, client: Client) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert read(response).one("h1").text == "There is no such page"


@pytest.mark.parametrize("cookie", COOKIES, ids=[repr(cookie[:10]) for cookie in COOKIES])
@pytest.mark.parametrize("name", [access.COOKIE, "messages", settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME])
def test_takes_a_broken_cookie_for_none(name: str, cookie: str, assessment: Assessment, client: Client) -> None:
    for address in (reverse("home"), reverse("assessments"), reverse("assessment", args=[assessment.secret])):
        response = client.get(address, headers={"Cookie": f"{name}={cookie}"})
        assert response.status_code == 200
        if address == reverse("assessments"):
            assert "Line 4" not in response.content.decode()


def test_trusts_no_cookie_that_it_did_not_sign(answered: Assessment, assessment: Assessment, client: Client) -> None:
    """The numbers of other people's assessments can't be had by writing them."""
    kept = client.post(reverse("assessment-keep", args=[assessment.secret])).cookies[access.COOKIE].value
    numbers, signature = kept.split(":", 1)
    client.cookies[access.COOKIE] = f"{numbers}.{answered.pk}:{signature}"
    page = client.get(reverse("assessments")).content.decode()
    assert answered.secret not in page
    assert assessment.secret not in page


@pytest.mark.parametrize("token", ["", "a" * 64, "a" * 63, "\0" * 64, "\u00e9" * 64, "a" * 1000])
def test_refuses_a_stale_or_made_up_token(token: str, assessment: Assessment) -> None:
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    address = reverse("wizard-step", args=[assessment.secret, "location"])
    client.get(address)
    response = client.post(address, {"csrfmiddlewaretoken": token, "location": "nothing", "new-hardware": "no"})
    assert response.status_code == 403
    assert read(response).one("h1").text == "The form could not be trusted"
    assert Assessment.objects.get().answers == {}


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "example.org"},
        {"Host": "a b"},
        {"Host": ""},
        {"Host": "testserver:x"},
    ],
    ids=lambda headers: repr(headers["Host"]),
)
@pytest.mark.usefixtures("edition")
def test_answers_for_no_other_host(headers: dict[str, str], client: Client) -> None:
    response = client.get(reverse("home"), headers=headers)
    assert response.status_code == 400
    assert read(response).one("h1").text == "The request was not understood"


@pytest.mark.parametrize("length", ["-1", "x", "9" * 5000, "1e3", ""])
def test_bears_any_length(length: str, assessment: Assessment, client: Client) -> None:
    address = reverse("wizard-step", args=[assessment.secret, "location"])
    response = client.generic("POST", address, b"location=nothing", content_type=FORM, CONTENT_LENGTH=length)
    assert response.status_code in (400, 413, 422)


@pytest.mark.parametrize(
    "headers",
    [
        {"HX-Request": "true", "HX-Current-URL": "\u00e9%%%", "HX-Trigger": "\0"},
        {"HX-Request": "TRUE"},
        {"HX-Request": "true", "HX-Current-URL-URI-AutoEncoded": "true", "HX-Current-URL": "%FF"},
        {"Accept-Encoding": "\u00e9;q=x"},
        {"Accept-Language": "*" * 5000},
        {"X-Forwarded-Proto": "gopher"},
        {"Referer": "https://[", "Origin": "null"},
    ],
    ids=lambda headers: next(iter(headers)),
)
def test_bears_any_header(headers: dict[str, str], answered: Assessment, client: Client) -> None:
    address = reverse("wizard-step", args=[answered.secret, "location"])
    assert client.get(address, headers=headers).status_code == 200
