"""Who may open and write what: every address by method, by what the caller knows, and by who they are."""

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from advisor.models import Assessment, Report, new_secret
from tests.advisor.addresses import NEVER, ROWS, WORKBENCH, Row
from tests.advisor.pages import read

UNSAFE = ("POST", "PUT", "PATCH", "DELETE")
SECRET = [row for row in ROWS if row.behind_secret]
MALFORMED = ["A" * 21, "A" * 23, "A" * 21 + "!", "A" * 21 + "\u00e9", "..", "%00" * 22]
names = [pytest.param(row, id=row.name) for row in ROWS]
secret_names = [pytest.param(row, id=row.name) for row in SECRET]


def _named(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    for each in patterns:
        if isinstance(each, URLPattern):
            yield each.name or str(each.pattern)
        elif each.namespace != "admin":
            yield from _named(each.url_patterns)


def _status(client: Client, method: str, address: str, sent: str = "") -> int:
    kind = "application/x-www-form-urlencoded"
    return client.generic(method, address, sent, content_type=kind).status_code


@pytest.fixture(params=["anonymous", "curator"])
def caller(request: pytest.FixtureRequest, db: None) -> Client:  # noqa: ARG001
    """An account opens nothing of an architect's: only the address does."""
    client = Client()
    if request.param == "curator":
        client.force_login(User.objects.create_superuser("curator"), "django.contrib.auth.backends.ModelBackend")
    return client


def test_the_table_names_every_address() -> None:
    assert sorted([*(row.name for row in ROWS), *WORKBENCH]) == sorted(_named(get_resolver().url_patterns))
    assert all(row.private for row in SECRET)


@pytest.mark.parametrize("row", names)
def test_opens_and_writes_for_whoever_has_the_address(row: Row, report: Report, caller: Client) -> None:
    address = row.of(report)
    allowed = {"GET": row.get, "HEAD": row.get}
    for method in ("GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"):
        assert _status(caller, method, address) == allowed.get(method, NEVER), method
    assert _status(caller, "POST", address, row.sent) == row.post


@pytest.mark.parametrize("row", names)
def test_names_the_methods_that_an_address_takes(row: Row, report: Report, architect: Client) -> None:
    response = architect.generic("TRACE", row.of(report))
    allow = response.headers["Allow"]
    reading = {"GET", "HEAD"} if row.get != NEVER else set()
    writing = {"POST"} if row.post != NEVER else set()
    assert set(allow.split(", ")) == reading | writing
    assert read(response).one("h1").text == "There is nothing to open here"


@pytest.mark.parametrize("row", secret_names)
def test_knows_nobody_by_another_secret(row: Row, report: Report, caller: Client) -> None:
    """A made-up one, the report's in place of the assessment's, and the other way round."""
    swapped = {"secret": report.token, "token": report.assessment.secret}
    for known in (swapped, {"secret": new_secret(), "token": new_secret()}):
        address = row.address(**known, number=report.pk)
        assert _status(caller, "GET", address) == (NEVER if row.get == NEVER else 404)
        assert _status(caller, "POST", address, row.sent) == (NEVER if row.post == NEVER else 404)


@pytest.mark.parametrize("secret", MALFORMED)
@pytest.mark.parametrize("row", secret_names)
def test_finds_nothing_at_a_malformed_secret(row: Row, secret: str, report: Report, architect: Client) -> None:
    address = row.of(report).replace(report.assessment.secret, secret).replace(report.token, secret)
    for method in ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"):
        assert _status(architect, method, address) == 404


@pytest.mark.parametrize("name", ["report-share", "report-share-until", "report-unshare", "report-delete"])
def test_touches_no_report_of_another_assessment(
    name: str, report: Report, assessment: Assessment, architect: Client
) -> None:
    address = reverse(name, args=[assessment.secret, report.pk])
    assert _status(architect, "POST", address) == 404
    assert Report.objects.get(pk=report.pk).token == report.token


@pytest.mark.parametrize("method", UNSAFE)
@pytest.mark.parametrize("row", names)
def test_takes_no_form_without_its_token(row: Row, method: str, report: Report) -> None:
    response = Client(enforce_csrf_checks=True).generic(
        method, row.of(report), row.sent, content_type="application/x-www-form-urlencoded"
    )
    assert response.status_code == 403
    page = read(response)
    assert page.one("h1").text == "The form could not be trusted"
    assert "load the page again and send the form once more" in page.text


@pytest.mark.parametrize("row", [pytest.param(row, id=row.name) for row in ROWS if row.private])
def test_keeps_private_pages_out_of_indexes_and_caches(row: Row, report: Report, architect: Client) -> None:
    address = row.of(report)
    if row.get == 200:
        response = architect.get(address)
        assert response.headers["X-Robots-Tag"] == "noindex, nofollow"
        assert response.headers["Cache-Control"] == "private, no-store"
        assert row.file or "noindex" in read(response).one("meta", name="robots").attributes["content"]
    if row.post == 303:
        response = architect.post(address, row.sent, content_type="application/x-www-form-urlencoded")
        assert response.headers["X-Robots-Tag"] == "noindex, nofollow"
        assert response.headers["Cache-Control"] == "private, no-store"


def test_names_no_other_address_in_a_report(report: Report, architect: Client) -> None:
    architect.post(reverse("report-create", args=[report.assessment.secret]))
    for made in Report.objects.all():
        response = architect.get(reverse("report", args=[made.token]))
        assert report.assessment.secret not in response.content.decode()
        others = Report.objects.exclude(pk=made.pk)
        assert not [other for other in others if other.token in response.content.decode()]
        assert not read(response).all("form")
        links = {link.attributes["href"] for link in read(response).all("a")}
        own = {reverse("assessments"), f"{reverse('assessments-compare')}?report={made.token}&page=1"}
        assert {link for link in links if link.startswith("/assessments/")} == own


def test_reads_the_home_page_for_one_browser_alone(assessment: Assessment, architect: Client) -> None:
    """It lists the addresses of the assessments that the browser remembers."""
    architect.post(reverse("assessment-keep", args=[assessment.secret]))
    response = architect.get(reverse("home"))
    assert assessment.secret in response.content.decode()
    assert "private" in response.headers["Cache-Control"]


@pytest.mark.usefixtures("db")
def test_asks_whoever_opens_the_administration_who_they_are(architect: Client) -> None:
    response = architect.get(reverse("admin:index"))
    assert (response.status_code, response.headers["Location"].partition("?")[0]) == (302, reverse("admin:login"))
